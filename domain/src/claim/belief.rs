//! What is believed of what a source says, whichever importer reads it.
//!
//! An end that lies ahead is a date on which the tenure is due, and one at the end of the calendar is none. A dissolved organization has
//! no members. Nobody holds office before birth or after death; beyond an age that nobody in office has reached it is a question
//! who is meant. Nothing that lies ahead was held.

use super::{
    EventClaim, TenureClaim,
    matcher::{Matcher, Verdict},
};
use crate::{
    Edtf, Person, Tenure,
    entity::{EndReason, Firmness},
    id::PersonId,
};
use jiff::civil::Date;

/// Nobody older has been in office, and nobody has been in one for longer.
const OLDEST: i16 = 105;
/// An end that lies further ahead only says that there is none: 9999-12-31, 2079-06-06.
const FURTHEST_END: i16 = 50;

/// Whether all that one date may denote lies before all that another may.
fn is_before(one: &Edtf, other: &Edtf) -> bool {
    one.latest()
        .zip(other.earliest())
        .is_some_and(|(one, other)| one < other)
}

fn refused<T>(why: String) -> Result<T, Verdict> {
    Err(Verdict::Refused(why))
}

/// A tenure as it is believed, and by when it is due.
pub(super) struct Believed {
    pub claim: TenureClaim,
    pub due: Option<Edtf>,
}

/// What is believed of the dates of a tenure by themselves.
pub(super) fn tenure(claim: &TenureClaim, today: Date) -> Result<Believed, Verdict> {
    let mut claim = claim.clone();
    let mut due = None;
    if let Some(end) = claim.end.take_if(|end| !end.may_have_begun(today)) {
        claim.end_reason = None;
        let is_none = end
            .earliest()
            .is_none_or(|day| day.year().saturating_sub(today.year()) > FURTHEST_END);
        due = (!is_none).then_some(end);
    }
    let abolished = claim.office.abolished.clone();
    if let Some(abolished) = abolished.filter(|it| it.may_have_begun(today)) {
        if let Some(start) = claim.start.as_ref().filter(|start| is_before(&abolished, start)) {
            return refused(format!(
                "it starts {start}, after what it is an office of was dissolved, {abolished}"
            ));
        }
        if claim.end.as_ref().is_none_or(|end| is_before(&abolished, end)) {
            claim.end = Some(abolished);
            claim.end_reason = Some(EndReason::OfficeAbolished);
            due = None;
        }
    }
    if let (Some(start), Some(end)) = (&claim.start, &claim.end)
        && is_before(end, start)
    {
        return refused(format!("it ends {end}, before it starts {start}"));
    }
    Ok(Believed { claim, due })
}

/// An event as it is believed, where that is other than it is said.
pub(super) fn event(claim: &EventClaim, today: Date) -> Option<EventClaim> {
    let is_ahead = claim.firmness == Firmness::Held && !claim.on.may_have_begun(today);
    is_ahead.then(|| EventClaim {
        firmness: if claim.on.exact_last_day().is_some() {
            Firmness::Confirmed
        } else {
            Firmness::Tentative
        },
        ..claim.clone()
    })
}

/// Whether a life can hold a tenure.
fn check_life(claim: &TenureClaim, born: Option<&Edtf>, died: Option<&Edtf>) -> Result<(), Verdict> {
    let first = claim.start.as_ref().or(claim.end.as_ref());
    if let Some((first, born)) = first.zip(born)
        && is_before(first, born)
    {
        return refused(format!("it is of {first}, before its holder was born, {born}"));
    }
    let Some(died) = died else { return Ok(()) };
    match (&claim.start, &claim.end) {
        (Some(start), _) if is_before(died, start) => {
            refused(format!("it starts {start}, after its holder died, {died}"))
        }
        (_, Some(end)) if is_before(died, end) => {
            refused(format!("it ends {end}, after its holder died, {died}"))
        }
        (_, None) => refused(format!("it has no end, and its holder died {died}")),
        _ => Ok(()),
    }
}

/// Whether a tenure would be of somebody older than anybody in office, or last longer than a life.
fn is_beyond_age(claim: &TenureClaim, born: Option<&Edtf>, today: Date) -> bool {
    let until = match &claim.end {
        Some(end) => end.earliest().map(Date::year),
        None => Some(today.year()),
    };
    let since = [born, claim.start.as_ref()].into_iter().flatten();
    let mut years = since.filter_map(Edtf::latest).map(Date::year);
    years.any(|year| until.is_some_and(|until| until.saturating_sub(year) > OLDEST))
}

/// The death that a claim of a tenure tells of.
fn death_told(claim: &TenureClaim) -> Option<Edtf> {
    let by_reason = claim
        .end
        .clone()
        .filter(|_| claim.end_reason == Some(EndReason::Died));
    claim.person.died.clone().or(by_reason)
}

impl Matcher<'_> {
    /// Refuses a new tenure that no life can hold, and asks who is meant where the holder would be older than anybody.
    pub(super) fn check_holder(&self, claim: &TenureClaim, known: Option<&PersonId>) -> Result<(), Verdict> {
        let recorded = known.and_then(|id| self.person(id));
        let recorded = recorded.as_ref();
        let who = &claim.person;
        check_life(claim, who.born.as_ref(), who.died.as_ref())?;
        let born = recorded.and_then(|it| it.born.as_ref()).or(who.born.as_ref());
        let died = recorded.and_then(|it| it.died.as_ref()).or(who.died.as_ref());
        check_life(claim, born, died)?;
        // Whoever was asked has said so.
        if who.chosen.is_none() && is_beyond_age(claim, born, self.word.today) {
            return Err(Verdict::Question {
                name: who.name.en.clone(),
                persons: known.cloned().into_iter().collect(),
            });
        }
        Ok(())
    }

    /// Records the death that a claim of a tenure tells of, where none is recorded, and ends whatever the dead hold. Whether anything
    /// changed.
    pub(super) fn take_death(&mut self, id: &PersonId, claim: &TenureClaim) -> bool {
        death_told(claim).is_some_and(|died| self.bury(id, &died))
    }

    pub(super) fn bury(&mut self, id: &PersonId, died: &Edtf) -> bool {
        let mut has_changed = false;
        if let Some(person) = self.person(id).filter(|person| person.died.is_none()) {
            self.put_changed(Person {
                died: Some(died.clone()),
                ..person
            });
            has_changed = true;
        }
        let open = self.tenures_of(id).into_iter().filter(|tenure| {
            let is_later = tenure.start.as_ref().is_some_and(|start| is_before(died, start));
            tenure.end.is_none() && !is_later
        });
        for tenure in open {
            self.put_changed(Tenure {
                end: Some(died.clone()),
                end_reason: Some(EndReason::Died),
                ..tenure
            });
            has_changed = true;
        }
        has_changed
    }

    fn tenures_of(&self, person: &PersonId) -> Vec<Tenure> {
        let offices = self.index.offices_by_person.get(person).into_iter().flatten();
        offices
            .filter_map(|office| self.index.tenures_by_office.get(office))
            .flatten()
            .filter_map(|id| self.draft.tenure(id))
            .filter(|tenure| tenure.person == *person)
            .collect()
    }
}
