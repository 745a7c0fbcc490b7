//! Lanes and their bars.

use super::measure::{GAP, TEXT_ROOM, unit};
use crate::{
    components::timeline::{Axis, Lane, model::Bar},
    rendered::{Rendered, rendered},
};
use leptos::prelude::*;

const FULL: f64 = 26.0;
const THIN: f64 = 10.0;
/// The parts of the soft edge: how far each stands from the end of its bar, and how wide it is.
const SOFT_EDGE: [(f64, f64); 3] = [(1.5, 3.0), (6.0, 2.0), (10.0, 1.0)];

/// The bars of a lane, and how high it is.
pub fn lane_view(axis: &Axis, lane: &Lane, top: f64, hatch: &str) -> (Rendered, f64) {
    let label_room = if lane.label.is_some() { TEXT_ROOM } else { 0.0 };
    let height = if lane.is_thin { THIN } else { FULL };
    let label = lane.label.clone().map(|label| {
        view! {
            <text class="timeline-lane-label" x="0" y=unit(top + 20.0)>
                {label}
            </text>
        }
    });
    let top = top + label_room;
    let bars = lane
        .bars
        .iter()
        .map(|bar| bar_view(axis, bar, top, height, hatch))
        .collect_view();
    (
        rendered(view! {
            {label}
            {bars}
        }),
        label_room + height + GAP,
    )
}

fn bar_view(axis: &Axis, bar: &Bar, top: f64, height: f64, hatch: &str) -> impl IntoView + use<> {
    let (x1, x2) = (axis.x(bar.from), axis.x(bar.to));
    let width = (x2 - x1).max(1.5);
    let part = |class: &'static str, from, to, top: f64, height: f64, fill: Option<String>| {
        let (from, to) = (axis.x(from).max(x1), axis.x(to).min(x1 + width));
        let width = unit((to - from).max(1.0));
        view! { <rect class=class x=unit(from) y=unit(top) width=width height=unit(height) fill=fill></rect> }
    };
    let suspended = bar.suspended.iter().map(|(from, to)| {
        part(
            "timeline-suspended",
            *from,
            *to,
            top,
            height,
            Some(format!("url(#{hatch})")),
        )
    });
    let suspended = suspended.collect_view();
    let leaving = bar
        .leaving
        .iter()
        .map(|(from, to)| part("timeline-leaving", *from, *to, top + height - 4.0, 4.0, None));
    let leaving = leaving.collect_view();
    let edge = |x: f64| {
        view! {
            <line
                class="timeline-vague"
                x1=unit(x)
                x2=unit(x)
                y1=unit(top - 1.0)
                y2=unit(top + height + 1.0)
            ></line>
        }
    };
    let edges = (
        bar.is_start_vague.then(|| edge(x1)),
        bar.is_end_vague.then(|| edge(x1 + width)),
    );
    let soft = bar.is_open.then(|| {
        let pieces = SOFT_EDGE.map(|(away, wide)| {
            view! {
                <rect
                    class="timeline-soft"
                    x=unit(x2 + away)
                    y=unit(top)
                    width=unit(wide)
                    height=unit(height)
                ></rect>
            }
        });
        pieces.collect_view()
    });
    // The label stands before what is hatched, where it can be read.
    let room = bar
        .suspended
        .iter()
        .map(|(from, _)| axis.x(*from) - x1)
        .fold(width, f64::min);
    let label = (height > THIN && fits(&bar.label, room)).then(|| {
        view! {
            <text class="timeline-bar-label" x=unit(x1 + 6.0) y=unit(top + height / 2.0 + 4.5)>
                {bar.label.clone()}
            </text>
        }
    });
    view! {
        <g class="timeline-bar" data-kind=bar.kind.word()>
            <title>{bar.title.clone()}</title>
            <rect class="timeline-spell" x=unit(x1) y=unit(top) width=unit(width) height=unit(height)></rect>
            {suspended}
            {leaving}
            {edges}
            {soft}
            {label}
        </g>
    }
}

/// Whether a label of 13 units fits into a width; Han, kana and hangul are about as wide as they are high.
fn fits(label: &str, width: f64) -> bool {
    let letters: f64 = label
        .chars()
        .map(|letter| if letter > '\u{2e7f}' { 13.0 } else { 7.2 })
        .sum();
    letters + 12.0 <= width
}
