//! Acts on tenures: they start, their status changes, they end.

use super::{ActError, ActProblem, Draft, fail};
use crate::{
    Edtf, EntityRef, Tenure, Text,
    entity::{Capacity, Cause, EndReason, Entry, Outlook, Powers, Span, Term},
    id::{OfficeId, PartyId, PersonId, TenureId},
};
use std::{collections::BTreeSet, sync::Arc};

/// A person takes an office, or is chosen to.
#[derive(Clone, Debug, PartialEq)]
pub struct StartTenure {
    pub office: OfficeId,
    pub person: PersonId,
    pub party: Option<PartyId>,
    pub designated: Option<Edtf>,
    /// None while the person is only designate.
    pub start: Option<Edtf>,
    pub entry: Entry,
    /// None for a full holder.
    pub capacity: Option<Capacity>,
    /// When the term is due to end.
    pub due: Option<Edtf>,
    pub note: Option<Text>,
}

/// A value of one of the three axes that are kept as spans.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Axis {
    Capacity(Capacity),
    Powers(Powers),
    Outlook(Outlook),
}

impl Axis {
    /// Every value of every axis.
    pub fn all() -> impl Iterator<Item = Axis> {
        let capacity = Capacity::ALL.iter().map(|value| Axis::Capacity(*value));
        let powers = Powers::ALL.iter().map(|value| Axis::Powers(*value));
        let outlook = Outlook::ALL.iter().map(|value| Axis::Outlook(*value));
        capacity.chain(powers).chain(outlook)
    }

    /// The name of the axis, as fields and translation keys have it.
    pub const fn family(self) -> &'static str {
        match self {
            Axis::Capacity(_) => "capacity",
            Axis::Powers(_) => "powers",
            Axis::Outlook(_) => "outlook",
        }
    }

    pub const fn word(self) -> &'static str {
        match self {
            Axis::Capacity(value) => value.word(),
            Axis::Powers(value) => value.word(),
            Axis::Outlook(value) => value.word(),
        }
    }

    /// Reads `capacity.acting`, `powers.suspended`, `outlook.announced_departure`.
    pub fn from_words(words: &str) -> Option<Self> {
        let (family, word) = words.split_once('.')?;
        match family {
            "capacity" => Capacity::from_word(word).map(Axis::Capacity),
            "powers" => Powers::from_word(word).map(Axis::Powers),
            "outlook" => Outlook::from_word(word).map(Axis::Outlook),
            _ => None,
        }
    }
}

/// How a tenure ends.
#[derive(Clone, Debug, PartialEq)]
pub struct End {
    pub on: Edtf,
    pub reason: EndReason,
    pub note: Option<Text>,
}

