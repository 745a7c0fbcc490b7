//! Who took part in a meeting, of whom a source has title and name in one text.

use crate::{
    Edtf, Event, Text,
    claim::{EventClaim, Takes, matcher::Matcher},
    entity::Participant,
    folding::name_words,
    id::{CountryId, PersonId},
};
use jiff::civil::Date;
use std::collections::BTreeSet;

impl Matcher<'_> {
    /// Whether everybody whom the source names may be one of those who are recorded; two people of one country on one day
    /// are two visits.
    pub(super) fn is_of_same_people(&self, event: &Event, claim: &EventClaim) -> bool {
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

    /// Who came, where a holder of an office of the country on that day has the name; else the words of the source alone.
    pub(super) fn participant(&self, takes: &Takes, claim: &EventClaim) -> Participant {
        let said = takes.said.as_deref().unwrap_or_default();
        let person = claim
            .on
            .earliest()
            .and_then(|day| self.holder_named(&takes.country, said, day));
        let role = (person.is_none() && !said.is_empty()).then(|| Text::english(said));
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
                    .and_then(Edtf::earliest)
                    .is_some_and(|start| start <= day);
                let over = tenure
                    .end
                    .as_ref()
                    .and_then(Edtf::latest)
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

/// Adds who is missing, and who somebody is that only the words of a source were known of; whether anything was added.
pub fn add_participants(recorded: &mut Vec<Participant>, said: Vec<Participant>) -> bool {
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
