//! New entities: ids made from names, and what they are likely to be a second copy of.

mod romanized;

use super::{ActError, ActProblem, Draft, fail};
use crate::{
    Edtf, EntityRef, Name, Party, Person, Snapshot, Source, Text, World,
    entity::{Filling, Office, Role},
    id::{CountryId, EventId, OfficeId, PartyId, PersonId, SourceId, TenureId, TransitionId},
};
use romanized::romanized;

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

/// A readable id from words: "Yoon Suk Yeol" becomes `yoon-suk-yeol`. None where no letter or digit is left.
pub fn slug(words: &str) -> Option<String> {
    let mut slug = String::new();
    for letter in words.chars().flat_map(plain_letters) {
        if letter.is_ascii_alphanumeric() {
            slug.push(letter.to_ascii_lowercase());
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.truncate(LONGEST - ROOM_FOR_NUMBER);
    let slug = slug.trim_matches('-').to_owned();
    (!slug.is_empty()).then_some(slug)
}

/// Latin letters without their marks; an apostrophe is nothing at all.
fn plain_letters(letter: char) -> Vec<char> {
    let plain = match letter {
        'à'..='å' | 'À'..='Å' | 'ā' | 'ă' | 'ą' | 'Ā' | 'Ă' | 'Ą' => "a",
        'ç' | 'Ç' | 'ć' | 'č' | 'Ć' | 'Č' => "c",
        'ď' | 'đ' | 'ð' | 'Đ' => "d",
        'è'..='ë' | 'È'..='Ë' | 'ē' | 'ė' | 'ę' | 'ě' | 'ə' => "e",
        'ğ' | 'ģ' => "g",
        'ì'..='ï' | 'Ì'..='Ï' | 'ī' | 'į' | 'ı' | 'İ' => "i",
        'ķ' => "k",
        'ł' | 'Ł' | 'ļ' | 'ľ' => "l",
        'ñ' | 'Ñ' | 'ń' | 'ň' | 'ņ' => "n",
        'ò'..='ö' | 'Ò'..='Ö' | 'ø' | 'Ø' | 'ő' | 'ō' => "o",
        'ř' | 'ŕ' => "r",
        'ś' | 'š' | 'Š' | 'ş' | 'Ş' | 'ș' | 'Ș' => "s",
        'ß' => "ss",
        'ť' | 'ţ' | 'ț' | 'Ț' => "t",
        'ù'..='ü' | 'Ù'..='Ü' | 'ū' | 'ů' | 'ű' | 'ų' => "u",
        'ý' | 'ÿ' => "y",
        'ź' | 'ż' | 'ž' | 'Ž' | 'Ż' => "z",
        'æ' | 'Æ' => "ae",
        'œ' | 'Œ' => "oe",
        '\'' | '’' | 'ʻ' | 'ʼ' => "",
        other => return vec![other],
    };
    plain.chars().collect()
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
                .find(|id| !self.exists(&EntityRef::$kind(id.clone())))
                .ok_or(ActError { field: $field, problem: ActProblem::NoId })
        }
    )*};
}

impl Draft<'_> {
    free_ids! {
        free_person_id PersonId Person "name",
        free_party_id PartyId Party "name",
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
            .or_else(|_| self.free_person_id(&romanized(&name.en)))
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
        // A title without a Latin letter gives no id, and needs none that anybody reads.
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
        let words = slug(&name.en).unwrap_or_else(|| romanized(&name.en));
        let id = self.free_party_id(&format!("{country} {words}"))?;
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
    let wanted = name_words(name);
    if wanted.is_empty() {
        return Vec::new();
    }
    snapshot
        .persons()
        .map(|person| &**person)
        .filter(|person| person.name.forms().any(|form| name_words(form) == wanted))
        .collect()
}

/// The words of a name in a fixed order, without marks and case.
pub fn name_words(name: &str) -> Vec<String> {
    let plain: String = name
        .to_lowercase()
        .chars()
        .flat_map(plain_letters)
        .map(|letter| if letter.is_alphanumeric() { letter } else { ' ' })
        .collect();
    let mut words: Vec<String> = plain.split_whitespace().map(str::to_owned).collect();
    words.sort();
    words
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
        ] {
            assert_eq!(slug(words).as_deref(), Some(id), "{words}");
        }
        assert_eq!(slug("岸田文雄"), None);
        assert_eq!(slug(""), None);
        assert!(slug(&"long ".repeat(60)).is_some_and(|id| id.len() <= 76 && !id.ends_with('-')));
    }
}
