//! What imports and others propose, until a person accepts or rejects it.
//!
//! A proposal keeps what its source says ([`Body`]), never changes made of it: those are made anew from the world as it stands
//! when somebody looks or decides, so that nothing goes stale while it waits. [`store`] keeps proposals beside the journal;
//! [`accept`] makes changesets of them, and [`take_in`] commits those.

pub mod accept;
pub mod store;
pub mod take_in;

pub use app::review::{Comparison, State};

use domain::{
    Change, Source,
    changeset::Seq,
    claim::{Claim, Fact},
    id::{CountryId, SourceId},
};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// What is proposed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(clippy::large_enum_variant, reason = "nearly all are claims")]
pub enum Body {
    /// What another source says, and the source.
    Claim { source: Source, claim: Claim },
    /// Changes that somebody made without the right to commit them, on the world of changeset `seen`.
    Changes {
        seen: Seq,
        comment: String,
        sources: Vec<SourceId>,
        changes: Vec<Change>,
    },
}

/// A proposal that is being made.
#[derive(Clone, Debug, PartialEq)]
pub struct NewProposal {
    /// The id of the source, or who proposes.
    pub origin: String,
    /// What names it within its origin.
    pub key: String,
    pub country: Option<CountryId>,
    pub kind: Comparison,
    /// What it says, in one line.
    pub title: String,
    pub body: Body,
}

/// A proposal as it is kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    pub id: String,
    pub made: NewProposal,
    pub state: State,
    pub proposed_by: String,
    pub proposed_at: Timestamp,
    pub decided: Option<Decided>,
}

/// Who decided on a proposal, when and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Decided {
    pub by: String,
    pub at: Timestamp,
    pub reason: Option<String>,
    /// The changeset that took it in.
    pub seq: Option<Seq>,
}

impl NewProposal {
    /// The id of the proposal: the same for the same statement of the same source.
    pub fn id(&self) -> String {
        let mut hasher = Sha256::new();
        hasher.update(self.origin.as_bytes());
        hasher.update([0]);
        hasher.update(self.key.as_bytes());
        hex(&hasher.finalize()[..10])
    }

    /// What changes when the source says something else. Where a row stands, what somebody answered, and the words around
    /// changes are no part of it.
    pub fn fingerprint(&self) -> Result<String, serde_json::Error> {
        let mut body = self.body.clone();
        match &mut body {
            Body::Claim { source, claim } => {
                claim.reference.clear();
                source.retrieved = None;
                for who in claim.persons_mut() {
                    who.chosen = None;
                }
            }
            // The versions that the changes expect say what was seen of what they touch.
            Body::Changes { seen, comment, .. } => {
                *seen = 0;
                comment.clear();
            }
        }
        Ok(hex(&Sha256::digest(serde_json::to_vec(&body)?)))
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A claim in one line, in English as its source is.
pub fn title(claim: &Claim) -> String {
    match &claim.fact {
        Fact::Tenure(tenure) => {
            let date = |date: &Option<domain::Edtf>| {
                date.as_ref().map_or_else(|| "?".to_owned(), ToString::to_string)
            };
            let end = tenure.end.as_ref().map_or_else(String::new, ToString::to_string);
            format!(
                "{}, {} ({} – {end})",
                tenure.person.name.en,
                tenure.office.name.en,
                date(&tenure.start)
            )
        }
        Fact::Event(event) => {
            let countries: Vec<_> = event
                .countries
                .iter()
                .map(|country| country.as_str().to_uppercase())
                .collect();
            let name = event
                .name
                .as_ref()
                .or(event.body.as_ref())
                .map_or_else(|| event.kind.word().replace('_', " "), |name| name.en.clone());
            format!("{name}, {} ({})", countries.join(", "), event.on)
        }
        Fact::Person(who) => who.name.en.clone(),
    }
}
