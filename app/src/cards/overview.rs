//! The cards of what many records make up: of countries together, and of the front page.

use super::{
    card::{Card, CardRow},
    parts::{as_of, next, plates},
};
use crate::{
    naming,
    pages::{exposure_summary, meetings_sentence, votes_ahead},
    visit::Visit,
    words::say,
};
use domain::snapshot::Relation;

/// How many votes the front page's card names.
const MOST_VOTES: usize = 3;

pub fn relation(visit: &Visit<'_>, relation: &Relation<'_>) -> Card {
    let names: Vec<_> = relation
        .countries
        .iter()
        .map(|country| country.name.in_language(visit.language))
        .collect();
    let meetings = meetings_sentence(visit, relation);
    let exposure = exposure_summary(visit, relation);
    let first = relation
        .exposure
        .changing
        .iter()
        .min_by(|a, b| a.next.date.on.cmp(&b.next.date.on));
    let rows = meetings
        .into_iter()
        .chain([exposure])
        .map(CardRow::Sentence)
        .chain(first.map(|exposed| next(visit, exposed.next)));
    Card {
        language: visit.language,
        plates: plates(relation.countries.iter().map(|country| &country.id)),
        kicker: String::new(),
        title: naming::join_countries(visit.language, &names),
        rows: rows.collect(),
        as_of: as_of(visit),
    }
}

pub fn home(visit: &Visit<'_>) -> Card {
    let votes = votes_ahead(visit);
    // A vote of which the month is not known is no headline.
    let dated = votes.filter(|event| event.date.on.month().is_some());
    Card {
        language: visit.language,
        plates: Vec::new(),
        kicker: say!(visit, "home-votes"),
        title: say!(visit, "home-heading"),
        rows: dated.take(MOST_VOTES).map(|event| next(visit, event)).collect(),
        as_of: as_of(visit),
    }
}
