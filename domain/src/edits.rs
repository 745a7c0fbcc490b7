//! Random journals for property tests: a few entities of every kind in several versions each, put, replaced and taken out.
//!
//! The versions name each other in different ways and some break a rule, so that indices, memories and checks have
//! something to lose.

use crate::{
    Change, Changeset, Citation, Entity, Event, Office, Party, Person, Source, Tenure, Transition, World,
    changeset::Revision,
    edit::{double::Double, merge::Side},
    entity::{
        Annulment, Body, Candidate, Capacity, DateKind, EarlierDate, ElectionRule, EndReason, EventKind,
        Filling, Firmness, Outcome, Outlook, Participant, Powers, citation::LocatedCitation,
    },
    fixture::*,
    id::{BodyId, CountryId, EventId, OfficeId, PartyId, PersonId, SourceId, TenureId, TransitionId},
};
use jiff::ToSpan;
use proptest::{prelude::*, sample::select};

pub const OFFICES: [&str; 3] = ["aa-president", "aa-premier", "bb-president"];
const COUNTRIES: [&str; 2] = ["aa", "bb"];
const PERSONS: [&str; 4] = ["ada", "bea", "cyd", "dot"];
const PARTIES: [&str; 2] = ["aa-reds", "bb-blues"];
const BODIES: [&str; 2] = ["aa-house", "bb-senate"];
const EVENTS: [&str; 5] = ["aa-vote", "aa-second", "bb-vote", "aa-meeting", "bb-notice"];
const TRANSITIONS: [&str; 2] = ["aa-change", "bb-change"];
const SOURCES: [&str; 3] = [SOURCE, "leaflet", "yearbook"];

fn dates() -> impl Strategy<Value = &'static str> {
    select(vec![
        "2018",
        "2019-05-01",
        "2020-06-14",
        "2020-06-15",
        "2020-06-16",
        "2020-06",
        "2020-08/2020-10",
        "2021-03-01",
        "2024",
    ])
}

