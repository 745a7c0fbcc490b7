//! Forms on tenures: one starts, its status changes, it ends, an office is handed over.

use super::work::{Work, country_of};
use crate::edit::{
    field::Need,
    form::Form,
    pick::{Pick, PickedOffice, PickedParty, PickedPerson},
};
use domain::{
    Edtf, EntityRef, Text,
    edit::{
        ActError, Draft,
        hand_over::HandOver,
        tenure::{Axis, End, StartTenure},
    },
    entity::{Capacity, Cause, EndReason, Entry, Span},
    id::{CountryId, EventId, OfficeId, TenureId},
};

/// How many events are offered as those that brought a hand-over about.
const MOST_STEPS: usize = 24;

/// Everything about a tenure but its office and person.
struct Beginning {
    party: Option<PickedParty>,
    designated: Option<Edtf>,
    start: Option<Edtf>,
    entry: Entry,
    capacity: Option<Capacity>,
    due: Option<Edtf>,
    note: Option<Text>,
}

impl Beginning {
    fn settle(
        self,
        draft: &mut Draft<'_>,
        office: OfficeId,
        person: PickedPerson,
    ) -> Result<StartTenure, ActError> {
        Ok(StartTenure {
            office,
            person: person.settle(draft)?,
            party: self.party.map(|party| party.settle(draft)).transpose()?,
            designated: self.designated,
            start: self.start,
            entry: self.entry,
            capacity: self.capacity,
            due: self.due,
            note: self.note,
        })
    }
}

pub fn start_tenure<'a>(form: &mut Form<'a>, subject: &EntityRef) -> Option<Work<'a>> {
    let country = country_of(form, subject);
    let office: Option<PickedOffice> = match (subject, &country) {
        (EntityRef::Office(id), _) => Some(Pick::Known(id.clone())),
        (_, Some(country)) => form.office(country),
        (_, None) => form.office_anywhere().map(Pick::Known),
    };
    let country = country.or_else(|| match &office {
        Some(Pick::Known(id)) => form
            .visit
            .snapshot
            .office(id.as_str())
            .map(|it| it.country.clone()),
        _ => None,
    });
    let person = match subject {
        EntityRef::Person(id) => Some(Pick::Known(id.clone())),
        _ => form.person("person", "field-person", Need::Required, None),
    };
    let beginning = beginning(form, country.as_ref(), "");
    if form.is_sent() && beginning.start.is_none() && beginning.designated.is_none() && !form.has_problems() {
        form.fault_at("start", form.say("edit-problem-start"));
    }
    let (office, person) = (office?, person?);
    Work::plain(move |draft| {
        let office = office.settle(draft)?;
        let act = beginning.settle(draft, office, person)?;
        draft.start_tenure(act).map(drop)
    })
}

fn beginning(form: &mut Form<'_>, country: Option<&CountryId>, start: &str) -> Beginning {
    let start = form.date("start", "edit-start", Need::Optional, start);
    form.hint("edit-start-hint");
    let designated = form.date("designated", "edit-designated", Need::Optional, "");
    form.hint("edit-designated-hint");
    let entry = form.choose("entry", "field-entry", Need::Optional, None);
    let capacity = form.choose(
        "capacity",
        "field-capacity",
        Need::Optional,
        Some(Capacity::Substantive),
    );
    let party = country.and_then(|country| form.party(country));
    let due = form.date("due", "edit-due", Need::Optional, "");
    let note = form.text("note", "field-entry_note", Need::Optional);
    Beginning {
        party,
        designated,
        start,
        entry: entry.unwrap_or(Entry::Unknown),
        capacity,
        due,
        note,
    }
}

pub fn end_tenure<'a>(form: &mut Form<'a>, id: TenureId) -> Option<Work<'a>> {
    let end = end(form, Need::Required);
    let is_vacant = form.flag("vacant", "edit-vacant", false);
    form.hint("edit-vacant-hint");
    let end = end?;
    let office = form.world.tenures.get(&id)?.office.clone();
    Work::plain(move |draft| {
        let on = end.on.clone();
        draft.end_tenure(&id, end)?;
        if is_vacant {
            draft.leave_vacant(&office, &on)?;
        }
        Ok(())
    })
}

