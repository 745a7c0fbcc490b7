//! Where anything can be changed: at three routes, and nowhere else.

use super::{Context, headers};
use crate::api;
use app::address::ResourceKind;
use axum::{
    Router,
    extract::{MatchedPath, Request, State},
    http::{HeaderValue, Method, StatusCode, header},
    middleware::{Next, from_fn_with_state},
    response::{IntoResponse, Response},
};
use std::sync::Arc;

/// The routes that change something, by POST: the server functions, and what programs send to the API. Beside each stands what it
/// takes in all.
pub const WRITING: [(&str, &str); 3] = [
    (ResourceKind::Function.pattern(), "GET,HEAD,POST"),
    ("/api/v1/changesets", "POST"),
    ("/api/v1/proposals", "POST"),
];

/// The routes at which nothing stands: they say so, whatever the method.
pub const NOTHING: [&str; 2] = ["/api", "/api/{*rest}"];

/// Has every other route take nothing but reading, whatever it would do with the rest.
pub fn nowhere_else(router: Router<Arc<Context>>, context: &Arc<Context>) -> Router<Arc<Context>> {
    router.route_layer(from_fn_with_state(Arc::clone(context), refuse))
}

async fn refuse(
    State(context): State<Arc<Context>>,
    route: MatchedPath,
    request: Request,
    next: Next,
) -> Response {
    let route = route.as_str();
    let writing = WRITING.iter().find(|(pattern, _)| *pattern == route);
    let is_allowed = match *request.method() {
        Method::GET | Method::HEAD | Method::OPTIONS => true,
        Method::POST if writing.is_some() => true,
        _ => NOTHING.contains(&route),
    };
    if is_allowed {
        return next.run(request).await;
    }
    let mut response = if route.starts_with("/api/") {
        api::method_not_allowed().await.into_response()
    } else {
        StatusCode::METHOD_NOT_ALLOWED.into_response()
    };
    let allowed = writing.map_or("GET,HEAD", |(_, allowed)| *allowed);
    let headers = response.headers_mut();
    headers.insert(header::ALLOW, HeaderValue::from_static(allowed));
    headers::secure(headers, &context.site);
    response
}
