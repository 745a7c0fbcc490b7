//! Text inside of XML and of HTML.

/// A text in which nothing means anything, between tags and in attributes. What XML cannot say is left out.
pub fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 16);
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\n' | '\t' => escaped.push(letter),
            letter if letter.is_control() || matches!(letter, '\u{fffe}' | '\u{ffff}') => {}
            letter => escaped.push(letter),
        }
    }
    escaped
}

/// A text as it stands in a `textarea`, which Leptos takes for text that needs no escaping; a browser ends it at the first end tag.
pub fn in_textarea(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::{escaped, in_textarea};

    #[test]
    fn nothing_ends_an_element_or_an_attribute() {
        assert_eq!(
            escaped("<b a=\"1\"> & ]]>\u{0}\u{1b}\u{ffff}"),
            "&lt;b a=&quot;1&quot;&gt; &amp; ]]&gt;"
        );
        assert_eq!(
            in_textarea("a&known_at=1 </textarea><script>"),
            "a&amp;known_at=1 &lt;/textarea&gt;&lt;script&gt;"
        );
    }
}
