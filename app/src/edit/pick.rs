//! What is found by its name, in any script, or added from inside a form: persons, offices, parties.

mod office;
mod record;

use super::{
    field::{Choice, Need},
    form::Form,
};
use crate::pages::find;
use domain::{
    EntityRef, Language, Name,
    edit::{
        ActError, Draft,
        add::{NewOffice, likely_persons, spelled},
    },
    folding::are_alike,
    id::{CountryId, OfficeId, PartyId, PersonId},
};

/// How many names are offered where the typed one is not clear.
const MOST_OFFERS: usize = 6;
/// The offer to add somebody who is not there yet.
const NEW: &str = "new";

/// Something that is there already, or is added with the edit.
pub enum Pick<Id, New> {
    Known(Id),
    New(New),
}

pub type PickedPerson = Pick<PersonId, Name>;
pub type PickedOffice = Pick<OfficeId, NewOffice>;
pub type PickedParty = Pick<PartyId, (CountryId, Name)>;

impl PickedPerson {
    pub fn settle(self, draft: &mut Draft<'_>) -> Result<PersonId, ActError> {
        match self {
            Self::Known(id) => Ok(id),
            Self::New(name) => draft.add_person(name),
        }
    }
}

impl PickedOffice {
    pub fn settle(self, draft: &mut Draft<'_>) -> Result<OfficeId, ActError> {
        match self {
            Self::Known(id) => Ok(id),
            Self::New(office) => draft.add_office(office),
        }
    }
}

impl PickedParty {
    pub fn settle(self, draft: &mut Draft<'_>) -> Result<PartyId, ActError> {
        match self {
            Self::Known(id) => Ok(id),
            Self::New((country, name)) => draft.add_party(country, name),
        }
    }
}

