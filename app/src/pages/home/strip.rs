//! One quiet strip of 24 months with every dated vote on it. The votes are listed under it, by month.

use crate::{address::Resource, naming, visit::Visit, words::say};
use domain::{Edtf, Event};
use jiff::{ToSpan, civil::Date};
use leptos::{either::Either, prelude::*};

const WIDTH: f64 = 960.0;
const MONTHS: i32 = 24;
/// The height of one lane of marks, and the space for the months' names.
const LANE: f64 = 9.0;
const FOOT: f64 = 34.0;
/// How close two marks may stand in one lane.
const GAP: f64 = 9.0;

/// A mark on the strip: a dot for a day, a bar for a month or a window.
struct Mark<'e> {
    event: &'e Event,
    from: f64,
    to: f64,
    lane: usize,
}

pub fn figure(visit: &Visit<'_>, votes: &[&Event]) -> impl IntoView + use<> {
    let start = visit.day().first_of_month();
    let marks = place(start, votes);
    let lanes = marks.iter().map(|mark| mark.lane + 1).max().unwrap_or(1);
    let height = lanes as f64 * LANE + FOOT;
    let ground = height - FOOT;
    let dots = marks.iter().map(|mark| draw(visit, mark, ground)).collect_view();
    let begins = || (0..MONTHS).map(|place| start.saturating_add(place.months()));
    let ticks: String = begins().map(|month| tick(month, start, ground)).collect();
    let months = begins()
        .map(|month| name_of(visit, month, start, ground))
        .collect_view();
    let label = say!(visit, "home-strip-label", count = marks.len());
    view! {
        <figure class="strip">
            <div class="table-scroll" tabindex="0" role="group" aria-label=label.clone()>
                <svg
                    class="strip-svg"
                    viewBox=format!("0 0 {WIDTH} {height}")
                    role="group"
                    aria-label=label.clone()
                >
                    <path class="strip-tick" d=ticks />
                    {months}
                    <line class="strip-ground" x1="0" x2=WIDTH y1=ground y2=ground />
                    {dots}
                </svg>
            </div>
        </figure>
    }
}

/// Where a day stands on the strip.
fn place_of(start: Date, day: Date) -> f64 {
    let days = f64::from((day - start).get_days());
    let end = start.saturating_add(MONTHS.months());
    WIDTH * days / f64::from((end - start).get_days())
}

/// Whether an event has a mark on the strip.
pub fn has_mark(visit: &Visit<'_>, event: &Event) -> bool {
    span(visit.day().first_of_month(), event).is_some()
}

/// The first and the last day of a mark. What is known only by its year would cover half of the strip, so it has none.
fn span(start: Date, event: &Event) -> Option<(Date, Date)> {
    let on = &event.date.on;
    let (first, last) = on.earliest().zip(on.latest())?;
    let end = start.saturating_add(MONTHS.months());
    (first >= start && last < end && (last - first).get_days() <= 62).then_some((first, last))
}

/// Gives each event of the strip a place, and a lane in which it touches no other.
fn place<'e>(start: Date, votes: &[&'e Event]) -> Vec<Mark<'e>> {
    let mut ends: Vec<f64> = Vec::new();
    let mut marks = Vec::new();
    for event in votes {
        let Some((first, last)) = span(start, event) else {
            continue;
        };
        let (from, to) = (place_of(start, first), place_of(start, last));
        let lane = ends
            .iter()
            .position(|end| end + GAP <= from)
            .unwrap_or(ends.len());
        if lane == ends.len() {
            ends.push(to);
        } else {
            ends[lane] = to;
        }
        marks.push(Mark {
            event,
            from,
            to,
            lane,
        });
    }
    marks
}

fn draw(visit: &Visit<'_>, mark: &Mark<'_>, ground: f64) -> impl IntoView + use<> {
    let y = ground - LANE * mark.lane as f64 - 5.0;
    let title = format!(
        "{} · {}",
        naming::event_name(visit, mark.event),
        mark.event.date.on.short(visit.language)
    );
    let shape = if mark.event.date.on.exact_day().is_some() {
        Either::Left(view! { <circle class="strip-day" cx=mark.from.round() cy=y r="3" /> })
    } else {
        let width = (mark.to - mark.from).max(4.0).round();
        Either::Right(
            view! { <rect class="strip-span" x=mark.from.round() y=y - 2.0 width=width height="4" rx="2" /> },
        )
    };
    let href = visit.href(&Resource::event(&mark.event.id));
    view! { <a href=href>{leptos::svg::title().child(title)}{shape}</a> }
}

/// The line where a month begins, longer for a January.
fn tick(month: Date, start: Date, ground: f64) -> String {
    let end = if month.month() == 1 {
        ground + 30.0
    } else {
        ground + 6.0
    };
    format!("M{} 0V{end}", place_of(start, month).round())
}

fn name_of(visit: &Visit<'_>, month: Date, start: Date, ground: f64) -> impl IntoView + use<> {
    let x = place_of(start, month).round() + 3.0;
    let year = (month.month() == 1 || month == start).then(|| {
        view! {
            <text class="strip-year" x=x y=ground + 28.0>
                {month.year().to_string()}
            </text>
        }
    });
    let name = Edtf::parse(&format!("{:04}-{:02}", month.year(), month.month()))
        .map(|edtf| month_letters(&edtf.short(visit.language), month, visit.language))
        .unwrap_or_default();
    view! {
        <text class="strip-month" x=x y=ground + 14.0>
            {name}
        </text>
        {year}
    }
}

/// The month without its year: "Nov", 11月, 11월.
fn month_letters(short: &str, month: Date, language: domain::Language) -> String {
    match language {
        domain::Language::En => short.split(' ').next().unwrap_or_default().to_owned(),
        domain::Language::Ja => format!("{}月", month.month()),
        domain::Language::Ko => format!("{}월", month.month()),
    }
}
