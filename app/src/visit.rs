//! One visit of one page: the language, the two clocks, and the world they show.

use crate::{
    accounts::Role,
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
#[derive(Clone, Debug, PartialEq, Eq)]
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
    /// The path without the language's prefix.
    pub path: &'v str,
    pub params: &'v [(String, String)],
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
}

impl Visit<'_> {
    /// The day that the page shows.
    pub fn day(&self) -> Date {
        self.snapshot.on
    }

    /// Whether the page shows a past day, on which nothing without a date of its own may be told.
    pub fn is_past(&self) -> bool {
        self.as_of.is_some_and(|day| day < self.today)
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

    /// A part of the path by its name in the route's pattern.
    pub fn param(&self, name: &str) -> &str {
        self.params
            .iter()
            .find(|(known, _)| known == name)
            .map_or("", |(_, value)| value.as_str())
    }

    /// The address of a page of the site, in this language and with these clocks.
    pub fn href(&self, path: &str) -> String {
        self.href_with(path, &Query::default())
    }

    /// The address of a page with a query of its own, in this language and with these clocks.
    pub fn href_with(&self, path: &str, query: &Query) -> String {
        let clocks = self.query.only(&CLOCKS);
        address(self.language, path, &[query, &clocks])
    }

    /// This page with one parameter put to one value, or taken out.
    pub fn here_with(&self, name: &str, value: Option<&str>) -> String {
        address(self.language, self.path, &[&self.query.with(name, value)])
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
        address(self.language, self.path, &[&query])
    }

    /// This page as it is today, with its filters.
    pub fn here_today(&self) -> String {
        address(
            self.language,
            self.path,
            &[&self.query.with("as_of", None).with("known_at", None)],
        )
    }

    /// The address of a page with this query and no other clocks than it has.
    pub fn href_only(&self, path: &str, query: &Query) -> String {
        address(self.language, path, &[query])
    }

    /// A page of the site with its host, for what is read elsewhere: in this language and with these clocks.
    pub fn url(&self, path: &str) -> String {
        format!("{}{}", self.site.public_url, self.href(path))
    }

    /// This page as it is shown.
    pub fn here(&self) -> String {
        self.here_in(self.language)
    }

    /// The address of a server function, for a form on this page; it leads whoever opens it back here.
    pub fn function(&self, name: &str) -> String {
        format!("/rpc/{name}?{}", Query::of("page", &self.here()))
    }

    /// This page in another language.
    pub fn here_in(&self, language: Language) -> String {
        address(language, self.path, &[&self.query])
    }
}

/// The address of a page of the site in a language, with what the queries say.
pub(crate) fn address(language: Language, path: &str, queries: &[&Query]) -> String {
    let prefix = language.prefix();
    // The root of a language is `/ja`, not `/ja/`.
    let path = if path == "/" && !prefix.is_empty() {
        ""
    } else {
        path
    };
    let mut address = String::with_capacity(prefix.len() + path.len());
    address.push_str(prefix);
    address.push_str(path);
    let mut joint = '?';
    for query in queries.iter().filter(|query| !query.is_empty()) {
        address.push(joint);
        address.push_str(&query.to_string());
        joint = '&';
    }
    address
}

/// Where to go next: a path of this site, and nothing that a browser could take for another.
pub fn local_path(text: &str) -> Option<&str> {
    let is_local = text.starts_with('/')
        && !text.starts_with("//")
        && text.len() <= 2048
        && text.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    is_local.then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_path_of_this_site_is_gone_to() {
        for right in [
            "/",
            "/ja/events?kind=meeting&as_of=2024-09-06",
            "/edit/people/a#b",
        ] {
            assert_eq!(local_path(right), Some(right));
        }
        for wrong in [
            "",
            "leaders",
            "//evil.example",
            "/\\evil.example",
            "/\t/evil.example",
            "https://evil.example/",
            "javascript:alert(1)",
            "/a b",
            "/é",
        ] {
            assert_eq!(local_path(wrong), None, "{wrong:?}");
        }
    }
}
