//! The form of each act: it asks for its fields and gives the work that a draft is to do.

mod correct;
mod double;
mod event;
mod event_date;
mod schedule;
mod tenure;
mod verbs;
mod work;

pub use work::{Work, country_of};

use super::{
    act::{Act, Subject},
    form::Form,
};
use crate::{naming, words::say};
use domain::EntityRef;

/// Asks for what an act needs. None where something is missing or wrong, which the form then says, or where the act is
/// none for this subject.
pub fn ask<'a>(form: &mut Form<'a>, subject: &Subject, act: Act) -> Option<Work<'a>> {
    let entity = match subject {
        Subject::Changeset(seq) => return Some(Work::Undo(*seq)),
        Subject::Entity(entity) => entity.clone(),
    };
    match (act, &entity) {
        (Act::AnnounceDeparture, EntityRef::Tenure(id)) => verbs::leaving::departure(form, id),
        (Act::Resign, EntityRef::Tenure(id)) => verbs::leaving::resignation(form, id),
        (Act::Die, _) => verbs::leaving::death(form, &entity),
        (Act::Remove, EntityRef::Tenure(id)) => verbs::leaving::removal(form, id),
        (Act::Suspend, EntityRef::Tenure(id)) => verbs::powers::suspension(form, id),
        (Act::Restore, EntityRef::Tenure(id)) => verbs::powers::restoration(form, id),
        (Act::Win, _) => verbs::coming::win(form, &entity),
        (Act::TakeOffice, _) => verbs::coming::take_office(form, &entity),
        (Act::StartTenure, _) => tenure::start_tenure(form, &entity),
        (Act::HandOver, _) => tenure::hand_over(form, &entity),
        (Act::AddSpan, EntityRef::Tenure(id)) => tenure::add_span(form, id.clone()),
        (Act::EndSpan, EntityRef::Tenure(id)) => tenure::end_span(form, id.clone()),
        (Act::EndTenure, EntityRef::Tenure(id)) => tenure::end_tenure(form, id.clone()),
        (Act::Schedule | Act::Round, _) => schedule::schedule(form, &entity),
        (Act::Announce, EntityRef::Event(id)) => event::announce(form, id.clone()),
        (Act::Confirm, EntityRef::Event(id)) => {
            let id = id.clone();
            Work::plain(move |draft| draft.confirm(&id))
        }
        (Act::Move, EntityRef::Event(id)) => event::move_event(form, id.clone()),
        (Act::Postpone, EntityRef::Event(id)) => {
            event::give_up_date(form, id.clone(), |draft, id, change| draft.postpone(id, change))
        }
        (Act::Cancel, EntityRef::Event(id)) => {
            event::give_up_date(form, id.clone(), |draft, id, change| draft.cancel(id, change))
        }
        (Act::Candidate, EntityRef::Event(id)) => event::candidate(form, id.clone()),
        (Act::Outcome, EntityRef::Event(id)) => event::outcome(form, id.clone()),
        (Act::Verify, _) => Work::plain(move |draft| draft.verify(&entity)),
        (Act::Correct, _) => correct::correct(form, &entity),
        (Act::Merge, _) => double::merge(form, &entity),
        (Act::TakeOut, _) => Some(Work::TakeOut(entity)),
        _ => None,
    }
}

/// What a verb reports, for the history: the verb, and whose or which office it is about.
pub fn headline(form: &Form<'_>, subject: &Subject, act: Act) -> String {
    let (visit, snapshot) = (form.visit, &form.visit.snapshot);
    let name = match subject {
        Subject::Entity(EntityRef::Person(id)) => {
            let person = snapshot.person(id.as_str());
            person.map(|person| person.name.in_language(visit.language).to_owned())
        }
        Subject::Entity(EntityRef::Tenure(id)) => {
            let spell = snapshot.tenure(id.as_str()).and_then(|it| snapshot.spell(it));
            spell.map(|spell| spell.person.name.in_language(visit.language).to_owned())
        }
        Subject::Entity(EntityRef::Office(id)) => {
            let office = snapshot.office(id.as_str());
            office.map(|office| office.name.in_language(visit.language).to_owned())
        }
        Subject::Entity(EntityRef::Event(id)) => {
            let event = snapshot.event(id.as_str());
            event.map(|event| naming::event_name(visit, event))
        }
        Subject::Entity(_) | Subject::Changeset(_) => None,
    };
    let act = form.say(act.key());
    say!(visit, "edit-title", act = act, name = name.unwrap_or_default())
}
