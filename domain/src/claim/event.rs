//! Which event is meant, and in what the source says otherwise. [`alike`] tells by kind, countries, chamber and days whether an
//! event may be the one; [`participants`] who took part.

mod alike;
mod participants;

use super::{
    Agreement, EventClaim, agreement, belief,
    matcher::{Matcher, Verdict},
    person::Surroundings,
};
use crate::{
    Edtf, EntityRef, Event, Text,
    edit::event::Schedule,
    entity::{Candidate, DateKind, EarlierDate, EventDate, EventKind, Firmness, Outcome, Participant},
};
use alike::{family, is_alike, is_day_of};
use participants::add_participants;

impl Matcher<'_> {
    pub(super) fn take_event(&mut self, claim: &EventClaim) -> Result<Verdict, Verdict> {
        let ahead = belief::event(claim, self.word.today);
        let claim = ahead.as_ref().unwrap_or(claim);
        for country in &claim.countries {
            if self.world.countries.get(country).is_none() {
                return Err(Verdict::Refused(format!("there is no country “{country}” here")));
            }
        }
        let around = Surroundings {
            country: claim.countries.first(),
        };
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
            bodies: Vec::new(),
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
        let is_other_date = agreement(Some(&event.date.on), Some(&claim.on)) != Agreement::Says
            && !is_day_of(&claim.on, &event.date.on);
        let is_settled = matches!(
            claim.firmness,
            Firmness::Held | Firmness::Cancelled | Firmness::Postponed
        );
        let is_other_firmness =
            is_settled && event.date.firmness != claim.firmness && event.date.firmness != Firmness::Cancelled;
        if is_other_date || (is_other_firmness && claim.firmness != Firmness::Held) {
            self.keep_date(&mut event);
        }
        if is_other_date {
            event.date.on.clone_from(&claim.on);
            event.date.kind = date_kind(claim);
            event.date.time = None;
            event.date.zone = None;
            fields.push("date");
        }
        if is_other_firmness {
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

    /// Keeps a date that was announced and is given up; one that was only less exact, or wrong about the past, was none.
    fn keep_date(&self, event: &mut Event) {
        let is_to_come = event.date.on.latest().is_none_or(|last| last > self.word.today);
        if is_to_come {
            event.previous.push(EarlierDate {
                date: event.date.clone(),
                until: Edtf::from_day(self.word.today),
                note: None,
            });
        }
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
                    since: self.draft.known_today_if_to_come(&event.date.on),
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
        let events = || {
            of_country
                .into_iter()
                .flatten()
                .filter_map(|id| self.draft.event(id))
        };
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