fn end(form: &mut Form<'_>, need: Need) -> Option<End> {
    let on = form.day("end", "edit-end", need);
    let reason = form.choose::<EndReason>("reason", "field-end_reason", need, None);
    let note = form.text("end_note", "field-end_note", Need::Optional);
    Some(End {
        on: on?,
        reason: reason?,
        note,
    })
}

pub fn add_span<'a>(form: &mut Form<'a>, id: TenureId) -> Option<Work<'a>> {
    let choices = Axis::all().map(|axis| axis_choice(form, axis)).collect();
    let axis = form.one("axis", "edit-axis", Need::Required, "", choices);
    let from = form.day("from", "edit-from", Need::Required);
    let to = form.date("to", "edit-to", Need::Optional, "");
    form.hint("edit-to-hint");
    let note = form.text("note", "edit-note", Need::Optional);
    let (axis, from) = (Axis::from_words(&axis?)?, from?);
    Work::plain(move |draft| draft.add_span(&id, axis, from, to, note))
}

/// A value of an axis: how it is sent, and both in words.
fn axis_choice(form: &Form<'_>, axis: Axis) -> (String, String) {
    let language = form.visit.language;
    let family = match axis {
        Axis::Capacity(_) => form.say("field-capacity"),
        Axis::Powers(_) => form.say("field-powers"),
        Axis::Outlook(_) => form.say("field-outlook"),
    };
    let value = crate::words::word(language, axis.family(), axis.word());
    (
        format!("{}.{}", axis.family(), axis.word()),
        format!("{family}: {value}"),
    )
}

pub fn end_span<'a>(form: &mut Form<'a>, id: TenureId) -> Option<Work<'a>> {
    let tenure = form.world.tenures.get(&id)?;
    let is_open = |axis: &Axis| match axis {
        Axis::Capacity(value) => has_open(&tenure.capacity, value),
        Axis::Powers(value) => has_open(&tenure.powers, value),
        Axis::Outlook(value) => has_open(&tenure.outlook, value),
    };
    let open: Vec<_> = Axis::all()
        .filter(is_open)
        .map(|axis| axis_choice(form, axis))
        .collect();
    let proposed = match &open[..] {
        [(only, _)] => only.clone(),
        _ => String::new(),
    };
    let is_any = !open.is_empty();
    let axis = form.one("axis", "edit-axis", Need::Required, &proposed, open);
    if !is_any {
        form.hint("edit-no-open-span");
    }
    let to = form.day("to", "edit-to", Need::Required);
    let (axis, to) = (Axis::from_words(&axis?)?, to?);
    Work::plain(move |draft| draft.end_span(&id, axis, to))
}

fn has_open<Value: PartialEq>(spans: &[Span<Value>], value: &Value) -> bool {
    spans.iter().any(|span| span.value == *value && span.to.is_none())
}

/// One form for a whole change of holder.
pub fn hand_over<'a>(form: &mut Form<'a>, subject: &EntityRef) -> Option<Work<'a>> {
    let snapshot = &form.visit.snapshot;
    let (office, leaving) = match subject {
        EntityRef::Office(id) => (id.clone(), None),
        EntityRef::Tenure(id) => (snapshot.tenure(id.as_str())?.office.clone(), Some(id.clone())),
        _ => return None,
    };
    let country = snapshot.office(office.as_str())?.country.clone();
    let outgoing = form.in_group("edit-outgoing", false, |form| {
        outgoing(form, &office, leaving.as_ref())
    });
    let end = form.value("end", "");
    let incoming = form.in_group("edit-incoming", false, |form| {
        let need = Need::Optional;
        let proposed = designate_of(form, &office);
        let person = form.person("person", "edit-successor", need, proposed.as_ref());
        let beginning = beginning(form, Some(&country), &end);
        // A day without a person is a person who was forgotten, and no vacancy.
        let is_forgotten = person.is_none() && (beginning.start.is_some() || beginning.designated.is_some());
        if form.is_sent() && is_forgotten && !form.has_problems() {
            form.fault_at("person", form.say("edit-problem-missing"));
        }
        person.map(|person| (person, beginning))
    });
    let (cause, steps) = form.in_group("edit-how", false, |form| {
        let cause = form.choose::<Cause>("cause", "field-cause", Need::Required, None);
        (cause, steps(form, &office, &country))
    });
    let cause = cause?;
    let outgoing = match outgoing {
        Leaving::Nobody => None,
        Leaving::Somebody(id, end) => Some((id, end)),
        Leaving::Unclear => return None,
    };
    let has_incoming = incoming.is_some();
    if outgoing.is_none() && !has_incoming {
        form.fault_at("person", form.say("edit-problem-nothing"));
        return None;
    }
    Work::making(move |draft| {
        let incoming = incoming
            .map(|(person, mut beginning)| {
                // Without a day of its own, the successor starts when the predecessor ends.
                if beginning.start.is_none() && beginning.designated.is_none() {
                    beginning.start = outgoing.as_ref().map(|(_, end): &(TenureId, End)| end.on.clone());
                }
                beginning.settle(draft, office.clone(), person)
            })
            .transpose()?;
        let id = draft.hand_over(HandOver {
            office,
            outgoing,
            incoming,
            cause,
            steps,
        })?;
        Ok(EntityRef::Transition(id))
    })
}

