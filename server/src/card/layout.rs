//! Puts what a card says in its place: the name of the site, the title, its rows, and the day on which it was so.

mod edges;
mod rows;

use super::{
    fonts::width,
    svg::{Letters, Svg},
    tokens::TOKENS,
    wrap::{Room, fit},
};
use app::cards::{Card, HEIGHT, WIDTH};
use edges::{LEFT, RIGHT};

/// Above this line the rows end.
const BOTTOM: f32 = 548.0;
/// The rows get smaller by these steps until they fit.
const SCALES: [f32; 5] = [1.15, 1.0, 0.88, 0.76, 0.65];
/// A card with more rows than this has a smaller title.
const FEW_ROWS: usize = 3;

/// The card as an SVG document. `host` is where the site is reached.
pub fn svg(card: &Card, host: &str) -> String {
    let mut svg = Svg::new(WIDTH, HEIGHT, TOKENS.paper);
    masthead(&mut svg, card);
    let begin = heading(&mut svg, card);
    footer(&mut svg, card, host);
    rows::draw(&mut svg, &card.rows, begin, BOTTOM, &SCALES);
    svg.finish()
}

fn masthead(svg: &mut Svg, card: &Card) {
    let ink = TOKENS.ink;
    svg.circle((LEFT + 13.0, 62.0), 12.0, (ink, 3.0, "none"), "none");
    svg.path(&format!("M{} 50a12 12 0 0 1 0 24z", LEFT + 13.0), ink);
    let letters = Letters {
        size: 32.0,
        is_strong: true,
        colour: ink,
    };
    svg.text((LEFT + 38.0, 73.0), letters, "Handover");
    plates(svg, &card.plates);
    svg.rectangle((LEFT, 94.0), (RIGHT - LEFT, 3.0), ink);
    svg.rectangle((LEFT, 101.0), (RIGHT - LEFT, 1.0), ink);
}

/// The codes of the countries, at the right.
fn plates(svg: &mut Svg, codes: &[String]) {
    /// More than a relation has.
    const MOST: usize = 6;
    const SIZE: (f32, f32) = (62.0, 38.0);
    const STEP: f32 = SIZE.0 + 10.0;
    let letters = Letters {
        size: 24.0,
        is_strong: true,
        colour: TOKENS.ink,
    };
    let mut x = RIGHT - SIZE.0;
    for code in codes.iter().take(MOST).rev() {
        svg.frame((x, 44.0), SIZE, TOKENS.ink_soft);
        let inset = (SIZE.0 - width(code, letters.size, true)) / 2.0;
        svg.text((x + inset, 71.5), letters, code);
        x -= STEP;
    }
}

/// What it is, and its title. Gives where the rows begin.
fn heading(svg: &mut Svg, card: &Card) -> f32 {
    let mut y = 118.0;
    if !card.kicker.is_empty() {
        let kicker = Letters {
            size: 28.0,
            is_strong: false,
            colour: TOKENS.ink_soft,
        };
        let room = Room {
            width: RIGHT - LEFT,
            sizes: &[(kicker.size, 1), (24.0, 1)],
            is_strong: false,
        };
        let fitted = fit(&card.kicker, room);
        let letters = Letters {
            size: fitted.size,
            ..kicker
        };
        for line in &fitted.lines {
            svg.text((LEFT, y + 32.0), letters, line);
        }
        y += 40.0;
    }
    let sizes: &[(f32, usize)] = if card.rows.len() > FEW_ROWS {
        &[(68.0, 1), (54.0, 2), (44.0, 2)]
    } else {
        &[(76.0, 1), (64.0, 2), (54.0, 3), (44.0, 3)]
    };
    let room = Room {
        width: RIGHT - LEFT,
        sizes,
        is_strong: true,
    };
    let title = fit(&card.title, room);
    let letters = Letters {
        size: title.size,
        is_strong: true,
        colour: TOKENS.ink,
    };
    for line in &title.lines {
        y += title.size * 1.14;
        // Half of a bracket of full width is empty.
        let hangs = line.starts_with(['（', '「', '『', '【', '《']);
        let x = if hangs { LEFT - title.size / 2.0 } else { LEFT };
        svg.text((x, y), letters, line);
    }
    y + title.size * 0.34
}

fn footer(svg: &mut Svg, card: &Card, host: &str) {
    svg.rectangle((LEFT, 566.0), (RIGHT - LEFT, 1.0), TOKENS.rule);
    let letters = Letters {
        size: 24.0,
        is_strong: false,
        colour: TOKENS.ink_soft,
    };
    svg.text((LEFT, 601.0), letters, &card.as_of);
    let room = Room {
        width: (RIGHT - LEFT) / 2.0,
        sizes: &[(letters.size, 1)],
        is_strong: false,
    };
    for line in fit(host, room).lines {
        let begin = RIGHT - width(&line, letters.size, false);
        svg.text((begin, 601.0), letters, &line);
    }
}