impl Draft<'_> {
    /// Starts a tenure. A designate of the same office and person is completed instead of doubled.
    ///
    /// # Errors
    /// When office or person are unknown, or the person holds the office already.
    pub fn start_tenure(&mut self, act: StartTenure) -> Result<TenureId, ActError> {
        if !self.exists(&EntityRef::Office(act.office.clone())) {
            return fail("office", ActProblem::Unknown);
        }
        if !self.exists(&EntityRef::Person(act.person.clone())) {
            return fail("person", ActProblem::Unknown);
        }
        let on = act.start.as_ref().or(act.designated.as_ref());
        self.lives_at("person", &act.person, on)?;
        let is_acting = act.capacity.is_some_and(Capacity::is_acting);
        if let Some(tenure) = self.open_tenure(&act.office, &act.person, is_acting) {
            return self.complete(tenure, act);
        }
        let id = self.free_tenure_id(&format!("{} {}", act.office, act.person))?;
        let sources = self.word.sources.clone();
        let capacity = act.capacity.filter(|value| *value != Capacity::Substantive);
        let from = act.start.clone().or(act.designated.clone());
        if let Some(start) = &act.start {
            self.fill_vacancy(&act.office, start);
        }
        self.put(Tenure {
            id: id.clone(),
            office: act.office,
            person: act.person,
            party: act.party,
            designated: act.designated,
            start: act.start,
            end: None,
            entry: act.entry,
            entry_note: act.note,
            end_reason: None,
            end_note: None,
            terms: term(act.due, from.as_ref()),
            capacity: capacity
                .zip(from)
                .map(|(value, from)| Span {
                    value,
                    from,
                    to: None,
                    note: None,
                    sources,
                    has_later_sources: false,
                })
                .into_iter()
                .collect(),
            powers: Vec::new(),
            outlook: Vec::new(),
            provenance: self.word.provenance(),
        });
        Ok(id)
    }

    /// The tenure of a person in an office that has not ended: for who is to act one in office, for anybody else one in which they do
    /// not only act.
    fn open_tenure(&self, office: &OfficeId, person: &PersonId, is_acting: bool) -> Option<Tenure> {
        self.open_tenures_of(person)
            .into_iter()
            .filter(|tenure| tenure.office == *office)
            .find(|tenure| match is_acting {
                true => tenure.start.is_some(),
                false => !tenure.is_acting(),
            })
    }

    /// The tenures of a person that have not ended.
    pub(super) fn open_tenures_of(&self, person: &PersonId) -> Vec<Tenure> {
        let recorded = self.world.indices().tenures_of_person.of(person);
        self.tenures(recorded, |tenure| {
            tenure.person == *person && tenure.end.is_none()
        })
    }

    /// Those tenures that are meant, as the draft has them: of a list of the world, and of what was drafted.
    pub(super) fn tenures(
        &self,
        recorded: &[Arc<Tenure>],
        is_meant: impl Fn(&Tenure) -> bool,
    ) -> Vec<Tenure> {
        let drafted = self.drafted().filter_map(|reference| match reference {
            EntityRef::Tenure(id) => Some(id),
            _ => None,
        });
        let ids: BTreeSet<_> = recorded.iter().map(|tenure| &tenure.id).chain(drafted).collect();
        ids.into_iter()
            .filter_map(|id| self.tenure(id))
            .filter(is_meant)
            .collect()
    }

    /// A designate takes office.
    fn complete(&mut self, mut tenure: Tenure, act: StartTenure) -> Result<TenureId, ActError> {
        if tenure.start.is_some() || act.start.is_none() {
            return fail("person", ActProblem::HoldsAlready);
        }
        if is_before(act.start.as_ref(), tenure.designated.as_ref()) {
            return fail("start", ActProblem::BeforeStart);
        }
        tenure.terms = term(act.due, act.start.as_ref());
        if let Some(start) = &act.start {
            self.fill_vacancy(&tenure.office, start);
        }
        tenure.start = act.start;
        tenure.designated = act.designated.or(tenure.designated);
        tenure.party = act.party.or(tenure.party);
        if tenure.entry == Entry::Unknown {
            tenure.entry = act.entry;
        }
        tenure.entry_note = act.note.or(tenure.entry_note);
        let id = tenure.id.clone();
        self.word.adds_to(&mut tenure.provenance);
        self.put(tenure);
        Ok(id)
    }

    /// Ends a tenure, and with it every span that is still open.
    ///
    /// # Errors
    /// When it is unknown, has ended, or would end before it started.
    pub fn end_tenure(&mut self, id: &TenureId, end: End) -> Result<(), ActError> {
        let Some(mut tenure) = self.tenure(id) else {
            return fail("tenure", ActProblem::Unknown);
        };
        if tenure.end.is_some() {
            return fail("tenure", ActProblem::HasEnded);
        }
        if is_before(
            Some(&end.on),
            tenure.start.as_ref().or(tenure.designated.as_ref()),
        ) {
            return fail("end", ActProblem::BeforeStart);
        }
        if end.on.earliest().is_some_and(|day| day > self.word.today) {
            return fail("end", ActProblem::InFuture);
        }
        tenure.end = Some(end.on);
        tenure.end_reason = Some(end.reason);
        tenure.end_note = end.note;
        self.word.adds_to(&mut tenure.provenance);
        self.put(tenure);
        Ok(())
    }

    /// Says that a value of an axis holds from a date on. Where that says that the holder leaves, the office changes hands: there is a
    /// transition with it.
    ///
    /// # Errors
    /// When the tenure is unknown, or the span lies outside it or ends before it begins.
    pub fn add_span(
        &mut self,
        id: &TenureId,
        axis: Axis,
        from: Edtf,
        to: Option<Edtf>,
        note: Option<Text>,
    ) -> Result<(), ActError> {
        self.put_span(id, axis, from, to, note)?;
        if matches!(axis, Axis::Outlook(_)) {
            self.follow_outlook(id)?;
        }
        Ok(())
    }

    /// Sees to it that the office of a tenure changes hands where its outlook says that the holder leaves.
    ///
    /// # Errors
    /// When the tenure is unknown, or no id is left for the transition.
    pub fn follow_outlook(&mut self, id: &TenureId) -> Result<(), ActError> {
        let Some(tenure) = self.tenure(id) else {
            return fail("tenure", ActProblem::Unknown);
        };
        let is_there = self.transition_from(&tenure.office, Some(id)).is_some();
        if is_there || tenure.end.is_some() || tenure.is_acting() {
            return Ok(());
        }
        let mut open = tenure.outlook.iter().rev().filter(|span| span.to.is_none());
        if let Some(cause) = open.find_map(|span| cause_of_outlook(span.value)) {
            let transition = self.set_off(id, cause)?;
            self.put(transition);
        }
        Ok(())
    }

    /// As [`Draft::add_span`], for the tenure alone.
    pub(super) fn put_span(
        &mut self,
        id: &TenureId,
        axis: Axis,
        from: Edtf,
        to: Option<Edtf>,
        note: Option<Text>,
    ) -> Result<(), ActError> {
        let Some(mut tenure) = self.tenure(id) else {
            return fail("tenure", ActProblem::Unknown);
        };
        if is_before(Some(&from), tenure.start.as_ref().or(tenure.designated.as_ref())) {
            return fail("from", ActProblem::BeforeStart);
        }
        if is_before(tenure.end.as_ref(), Some(&from)) {
            return fail("from", ActProblem::HasEnded);
        }
        if is_before(to.as_ref(), Some(&from)) {
            return fail("to", ActProblem::BeforeStart);
        }
        let sources = self.word.sources.clone();
        match axis {
            Axis::Capacity(value) => tenure.capacity.push(Span {
                value,
                from,
                to,
                note,
                sources,
                has_later_sources: false,
            }),
            Axis::Powers(value) => tenure.powers.push(Span {
                value,
                from,
                to,
                note,
                sources,
                has_later_sources: false,
            }),
            Axis::Outlook(value) => tenure.outlook.push(Span {
                value,
                from,
                to,
                note,
                sources,
                has_later_sources: false,
            }),
        }
        self.word.adds_to(&mut tenure.provenance);
        self.put(tenure);
        Ok(())
    }

    /// Ends the open span of a value; on the day of `to` it no longer holds.
    ///
    /// # Errors
    /// When the tenure or the span is unknown, or it would end before it began.
    pub fn end_span(&mut self, id: &TenureId, axis: Axis, to: Edtf) -> Result<(), ActError> {
        let Some(mut tenure) = self.tenure(id) else {
            return fail("tenure", ActProblem::Unknown);
        };
        match axis {
            Axis::Capacity(value) => end_last(&mut tenure.capacity, value, to)?,
            Axis::Powers(value) => end_last(&mut tenure.powers, value, to)?,
            Axis::Outlook(value) => end_last(&mut tenure.outlook, value, to)?,
        }
        self.word.adds_to(&mut tenure.provenance);
        self.put(tenure);
        Ok(())
    }

    /// That a person was alive on a date.
    ///
    /// # Errors
    /// When the person died before; `field` is to blame.
    pub(super) fn lives_at(
        &self,
        field: &'static str,
        person: &PersonId,
        on: Option<&Edtf>,
    ) -> Result<(), ActError> {
        let died = self.person(person).and_then(|person| person.died);
        if is_before(died.as_ref(), on) {
            return fail(field, ActProblem::AfterDeath);
        }
        Ok(())
    }
}

