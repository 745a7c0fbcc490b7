//! The badge of an office as SVG: small enough to stand in a line of an article.
//!
//! It is shown with the letters of whoever looks at it, each part as wide as it was measured here.

use super::{fonts::width, marks, svg::Svg, tokens::TOKENS};
use app::{cards::Badge, escape::escaped};

const HEIGHT: f32 = 28.0;
const SIZE: f32 = 14.0;
const BASE: f32 = 18.8;
const PAD: f32 = 10.0;

pub fn badge(badge: &Badge) -> String {
    let parts = [
        (badge.office.as_str(), false, TOKENS.ink_soft),
        (badge.who.as_str(), true, TOKENS.ink),
        (badge.words.as_str(), false, marks::hue(badge.mark)),
    ];
    let mut svg = Svg::fragment();
    let mut x = PAD;
    for (place, (text, is_strong, colour)) in parts.into_iter().enumerate() {
        if place == 1 {
            marks::draw(&mut svg, badge.mark, (x, BASE), SIZE);
            x += SIZE * marks::STEP;
        }
        if text.is_empty() {
            continue;
        }
        let length = width(text, SIZE, is_strong);
        svg.stretched_text((x, BASE), (SIZE, length), (is_strong, colour), text);
        x += length + PAD;
    }
    let (width, alt) = (x.ceil(), escaped(&badge.alt()));
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{HEIGHT}\" viewBox=\"0 0 {width} {HEIGHT}\" \
         role=\"img\" aria-label=\"{alt}\" font-family=\"Georgia,'Noto Serif',serif\"><title>{alt}</title>\
         <rect x=\".5\" y=\".5\" width=\"{}\" height=\"{}\" fill=\"{}\" stroke=\"{}\"/>{}</svg>",
        width - 1.0,
        HEIGHT - 1.0,
        TOKENS.paper,
        TOKENS.rule,
        svg.into_fragment()
    )
}

#[cfg(test)]
mod tests {
    use super::badge;
    use app::cards::{Badge, Mark};

    #[test]
    fn a_badge_is_escaped_and_as_wide_as_what_it_says() {
        let short = Badge {
            office: "President <of> \"X\"".to_owned(),
            mark: Mark::InOffice,
            who: "A & B".to_owned(),
            words: "in office".to_owned(),
        };
        let long = Badge {
            who: "Somebody with a name that goes on".to_owned(),
            ..short.clone()
        };
        let width = |svg: &str| -> f32 {
            let (_, rest) = svg.split_once("width=\"").expect("a width");
            rest.split('"')
                .next()
                .and_then(|it| it.parse().ok())
                .expect("a number")
        };
        let svg = badge(&short);
        assert!(svg.contains("A &amp; B") && !svg.contains("<of>"), "{svg}");
        assert!(resvg::usvg::Tree::from_str(&svg, &resvg::usvg::Options::default()).is_ok());
        assert!(width(&badge(&long)) > width(&svg) + 100.0);
    }
}
