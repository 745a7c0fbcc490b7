//! Who is meant: by Wikidata's number, then by name and what speaks for it. What only may be is a question.

use super::{
    Agreement, Chosen, Who, agreement,
    matcher::{Matcher, Verdict},
};
use crate::{
    EntityRef, Person,
    edtf::agreement::may_be_born_alike,
    folding::{NameKey, fold, name_words},
    id::{CountryId, PersonId},
};
use std::{collections::BTreeSet, sync::Arc};

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
        let ruled_out: &[PersonId] = match &who.chosen {
            Some(Chosen::Person(id)) => match self.standing_person(id) {
                Some(id) => return Ok(Found::Known(id)),
                None => &[],
            },
            Some(Chosen::NoneOf(persons)) => persons,
            None => &[],
        };
        if let Some(id) = who.wikidata.as_ref().and_then(|number| self.numbered(number)) {
            return Ok(Found::Known(id));
        }
        let mut alike = self.bearers(who);
        alike.retain(|id| !ruled_out.contains(id));
        let certain: Vec<_> = alike
            .iter()
            .filter(|id| self.speaks_for(id, who, around))
            .collect();
        if let [id] = certain.as_slice() {
            return Ok(Found::Known((*id).clone()));
        }
        let mut likely = alike;
        for id in self.numbered_otherwise(who, around) {
            if !likely.contains(&id) && !ruled_out.contains(&id) {
                likely.push(id);
            }
        }
        for id in self.bearers_of_part(who, around) {
            if !likely.contains(&id) && !ruled_out.contains(&id) {
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

    /// The person whom an id names: under it, or as whom they are recorded since two records became one.
    fn standing_person(&self, id: &PersonId) -> Option<PersonId> {
        let named = EntityRef::Person(id.clone());
        match self.world.standing(&named) {
            EntityRef::Person(id) => self.person(id).map(|person| person.id),
            _ => None,
        }
    }

    /// Whoever has a number of Wikidata, in the record or by what earlier claims turned out to mean.
    fn numbered(&self, number: &str) -> Option<PersonId> {
        let is_theirs = |id: &&PersonId| {
            let person = self.person(id);
            person.is_some_and(|person| person.wikidata.as_deref().is_none_or(|it| it == number))
        };
        let recorded = self.index.persons_by_wikidata.get(number).filter(is_theirs);
        recorded
            .or_else(|| self.index.persons_by_merged_number.get(number))
            .or_else(|| self.resolved.get(number).filter(is_theirs))
            .cloned()
    }

    pub(super) fn person(&self, id: &PersonId) -> Option<Person> {
        match self.draft.find(&EntityRef::Person(id.clone()))? {
            crate::Entity::Person(person) => Some(Arc::unwrap_or_clone(person)),
            _ => None,
        }
    }

    /// Everybody with this name, in any order of its words, of whom nothing speaks against it.
    fn bearers(&self, who: &Who) -> Vec<PersonId> {
        let mut found = Vec::new();
        for key in who.name.forms().flat_map(NameKey::all_of) {
            for id in self.index.persons_by_name.get(&key).into_iter().flatten() {
                if !found.contains(id) && !self.speaks_against(id, who) {
                    found.push(id.clone());
                }
            }
        }
        found
    }

    /// Everybody with this name and an office in the country who has another number of Wikidata: two numbers may turn out to be of
    /// one person, and are merged.
    fn numbered_otherwise(&self, who: &Who, around: &Surroundings<'_>) -> Vec<PersonId> {
        let (Some(number), Some(country)) = (&who.wikidata, around.country) else {
            return Vec::new();
        };
        let nameless = Who {
            wikidata: None,
            ..who.clone()
        };
        let mut found = self.bearers(&nameless);
        found.retain(|id| {
            let is_other = |person: Person| person.wikidata.is_some_and(|recorded| recorded != *number);
            self.person(id).is_some_and(is_other) && self.held_office_in(id, country)
        });
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

    /// Whether another year of birth or another number of Wikidata tells the two apart. Sources differ in days.
    fn speaks_against(&self, id: &PersonId, who: &Who) -> bool {
        let Some(person) = self.person(id) else {
            return true;
        };
        let other_years = !may_be_born_alike(person.born.as_ref(), who.born.as_ref());
        let is_other = |number: &String| who.wikidata.as_ref().is_some_and(|said| said != number);
        other_years
            || person.wikidata.as_ref().is_some_and(is_other)
            || self
                .resolved
                .iter()
                .any(|(number, known)| known == id && is_other(number))
    }

    /// Whether the same birth to the day or an office in the same country makes a bearer of the name the one.
    fn speaks_for(&self, id: &PersonId, who: &Who, around: &Surroundings<'_>) -> bool {
        let born_the_same_day = self
            .person(id)
            .and_then(|person| person.born)
            .zip(who.born.as_ref())
            .is_some_and(|(recorded, said)| recorded.exact_day().is_some() && recorded == *said);
        born_the_same_day
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
                self.remember(who, &id);
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
                self.remember(who, &id);
                Ok(id)
            }
        }
    }

    /// Remembers whom this source means by a name and a birth.
    fn remember(&mut self, who: &Who, id: &PersonId) {
        let key = (who.name.en.clone(), who.born.clone());
        let meant = self.meant.entry(key).or_insert_with(|| Some(id.clone()));
        if meant.as_ref() != Some(id) {
            *meant = None;
        }
    }

    /// A person whom the source describes by itself: whom an office of theirs has told before, or else whoever can be found.
    fn described(&self, who: &Who) -> Result<Found, Verdict> {
        let found = self.find_person(who, &Surroundings { country: None });
        let meant = self.meant.get(&(who.name.en.clone(), who.born.clone()));
        match (found, meant) {
            (Err(Verdict::Question { .. }), Some(Some(id))) if self.person(id).is_some() => {
                Ok(Found::Known(id.clone()))
            }
            (found, _) => found,
        }
    }

    /// What a source says of a person by itself: names that are missing, birth, death, Wikidata's number.
    pub(super) fn take_person(&mut self, who: &Who) -> Result<Verdict, Verdict> {
        let around = Surroundings { country: None };
        let Found::Known(id) = self.described(who)? else {
            let id = self.person_or_new(who, &around)?;
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
        let known: BTreeSet<String> = person.name.forms().map(fold).collect();
        let others: Vec<_> = who
            .name
            .forms()
            .filter(|form| !known.contains(&fold(form)))
            .map(str::to_owned)
            .collect();
        if !others.is_empty() {
            person.name.aliases.extend(others);
            fields.push("name.aliases");
        }
        let was_alive = person.died.is_none();
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
        let died = person.died.clone().filter(|_| was_alive);
        self.put_changed(person);
        if let Some(died) = died {
            self.bury(&id, &died);
        }
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
