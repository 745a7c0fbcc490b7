//! Which addresses may be asked for: those of the public internet.

use super::CitationError;
use reqwest::{
    Url,
    dns::{Addrs, Name, Resolve, Resolving},
};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

/// What may be asked for.
#[derive(Debug)]
pub struct Reach {
    /// Addresses that may be asked for although they are not public.
    also: Vec<SocketAddr>,
}

impl Reach {
    pub const fn new(also: Vec<SocketAddr>) -> Self {
        Self { also }
    }

    /// Whether an address may be asked for, as far as it can be told before its name is resolved.
    ///
    /// # Errors
    /// Why it may not.
    pub fn allows(&self, url: &Url) -> Result<(), CitationError> {
        let has_credentials = !url.username().is_empty() || url.password().is_some();
        if !matches!(url.scheme(), "http" | "https") || has_credentials {
            return Err(CitationError::Address);
        }
        let host = url.host_str().ok_or(CitationError::Address)?;
        // A name is looked at when it has been resolved; a number never goes through the resolver.
        let number = host
            .trim_start_matches('[')
            .trim_end_matches(']')
            .parse::<IpAddr>()
            .ok();
        if let (Some(number), Some(port)) = (number, url.port_or_known_default())
            && self.also.contains(&SocketAddr::new(number, port))
        {
            return Ok(());
        }
        if url.port().is_some() {
            return Err(CitationError::Address);
        }
        match number {
            Some(number) if !is_public(number) => Err(CitationError::Private),
            _ => Ok(()),
        }
    }
}

/// Resolves names, and keeps only addresses of the public internet.
pub struct PublicNames;

impl Resolve for PublicNames {
    fn resolve(&self, name: Name) -> Resolving {
        Box::pin(async move {
            let found: Vec<_> = tokio::net::lookup_host((name.as_str(), 0)).await?.collect();
            let is_found = !found.is_empty();
            let public: Vec<_> = found
                .into_iter()
                .filter(|address| is_public(address.ip()))
                .collect();
            if is_found && public.is_empty() {
                return Err(CitationError::Private.into());
            }
            Ok(Box::new(public.into_iter()) as Addrs)
        })
    }
}

/// Whether an address can be reached from anywhere: none of the ranges that IANA has set aside.
fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => is_public_v6(address),
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    let is_shared = a == 100 && (64..128).contains(&b);
    let is_protocol = a == 192 && b == 0 && c == 0;
    let is_relay = a == 192 && b == 88 && c == 99;
    let is_benchmark = a == 198 && (b == 18 || b == 19);
    !(a == 0
        || a >= 240
        || is_shared
        || is_protocol
        || is_relay
        || is_benchmark
        || address.is_private()
        || address.is_loopback()
        || address.is_link_local()
        || address.is_multicast()
        || address.is_documentation()
        || address.is_broadcast())
}

fn is_public_v6(address: Ipv6Addr) -> bool {
    // What wraps an address of the older sort is as public as that.
    if let Some(inner) = address.to_ipv4_mapped() {
        return is_public_v4(inner);
    }
    let [a, b, c, d, e, f, ..] = address.segments();
    if [a, b, c, d, e, f] == [0x64, 0xff9b, 0, 0, 0, 0] {
        let [.., w, x, y, z] = address.octets();
        return is_public_v4(Ipv4Addr::new(w, x, y, z));
    }
    let is_global = (a & 0xe000) == 0x2000;
    // Teredo and 6to4 lead elsewhere; the rest of 2001::/23 is for protocols.
    let is_special = (a == 0x2001 && b < 0x200) || a == 0x2002 || a == 0x3fff || (a == 0x2001 && b == 0xdb8);
    is_global && !is_special
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_the_public_internet_are_public() {
        for public in [
            "1.1.1.1",
            "93.184.216.34",
            "203.0.114.1",
            "2606:4700::1111",
            "64:ff9b::101:101",
        ] {
            assert!(is_public(public.parse().expect("an address")), "{public}");
        }
        for private in [
            "0.0.0.0",
            "10.1.2.3",
            "100.64.0.1",
            "127.0.0.1",
            "127.8.8.8",
            "169.254.169.254",
            "172.16.0.1",
            "192.0.0.8",
            "192.0.2.1",
            "192.168.1.1",
            "192.88.99.1",
            "198.18.0.1",
            "198.51.100.1",
            "203.0.113.1",
            "224.0.0.1",
            "240.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "64:ff9b::7f00:1",
            "fc00::1",
            "fd12::1",
            "fe80::1",
            "ff02::1",
            "2001:db8::1",
            "2002:7f00:1::",
            "2001:0:1::1",
        ] {
            assert!(!is_public(private.parse().expect("an address")), "{private}");
        }
    }

    #[test]
    fn odd_addresses_are_refused_before_anything_is_asked() {
        let also = "127.0.0.1:4567".parse().expect("an address");
        let reach = Reach::new(vec![also]);
        let allows = |url: &str| reach.allows(&Url::parse(url).expect("a URL"));
        assert_eq!(allows("https://www.kantei.go.jp/jp/"), Ok(()));
        assert_eq!(allows("http://127.0.0.1:4567/a"), Ok(()));
        for (url, error) in [
            ("http://127.0.0.1/", CitationError::Private),
            ("http://127.0.0.1:4568/", CitationError::Address),
            ("http://[::1]/", CitationError::Private),
            ("http://2130706433/", CitationError::Private),
            ("http://0x7f.1/", CitationError::Private),
            ("http://example.org:8080/", CitationError::Address),
            ("http://user:secret@example.org/", CitationError::Address),
            ("ftp://example.org/", CitationError::Address),
            ("file:///etc/passwd", CitationError::Address),
            ("data:text/html,hi", CitationError::Address),
        ] {
            assert_eq!(allows(url), Err(error), "{url}");
        }
    }
}
