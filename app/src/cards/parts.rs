//! What the cards of several kinds of pages have alike.

use super::card::{CardDate, CardRow};
use crate::{naming, visit::Visit, words::say};
use domain::{Country, Edtf, Event, id::CountryId};

/// The day that the card is true of.
pub fn as_of(visit: &Visit<'_>) -> String {
    let day = Edtf::from_day(visit.day()).spoken(visit.language);
    say!(visit, "card-as-of", date = day)
}

/// The codes of countries, as they stand on plates.
pub fn plates<'c>(countries: impl IntoIterator<Item = &'c CountryId>) -> Vec<String> {
    countries
        .into_iter()
        .map(|id| id.as_str().to_uppercase())
        .collect()
}

/// The name of a country; empty where it is not there on the day.
pub fn name_of(visit: &Visit<'_>, country: &CountryId) -> String {
    let country = visit.snapshot.country(country.as_str());
    let name = |country: &Country| country.name.in_language(visit.language).to_owned();
    country.map(name).unwrap_or_default()
}

/// What comes next.
pub fn next(visit: &Visit<'_>, event: &Event) -> CardRow {
    CardRow::Next {
        date: CardDate::of(visit, event, false),
        what: naming::event_name(visit, event),
    }
}
