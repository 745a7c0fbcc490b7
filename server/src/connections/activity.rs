//! What one connection is doing.

use axum::{
    body::{Body, Bytes, HttpBody},
    response::Response,
};
use hyper::body::{Frame, SizeHint};
use std::{
    convert::Infallible,
    future::Future,
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU32, AtomicU64, Ordering::Relaxed},
    },
    task::{Context, Poll, ready},
    time::Instant,
};
use tokio::sync::Notify;

/// How long the head of a request may take, from its first byte or from the beginning of the connection.
const HEAD: u64 = 10_000;
/// How long a connection may be silent.
const SILENCE: u64 = 60_000;
/// A reader who is slower than this many bytes in so many milliseconds is not waited for.
const SLOWEST: (u64, u64) = (30 * 1024, 30_000);

/// What one connection is doing. Times are milliseconds since the program was started; each may be a moment old where another thread reads it.
#[derive(Debug)]
pub struct Activity {
    clock: Clock,
    /// When the last byte came or went.
    last_byte: AtomicU64,
    /// Since when the head of a request is awaited of which something may have come; zero while none is.
    head_since: AtomicU64,
    /// How many requests are being answered.
    under_way: AtomicU32,
    /// Whether something of an answer was sent since the last request.
    has_sent: AtomicBool,
    /// Whether requests come side by side, so that bytes tell nothing of heads.
    is_multiplexed: AtomicBool,
    writing: Writing,
    is_cut: AtomicBool,
    cut: Notify,
}

/// How fast the reader takes what is sent, in the window that began last.
#[derive(Debug, Default)]
struct Writing {
    since: AtomicU64,
    bytes: AtomicU64,
    /// For how long the reader kept the server waiting.
    waited: AtomicU64,
    /// Since when; zero while nothing waits to be sent.
    waits_since: AtomicU64,
}

/// Milliseconds since a moment, never zero.
#[derive(Clone, Copy, Debug)]
pub(super) struct Clock(Instant);

impl Default for Clock {
    fn default() -> Self {
        Self(Instant::now())
    }
}

impl Clock {
    pub(super) fn now(self) -> u64 {
        1 + u64::try_from(self.0.elapsed().as_millis()).unwrap_or(u64::MAX - 1)
    }
}

impl Activity {
    pub(super) fn new(clock: Clock) -> Self {
        let now = clock.now();
        Self {
            clock,
            last_byte: AtomicU64::new(now),
            head_since: AtomicU64::new(now),
            under_way: AtomicU32::new(0),
            has_sent: AtomicBool::new(false),
            is_multiplexed: AtomicBool::new(false),
            writing: Writing::default(),
            is_cut: AtomicBool::new(false),
            cut: Notify::new(),
        }
    }

    /// Bytes came.
    pub(super) fn read(&self) {
        let now = self.clock.now();
        self.last_byte.store(now, Relaxed);
        if self.head_since.load(Relaxed) == 0 && self.under_way.load(Relaxed) == 0 {
            self.head_since.store(now, Relaxed);
        }
    }

    /// Bytes went.
    pub(super) fn wrote(&self, bytes: usize) {
        let now = self.clock.now();
        self.last_byte.store(now, Relaxed);
        self.has_sent.store(true, Relaxed);
        let since = self.writing.waits_since.swap(0, Relaxed);
        if since > 0 {
            self.writing.waited.fetch_add(now.saturating_sub(since), Relaxed);
        }
        self.writing.bytes.fetch_add(bytes as u64, Relaxed);
    }

    /// The reader has to take something before more can be sent.
    pub(super) fn waits_for_reader(&self) {
        if self.writing.waits_since.load(Relaxed) == 0 {
            self.writing.waits_since.store(self.clock.now(), Relaxed);
        }
    }

    /// Everything was sent that there is for now.
    pub(super) fn flushed(&self) {
        if self.under_way.load(Relaxed) == 0 && self.has_sent.swap(false, Relaxed) {
            self.head_since.store(0, Relaxed);
        }
    }

    /// The head of a request is complete.
    pub(super) fn begin_request(self: &Arc<Self>, is_multiplexed: bool) -> Request {
        if is_multiplexed {
            self.is_multiplexed.store(true, Relaxed);
        }
        self.under_way.fetch_add(1, Relaxed);
        self.has_sent.store(false, Relaxed);
        self.head_since.store(0, Relaxed);
        Request(Arc::clone(self))
    }

    /// As if the first head had been awaited since another moment.
    #[cfg(test)]
    pub(super) fn has_waited_since(&self, moment: u64) {
        self.head_since.store(moment, Relaxed);
    }

    /// Has the connection end.
    pub(super) fn end(&self) {
        self.is_cut.store(true, Relaxed);
        self.cut.notify_one();
    }

    /// Completes once the connection has to end.
    pub(super) async fn cut(&self) {
        self.cut.notified().await;
    }

    #[cfg(test)]
    pub(super) fn is_cut(&self) -> bool {
        self.is_cut.load(Relaxed)
    }

