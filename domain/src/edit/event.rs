//! Acts on events: they are scheduled, announced, confirmed, moved, postponed, cancelled, and they have outcomes.

use super::{ActError, ActProblem, Draft, fail, tenure::is_before};
use crate::{
    Edtf, Entity, EntityRef, Event, Text,
    entity::{Candidate, Citation, DateKind, EarlierDate, EventDate, EventKind, Firmness, Outcome},
    id::{BodyId, CountryId, EventId, OfficeId, TransitionId},
};

/// An event that is to come, or one that has been.
#[derive(Clone, Debug, PartialEq)]
pub struct Schedule {
    pub kind: EventKind,
    pub name: Option<Text>,
    pub countries: Vec<CountryId>,
    pub date: EventDate,
    /// When it became known. None where the sources tell by their dates; where none does, what is to come is known from
    /// the day of the edit.
    pub announced: Option<Edtf>,
    pub place: Option<Text>,
    pub body: Option<Text>,
    /// The chambers that it votes for, where they are records.
    pub bodies: Vec<BodyId>,
    pub decides: Vec<OfficeId>,
    pub significance: Option<Text>,
    pub transitions: Vec<TransitionId>,
    /// The election that this is a round of, and which.
    pub round_of: Option<(EventId, u8)>,
}

/// What becomes of the date that was in force.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The day on which it became known; from then on the new date holds.
    pub known: Edtf,
    pub why: Option<Text>,
}