/// What sets a transition off whose holder has this outlook; none where the holder may well stay.
const fn cause_of_outlook(outlook: Outlook) -> Option<Cause> {
    match outlook {
        Outlook::AnnouncedDeparture | Outlook::NotSeekingReelection => Some(Cause::AnnouncedDeparture),
        Outlook::ResignationTendered => Some(Cause::Resignation),
        Outlook::LostElection => Some(Cause::Election),
        Outlook::RemovalPending => Some(Cause::Removal),
        Outlook::None | Outlook::SeekingReelection | Outlook::TermLimited | Outlook::HoldingOver => None,
    }
}

fn term(due: Option<Edtf>, from: Option<&Edtf>) -> Vec<Term> {
    let term = from.zip(due).map(|(from, due)| Term {
        from: from.clone(),
        due: Some(due),
        note: None,
        sources: Vec::new(),
    });
    term.into_iter().collect()
}

fn end_last<Value: PartialEq>(spans: &mut [Span<Value>], value: Value, to: Edtf) -> Result<(), ActError> {
    let Some(span) = spans
        .iter_mut()
        .rev()
        .find(|span| span.value == value && span.to.is_none())
    else {
        return fail("axis", ActProblem::Unknown);
    };
    if is_before(Some(&to), Some(&span.from)) {
        return fail("to", ActProblem::BeforeStart);
    }
    span.to = Some(to);
    Ok(())
}

/// Whether a date certainly lies before another.
pub(super) fn is_before(date: Option<&Edtf>, other: Option<&Edtf>) -> bool {
    let latest = date.and_then(Edtf::latest);
    let earliest = other.and_then(Edtf::earliest);
    latest
        .zip(earliest)
        .is_some_and(|(latest, earliest)| latest < earliest)
}
