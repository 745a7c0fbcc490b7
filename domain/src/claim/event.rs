//! Which event is meant, and in what the source says otherwise.

use super::{
    Agreement, EventClaim, Takes, agreement,
    agreement::may_meet,
    matcher::{Matcher, Verdict},
    person::Surroundings,
};
use crate::{
    EntityRef, Event, Text,
    edit::{add::name_words, event::Schedule},
    entity::{Candidate, DateKind, EventDate, EventKind, Firmness, Outcome, Participant},
    id::{CountryId, EventId, PersonId},
};
use jiff::civil::Date;
use std::collections::BTreeSet;

/// Chambers that are elected in several countries on the same days as their own.
const SUPRANATIONAL: [&str; 1] = ["European Parliament"];
/// How many days two sources may be apart on a vote that went on for several.
const NEAR: i32 = 3;
/// The longest term of a chamber or an office that is elected, in years.
const LONGEST_TERM: i16 = 8;

impl Matcher<'_> {
    pub(super) fn take_event(&mut self, claim: &EventClaim) -> Result<Verdict, Verdict> {
        for country in &claim.countries {
            if self.world.countries.get(country).is_none() {
                return Err(Verdict::Refused(format!("there is no country “{country}” here")));
            }
        }
        // Everybody is found before anything is drafted, so that a question leaves nothing behind.
        let around = Surroundings {
            country: claim.countries.first(),
        };
        for who in claim.candidates.iter().chain(&claim.winners) {
            self.find_person(who, &around)?;
        }
        let participants: Vec<Participant> = claim
            .participants
            .iter()
            .map(|takes| self.participant(takes, claim))
            .collect();
        match self.find_event(claim) {
            Some(event) => self.compared_event(event, claim, participants, &around),
            None => self.new_event(claim, participants, &around),
        }
    }

    fn new_event(
        &mut self,
        claim: &EventClaim,
        participants: Vec<Participant>,
        around: &Surroundings<'_>,
    ) -> Result<Verdict, Verdict> {
        let decides = claim
            .decides
            .iter()
            .filter_map(|which| self.find_office(which))
            .collect();
        let id = self.draft.schedule(Schedule {
            kind: claim.kind,
            name: claim.name.clone(),
            countries: claim.countries.clone(),
            date: EventDate {
                on: claim.on.clone(),
                kind: date_kind(claim),
                firmness: claim.firmness,
                time: None,
                zone: None,
            },
            announced: None,
            place: claim.place.clone(),
            body: claim.body.clone(),
            decides,
            significance: None,
            transitions: Vec::new(),
            round_of: None,
        })?;
        let Some(mut event) = self.draft.event(&id) else {
            return Err(Verdict::Refused("the event could not be drafted".to_owned()));
        };
        event.description.clone_from(&claim.description);
        event.wikidata.clone_from(&claim.wikidata);
        event.participants = participants;
        event.provenance = self.provenance();
        self.add_people(&mut event, claim, around)?;
        if !claim.figures.is_empty() {
            event.outcome.get_or_insert_with(nothing_yet).figures = claim.figures.clone();
        }
        self.put(event);
        Ok(Verdict::New(EntityRef::Event(id)))
    }

    fn compared_event(
        &mut self,
        mut event: Event,
        claim: &EventClaim,
        participants: Vec<Participant>,
        around: &Surroundings<'_>,
    ) -> Result<Verdict, Verdict> {
        let reference = EntityRef::Event(event.id.clone());
        let mut fields = Vec::new();
        // A multi-day vote or visit that the source has on its main day says the same.
        if agreement(Some(&event.date.on), Some(&claim.on)) != Agreement::Says
            && !is_day_of(&claim.on, &event.date.on)
        {
            event.date.on.clone_from(&claim.on);
            fields.push("date");
        }
        let is_over = matches!(claim.firmness, Firmness::Held | Firmness::Cancelled);
        if is_over && event.date.firmness != claim.firmness && event.date.firmness != Firmness::Cancelled {
            event.date.firmness = claim.firmness;
            fields.push("date.firmness");
        }
        let mut fill = |field: &'static str, recorded: &mut Option<Text>, said: &Option<Text>| {
            if recorded.is_none() && said.is_some() {
                recorded.clone_from(said);
                fields.push(field);
            }
        };
        fill("place", &mut event.place, &claim.place);
        fill("body", &mut event.body, &claim.body);
        if event.wikidata.is_none() && claim.wikidata.is_some() {
            event.wikidata.clone_from(&claim.wikidata);
            fields.push("wikidata");
        }
        if add_participants(&mut event.participants, participants) {
            fields.push("participants");
        }
        fields.extend(self.add_people(&mut event, claim, around)?);
        let has_figures = event
            .outcome
            .as_ref()
            .is_some_and(|outcome| !outcome.figures.is_empty());
        if !has_figures && !claim.figures.is_empty() {
            event.outcome.get_or_insert_with(nothing_yet).figures = claim.figures.clone();
            fields.push("outcome.figures");
        }
        if fields.is_empty() {
            return Ok(Verdict::Same(reference));
        }
        self.put_changed(event);
        Ok(Verdict::Differs(reference, fields))
    }

    /// Adds candidates and winners that are missing; gives the fields that changed.
    fn add_people(
        &mut self,
        event: &mut Event,
        claim: &EventClaim,
        around: &Surroundings<'_>,
    ) -> Result<Vec<&'static str>, Verdict> {
        let mut fields = Vec::new();
        for who in &claim.candidates {
            let id = self.person_or_new(who, around)?;
            if !event
                .candidates
                .iter()
                .any(|candidate| candidate.person.as_ref() == Some(&id))
            {
                event.candidates.push(Candidate {
                    person: Some(id),
                    name: None,
                    party: None,
                    since: None,
                });
                fields.push("candidates");
            }
        }
        for who in &claim.winners {
            let id = self.person_or_new(who, around)?;
            let outcome = event.outcome.get_or_insert_with(nothing_yet);
            if !outcome.winners.contains(&id) {
                outcome.winners.push(id);
                fields.push("outcome.winners");
            }
        }
        fields.dedup();
        Ok(fields)
    }

    fn find_event(&self, claim: &EventClaim) -> Option<Event> {
        let of_country = self.index.events_by_country.get(claim.countries.first()?);
        let events = || of_country.into_iter().flatten().filter_map(|id| self.event(id));
        if let Some(number) = &claim.wikidata
            && let Some(event) = events().find(|event| event.wikidata.as_ref() == Some(number))
        {
            return Some(event);
        }
        // A vote that is due by some day comes after all that were held.
        let last_held = events()
            .filter(|event| family(event.kind) == family(claim.kind) && event.date.firmness == Firmness::Held)
            .filter_map(|event| event.date.on.latest())
            .max();
        let is_before_last = |event: &Event| {
            event.date.on.earliest().is_none()
                && last_held
                    .zip(claim.on.earliest())
                    .is_some_and(|(last, said)| said <= last)
        };
        events()
            .filter(|event| is_alike(event, claim) && !is_before_last(event))
            .filter(|event| self.is_of_same_people(event, claim))
            .min_by_key(|event| {
                let other_body = event.body.is_none() != claim.body.is_none();
                (event.date.on != claim.on, event.kind != claim.kind, other_body)
            })
    }

    /// Whether everybody whom the source names may be one of those who are recorded; two people of one country on one day
    /// are two visits.
    fn is_of_same_people(&self, event: &Event, claim: &EventClaim) -> bool {
        claim.participants.iter().all(|takes| {
            let Some(said) = &takes.said else {
                return true;
            };
            let words: BTreeSet<String> = name_words(said).into_iter().collect();
            let mut there = event
                .participants
                .iter()
                .filter(|it| it.country == takes.country && (it.person.is_some() || it.role.is_some()))
                .peekable();
            there.peek().is_none()
                || there.any(|it| {
                    let has_role = it.role.as_ref().is_some_and(|role| role.en == *said);
                    has_role || it.person.as_ref().is_some_and(|id| self.is_named_in(id, &words))
                })
        })
    }

    /// Whether all words of a name of somebody, or the last of them, are among the words of a text.
    fn is_named_in(&self, id: &PersonId, words: &BTreeSet<String>) -> bool {
        self.person(id).is_some_and(|person| {
            person.name.forms().any(|form| {
                let whole = name_words(form);
                let family = form.split_whitespace().last().map(name_words);
                let are_in =
                    |some: &[String]| !some.is_empty() && some.iter().all(|word| words.contains(word));
                are_in(&whole) || family.is_some_and(|family| are_in(&family))
            })
        })
    }

    fn event(&self, id: &EventId) -> Option<Event> {
        self.draft.event(id)
    }

    /// Who came, where a holder of an office of the country on that day has the name; else the words of the source alone.
    fn participant(&self, takes: &Takes, claim: &EventClaim) -> Participant {
        let said = takes.said.as_deref().unwrap_or_default();
        let person = claim
            .on
            .earliest()
            .and_then(|day| self.holder_named(&takes.country, said, day));
        let role = (person.is_none() && !said.is_empty()).then(|| Text {
            en: said.to_owned(),
            ja: None,
            ko: None,
        });
        Participant {
            country: takes.country.clone(),
            person,
            role,
        }
    }

    /// Whoever held an office of a country on a day and has a name of which all words, or the last, stand in a text.
    fn holder_named(&self, country: &CountryId, said: &str, day: Date) -> Option<PersonId> {
        let words: BTreeSet<String> = name_words(said).into_iter().collect();
        let offices = self.index.offices_by_country.get(country);
        let mut found: Vec<PersonId> = offices
            .into_iter()
            .flatten()
            .filter_map(|office| self.index.tenures_by_office.get(office))
            .flatten()
            .filter_map(|id| self.draft.tenure(id))
            .filter(|tenure| {
                let begun = tenure
                    .start
                    .as_ref()
                    .and_then(crate::Edtf::earliest)
                    .is_some_and(|start| start <= day);
                let over = tenure
                    .end
                    .as_ref()
                    .and_then(crate::Edtf::latest)
                    .is_some_and(|end| end < day);
                begun && !over
            })
            .map(|tenure| tenure.person)
            .filter(|id| self.is_named_in(id, &words))
            .collect();
        found.sort();
        found.dedup();
        match found.as_slice() {
            [one] => Some(one.clone()),
            _ => None,
        }
    }
}

