//! New entities: ids made from names, and what they are likely to be a second copy of.

pub mod spelled;

use super::{ActError, ActProblem, Draft, fail};
use crate::{
    Edtf, EntityRef, Name, Party, Person, Snapshot, Source, Text, World,
    entity::{Filling, Office, Role},
    folding::{self, Alike},
    id::{BodyId, CountryId, EventId, OfficeId, PartyId, PersonId, SourceId, TenureId, TransitionId},
};

/// An office as it is set up.
#[derive(Clone, Debug, PartialEq)]
pub struct NewOffice {
    pub country: CountryId,
    /// With the country in it.
    pub name: Text,
    /// The title alone.
    pub title: Text,
    pub roles: Vec<Role>,
    pub filled_by: Option<Filling>,
    pub term_years: Option<u8>,
}

/// A source as it is cited for the first time.
#[derive(Clone, Debug, PartialEq)]
pub struct NewSource {
    pub title: String,
    pub publisher: String,
    pub url: Option<String>,
    pub published: Option<Edtf>,
    pub quote: Option<String>,
}

/// The longest id, and what is left of it for a number at its end.
const LONGEST: usize = 80;
const ROOM_FOR_NUMBER: usize = 4;

/// A readable id from words. None where no letter or digit is left.
pub fn slug(words: &str) -> Option<String> {
    folding::slug(words, LONGEST - ROOM_FOR_NUMBER)
}

macro_rules! free_ids {
    ($($name:ident $id:ident $kind:ident $field:literal),* $(,)?) => {$(
        /// An id from words that nothing has yet; a number is added where it is taken.
        ///
        /// # Errors
        /// When no letter or digit is left of the words.
        pub fn $name(&self, words: &str) -> Result<$id, ActError> {
            let Some(slug) = slug(words) else { return fail($field, ActProblem::NoId) };
            let numbered = (2..1000).map(|number| format!("{slug}-{number}"));
            std::iter::once(slug.clone())
                .chain(numbered)
                .filter_map(|text| $id::parse(&text).ok())
                .find(|id| !self.is_taken(&EntityRef::$kind(id.clone())))
                .ok_or(ActError { field: $field, problem: ActProblem::NoId })
        }
    )*};
}

impl Draft<'_> {
    free_ids! {
        free_person_id PersonId Person "name",
        free_party_id PartyId Party "name",
        free_body_id BodyId Body "name",
        free_office_id OfficeId Office "office",
        free_tenure_id TenureId Tenure "person",
        free_event_id EventId Event "name",
        free_transition_id TransitionId Transition "office",
        free_source_id SourceId Source "title",
    }

    /// Adds a person of whom only the name is known.
    ///
    /// # Errors
    /// When the name gives no id.
    pub fn add_person(&mut self, name: Name) -> Result<PersonId, ActError> {
        let id = self
            .free_person_id(&name.en)
            .or_else(|_| self.free_person_id("person"))?;
        self.put(Person {
            id: id.clone(),
            name,
            born: None,
            died: None,
            wikidata: None,
            provenance: self.word.provenance(),
        });
        Ok(id)
    }

    /// Adds an office of a country.
    ///
    /// # Errors
    /// When the title gives no id.
    pub fn add_office(&mut self, new: NewOffice) -> Result<OfficeId, ActError> {
        let id = self.free_office_id(&format!("{} {}", new.country, new.title.en))?;
        self.put(Office {
            id: id.clone(),
            country: new.country,
            name: new.name,
            title: new.title,
            former_names: Vec::new(),
            roles: new.roles,
            party: None,
            filled_by: new.filled_by,
            term_years: new.term_years,
            term_limit: None,
            legal_basis: None,
            rule: None,
            seats: 1,
            while_held: false,
            recorded: Vec::new(),
            wikidata: None,
            provenance: self.word.provenance(),
        });
        Ok(id)
    }

    /// Adds a source that was read today.
    ///
    /// # Errors
    /// When the title gives no id.
    pub fn add_source(&mut self, new: NewSource) -> Result<SourceId, ActError> {
        let id = self
            .free_source_id(&format!("{} {}", new.publisher, new.title))
            .or_else(|_| self.free_source_id("source"))?;
        self.put(Source {
            id: id.clone(),
            title: new.title,
            publisher: new.publisher,
            url: new.url,
            published: new.published,
            retrieved: Some(self.word.today),
            archived_url: None,
            quote: new.quote,
            licence: None,
            unconfirmed: false,
        });
        Ok(id)
    }

    /// Adds a party of a country.
    ///
    /// # Errors
    /// When the name gives no id.
    pub fn add_party(&mut self, country: CountryId, name: Name) -> Result<PartyId, ActError> {
        let id = self.free_party_id(&format!("{country} {}", name.en))?;
        self.put(Party {
            id: id.clone(),
            country,
            name,
            former_names: Vec::new(),
            wikidata: None,
            provenance: self.word.provenance(),
        });
        Ok(id)
    }
}

/// Persons who are likely the one that a name means: a form of theirs has the same words, in any order.
pub fn likely_persons<'s>(snapshot: &'s Snapshot, name: &str) -> Vec<&'s Person> {
    let alike = Alike::to([name]);
    snapshot
        .persons()
        .map(|person| &**person)
        .filter(|person| alike.is_any_of(person.name.forms()))
        .collect()
}

/// The sources that were named last, newest first: what an editor most often wants again.
pub fn recent_sources(world: &World, most: usize) -> Vec<SourceId> {
    let mut recent: Vec<SourceId> = Vec::new();
    for commit in world.journal().iter().rev() {
        for source in &commit.changeset.sources {
            if !recent.contains(source) && world.sources.get(source).is_some() {
                recent.push(source.clone());
            }
            if recent.len() == most {
                return recent;
            }
        }
    }
    recent
}

#[cfg(test)]
mod tests {
    use super::slug;

    #[test]
    fn an_id_is_made_of_the_words_of_a_name() {
        for (words, id) in [
            ("Yoon Suk Yeol", "yoon-suk-yeol"),
            ("Gabriel Attal’s", "gabriel-attals"),
            ("Tuimalealiʻifano Vaʻaletoʻa", "tuimalealiifano-vaaletoa"),
            ("Łukasz Żółć", "lukasz-zolc"),
            ("  - Ağa Ötürk -- ", "aga-oturk"),
            ("Nguyễn Phú Trọng", "nguyen-phu-trong"),
            ("İlham ƏLİYEV", "ilham-eliyev"),
            ("홍길동", "honggildong"),
            ("たかいち さなえ", "takaichi-sanae"),
            ("ボリス・ジョンソン", "borisu-jiyonson"),
            ("Κυριάκος Μητσοτάκης", "kyriakos-mitsotakis"),
            ("Владимир Путин", "vladimir-putin"),
            ("岸田文雄", "an-tian-wen-xiong"),
            ("고이케 Yuriko", "goike-yuriko"),
            ("أحمد الشرع", "hmd-lshr"),
        ] {
            assert_eq!(slug(words).as_deref(), Some(id), "{words}");
        }
        assert_eq!(slug("…"), None);
        assert_eq!(slug(""), None);
        assert!(slug(&"long ".repeat(60)).is_some_and(|id| id.len() <= 76 && !id.ends_with('-')));
    }
}
