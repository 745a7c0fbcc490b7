//! The cookie that carries a session's token.
//!
//! Under https it is named `__Host-session`, which browsers take from this very host alone. That prefix is not
//! to be had on http, so there the name is plain. Chromium, Firefox and curl treat an http address of this
//! machine as secure and keep `Secure` cookies for it; Safari does not, and needs https even there. On any
//! other http address every browser would drop such a cookie, so there, and only there, `Secure` is left out.

use crate::accounts::{Token, TokenHash, store::LONGEST};
use app::{Site, rpc::SessionCookie};
use axum::http::{HeaderMap, HeaderValue, header};

/// The hash of the token that a request carries; none if it carries nothing that could be one.
pub fn token(headers: &HeaderMap, site: &Site) -> Option<TokenHash> {
    let name = name(site);
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .filter(|(its_name, _)| *its_name == name)
        .find_map(|(_, value)| Token::parse(value))
        .map(|token| token.hash())
}

/// Has the browser keep a token, or forget the one that it has.
pub fn value(cookie: &SessionCookie, site: &Site) -> Option<HeaderValue> {
    let (token, seconds) = match cookie {
        SessionCookie::Keep(session) => (session.token(), LONGEST),
        SessionCookie::Forget => ("", 0),
    };
    let name = name(site);
    let secure = if is_secure(site) { "; Secure" } else { "" };
    let text = format!("{name}={token}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}");
    HeaderValue::try_from(text).ok()
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
        let rest = "=…; Path=/; Max-Age=7776000; HttpOnly; SameSite=Lax";
        assert_eq!(
            kept("https://handover.example"),
            format!("__Host-session{rest}; Secure")
        );
        for url in [
            "http://127.0.0.1:3000",
            "http://localhost:3000",
            "http://[::1]:3000",
        ] {
            assert_eq!(kept(url), format!("session{rest}; Secure"), "{url}");
        }
        assert_eq!(kept("http://192.0.2.1:3000"), format!("session{rest}"));
    }
}
