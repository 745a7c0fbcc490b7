//! Which events are ahead, and which have been.

use super::{
    view::{Snapshot, by_date},
    votes::{Vote, VoteResult},
};
use crate::{
    Edtf, Event,
    entity::{EventKind, Firmness, Group, Region},
    folding::{Needle, needle::Found},
    id::{CountryId, EventId, OfficeId, TransitionId},
    stage::{EventState, event_state},
};
use jiff::civil::Date;
use std::{
    collections::{BTreeSet, HashMap},
    sync::Arc,
};

/// Which events are asked for. An empty list asks for all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EventFilter {
    /// ISO codes in lower case.
    pub countries: Vec<String>,
    pub regions: Vec<Region>,
    pub groups: Vec<Group>,
    pub kinds: Vec<EventKind>,
    pub states: Vec<EventState>,
    pub firmness: Vec<Firmness>,
    /// Events that may fall on this day or later.
    pub from: Option<Date>,
    /// Events that may fall on this day or earlier.
    pub to: Option<Date>,
    /// Words of names of the event, its place, its countries and whoever takes part, in any script.
    pub text: String,
}

/// Events with their states, in the order of their dates.
pub type Agenda<'s> = Vec<(&'s Event, EventState)>;

impl Snapshot {
    /// Where an event stands on the day.
    pub fn state_of(&self, event: &Event) -> EventState {
        event_state(event, self.on)
    }

