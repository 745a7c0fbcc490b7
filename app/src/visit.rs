//! One visit of one page: the language, the two clocks, and the world they show.

use crate::{
    accounts::Role,
    address::{Address, Resource},
    desk::Marks,
    fragment::Today,
    query::{CLOCKS, Query},
};
use domain::{Language, Snapshot, World};
use jiff::{Timestamp, civil::Date};
use std::sync::Arc;

/// Where the browser finds the files of the site: paths under `/pkg/`, with hashes in their names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Assets {
    pub css: String,
    /// What is behind it for those who edit, and where people sign in.
    pub editors_css: String,
    pub boot: String,
    /// What only editors get.
    pub desk: String,
    pub js: String,
    pub wasm: String,
    pub favicon: String,
}

/// What is the same for every visit.
#[derive(Clone, Debug, Default)]
pub struct Site {
    pub assets: Assets,
    /// The address under which the site is reached, without a slash at its end.
    pub public_url: String,
}

/// Who is signed in, as far as pages show it. What they may do is decided by the server.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Viewer {
    pub name: String,
    pub role: Role,
    pub can_edit: bool,
    pub can_administer: bool,
}

/// One visit of one page. Pages read this and nothing else.
pub struct Visit<'v> {
    pub site: &'v Site,
    pub language: Language,
    /// What the page is.
    pub resource: Resource<'v>,
    pub query: Query,
    /// The UTC date of the request.
    pub today: Date,
    /// The day that the page shows, if the reader asked for one.
    pub as_of: Option<Date>,
    /// The moment whose record the page shows, if the reader asked for one.
    pub known_at: Option<Timestamp>,
    /// The world whose record the page shows.
    pub world: Arc<World>,
    /// The world as it is recorded now; the same as `world` unless the reader asked for an earlier record.
    pub newest: Arc<World>,
    /// The world on the day that the page shows.
    pub snapshot: Arc<Snapshot>,
    /// What all pages of today share; none where the links of the page carry a clock.
    pub shared: Option<Arc<Today>>,
    /// Who is signed in; none on every page that a cache may keep.
    pub viewer: Option<Viewer>,
    /// What people have said of the tasks of the desk; nothing for who may not edit.
    pub marks: Arc<Marks>,
}

impl Visit<'_> {
    /// The day that the page shows.
    pub fn day(&self) -> Date {
        self.snapshot.on
    }

    /// The same visit, to another view of the day.
    pub fn seen_in(&self, snapshot: Arc<Snapshot>) -> Self {
        Self {
            site: self.site,
            language: self.language,
            resource: self.resource.clone(),
            query: self.query.clone(),
            today: self.today,
            as_of: self.as_of,
            known_at: self.known_at,
            world: Arc::clone(&self.world),
            newest: Arc::clone(&self.newest),
            snapshot,
            shared: None,
            viewer: self.viewer.clone(),
            marks: Arc::clone(&self.marks),
        }
    }

    /// What an address names that somebody pasted, with the site before it or without.
    pub fn pasted<'t>(&self, text: &'t str) -> Address<'t> {
        Address::parse(text.strip_prefix(self.site.public_url.as_str()).unwrap_or(text))
    }

    /// A visit to another page of the same day, from this one.
    pub fn to<'o>(&'o self, address: Address<'o>) -> Visit<'o> {
        Visit {
            site: self.site,
            language: address.language,
            resource: address.resource,
            query: address.query,
            today: self.today,
            as_of: self.as_of,
            known_at: self.known_at,
            world: Arc::clone(&self.world),
            newest: Arc::clone(&self.newest),
            snapshot: Arc::clone(&self.snapshot),
            shared: self.shared.clone(),
            viewer: None,
            marks: Arc::default(),
        }
    }

    /// Whether the page shows a past day, on which nothing without a date of its own may be told.
    pub fn is_past(&self) -> bool {
        self.as_of.is_some_and(|day| day < self.today)
    }

    /// Whether the page shows a day that lies ahead: what is scheduled by then, and nothing that is known to be so.
    pub fn is_in_future(&self) -> bool {
        self.day() > self.today
    }

    /// Whether the page shows another day than today.
    pub fn is_elsewhen(&self) -> bool {
        self.as_of.is_some() || self.known_at.is_some()
    }

    /// Whether whoever looks at the page may edit what it shows: an edit is of what is recorded now.
    pub fn can_edit(&self) -> bool {
        self.is_by_editor() && !self.is_elsewhen()
    }

    /// Whether an editor looks at the page, whatever day it shows.
    pub fn is_by_editor(&self) -> bool {
        self.viewer.as_ref().is_some_and(|viewer| viewer.can_edit)
    }

    /// A part of the path by its name in the pattern of the page.
    pub fn param(&self, name: &str) -> &str {
        self.resource.part(name)
    }

    /// The address of something on the site, in this language and with these clocks.
    pub fn href(&self, resource: &Resource<'_>) -> String {
        self.href_only(resource, self.query.only(&CLOCKS))
    }

    /// The address of a page with a query of its own, in this language and with these clocks.
    pub fn href_with(&self, resource: &Resource<'_>, query: &Query) -> String {
        self.href_only(resource, query.and(&self.query.only(&CLOCKS)))
    }

    /// The address of a page with this query and no other clocks than it has.
    pub fn href_only(&self, resource: &Resource<'_>, query: Query) -> String {
        Address::new(self.language, resource.clone())
            .with_query(query)
            .to_string()
    }

    /// The address of what knows no clocks, or of a form that sends them itself.
    pub fn plain_href(&self, resource: &Resource<'_>) -> String {
        self.href_only(resource, Query::default())
    }

    /// This page with one parameter put to one value, or taken out.
    pub fn here_with(&self, name: &str, value: Option<&str>) -> String {
        self.href_only(&self.resource, self.query.with(name, value))
    }

    /// This page as it is shown now, whatever happens or is recorded later.
    pub fn here_pinned(&self) -> String {
        let query = self.query.with("as_of", Some(&self.day().to_string()));
        let query = match self.world.journal().last() {
            Some(commit) if self.known_at.is_none() => {
                query.with("known_at", Some(&commit.changeset.at.to_string()))
            }
            _ => query,
        };
        self.href_only(&self.resource, query)
    }

    /// This page as it is today, with its filters.
    pub fn here_today(&self) -> String {
        self.href_only(
            &self.resource,
            self.query.with("as_of", None).with("known_at", None),
        )
    }

    /// A page of the site with its host, for what is read elsewhere: in this language and with these clocks.
    pub fn url(&self, resource: &Resource<'_>) -> String {
        format!("{}{}", self.site.public_url, self.href(resource))
    }

    /// This page as it is shown.
    pub fn here(&self) -> String {
        self.here_in(self.language)
    }

    /// The address of a server function, for a form on this page; it leads whoever opens it back here.
    pub fn function(&self, name: &str) -> String {
        self.href_only(&Resource::function(name), Query::of("page", &self.here()))
    }

    /// This page in another language.
    pub fn here_in(&self, language: Language) -> String {
        Address::new(language, self.resource.clone())
            .with_query(self.query.clone())
            .to_string()
    }
}