/// Who leaves an office with a hand-over.
enum Leaving {
    Nobody,
    Somebody(TenureId, End),
    /// Something about it is missing or wrong.
    Unclear,
}

fn outgoing(form: &mut Form<'_>, office: &OfficeId, leaving: Option<&TenureId>) -> Leaving {
    let snapshot = &form.visit.snapshot;
    let language = form.visit.language;
    let holders: Vec<_> = snapshot
        .holders(office)
        .iter()
        .map(|spell| {
            (
                spell.tenure.id.to_string(),
                spell.person.name.in_language(language).to_owned(),
            )
        })
        .collect();
    let proposed = leaving
        .map(ToString::to_string)
        .or_else(|| holders.first().map(|(id, _)| id.clone()))
        .unwrap_or_default();
    let tenure = form.one("tenure", "edit-who-leaves", Need::Optional, &proposed, holders);
    form.hint("edit-who-leaves-hint");
    let need = match tenure {
        Some(_) => Need::Required,
        None => Need::Optional,
    };
    let end = end(form, need);
    match (tenure.and_then(|id| TenureId::parse(&id).ok()), end) {
        (None, _) if form.has_problems() => Leaving::Unclear,
        (None, _) => Leaving::Nobody,
        (Some(id), Some(end)) => Leaving::Somebody(id, end),
        (Some(_), None) => Leaving::Unclear,
    }
}

/// Who is chosen to follow, if it is known.
fn designate_of(form: &Form<'_>, office: &OfficeId) -> Option<domain::id::PersonId> {
    let designates = form.visit.snapshot.designates(office);
    designates.first().map(|spell| spell.person.id.clone())
}

/// The events that brought the hand-over about: those that decide the office or are its steps already come first.
fn steps(form: &mut Form<'_>, office: &OfficeId, country: &CountryId) -> Vec<EventId> {
    let snapshot = &form.visit.snapshot;
    let is_step = |event: &domain::Event| {
        event.transitions.iter().any(|id| {
            let transition = snapshot.transition(id.as_str());
            transition
                .is_some_and(|it| it.office == *office && it.incoming.is_none() && it.cancelled.is_none())
        })
    };
    let mut events: Vec<_> = snapshot
        .events_of(country)
        .filter(|event| event.kind.can_be_a_step())
        // What lies ahead has done nothing yet.
        .filter(|event| !snapshot.state_of(event).is_ahead())
        .collect();
    events.sort_by_key(|event| {
        let is_near = is_step(event) || event.decides.contains(office);
        (!is_near, std::cmp::Reverse(event.date.on.clone()))
    });
    events.truncate(MOST_STEPS);
    let ticked: Vec<_> = events
        .iter()
        .filter(|event| is_step(event))
        .map(|event| event.id.to_string())
        .collect();
    let choices = events
        .iter()
        .map(|event| {
            let name = crate::naming::event_name(form.visit, event);
            let date = event.date.on.short(form.visit.language);
            (event.id.to_string(), format!("{name} · {date}"))
        })
        .collect();
    let steps = form.several("steps", "edit-steps", Need::Optional, &ticked, choices);
    steps.iter().filter_map(|id| EventId::parse(id).ok()).collect()
}