    /// The events that a filter takes, in the order of their dates.
    pub fn agenda(&self, filter: &EventFilter) -> Agenda<'_> {
        self.agenda_of(filter, |words, event| {
            self.takes(filter, words, event, self.state_of(event))
        })
    }

    /// The same, and the events that the filter took until they were moved, put off or called off, no more than
    /// [`KEPT_DAYS`](super::KEPT_DAYS) ago: whoever wrote them down has to learn what became of them.
    pub fn agenda_with_left(&self, filter: &EventFilter) -> Agenda<'_> {
        let was_ahead = |firmness: &&Firmness| !matches!(firmness, Firmness::Postponed | Firmness::Cancelled);
        let firmness = filter.firmness.iter().find(was_ahead);
        let firmness = firmness.copied().unwrap_or(Firmness::Confirmed);
        self.agenda_of(filter, |words, event| {
            let takes = |event: &Event, state| self.takes(filter, words, event, state);
            takes(event, self.state_of(event))
                || self
                    .before_it_left(event, firmness)
                    .iter()
                    .any(|(former, state)| takes(former, *state))
        })
    }

    fn agenda_of<'s>(
        &'s self,
        filter: &EventFilter,
        takes: impl Fn(&Words<'_>, &Event) -> bool,
    ) -> Agenda<'s> {
        // Between two days that are turned round lies nothing, not even what may fall on any day.
        if filter.from.zip(filter.to).is_some_and(|(from, to)| from > to) {
            return Vec::new();
        }
        let words = Words::of(&filter.text, self);
        let takes = |event: &&Event| takes(&words, event);
        let mut events: Vec<_> = match &filter.countries[..] {
            [] => self.events().map(|event| &**event).filter(takes).collect(),
            countries => {
                let ids: BTreeSet<_> = countries
                    .iter()
                    .filter_map(|id| self.country(id))
                    .map(|it| &it.id)
                    .collect();
                ids.into_iter()
                    .flat_map(|id| self.events_of(id))
                    .filter(takes)
                    .collect()
            }
        };
        events.sort_by(|a, b| by_date(a, b));
        // An event of several of the countries was found in each.
        events.dedup_by(|a, b| a.id == b.id);
        events
            .into_iter()
            .map(|event| (event, self.state_of(event)))
            .collect()
    }

    fn takes(&self, filter: &EventFilter, words: &Words<'_>, event: &Event, state: EventState) -> bool {
        let countries = || event.countries.iter().filter_map(|id| self.country(id.as_str()));
        let on = &event.date.on;
        (filter.countries.is_empty()
            || event
                .countries
                .iter()
                .any(|id| filter.countries.iter().any(|code| code == id.as_str())))
            && (filter.regions.is_empty() || countries().any(|it| filter.regions.contains(&it.region)))
            && (filter.groups.is_empty()
                || countries().any(|it| filter.groups.iter().any(|group| it.groups.contains(group))))
            && (filter.kinds.is_empty() || filter.kinds.contains(&event.kind))
            && (filter.states.is_empty() || filter.states.contains(&state))
            && (filter.firmness.is_empty() || filter.firmness.contains(&event.date.firmness))
            && filter
                .from
                .is_none_or(|from| on.latest().is_none_or(|last| last >= from))
            && filter
                .to
                .is_none_or(|to| on.earliest().is_none_or(|first| first <= to))
            && words.stand_in(event, self)
    }

    /// Every event still ahead, in the order of their dates.
    pub fn upcoming(&self) -> impl Iterator<Item = (&Event, EventState)> {
        let events = self.memory.ahead(|| {
            let mut ahead: Vec<_> = self
                .world
                .indices()
                .events_not_over_by(self.on)
                .filter_map(|event| self.look(&self.events, event))
                .filter(|event| self.state_of(event).is_ahead())
                .collect();
            ahead.sort_by(|a, b| by_date(a, b));
            ahead.dedup_by(|a, b| a.id == b.id);
            ahead.into_iter().map(Arc::clone).collect()
        });
        events.iter().map(|event| (&**event, self.state_of(event)))
    }

    /// What sorts events by when they come: a postponed one whose old date has passed stands last, for its
    /// new date is not known.
    pub(super) fn order_of<'e>(&self, event: &'e Event) -> (bool, &'e Edtf) {
        (event.awaits_a_date(self.on), &event.date.on)
    }

    /// The next event that decides who holds an office. A vote that has passed without an outcome stays the next until it has one.
    pub fn next_decision(&self, office: &OfficeId) -> Option<&Event> {
        self.event(self.standing(office).next_decision.as_ref()?.as_str())
    }

    pub(super) fn find_next_decision(
        &self,
        office: &OfficeId,
        open_transitions: &[TransitionId],
        overdue: &[Vote<'_>],
    ) -> Option<EventId> {
        let steps = open_transitions.iter().flat_map(|id| self.steps_of(id));
        let is_next = |event: &Event| event.round_of.is_none() && self.state_of(event).is_ahead();
        let overdue = overdue
            .iter()
            .filter(|vote| matches!(vote.result, VoteResult::Unrecorded { .. }));
        self.deciding_ahead(office, is_next)
            .chain(steps.filter(|event| is_next(event)))
            .chain(overdue.map(|vote| vote.event))
            .min_by(|a, b| self.order_of(a).cmp(&self.order_of(b)))
            .map(|event| event.id.clone())
    }
}

/// The words of a filter, and which of them stand in the names of each country: most events have no others.
struct Words<'s> {
    needle: Needle,
    of_countries: HashMap<&'s CountryId, Found>,
}

impl<'s> Words<'s> {
    fn of(text: &str, snapshot: &'s Snapshot) -> Self {
        let needle = Needle::of(text);
        let countries = snapshot.countries().filter(|_| !needle.is_empty());
        let of_countries = countries
            .map(|country| (&country.id, needle.found_in(country.searched())))
            .filter(|(_, found)| *found != 0)
            .collect();
        Self { needle, of_countries }
    }

    fn stand_in(&self, event: &Event, snapshot: &Snapshot) -> bool {
        let countries = event.countries.iter().filter_map(|id| self.of_countries.get(id));
        let found = countries.fold(0, |all, found| all | found);
        if self.needle.is_whole(found) {
            return true;
        }
        let texts = [&event.name, &event.place, &event.body];
        let texts = texts.into_iter().flatten().flat_map(|text| text.forms());
        let persons = event.persons().filter_map(|id| snapshot.person(id.as_str()));
        let forms = texts.chain(persons.flat_map(|person| person.name.forms()));
        self.needle.is_whole(found | self.needle.found_in(forms))
    }
}
