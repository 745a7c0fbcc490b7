//! Lanes and their bars.

use super::measure::{GAP, TEXT_ROOM, unit};
use crate::{
    components::timeline::{
        Axis, Lane,
        model::{Bar, Vote},
        scale::WIDTH,
    },
    rendered::{Rendered, rendered},
};
use leptos::prelude::*;

const FULL: f64 = 26.0;
const THIN: f64 = 10.0;
/// How high a line of names below a lane is, and how many there are at most: the table beside the figure has every name.
const NAME_LINE: f64 = 15.0;
const MOST_NAME_LINES: usize = 4;
/// Half of the width of the mark of a vote.
const VOTE: f64 = 3.5;
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
    let bottom = top + height;
    let votes = lane
        .votes
        .iter()
        .map(|vote| vote_view(axis, vote, bottom))
        .collect_view();
    let vote_room = if lane.votes.is_empty() { 0.0 } else { 2.0 * VOTE };
    let names = names_below(axis, lane, height);
    let lines = names.iter().map(|name| name.line + 1).max().unwrap_or(0);
    let names = names
        .iter()
        .map(|name| name_view(name, bottom, bottom + vote_room))
        .collect_view();
    (
        rendered(view! {
            {label}
            {bars}
            {votes}
            {names}
        }),
        label_room + height + vote_room + lines as f64 * NAME_LINE + GAP,
    )
}

/// A name that does not fit into its bar, and the line below the lane that it stands in.
struct NameBelow<'l> {
    label: &'l str,
    /// Where its bar begins, and where the name does.
    from: f64,
    x: f64,
    line: usize,
}

/// The names of bars that are too short for them, in as few lines as keep them apart.
fn names_below<'l>(axis: &Axis, lane: &'l Lane, height: f64) -> Vec<NameBelow<'l>> {
    let mut ends = [f64::MIN; MOST_NAME_LINES];
    let mut names = Vec::new();
    if height <= THIN {
        return names;
    }
    let mut bars: Vec<_> = lane.bars.iter().collect();
    bars.sort_by_key(|bar| bar.from);
    for bar in bars
        .into_iter()
        .filter(|bar| !fits(&bar.label, room_of(axis, bar)))
    {
        let (from, width) = (axis.x(bar.from), width_of(&bar.label));
        // What would go beyond the picture ends with it.
        let x = from.min(WIDTH - width);
        if let Some(line) = ends.iter().position(|end| end + GAP <= x) {
            ends[line] = x + width;
            names.push(NameBelow {
                label: &bar.label,
                from,
                x,
                line,
            });
        }
    }
    names
}

fn name_view(name: &NameBelow<'_>, bottom: f64, top: f64) -> impl IntoView + use<> {
    let y = top + name.line as f64 * NAME_LINE + NAME_LINE - 3.0;
    let x = unit(name.from + 0.5);
    view! {
        <line class="timeline-leader" x1=x.clone() x2=x y1=unit(bottom) y2=unit(y)></line>
        <text class="timeline-bar-label timeline-name" x=unit(name.x + 3.0) y=unit(y)>
            {name.label.to_owned()}
        </text>
    }
}

/// A vote that decided or decides an office, as a wedge below its lane.
fn vote_view(axis: &Axis, vote: &Vote, bottom: f64) -> impl IntoView + use<> {
    let x = axis.x(vote.on);
    let path = format!(
        "M{:.1} {:.1}l{VOTE} {}h-{}z",
        x,
        bottom + 1.0,
        2.0 * VOTE - 1.0,
        2.0 * VOTE
    );
    view! {
        <path class="timeline-vote" d=path>
            <title>{vote.title.clone()}</title>
        </path>
    }
}

/// How much of a bar a name may take: it stands before what is hatched, where it can be read.
fn room_of(axis: &Axis, bar: &Bar) -> f64 {
    let (x1, x2) = (axis.x(bar.from), axis.x(bar.to));
    let width = (x2 - x1).max(1.5);
    let suspended = bar.suspended.iter().map(|(from, _)| axis.x(*from) - x1);
    suspended.fold(width, f64::min)
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
    let label = (height > THIN && fits(&bar.label, room_of(axis, bar))).then(|| {
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

/// How wide a label of 13 units is; Han, kana and hangul are about as wide as they are high.
fn width_of(label: &str) -> f64 {
    label
        .chars()
        .map(|letter| if letter > '\u{2e7f}' { 13.0 } else { 7.2 })
        .sum()
}

fn fits(label: &str, width: f64) -> bool {
    width_of(label) + 12.0 <= width
}
