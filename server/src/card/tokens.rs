//! The colours of the style sheets, in their light form: a card is a piece of paper wherever it is shown.

use app::tokens::colour;
use std::sync::LazyLock;

/// The colours that cards use.
pub struct Tokens {
    pub paper: &'static str,
    pub ink: &'static str,
    pub ink_soft: &'static str,
    pub ink_faint: &'static str,
    pub rule: &'static str,
    pub blue: &'static str,
    pub amber: &'static str,
    pub violet: &'static str,
    pub red: &'static str,
    pub grey: &'static str,
}

pub static TOKENS: LazyLock<Tokens> = LazyLock::new(|| Tokens {
    paper: light("paper"),
    ink: light("ink"),
    ink_soft: light("ink-soft"),
    ink_faint: light("ink-faint"),
    rule: light("rule"),
    blue: light("blue"),
    amber: light("amber"),
    violet: light("violet"),
    red: light("red"),
    grey: light("grey"),
});

/// The light form of a colour; red where the style sheet has none of the name, which a test refuses.
fn light(name: &str) -> &'static str {
    colour(name).map_or(UNKNOWN, |[light, _]| light)
}

const UNKNOWN: &str = "red";

#[cfg(test)]
mod tests {
    use super::{TOKENS, UNKNOWN};

    #[test]
    fn every_colour_of_a_card_stands_in_the_style_sheet() {
        let tokens = &*TOKENS;
        let colours = [
            tokens.paper,
            tokens.ink,
            tokens.ink_soft,
            tokens.ink_faint,
            tokens.rule,
            tokens.blue,
            tokens.amber,
            tokens.violet,
            tokens.red,
            tokens.grey,
        ];
        assert!(!colours.contains(&UNKNOWN), "{colours:?}");
    }
}
