//! Two or more countries: whose leaders met, what was signed, and whose office changes hands next.

use super::{Snapshot, Spell, TransitionView};
use crate::{
    Country, Event, Office,
    entity::{EventKind, Recorded},
    id::CountryId,
    stage::EventState,
};
use jiff::{ToSpan, civil::Date};

/// What is computed for a set of countries.
#[derive(Clone, Debug)]
pub struct Relation<'s> {
    pub countries: Vec<&'s Country>,
    /// The principal office of each country, and its line of holders.
    pub lines: Vec<(&'s Office, Vec<Spell<'s>>)>,
    /// Meetings that all the countries took part in, in the order of their dates.
    pub meetings: Vec<(&'s Event, EventState)>,
    /// Within which dates every meeting of two countries is recorded; nothing is known of more than two.
    pub recorded_meetings: Vec<&'s Recorded>,
    /// How often the present leaders have met, since the later of them took office.
    pub meetings_of_present: Vec<&'s Event>,
    pub present: Vec<Spell<'s>>,
    /// Agreements of exactly these countries, or of these among others, in the order of their dates.
    pub agreements: Vec<(&'s Event, EventState)>,
    pub exposure: Exposure<'s>,
}

/// Whose office changes hands within the months that matter.
#[derive(Clone, Debug)]
pub struct Exposure<'s> {
    /// The last day that counts.
    pub until: Date,
    /// How many offices were looked at: one for each country.
    pub offices: usize,
    pub changing: Vec<ExposedOffice<'s>>,
}

/// An office that changes hands soon, and the step that decides it.
#[derive(Clone, Debug)]
pub struct ExposedOffice<'s> {
    pub country: &'s Country,
    pub office: &'s Office,
    /// The change of holder, where it is recorded.
    pub view: Option<TransitionView<'s>>,
    pub next: &'s Event,
}

impl ExposedOffice<'_> {
    /// Whether the date of the next step is known to the day.
    pub fn is_dated(&self) -> bool {
        self.next.date.on.exact_day().is_some()
    }
}

/// How far ahead exposure looks.
pub const EXPOSURE_MONTHS: i32 = 6;

impl Snapshot {
    /// The relation of two or more countries; none when one of them is unknown.
    pub fn relation(&self, ids: &[CountryId]) -> Option<Relation<'_>> {
        let countries: Vec<_> = ids
            .iter()
            .map(|id| self.country(id.as_str()))
            .collect::<Option<_>>()?;
        let lines: Vec<_> = ids
            .iter()
            .filter_map(|id| self.principal_office(id))
            .map(|office| (office, self.line(&office.id)))
            .collect();
        let shared = |kind: EventKind| -> Vec<(&Event, EventState)> {
            self.shared_events_of(&ids[0])
                .filter(|event| event.kind == kind && ids.iter().all(|id| event.countries.contains(id)))
                .map(|event| (event, self.state_of(event)))
                .collect()
        };
        let meetings = shared(EventKind::Meeting);
        let present = self.present_leaders(ids);
        let meetings_of_present = meetings
            .iter()
            .filter(|(event, state)| {
                *state == EventState::Held
                    && all_took_part(event, &present)
                    && all_were_in_office(event, &present)
            })
            .map(|(event, _)| *event)
            .collect();
        Some(Relation {
            recorded_meetings: recorded_meetings(&countries),
            countries,
            lines,
            meetings,
            meetings_of_present,
            present,
            agreements: shared(EventKind::Agreement),
            exposure: self.exposure(ids),
        })
    }

    /// Who leads each country on the day, one for each country that has a leader.
    fn present_leaders(&self, ids: &[CountryId]) -> Vec<Spell<'_>> {
        ids.iter()
            .filter_map(|id| self.principal_office(id))
            .filter_map(|office| self.holders(&office.id).into_iter().next())
            .collect()
    }

    fn exposure(&self, ids: &[CountryId]) -> Exposure<'_> {
        let until = self.on.saturating_add(EXPOSURE_MONTHS.months());
        let changing = ids
            .iter()
            .filter_map(|id| self.exposed_office(id, until))
            .collect();
        Exposure {
            until,
            offices: ids.len(),
            changing,
        }
    }

    fn exposed_office(&self, id: &CountryId, until: Date) -> Option<ExposedOffice<'_>> {
        let country = self.country(id.as_str())?;
        let office = self.principal_office(id)?;
        let is_soon = |event: &Event| event.date.on.latest().is_some_and(|last| last <= until);
        let exposed = |view, next| ExposedOffice {
            country,
            office,
            view,
            next,
        };
        let of_change = self
            .open_transitions_of(&office.id)
            .filter_map(|transition| self.transition_view(transition))
            .find_map(|view| {
                let next = view.next()?.event;
                is_soon(next).then(|| exposed(Some(view), next))
            });
        of_change.or_else(|| {
            let vote = self.next_decision(&office.id)?;
            let is_next = self.state_of(vote).is_ahead() && is_soon(vote) && !vote.awaits_a_date(self.on);
            is_next.then(|| exposed(None, vote))
        })
    }

    /// The ordinal of a meeting among those of the same leaders: 12 for their 12th; none where
    /// fewer than two persons are recorded for it.
    pub fn meeting_number(&self, meeting: &Event) -> Option<usize> {
        let persons: Vec<_> = meeting
            .participants
            .iter()
            .filter_map(|it| it.person.as_ref())
            .collect();
        let [first, ..] = persons[..] else { return None };
        if persons.len() < 2 {
            return None;
        }
        let together = self.events_of_person(first).filter(|event| {
            event.kind == EventKind::Meeting
                && persons.iter().all(|person| {
                    event
                        .participants
                        .iter()
                        .any(|it| it.person.as_ref() == Some(*person))
                })
        });
        Some(together.take_while(|event| event.id != meeting.id).count() + 1)
    }
}

/// Within which dates every meeting of the leaders of two countries is recorded; either of them says so.
fn recorded_meetings<'s>(countries: &[&'s Country]) -> Vec<&'s Recorded> {
    let [one, other] = countries[..] else {
        return Vec::new();
    };
    let (said_by_one, said_by_other) = (one.recorded_meetings.iter(), other.recorded_meetings.iter());
    said_by_one
        .filter(|it| it.with == other.id)
        .chain(said_by_other.filter(|it| it.with == one.id))
        .map(|it| &it.recorded)
        .collect()
}

fn all_took_part(event: &Event, present: &[Spell<'_>]) -> bool {
    present.len() > 1
        && present.iter().all(|spell| {
            event
                .participants
                .iter()
                .any(|it| it.person.as_ref() == Some(&spell.person.id))
        })
}

/// Whether an event lies in the present tenure of everyone, and not in an earlier spell of somebody.
fn all_were_in_office(event: &Event, present: &[Spell<'_>]) -> bool {
    present
        .iter()
        .filter_map(|spell| spell.tenure.start.as_ref()?.earliest())
        .all(|start| event.date.on.latest().is_some_and(|day| day >= start))
}