    /// Since when the connection waits for its reader to ask something; none while it has something to do.
    pub(super) fn waits_since(&self) -> Option<u64> {
        if self.under_way.load(Relaxed) > 0 || self.writing.waits_since.load(Relaxed) > 0 {
            return None;
        }
        match self.head_since.load(Relaxed) {
            // Not all of the last answer has gone.
            0 if self.has_sent.load(Relaxed) => None,
            0 => Some(self.last_byte.load(Relaxed)),
            since => Some(since),
        }
    }

    /// Whether the connection takes up room for nothing.
    pub(super) fn is_overdue(&self, now: u64) -> bool {
        let passed = |since: u64| now.saturating_sub(since);
        let head = self.head_since.load(Relaxed);
        let is_waiting = self.under_way.load(Relaxed) == 0;
        let is_late = is_waiting && head > 0 && passed(head) > HEAD && !self.is_multiplexed.load(Relaxed);
        let is_silent = is_waiting && passed(self.last_byte.load(Relaxed)) > SILENCE;
        is_late || is_silent || self.is_slow(now)
    }

    /// Whether the reader takes too little of what waits to be sent. Each window is looked at once it is over.
    fn is_slow(&self, now: u64) -> bool {
        let (bytes, window) = SLOWEST;
        let writing = &self.writing;
        if now.saturating_sub(writing.since.load(Relaxed)) < window {
            return false;
        }
        writing.since.store(now, Relaxed);
        let waits_since = writing.waits_since.load(Relaxed);
        let mut waited = writing.waited.swap(0, Relaxed);
        if waits_since > 0 {
            waited += now.saturating_sub(waits_since);
            writing.waits_since.store(now, Relaxed);
        }
        let sent = writing.bytes.swap(0, Relaxed);
        waited >= window * 9 / 10 && sent < bytes
    }
}

/// A request that is being answered.
pub struct Request(Arc<Activity>);

impl Request {
    /// The answer, and what is sent of it piece by piece, belong to the request.
    pub(super) fn during<F>(self, answering: F) -> UnderWay<F> {
        UnderWay {
            answering,
            request: Some(self),
        }
    }
}

impl Drop for Request {
    fn drop(&mut self) {
        self.0.under_way.fetch_sub(1, Relaxed);
    }
}

/// The answering of a request.
pub struct UnderWay<F> {
    answering: F,
    request: Option<Request>,
}

impl<F> Future for UnderWay<F>
where
    F: Future<Output = Result<Response, Infallible>> + Unpin,
{
    type Output = F::Output;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let Ok(response) = ready!(Pin::new(&mut self.answering).poll(context));
        let request = self.request.take();
        if response.body().size_hint().exact().is_some() {
            return Poll::Ready(Ok(response));
        }
        // As long as nobody knows how much is to come, more may come.
        Poll::Ready(Ok(response.map(|body| {
            Body::new(Streamed {
                body,
                _request: request,
            })
        })))
    }
}

/// A body that is made while it is sent.
struct Streamed {
    body: Body,
    _request: Option<Request>,
}

impl HttpBody for Streamed {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        Pin::new(&mut self.body).poll_frame(context)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn activity() -> Arc<Activity> {
        Arc::new(Activity::new(Clock::default()))
    }

    fn answered(activity: &Arc<Activity>) {
        drop(activity.begin_request(false));
        activity.wrote(100);
        activity.flushed();
    }

    #[test]
    fn a_head_may_take_ten_seconds_and_a_pause_a_minute() {
        let activity = activity();
        assert!(
            !activity.is_overdue(9_000) && activity.is_overdue(11_000),
            "nothing was asked yet"
        );
        answered(&activity);
        assert!(!activity.is_overdue(59_000) && activity.is_overdue(62_000));
        activity.read();
        assert!(activity.is_overdue(11_000), "a byte of the next head has come");
        let request = activity.begin_request(false);
        assert!(!activity.is_overdue(70_000), "it is being answered");
        drop(request);
        assert!(activity.is_overdue(70_000));
    }

    #[test]
    fn requests_side_by_side_have_no_heads_to_wait_for() {
        let activity = activity();
        drop(activity.begin_request(true));
        activity.read();
        assert!(!activity.is_overdue(20_000) && activity.is_overdue(62_000));
    }

    #[test]
    fn a_reader_who_takes_a_byte_now_and_then_is_not_waited_for() {
        let slow = activity();
        let quick = activity();
        for activity in [&slow, &quick] {
            drop(activity.begin_request(false));
            assert!(!activity.is_overdue(40_000), "a window begins");
            activity.waits_for_reader();
        }
        quick.wrote(100 * 1024);
        quick.waits_for_reader();
        for activity in [&slow, &quick] {
            activity.last_byte.store(80_000, Relaxed);
        }
        assert!(slow.is_overdue(80_000));
        assert!(!quick.is_overdue(80_000));
    }

    #[test]
    fn only_who_has_nothing_to_do_can_make_room() {
        let activity = activity();
        assert!(activity.waits_since().is_some(), "its head has not come");
        let request = activity.begin_request(false);
        assert_eq!(activity.waits_since(), None);
        activity.wrote(10);
        drop(request);
        assert_eq!(activity.waits_since(), None, "not all has gone");
        activity.flushed();
        assert!(activity.waits_since().is_some());
        activity.waits_for_reader();
        assert_eq!(activity.waits_since(), None, "something waits to be sent");
    }
}
