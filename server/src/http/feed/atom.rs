//! Atom.

use super::{
    html,
    page_addresses::{Pages, in_other_languages},
};
use app::{
    address::Resource,
    escape::escaped,
    feeds::{Feed, FeedEntry},
    visit::Visit,
};
use jiff::Timestamp;
use std::fmt::Write;

/// The licence of the facts, in its own words.
const RIGHTS: &str = "CC0 1.0";

/// A page of a feed as Atom.
pub fn atom(visit: &Visit<'_>, feed: &Feed) -> String {
    let pages = Pages::of(visit, &Resource::ATOM_FEED, feed);
    let mut xml = String::with_capacity(32 * 1024);
    xml.push_str("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
    // Writing to a string cannot fail.
    let _ = writeln!(
        xml,
        "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">",
        visit.language.tag()
    );
    add(&mut xml, "id", &feed.id);
    add(&mut xml, "title", &feed.title);
    add(&mut xml, "subtitle", &feed.subtitle);
    add(&mut xml, "updated", &seconds(feed.updated));
    xml.push_str("<author><name>Handover</name></author>\n");
    add(&mut xml, "generator", "Handover");
    add(&mut xml, "rights", RIGHTS);
    add_link(&mut xml, "self", "application/atom+xml", None, &pages.this);
    add_link(
        &mut xml,
        "alternate",
        "text/html",
        Some(visit.language.tag()),
        &feed.page,
    );
    for (language, url) in in_other_languages(visit, &Resource::ATOM_FEED) {
        add_link(
            &mut xml,
            "alternate",
            "application/atom+xml",
            Some(language.tag()),
            &url,
        );
    }
    let others = [
        ("first", Some(&pages.first)),
        ("previous", pages.previous.as_ref()),
        ("next", pages.next.as_ref()),
        ("last", Some(&pages.last)),
    ];
    for (relation, url) in others {
        if let Some(url) = url {
            add_link(&mut xml, relation, "application/atom+xml", None, url);
        }
    }
    for entry in &feed.entries {
        add_entry(&mut xml, visit, entry);
    }
    xml.push_str("</feed>\n");
    xml
}

fn add_entry(xml: &mut String, visit: &Visit<'_>, entry: &FeedEntry) {
    xml.push_str("<entry>\n");
    add(xml, "id", &entry.id);
    add(xml, "title", &entry.title);
    add_link(
        xml,
        "alternate",
        "text/html",
        Some(visit.language.tag()),
        &entry.url,
    );
    add(xml, "published", &seconds(entry.published));
    add(xml, "updated", &seconds(entry.updated));
    if let Some(author) = &entry.author {
        let _ = writeln!(xml, "<author><name>{}</name></author>", escaped(author));
    }
    for category in &entry.categories {
        let _ = writeln!(xml, "<category term=\"{}\"/>", escaped(category));
    }
    add(xml, "summary", &html::text(&entry.content));
    let content = escaped(&html::html(&entry.content));
    let _ = writeln!(xml, "<content type=\"html\">{content}</content>");
    xml.push_str("</entry>\n");
}

fn add(xml: &mut String, name: &str, text: &str) {
    let _ = writeln!(xml, "<{name}>{}</{name}>", escaped(text));
}

fn add_link(xml: &mut String, relation: &str, kind: &str, language: Option<&str>, url: &str) {
    let language = language.map_or(String::new(), |tag| format!(" hreflang=\"{tag}\""));
    let url = escaped(url);
    let _ = writeln!(
        xml,
        "<link rel=\"{relation}\" type=\"{kind}\"{language} href=\"{url}\"/>"
    );
}

fn seconds(moment: Timestamp) -> String {
    moment.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}