fn nothing_yet() -> Outcome {
    Outcome {
        known: None,
        winners: Vec::new(),
        summary: None,
        figures: Vec::new(),
    }
}

fn date_kind(claim: &EventClaim) -> DateKind {
    if claim.kind != EventKind::Meeting && claim.on.is_interval() {
        DateKind::Bounded
    } else {
        DateKind::Scheduled
    }
}

/// Whether one date is a day of the span that another names.
fn is_day_of(said: &crate::Edtf, recorded: &crate::Edtf) -> bool {
    recorded
        .exact_days()
        .zip(said.exact_day())
        .is_some_and(|((first, last), day)| (first..=last).contains(&day))
}

/// Adds who is missing, and who somebody is that only the words of a source were known of; whether anything was added.
fn add_participants(recorded: &mut Vec<Participant>, said: Vec<Participant>) -> bool {
    let mut is_changed = false;
    for participant in said {
        let of_country = |it: &&mut Participant| it.country == participant.country;
        match recorded.iter_mut().find(of_country) {
            None => {
                recorded.push(participant);
                is_changed = true;
            }
            Some(there) if there.person.is_none() && participant.person.is_some() => {
                *there = participant;
                is_changed = true;
            }
            Some(_) => {}
        }
    }
    is_changed
}

/// Whether an event that is recorded may be the one that a source tells of.
fn is_alike(event: &Event, claim: &EventClaim) -> bool {
    let countries = |list: &[CountryId]| list.iter().cloned().collect::<BTreeSet<_>>();
    family(event.kind) == family(claim.kind)
        && countries(&event.countries) == countries(&claim.countries)
        && same_body(event.body.as_ref(), claim.body.as_ref())
        && if claim.kind == EventKind::Meeting {
            same_days(&event.date.on, &claim.on)
        } else {
            is_near(&event.date.on, &claim.on)
        }
}

