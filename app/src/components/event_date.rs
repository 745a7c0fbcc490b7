//! A date that wears its certainty.

use crate::{
    islands::LiveCountdown,
    rendered::rendered,
    visit::Visit,
    words::{say, word},
};
use domain::{
    Edtf, Event,
    edtf::Precision,
    entity::{DateKind, Firmness},
    stage::EventState,
};
use jiff::ToSpan;
use leptos::{either::Either, prelude::*};

/// How far away a date is, in words: "in 21 days", "in about 2 months".
pub fn countdown(visit: &Visit<'_>, date: &Edtf) -> String {
    date.countdown(visit.day()).spoken(visit.language)
}

/// How many days ahead a countdown is said on a page of today that may stay open.
const DAYS_AHEAD: i64 = 3;

/// The same, alive: it keeps up while the page stays open over midnight.
pub fn live_countdown(visit: &Visit<'_>, date: &Edtf) -> impl IntoView + use<> {
    let last = if visit.is_elsewhen() { 0 } else { DAYS_AHEAD };
    let days = (0..=last)
        .filter_map(|days| visit.day().checked_add(days.days()).ok())
        .map(|day| format!("{day}={}", date.countdown(day).spoken(visit.language)))
        .collect::<Vec<_>>()
        .join("|");
    let words = countdown(visit, date);
    let words = rendered(view! {
        <span class="countdown" data-days=days>
            {words}
        </span>
    });
    view! { <LiveCountdown>{words}</LiveCountdown> }
}

/// Any date: a `<time>` where machines can read it, words where they could only misread it.
#[component]
pub fn Moment<'c>(
    visit: &'c Visit<'c>,
    date: &'c Edtf,
    #[prop(optional)] is_long: bool,
) -> impl IntoView + use<> {
    let words = if is_long {
        date.spoken(visit.language)
    } else {
        date.short(visit.language)
    };
    let is_plain = matches!(
        date.precision(),
        Precision::Day | Precision::Month | Precision::Year
    ) && !date.is_approximate()
        && !date.is_uncertain();
    if is_plain {
        Either::Left(view! { <time datetime=date.to_string()>{words}</time> })
    } else {
        Either::Right(view! { <span class="moment">{words}</span> })
    }
}

/// The date of an event with its certainty: solid, dashed, struck, "around", "by", "was due".
#[component]
pub fn EventDate<'c>(
    visit: &'c Visit<'c>,
    event: &'c Event,
    #[prop(optional)] is_long: bool,
) -> impl IntoView + use<> {
    let state = visit.snapshot.state_of(event);
    // What will not be, or was void, is struck; the word that says so is not.
    let fate = state
        .is_void()
        .then(|| word(visit.language, "state", state.word()));
    let words = match &fate {
        Some(_) => plain_words(visit, event, is_long),
        None => date_words(visit, event, state, is_long),
    };
    let machine = event.date.on.exact_day().map(|day| day.to_string());
    let moved = event
        .previous
        .last()
        .filter(|earlier| earlier.date.on != event.date.on)
        .map(|earlier| {
            let label = say!(
                visit,
                "date-moved-from",
                date = earlier.date.on.spoken(visit.language)
            );
            let date = earlier.date.on.short(visit.language);
            view! {
                " "
                <s class="event-date-earlier" title=label>
                    {date}
                </s>
            }
        });
    let certainty = certainty(state, event.date.firmness);
    let words = match machine {
        Some(datetime) => Either::Left(view! { <time datetime=datetime>{words}</time> }),
        None => Either::Right(view! { <span>{words}</span> }),
    };
    let words = match fate {
        Some(fate) => Either::Left(view! {
            <s>{words}</s>
            " · "
            {fate}
        }),
        None => Either::Right(words),
    };
    view! {
        <span class="event-date" data-certainty=certainty>
            {words}
        </span>
        {moved}
    }
}

/// How a date looks; see `style/components/event_date.css`.
const fn certainty(state: EventState, firmness: Firmness) -> &'static str {
    match (state, firmness) {
        (EventState::Cancelled | EventState::Annulled, _) => "cancelled",
        (EventState::Postponed, _) => "postponed",
        (EventState::Unrecorded, _) => "unrecorded",
        (EventState::Held, _) => "held",
        (EventState::Upcoming | EventState::Ongoing, Firmness::Tentative) => "tentative",
        (EventState::Upcoming | EventState::Ongoing, Firmness::Changing) => "changing",
        (
            EventState::Upcoming | EventState::Ongoing,
            Firmness::Confirmed | Firmness::Postponed | Firmness::Cancelled | Firmness::Held,
        ) => "confirmed",
    }
}

/// The date of an event in words, whatever became of it.
fn plain_words(visit: &Visit<'_>, event: &Event, is_long: bool) -> String {
    let on = &event.date.on;
    let plain = if is_long {
        on.spoken(visit.language)
    } else {
        on.short(visit.language)
    };
    match event.date.kind {
        DateKind::Deadline if on.exact_day().is_some() => say!(visit, "date-by", date = plain),
        DateKind::Deadline
        | DateKind::Scheduled
        | DateKind::Snap
        | DateKind::Bounded
        | DateKind::Customary => plain,
    }
}

/// The date of an event in words, with its certainty: “by”, “around”, “tentative”, “was due”.
pub fn date_words(visit: &Visit<'_>, event: &Event, state: EventState, is_long: bool) -> String {
    let on = &event.date.on;
    let date = plain_words(visit, event, is_long);
    match (state, event.date.firmness) {
        (EventState::Cancelled, _) => say!(visit, "date-cancelled", date = date),
        (EventState::Annulled, _) => say!(visit, "date-annulled", date = date),
        (EventState::Postponed, _) => say!(visit, "date-postponed", date = date),
        (EventState::Unrecorded, _) => say!(visit, "date-unrecorded", date = date),
        (EventState::Held, _) => date,
        (EventState::Upcoming | EventState::Ongoing, Firmness::Tentative) => {
            say!(visit, "date-tentative", date = date)
        }
        (EventState::Upcoming | EventState::Ongoing, Firmness::Changing)
            if !on.is_approximate() && on.exact_day().is_some() =>
        {
            say!(visit, "date-around", date = date)
        }
        (
            EventState::Upcoming | EventState::Ongoing,
            Firmness::Changing
            | Firmness::Confirmed
            | Firmness::Postponed
            | Firmness::Cancelled
            | Firmness::Held,
        ) => date,
    }
}