fn one_of<const N: usize>(ids: [&'static str; N]) -> impl Strategy<Value = &'static str> {
    select(ids.to_vec())
}

fn option<T: std::fmt::Debug>(of: impl Strategy<Value = T>) -> impl Strategy<Value = Option<T>> {
    prop::option::of(of)
}

fn wikidata() -> impl Strategy<Value = Option<String>> {
    option(select(vec![
        "Q1".to_owned(),
        "Q2".to_owned(),
        "no number".to_owned(),
    ]))
}

/// With a place or without, read on some day or on none.
fn sources() -> impl Strategy<Value = Vec<Citation>> {
    let places = option(select(vec!["row 1", "row 2"]));
    let days = option(select(vec!["2020-06-15", "2020-06-16", "2021-01-01"]));
    let citation = (one_of(SOURCES), places, days).prop_map(|(source, place, read)| {
        let located = LocatedCitation {
            source: SourceId::parse(source).unwrap(),
            place: place.map(str::to_owned),
            archived_url: None,
            read: read.map(day),
            quote: None,
        };
        Citation::try_from(located).unwrap()
    });
    prop::collection::vec(citation, 0..3)
}

fn any_person() -> impl Strategy<Value = Entity> {
    (
        one_of(PERSONS),
        option(dates()),
        option(dates()),
        wikidata(),
        sources(),
    )
        .prop_map(|(id, born, died, wikidata, sources)| {
            let mut made = Person {
                born: born.map(date),
                died: died.map(date),
                wikidata,
                ..person(id)
            };
            made.provenance.sources = sources;
            made.into()
        })
}

fn any_office() -> impl Strategy<Value = Entity> {
    let filling = option((1u8..5, prop::bool::ANY));
    (
        one_of(OFFICES),
        1u8..3,
        filling,
        option(one_of(PARTIES)),
        option(sources()),
        wikidata(),
    )
        .prop_map(|(id, seats, filling, party, law, wikidata)| Office {
            seats,
            rule: law.map(|sources| Box::new(rule(sources))),
            term_years: filling.map(|(years, _)| years),
            filled_by: filling.map(|(_, is_direct)| {
                if is_direct {
                    Filling::DirectElection
                } else {
                    Filling::IndirectElection
                }
            }),
            party: party.map(|id| PartyId::parse(id).unwrap()),
            wikidata,
            ..office(id)
        })
        .prop_map(Entity::from)
}

fn any_tenure() -> impl Strategy<Value = Entity> {
    let times = (option(dates()), option(dates()), option(dates()));
    let spans = (option(dates()), option(dates()), option(dates()), 0usize..3);
    (
        (
            0usize..4,
            one_of(OFFICES),
            one_of(PERSONS),
            option(one_of(PARTIES)),
        ),
        times,
        spans,
        sources(),
    )
        .prop_map(
            |((number, office, person, party), (designated, start, end), spans, sources)| {
                let (acting, suspended, leaving, term) = spans;
                let mut made = Tenure {
                    id: TenureId::parse(&format!("tenure-{number}")).unwrap(),
                    designated: designated.map(date),
                    start: start.map(date),
                    end: end.map(date),
                    end_reason: end.map(|_| {
                        if term == 0 {
                            EndReason::Removed
                        } else {
                            EndReason::TermEnded
                        }
                    }),
                    party: party.map(|id| PartyId::parse(id).unwrap()),
                    capacity: acting
                        .map(|from| span(Capacity::Acting, from, None))
                        .into_iter()
                        .collect(),
                    powers: suspended
                        .map(|from| span(Powers::Suspended, from, Some("2021-01-01")))
                        .into_iter()
                        .collect(),
                    outlook: leaving
                        .map(|from| span(Outlook::AnnouncedDeparture, from, None))
                        .into_iter()
                        .collect(),
                    ..tenure(office, person, "2020")
                };
                made.provenance.sources = sources;
                made.into()
            },
        )
}

fn any_event() -> impl Strategy<Value = Entity> {
    let named = (
        one_of(EVENTS),
        prop::collection::vec(one_of(COUNTRIES), 0..3),
        option(one_of(PERSONS)),
        option(one_of(PERSONS)),
    );
    let joined = (
        option(one_of(OFFICES)),
        option(one_of(TRANSITIONS)),
        option(one_of(EVENTS)),
        option(one_of(PARTIES)),
        prop::collection::vec(one_of(BODIES), 0..2),
    );
    let times = (
        dates(),
        option(dates()),
        option(dates()),
        option(dates()),
        0usize..5,
    );
    (named, joined, times, sources(), option(1u8..3)).prop_map(
        |(
            (id, countries, guest, stands),
            (office, transition, whole, party, bodies),
            times,
            sources,
            round,
        )| {
            let (on, announced, moved, annulled, firmness) = times;
            let firmness = [
                Firmness::Confirmed,
                Firmness::Tentative,
                Firmness::Held,
                Firmness::Cancelled,
                Firmness::Postponed,
            ][firmness];
            let mut made = Event {
                countries: countries.iter().map(|id| CountryId::parse(id).unwrap()).collect(),
                date: when(on, DateKind::Scheduled, firmness),
                announced: announced.map(date),
                previous: moved
                    .map(|until| EarlierDate {
                        date: when("2019-12-01", DateKind::Scheduled, Firmness::Postponed),
                        until: date(until),
                        note: None,
                    })
                    .into_iter()
                    .collect(),
                decides: office
                    .map(|id| OfficeId::parse(id).unwrap())
                    .into_iter()
                    .collect(),
                transitions: transition
                    .map(|id| TransitionId::parse(id).unwrap())
                    .into_iter()
                    .collect(),
                bodies: bodies
                    .iter()
                    .map(|id| BodyId::parse(id).unwrap())
                    .collect::<Vec<_>>()
                    .into(),
                round_of: whole.map(|id| EventId::parse(id).unwrap()),
                round,
                participants: guest
                    .map(|id| Participant {
                        country: CountryId::parse("bb").unwrap(),
                        person: Some(PersonId::parse(id).unwrap()),
                        role: None,
                    })
                    .into_iter()
                    .collect(),
                candidates: stands
                    .map(|id| Candidate {
                        person: Some(PersonId::parse(id).unwrap()),
                        name: None,
                        party: party.map(|id| PartyId::parse(id).unwrap()),
                        since: announced.map(date),
                    })
                    .into_iter()
                    .collect(),
                outcome: stands.filter(|_| firmness == Firmness::Held).map(|id| Outcome {
                    known: Some(date(on)),
                    winners: vec![PersonId::parse(id).unwrap()],
                    summary: None,
                    figures: Vec::new(),
                }),
                annulled: annulled.map(|on| Annulment {
                    on: date(on),
                    note: None,
                }),
                ..event(id, EventKind::PresidentialElection, on)
            };
            made.provenance.sources = sources;
            made.into()
        },
    )
}

fn any_transition() -> impl Strategy<Value = Entity> {
    (
        one_of(TRANSITIONS),
        one_of(OFFICES),
        option(0usize..4),
        option(0usize..4),
        option(dates()),
    )
        .prop_map(|(id, office, outgoing, incoming, cancelled)| {
            let tenure = |number| TenureId::parse(&format!("tenure-{number}")).unwrap();
            Transition {
                outgoing: outgoing.map(tenure),
                incoming: incoming.map(tenure),
                cancelled: cancelled.map(date),
                ..transition(id, office)
            }
            .into()
        })
}

fn any_source() -> impl Strategy<Value = Entity> {
    (one_of(SOURCES), option(dates()), any::<bool>()).prop_map(|(id, published, unconfirmed)| {
        Source {
            published: published.map(date),
            unconfirmed,
            ..source(id)
        }
        .into()
    })
}

fn any_party() -> impl Strategy<Value = Entity> {
    (one_of(PARTIES), one_of(COUNTRIES), wikidata())
        .prop_map(|(id, country, wikidata)| party(id, country, wikidata).into())
}

fn party(id: &str, country: &str, wikidata: Option<String>) -> Party {
    Party {
        id: PartyId::parse(id).unwrap(),
        country: CountryId::parse(country).unwrap(),
        name: name(id),
        former_names: Vec::new(),
        wikidata,
        provenance: provenance(),
    }
}

fn any_body() -> impl Strategy<Value = Entity> {
    (one_of(BODIES), option(sources()), wikidata()).prop_map(|(id, law, wikidata)| {
        Body {
            rule: law.map(|sources| Box::new(rule(sources))),
            wikidata,
            ..body(id)
        }
        .into()
    })
}

fn body(id: &str) -> Body {
    Body {
        id: BodyId::parse(id).unwrap(),
        country: CountryId::parse(id.split('-').next().unwrap()).unwrap(),
        name: name(id),
        former_names: Vec::new(),
        chamber: None,
        seats: None,
        term_years: Some(4),
        rule: None,
        wikidata: None,
        provenance: provenance(),
    }
}

fn rule(sources: Vec<Citation>) -> ElectionRule {
    ElectionRule {
        text: text("every fourth year"),
        since: None,
        day: None,
        windows: Vec::new(),
        sources,
        has_later_sources: false,
    }
}

/// A version of some entity; or none of it any more.
fn any_change() -> impl Strategy<Value = (Entity, bool)> {
    let entity = prop_oneof![
        2 => any_person(),
        1 => any_office(),
        4 => any_tenure(),
        4 => any_event(),
        2 => any_transition(),
        1 => any_source(),
        1 => any_party(),
        1 => any_body(),
    ];
    (entity, prop::bool::weighted(0.15))
}

/// What editors try, one changeset after the other.
pub fn any_edits() -> impl Strategy<Value = Vec<Vec<(Entity, bool)>>> {
    prop::collection::vec(prop::collection::vec(any_change(), 1..4), 0..40)
}

/// A world with every office, chamber, country, person and source, and nothing that happens.
pub fn beginning() -> World {
    let offices = OFFICES.iter().map(|id| office(id).into());
    let bodies = BODIES.iter().map(|id| body(id).into());
    let persons = PERSONS.iter().map(|id| person(id).into());
    let sources = SOURCES.iter().map(|id| source(id).into());
    world(offices.chain(bodies).chain(persons).chain(sources).collect())
}

/// What becomes of a record that is to go alone: it is merged with another one of its kind, where there is one.
fn merged(entity: &Entity, world: &World) -> Option<Vec<Change>> {
    let from = entity.reference();
    let others = world.entities().map(|other| other.reference());
    let into = others
        .filter(|other| other.kind() == from.kind() && *other != from)
        .max()?;
    let double = Double::new(world, from, into).ok()?;
    let fields = double.contradictions().into_iter().map(|it| it.field);
    double
        .changes(&fields.map(|field| (field, Side::Mine)).collect())
        .ok()
}

/// The edit as a changeset on a world, with the versions that stand in it.
pub fn changeset_of(edit: &[(Entity, bool)], world: &World) -> Changeset {
    let at = world.journal().last().unwrap().changeset.at + 1.second();
    let change = |(entity, is_gone): &(Entity, bool)| Change {
        expects: world.version_of(&entity.reference()).unwrap_or(0),
        to: if *is_gone {
            Revision::Gone(entity.reference())
        } else {
            Revision::Is(entity.clone())
        },
    };
    let merged = match edit {
        [(entity, true)] => merged(entity, world),
        _ => None,
    };
    let changes = merged.unwrap_or_else(|| edit.iter().map(change).collect());
    Changeset {
        at,
        // The usual source may have been merged with another one.
        sources: world
            .sources
            .values()
            .take(1)
            .map(|source| source.id.clone())
            .collect(),
        ..changeset("2026-01-01T00:00:00Z", changes)
    }
}

/// Every world on the way, the refused edits left out.
pub fn worlds(edits: &[Vec<(Entity, bool)>]) -> Vec<World> {
    let mut worlds = vec![beginning()];
    for edit in edits {
        let last = worlds.last().unwrap();
        if let Ok(next) = last.with(changeset_of(edit, last)) {
            worlds.push(next);
        }
    }
    worlds
}
