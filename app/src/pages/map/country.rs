//! What the map tells of a country.

use crate::{components::Mark, visit::Visit, words::say};
use domain::{Country, Event, Office, collation::compare, doubt::is_grave, entity::Absence, snapshot::Spell};
use jiff::ToSpan;

/// What the colours and marks tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MapView {
    Status,
    Changing,
}

/// How soon the next vote or hand-over is that decides who leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Soon {
    Months3,
    Months6,
    Months12,
    Later,
}

impl Soon {
    pub const ALL: [Self; 4] = [Self::Months3, Self::Months6, Self::Months12, Self::Later];

    /// Its name in the style sheet.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Months3 => "3",
            Self::Months6 => "6",
            Self::Months12 => "12",
            Self::Later => "later",
        }
    }

    const fn months(self) -> Option<i32> {
        match self {
            Self::Months3 => Some(3),
            Self::Months6 => Some(6),
            Self::Months12 => Some(12),
            Self::Later => None,
        }
    }

    pub fn name(self, visit: &Visit<'_>) -> String {
        match self.months() {
            Some(months) => say!(visit, "map-legend-soon", months = months),
            None => say!(visit, "map-legend-later"),
        }
    }

    fn of(visit: &Visit<'_>, next: Option<&Event>) -> Self {
        let Some(last) = next.and_then(|event| event.date.on.latest()) else {
            return Self::Later;
        };
        let is_within = |soon: &Self| {
            soon.months()
                .is_some_and(|months| last <= visit.day().saturating_add(months.months()))
        };
        Self::ALL.into_iter().find(is_within).unwrap_or(Self::Later)
    }
}

/// A country with what its place on the map says.
pub struct MapCountry<'v> {
    pub country: &'v Country,
    pub spells: Vec<Spell<'v>>,
    /// The offices that nobody is recorded in.
    pub absences: Vec<(&'v Office, Absence)>,
    pub next: Option<&'v Event>,
    /// The mark of whoever leads; of several the one that a reader has to know of.
    pub mark: Mark,
    pub soon: Soon,
}

/// The mark of a holder. That a check alone is old would colour most of the world, so it is told by words and not by a mark.
fn mark_of(visit: &Visit<'_>, spell: &Spell<'_>) -> Mark {
    match Mark::of(visit, spell) {
        Mark::Doubtful if !is_grave(&visit.snapshot.doubts(spell)) => Mark::InOffice,
        mark => mark,
    }
}

/// What a mark is called on the map: nobody is plainly in office of whom there is any doubt.
pub fn name_of(visit: &Visit<'_>, mark: Mark, is_in_doubt: bool) -> String {
    match mark {
        Mark::Doubtful => say!(visit, "doubt-brief"),
        Mark::InOffice if is_in_doubt => Mark::Doubtful.name(visit.language),
        mark => mark.name(visit.language),
    }
}

impl MapCountry<'_> {
    /// Whether anything of its leaders is in doubt, be it their last check alone.
    pub fn is_in_doubt(&self, visit: &Visit<'_>) -> bool {
        let mut spells = self.spells.iter();
        spells.any(|spell| !visit.snapshot.doubts(spell).is_empty())
    }

    /// What it says in words.
    pub fn words(&self, visit: &Visit<'_>) -> String {
        let name = self.country.name.in_language(visit.language);
        let people: Vec<_> = self
            .spells
            .iter()
            .map(|spell| {
                let person = spell.person.name.in_language(visit.language);
                let is_in_doubt = !visit.snapshot.doubts(spell).is_empty();
                format!("{person}, {}", name_of(visit, mark_of(visit, spell), is_in_doubt))
            })
            .chain(
                self.absences
                    .iter()
                    .map(|(_, absence)| Mark::of_absence(*absence).name(visit.language)),
            )
            .collect();
        let status = match people.is_empty() {
            true => say!(visit, "map-no-leader"),
            false => people.join("; "),
        };
        say!(visit, "map-country", country = name, status = status)
    }
}

/// Every country of the day, in the order of their names.
pub fn of_all<'v>(visit: &'v Visit<'_>) -> Vec<MapCountry<'v>> {
    let mut countries: Vec<_> = visit
        .snapshot
        .standing_countries()
        .map(|country| of(visit, country))
        .collect();
    countries.sort_by(|a, b| {
        let name = |it: &MapCountry<'v>| it.country.name.in_language(visit.language).to_owned();
        compare(visit.language, &name(a), &name(b))
    });
    countries
}

fn of<'v>(visit: &'v Visit<'_>, country: &'v Country) -> MapCountry<'v> {
    let offices = visit.snapshot.leading(country).offices;
    let spells = visit.snapshot.leading_spells(country);
    let absences: Vec<_> = offices
        .iter()
        .filter_map(|office| Some((*office, visit.snapshot.missing(office)?)))
        .collect();
    let votes = offices
        .iter()
        .filter_map(|office| visit.snapshot.next_decision(&office.id));
    let next = votes.min_by(|a, b| a.date.on.cmp(&b.date.on));
    let marks = spells
        .iter()
        .map(|spell| mark_of(visit, spell))
        .chain(absences.iter().map(|(_, absence)| Mark::of_absence(*absence)));
    MapCountry {
        mark: marks
            .max_by_key(|mark| weight(*mark))
            .unwrap_or(Mark::NotRecorded),
        soon: Soon::of(visit, next),
        country,
        spells,
        absences,
        next,
    }
}

/// How much a reader has to know of a mark, where several lead a country.
const fn weight(mark: Mark) -> u8 {
    match mark {
        Mark::Ended | Mark::InOffice => 0,
        Mark::NotRecorded => 1,
        Mark::Doubtful => 2,
        Mark::Designate => 3,
        Mark::Departing => 4,
        Mark::Acting => 5,
        Mark::Vacant => 6,
        Mark::Suspended => 7,
        Mark::Disputed => 8,
    }
}
