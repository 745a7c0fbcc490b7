//! The marks of the pages as shapes: see `style/components/status_mark.css`.

use super::{svg::Svg, tokens::TOKENS};
use app::cards::{Certainty, Mark};

/// How far the middle of a mark stands from its left edge, and its radius, in parts of the size of the letters beside it.
const RADIUS: f32 = 0.34;
/// The width of a mark with the space behind it, in the same.
pub const STEP: f32 = 1.05;

/// The hue of a status.
pub fn hue(mark: Mark) -> &'static str {
    match mark {
        Mark::InOffice | Mark::Disputed => TOKENS.ink,
        Mark::Designate => TOKENS.blue,
        Mark::Departing | Mark::Doubtful => TOKENS.amber,
        Mark::Acting => TOKENS.violet,
        Mark::Suspended => TOKENS.red,
        Mark::Ended => TOKENS.grey,
        Mark::Vacant | Mark::NotRecorded => TOKENS.ink_soft,
    }
}

/// Draws a mark beside letters of a size, whose base line begins at a point.
pub fn draw(svg: &mut Svg, mark: Mark, (x, y): (f32, f32), size: f32) {
    let hue = hue(mark);
    let radius = size * RADIUS;
    let middle = (x + radius, y - radius);
    let thin = size * 0.07;
    match mark {
        Mark::InOffice => svg.circle(middle, radius, (hue, 0.0, "none"), hue),
        Mark::Designate => half(svg, middle, radius, hue, Side::Right),
        Mark::Departing => half(svg, middle, radius, hue, Side::Left),
        Mark::Acting => svg.circle(middle, radius * 0.82, (hue, size * 0.13, "none"), "none"),
        Mark::Suspended => {
            svg.circle(middle, radius, (hue, 0.0, "none"), hue);
            let bar = (middle.0 - radius, middle.1 - radius * 0.28);
            svg.rectangle(bar, (radius * 2.0, radius * 0.56), TOKENS.paper);
            svg.circle(middle, radius, (hue, thin, "none"), "none");
        }
        Mark::Ended => svg.circle(middle, radius * 0.55, (hue, 0.0, "none"), hue),
        Mark::Vacant => svg.circle(middle, radius, (hue, thin, "none"), "none"),
        Mark::NotRecorded => {
            let dots = format!("{thin} {}", thin * 1.8);
            svg.circle(middle, radius, (hue, thin, &dots), "none");
        }
        Mark::Doubtful => {
            let dashes = format!("{} {}", thin * 3.2, thin * 2.0);
            svg.circle(middle, radius, (hue, thin * 1.4, &dashes), "none");
        }
        Mark::Disputed => {
            for place in [-0.45, 0.45] {
                let middle = (middle.0 + radius * place, middle.1);
                svg.circle(middle, radius * 0.75, (hue, thin * 1.2, "none"), "none");
            }
        }
    }
}

#[derive(Clone, Copy)]
enum Side {
    Left,
    Right,
}

/// A circle of which one half is filled.
fn half(svg: &mut Svg, (x, y): (f32, f32), radius: f32, hue: &str, side: Side) {
    let sweep = match side {
        Side::Left => 0,
        Side::Right => 1,
    };
    let top = y - radius;
    svg.path(
        &format!("M{x} {top}a{radius} {radius} 0 0 {sweep} 0 {}z", radius * 2.0),
        hue,
    );
    svg.circle((x, y), radius, (hue, radius * 0.2, "none"), "none");
}

/// The dashes of a line that shows how certain a date is.
pub const fn dashes(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Confirmed | Certainty::Held | Certainty::Cancelled => "none",
        Certainty::Tentative | Certainty::Changing | Certainty::Postponed => "9 6",
        Certainty::Unrecorded => "2 6",
    }
}
