//! What another source says of the world, and how that compares with what is recorded.
//!
//! An importer reads its source into [`Claim`]s and knows nothing of the world. A [`Matcher`] takes one claim after
//! the other: it finds who and what each is about ([`person`], [`tenure`], [`event`]), says whether the world has it, lacks
//! it or has it otherwise, and drafts the changes that would make the world say the same. What it cannot tell for
//! certain is a question, never a guess. Nothing that is recorded is taken away because a source does not say it.

mod belief;
mod event;
mod matcher;
mod person;
mod tenure;

pub use crate::edtf::agreement::{Agreement, agreement};
pub use matcher::{Matcher, Verdict};

use crate::{
    Edtf, Name, Text,
    edit::add::spelled::settle_script,
    entity::{Capacity, EndReason, Entry, EventKind, Figure, Filling, Firmness, Recorded, Role},
    id::{CountryId, OfficeId, PersonId},
    text::tidy,
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// One statement of a source.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Claim {
    /// What names the statement within its source and stays when the source corrects it: a row's id, a statement's id.
    pub key: String,
    /// Where it stands in the source, for people: "row 12", "Q57#P39".
    pub reference: String,
    /// The day on which the source's data closed, where it is known: up to it what it says counts as verified.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    pub fact: Fact,
}

/// What is said.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(
    clippy::large_enum_variant,
    reason = "most claims are of tenures, so a pointer to them would save nothing"
)]
pub enum Fact {
    Tenure(TenureClaim),
    Event(EventClaim),
    /// Names and dates of a person by itself.
    Person(Who),
}

/// A person as a source describes one.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Who {
    pub name: Name,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub born: Option<Edtf>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub died: Option<Edtf>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wikidata: Option<String>,
    /// Who it is, where somebody has said so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chosen: Option<Chosen>,
}

/// What somebody answered to the question who a person is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Chosen {
    Person(PersonId),
    /// None of those whom it might have been; whoever is recorded later may be the one.
    NoneOf(Vec<PersonId>),
}

/// An office as a source names one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WhichOffice {
    pub country: CountryId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<OfficeId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wikidata: Option<String>,
    /// With the country in it.
    pub name: Text,
    /// The title alone.
    pub title: Text,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub roles: Vec<Role>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub filled_by: Option<Filling>,
    /// When it, or the organization that it is of, was dissolved.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub abolished: Option<Edtf>,
    /// How many hold it at once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seats: Option<u8>,
    /// Within which dates the source has the whole line of holders.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recorded: Option<Recorded>,
    /// Whether the office is set up where the country has none like it.
    #[serde(default)]
    pub may_be_new: bool,
}

/// A source says that somebody held an office. What is left out is not said.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TenureClaim {
    pub office: WhichOffice,
    pub person: Who,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<Edtf>,
    /// When it ended, or is to end: what lies ahead counts as a date on which it is due.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<Edtf>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entry: Option<Entry>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end_reason: Option<EndReason>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub capacity: Option<Capacity>,
    /// The name of the holder's party.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub party: Option<String>,
}

/// A source says that something took or will take place. What is left out is not said.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EventClaim {
    pub kind: EventKind,
    pub countries: Vec<CountryId>,
    pub on: Edtf,
    pub firmness: Firmness,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Text>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Text>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub body: Option<Text>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<Text>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub decides: Vec<WhichOffice>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub participants: Vec<Takes>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub candidates: Vec<Who>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub winners: Vec<Who>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub figures: Vec<Figure>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wikidata: Option<String>,
}

/// Who takes part in a meeting, as a source names them: "Prime Minister Yoshida".
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Takes {
    pub country: CountryId,
    /// Title and name, in whatever order the source has them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub said: Option<String>,
}

impl WhichOffice {
    fn tidy(&mut self) {
        self.name.tidy();
        self.title.tidy();
    }
}

impl EventClaim {
    fn tidy(&mut self) {
        let texts = [
            &mut self.name,
            &mut self.place,
            &mut self.body,
            &mut self.description,
        ];
        texts.into_iter().flatten().for_each(Text::tidy);
        self.decides.iter_mut().for_each(WhichOffice::tidy);
        for said in self.participants.iter_mut().filter_map(|it| it.said.as_mut()) {
            *said = tidy(said);
        }
        for figure in &mut self.figures {
            figure.label.tidy();
            figure.value = tidy(&figure.value);
        }
    }
}

impl Claim {
    /// The country under which the claim is reviewed; persons by themselves have none.
    pub fn country(&self) -> Option<&CountryId> {
        match &self.fact {
            Fact::Tenure(claim) => Some(&claim.office.country),
            Fact::Event(claim) => claim.countries.first(),
            Fact::Person(_) => None,
        }
    }

    /// Tenures with an end come first, so that another statement of the same that lacks it adds nothing. Persons by themselves come
    /// last: by then it is known from their offices who they are.
    pub fn order(&self) -> u8 {
        match &self.fact {
            Fact::Tenure(claim) if claim.end.is_some() => 0,
            Fact::Tenure(_) => 1,
            Fact::Event(_) => 2,
            Fact::Person(_) => 3,
        }
    }

    /// Makes every text tidy, and puts names in other scripts where they belong.
    pub fn tidy(&mut self) {
        self.key = tidy(&self.key);
        self.reference = tidy(&self.reference);
        let country = self.country().cloned();
        for who in self.persons_mut() {
            who.name.tidy();
            settle_script(&mut who.name, country.as_ref());
        }
        match &mut self.fact {
            Fact::Tenure(claim) => {
                claim.office.tidy();
                claim.party = claim.party.as_deref().map(tidy).filter(|it| !it.is_empty());
            }
            Fact::Event(claim) => claim.tidy(),
            Fact::Person(_) => {}
        }
    }

    /// Everybody whom the claim names, to say who they are.
    pub fn persons_mut(&mut self) -> Vec<&mut Who> {
        match &mut self.fact {
            Fact::Tenure(claim) => vec![&mut claim.person],
            Fact::Person(who) => vec![who],
            Fact::Event(claim) => claim.candidates.iter_mut().chain(&mut claim.winners).collect(),
        }
    }
}

#[cfg(test)]
mod tests;
