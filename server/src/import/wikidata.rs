//! Reads Wikidata: who held the offices of head of state and of government of a country, and its elections.
//!
//! One country is one [`Part`]: it is read whole or not at all, so whoever calls may go on after the last country that is
//! done. [`client`] asks, with the manners that the service demands; [`query`] says what; [`answer`] turns rows into
//! statements and [`time`] their times into dates that are as exact as they are. From those [`offices`], [`tenures`],
//! [`persons`] and [`elections`] make claims, in words that [`names`] fetches.

mod answer;
mod client;
mod elections;
mod kinds;
mod names;
mod offices;
mod pauses;
mod persons;
mod query;
mod reading;
mod rejected;
mod settings;
mod tenures;
mod time;

pub use client::{ResponseError, WikidataError};
pub use pauses::{Pauses, sleeping};
pub use settings::{Limits, Settings};

use super::Part;
use client::Client;
use domain::{
    Country, Source,
    id::{IdError, SourceId},
};
use jiff::{Timestamp, civil::Date};
use names::Names;
use reading::Reading;
use rejected::rejected;

/// A reader of Wikidata, which asks one thing at a time.
pub struct Wikidata {
    client: Client,
    names: Names,
    today: Date,
}

impl Wikidata {
    /// # Errors
    /// When nobody is named whom the operators could write to, when an address is none, or when the system has no
    /// certificates to trust.
    pub fn new(settings: Settings) -> Result<Self, WikidataError> {
        let today = settings.today;
        Ok(Self {
            client: Client::new(settings)?,
            names: Names::default(),
            today,
        })
    }

    /// The day on which it is read.
    pub fn today(&self) -> Date {
        self.today
    }

    /// Reads all of a country.
    ///
    /// # Errors
    /// When Wikidata did not answer in the end; nothing of the country is given then. The error says whether another try
    /// later makes sense ([`WikidataError::may_pass`]).
    pub async fn read(&mut self, country: &Country) -> Result<Part, WikidataError> {
        Ok(self.read_since(country, None).await?.unwrap_or_default())
    }

    /// Reads all of a country, as [`Wikidata::read`] does, if anything of it was changed at a moment or later; none where nothing was.
    ///
    /// # Errors
    /// As [`Wikidata::read`].
    pub async fn read_since(
        &mut self,
        country: &Country,
        since: Option<Timestamp>,
    ) -> Result<Option<Part>, WikidataError> {
        self.client.start_clock();
        Reading::of(country, self.today)
            .run(since, &mut self.client, &mut self.names)
            .await
    }
}

/// The id of the source that claims of Wikidata cite.
pub const SOURCE: &str = "wikidata";

/// What claims of Wikidata cite.
///
/// # Errors
/// Never, as long as the id below is one.
pub fn source(today: Date) -> Result<Source, IdError> {
    Ok(Source {
        id: SourceId::parse(SOURCE)?,
        title: "Wikidata".to_owned(),
        publisher: "Wikidata, the free knowledge base".to_owned(),
        url: Some("https://www.wikidata.org/".to_owned()),
        published: None,
        retrieved: Some(today),
        archived_url: None,
        quote: None,
        licence: Some("CC0-1.0".to_owned()),
        unconfirmed: false,
    })
}
