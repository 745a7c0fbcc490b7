//! Forms of who comes: wins, takes office.

use super::{Telling, event_name, known_event, office_name, told, when};
use crate::{
    edit::{
        acts::{Work, country_of},
        field::Need,
        form::Form,
        pick::Pick,
    },
    words::word,
};
use domain::{
    EntityRef, Event, Tenure,
    edit::verbs::{
        NewEvent, Told,
        coming::{BRINGS_IN, TakeOffice, Win, reason_to_leave},
    },
    entity::{EndReason, EventKind, Filling, Outlook},
    id::{CountryId, OfficeId, PersonId, TenureId},
};

pub fn win<'a>(form: &mut Form<'a>, subject: &EntityRef) -> Option<Work<'a>> {
    let country = country_of(form, subject)?;
    let election = match subject {
        EntityRef::Event(id) => Some(form.world.events.get(id)?),
        _ => None,
    };
    let winner = election.and_then(|event| event.outcome.as_ref()?.winners.first());
    let person = form.person("person", "edit-winner", Need::Required, winner);
    let offices: Vec<OfficeId> = match (subject, election) {
        (EntityRef::Office(id), _) => vec![id.clone()],
        (_, Some(event)) if !event.decides.is_empty() => event.decides.clone(),
        _ => {
            let choices = form.offices_of(&country);
            let office = form.one("office", "field-office", Need::Required, "", choices);
            office
                .and_then(|id| OfficeId::parse(&id).ok())
                .into_iter()
                .collect()
        }
    };
    let (told, on) = match (election, offices.first()) {
        (Some(event), _) => {
            let is_exact = event.date.on.exact_day().is_some();
            let on = if is_exact {
                Some(event.date.on.clone())
            } else {
                when(form)
            };
            (Some(Told::Known(event.id.clone())), on)
        }
        (None, Some(office)) => vote(form, &country, office),
        (None, None) => (None, None),
    };
    let starts = form.date("starts", "verb-starts", Need::Optional, "");
    form.hint("verb-starts-hint");
    let known = match &told {
        Some(Told::Known(id)) => form.world.events.get(id),
        _ => None,
    };
    let also = chosen_for(form, &country, &offices, known);
    let lost = lost(form, &offices, known);
    let (known, summary, party) = form.in_group("verb-more", true, |form| {
        let known = form.date("known", "edit-outcome-known", Need::Optional, "");
        let summary = form.text("summary", "field-summary", Need::Optional);
        (known, summary, form.party(&country))
    });
    let (person, event, on) = (person?, told?, on?);
    if offices.is_empty() {
        return None;
    }
    let candidates = election.map(|event| event.candidates.clone()).unwrap_or_default();
    Work::making(move |draft| {
        let winner = person.settle(draft)?;
        let stood = candidates
            .into_iter()
            .find(|it| it.person.as_ref() == Some(&winner));
        let party = match party {
            Some(party) => Some(party.settle(draft)?),
            None => stood.and_then(|candidate| candidate.party),
        };
        let event = draft.win(Win {
            event,
            on,
            winner,
            party,
            known,
            summary,
            offices,
            also,
            starts,
            lost,
        })?;
        Ok(EntityRef::Event(event))
    })
}

/// The election to an office: one that is here, or a new one with its day.
fn vote(form: &mut Form<'_>, country: &CountryId, office: &OfficeId) -> (Option<Told>, Option<domain::Edtf>) {
    let votes: Vec<_> = EventKind::ALL
        .iter()
        .copied()
        .filter(|kind| kind.is_a_vote())
        .collect();
    let known = known_event(form, country, office, &votes);
    let recorded = form.world.offices.get(office);
    let (day, kind) = form.in_group("verb-vote-new", known.is_some(), |form| {
        let day = when(form);
        let kinds = votes.iter().map(|kind| {
            let words = word(form.visit.language, "event-kind", kind.word());
            (kind.word().to_owned(), words)
        });
        let filling = recorded.and_then(|office| office.filled_by);
        let proposed = filling.and_then(Filling::vote).map_or("", EventKind::word);
        let kind = form.one(
            "event_kind",
            "edit-event-kind",
            Need::Optional,
            proposed,
            kinds.collect(),
        );
        if kind.is_none() && known.is_none() {
            form.fault("edit-problem-choose");
        }
        (day, kind)
    });
    if let Some(known) = known {
        return (Some(Told::Known(known)), day);
    }
    let kind = kind.and_then(|kind| EventKind::from_word(&kind));
    let told = kind.map(|kind| {
        Told::New(NewEvent {
            kind,
            name: None,
            announced: None,
        })
    });
    (told, day)
}

/// For which other offices the winner is chosen with the vote: those of the changes that it is a step of are ticked.
fn chosen_for(
    form: &mut Form<'_>,
    country: &CountryId,
    decided: &[OfficeId],
    election: Option<&Event>,
) -> Vec<OfficeId> {
    let mut choices = form.offices_of(country);
    choices.retain(|(id, _)| decided.iter().all(|office| office.as_str() != id));
    if choices.is_empty() {
        return Vec::new();
    }
    let transitions = election.into_iter().flat_map(|event| &event.transitions);
    let ticked: Vec<_> = transitions
        .filter_map(|id| form.world.transitions.get(id))
        .filter(|it| it.incoming.is_none() && it.cancelled.is_none())
        .map(|transition| transition.office.to_string())
        .filter(|office| choices.iter().any(|(id, _)| id == office))
        .collect();
    let chosen = form.several("also", "verb-also-chosen", Need::Optional, &ticked, choices);
    chosen.iter().filter_map(|id| OfficeId::parse(id).ok()).collect()
}

