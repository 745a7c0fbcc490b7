//! Tells an open page that a commit touched it, also one of another instance: server-sent events.
//!
//! A page says in `data-version` what stands on it. Whoever listens sends its address and that version; after each commit the
//! page is rendered anew, and only if it has become another is there any news. So a page hears of everything that shows
//! on it and of nothing else, whatever a changeset touched.
//!
//! However many listen to a page, it is rendered once after a commit, one page after the other on a thread of its own.

use super::{
    Context, answer,
    client::Client,
    lines,
    listeners::{Heard, Listening, WatchedPage},
    viewer::Viewer,
};
use app::{Address, PageRequest};
use axum::{
    extract::{Query as Parameters, State},
    http::{HeaderValue, StatusCode, header},
    response::{
        IntoResponse, Response,
        sse::{Event, KeepAlive, Sse},
    },
};
use futures_util::stream;
use serde::Deserialize;
use std::{convert::Infallible, sync::Arc};
use tokio::sync::watch;

/// After how many seconds a browser that was not let in may ask again.
const LATER: HeaderValue = HeaderValue::from_static("60");

#[derive(Debug, Deserialize)]
pub struct ListenRequest {
    /// The address of the page: path and query.
    page: String,
    /// What stands on it in the reader's browser; without it, what stands on it now.
    version: Option<String>,
}

pub async fn listen(
    State(context): State<Arc<Context>>,
    client: Client,
    viewer: Viewer,
    Parameters(asked): Parameters<ListenRequest>,
) -> Response {
    let Some(page) = WatchedPage::find(&asked.page, viewer.shown()) else {
        return answer::refusal(StatusCode::NOT_FOUND, lines::NO_SUCH_PAGE);
    };
    let Some(listening) = context
        .listeners
        .enter(client.0, client.is_this_machine(&context), &page)
    else {
        let mut refusal = answer::refusal(StatusCode::SERVICE_UNAVAILABLE, lines::TOO_MANY_LISTEN);
        refusal.headers_mut().insert(header::RETRY_AFTER, LATER);
        return refusal;
    };
    // Whoever comes first finds out what stands on the page.
    if listening.page.version.borrow().is_none() {
        match context.turns.turn().await {
            Ok(_turn) => look(&listening.page, &context),
            Err(overloaded) => return overloaded.into_response(),
        }
    }
    let mut versions = listening.page.version.subscribe();
    let version = match asked.version {
        Some(version) => version,
        None => versions.borrow_and_update().clone().unwrap_or_default(),
    };
    let listener = Listener {
        version,
        versions,
        stopping: context.stopping.subscribe(),
        context,
        _listening: listening,
    };
    let events = stream::unfold(listener, Listener::next);
    Sse::new(events).keep_alive(KeepAlive::default()).into_response()
}

/// What stands on a page now; nothing where it is gone.
fn rendered(page: &WatchedPage, context: &Context) -> String {
    let request = PageRequest {
        address: Address::parse(&page.address),
        today: context.clock.today(),
        viewer: page.viewer.clone(),
    };
    app::version(request, &*context.backend, &context.site).unwrap_or_default()
}

/// Looks what stands on a page, and tells whoever listens if it is something else.
fn look(heard: &Heard, context: &Context) {
    let now = rendered(&heard.page, context);
    heard.version.send_if_modified(|version| {
        let is_other = version.as_deref() != Some(&now);
        if is_other {
            *version = Some(now);
        }
        is_other
    });
}

/// Looks after each commit what has become of the pages that are listened to, for as long as the future is polled.
pub async fn tell(context: Arc<Context>) {
    let mut news = context.news.clone();
    // Commits that follow each other quickly are looked at once.
    while news.changed().await.is_ok() {
        news.mark_unchanged();
        let context = Arc::clone(&context);
        let looked = tokio::task::spawn_blocking(move || {
            for heard in context.listeners.heard() {
                look(&heard, &context);
            }
        });
        if let Err(error) = looked.await {
            tracing::error!(%error, "not all open pages were told of a commit");
        }
    }
}

struct Listener {
    context: Arc<Context>,
    /// What stands on the page in the reader's browser.
    version: String,
    versions: watch::Receiver<Option<String>>,
    stopping: watch::Receiver<bool>,
    _listening: Listening,
}

impl Listener {
    /// Waits until something else stands on the page; the stream ends when the server does.
    async fn next(mut self) -> Option<(Result<Event, Infallible>, Self)> {
        loop {
            // A page that is gone is news, too.
            let now = self.versions.borrow_and_update().clone();
            if let Some(now) = now.filter(|now| *now != self.version) {
                self.version = now;
                let seq = self.context.backend.world().seq();
                let event = Event::default().event("changed").data(seq.to_string());
                return Some((Ok(event), self));
            }
            tokio::select! {
                changed = self.versions.changed() => changed.ok()?,
                stopped = self.stopping.wait_for(|is_stopping| *is_stopping) => {
                    drop(stopped);
                    return None;
                }
            }
        }
    }
}
