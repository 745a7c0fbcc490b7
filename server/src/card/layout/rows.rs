//! The rows below the title: dates, statuses, what comes next.

use super::edges::{LEFT, RIGHT};
use crate::card::{
    fonts::width,
    marks,
    svg::{Letters, Svg},
    tokens::TOKENS,
    wrap::{Room, fit},
};
use app::cards::{CardDate, CardRow, Certainty};

/// The space above a row.
const GAP: f32 = 16.0;

/// A scale at which there is little room.
const SMALL: f32 = 0.8;

/// Draws as many rows as there is room for between two heights, as large as they all fit in.
pub fn draw(svg: &mut Svg, rows: &[CardRow], begin: f32, end: f32, scales: &[f32]) {
    let fitting = scales
        .iter()
        .copied()
        .find(|scale| height(rows, *scale) <= end - begin);
    let scale = fitting.or(scales.last().copied()).unwrap_or(1.0);
    let mut y = begin;
    for row in rows {
        let height = height(std::slice::from_ref(row), scale);
        if y + height > end {
            return;
        }
        y = draw_row(svg, row, y, scale);
    }
}

/// How high rows are.
fn height(rows: &[CardRow], scale: f32) -> f32 {
    let mut nowhere = Svg::new(0, 0, TOKENS.paper);
    rows.iter()
        .fold(0.0, |y, row| draw_row(&mut nowhere, row, y, scale))
}

/// Draws a row below a height, and gives where it ends.
fn draw_row(svg: &mut Svg, row: &CardRow, y: f32, scale: f32) -> f32 {
    let y = y + GAP * scale;
    match row {
        CardRow::Date(date) => {
            let letters = ink(46.0 * scale, true);
            draw_date(svg, date, (LEFT, y + letters.size), letters, RIGHT - LEFT)
        }
        CardRow::Status { mark, who, words } => {
            let hue = Letters {
                size: 32.0 * scale,
                is_strong: false,
                colour: marks::hue(*mark),
            };
            // Where there is little room, all that hold an office are told rather than all that is said of one.
            let lines = if scale < SMALL { 1 } else { 2 };
            draw_status(svg, y, *mark, (who, ink(34.0 * scale, true)), (words, hue, lines))
        }
        CardRow::Certainty { certainty, words } => {
            let letters = soft(28.0 * scale);
            let base = y + letters.size;
            let sample = 44.0 * scale;
            let colour = TOKENS.ink_soft;
            let dashes = marks::dashes(*certainty);
            svg.line(
                (LEFT, base - letters.size * 0.3),
                sample,
                (colour, 3.0 * scale, dashes),
            );
            paragraph(svg, words, (LEFT + sample * 1.4, base), letters, 1)
        }
        CardRow::Stage { step, of, words } => {
            let letters = soft(30.0 * scale);
            let below = draw_steps(svg, (*step, *of), y, scale);
            paragraph(svg, words, (LEFT, below + letters.size * 1.4), letters, 3)
        }
        CardRow::Next { date, what } => {
            let letters = ink(29.0 * scale, true);
            let base = y + letters.size;
            let column = width(&date.words, letters.size, true).max(230.0 * scale);
            let column = column.min((RIGHT - LEFT) * 0.45);
            let below = draw_date(svg, date, (LEFT, base), letters, column);
            let begin = LEFT + column + 28.0 * scale;
            paragraph(svg, what, (begin, base), ink(29.0 * scale, false), 1).max(below)
        }
        CardRow::Sentence(text) => {
            let letters = soft(30.0 * scale);
            paragraph(svg, text, (LEFT, y + letters.size), letters, 3)
        }
    }
}

const fn ink_of(size: f32, is_strong: bool, colour: &'static str) -> Letters {
    Letters {
        size,
        is_strong,
        colour,
    }
}

fn ink(size: f32, is_strong: bool) -> Letters {
    ink_of(size, is_strong, TOKENS.ink)
}

fn soft(size: f32) -> Letters {
    ink_of(size, false, TOKENS.ink_soft)
}

