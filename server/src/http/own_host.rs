//! The name of the site, as requests call it.

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

    /// Whether the site is called by its name, where it has one.
    pub fn is_name(&self, host: &str) -> bool {
        self.0.is_some() && !is_no_name(host)
    }

    /// Whether the site may be called so.
    pub fn is(&self, host: &str) -> bool {
        let Some(own) = &self.0 else {
            return true;
        };
        own.eq_ignore_ascii_case(host) || name_of(own).eq_ignore_ascii_case(name_of(host)) || is_no_name(host)
    }
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
