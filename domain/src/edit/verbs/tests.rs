//! The verbs, by what pages then tell of each day.

mod coming;
mod leaving;
mod powers;

use super::{
    NewEvent, StandIn, Told,
    coming::{TakeOffice, Win},
    leaving::{Death, Departure, Removal, Vote},
    powers::{Restoration, Suspension},
};
use crate::{
    Citation, Edtf, Entity, Event, Office, Person, Snapshot, World,
    changeset::Change,
    check::new_errors,
    edit::{
        ActError, ActProblem, Draft, Word,
        event::Schedule,
        hand_over::HandOver,
        tenure::{Axis, End, StartTenure},
    },
    entity::{
        Candidate, Capacity, Cause, DateKind, EndReason, Entry, EventKind, Filling, Firmness, Outlook, Powers,
    },
    fixture::*,
    id::{CountryId, EventId, OfficeId, PersonId, TenureId},
    stage::{EventState, Stage},
    status::Headline,
};

const TODAY: &str = "2026-01-01";

fn office_id(text: &str) -> OfficeId {
    OfficeId::parse(text).unwrap()
}

fn person_id(text: &str) -> PersonId {
    PersonId::parse(text).unwrap()
}

fn tenure_id(text: &str) -> TenureId {
    TenureId::parse(text).unwrap()
}

/// A president and a prime minister of one country, each with a holder, and some who could follow.
fn start() -> World {
    let president = Office {
        filled_by: Some(Filling::DirectElection),
        ..office("aa-president")
    };
    let mut entities: Vec<Entity> = vec![
        source("gazette").into(),
        president.into(),
        office("aa-premier").into(),
        tenure("aa-president", "yoon", "2022-05-10").into(),
        tenure("aa-premier", "han", "2022-05-21").into(),
    ];
    entities.extend(["choi", "lee"].map(|id| Entity::from(person(id))));
    world(entities)
}

fn draft_of(world: &World) -> Draft<'_> {
    Draft::new(
        world,
        Word {
            sources: vec![Citation::parse("gazette").unwrap()],
            today: day(TODAY),
        },
    )
}

/// Commits what a verb drafts; the world is as sound as before.
fn told(world: &World, verb: impl FnOnce(&mut Draft<'_>) -> Result<(), ActError>) -> World {
    let mut draft = draft_of(world);
    verb(&mut draft).expect("the verb can be told");
    let changes: Vec<Change> = draft.changes();
    let after = world
        .with(changeset("2030-01-01T00:00:00Z", changes))
        .expect("it is accepted");
    assert_eq!(new_errors(world, &after, day(TODAY)), []);
    after
}

fn departure(tenures: &[&str], on: &str, leaves: Option<&str>) -> Departure {
    Departure {
        tenures: tenures.iter().map(|id| tenure_id(id)).collect(),
        on: date(on),
        why: Some(text("Why")),
        leaves: leaves.map(date),
        name: Some(text("Said so")),
        leaving_name: Some(text("Leaves")),
        vote: None,
        acts: Vec::new(),
    }
}

fn acts(office: &str, person: &str) -> StandIn {
    StandIn {
        office: office_id(office),
        person: person_id(person),
        from: None,
    }
}

fn new_event(kind: EventKind) -> Option<Told> {
    Some(Told::New(NewEvent {
        kind,
        name: None,
        announced: None,
    }))
}

fn taking(office: &str, person: &str, on: &str) -> TakeOffice {
    TakeOffice {
        office: office_id(office),
        person: person_id(person),
        on: date(on),
        party: None,
        due: None,
        note: None,
        leaves: None,
        event: None,
    }
}

fn suspension(tenures: &[&str], on: &str, stand_ins: Vec<StandIn>) -> Suspension {
    Suspension {
        tenures: tenures.iter().map(|id| tenure_id(id)).collect(),
        on: date(on),
        why: None,
        is_removal_pending: true,
        event: new_event(EventKind::ImpeachmentVote),
        acts: stand_ins,
    }
}

/// Who is in an office on a day, each with the headline.
fn holders(world: &World, office: &str, on: &str) -> Vec<(String, Headline)> {
    let snapshot = world.on(day(on));
    snapshot
        .holders(&office_id(office))
        .iter()
        .map(|spell| (spell.person.id.to_string(), spell.status.headline))
        .collect()
}

fn is(person: &str, headline: Headline) -> (String, Headline) {
    (person.to_owned(), headline)
}

/// The stage and the cause of a transition on a day; none where it was not known.
fn change(world: &World, id: &str, on: &str) -> Option<(Stage, Cause)> {
    let snapshot = world.on(day(on));
    let transition = snapshot.transition(id)?;
    let view = snapshot.transition_view(transition)?;
    Some((view.stage, view.transition.cause))
}

fn events_of(snapshot: &Snapshot, kind: EventKind) -> Vec<&Event> {
    let events = snapshot.events().map(|event| &**event);
    events.filter(|event| event.kind == kind).collect()
}
