//! By which names the site may be called.
//!
//! Once the public address is set, a page that answers to another name would let whoever owns that name lead it here and read, in a
//! reader's browser, what is meant for this network alone (DNS rebinding). A number is no name that could be led anywhere.

use super::{Context, answer, lines};
use axum::{
    extract::Request,
    http::{HeaderValue, StatusCode, header},
    response::Response,
};
use std::net::{IpAddr, Ipv6Addr};

/// The one name by which the site is called, as it stands in `Host`; any name where it is not known.
#[derive(Clone, Debug, Default)]
pub struct OwnHost(Option<String>);

impl OwnHost {
    /// The host of a public address such as `https://handover.example`.
    pub fn of(public_url: &str) -> Self {
        let host = public_url.split_once("://").map(|(_, host)| host);
        Self(host.map(str::to_ascii_lowercase))
    }

    fn is(&self, host: &str) -> bool {
        let Some(own) = &self.0 else {
            return true;
        };
        own.eq_ignore_ascii_case(host) || name_of(own).eq_ignore_ascii_case(name_of(host)) || is_no_name(host)
    }
}

/// Refuses a request that calls the site by two names, or by one that is not its own, and one that changes something and was sent from a
/// page under another scheme or name than the public address.
///
/// # Errors
/// With the answer that says so.
pub fn check(context: &Context, request: &Request) -> Result<(), Box<Response>> {
    let mut hosts = request.headers().get_all(header::HOST).iter();
    let host = hosts.next().map(HeaderValue::as_bytes);
    if hosts.next().is_some() {
        return Err(refused(context, StatusCode::BAD_REQUEST, lines::TWO_HOSTS));
    }
    // Where requests come side by side, the name stands in the address.
    let host = host.or_else(|| request.uri().authority().map(|it| it.as_str().as_bytes()));
    match host.map(str::from_utf8) {
        None => Ok(()),
        Some(Ok(host)) if context.own_host.is(host) => check_origin(context, request, host),
        Some(_) => Err(refused(
            context,
            StatusCode::MISDIRECTED_REQUEST,
            lines::FOREIGN_HOST,
        )),
    }
}

/// Whoever calls the site by its name sends its forms from there. By a number, it is called by who works on it, and the layer that knows
/// forms of other sites is enough.
fn check_origin(context: &Context, request: &Request, host: &str) -> Result<(), Box<Response>> {
    if request.method().is_safe() || context.own_host.0.is_none() || is_no_name(host) {
        return Ok(());
    }
    match request.headers().get(header::ORIGIN) {
        Some(origin)
            if origin
                .as_bytes()
                .eq_ignore_ascii_case(context.site.public_url.as_bytes()) =>
        {
            Ok(())
        }
        None => Ok(()),
        Some(_) => Err(refused(context, StatusCode::FORBIDDEN, lines::FROM_ELSEWHERE)),
    }
}

fn refused(context: &Context, status: StatusCode, message: &'static str) -> Box<Response> {
    let mut response = answer::refusal(status, message);
    super::headers::secure(response.headers_mut(), &context.site);
    Box::new(response)
}

/// Without its port.
fn name_of(host: &str) -> &str {
    match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    }
}

/// Whether it is an address in numbers, or this machine, to which nobody can lead a name.
fn is_no_name(host: &str) -> bool {
    let name = name_of(host);
    let in_brackets = name.strip_prefix('[').and_then(|name| name.strip_suffix(']'));
    match in_brackets {
        Some(address) => address.parse::<Ipv6Addr>().is_ok(),
        None => name.eq_ignore_ascii_case("localhost") || name.parse::<IpAddr>().is_ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_is_called_by_its_name_or_by_numbers() {
        let own = OwnHost::of("https://Handover.example");
        for host in [
            "handover.example",
            "HANDOVER.example:443",
            "127.0.0.1:3000",
            "[::1]:3000",
            "[::1]",
            "localhost:3000",
        ] {
            assert!(own.is(host), "{host}");
        }
        for host in [
            "evil.example",
            "handover.example.evil.example",
            "127.0.0.1.evil.example",
            "localhost.evil.example",
            "[evil.example]",
            "",
        ] {
            assert!(!own.is(host), "{host}");
        }
    }

    #[test]
    fn any_name_is_right_where_none_was_set() {
        assert!(OwnHost::default().is("anything.example"));
    }
}