/// Whether one date is among the days of the other, which tells two visits in a row apart.
fn same_days(recorded: &crate::Edtf, said: &crate::Edtf) -> bool {
    agreement(Some(recorded), Some(said)) != Agreement::Contradicts
        || is_day_of(said, recorded)
        || is_day_of(recorded, said)
}

/// What counts as the same sort of happening where sources differ in their words.
fn family(kind: EventKind) -> EventKind {
    match kind {
        EventKind::LegislativeElection => EventKind::ParliamentaryElection,
        other => other,
    }
}

fn same_body(recorded: Option<&Text>, said: Option<&Text>) -> bool {
    let is_supranational =
        |body: Option<&Text>| body.is_some_and(|it| SUPRANATIONAL.contains(&it.en.as_str()));
    match (recorded, said) {
        (Some(recorded), Some(said)) => recorded.en.to_lowercase() == said.en.to_lowercase(),
        _ => is_supranational(recorded) == is_supranational(said),
    }
}

fn is_near(recorded: &crate::Edtf, said: &crate::Edtf) -> bool {
    // Of something that is due by a day, or from a day on, only the years around that day are meant.
    let is_open = |date: &crate::Edtf| date.earliest().is_none() || date.latest().is_none();
    if is_open(recorded) || is_open(said) {
        let year = |date: &crate::Edtf| date.latest().or(date.earliest()).map(Date::year);
        let is_within_a_term = year(recorded)
            .zip(year(said))
            .is_some_and(|(one, other)| (one - other).abs() <= LONGEST_TERM);
        return may_meet(recorded, said) && is_within_a_term;
    }
    if may_meet(recorded, said) {
        return true;
    }
    let distance = |one: Option<Date>, other: Option<Date>| {
        one.zip(other)
            .and_then(|(one, other)| one.until(other).ok())
            .is_some_and(|span| span.get_days().abs() <= NEAR && span.get_months() == 0)
    };
    distance(recorded.latest(), said.earliest()) || distance(said.latest(), recorded.earliest())
}
