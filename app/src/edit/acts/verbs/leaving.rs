//! Forms of who leaves: announces departure, resigns, dies, is removed.

use super::{Acting, Holding, Telling, acting, also, event_name, office_name, told, when, why};
use crate::{
    edit::{acts::Work, field::Need, form::Form},
    naming,
    words::{text, word},
};
use domain::{
    EntityRef, Event, Language, Person, Tenure, Text,
    edit::{
        ActError, Draft,
        verbs::leaving::{
            Death, Departure, REASONS_TO_REMOVE, REMOVES, Removal, Vote, reason_to_remove, what_removes,
        },
    },
    entity::{EndReason, EventKind, Filling},
    id::{CountryId, EventId, PersonId, TenureId},
    text::Forms,
};
use fluent_bundle::FluentArgs;

pub fn departure<'a>(form: &mut Form<'a>, id: &TenureId) -> Option<Work<'a>> {
    leave(form, id, EventKind::DepartureAnnounced, "", |draft, act| {
        draft.announce_departure(act)
    })
}

pub fn resignation<'a>(form: &mut Form<'a>, id: &TenureId) -> Option<Work<'a>> {
    let today = form.visit.today.to_string();
    leave(form, id, EventKind::Resignation, &today, |draft, act| {
        draft.resign(act)
    })
}

fn leave<'a>(
    form: &mut Form<'a>,
    id: &TenureId,
    kind: EventKind,
    leaves: &str,
    act: fn(&mut Draft<'_>, Departure) -> Result<(), ActError>,
) -> Option<Work<'a>> {
    let holding = Holding::of(form, id)?;
    let others = holding.others(form);
    let on = when(form);
    let why = why(form);
    let leaves = form.date("leaves", "verb-leaves", Need::Optional, leaves);
    form.hint("verb-leaves-hint");
    let also = also(form, &others, kind == EventKind::Resignation);
    let acting = acting(form, &holding.tenure.office, &others);
    if leaves.is_none() && !acting.people.is_empty() && !form.has_problems() {
        form.fault_at("leaves", form.say("verb-problem-stays"));
    }
    let vote = vote(form, &holding.country);
    let tenures = std::iter::once(id.clone()).chain(also).collect();
    let person = holding.person;
    let (on, name, leaving_name) = (on?, event_name(kind, person), leaves_office(person));
    Work::plain(move |draft| {
        let acts = acting.settle(draft)?;
        let departure = Departure {
            tenures,
            on,
            why,
            leaves,
            name: Some(name),
            leaving_name: Some(leaving_name),
            vote,
            acts,
        };
        act(draft, departure)
    })
}

/// The name of the event by which somebody leaves on a day to come.
fn leaves_office(person: &Person) -> Text {
    let name = |language: Language| {
        let mut arguments = FluentArgs::new();
        arguments.set("person", person.name.in_language(language));
        text(language, "verb-event-leaves", Some(&arguments))
    };
    Text::from(Forms {
        en: name(Language::En),
        ja: Some(name(Language::Ja)),
        ko: Some(name(Language::Ko)),
    })
}

/// The vote that decides who follows: one that lies ahead, or a new one.
fn vote(form: &mut Form<'_>, country: &CountryId) -> Option<Vote> {
    form.in_group("verb-vote-title", true, |form| {
        let (visit, snapshot) = (form.visit, &form.visit.snapshot);
        let is_ahead = |event: &&Event| event.kind.is_a_vote() && snapshot.state_of(event).is_ahead();
        let choices = snapshot
            .events_of(country)
            .filter(is_ahead)
            .take(super::MOST_EVENTS)
            .map(|event| {
                let name = naming::event_name(visit, event);
                let date = event.date.on.short(visit.language);
                (event.id.to_string(), format!("{name} · {date}"))
            })
            .collect();
        let known = form.one("vote", "verb-vote", Need::Optional, "", choices);
        let kinds = EventKind::ALL.iter().filter(|kind| kind.is_a_vote());
        let kinds = kinds.map(|kind| {
            let words = word(visit.language, "event-kind", kind.word());
            (kind.word().to_owned(), words)
        });
        let kind = form.one("vote_kind", "verb-event-new", Need::Optional, "", kinds.collect());
        let need = match kind {
            Some(_) => Need::Required,
            None => Need::Optional,
        };
        let on = form.date("vote_date", "verb-vote-date", need, "");
        if let Some(known) = known {
            return EventId::parse(&known).ok().map(Vote::Known);
        }
        let kind = EventKind::from_word(&kind?)?;
        Some(Vote::New { kind, on: on? })
    })
}

pub fn death<'a>(form: &mut Form<'a>, subject: &EntityRef) -> Option<Work<'a>> {
    let world = form.world;
    let id: PersonId = match subject {
        EntityRef::Person(id) => id.clone(),
        EntityRef::Tenure(id) => world.tenures.get(id)?.person.clone(),
        _ => return None,
    };
    let person = world.persons.get(&id)?;
    let on = when(form);
    let why = why(form);
    let held: Vec<&Tenure> = world
        .indices()
        .tenures_of_person
        .of(&id)
        .iter()
        .map(|tenure| &**tenure)
        .filter(|tenure| tenure.end.is_none() && tenure.start.is_some())
        .collect();
    let mut people = Vec::new();
    for tenure in held {
        let office = world.offices.get(&tenure.office)?;
        let key = match office.filled_by {
            Some(Filling::Hereditary) => "verb-succeeds",
            Some(
                Filling::DirectElection
                | Filling::IndirectElection
                | Filling::Parliament
                | Filling::Appointment
                | Filling::PartyElection
                | Filling::Other,
            )
            | None => "verb-acts",
        };
        let label = form.say_with(key, "office", &office_name(form, &tenure.office));
        let name = format!("acts.{}", tenure.office);
        let person = form.person_labelled(&name, label, Need::Optional, None);
        people.extend(person.map(|person| (tenure.office.clone(), person)));
    }
    let acting = Acting { people, from: None };
    let (on, name) = (on?, event_name(EventKind::Death, person));
    Work::plain(move |draft| {
        let acts = acting.settle(draft)?;
        draft.die(Death {
            person: id,
            on,
            why,
            name: Some(name),
            acts,
        })
    })
}

pub fn removal<'a>(form: &mut Form<'a>, id: &TenureId) -> Option<Work<'a>> {
    let holding = Holding::of(form, id)?;
    let (tenure, others) = (holding.tenure, holding.others(form));
    let on = when(form);
    let reasons = REASONS_TO_REMOVE.map(|reason| {
        let words = word(form.visit.language, "end-reason", reason.word());
        (reason.word().to_owned(), words)
    });
    let reason = form.one(
        "reason",
        "field-end_reason",
        Need::Required,
        reason_to_remove(tenure).word(),
        reasons.to_vec(),
    );
    let why = why(form);
    let acting = acting(form, &tenure.office, &others);
    let also = also(form, &others, true);
    let telling = Telling {
        country: &holding.country,
        office: &tenure.office,
        kinds: &REMOVES,
        default: form
            .world
            .offices
            .get(&tenure.office)
            .map(|office| what_removes(tenure, office)),
        person: Some(holding.person),
    };
    let event = told(form, &telling);
    let tenures = std::iter::once(id.clone()).chain(also).collect();
    let (on, reason) = (on?, EndReason::from_word(&reason?)?);
    Work::plain(move |draft| {
        let acts = acting.settle(draft)?;
        draft.remove(Removal {
            tenures,
            on,
            reason,
            why,
            event,
            acts,
        })
    })
}