/// The holders who stood and lost: ticked where it is known that they stand.
fn lost(form: &mut Form<'_>, offices: &[OfficeId], election: Option<&Event>) -> Vec<TenureId> {
    let holders: Vec<&Tenure> = offices.iter().flat_map(|office| holders(form, office)).collect();
    if holders.is_empty() {
        return Vec::new();
    }
    let stands = |tenure: &Tenure| {
        let candidates = election.into_iter().flat_map(|event| &event.candidates);
        let is_candidate = candidates
            .filter_map(|it| it.person.as_ref())
            .any(|id| *id == tenure.person);
        is_candidate || tenure.has_open_outlook(Outlook::SeekingReelection)
    };
    let ticked: Vec<_> = holders
        .iter()
        .filter(|tenure| stands(tenure))
        .map(|tenure| tenure.id.to_string())
        .collect();
    let choices = holders
        .iter()
        .map(|tenure| (tenure.id.to_string(), person_name(form, &tenure.person)))
        .collect();
    let lost = form.several("lost", "verb-lost", Need::Optional, &ticked, choices);
    lost.iter().filter_map(|id| TenureId::parse(id).ok()).collect()
}

/// Who holds an office in full.
fn holders<'a>(form: &Form<'a>, office: &OfficeId) -> Vec<&'a Tenure> {
    let world = form.world;
    let recorded = world.indices().tenures_of_office.of(office);
    recorded
        .iter()
        .map(|tenure| &**tenure)
        .filter(|tenure| tenure.end.is_none() && tenure.start.is_some() && !tenure.is_acting())
        .collect()
}

fn person_name(form: &Form<'_>, id: &PersonId) -> String {
    let person = form.world.persons.get(id);
    person.map_or_else(
        || id.to_string(),
        |person| person.name.in_language(form.visit.language).to_owned(),
    )
}

pub fn take_office<'a>(form: &mut Form<'a>, subject: &EntityRef) -> Option<Work<'a>> {
    let country = country_of(form, subject)?;
    let (office, known) = match subject {
        EntityRef::Office(id) => (id.clone(), None),
        EntityRef::Tenure(id) => {
            let tenure = form.world.tenures.get(id)?;
            (tenure.office.clone(), Some(tenure.person.clone()))
        }
        _ => return None,
    };
    let designates = form.visit.snapshot.designates(&office);
    let designate = designates.first().map(|spell| spell.person.id.clone());
    let person = match &known {
        Some(id) => Some(Pick::Known(id.clone())),
        None => form.person("person", "field-person", Need::Required, designate.as_ref()),
    };
    let on = when(form);
    let leaves = leaving(form, &office);
    let newcomer = known.or(designate).and_then(|id| form.world.persons.get(&id));
    let telling = Telling {
        country: &country,
        office: &office,
        kinds: &BRINGS_IN,
        default: None,
        person: newcomer,
    };
    let event = told(form, &telling);
    let (due, note, party) = form.in_group("verb-more", true, |form| {
        let due = form.date("due", "edit-due", Need::Optional, "");
        let note = form.text("note", "field-entry_note", Need::Optional);
        (due, note, form.party(&country))
    });
    let (person, on) = (person?, on?);
    // A new event is named after whoever takes office, and not after a designate who does not.
    let is_newcomer = matches!((&person, newcomer), (Pick::Known(id), Some(newcomer)) if *id == newcomer.id);
    let chosen = match &person {
        Pick::Known(id) => form.world.persons.get(id),
        Pick::New(_) => None,
    };
    let event = match event {
        Some(Told::New(new)) if !is_newcomer => Some(Told::New(NewEvent {
            name: chosen.map(|person| event_name(new.kind, person)),
            ..new
        })),
        event => event,
    };
    Work::making(move |draft| {
        let person = person.settle(draft)?;
        let party = party.map(|party| party.settle(draft)).transpose()?;
        let transition = draft.take_office(TakeOffice {
            office,
            person,
            on,
            party,
            due,
            note,
            leaves,
            event,
        })?;
        Ok(EntityRef::Transition(transition))
    })
}

/// Who leaves with it and why, where somebody holds the office.
fn leaving(form: &mut Form<'_>, office: &OfficeId) -> Option<(TenureId, EndReason)> {
    let holders = holders(form, office);
    let seats = form.world.offices.get(office).map_or(1, |office| office.seats);
    let proposed = match &holders[..] {
        [holder] if seats == 1 => Some(*holder),
        _ => None,
    };
    if holders.is_empty() {
        return None;
    }
    let title = form.say_with("verb-leaves-title", "office", &office_name(form, office));
    form.in_titled_group(title, false, |form| {
        let choices = holders
            .iter()
            .map(|tenure| (tenure.id.to_string(), person_name(form, &tenure.person)))
            .collect();
        let id = proposed.map(|tenure| tenure.id.to_string()).unwrap_or_default();
        let leaves = form.one("leaves", "edit-who-leaves", Need::Optional, &id, choices);
        let reason = form.choose::<EndReason>(
            "reason",
            "field-end_reason",
            Need::Optional,
            proposed.map(reason_to_leave),
        );
        let leaves = TenureId::parse(&leaves?).ok()?;
        let holder = holders.iter().find(|tenure| tenure.id == leaves)?;
        Some((leaves, reason.unwrap_or_else(|| reason_to_leave(holder))))
    })
}
