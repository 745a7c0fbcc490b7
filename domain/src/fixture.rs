//! Small worlds for tests: entities with nothing but what a test says, and a world made of them.
//!
//! The tests of `domain/tests` include this file too, which is why it names the crate `domain`.

use domain::{
    Change, Changeset, Citation, Country, Edtf, Entity, EntityRef, Event, Name, Office, Person, Provenance,
    Source, Tenure, Text, Transition, World,
    entity::{Cause, DateKind, Entry, EventDate, EventKind, Firmness, Region, Review, Role, Span},
    id::{CountryId, EventId, OfficeId, PersonId, SourceId, TenureId, TransitionId},
    text::Forms,
    world::references,
};
use jiff::{Timestamp, civil::Date};
use std::collections::BTreeSet;

/// The source of everything that a test does not say otherwise.
pub const SOURCE: &str = "gazette";

pub fn day(text: &str) -> Date {
    text.parse().unwrap()
}

pub fn date(text: &str) -> Edtf {
    Edtf::parse(text).unwrap()
}

pub fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

pub fn text(en: &str) -> Text {
    Forms {
        en: en.to_owned(),
        ja: Some(format!("{en}（日）")),
        ko: Some(format!("{en} (한)")),
    }
    .into()
}

pub fn name(en: &str) -> Name {
    let Forms { en, ja, ko } = text(en).into_forms();
    Name {
        en,
        ja,
        ko,
        ..Name::default()
    }
}

pub fn provenance() -> Provenance {
    Provenance {
        sources: vec![Citation::parse(SOURCE).unwrap()],
        review: Review::Reviewed,
        verified: Some(day("2000-01-01")),
        has_later_sources: false,
    }
}

pub fn source(id: &str) -> Source {
    Source {
        id: SourceId::parse(id).unwrap(),
        title: id.to_owned(),
        publisher: "Press".to_owned(),
        url: Some("https://example.org/a".to_owned()),
        published: None,
        retrieved: None,
        archived_url: None,
        quote: None,
        licence: None,
        unconfirmed: false,
    }
}

pub fn country(id: &str) -> Country {
    Country {
        id: CountryId::parse(id).unwrap(),
        iso3: None,
        numeric: None,
        name: name(id),
        region: Region::Asia,
        groups: Vec::new(),
        un_member: true,
        established: None,
        ended: None,
        successors: Vec::new(),
        government: None,
        former_names: Vec::new(),
        recorded_elections: Vec::new(),
        recorded_meetings: Vec::new(),
        wikidata: None,
        provenance: provenance(),
    }
}

/// An office of the country that its id begins with, head of state and of government.
pub fn office(id: &str) -> Office {
    Office {
        id: OfficeId::parse(id).unwrap(),
        country: CountryId::parse(id.split('-').next().unwrap()).unwrap(),
        name: text(id),
        title: text(id),
        roles: vec![Role::HeadOfState, Role::HeadOfGovernment],
        party: None,
        filled_by: None,
        term_years: None,
        term_limit: None,
        legal_basis: None,
        rule: None,
        seats: 1,
        while_held: false,
        former_names: Vec::new(),
        recorded: Vec::new(),
        wikidata: None,
        provenance: provenance(),
    }
}

pub fn person(id: &str) -> Person {
    Person {
        id: PersonId::parse(id).unwrap(),
        name: name(id),
        born: None,
        died: None,
        wikidata: None,
        provenance: provenance(),
    }
}

/// A tenure of a person in an office, named after both, from `start` on.
pub fn tenure(office: &str, person: &str, start: &str) -> Tenure {
    Tenure {
        id: TenureId::parse(&format!("{office}-{person}")).unwrap(),
        office: OfficeId::parse(office).unwrap(),
        person: PersonId::parse(person).unwrap(),
        party: None,
        designated: None,
        start: Some(date(start)),
        end: None,
        entry: Entry::Unknown,
        entry_note: None,
        end_reason: None,
        end_note: None,
        terms: Vec::new(),
        capacity: Vec::new(),
        powers: Vec::new(),
        outlook: Vec::new(),
        provenance: provenance(),
    }
}

pub fn span<Value>(value: Value, from: &str, to: Option<&str>) -> Span<Value> {
    Span {
        value,
        from: date(from),
        to: to.map(date),
        note: None,
        sources: Vec::new(),
        has_later_sources: false,
    }
}

pub fn when(on: &str, kind: DateKind, firmness: Firmness) -> EventDate {
    EventDate {
        on: date(on),
        kind,
        firmness,
        time: None,
        zone: None,
    }
}

/// An event of the country that its id begins with, scheduled and confirmed for `on`.
pub fn event(id: &str, kind: EventKind, on: &str) -> Event {
    Event {
        id: EventId::parse(id).unwrap(),
        kind,
        name: None,
        countries: vec![CountryId::parse(id.split('-').next().unwrap()).unwrap()],
        date: when(on, DateKind::Scheduled, Firmness::Confirmed),
        announced: None,
        expected: None,
        previous: Vec::new(),
        place: None,
        body: None,
        bodies: Default::default(),
        decides: Vec::new(),
        significance: None,
        description: None,
        transitions: Vec::new(),
        round_of: None,
        round: None,
        participants: Vec::new(),
        candidates: Vec::new(),
        outcome: None,
        annulled: None,
        wikidata: None,
        provenance: provenance(),
    }
}

pub fn transition(id: &str, office: &str) -> Transition {
    Transition {
        id: TransitionId::parse(id).unwrap(),
        office: OfficeId::parse(office).unwrap(),
        outgoing: None,
        incoming: None,
        cause: Cause::Election,
        cancelled: None,
        provenance: provenance(),
    }
}

pub fn changeset(at: &str, changes: Vec<Change>) -> Changeset {
    Changeset {
        author: "desk".to_owned(),
        at: at.parse().unwrap(),
        comment: "because".to_owned(),
        sources: vec![SourceId::parse(SOURCE).unwrap()],
        changes,
    }
}

/// The entities with every country, office, person and source that they refer to and a test did not spell out.
pub fn complete(mut entities: Vec<Entity>) -> Vec<Entity> {
    let mut there: BTreeSet<_> = entities.iter().map(Entity::reference).collect();
    if there.insert(EntityRef::Source(SourceId::parse(SOURCE).unwrap())) {
        entities.push(source(SOURCE).into());
    }
    let mut place = 0;
    while place < entities.len() {
        for reference in references(&entities[place]) {
            if there.insert(reference.clone()) {
                entities.push(match reference {
                    EntityRef::Country(id) => country(id.as_str()).into(),
                    EntityRef::Office(id) => office(id.as_str()).into(),
                    EntityRef::Person(id) => person(id.as_str()).into(),
                    EntityRef::Source(id) => source(id.as_str()).into(),
                    other => panic!("the test refers to {other:?} and does not make it"),
                });
            }
        }
        place += 1;
    }
    entities
}

/// A world of one changeset, with everything that the entities refer to.
pub fn world(entities: Vec<Entity>) -> World {
    let changes = complete(entities).into_iter().map(Change::add).collect();
    World::replay([changeset("2026-01-01T00:00:00Z", changes)]).unwrap()
}
