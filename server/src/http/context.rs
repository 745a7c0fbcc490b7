//! What every handler may use, and where “today” comes from.

use super::{
    cache::{Generation, PageCache},
    downloads::Downloads,
    listeners::Listeners,
    own_host::OwnHost,
    site_files::{GetFile, assets_of},
    turns::{Turns, threads},
};
use crate::{
    accounts::{Accounts, throttle::Throttle},
    api::Document,
    card::Pictures,
    citation::CitationReader,
    connections::{Room, Table},
    desk::Desk,
    limits::Limits,
    proposals::store::Store as Proposals,
};
use app::{Backend, Site};
use domain::changeset::Seq;
use jiff::{Timestamp, civil::Date, tz::TimeZone};
use std::{
    num::NonZeroU32,
    sync::{Arc, LazyLock},
};
use tokio::sync::watch;

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
    /// How many pages were made for each network.
    pub page_limits: Limits,
    /// Turns at what costs.
    pub turns: Turns,
    /// The connections that are open.
    pub connections: Arc<Table>,
    /// How many downloads are under way.
    pub downloads: Downloads,
    /// By which names the site may be called.
    pub own_host: OwnHost,
    /// What programs read of the API, made when it is first asked for.
    pub api: LazyLock<Document>,
    /// Reads what cited pages say of themselves.
    pub citations: CitationReader,
    pub site: Site,
    pub clock: Clock,
    pub get_file: GetFile,
    pub cache: Arc<PageCache>,
    /// Preview cards that were drawn.
    pub pictures: Pictures,
    pub trusted_proxy_hops: usize,
    /// The number of the last commit that this process knows of.
    pub news: watch::Receiver<Seq>,
    /// The pages that listen for news.
    pub listeners: Listeners,
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
    /// How many pages a minute may be made for one network.
    pub pages_per_minute: NonZeroU32,
    /// How many connections there may be.
    pub room: Room,
    /// By which names the site may be called.
    pub own_host: OwnHost,
    /// Makes the document of the API.
    pub describe_api: fn() -> Document,
    /// The number of the last commit that this process knows of.
    pub news: watch::Receiver<Seq>,
}

impl Context {
    /// # Errors
    /// When the manifest of the browser's files cannot be read.
    pub fn new(parts: Parts) -> anyhow::Result<Arc<Self>> {
        let site = Site {
            assets: assets_of(&parts.get_file)?,
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
            page_limits: Limits::new(parts.pages_per_minute),
            turns: Turns::on(threads()),
            connections: Table::new(parts.room),
            downloads: Downloads::default(),
            own_host: parts.own_host,
            api: LazyLock::new(parts.describe_api),
            site,
            clock: parts.clock,
            cache: Arc::default(),
            pictures: Pictures::default(),
            get_file: parts.get_file,
            trusted_proxy_hops: parts.trusted_proxy_hops,
            news: parts.news,
            listeners: Listeners::default(),
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
