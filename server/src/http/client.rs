//! From which network a request comes.

use super::Context;
use crate::accounts::throttle::Network;
use axum::{
    extract::{ConnectInfo, FromRequestParts},
    http::{HeaderMap, request::Parts},
};
use std::{
    convert::Infallible,
    net::{IpAddr, Ipv4Addr, SocketAddr},
    sync::{Arc, Once},
};

const FORWARDED: &str = "x-forwarded-for";

/// The network that a request comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Client(pub Network);

impl Client {
    /// Whether the request never left this machine, as far as can be told. It may still come from a proxy of which nobody told, and so
    /// from any reader; such requests are counted by no network.
    pub fn is_this_machine(self, context: &Context) -> bool {
        context.trusted_proxy_hops == 0 && self.0.is_this_machine()
    }
}

impl FromRequestParts<Arc<Context>> for Client {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, context: &Arc<Context>) -> Result<Self, Infallible> {
        // Whoever is at the other end of the connection: a reader, or the last proxy before us.
        let peer = parts
            .extensions
            .get::<ConnectInfo<SocketAddr>>()
            .map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |ConnectInfo(peer)| peer.ip());
        if context.trusted_proxy_hops == 0 && parts.headers.contains_key(FORWARDED) {
            warn_of_proxy();
        }
        let address = forwarded(&parts.headers, context.trusted_proxy_hops).unwrap_or(peer);
        Ok(Self(Network::of(address)))
    }
}

/// Says once that a proxy seems to stand in front, which nobody is told of: all its readers count as one client then.
fn warn_of_proxy() {
    static SAID: Once = Once::new();
    SAID.call_once(|| {
        tracing::warn!(
            "a request names where it comes from (X-Forwarded-For), and nobody is believed who says so: if a proxy stands in front, \
             set --trusted-proxy-hops to how many"
        );
    });
}

/// The address that the outermost proxy of ours saw. Anything to the left of it may be made up.
fn forwarded(headers: &HeaderMap, hops: usize) -> Option<IpAddr> {
    let place = hops.checked_sub(1)?;
    let all: Vec<_> = headers
        .get_all(FORWARDED)
        .iter()
        // A sign that is no text in what was made up must not hide what our own proxy wrote behind it.
        .flat_map(|value| value.as_bytes().split(|byte| *byte == b','))
        .collect();
    let text = str::from_utf8(all.iter().rev().nth(place)?).ok()?.trim();
    let with_port = || text.parse::<SocketAddr>().ok().map(|address| address.ip());
    text.parse().ok().or_else(with_port)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(values: &[&'static str], hops: usize) -> Option<String> {
        seen_bytes(
            &values.iter().map(|value| value.as_bytes()).collect::<Vec<_>>(),
            hops,
        )
    }

    fn seen_bytes(values: &[&[u8]], hops: usize) -> Option<String> {
        let mut headers = HeaderMap::new();
        for value in values {
            let value = axum::http::HeaderValue::from_bytes(value).expect("a header value");
            headers.append("x-forwarded-for", value);
        }
        forwarded(&headers, hops).map(|address| address.to_string())
    }

    #[test]
    fn nobody_is_believed_unless_told_so() {
        assert_eq!(seen(&["192.0.2.1"], 0), None);
    }

    #[test]
    fn only_what_our_own_proxies_wrote_counts() {
        let made_up_first = ["10.0.0.1, 192.0.2.1", "198.51.100.7"];
        assert_eq!(seen(&made_up_first, 1).as_deref(), Some("198.51.100.7"));
        assert_eq!(seen(&made_up_first, 2).as_deref(), Some("192.0.2.1"));
        assert_eq!(seen(&["[2001:db8::1]:443"], 1).as_deref(), Some("2001:db8::1"));
        assert_eq!(seen(&["192.0.2.1"], 2), None);
        assert_eq!(seen(&["nonsense"], 1), None);
        let no_text: &[&[u8]] = &[b"\xff, 192.0.2.1"];
        assert_eq!(seen_bytes(no_text, 1).as_deref(), Some("192.0.2.1"));
        assert_eq!(seen_bytes(no_text, 2), None);
    }
}
