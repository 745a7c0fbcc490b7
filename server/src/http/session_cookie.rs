//! The cookie that carries a session's token.
//!
//! Under https it is named `__Host-session`, which browsers take from this very host alone. That prefix is not
//! to be had on http, so there the name is plain. Chromium, Firefox and curl treat an http address of this
//! machine as secure and keep `Secure` cookies for it; Safari does not, and needs https even there. On any
//! other http address every browser would drop such a cookie, so there, and only there, `Secure` is left out.

use crate::accounts::{Token, TokenHash, store::LONGEST};
use app::{Site, rpc::SessionCookie};
use axum::http::{HeaderMap, HeaderValue, header, header::InvalidHeaderValue};
use cookie::{Cookie, SameSite, time::Duration};

/// The hash of the token that a request carries; none if it carries nothing that could be one.
///
/// Cached pages ask, too: nothing is allocated for a cookie that is none of ours.
pub fn token(headers: &HeaderMap, site: &Site) -> Option<TokenHash> {
    let name = name(site);
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(Cookie::split_parse)
        .filter_map(Result::ok)
        .filter(|cookie| cookie.name() == name)
        .find_map(|cookie| Token::parse(cookie.value()))
        .map(|token| token.hash())
}

/// Has the browser keep a token, or forget the one that it has.
///
/// # Errors
/// When the token holds what no header may, which no token of ours does.
pub fn value(cookie: &SessionCookie, site: &Site) -> Result<HeaderValue, InvalidHeaderValue> {
    let (token, seconds) = match cookie {
        SessionCookie::Keep(session) => (session.token(), LONGEST),
        SessionCookie::Forget => ("", 0),
    };
    let cookie = Cookie::build((name(site), token))
        .path("/")
        .max_age(Duration::seconds(seconds))
        .http_only(true)
        .same_site(SameSite::Lax)
        .secure(is_secure(site));
    HeaderValue::try_from(cookie.to_string())
}

fn name(site: &Site) -> &'static str {
    if site.public_url.starts_with("https://") {
        "__Host-session"
    } else {
        "session"
    }
}

fn is_secure(site: &Site) -> bool {
    let Some(host) = site.public_url.strip_prefix("http://") else {
        return true;
    };
    let host = match host.strip_prefix('[') {
        Some(host) => host.split(']').next(),
        None => host.split(':').next(),
    };
    let host = host.unwrap_or_default();
    let is_loopback = |address: std::net::IpAddr| address.is_loopback();
    host == "localhost" || host.ends_with(".localhost") || host.parse().is_ok_and(is_loopback)
}

#[cfg(test)]
mod tests {
    use super::*;
    use app::accounts::Session;

    fn kept(public_url: &str) -> String {
        let site = Site {
            public_url: public_url.to_owned(),
            ..Site::default()
        };
        let cookie = SessionCookie::Keep(Session::new(&"0".repeat(64)));
        let value = value(&cookie, &site).expect("a value");
        value.to_str().expect("text").replace(&"0".repeat(64), "…")
    }

    #[test]
    fn a_cookie_is_as_safe_as_its_address_allows() {
        let (safe, plain) = ("=…; HttpOnly; SameSite=Lax", "; Path=/; Max-Age=7776000");
        assert_eq!(
            kept("https://handover.example"),
            format!("__Host-session{safe}; Secure{plain}")
        );
        for url in [
            "http://127.0.0.1:3000",
            "http://localhost:3000",
            "http://[::1]:3000",
        ] {
            assert_eq!(kept(url), format!("session{safe}; Secure{plain}"), "{url}");
        }
        assert_eq!(kept("http://192.0.2.1:3000"), format!("session{safe}{plain}"));
    }

    #[test]
    fn a_session_is_found_among_other_cookies() {
        let site = Site::default();
        let token = "0".repeat(64);
        let found = |values: &[&str]| {
            let mut headers = HeaderMap::new();
            for value in values {
                headers.append(header::COOKIE, value.parse().expect("a header value"));
            }
            super::token(&headers, &site).is_some()
        };
        let session = format!("session={token}");
        assert!(found(&[&session]));
        // Quotes mean nothing among cookies: what one site leaves open is not to sign anybody out of another.
        assert!(found(&[&format!("left=\"open; {session}")]));
        assert!(found(&[&format!("odd; ; =; a=b;{session}; session=later")]));
        assert!(found(&["a=b", &format!("session=nothing; {session}")]));
        for nothing in ["", "session", "session=", "xsession=0", &session[..20]] {
            assert!(!found(&[nothing]), "{nothing}");
        }
    }
}
