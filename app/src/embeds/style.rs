//! The style of embeds: the tokens and marks of the pages, and what is theirs alone, in one text without comments.

use std::sync::LazyLock;

const PARTS: [&str; 4] = [
    include_str!("../../../style/tokens.css"),
    include_str!("../../../style/components/status_mark.css"),
    include_str!("../../../style/components/event_date.css"),
    include_str!("embed.css"),
];

/// The style as it stands in the file, and as its hash stands in the Content-Security-Policy.
pub static STYLE: LazyLock<String> = LazyLock::new(|| {
    ["@layer tokens,components;"]
        .into_iter()
        .map(str::to_owned)
        .chain(PARTS.map(short))
        .collect()
});

/// Without comments and without spaces that mean nothing.
fn short(css: &str) -> String {
    let mut short = String::with_capacity(css.len());
    let mut rest = css;
    while let Some((before, after)) = rest.split_once("/*") {
        short.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    short.push_str(rest);
    let words: Vec<_> = short.split_whitespace().collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_style_is_one_line_that_cannot_end_its_element() {
        assert!(!STYLE.contains("/*") && !STYLE.contains('\n') && !STYLE.contains('<'));
        assert!(
            STYLE.contains("--paper: light-dark(") && STYLE.contains(".status-mark[data-status=\"acting\"]")
        );
        assert_eq!(
            short("a /* b */ { c: d;\n  e: \"f g\" }"),
            "a { c: d; e: \"f g\" }"
        );
    }
}
