//! What can be wrong with an answer, and whether it may pass.

use super::super::pauses;
use std::time::Duration;

/// How long those wait who were told that they ask too much and not for how long.
const UNTOLD: Duration = Duration::from_secs(60);

/// Why a country was not read.
#[derive(Debug, thiserror::Error)]
pub enum WikidataError {
    #[error(
        "Wikidata shuts out programs that do not say whom to write to, and “{0}” says nobody: give a mail address or the \
         address of a page that names one, such as desk@example.org or https://example.org/contact"
    )]
    Contact(String),
    #[error(
        "“{0}” is not an address that Wikidata could be asked at, such as https://query.wikidata.org/sparql"
    )]
    Address(String),
    #[error("could not make a client for Wikidata: {0}")]
    Client(#[source] reqwest::Error),
    #[error(
        "Wikidata gave no answer after {tries} tries, and nothing of this country was taken over; try again later: {fault}"
    )]
    GaveUp { tries: u32, fault: ResponseError },
    #[error(
        "Wikidata wants a pause of {seconds} s, which is more than is left for this country, and nothing of it was taken \
         over; try again later: {fault}"
    )]
    Later { seconds: u64, fault: ResponseError },
    #[error("Wikidata refused, and would again; nothing of this country was taken over: {0}")]
    Refused(ResponseError),
}

impl WikidataError {
    /// Whether the same may work later.
    pub fn may_pass(&self) -> bool {
        matches!(self, Self::GaveUp { .. } | Self::Later { .. })
    }
}

/// What is wrong with one answer.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ResponseError {
    #[error("it was answered with status {0}")]
    Status(u16),
    #[error("the copies of its database lag behind ({0})")]
    Lag(String),
    #[error("the query took longer than the service allows")]
    QueryTime,
    #[error("the answer took too long")]
    Time,
    #[error("the connection failed")]
    Network,
    #[error("the answer is not JSON but “{0}”")]
    Kind(String),
    #[error("the answer breaks off or is damaged ({0})")]
    Broken(String),
    #[error("the answer is larger than {0} bytes")]
    Size(usize),
    #[error("{code}: {info}")]
    Api { code: String, info: String },
}

/// What the interface for labels calls its passing troubles, beside `maxlag`.
const PASSING: [&str; 5] = [
    "ratelimited",
    "readonly",
    "internal_api_error_DBQueryTimeoutError",
    "internal_api_error_DBConnectionError",
    "failed-save",
];

impl ResponseError {
    pub fn of(error: &reqwest::Error) -> Self {
        if error.is_timeout() {
            Self::Time
        } else {
            Self::Network
        }
    }

    /// Whether asking again may help.
    pub fn may_pass(&self) -> bool {
        match self {
            Self::Status(status) => matches!(status, 408 | 425 | 429 | 500..),
            Self::Size(_) => false,
            Self::Api { code, .. } => PASSING.contains(&code.as_str()),
            Self::Lag(_) | Self::QueryTime | Self::Time | Self::Network | Self::Kind(_) | Self::Broken(_) => {
                true
            }
        }
    }
}

/// A try that failed, and how long whoever answered wants to be left alone.
pub(super) struct Refusal {
    pub fault: ResponseError,
    pub asked: Option<Duration>,
}

impl Refusal {
    #[expect(clippy::needless_pass_by_value, reason = "it is handed to `map_err` by name")]
    pub fn of(error: reqwest::Error) -> Self {
        Self {
            fault: ResponseError::of(&error),
            asked: None,
        }
    }

    /// The pause before the next try: at least what is asked for, and longer with every try.
    pub fn pause(&self, tries: u32) -> Duration {
        let own = pauses::own(tries);
        match (self.asked, &self.fault) {
            (Some(asked), _) => asked.max(own),
            (None, ResponseError::Status(429)) => UNTOLD.max(own),
            (None, _) => own,
        }
    }
}

/// Whether a body is, or ends in, what the query service writes when it runs out of time, which it also does in the
/// middle of an answer that began well.
pub fn is_out_of_time(bytes: &[u8]) -> bool {
    let start = bytes.len().saturating_sub(64 * 1024);
    String::from_utf8_lossy(&bytes[start..]).contains("TimeoutException")
}
