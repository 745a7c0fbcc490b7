//! What an entity is called in the journal, and where it can be read.

use crate::{naming, visit::Visit, words::say};
use domain::{
    Entity, EntityKind, EntityRef, Tenure,
    id::{OfficeId, PersonId},
};

/// The name of an entity: as the snapshot has it, else as the changeset has it, else its id.
pub fn name(visit: &Visit<'_>, reference: &EntityRef, recorded: Option<&Entity>) -> String {
    known_name(visit, reference)
        .or_else(|| recorded.and_then(|entity| recorded_name(visit, entity)))
        .unwrap_or_else(|| reference.id().to_owned())
}

fn known_name(visit: &Visit<'_>, reference: &EntityRef) -> Option<String> {
    let snapshot = &visit.snapshot;
    let language = visit.language;
    Some(match reference {
        EntityRef::Country(id) => snapshot
            .country(id.as_str())?
            .name
            .in_language(language)
            .to_owned(),
        EntityRef::Office(id) => office_name(visit, id)?,
        EntityRef::Party(id) => snapshot.party(id.as_str())?.name.in_language(language).to_owned(),
        EntityRef::Body(id) => snapshot.body(id.as_str())?.name.in_language(language).to_owned(),
        EntityRef::Person(id) => person_name(visit, id)?,
        EntityRef::Tenure(id) => tenure_name(visit, snapshot.tenure(id.as_str())?),
        EntityRef::Event(id) => naming::event_name(visit, snapshot.event(id.as_str())?),
        EntityRef::Transition(id) => {
            let view = snapshot.transition_view(snapshot.transition(id.as_str())?)?;
            naming::transition_name(visit, &view)
        }
        EntityRef::Source(id) => snapshot.source(id.as_str())?.title.clone(),
    })
}

fn recorded_name(visit: &Visit<'_>, entity: &Entity) -> Option<String> {
    let language = visit.language;
    Some(match entity {
        Entity::Country(it) => it.name.in_language(language).to_owned(),
        Entity::Office(it) => it.name.in_language(language).to_owned(),
        Entity::Party(it) => it.name.in_language(language).to_owned(),
        Entity::Body(it) => it.name.in_language(language).to_owned(),
        Entity::Person(it) => it.name.in_language(language).to_owned(),
        Entity::Tenure(it) => tenure_name(visit, it),
        Entity::Event(it) => naming::event_name(visit, it),
        Entity::Transition(it) => office_name(visit, &it.office)?,
        Entity::Source(it) => it.title.clone(),
    })
}

fn tenure_name(visit: &Visit<'_>, tenure: &Tenure) -> String {
    let person = person_name(visit, &tenure.person).unwrap_or_else(|| tenure.person.to_string());
    let office = office_name(visit, &tenure.office).unwrap_or_else(|| tenure.office.to_string());
    say!(visit, "changes-tenure", person = person, office = office)
}

fn person_name(visit: &Visit<'_>, id: &PersonId) -> Option<String> {
    visit
        .snapshot
        .person(id.as_str())
        .map(|person| person.name.in_language(visit.language).to_owned())
}

fn office_name(visit: &Visit<'_>, id: &OfficeId) -> Option<String> {
    visit
        .snapshot
        .office(id.as_str())
        .map(|office| office.name.in_language(visit.language).to_owned())
}

/// What sort of thing an entity is, in words.
pub fn kind(visit: &Visit<'_>, kind: EntityKind) -> String {
    match kind {
        EntityKind::Country => say!(visit, "entity-country"),
        EntityKind::Office => say!(visit, "entity-office"),
        EntityKind::Party => say!(visit, "entity-party"),
        EntityKind::Body => say!(visit, "entity-body"),
        EntityKind::Person => say!(visit, "entity-person"),
        EntityKind::Tenure => say!(visit, "entity-tenure"),
        EntityKind::Event => say!(visit, "entity-event"),
        EntityKind::Transition => say!(visit, "entity-transition"),
        EntityKind::Source => say!(visit, "entity-source"),
    }
}
