//! The list of every page for crawlers, each in its three languages.

use app::routes::TABLE;
use domain::{Language, Snapshot};
use std::{collections::BTreeSet, fmt::Write};

/// The list as XML, for the world of one day.
pub fn sitemap(snapshot: &Snapshot, public_url: &str) -> String {
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n",
    );
    for path in paths(snapshot) {
        for language in Language::ALL {
            add(&mut xml, public_url, &path, language);
        }
    }
    xml.push_str("</urlset>\n");
    xml
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
