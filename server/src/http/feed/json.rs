//! JSON Feed 1.1.

use super::{html, page_addresses::Pages};
use app::{
    address::Resource,
    feeds::{Feed, FeedEntry},
    visit::Visit,
};
use jiff::Timestamp;
use serde::Serialize;

const VERSION: &str = "https://jsonfeed.org/version/1.1";

#[derive(Serialize)]
struct JsonFeed<'f> {
    version: &'static str,
    title: &'f str,
    description: &'f str,
    language: &'static str,
    home_page_url: &'f str,
    feed_url: &'f str,
    #[serde(skip_serializing_if = "Option::is_none")]
    next_url: Option<&'f str>,
    authors: [Author<'f>; 1],
    items: Vec<Item<'f>>,
}

#[derive(Serialize)]
struct Author<'f> {
    name: &'f str,
}

#[derive(Serialize)]
struct Item<'f> {
    id: &'f str,
    url: &'f str,
    title: &'f str,
    content_html: String,
    content_text: String,
    date_published: Timestamp,
    date_modified: Timestamp,
    #[serde(skip_serializing_if = "Option::is_none")]
    authors: Option<[Author<'f>; 1]>,
    tags: &'f [String],
    language: &'static str,
}

/// A page of a feed as JSON.
///
/// # Errors
/// When it cannot be written as JSON.
pub fn json(visit: &Visit<'_>, feed: &Feed) -> serde_json::Result<String> {
    let pages = Pages::of(visit, &Resource::JSON_FEED, feed);
    serde_json::to_string(&JsonFeed {
        version: VERSION,
        title: &feed.title,
        description: &feed.subtitle,
        language: visit.language.tag(),
        home_page_url: &feed.page,
        // The address of a feed is that of its first page.
        feed_url: &pages.first,
        next_url: pages.next.as_deref(),
        authors: [Author { name: "Handover" }],
        items: feed.entries.iter().map(|entry| item(visit, entry)).collect(),
    })
}

fn item<'f>(visit: &Visit<'_>, entry: &'f FeedEntry) -> Item<'f> {
    Item {
        id: &entry.id,
        url: &entry.url,
        title: &entry.title,
        content_html: html::html(&entry.content),
        content_text: html::text(&entry.content),
        date_published: entry.published,
        date_modified: entry.updated,
        authors: entry.author.as_deref().map(|name| [Author { name }]),
        tags: &entry.categories,
        language: visit.language.tag(),
    }
}
