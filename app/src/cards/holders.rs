//! The cards of who holds what: of a person, an office, a country.

use super::{
    card::{Card, CardRow},
    parts::{as_of, name_of, next, plates},
};
use crate::{
    components::{Mark, status_words},
    naming,
    visit::Visit,
    words::{say, word},
};
use domain::{
    Country, Office, Person,
    snapshot::{Presumed, Spell},
    status::Phase,
};

/// How many holders or offices a card has room for.
const MOST: usize = 3;

pub fn person(visit: &Visit<'_>, person: &Person) -> Card {
    let spells = visit.snapshot.spells_of_person(&person.id);
    let present: Vec<_> = spells
        .iter()
        .filter(|spell| spell.status.phase != Phase::Ended)
        .collect();
    let presumed = visit.snapshot.presumed_of_person(&person.id);
    let told: Vec<_> = match spells.first() {
        Some(last) if present.is_empty() && presumed.is_empty() => vec![last],
        _ => present,
    };
    let offices = told.iter().map(|spell| spell.office);
    let offices: Vec<_> = offices.chain(presumed.iter().map(|it| it.office)).collect();
    let mut countries: Vec<_> = offices.iter().map(|office| &office.country).collect();
    countries.dedup();
    let names: Vec<_> = countries.iter().map(|id| name_of(visit, id)).collect();
    let names: Vec<_> = names.iter().map(String::as_str).collect();
    let rows = told.iter().map(|spell| {
        let office = spell.office.name.in_language(visit.language);
        [
            status(visit, spell, office.to_owned()),
            CardRow::Sentence(time(visit, spell)),
        ]
    });
    let rows = rows.flatten().chain(presumed.iter().map(|it| {
        let office = it.office.name.in_language(visit.language);
        presumed_row(visit, office.to_owned())
    }));
    let rows = rows.filter(|row| !matches!(row, CardRow::Sentence(text) if text.is_empty()));
    Card {
        language: visit.language,
        plates: plates(countries.iter().copied()),
        kicker: naming::join_countries(visit.language, &names),
        title: person.name.in_language(visit.language).to_owned(),
        rows: rows.take(2 * MOST).collect(),
        as_of: as_of(visit),
    }
}

pub fn office(visit: &Visit<'_>, office: &Office) -> Card {
    let mut spells = visit.snapshot.holders(&office.id);
    spells.extend(visit.snapshot.designates(&office.id));
    let absence = visit.snapshot.missing(office).map(|absence| CardRow::Status {
        mark: Mark::of_absence(absence),
        who: String::new(),
        words: word(visit.language, "status", absence.word()),
    });
    let presumed = visit.snapshot.presumed_designates(&office.id);
    let presumed = presumed.iter().map(|it| {
        let name = presumed_name(visit, it);
        presumed_row(visit, name)
    });
    let holders = spells.iter().take(MOST).map(|spell| {
        let name = spell.person.name.in_language(visit.language);
        status(visit, spell, name.to_owned())
    });
    let decision = visit.snapshot.next_decision(&office.id);
    let rows = holders
        .chain(absence)
        .chain(presumed)
        .chain(decision.map(|event| next(visit, event)));
    Card {
        language: visit.language,
        plates: plates([&office.country]),
        kicker: name_of(visit, &office.country),
        title: office.name.in_language(visit.language).to_owned(),
        rows: rows.collect(),
        as_of: as_of(visit),
    }
}

pub fn country(visit: &Visit<'_>, country: &Country) -> Card {
    let leading = visit.snapshot.leading(country);
    let holders = leading.offices.iter().flat_map(|office| {
        let spells = visit.snapshot.holders(&office.id);
        let title = naming::text(visit, &office.title);
        if spells.is_empty() {
            let absence = visit.snapshot.absence(office);
            return vec![CardRow::Status {
                mark: Mark::of_absence(absence),
                who: title.to_owned(),
                words: word(visit.language, "status", absence.word()),
            }];
        }
        let rows = spells.iter().map(|spell| {
            let name = spell.person.name.in_language(visit.language);
            status(
                visit,
                spell,
                say!(visit, "card-holder", office = title, person = name),
            )
        });
        rows.collect()
    });
    let mut coming = visit.snapshot.coming_events_of(&country.id);
    let first = coming.find(|event| event.round_of.is_none() && event.kind.decides_by_vote());
    let rows = holders.take(MOST).chain(first.map(|event| next(visit, event)));
    Card {
        language: visit.language,
        plates: plates([&country.id]),
        kicker: word(visit.language, "region", country.region.word()),
        title: country.name.in_language(visit.language).to_owned(),
        rows: rows.collect(),
        as_of: as_of(visit),
    }
}

fn status(visit: &Visit<'_>, spell: &Spell<'_>, who: String) -> CardRow {
    CardRow::Status {
        mark: Mark::of(visit, spell),
        who,
        words: status_words(visit, spell),
    }
}

fn presumed_name(visit: &Visit<'_>, presumed: &Presumed<'_>) -> String {
    presumed.person.name.in_language(visit.language).to_owned()
}

/// Who is to come by the result of an election that nobody has recorded as a hand-over.
fn presumed_row(visit: &Visit<'_>, who: String) -> CardRow {
    CardRow::Status {
        mark: Mark::Designate,
        who,
        words: say!(visit, "status-presumed"),
    }
}

/// Since when, or from when to when, somebody holds or held an office; empty where that is not known.
fn time(visit: &Visit<'_>, spell: &Spell<'_>) -> String {
    let tenure = spell.tenure;
    let start = tenure.start.as_ref().or(tenure.designated.as_ref());
    match (start, &tenure.end) {
        (Some(start), Some(end)) => say!(
            visit,
            "timeline-from-to",
            from = start.spoken(visit.language),
            to = end.spoken(visit.language)
        ),
        (Some(start), None) => say!(visit, "timeline-since", from = start.spoken(visit.language)),
        (None, _) => String::new(),
    }
}
