//! Pages of other sites may read the API: without cookies, which are never looked at here, and without writing.

use axum::{
    extract::Request,
    http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};

const METHODS: &str = "GET, HEAD, OPTIONS";
const EXPOSED: &str = "ETag, Link, RateLimit, RateLimit-Policy, Retry-After, X-Request-Id";

/// Answers what browsers ask beforehand, and lets them show what was read.
pub async fn allow_reading(request: Request, next: Next) -> Response {
    if request.method() == Method::OPTIONS {
        let refused = next.run(request).await;
        // No address takes this method by itself. The router adds to the answer which ones it takes.
        if refused.status() != StatusCode::METHOD_NOT_ALLOWED {
            return refused;
        }
        let mut response = StatusCode::NO_CONTENT.into_response();
        let headers = response.headers_mut();
        allow_all(headers);
        set(headers, header::ACCESS_CONTROL_ALLOW_METHODS, METHODS);
        set(
            headers,
            header::ACCESS_CONTROL_ALLOW_HEADERS,
            "Authorization, If-None-Match",
        );
        set(headers, header::ACCESS_CONTROL_MAX_AGE, "86400");
        return response;
    }
    let is_reading = matches!(*request.method(), Method::GET | Method::HEAD);
    let mut response = next.run(request).await;
    if is_reading {
        let headers = response.headers_mut();
        allow_all(headers);
        set(headers, header::ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSED);
    }
    response
}

fn allow_all(headers: &mut HeaderMap) {
    set(headers, header::ACCESS_CONTROL_ALLOW_ORIGIN, "*");
}

fn set(headers: &mut HeaderMap, name: HeaderName, value: &'static str) {
    headers.insert(name, HeaderValue::from_static(value));
}
