//! What the server tells the pages of review: what is proposed, how it compares, and how far imports are.

use crate::{address::Resource, components::PageOf, query::Query, words::text};
use domain::{Change, Language, id::PersonId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// How many proposals stand on one page, and are decided on together at most.
pub const MOST_TOGETHER: usize = 100;

/// How a proposal compared with the world when it was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Comparison {
    New,
    Differs,
    Question,
}

/// What has become of a proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum State {
    Open,
    Accepted,
    Rejected,
}

impl Comparison {
    pub const ALL: [Self; 3] = [Self::New, Self::Differs, Self::Question];

    pub const fn word(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Differs => "differs",
            Self::Question => "question",
        }
    }

    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

impl State {
    pub const ALL: [Self; 3] = [Self::Open, Self::Accepted, Self::Rejected];

    pub const fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Accepted => "accepted",
            Self::Rejected => "rejected",
        }
    }

    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.word() == word)
    }
}

/// One page of review with all that it shows.
pub enum ReviewPage {
    Overview(Overview),
    List(List),
    One(Box<One>),
    Run(RunShown),
}

impl ReviewPage {
    /// Where it stands.
    pub(crate) fn resource(&self) -> Resource<'_> {
        match self {
            Self::Overview(_) | Self::List(_) => Resource::REVIEW,
            Self::One(one) => Resource::proposal(&one.line.id),
            Self::Run(run) => Resource::import_run(run.id.to_string()),
        }
    }

    /// What the page's address carries into the other languages.
    pub(crate) fn query(&self) -> Query {
        match self {
            Self::List(list) => {
                let query = Query::of("country", &list.country).with("status", Some(list.state.word()));
                let page = (list.at.page > 1).then(|| list.at.page.to_string());
                query.with("page", page.as_deref())
            }
            _ => Query::default(),
        }
    }
}

/// What waits, country by country, and the last imports.
pub struct Overview {
    pub groups: Vec<GroupLine>,
    pub runs: Vec<RunShown>,
    pub done: Option<Done>,
}

/// What waits in one country from one source.
pub struct GroupLine {
    /// The code of the country; `-` where there is none.
    pub country: String,
    pub source: String,
    pub new: u64,
    pub differs: u64,
    pub questions: u64,
}

/// Proposals of one country.
pub struct List {
    /// The code of the country, `-` for those without one, `all` for every country.
    pub country: String,
    pub state: State,
    pub lines: Vec<Line>,
    pub total: usize,
    pub at: PageOf,
    pub done: Option<Done>,
    /// Those that could not be accepted just now, and why.
    pub left: Vec<(Line, String)>,
}

/// A proposal that could not be accepted, and why, in the words of the domain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOut {
    pub proposal: String,
    pub reason: String,
}

/// A proposal in a list.
#[derive(Clone)]
pub struct Line {
    pub id: String,
    pub title: String,
    pub kind: Comparison,
    pub source: String,
    pub reference: String,
    pub reason: Option<String>,
}

/// One proposal, as it compares with the world now.
pub struct One {
    pub line: Line,
    pub state: State,
    pub source_url: Option<String>,
    pub proposed: (String, Timestamp),
    /// Who decided, when, and the changeset that took it in.
    pub decided: Option<(String, Timestamp, Option<u64>)>,
    pub standing: Standing,
    pub changes: Vec<Change>,
    /// What can be put right before it is accepted.
    pub fields: Vec<ClaimField>,
    /// What is wrong with the answer to who is meant.
    pub who: Option<FieldProblem>,
    /// Why it was not accepted just now.
    pub refused: Option<String>,
}

/// How a proposal compares with the world now.
pub enum Standing {
    Same,
    New,
    Differs,
    /// It may be about one of these.
    Question {
        name: String,
        persons: Vec<PersonId>,
    },
    /// It cannot be taken in, in the words of the domain.
    Refused(String),
}

/// A field of what a source says, as it is typed.
#[derive(Clone)]
pub struct ClaimField {
    pub name: &'static str,
    pub value: String,
    pub problem: Option<FieldProblem>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldProblem {
    NoDate,
    Needed,
    TooLong,
}

impl FieldProblem {
    /// The problem in words.
    pub fn spoken(self, language: Language) -> String {
        let key = match self {
            Self::NoDate => "review-problem-date",
            Self::Needed => "review-problem-needed",
            Self::TooLong => "review-problem-long",
        };
        text(language, key, None)
    }
}

/// How far an import is, or what it found.
pub struct RunShown {
    pub id: String,
    pub source: String,
    pub subject: String,
    pub began: Timestamp,
    pub seen: Timestamp,
    pub phase: RunPhase,
    pub position: u64,
    pub total: Option<u64>,
    pub counts: Vec<(Count, u64)>,
    /// Why rows were left out, the most frequent reason first.
    pub reasons: Vec<ReasonLine>,
    /// The first of the rows that were left out.
    pub rejected: Vec<RejectedLine>,
    pub failed: Vec<String>,
    pub gone: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RunPhase {
    Running,
    /// It has not been heard of for a while, or ended without all of its parts.
    Stopped,
    Done,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Count {
    Same,
    New,
    Differs,
    Questions,
    Rejected,
    Gone,
    Accepted,
}

/// A reason for which rows were left out.
pub struct ReasonLine {
    pub count: u64,
    pub column: Option<String>,
    pub words: String,
    /// Some of the rows, as the source names them.
    pub examples: Vec<String>,
}

/// A row of which no statement could be made.
pub struct RejectedLine {
    pub line: Option<u64>,
    pub column: Option<String>,
    pub at: String,
    pub reason: String,
}

/// What was done just now, told once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Done {
    Accepted,
    Rejected,
}

impl Done {
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "accepted" => Some(Self::Accepted),
            "rejected" => Some(Self::Rejected),
            _ => None,
        }
    }
}