/// Lines of text from a point to the right edge. Gives where they end.
fn paragraph(svg: &mut Svg, text: &str, (x, y): (f32, f32), letters: Letters, most: usize) -> f32 {
    let sizes = [(letters.size, most), (letters.size * 0.86, most)];
    let room = Room {
        width: RIGHT - x,
        sizes: &sizes,
        is_strong: letters.is_strong,
    };
    let fitted = fit(text, room);
    let letters = Letters {
        size: fitted.size,
        ..letters
    };
    let mut base = y;
    for (place, line) in fitted.lines.iter().enumerate() {
        if place > 0 {
            base += fitted.size * 1.34;
        }
        svg.text((x, base), letters, line);
    }
    base + fitted.size * 0.3
}

/// A date as the pages show it: dashed where it is not certain, struck where it will not be, the date before it struck beside it.
fn draw_date(svg: &mut Svg, date: &CardDate, (x, y): (f32, f32), letters: Letters, most: f32) -> f32 {
    let room = Room {
        width: most,
        sizes: &[
            (letters.size, 1),
            (letters.size * 0.8, 1),
            (letters.size * 0.66, 1),
        ],
        is_strong: letters.is_strong,
    };
    let fitted = fit(&date.words, room);
    let letters = Letters {
        size: fitted.size,
        ..letters
    };
    let words = fitted.lines.first().map_or("", String::as_str);
    let length = width(words, letters.size, letters.is_strong);
    svg.text((x, y), letters, words);
    let thick = letters.size * 0.05;
    match date.certainty {
        Certainty::Tentative | Certainty::Changing => {
            let dashes = marks::dashes(date.certainty);
            svg.line(
                (x, y + letters.size * 0.26),
                length,
                (TOKENS.ink_soft, thick, dashes),
            );
        }
        Certainty::Cancelled => svg.line(
            (x, y - letters.size * 0.3),
            length,
            (letters.colour, thick, "none"),
        ),
        Certainty::Confirmed | Certainty::Held | Certainty::Postponed | Certainty::Unrecorded => {}
    }
    let mut end = x + length;
    if let Some(fate) = &date.fate {
        let fate = format!("· {fate}");
        let space = width(" ", letters.size, letters.is_strong);
        let length = width(&fate, letters.size, letters.is_strong);
        if end + space + length <= RIGHT {
            svg.text((end + space, y), letters, &fate);
            end += space + length;
        }
    }
    if let Some(earlier) = &date.earlier {
        let before = Letters {
            size: letters.size * 0.62,
            is_strong: false,
            colour: TOKENS.ink_faint,
        };
        let begin = end + before.size;
        let length = width(earlier, before.size, false);
        if begin + length <= x + most {
            svg.text((begin, y), before, earlier);
            let struck = (before.colour, before.size * 0.06, "none");
            svg.line((begin, y - before.size * 0.3), length, struck);
        }
    }
    y + letters.size * 0.34
}

/// A mark, whose status it is, and the status: in one line where they fit, else one below the other.
fn draw_status(
    svg: &mut Svg,
    y: f32,
    mark: app::cards::Mark,
    (who, strong): (&str, Letters),
    (words, hue, lines): (&str, Letters, usize),
) -> f32 {
    let base = y + strong.size;
    marks::draw(svg, mark, (LEFT, base), strong.size);
    let begin = LEFT + strong.size * marks::STEP;
    if who.is_empty() {
        return paragraph(svg, words, (begin, base), hue, lines);
    }
    let space = hue.size * 0.7;
    let length = width(who, strong.size, true);
    let is_one_line = begin + length + space + width(words, hue.size, false) <= RIGHT;
    let below = paragraph(svg, who, (begin, base), strong, 1);
    if is_one_line {
        return paragraph(svg, words, (begin + length + space, base), hue, 1).max(below);
    }
    paragraph(svg, words, (begin, below + hue.size * 1.05), hue, lines)
}

/// The steps of a way as bars below a height, those that are done filled. Gives where they end.
fn draw_steps(svg: &mut Svg, (step, of): (usize, usize), y: f32, scale: f32) -> f32 {
    let (length, gap, thick) = (64.0 * scale, 8.0 * scale, 9.0 * scale);
    let mut x = LEFT;
    for place in 1..=of {
        let colour = match place.cmp(&step) {
            std::cmp::Ordering::Less => TOKENS.ink_soft,
            std::cmp::Ordering::Equal => TOKENS.ink,
            std::cmp::Ordering::Greater => TOKENS.rule,
        };
        svg.rectangle((x, y + thick), (length, thick), colour);
        x += length + gap;
    }
    y + thick * 2.0
}
