//! A month of events: its weeks as rows, and beside them what may fall into it on a day that is not known.

use super::{
    filter::EventRequest,
    months::Heading,
    rows::{AgendaRow, rows_of},
};
use crate::{
    address::Resource,
    components::EventDate,
    naming,
    rendered::{Rendered, rendered},
    visit::Visit,
    words::{say, word},
};
use domain::{Edtf, Event, Language, entity::DateKind, snapshot::EventFilter};
use jiff::{
    ToSpan,
    civil::{Date, Weekday},
};
use leptos::{either::Either, prelude::*};

/// An event of several days stands on each of them, if they are no more than these.
const MOST_DAYS: i32 = 7;

/// The first and the last day of the month that is shown: that of `from`, or that of the page.
pub fn month_of(visit: &Visit<'_>, asked: &EventRequest) -> (Date, Date) {
    let day = asked.month.unwrap_or(visit.day());
    (day.first_of_month(), day.last_of_month())
}

pub fn month(visit: &Visit<'_>, asked: &EventRequest) -> impl IntoView + use<> {
    let (first, last) = month_of(visit, asked);
    let request = EventFilter {
        from: Some(first),
        to: Some(last),
        ..asked.filter.clone()
    };
    let rows = rows_of(visit, &request, asked.direction);
    let (dated, undated): (Vec<_>, Vec<_>) = rows.iter().partition(|row| days_of(row.event).is_some());
    // What may as well fall into a later month, or is known by its year alone, tells nothing of this one.
    let is_of_month = |place: &Heading| {
        let (year, month, _) = place.rank();
        (year, month) == (first.year(), first.month()) && !matches!(place, Heading::SomeDayOfYear(_))
    };
    let undated: Vec<_> = undated
        .into_iter()
        .filter(|row| is_of_month(&row.place))
        .collect();
    let name = name_of(visit, first);
    let label = name.clone();
    let days = weekdays(visit.language)
        .map(|day| {
            let named = domain::entity::Weekday::ALL[usize::from(day.to_monday_zero_offset().unsigned_abs())];
            view! { <th scope="col">{word(visit.language, "weekday", named.word())}</th> }
        })
        .collect_view();
    let weeks = weeks(visit.language, first, last)
        .into_iter()
        .map(|week| {
            let cells = week
                .into_iter()
                .map(|day| cell(visit, &dated, day, first))
                .collect_view();
            view! { <tr>{cells}</tr> }
        })
        .collect_view();
    view! {
        <nav class="month-nav" aria-label=say!(visit, "month-nav")>
            {way(visit, first.saturating_sub(1.month()), "prev")}
            <h2>{name}</h2>
            {way(visit, first.saturating_add(1.month()), "next")}
        </nav>
        <table class="month">
            <caption class="visually-hidden">{label}</caption>
            <thead>
                <tr>{days}</tr>
            </thead>
            <tbody>{weeks}</tbody>
        </table>
        {beside(visit, &undated)}
    }
}

/// The days that an event stands on in the calendar; none where it is not known on which it is, or where it is only due by one.
fn days_of(event: &Event) -> Option<(Date, Date)> {
    let on = &event.date.on;
    if event.date.kind == DateKind::Deadline {
        return None;
    }
    let days = on.exact_day().map(|day| (day, day)).or_else(|| on.exact_days());
    days.filter(|(first, last)| (*last - *first).get_days() < MOST_DAYS)
}

/// The days of the week in the order in which a language prints them.
fn weekdays(language: Language) -> impl Iterator<Item = Weekday> {
    first_weekday(language).cycle_forward().take(7)
}

const fn first_weekday(language: Language) -> Weekday {
    match language {
        Language::En => Weekday::Monday,
        Language::Ja | Language::Ko => Weekday::Sunday,
    }
}

/// The weeks that a month touches, each with all its seven days.
fn weeks(language: Language, first: Date, last: Date) -> Vec<Vec<Date>> {
    let before = first_weekday(language).until(first.weekday());
    let days = i32::from(before) + i32::from(last.day());
    let begins = first.saturating_sub(i32::from(before).days());
    (0..(days + 6) / 7)
        .map(|week| {
            (0..7)
                .map(|day| begins.saturating_add((7 * week + day).days()))
                .collect()
        })
        .collect()
}

