//! How Wikidata is asked, and what is borne with.

use super::pauses::{Pauses, sleeping};
use jiff::civil::Date;
use std::time::Duration;

const SPARQL_URL: &str = "https://query.wikidata.org/sparql";

const API_URL: &str = "https://www.wikidata.org/w/api.php";

/// How Wikidata is asked.
#[derive(Clone)]
pub struct Settings {
    /// Whom Wikidata's operators write to when the questions are too many: a mail address, or a page that names one.
    pub contact: String,
    /// Where the query service answers.
    pub sparql_url: String,
    /// Where labels are given.
    pub api_url: String,
    /// What counts as past and as still to come.
    pub today: Date,
    pub limits: Limits,
    /// How a pause is made.
    pub pauses: Pauses,
}

impl Settings {
    pub fn new(contact: impl Into<String>, today: Date) -> Self {
        Self {
            contact: contact.into(),
            sparql_url: SPARQL_URL.to_owned(),
            api_url: API_URL.to_owned(),
            today,
            limits: Limits::default(),
            pauses: sleeping(),
        }
    }
}

/// What is borne with.
#[derive(Clone, Debug)]
pub struct Limits {
    /// How often one thing is asked.
    pub tries: u32,
    /// How long one answer may take; the query service itself stops after a minute.
    pub answer: Duration,
    /// How long one country may take, pauses counted.
    pub country: Duration,
    /// The longest pause that is waited out; whoever is asked for more had better come back later.
    pub pause: Duration,
    /// How much of one answer is read.
    pub bytes: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            tries: 6,
            answer: Duration::from_secs(90),
            country: Duration::from_secs(30 * 60),
            pause: Duration::from_secs(5 * 60),
            bytes: 64 * 1024 * 1024,
        }
    }
}
