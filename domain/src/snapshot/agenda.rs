//! Which events are ahead, and which have been.

use super::{Snapshot, each};
use crate::{
    Edtf, Event,
    entity::{EventKind, Firmness, Group, Region},
    id::OfficeId,
    stage::{EventState, event_state},
};
use jiff::civil::Date;

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
    /// Part of a name of the event, its place or its country, in any script.
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
        let needle = filter.text.trim().to_lowercase();
        let mut agenda: Agenda<'_> = self
            .events
            .values()
            .map(|event| (&**event, self.state_of(event)))
            .filter(|(event, state)| self.takes(filter, &needle, event, *state))
            .collect();
        agenda.sort_by(|(a, _), (b, _)| a.date.on.cmp(&b.date.on).then_with(|| a.id.cmp(&b.id)));
        agenda
    }

    fn takes(&self, filter: &EventFilter, needle: &str, event: &Event, state: EventState) -> bool {
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
            && (needle.is_empty() || self.event_matches(event, needle))
    }

    fn event_matches(&self, event: &Event, needle: &str) -> bool {
        let texts = [&event.name, &event.place, &event.body];
        let texts = texts.into_iter().flatten().flat_map(|text| text.forms());
        let countries = event.countries.iter().filter_map(|id| self.country(id.as_str()));
        let mut forms = texts.chain(countries.flat_map(|country| country.name.forms()));
        forms.any(|form| form.to_lowercase().contains(needle))
    }

    /// Every event still ahead, in the order of their dates.
    pub fn upcoming(&self) -> Agenda<'_> {
        let events = self.ahead.iter().map(|event| &**event);
        events.map(|event| (event, self.state_of(event))).collect()
    }

    /// What sorts events by when they come: a postponed one whose old date has passed stands last, for its
    /// new date is not known.
    pub(super) fn order_of<'e>(&self, event: &'e Event) -> (bool, &'e Edtf) {
        let is_undated = event.date.firmness == Firmness::Postponed && event.date.on.is_over(self.on);
        (is_undated, &event.date.on)
    }

    /// The next event that decides who holds an office.
    pub fn next_decision(&self, office: &OfficeId) -> Option<&Event> {
        let decides = each(&self.events_of_office, office);
        let steps = self
            .open_transitions_of(office)
            .flat_map(|transition| each(&self.steps_of_transition, &transition.id));
        decides
            .chain(steps)
            .filter(|event| event.round_of.is_none() && self.state_of(event).is_ahead())
            .min_by(|a, b| self.order_of(a).cmp(&self.order_of(b)))
    }
}
