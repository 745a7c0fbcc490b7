//! Connections: how many there may be, from where, and for how long, so that strangers who hold many leave room for the next reader.
//!
//! Each connection notes in its [`activity`] what it is doing: its [`stream`] every byte, its [`Service`] every request. The
//! [`table`] knows all of them; once a second it ends those that do nothing, and where there is no room for a new one it ends the
//! ones that have waited longest for their reader to ask something. How many may be open follows from [`files`].

mod activity;
mod files;
mod stream;
mod table;

pub use activity::Activity;
pub use files::raise_limit;
pub use table::{Room, Table};

use axum::{body::Body, response::Response};
use hyper::{Request, body::Incoming, service::Service};
use hyper_util::{
    rt::{TokioExecutor, TokioIo, TokioTimer},
    server::{conn::auto::Builder, graceful::GracefulShutdown},
};
use std::{convert::Infallible, future::Future, io, net::SocketAddr, pin::pin, sync::Arc, time::Duration};
use stream::Noted;
use tokio::{
    net::{TcpListener, TcpStream},
    time::sleep,
};

/// What is kept of a request before it is handled, and of an answer before it is sent. A head must fit.
const MOST_BUFFERED: usize = 16 * 1024;
/// How many requests one connection may have under way, where its protocol allows several.
const MOST_AT_ONCE: u32 = 32;
/// How long nothing is accepted once the system has no more to give.
const PAUSE: Duration = Duration::from_millis(50);

/// What answers the requests of one connection.
pub trait Answers: Clone + Send + Sync + 'static {
    type Answering: Future<Output = Result<Response, Infallible>> + Send + Unpin + 'static;

    /// Answers a request that came from a peer.
    fn answer(&self, peer: SocketAddr, request: axum::extract::Request) -> Self::Answering;
}

/// Serves until `stop` completes, and returns once every connection has ended. A connection whose request is being answered then is the
/// last to end; whoever does not want to wait drops the future.
pub async fn serve<A: Answers>(
    listener: TcpListener,
    answers: A,
    table: Arc<Table>,
    stop: impl Future<Output = ()>,
) {
    let builder = Arc::new(builder());
    let graceful = GracefulShutdown::new();
    let mut stop = pin!(stop);
    let looking_after = tokio::spawn(Arc::clone(&table).look_after());
    loop {
        let (stream, peer) = tokio::select! {
            accepted = accept(&listener) => accepted,
            () = &mut stop => break,
        };
        // Ends the connection where there is no room for it, and none to be made.
        let Some(place) = table.enter(peer.ip()) else {
            continue;
        };
        if let Err(error) = stream.set_nodelay(true) {
            tracing::debug!(%error, "could not set TCP_NODELAY");
        }
        let activity = Arc::clone(place.activity());
        let service = Handler {
            answers: answers.clone(),
            activity: Arc::clone(&activity),
            peer,
        };
        let io = TokioIo::new(Noted::new(stream, Arc::clone(&activity)));
        let watcher = graceful.watcher();
        let builder = Arc::clone(&builder);
        tokio::spawn(async move {
            let connection = watcher.watch(builder.serve_connection(io, service).into_owned());
            tokio::select! {
                ended = connection => {
                    if let Err(error) = ended {
                        tracing::trace!(%error, "a connection ended");
                    }
                }
                () = activity.cut() => {}
            }
            drop(place);
        });
    }
    drop(listener);
    graceful.shutdown().await;
    looking_after.abort();
}

fn builder() -> Builder<TokioExecutor> {
    let mut builder = Builder::new(TokioExecutor::new());
    builder
        .http1()
        .timer(TokioTimer::new())
        // The table knows how long a head may take, and how long a connection may wait for one: hyper takes both for the same.
        .header_read_timeout(None)
        .max_buf_size(MOST_BUFFERED);
    builder
        .http2()
        .timer(TokioTimer::new())
        .max_concurrent_streams(MOST_AT_ONCE)
        .max_header_list_size(MOST_BUFFERED as u32)
        .initial_stream_window_size(64 * 1024)
        .initial_connection_window_size(256 * 1024)
        .max_send_buf_size(64 * 1024);
    builder
}

async fn accept(listener: &TcpListener) -> (TcpStream, SocketAddr) {
    loop {
        match listener.accept().await {
            Ok(accepted) => return accepted,
            Err(error) if is_of_one_connection(&error) => {}
            Err(error) => {
                tracing::error!(%error, "no connection can be accepted");
                sleep(PAUSE).await;
            }
        }
    }
}

/// Whether a connection broke before it was accepted.
fn is_of_one_connection(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::ConnectionRefused | io::ErrorKind::ConnectionAborted | io::ErrorKind::ConnectionReset
    )
}

/// What hyper calls for each request.
struct Handler<A> {
    answers: A,
    activity: Arc<Activity>,
    peer: SocketAddr,
}

impl<A: Answers> Service<Request<Incoming>> for Handler<A> {
    type Response = Response;
    type Error = Infallible;
    type Future = activity::UnderWay<A::Answering>;

    fn call(&self, request: Request<Incoming>) -> Self::Future {
        let is_one_of_many = request.version() == hyper::Version::HTTP_2;
        let under_way = self.activity.begin_request(is_one_of_many);
        under_way.during(self.answers.answer(self.peer, request.map(Body::new)))
    }
}
