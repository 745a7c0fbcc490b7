//! Whom the operators of Wikidata can write to; they shut out programs that do not say.

/// Whether a text is a mail address or the address of a page, and can stand in a header.
pub fn is_one(text: &str) -> bool {
    let is_plain = text
        .bytes()
        .all(|byte| byte.is_ascii_graphic() && !matches!(byte, b'(' | b')' | b'<' | b'>' | b'"' | b'\\'));
    is_plain && text.len() <= 200 && (is_mail(text) || is_page(text))
}

fn is_mail(text: &str) -> bool {
    let text = text.strip_prefix("mailto:").unwrap_or(text);
    text.split_once('@')
        .is_some_and(|(name, host)| !name.is_empty() && !host.contains('@') && is_host(host))
}

fn is_page(text: &str) -> bool {
    let rest = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|rest| is_host(rest.split(['/', '?', '#']).next().unwrap_or_default()))
}

fn is_host(text: &str) -> bool {
    text.split_once('.')
        .is_some_and(|(first, rest)| !first.is_empty() && !rest.is_empty() && !rest.ends_with('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_somebody_can_be_reached_at_is_a_contact() {
        for good in [
            "desk@example.org",
            "mailto:desk@example.org",
            "https://example.org/contact",
        ] {
            assert!(is_one(good), "{good}");
        }
        for bad in [
            "",
            " ",
            "me",
            "me@",
            "@example.org",
            "me@host",
            "https://",
            "https://localhost/",
            "desk@example.org\r\nX: y",
            "desk@example.org (me)",
            "ftp://example.org",
            "のあ@example.org",
        ] {
            assert!(!is_one(bad), "{bad}");
        }
    }
}
