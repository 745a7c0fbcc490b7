//! When exactly an event is, and how its date moved.

use crate::{
    components::Moment,
    islands::LocalTime,
    naming,
    rendered::rendered,
    visit::Visit,
    words::{say, word},
};
use domain::{Event, stage::EventState};
use jiff::tz::TimeZoneDatabase;
use leptos::{either::Either, prelude::*};
use std::sync::LazyLock;

/// The zones that come with the program: what a page says must not depend on the machine it runs on.
pub static ZONES: LazyLock<TimeZoneDatabase> = LazyLock::new(TimeZoneDatabase::bundled);

/// The time at the place of the event, and the reader's own beside it.
pub fn time_of_day(visit: &Visit<'_>, event: &Event) -> impl IntoView + use<> {
    let time = event.date.time?;
    let clock = time.strftime("%H:%M").to_string();
    let words = match &event.date.zone {
        Some(zone) => say!(
            visit,
            "event-time-zone",
            time = clock,
            zone = zone.replace('_', " ")
        ),
        None => say!(visit, "event-time-local", time = clock),
    };
    let own = event.instant(&ZONES).map(|moment| {
        let time = rendered(view! {
            <span
                class="local-time"
                data-moment=moment.to_string()
                data-label=say!(visit, "event-time-yours")
                data-language=visit.language.tag()
            ></span>
        });
        view! {
            " "
            <LocalTime>{time}</LocalTime>
        }
    });
    Some(view! {
        <div>
            <dt>{say!(visit, "event-time")}</dt>
            <dd>{words} {own}</dd>
        </div>
    })
}

/// Every date that was in force, oldest first, and the one in force now.
pub fn moves(visit: &Visit<'_>, event: &Event) -> impl IntoView + use<> {
    let items = event
        .previous
        .iter()
        .map(|earlier| {
            let until = say!(
                visit,
                "event-moved-until",
                date = earlier.until.spoken(visit.language)
            );
            let why = earlier
                .note
                .as_ref()
                .map(|note| format!(" · {}", naming::text(visit, note)));
            view! {
                <li>
                    <s>
                        <Moment visit date=&earlier.date.on is_long=true />
                    </s>
                    " "
                    {until}
                    {why}
                </li>
            }
        })
        .collect_view();
    let now = match visit.snapshot.state_of(event) {
        state @ (EventState::Cancelled | EventState::Postponed) => {
            Either::Left(view! { <strong>{word(visit.language, "state", state.word())}</strong> })
        }
        EventState::Upcoming
        | EventState::Ongoing
        | EventState::Held
        | EventState::Annulled
        | EventState::Unrecorded => Either::Right(view! {
            <strong>
                <Moment visit date=&event.date.on is_long=true />
            </strong>
            " "
            {say!(visit, "event-moved-now")}
        }),
    };
    (!event.previous.is_empty()).then(|| {
        view! {
            <section aria-labelledby="moves-title">
                <h2 id="moves-title">{say!(visit, "event-moves-title")}</h2>
                <ol class="event-moves">{items} <li>{now}</li></ol>
            </section>
        }
    })
}
