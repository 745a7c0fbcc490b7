//! The filters of a list of events in words: what a calendar or a feed of it is called.

use crate::{
    visit::Visit,
    words::{say, word},
};
use domain::{Edtf, snapshot::EventFilter, stage::EventState};
use jiff::civil::Date;

/// How many filters are named; more would fill the screen of a calendar.
const MOST_NAMED: usize = 8;

/// What is asked for, such as "G7 · presidential election · from 1 January 2026"; none where nothing is.
pub fn list_label(visit: &Visit<'_>, filter: &EventFilter) -> Option<String> {
    let language = visit.language;
    let countries = filter
        .countries
        .iter()
        .filter_map(|code| visit.snapshot.country(code))
        .map(|country| country.name.in_language(language).to_owned());
    let regions = filter
        .regions
        .iter()
        .map(|it| word(language, "region", it.word()));
    let groups = filter.groups.iter().map(|it| word(language, "group", it.word()));
    let kinds = filter
        .kinds
        .iter()
        .map(|it| word(language, "event-kind", it.word()));
    let states = visit
        .query
        .all("status")
        .filter_map(EventState::from_word)
        .map(|it| word(language, "state", it.word()));
    let firmness = filter
        .firmness
        .iter()
        .map(|it| word(language, "firmness", it.word()));
    let text = (!filter.text.is_empty()).then(|| say!(visit, "calendar-text", text = filter.text.clone()));
    let words: Vec<_> = countries
        .chain(regions)
        .chain(groups)
        .chain(kinds)
        .chain(states)
        .chain(firmness)
        .chain(days(visit))
        .chain(text)
        .take(MOST_NAMED)
        .collect();
    (!words.is_empty()).then(|| words.join(" · "))
}

/// The days that the reader named.
fn days(visit: &Visit<'_>) -> impl Iterator<Item = String> {
    let spoken = |name: &str| {
        let day: Date = visit.query.first(name)?.parse().ok()?;
        Some(Edtf::from_day(day).spoken(visit.language))
    };
    let from = spoken("from").map(|date| say!(visit, "calendar-from", date = date));
    let to = spoken("to").map(|date| say!(visit, "calendar-to", date = date));
    from.into_iter().chain(to)
}
