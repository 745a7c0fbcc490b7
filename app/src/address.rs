//! Addresses: what stands where, in which language, seen from which day. They are made here and read here, and nowhere else.
//!
//! A [`Resource`] is what an address names; its [`ResourceKind`] has the pattern that routers are told. An [`Address`] adds the language
//! and the query with its two clocks. Whatever address is made, reading it gives the same again.

mod document;
mod kind;
mod resource;
#[cfg(test)]
mod tests;

pub use document::Document;
pub use kind::ResourceKind;
pub use resource::Resource;

use crate::{
    clocks::{ClockProblem, Clocks},
    query::Query,
};
use domain::Language;
use jiff::civil::Date;
use std::fmt;

/// The address of something on this site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address<'a> {
    pub language: Language,
    pub resource: Resource<'a>,
    /// The parameters that the resource knows, the clocks among them.
    pub query: Query,
}

impl<'a> Address<'a> {
    /// Without a query.
    pub fn new(language: Language, resource: Resource<'a>) -> Self {
        Self {
            language,
            resource,
            query: Query::default(),
        }
    }

    #[must_use]
    pub fn with_query(self, query: Query) -> Self {
        Self { query, ..self }
    }

    /// Seen from other clocks.
    #[must_use]
    pub fn with_clocks(self, clocks: Clocks) -> Self {
        let query = clocks.on(&self.query);
        self.with_query(query)
    }

    /// The clocks that it carries.
    ///
    /// # Errors
    /// When one of them is no day or no moment.
    pub fn clocks(&self, today: Date) -> Result<Clocks, ClockProblem> {
        Clocks::read(&self.query, today)
    }

    /// Reads a path with its query and its fragment, which says nothing of the page.
    pub fn parse(text: &'a str) -> Self {
        let text = text.split('#').next().unwrap_or_default();
        let (path, query) = text.split_once('?').unwrap_or((text, ""));
        Self::of(path, query)
    }

    /// Reads a path and what stands behind the question mark. Parameters that the resource does not know are left out.
    pub fn of(path: &'a str, query: &str) -> Self {
        let (language, path) = split_language(path);
        let resource = Resource::parse(path);
        // What is in no language has no other address in one.
        let resource = match resource.kind() {
            Some(kind) if language != Language::default() && !kind.has_languages() => Resource::missing(path),
            _ => resource,
        };
        Self {
            language,
            query: resource.read_query(query),
            resource,
        }
    }

    /// The one spelling of the address: equal pages have equal ones.
    #[must_use]
    pub fn canonical(self) -> Self {
        Self {
            query: self.query.canonical(),
            ..self
        }
    }

    /// The same, for whoever keeps it.
    pub fn into_owned(self) -> Address<'static> {
        Address {
            language: self.language,
            resource: self.resource.into_owned(),
            query: self.query,
        }
    }
}

impl fmt::Display for Address<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let prefix = match self.resource.kind() {
            Some(kind) if !kind.has_languages() => "",
            _ => self.language.prefix(),
        };
        formatter.write_str(prefix)?;
        // The root of a language is `/ja`, not `/ja/`.
        if prefix.is_empty() || self.resource.kind() != Some(ResourceKind::Home) {
            write!(formatter, "{}", self.resource)?;
        }
        if self.query.is_empty() {
            return Ok(());
        }
        write!(formatter, "?{}", self.query)
    }
}

/// The language that a path is in, and the path without it: `/` for `/ja`.
fn split_language(path: &str) -> (Language, &str) {
    for language in Language::ALL {
        let prefix = language.prefix();
        if !prefix.is_empty()
            && let Some(rest) = path.strip_prefix(prefix)
        {
            match rest {
                "" => return (language, "/"),
                rest if rest.starts_with('/') => return (language, rest),
                _ => {}
            }
        }
    }
    (Language::default(), path)
}

/// Where to go next: a path of this site, and nothing that a browser could take for another.
pub fn local_path(text: &str) -> Option<&str> {
    let is_local = text.starts_with('/')
        && !text.starts_with("//")
        && text.len() <= kind::LONGEST_ADDRESS
        && text.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    is_local.then_some(text)
}
