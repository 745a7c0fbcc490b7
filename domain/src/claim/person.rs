//! Who is meant: by Wikidata's number, then by name and what speaks for it. What only may be is a question.

use super::{
    Agreement, Chosen, Who, agreement,
    agreement::may_meet,
    matcher::{Matcher, Verdict},
};
use crate::{
    EntityRef, Person,
    edit::add::name_words,
    id::{CountryId, PersonId},
};
use std::collections::BTreeSet;

/// What is known of where a person held office, to tell bearers of one name apart.
pub(super) struct Surroundings<'c> {
    pub country: Option<&'c CountryId>,
}

/// Who is meant.
pub(super) enum Found {
    Known(PersonId),
    Nobody,
}

impl Matcher<'_> {
    /// Finds a person.
    ///
    /// # Errors
    /// A question, where it may be somebody who is recorded and nothing decides it.
    pub(super) fn find_person(&self, who: &Who, around: &Surroundings<'_>) -> Result<Found, Verdict> {
        match &who.chosen {
            Some(Chosen::Nobody) => return Ok(Found::Nobody),
            Some(Chosen::Person(id)) if self.person(id).is_some() => return Ok(Found::Known(id.clone())),
            _ => {}
        }
        let by_wikidata = who.wikidata.as_ref().and_then(|number| {
            let recorded = self.index.persons_by_wikidata.get(number);
            recorded.or_else(|| self.resolved.get(number))
        });
        if let Some(id) = by_wikidata
            && self.person(id).is_some()
        {
            return Ok(Found::Known(id.clone()));
        }
        let alike = self.bearers(who);
        let certain: Vec<_> = alike
            .iter()
            .filter(|id| self.speaks_for(id, who, around))
            .collect();
        if let [id] = certain.as_slice() {
            return Ok(Found::Known((*id).clone()));
        }
        let mut likely = alike;
        for id in self.bearers_of_part(who, around) {
            if !likely.contains(&id) {
                likely.push(id);
            }
        }
        if likely.is_empty() {
            Ok(Found::Nobody)
        } else {
            Err(Verdict::Question {
                name: who.name.en.clone(),
                persons: likely,
            })
        }
    }

    pub(super) fn person(&self, id: &PersonId) -> Option<Person> {
        match self.draft.find(&EntityRef::Person(id.clone()))? {
            crate::Entity::Person(person) => Some(person),
            _ => None,
        }
    }

    /// Everybody with this name, in any order of its words, of whom nothing speaks against it.
    fn bearers(&self, who: &Who) -> Vec<PersonId> {
        let mut found = Vec::new();
        for form in who.name.forms() {
            for id in self
                .index
                .persons_by_words
                .get(&name_words(form))
                .into_iter()
                .flatten()
            {
                if !found.contains(id) && !self.speaks_against(id, who) {
                    found.push(id.clone());
                }
            }
        }
        found
    }

    /// Everybody who held office in the country and whose name has all the words of this one, or the other way round:
    /// "Obama", "Lee Myung Bak" and "Lee Myung-bak (MB)".
    fn bearers_of_part(&self, who: &Who, around: &Surroundings<'_>) -> Vec<PersonId> {
        let Some(country) = around.country else {
            return Vec::new();
        };
        let mut found = Vec::new();
        for form in who.name.forms() {
            let wanted: BTreeSet<String> = name_words(form).into_iter().collect();
            // The longest word is the rarest.
            let Some(rarest) = wanted.iter().max_by_key(|word| word.chars().count()) else {
                continue;
            };
            let bearers = self.index.persons_by_word.get(rarest);
            for id in bearers.into_iter().flatten() {
                let has_all = self.person(id).is_some_and(|person| {
                    person.name.forms().any(|form| {
                        let words: BTreeSet<String> = name_words(form).into_iter().collect();
                        words.is_superset(&wanted) || (words.len() > 1 && words.is_subset(&wanted))
                    })
                });
                if has_all
                    && !found.contains(id)
                    && !self.speaks_against(id, who)
                    && self.held_office_in(id, country)
                {
                    found.push(id.clone());
                }
            }
        }
        found
    }

    /// Whether birth, death or Wikidata's number tell the two apart.
    fn speaks_against(&self, id: &PersonId, who: &Who) -> bool {
        let Some(person) = self.person(id) else {
            return true;
        };
        let differ = |recorded: &Option<crate::Edtf>, said: &Option<crate::Edtf>| {
            recorded
                .as_ref()
                .zip(said.as_ref())
                .is_some_and(|(recorded, said)| !may_meet(recorded, said))
        };
        let other_number = person
            .wikidata
            .as_ref()
            .zip(who.wikidata.as_ref())
            .is_some_and(|(recorded, said)| recorded != said);
        other_number || differ(&person.born, &who.born)
    }

    /// Whether the same birth to the day, an office in the same country, or the same words of the same source make a bearer
    /// of the name the one.
    fn speaks_for(&self, id: &PersonId, who: &Who, around: &Surroundings<'_>) -> bool {
        let born_the_same_day = self
            .person(id)
            .and_then(|person| person.born)
            .zip(who.born.as_ref())
            .is_some_and(|(recorded, said)| recorded.exact_day().is_some() && recorded == *said);
        let is_described = self.described.contains(id)
            && self
                .person(id)
                .is_some_and(|person| person.name.en == who.name.en && person.born == who.born);
        born_the_same_day
            || is_described
            || around
                .country
                .is_some_and(|country| self.held_office_in(id, country))
    }

    pub(super) fn held_office_in(&self, id: &PersonId, country: &CountryId) -> bool {
        let offices = self.index.offices_by_person.get(id);
        offices.into_iter().flatten().any(|office| {
            self.office(office)
                .is_some_and(|office| office.country == *country)
        })
    }

    /// The person, set up where nobody is recorded.
    ///
    /// # Errors
    /// A question, or why the name gives no id.
    pub(super) fn person_or_new(
        &mut self,
        who: &Who,
        around: &Surroundings<'_>,
    ) -> Result<PersonId, Verdict> {
        match self.find_person(who, around)? {
            Found::Known(id) => {
                if let Some(number) = &who.wikidata {
                    self.resolved.insert(number.clone(), id.clone());
                }
                Ok(id)
            }
            Found::Nobody => {
                let id = self.draft.free_person_id(&who.name.en)?;
                let person = Person {
                    id: id.clone(),
                    name: who.name.clone(),
                    born: who.born.clone(),
                    died: who.died.clone(),
                    wikidata: who.wikidata.clone(),
                    provenance: self.provenance(),
                };
                self.put(person);
                Ok(id)
            }
        }
    }

    /// What a source says of a person by itself: names that are missing, birth, death, Wikidata's number.
    pub(super) fn take_person(&mut self, who: &Who) -> Result<Verdict, Verdict> {
        let around = Surroundings { country: None };
        let Found::Known(id) = self.find_person(who, &around)? else {
            let id = self.person_or_new(who, &around)?;
            self.described.insert(id.clone());
            return Ok(Verdict::New(EntityRef::Person(id)));
        };
        let is_new = self.world.persons.get(&id).is_none();
        let reference = EntityRef::Person(id.clone());
        let Some(mut person) = self.person(&id) else {
            return Err(Verdict::Refused("the person is not there any more".to_owned()));
        };
        let mut fields = Vec::new();
        let mut fill = |field: &'static str, recorded: &mut Option<String>, said: &Option<String>| {
            if recorded.is_none() && said.is_some() {
                recorded.clone_from(said);
                fields.push(field);
            }
        };
        fill("name.ja", &mut person.name.ja, &who.name.ja);
        fill("name.ko", &mut person.name.ko, &who.name.ko);
        fill("wikidata", &mut person.wikidata, &who.wikidata);
        let known: BTreeSet<String> = person.name.forms().map(str::to_lowercase).collect();
        let others: Vec<_> = who
            .name
            .forms()
            .filter(|form| !known.contains(&form.to_lowercase()))
            .map(str::to_owned)
            .collect();
        if !others.is_empty() {
            person.name.aliases.extend(others);
            fields.push("name.aliases");
        }
        for (field, recorded, said) in [
            ("born", &mut person.born, &who.born),
            ("died", &mut person.died, &who.died),
        ] {
            if agreement(recorded.as_ref(), said.as_ref()) != Agreement::Says {
                recorded.clone_from(said);
                fields.push(field);
            }
        }
        if fields.is_empty() {
            return Ok(Verdict::Same(reference));
        }
        self.put_changed(person);
        // An earlier claim set the person up: what this one adds is as new.
        if is_new {
            return Ok(Verdict::New(reference));
        }
        Ok(Verdict::Differs(reference, fields))
    }

    /// Puts a new version of an entity into the draft, on the word of this source.
    pub(super) fn put_changed(&mut self, entity: impl Into<crate::Entity>) {
        let mut entity = entity.into();
        self.cite_in(&mut entity);
        self.put(entity);
    }
}
