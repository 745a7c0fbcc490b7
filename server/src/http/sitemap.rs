//! The lists of every page for crawlers, each in its three languages: an index, and parts that are short enough to be kept.

use app::{
    Address,
    address::{Resource, ResourceKind},
};
use domain::{Language, Snapshot};
use jiff::Timestamp;
use std::{collections::BTreeSet, fmt::Write};

/// How many pages a part lists; each stands in it once a language.
const PAGES_OF_PART: usize = 1000;

/// The list of the parts, for the world of one day.
pub fn index(snapshot: &Snapshot, public_url: &str) -> String {
    let parts = resources(snapshot).len().div_ceil(PAGES_OF_PART);
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
    let resources = resources(snapshot);
    let resources = resources.chunks(PAGES_OF_PART).nth(number.checked_sub(1)?)?;
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n",
    );
    for resource in resources {
        for language in Language::ALL {
            add(
                &mut xml,
                public_url,
                resource,
                language,
                modified(snapshot, resource),
            );
        }
    }
    xml.push_str("</urlset>\n");
    Some(xml)
}

/// All pages. Everything in their addresses is a slug, so nothing needs escaping.
fn resources(snapshot: &Snapshot) -> Vec<Resource<'_>> {
    // The page of a search that nobody made has nothing to list.
    let mut resources: Vec<Resource<'_>> = vec![
        Resource::HOME,
        Resource::LEADERS,
        Resource::COUNTRIES,
        Resource::EVENTS,
        Resource::TRANSITIONS,
        Resource::CHANGES,
        Resource::ABOUT,
    ];
    resources.extend(snapshot.countries().map(|it| Resource::country(&it.id)));
    resources.extend(snapshot.offices().map(|it| Resource::office(&it.id)));
    resources.extend(snapshot.persons().map(|it| Resource::person(&it.id)));
    resources.extend(snapshot.events().map(|it| Resource::event(&it.id)));
    resources.extend(snapshot.transitions().map(|it| Resource::transition(&it.id)));
    let relations = relations(snapshot).into_iter();
    resources.extend(relations.map(Resource::relation));
    resources.extend((1..=snapshot.seq).map(Resource::change));
    resources
}

/// The sets of countries that have an event of their own, each in the order of its address.
fn relations(snapshot: &Snapshot) -> BTreeSet<BTreeSet<&str>> {
    let several = snapshot.events().filter(|event| event.countries.len() > 1);
    several
        .map(|event| event.countries.iter().map(|id| id.as_str()).collect())
        .collect()
}

/// When what a page is about was last changed; a list changes with every commit. What is made of many records has no time of its own.
fn modified(snapshot: &Snapshot, resource: &Resource<'_>) -> Option<Timestamp> {
    let world = snapshot.world();
    let entity = resource.entity();
    let commit = match (resource.kind()?, &entity) {
        (ResourceKind::Change, _) => world.commit(resource.part("seq").parse().ok()?),
        (ResourceKind::About | ResourceKind::Relation, _) => None,
        (_, Some(entity)) => world.changes_of(entity).next().map(|(commit, _)| commit),
        (_, None) => world.journal().last(),
    };
    Some(commit?.changeset.at)
}

fn add(
    xml: &mut String,
    public_url: &str,
    resource: &Resource<'_>,
    language: Language,
    modified: Option<Timestamp>,
) {
    // Writing to a string cannot fail.
    let _ = writeln!(xml, "<url><loc>{}</loc>", url(public_url, resource, language));
    if let Some(modified) = modified {
        let _ = writeln!(
            xml,
            "<lastmod>{}</lastmod>",
            modified.strftime("%Y-%m-%dT%H:%M:%SZ")
        );
    }
    for other in Language::ALL {
        let (tag, url) = (other.tag(), url(public_url, resource, other));
        let _ = writeln!(
            xml,
            "<xhtml:link rel=\"alternate\" hreflang=\"{tag}\" href=\"{url}\"/>"
        );
    }
    xml.push_str("</url>\n");
}

fn url(public_url: &str, resource: &Resource<'_>, language: Language) -> String {
    format!("{public_url}{}", Address::new(language, resource.clone()))
}
