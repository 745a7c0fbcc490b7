//! What answers requests.
//!
//! [`page`] shows the pages of `app`, through [`cache`], which keeps them compressed; [`answer`] sends one
//! with its encoding, validators and headers. [`document`] does the same for what else stands at the address of a page:
//! [`calendar`] and [`event_json`], each with what the journal says in [`record`]. [`assets`] are the browser's files, [`machines`] what
//! crawlers read, [`health`] what operators ask, [`headers`] what every answer carries.

pub mod answer;
pub mod assets;
pub mod cache;
pub mod calendar;
pub mod document;
pub mod encoding;
pub mod event_json;
pub mod headers;
pub mod health;
pub mod machines;
pub mod page;
pub mod record;
pub mod sitemap;

use app::{Backend, Site};
use cache::PageCache;
use jiff::{Timestamp, civil::Date, tz::TimeZone};
use std::sync::Arc;

/// What every handler may use.
pub struct Context {
    pub backend: Arc<dyn Backend>,
    pub site: Site,
    pub clock: Clock,
    pub cache: PageCache,
}

impl Context {
    pub fn new(backend: Arc<dyn Backend>, public_url: String, clock: Clock) -> Arc<Self> {
        let site = Site {
            assets: assets::of_site(),
            public_url,
        };
        Arc::new(Self {
            backend,
            site,
            clock,
            cache: PageCache::default(),
        })
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
