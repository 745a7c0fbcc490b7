//! What stands before all routes and layers: pages that were made already are sent from here, and nothing else is done for them.
//!
//! A hit costs one look-up by the address as it came, and its bytes. It has no number, no span in the log and no timeout. What
//! the layers would say of it stands in its stored head. Everything else goes on to the router.

use super::{
    Context,
    answer::CacheStatus,
    encoding::Encoding,
    lookup::{as_it_came, bypasses_cache},
    session_cookie,
};
use axum::{
    Router,
    body::Body,
    extract::{ConnectInfo, Request},
    http::Method,
    response::Response,
    routing::future::RouteFuture,
    serve::{IncomingStream, Listener},
};
use futures_util::future::Either;
use std::{
    convert::Infallible,
    future::{Ready, ready},
    net::SocketAddr,
    sync::Arc,
    task::{Context as Waker, Poll},
};
use tower::Service;

/// Makes a [`Connection`] of each connection.
#[derive(Clone)]
pub struct CachedPages(Arc<Shared>);

/// Answers what comes from one peer.
#[derive(Clone)]
pub struct Connection {
    shared: Arc<Shared>,
    peer: SocketAddr,
}

struct Shared {
    context: Arc<Context>,
    router: Router,
}

impl CachedPages {
    pub fn new(context: Arc<Context>, router: Router) -> Self {
        Self(Arc::new(Shared { context, router }))
    }
}

impl<L: Listener<Addr = SocketAddr>> Service<IncomingStream<'_, L>> for CachedPages {
    type Response = Connection;
    type Error = Infallible;
    type Future = Ready<Result<Connection, Infallible>>;

    fn poll_ready(&mut self, _: &mut Waker<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, stream: IncomingStream<'_, L>) -> Self::Future {
        ready(Ok(Connection {
            shared: Arc::clone(&self.0),
            peer: *stream.remote_addr(),
        }))
    }
}

impl Service<Request> for Connection {
    type Response = Response;
    type Error = Infallible;
    type Future = Either<Ready<Result<Response, Infallible>>, RouteFuture<Infallible>>;

    fn poll_ready(&mut self, _: &mut Waker<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, mut request: Request) -> Self::Future {
        if let Some(response) = cached(&self.shared.context, &request) {
            return Either::Left(ready(Ok(response)));
        }
        request.extensions_mut().insert(ConnectInfo(self.peer));
        Either::Right(self.shared.router.clone().call(request))
    }
}

/// The stored answer. None for whoever may be signed in: what they get is made for them.
fn cached(context: &Context, request: &Request) -> Option<Response> {
    let headers = request.headers();
    let (is_get, is_head) = (request.method() == Method::GET, request.method() == Method::HEAD);
    if !(is_get || is_head)
        || bypasses_cache(headers)
        || session_cookie::token(headers, &context.site).is_some()
    {
        return None;
    }
    let address = as_it_came(request.uri());
    let encoding = Encoding::accepted(headers);
    let document = context.cache.get(address, encoding, context.generation())?;
    if document.can_shrink() {
        context.cache.shrink_later(address);
    }
    let mut response = document.answer(CacheStatus::Hit, headers);
    if is_head {
        *response.body_mut() = Body::empty();
    }
    Some(response)
}
