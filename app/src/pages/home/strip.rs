//! One quiet strip of 24 months with every dated vote on it, and its table.

use crate::{address::Resource, components::EventDate, naming, visit::Visit, words::say};
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
    let months = (0..MONTHS)
        .map(|place| month(visit, start.saturating_add(place.months()), start, ground))
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
                    {months}
                    <line class="strip-ground" x1="0" x2=WIDTH y1=ground y2=ground />
                    {dots}
                </svg>
            </div>
            <details>
                <summary>{say!(visit, "home-strip-table")}</summary>
                {table(visit, &marks)}
            </details>
        </figure>
    }
}

/// Where a day stands on the strip.
fn place_of(start: Date, day: Date) -> f64 {
    let days = f64::from((day - start).get_days());
    let end = start.saturating_add(MONTHS.months());
    WIDTH * days / f64::from((end - start).get_days())
}

/// Gives each event of the strip a place, and a lane in which it touches no other.
fn place<'e>(start: Date, votes: &[&'e Event]) -> Vec<Mark<'e>> {
    let end = start.saturating_add(MONTHS.months());
    let mut ends: Vec<f64> = Vec::new();
    let mut marks = Vec::new();
    for event in votes {
        let on = &event.date.on;
        let (Some(first), Some(last)) = (on.earliest(), on.latest()) else {
            continue;
        };
        // What is known only by its year would cover half of the strip; the agenda has it.
        let is_drawn = first >= start && last < end && (last - first).get_days() <= 62;
        if !is_drawn {
            continue;
        }
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
    let y = ground - LANE * (mark.lane as f64 + 0.6);
    let title = format!(
        "{} · {}",
        naming::event_name(visit, mark.event),
        mark.event.date.on.short(visit.language)
    );
    let shape = if mark.event.date.on.exact_day().is_some() {
        Either::Left(view! { <circle class="strip-day" cx=round(mark.from) cy=round(y) r="3.2" /> })
    } else {
        let width = round((mark.to - mark.from).max(4.0));
        Either::Right(
            view! { <rect class="strip-span" x=round(mark.from) y=round(y - 2.0) width=width height="4" rx="2" /> },
        )
    };
    let href = visit.href(&Resource::event(&mark.event.id));
    view! { <a href=href>{leptos::svg::title().child(title)}{shape}</a> }
}

fn round(number: f64) -> f64 {
    (number * 10.0).round() / 10.0
}

fn month(visit: &Visit<'_>, month: Date, start: Date, ground: f64) -> impl IntoView + use<> {
    let x = round(place_of(start, month));
    let is_january = month.month() == 1;
    let year = (is_january || month == start).then(|| {
        view! {
            <text class="strip-year" x=x + 3.0 y=ground + 28.0>
                {month.year().to_string()}
            </text>
        }
    });
    let name = Edtf::parse(&format!("{:04}-{:02}", month.year(), month.month()))
        .map(|edtf| month_letters(&edtf.short(visit.language), month, visit.language))
        .unwrap_or_default();
    let end = if is_january { ground + 30.0 } else { ground + 6.0 };
    view! {
        <line class="strip-tick" x1=x x2=x y1="0" y2=end />
        <text class="strip-month" x=x + 3.0 y=ground + 14.0>
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

fn table(visit: &Visit<'_>, marks: &[Mark<'_>]) -> impl IntoView + use<> {
    let rows = marks
        .iter()
        .map(|mark| {
            let event = mark.event;
            view! {
                <tr>
                    <td>
                        <EventDate visit event />
                    </td>
                    <td>
                        <a href=visit.href(&Resource::event(&event.id))>{naming::event_name(visit, event)}</a>
                    </td>
                    <td>{naming::what_it_decides(visit, event)}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <div class="table-scroll" tabindex="0" role="group" aria-label=say!(visit, "home-ahead")>
            <table class="ledger">
                <caption class="visually-hidden">{say!(visit, "home-ahead")}</caption>
                <thead>
                    <tr>
                        <th scope="col">{say!(visit, "home-column-date")}</th>
                        <th scope="col">{say!(visit, "home-column-event")}</th>
                        <th scope="col">{say!(visit, "home-column-decides")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}
