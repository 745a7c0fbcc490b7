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
    let DateParts {
        words,
        fate,
        earlier,
        certainty,
    } = date_parts(visit, event, is_long);
    let machine = event.date.on.exact_day().map(|day| day.to_string());
    let moved = earlier.map(|earlier| {
        let label = say!(visit, "date-moved-from", date = earlier.spoken(visit.language));
        let date = earlier.short(visit.language);
        view! {
            " "
            <s class="event-date-earlier" title=label>
                {date}
            </s>
        }
    });
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
        <span class="event-date" data-certainty=certainty.word()>
            {words}
        </span>
        {moved}
    }
}

/// The date of an event, taken apart as it is shown.
pub struct DateParts<'e> {
    pub words: String,
    /// What became of an event that will not be, or was void: its date is struck then, and this word stands beside it.
    pub fate: Option<String>,
    /// The date that it had before.
    pub earlier: Option<&'e Edtf>,
    pub certainty: Certainty,
}

/// The date of an event with its certainty, in words.
pub fn date_parts<'e>(visit: &Visit<'_>, event: &'e Event, is_long: bool) -> DateParts<'e> {
    let state = visit.snapshot.state_of(event);
    let fate = state
        .is_void()
        .then(|| word(visit.language, "state", state.word()));
    let words = match &fate {
        Some(_) => plain_words(visit, event, is_long),
        None => date_words(visit, event, state, is_long),
    };
    let earlier = event
        .previous
        .last()
        .map(|earlier| &earlier.date.on)
        .filter(|earlier| **earlier != event.date.on);
    DateParts {
        words,
        fate,
        earlier,
        certainty: Certainty::of(state, event.date.firmness),
    }
}

/// How a date looks; see `style/components/event_date.css`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Certainty {
    Cancelled,
    Postponed,
    Unrecorded,
    Held,
    Tentative,
    Changing,
    Confirmed,
}

impl Certainty {
    const fn of(state: EventState, firmness: Firmness) -> Self {
        match (state, firmness) {
            (EventState::Cancelled | EventState::Annulled, _) => Self::Cancelled,
            (EventState::Postponed, _) => Self::Postponed,
            (EventState::Unrecorded, _) => Self::Unrecorded,
            (EventState::Held, _) => Self::Held,
            (EventState::Upcoming | EventState::Ongoing, Firmness::Tentative) => Self::Tentative,
            (EventState::Upcoming | EventState::Ongoing, Firmness::Changing) => Self::Changing,
            (
                EventState::Upcoming | EventState::Ongoing,
                Firmness::Confirmed | Firmness::Postponed | Firmness::Cancelled | Firmness::Held,
            ) => Self::Confirmed,
        }
    }

    /// Its name in the style sheet.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Cancelled => "cancelled",
            Self::Postponed => "postponed",
            Self::Unrecorded => "unrecorded",
            Self::Held => "held",
            Self::Tentative => "tentative",
            Self::Changing => "changing",
            Self::Confirmed => "confirmed",
        }
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
