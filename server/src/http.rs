//! What answers requests.
//!
//! [`cached_pages`] stands before all routes and sends what [`cache`] has. What it has not, [`page`] has made by `app`, and
//! [`document`] whatever else stands at the address of a page: [`calendar`] and [`event_json`], each with what the journal says
//! in [`record`]; both look up and store through [`lookup`]. [`error`] says why there is no document; [`answer`] builds answers, each with its [`encoding`], [`validator`] and
//! [`headers`]. [`assets`] are the browser's files, [`machines`] what crawlers read, [`health`] what operators ask.
//!
//! [`viewer`] says who is signed in, by the cookie of [`session_cookie`]; [`client`] from which network a request
//! comes; [`accounts`] are the pages on which people sign in and manage accounts, [`edit`] the forms of editors, both made by
//! [`personal`]; [`rpc`] calls the server functions, to which forms are sent;
//! [`review`] shows what is proposed; [`writing`] refuses whatever is not read anywhere but there and in the API; [`news`] tells open pages what was committed; [`export`] sends the data for download.

pub mod accounts;
pub mod address;
pub mod answer;
pub mod assets;
pub mod cache;
pub mod cached_pages;
pub mod calendar;
pub mod client;
pub mod desk;
pub mod document;
pub mod edit;
pub mod encoding;
pub mod error;
pub mod event_json;
pub mod export;
pub mod headers;
pub mod health;
pub mod lookup;
pub mod machines;
pub mod news;
pub mod page;
pub mod personal;
pub mod record;
pub mod review;
pub mod rpc;
pub mod session_cookie;
pub mod sitemap;
pub mod validator;
pub mod viewer;
pub mod writing;

use crate::{
    accounts::{Accounts, throttle::Throttle},
    api::Limits,
    citation::CitationReader,
    desk::Desk,
    proposals::store::Store as Proposals,
};
use app::{Backend, Site};
use assets::GetFile;
use cache::{Generation, PageCache};
use domain::changeset::Seq;
use jiff::{Timestamp, civil::Date, tz::TimeZone};
use moka::sync::Cache;
use std::{num::NonZeroU32, sync::Arc};
use tokio::sync::{Semaphore, watch};

/// What every handler may use.
pub struct Context {
    pub backend: Arc<dyn Backend>,
    pub accounts: Accounts,
    /// What is proposed.
    pub proposals: Proposals,
    /// What people have said of the tasks of the desk.
    pub desk: Arc<Desk>,
    pub throttle: Throttle,
    /// How much programs have asked for.
    pub limits: Limits,
    /// Reads what cited pages say of themselves.
    pub citations: CitationReader,
    pub site: Site,
    pub clock: Clock,
    pub get_file: GetFile,
    pub cache: Arc<PageCache>,
    pub trusted_proxy_hops: usize,
    /// The number of the last commit that this process knows of.
    pub news: watch::Receiver<Seq>,
    /// What stands on the pages that are listened to.
    pub versions: Cache<(Generation, String), String>,
    /// How many more pages may listen for news.
    pub listeners: Arc<Semaphore>,
    /// Whether the program has been told to stop.
    pub stopping: watch::Sender<bool>,
}

/// What a context is made of.
pub struct Parts {
    pub backend: Arc<dyn Backend>,
    pub accounts: Accounts,
    pub proposals: Proposals,
    pub desk: Arc<Desk>,
    pub citations: CitationReader,
    pub public_url: String,
    pub clock: Clock,
    /// Gives the files of the site.
    pub get_file: GetFile,
    /// How many proxies in front may be believed when they say where a request comes from.
    pub trusted_proxy_hops: usize,
    /// How many requests a minute a client of the API may make.
    pub api_requests_per_minute: NonZeroU32,
    /// The number of the last commit that this process knows of.
    pub news: watch::Receiver<Seq>,
}

impl Context {
    /// # Errors
    /// When the manifest of the browser's files cannot be read.
    pub fn new(parts: Parts) -> anyhow::Result<Arc<Self>> {
        let site = Site {
            assets: assets::of_site(&parts.get_file)?,
            public_url: parts.public_url,
        };
        Ok(Arc::new(Self {
            backend: parts.backend,
            accounts: parts.accounts,
            proposals: parts.proposals,
            desk: parts.desk,
            citations: parts.citations,
            throttle: Throttle::default(),
            limits: Limits::new(parts.api_requests_per_minute),
            site,
            clock: parts.clock,
            cache: Arc::default(),
            get_file: parts.get_file,
            trusted_proxy_hops: parts.trusted_proxy_hops,
            news: parts.news,
            versions: Cache::new(news::MOST_VERSIONS),
            listeners: Arc::new(Semaphore::new(news::MOST_LISTENERS)),
            stopping: watch::Sender::new(false),
        }))
    }

    /// What pages follow from now.
    pub fn generation(&self) -> Generation {
        Generation {
            seq: self.backend.world().seq(),
            today: self.clock.today(),
        }
    }
}

/// Where “today” comes from: the UTC date, or one that was set for tests.
#[derive(Clone, Copy, Debug)]
pub struct Clock(Option<Date>);

impl Clock {
    pub const fn new(fixed: Option<Date>) -> Self {
        Self(fixed)
    }

    pub fn today(self) -> Date {
        self.0
            .unwrap_or_else(|| Timestamp::now().to_zoned_datetime(TimeZone::UTC).date())
    }
}
