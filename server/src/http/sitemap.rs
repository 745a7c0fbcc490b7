//! The lists of every page for crawlers, each in its three languages: an index, and parts that are short enough to be kept.

use app::routes::TABLE;
use domain::{Language, Snapshot};
use std::{collections::BTreeSet, fmt::Write};

/// How many pages a part lists; each stands in it once a language.
const PAGES_OF_PART: usize = 1000;

/// The list of the parts, for the world of one day.
pub fn index(snapshot: &Snapshot, public_url: &str) -> String {
    let parts = paths(snapshot).len().div_ceil(PAGES_OF_PART);
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for part in 1..=parts {
        // Writing to a string cannot fail.
        let _ = writeln!(
            xml,
            "<sitemap><loc>{public_url}/sitemaps/{part}.xml</loc></sitemap>"
        );
    }
    xml.push_str("</sitemapindex>\n");
    xml
}

/// A part of the list, counted from 1; none where there is no such part.
pub fn part(snapshot: &Snapshot, public_url: &str, number: usize) -> Option<String> {
    let paths = paths(snapshot);
    let paths = paths.chunks(PAGES_OF_PART).nth(number.checked_sub(1)?)?;
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n",
    );
    for path in paths {
        for language in Language::ALL {
            add(&mut xml, public_url, path, language);
        }
    }
    xml.push_str("</urlset>\n");
    Some(xml)
}

/// The paths of all pages without the language. Everything in them is a slug, so nothing needs escaping.
fn paths(snapshot: &Snapshot) -> Vec<String> {
    // The page of a search that nobody made has nothing to list.
    let fixed = TABLE
        .iter()
        .map(|route| route.pattern)
        .filter(|it| !it.contains('{') && *it != "/search");
    let mut paths: Vec<String> = fixed.map(str::to_owned).collect();
    paths.extend(
        snapshot
            .countries()
            .map(|it| &it.id)
            .map(|id| format!("/countries/{id}")),
    );
    paths.extend(
        snapshot
            .offices()
            .map(|it| &it.id)
            .map(|id| format!("/offices/{id}")),
    );
    paths.extend(
        snapshot
            .persons()
            .map(|it| &it.id)
            .map(|id| format!("/people/{id}")),
    );
    paths.extend(
        snapshot
            .events()
            .map(|it| &it.id)
            .map(|id| format!("/events/{id}")),
    );
    paths.extend(
        snapshot
            .transitions()
            .map(|it| &it.id)
            .map(|id| format!("/transitions/{id}")),
    );
    paths.extend(
        relations(snapshot)
            .into_iter()
            .map(|countries| format!("/relations/{countries}")),
    );
    paths.extend((1..=snapshot.seq).map(|seq| format!("/changes/{seq}")));
    paths
}

/// The sets of countries that have an event of their own, each in the order of its address.
fn relations(snapshot: &Snapshot) -> BTreeSet<String> {
    let several = snapshot.events().filter(|event| event.countries.len() > 1);
    several
        .map(|event| {
            let countries: BTreeSet<_> = event.countries.iter().map(|id| id.as_str()).collect();
            countries.into_iter().collect::<Vec<_>>().join("-")
        })
        .collect()
}

fn add(xml: &mut String, public_url: &str, path: &str, language: Language) {
    // Writing to a string cannot fail.
    let _ = writeln!(xml, "<url><loc>{}</loc>", url(public_url, path, language));
    for other in Language::ALL {
        let (tag, url) = (other.tag(), url(public_url, path, other));
        let _ = writeln!(
            xml,
            "<xhtml:link rel=\"alternate\" hreflang=\"{tag}\" href=\"{url}\"/>"
        );
    }
    xml.push_str("</url>\n");
}

fn url(public_url: &str, path: &str, language: Language) -> String {
    let path = if path == "/" && language != Language::En {
        ""
    } else {
        path
    };
    format!("{public_url}{}{path}", language.prefix())
}