impl Form<'_> {
    /// A person by any spelling of the name, or one who is added.
    pub fn person(
        &mut self,
        name: &str,
        label: &str,
        need: Need,
        proposed: Option<&PersonId>,
    ) -> Option<PickedPerson> {
        let label = self.say(label);
        self.person_labelled(name, label, need, proposed)
    }

    /// As [`Form::person`], with a label of one's own.
    pub fn person_labelled(
        &mut self,
        name: &str,
        label: String,
        need: Need,
        proposed: Option<&PersonId>,
    ) -> Option<PickedPerson> {
        let proposed = proposed.and_then(|id| self.visit.snapshot.person(id.as_str()));
        let proposed = proposed.map_or("", |person| person.name.in_language(self.visit.language));
        // Whoever is added needs no name in the first field.
        let is_added = Language::ALL
            .into_iter()
            .any(|language| !self.value(&format!("{name}.{}", language.tag()), "").is_empty());
        let need = if is_added { Need::Optional } else { need };
        let typed = self.line_labelled(name, label, need, proposed);
        self.hint("edit-person-hint");
        let known = typed.as_ref().and_then(|typed| self.find_person(name, typed));
        let is_new = matches!(&known, Some(Pick::New(_)));
        let typed = typed.filter(|_| is_new);
        let added = self.in_group("edit-person-add", true, |form| form.new_person(name, typed));
        match (known, added) {
            (Some(Pick::Known(_)), Some(_)) => {
                self.fault_at(&format!("{name}.en"), self.say("edit-problem-either"));
                None
            }
            (_, Some(added)) => Some(Pick::New(added)),
            (Some(Pick::Known(id)), None) => Some(Pick::Known(id)),
            (Some(Pick::New(())) | None, None) => None,
        }
    }

    /// The person whom a typed name means, or that it is somebody new.
    fn find_person(&mut self, name: &str, typed: &str) -> Option<Pick<PersonId, ()>> {
        let snapshot = &self.visit.snapshot;
        if let Some(person) = snapshot.person(typed) {
            return Some(Pick::Known(person.id.clone()));
        }
        let exact: Vec<_> = likely_persons(snapshot, typed)
            .into_iter()
            .map(|person| person.id.clone())
            .collect();
        let mut found = self.likely(&exact, typed, |reference| match reference {
            EntityRef::Person(id) => Some(id),
            _ => None,
        });
        // The dead are meant only by who writes their name in full: for what they did while they lived.
        found.retain(|id| {
            let person = snapshot.person(id.as_str());
            exact.contains(id) || person.is_none_or(|person| person.died.is_none())
        });
        let picked = self.value(&format!("{name}.pick"), "");
        let chosen = found
            .iter()
            .find(|id| id.as_str() == picked)
            .or(match &exact[..] {
                [one] if picked != NEW => Some(one),
                _ => None,
            });
        if let Some(id) = chosen.cloned() {
            let understood = self.introduce(&id);
            if let Some(field) = self.last() {
                field.understood = understood;
            }
            if found.len() > 1 || picked == id.as_str() {
                self.offer(&found, Some(id.as_str()), typed);
            }
            return Some(Pick::Known(id));
        }
        self.offer(&found, Some(picked.as_str()), typed);
        if picked == NEW {
            return Some(Pick::New(()));
        }
        self.fault(match found[..] {
            [] => "edit-problem-nobody",
            _ => "edit-problem-which",
        });
        None
    }

    /// What a typed name may mean: whatever has it exactly, then what the search finds of that kind.
    fn likely<Id: Clone + PartialEq>(
        &self,
        exact: &[Id],
        typed: &str,
        of_kind: fn(EntityRef) -> Option<Id>,
    ) -> Vec<Id> {
        let mut likely = exact.to_vec();
        let groups = find(&self.visit.snapshot, typed);
        for id in groups
            .into_iter()
            .flat_map(|group| group.found)
            .filter_map(of_kind)
        {
            if !likely.contains(&id) {
                likely.push(id);
            }
        }
        likely.truncate(MOST_OFFERS);
        likely
    }

    /// The person's name, in its own script too, with what tells namesakes apart.
    fn introduce(&self, id: &PersonId) -> Option<String> {
        let snapshot = &self.visit.snapshot;
        let person = snapshot.person(id.as_str())?;
        let mut words = vec![person.name.in_language(self.visit.language).to_owned()];
        words.extend(person.name.beside(self.visit.language).map(str::to_owned));
        let spells = snapshot.spells_of_person(id);
        let office = spells
            .iter()
            .max_by_key(|spell| &spell.tenure.start)
            .map(|spell| spell.office);
        words.extend(office.map(|office| office.name.in_language(self.visit.language).to_owned()));
        words.extend(person.born.as_ref().map(|born| born.short(self.visit.language)));
        Some(words.join(" · "))
    }

    fn offer(&mut self, found: &[PersonId], picked: Option<&str>, typed: &str) {
        let mut offers: Vec<_> = found
            .iter()
            .map(|id| Choice {
                label: self.introduce(id).unwrap_or_else(|| id.to_string()),
                is_chosen: picked == Some(id.as_str()),
                value: id.to_string(),
            })
            .collect();
        offers.push(Choice {
            label: self.say_with("edit-person-new", "name", typed),
            is_chosen: picked == Some(NEW),
            value: NEW.to_owned(),
        });
        if let Some(field) = self.last() {
            field.offers = offers;
        }
    }

    /// Somebody who is not there yet; where somebody has such a name already, it has to be said that this is another. Whoever
    /// chose to add the name that was `typed` first has said so.
    fn new_person(&mut self, name: &str, typed: Option<String>) -> Option<Name> {
        let added = self.new_name(name, typed.clone());
        let likely: Vec<_> = added
            .iter()
            .flat_map(|added| added.forms())
            .filter(|form| typed.as_deref() != Some(*form))
            .flat_map(|form| likely_persons(&self.visit.snapshot, form))
            .map(|person| person.id.clone())
            .collect();
        let is_another = self.flag(&format!("{name}.another"), "edit-person-another", false);
        if let (Some(first), false) = (likely.first(), is_another) {
            let who = self.introduce(first).unwrap_or_default();
            let problem = self.say_with("edit-problem-duplicate", "who", &who);
            self.fault_in_words(problem);
            return None;
        }
        added
    }

    /// A name in at least one of three languages, or as it was `typed` already.
    fn new_name(&mut self, name: &str, typed: Option<String>) -> Option<Name> {
        let en = self.line(&format!("{name}.en"), "edit-name-en", Need::Optional, "");
        let ja = self.line(&format!("{name}.ja"), "edit-name-ja", Need::Optional, "");
        let ko = self.line(&format!("{name}.ko"), "edit-name-ko", Need::Optional, "");
        spelled::of_spellings(self.country.as_ref(), [en, ja, ko], typed)
    }

    /// A party of a country, or one that is added.
    pub fn party(&mut self, country: &CountryId) -> Option<PickedParty> {
        let language = self.visit.language;
        let parties = self
            .visit
            .snapshot
            .parties_of(country)
            .map(|party| (party.id.to_string(), party.name.in_language(language).to_owned()))
            .collect();
        let known = self.one("party", "field-party", Need::Optional, "", parties);
        let added = self.in_group("edit-party-add", true, |form| form.new_name("party", None));
        if let Some(added) = &added {
            let same = self
                .visit
                .snapshot
                .parties_of(country)
                .find(|party| are_alike(party.name.forms(), added.forms()));
            self.fault_if_here("party.en", same.map(|party| party.name.in_language(language)));
        }
        match (known, added) {
            (Some(_), Some(_)) => {
                self.fault_at("party.en", self.say("edit-problem-either"));
                None
            }
            (_, Some(name)) => Some(Pick::New((country.clone(), name))),
            (Some(id), None) => PartyId::parse(&id).ok().map(Pick::Known),
            (None, None) => None,
        }
    }

    /// Says that what is to be added is here already, under a name that the country has only once.
    fn fault_if_here(&mut self, name: &str, same: Option<&str>) {
        if let Some(same) = same {
            let problem = self.say_with("edit-problem-here", "name", same);
            self.fault_at(name, problem);
        }
    }
}
