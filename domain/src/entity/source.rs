//! A citation.

use crate::{Edtf, id::SourceId};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A citation: where a fact can be read, and what stood there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Source {
    pub id: SourceId,
    pub title: String,
    pub publisher: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<Edtf>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub retrieved: Option<Date>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub archived_url: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quote: Option<String>,
    /// The licence of the source as an SPDX id or in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub licence: Option<String>,
    /// Nobody has published it, as with what everybody is said to know: facts that stand on it alone are unreviewed.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub unconfirmed: bool,
}

impl Source {
    /// The first day on which it can have been read; none where that is not recorded.
    pub fn out_from(&self) -> Option<Date> {
        self.published.as_ref().and_then(Edtf::earliest)
    }

    /// Whether its address alone does not lead to what it says, so that a citation has to name the place. Of a source without an
    /// address nobody can tell whether it has more than one page.
    pub fn needs_places(&self) -> bool {
        self.url.as_deref().is_some_and(is_front_page)
    }
}

/// Where many publish, each in a folder of two names: `github.com/owner/repository`.
const CODE_HOSTS: [&str; 4] = ["github.com", "gitlab.com", "codeberg.org", "bitbucket.org"];

/// Whether an address leads to the front page of a site, or of a repository, and not to the page that says something.
fn is_front_page(url: &str) -> bool {
    let Some((_, rest)) = url.split_once("://") else {
        return false;
    };
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    if host.contains(['?', '#']) || path.contains(['?', '#']) {
        return false;
    }
    let names = path.split('/').filter(|name| !name.is_empty()).count();
    let host = host.strip_prefix("www.").unwrap_or(host);
    names == 0 || (names <= 2 && CODE_HOSTS.contains(&host))
}

/// Why a text is no address that a reader could open and trust.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AddressError {
    #[error("give an address that begins with https:// or http://")]
    NotWeb,
    #[error("a name stands before an @ in it, so it leads elsewhere than it seems to: give it without that")]
    HasUser,
}

/// Checks that a text is the address of a page on the web.
///
/// # Errors
/// Why it is none.
pub fn check_web_address(url: &str) -> Result<(), AddressError> {
    let rest = url
        .strip_prefix("https://")
        .or_else(|| url.strip_prefix("http://"))
        .ok_or(AddressError::NotWeb)?;
    // Browsers take a backslash for a slash.
    let host = rest.split(['/', '\\', '?', '#']).next().unwrap_or_default();
    if host.contains('@') {
        return Err(AddressError::HasUser);
    }
    let is_host = host.contains('.') && !host.starts_with('.') && !rest.contains('\\');
    if is_host && !url.contains(char::is_whitespace) {
        Ok(())
    } else {
        Err(AddressError::NotWeb)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_front_page_of_a_site_or_repository_says_nothing_itself() {
        for front in [
            "https://cldr.unicode.org/",
            "https://www.wikidata.org",
            "https://github.com/factbook/factbook.json",
            "https://github.com/every-politician-scrapers/",
        ] {
            assert!(is_front_page(front), "{front}");
        }
        for page in [
            "https://en.wikipedia.org/wiki/2005_electoral_calendar",
            "https://github.com/owner/repository/blob/main/table.csv",
            "https://example.org/?article=7",
            "https://example.org#article",
            "no address",
        ] {
            assert!(!is_front_page(page), "{page}");
        }
    }

    #[test]
    fn an_address_leads_where_it_seems_to() {
        for fine in [
            "https://example.org",
            "http://example.org:8080/a?b=c@d#e",
            "https://medium.example/@someone/post",
            "https://例え.jp/記事",
        ] {
            assert_eq!(check_web_address(fine), Ok(()), "{fine}");
        }
        for (wrong, why) in [
            ("https://a.b@evil.example/", AddressError::HasUser),
            ("https://a.b:pass@evil.example", AddressError::HasUser),
            ("https://a.b\\@evil.example/", AddressError::NotWeb),
            ("https://a/b.c", AddressError::NotWeb),
            ("javascript://a.b/", AddressError::NotWeb),
            ("https://a .b/", AddressError::NotWeb),
            ("https://", AddressError::NotWeb),
        ] {
            assert_eq!(check_web_address(wrong), Err(why), "{wrong}");
        }
    }
}
