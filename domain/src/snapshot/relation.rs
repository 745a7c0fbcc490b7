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
    /// The offices that the countries are led from, one country after the other, each with its line of holders.
    pub lines: Vec<(&'s Office, Vec<Spell<'s>>)>,
    /// Meetings that all the countries took part in, in the order of their dates.
    pub meetings: Vec<(&'s Event, EventState)>,
    /// Within which dates every meeting of two countries is recorded; nothing is known of more than two.
    pub recorded_meetings: Vec<&'s Recorded>,
    /// How often the present leaders have met, since the later of them took office.
    pub meetings_of_present: Vec<&'s Event>,
    /// Of each country that has one, the leader who meets the others: of several the one who has done so most often.
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
    /// How many offices were looked at: all that the countries are led from.
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
    /// The relation of some countries; none when there is none or one of them is unknown.
    pub fn relation(&self, ids: &[CountryId]) -> Option<Relation<'_>> {
        let first = ids.first()?;
        let countries: Vec<_> = ids
            .iter()
            .map(|id| self.country(id.as_str()))
            .collect::<Option<_>>()?;
        let lines: Vec<_> = ids
            .iter()
            .flat_map(|id| self.leading_offices(id))
            .map(|office| (office, self.line(&office.id)))
            .collect();
        let shared = |kind: EventKind| -> Vec<(&Event, EventState)> {
            self.shared_events_of(first)
                .filter(|event| event.kind == kind && ids.iter().all(|id| event.countries.contains(id)))
                .map(|event| (event, self.state_of(event)))
                .collect()
        };
        let meetings = shared(EventKind::Meeting);
        let present = self.present_leaders(&countries, &meetings);
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

    /// Who speaks for each country at meetings on the day, one for each country that has a leader.
    fn present_leaders<'s>(
        &'s self,
        countries: &[&'s Country],
        meetings: &[(&Event, EventState)],
    ) -> Vec<Spell<'s>> {
        let times_met = |spell: &Spell<'_>| {
            let alone = std::slice::from_ref(spell);
            let held = meetings.iter().filter(|(_, state)| *state == EventState::Held);
            held.filter(|(event, _)| took_part(event, spell) && all_were_in_office(event, alone))
                .count()
        };
        let speaker = |country: &&Country| {
            // Of those who met as often it is the first.
            let leaders = self.leading_spells(country).into_iter().rev();
            leaders.max_by_key(times_met)
        };
        countries.iter().filter_map(speaker).collect()
    }

    fn exposure(&self, ids: &[CountryId]) -> Exposure<'_> {
        let until = self.on.saturating_add(EXPOSURE_MONTHS.months());
        let offices: Vec<_> = ids.iter().flat_map(|id| self.leading_offices(id)).collect();
        let changing = offices
            .iter()
            .filter_map(|office| self.exposed_office(office, until))
            .collect();
        Exposure {
            until,
            offices: offices.len(),
            changing,
        }
    }

    fn exposed_office<'s>(&'s self, office: &'s Office, until: Date) -> Option<ExposedOffice<'s>> {
        let country = self.country(office.country.as_str())?;
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
    present.len() > 1 && present.iter().all(|spell| took_part(event, spell))
}

fn took_part(event: &Event, spell: &Spell<'_>) -> bool {
    let mut people = event.participants.iter().filter_map(|it| it.person.as_ref());
    people.any(|person| *person == spell.person.id)
}

/// Whether an event lies in the present tenure of everyone, and not in an earlier spell of somebody.
fn all_were_in_office(event: &Event, present: &[Spell<'_>]) -> bool {
    present
        .iter()
        .filter_map(|spell| spell.tenure.start.as_ref()?.earliest())
        .all(|start| event.date.on.latest().is_some_and(|day| day >= start))
}
