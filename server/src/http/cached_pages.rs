//! What stands before all routes and layers: pages that were made already are sent from here, and nothing else is done for them.
//!
//! A hit costs one look-up by the address as it came, and its bytes. It has no number, no span in the log and no timeout. What
//! the layers would say of it stands in its stored head. Everything else goes on to the router.

use super::{
    Context,
    answer::CacheStatus,
    encoding::Encoding,
    hosts,
    lookup::{as_it_came, wants_it_anew},
    session_cookie,
};
use crate::{connections::Answers, metrics::METRICS};
use axum::{
    Router,
    body::Body,
    extract::{ConnectInfo, Request},
    http::Method,
    response::Response,
    routing::future::RouteFuture,
};
use futures_util::future::Either;
use std::{
    convert::Infallible,
    future::{Ready, ready},
    net::SocketAddr,
    sync::Arc,
};
use tower::Service;

/// Answers from the cache, or by the router.
#[derive(Clone)]
pub struct CachedPages(Arc<Shared>);

struct Shared {
    context: Arc<Context>,
    router: Router,
}

impl CachedPages {
    pub fn new(context: Arc<Context>, router: Router) -> Self {
        Self(Arc::new(Shared { context, router }))
    }
}

impl Answers for CachedPages {
    type Answering = Either<Ready<Result<Response, Infallible>>, RouteFuture<Infallible>>;

    fn answer(&self, peer: SocketAddr, mut request: Request) -> Self::Answering {
        let Shared { context, router } = &*self.0;
        if let Err(refusal) = hosts::check(context, &request) {
            return Either::Left(ready(Ok(*refusal)));
        }
        if let Some(response) = cached(context, &request) {
            METRICS.cache_hits.inc();
            return Either::Left(ready(Ok(response)));
        }
        request.extensions_mut().insert(ConnectInfo(peer));
        Either::Right(router.clone().call(request))
    }
}

/// The stored answer. None for whoever may be signed in: what they get is made for them.
fn cached(context: &Context, request: &Request) -> Option<Response> {
    let headers = request.headers();
    let (is_get, is_head) = (request.method() == Method::GET, request.method() == Method::HEAD);
    if !(is_get || is_head) || session_cookie::token(headers, &context.site).is_some() {
        return None;
    }
    let address = as_it_came(request.uri());
    let encoding = Encoding::accepted(headers);
    let document = context
        .cache
        .get(address, encoding, context.generation(), wants_it_anew(headers))?;
    if document.can_shrink() {
        context.cache.shrink_later(address);
    }
    let mut response = document.answer(CacheStatus::Hit, headers);
    if is_head {
        *response.body_mut() = Body::empty();
    }
    Some(response)
}