impl Draft<'_> {
    /// Adds an event. Its id is made from kind, country and name, and never from a date that could move. An announcement, a
    /// resignation or a death whose day has come is held.
    ///
    /// # Errors
    /// When something it names is unknown.
    pub fn schedule(&mut self, act: Schedule) -> Result<EventId, ActError> {
        let Some(first) = act.countries.first() else {
            return fail("countries", ActProblem::Unknown);
        };
        let is_missing = |reference: &EntityRef| !self.exists(reference);
        if act
            .countries
            .iter()
            .any(|id| is_missing(&EntityRef::Country(id.clone())))
        {
            return fail("countries", ActProblem::Unknown);
        }
        if act
            .decides
            .iter()
            .any(|id| is_missing(&EntityRef::Office(id.clone())))
        {
            return fail("decides", ActProblem::Unknown);
        }
        if act
            .transitions
            .iter()
            .any(|id| is_missing(&EntityRef::Transition(id.clone())))
        {
            return fail("transitions", ActProblem::Unknown);
        }
        if act
            .round_of
            .as_ref()
            .is_some_and(|(id, _)| is_missing(&EntityRef::Event(id.clone())))
        {
            return fail("round_of", ActProblem::Unknown);
        }
        let name = act.name.as_ref().map_or_else(
            || act.kind.word().replace('_', " "),
            |name| {
                name.en
                    .chars()
                    .filter(|letter| !letter.is_ascii_digit())
                    .collect()
            },
        );
        let id = self.free_event_id(&format!("{first} {name}"))?;
        let announced = act.announced.or_else(|| self.known_from_today(&act.date.on));
        let (round_of, round) = act.round_of.unzip();
        let mut date = act.date;
        let mut decides = act.decides;
        if act.kind.is_its_own_outcome() {
            // It has no outcome but itself, and no successor is chosen by it.
            decides.clear();
            if date.firmness == Firmness::Confirmed && date.on.is_reached(self.word.today) {
                date.firmness = Firmness::Held;
            }
        }
        self.put(Event {
            id: id.clone(),
            kind: act.kind,
            name: act.name,
            countries: act.countries,
            date,
            announced,
            expected: None,
            previous: Vec::new(),
            place: act.place,
            body: act.body,
            bodies: act.bodies.into(),
            decides,
            significance: act.significance,
            description: None,
            transitions: act.transitions,
            round_of,
            round,
            participants: Vec::new(),
            candidates: Vec::new(),
            outcome: None,
            annulled: None,
            wikidata: None,
            provenance: self.word.provenance(),
        });
        Ok(id)
    }

    /// Today, for what is to come and stands on sources without a date: else nobody would see it before its day.
    fn known_from_today(&self, on: &Edtf) -> Option<Edtf> {
        let has_date = |citation: &Citation| {
            let source = self.find(&EntityRef::Source(citation.source_id()));
            matches!(source, Some(Entity::Source(source)) if source.published.is_some())
        };
        if self.word.sources.iter().any(has_date) {
            return None;
        }
        self.known_today_if_to_come(on)
    }

    pub(crate) fn known_today_if_to_come(&self, on: &Edtf) -> Option<Edtf> {
        let today = self.word.today;
        let is_to_come = on.latest().is_none_or(|last| last > today);
        is_to_come.then(|| Edtf::from_day(today))
    }

    /// Says when the event became known.
    ///
    /// # Errors
    /// When it is unknown, or would have been announced after it happened.
    pub fn announce(&mut self, id: &EventId, on: Edtf) -> Result<(), ActError> {
        self.change_event(id, |event| {
            if is_before(Some(&event.date.on), Some(&on)) {
                return fail("announced", ActProblem::BeforeStart);
            }
            event.announced = Some(on);
            Ok(())
        })
    }

    /// Says that the date holds.
    ///
    /// # Errors
    /// When the event is unknown or cancelled, or has an outcome.
    pub fn confirm(&mut self, id: &EventId) -> Result<(), ActError> {
        self.change_event(id, |event| {
            is_open(event)?;
            event.date.firmness = Firmness::Confirmed;
            Ok(())
        })
    }

    /// Gives the event another date and keeps the one it had.
    ///
    /// # Errors
    /// When the event is unknown, or has that date already.
    pub fn move_event(&mut self, id: &EventId, date: EventDate, change: Change) -> Result<(), ActError> {
        self.change_event(id, |event| {
            if event.date == date {
                return fail("date", ActProblem::SameDate);
            }
            keep_date(event, change)?;
            event.date = date;
            Ok(())
        })
    }

    /// Takes the date back; the event is still to come.
    ///
    /// # Errors
    /// When the event is unknown or cancelled, or has an outcome.
    pub fn postpone(&mut self, id: &EventId, change: Change) -> Result<(), ActError> {
        self.give_up_date(id, change, Firmness::Postponed)
    }

    /// Says that the event will not be.
    ///
    /// # Errors
    /// When the event is unknown or cancelled already, or has an outcome.
    pub fn cancel(&mut self, id: &EventId, change: Change) -> Result<(), ActError> {
        self.give_up_date(id, change, Firmness::Cancelled)
    }

    fn give_up_date(&mut self, id: &EventId, change: Change, firmness: Firmness) -> Result<(), ActError> {
        self.change_event(id, |event| {
            is_open(event)?;
            keep_date(event, change)?;
            event.date.firmness = firmness;
            Ok(())
        })
    }

    /// Adds who stands; where nothing says since when, and the event is to come, it is known from the day of the edit.
    ///
    /// # Errors
    /// When the event or the person is unknown, or the person died before the event.
    pub fn add_candidate(&mut self, id: &EventId, mut candidate: Candidate) -> Result<(), ActError> {
        let person = candidate.person.clone().map(EntityRef::Person);
        if person.is_some_and(|person| !self.exists(&person)) {
            return fail("person", ActProblem::Unknown);
        }
        let on = self.event(id).map(|event| event.date.on);
        if let Some(person) = &candidate.person {
            self.lives_at("person", person, on.as_ref())?;
        }
        if candidate.since.is_none() {
            candidate.since = on.and_then(|on| self.known_today_if_to_come(&on));
        }
        self.change_event(id, |event| {
            event.candidates.push(candidate);
            Ok(())
        })
    }

    /// Says that the event was held, and what came of it.
    ///
    /// # Errors
    /// When the event is unknown or cancelled, a winner is unknown, or the day is still to come.
    pub fn record_outcome(&mut self, id: &EventId, outcome: Outcome) -> Result<(), ActError> {
        if outcome
            .winners
            .iter()
            .any(|person| !self.exists(&EntityRef::Person(person.clone())))
        {
            return fail("winners", ActProblem::Unknown);
        }
        let today = self.word.today;
        self.change_event(id, |event| {
            if event.date.firmness == Firmness::Cancelled {
                return fail("event", ActProblem::IsCancelled);
            }
            if event.date.on.earliest().is_some_and(|day| day > today) {
                return fail("event", ActProblem::InFuture);
            }
            if outcome
                .known
                .as_ref()
                .is_some_and(|known| is_before(Some(known), Some(&event.date.on)))
            {
                return fail("known", ActProblem::BeforeStart);
            }
            event.date.firmness = Firmness::Held;
            event.outcome = Some(outcome);
            Ok(())
        })
    }

    pub(super) fn change_event(
        &mut self,
        id: &EventId,
        act: impl FnOnce(&mut Event) -> Result<(), ActError>,
    ) -> Result<(), ActError> {
        let Some(mut event) = self.event(id) else {
            return fail("event", ActProblem::Unknown);
        };
        act(&mut event)?;
        self.word.adds_to(&mut event.provenance);
        self.put(event);
        Ok(())
    }
}

/// Whether there is still a date to confirm or to give up.
fn is_open(event: &Event) -> Result<(), ActError> {
    if event.date.firmness == Firmness::Cancelled {
        return fail("event", ActProblem::IsCancelled);
    }
    if event.outcome.is_some() {
        return fail("event", ActProblem::HasOutcome);
    }
    Ok(())
}

/// Puts the date that was in force among the earlier ones.
pub(super) fn keep_date(event: &mut Event, change: Change) -> Result<(), ActError> {
    if is_before(Some(&change.known), event.announced.as_ref()) {
        return fail("known", ActProblem::BeforeStart);
    }
    event.previous.push(EarlierDate {
        date: event.date.clone(),
        until: change.known,
        note: change.why,
    });
    Ok(())
}

/// What sort of date was typed: one that only says "by" is a deadline, a range is a window, a month or a year may move.
pub fn kind_and_firmness(on: &Edtf) -> (DateKind, Firmness) {
    if on.is_interval() && on.earliest().is_none() {
        (DateKind::Deadline, Firmness::Confirmed)
    } else if on.is_interval() {
        (DateKind::Bounded, Firmness::Confirmed)
    } else if on.exact_day().is_some() {
        (DateKind::Scheduled, Firmness::Confirmed)
    } else {
        (DateKind::Customary, Firmness::Changing)
    }
}