fn cell(visit: &Visit<'_>, dated: &[&AgendaRow<'_>], day: Date, month: Date) -> impl IntoView + use<> {
    if day.first_of_month() != month {
        return Either::Left(view! { <td class="month-other"></td> });
    }
    let events: Vec<_> = dated
        .iter()
        .filter(|row| days_of(row.event).is_some_and(|(first, last)| first <= day && day <= last))
        .map(|row| {
            view! { <li data-state=row.state.word()>{link(visit, row.event)}</li> }
        })
        .collect();
    let is_empty = events.is_empty();
    let events = (!is_empty).then(|| view! { <ul>{events}</ul> });
    let today = (day == visit.day()).then_some("date");
    let spoken = Edtf::from_day(day).spoken(visit.language);
    Either::Right(view! {
        <td class=is_empty.then_some("month-empty") aria-current=today data-day=spoken>
            <time datetime=day.to_string()>{day.day()}</time>
            {events}
        </td>
    })
}

/// The flags of an event and its name.
fn link(visit: &Visit<'_>, event: &Event) -> impl IntoView + use<> {
    view! {
        <span class="flag" aria-hidden="true">
            {naming::flags(visit, event)}
        </span>
        " "
        <a href=visit.href(&Resource::event(&event.id))>{naming::event_name(visit, event)}</a>
    }
}

/// What may fall into the month, with what is known of when.
fn beside(visit: &Visit<'_>, undated: &[&AgendaRow<'_>]) -> Option<Rendered> {
    if undated.is_empty() {
        return None;
    }
    let items = undated
        .iter()
        .map(|row| {
            view! {
                <li class="events-row" data-state=row.state.word()>
                    <p class="events-date">
                        <EventDate visit event=row.event />
                    </p>
                    <p class="events-name">{link(visit, row.event)}</p>
                </li>
            }
        })
        .collect_view();
    Some(rendered(view! {
        <section class="events-group">
            <h2>{say!(visit, "month-beside")}</h2>
            <ol class="events-list">{items}</ol>
        </section>
    }))
}

/// The way to another month.
fn way(visit: &Visit<'_>, month: Date, rel: &'static str) -> impl IntoView + use<> {
    let query = visit
        .query
        .with("from", Some(&month.to_string()))
        .with("to", None)
        .with("page", None)
        .with("as_of", None)
        .with("known_at", None);
    view! {
        <a href=visit.href_with(&visit.resource, &query) rel=rel>
            {name_of(visit, month)}
        </a>
    }
}

fn name_of(visit: &Visit<'_>, month: Date) -> String {
    let text = format!("{:04}-{:02}", month.year(), month.month());
    Edtf::parse(&text).map_or(text, |month| month.spoken(visit.language))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weeks_are_whole_and_begin_as_the_language_prints_them() {
        let (first, last) = ("2026-12-01".parse().unwrap(), "2026-12-31".parse().unwrap());
        let english = weeks(Language::En, first, last);
        assert!(
            english
                .iter()
                .all(|week| week.len() == 7 && week[0].weekday() == Weekday::Monday)
        );
        assert_eq!(english[0][0].to_string(), "2026-11-30");
        assert_eq!(english.last().unwrap()[6].to_string(), "2027-01-03");
        let japanese = weeks(Language::Ja, first, last);
        assert!(japanese.iter().all(|week| week[0].weekday() == Weekday::Sunday));
        assert_eq!(japanese[0][0].to_string(), "2026-11-29");
        // Four whole weeks, and the last month that there is.
        let count = |first: &str, last: &str| {
            weeks(Language::En, first.parse().unwrap(), last.parse().unwrap()).len()
        };
        assert_eq!(count("2027-02-01", "2027-02-28"), 4);
        assert_eq!(count("9999-12-01", "9999-12-31"), 5);
    }
}
