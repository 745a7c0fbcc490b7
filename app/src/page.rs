//! What a page gives to the shell: a head, a body, and how it answers.

use crate::rendered::html_of;
use leptos::prelude::*;

/// The bytes for which a body has room before it grows: more than most have.
const USUAL_BODY: usize = 64 * 1024;

/// A page that was rendered, before the shell is put around it.
pub struct Page {
    pub title: String,
    pub description: String,
    pub body: String,
    pub status: u16,
    /// Whether search engines may list it.
    pub is_listed: bool,
    pub extras: HeadExtras,
    /// Whether the page shows a day of the world, and so has a control for another one.
    pub is_dated: bool,
    /// The page whose news this one hears of, where it shows none of the world itself.
    pub listens_to: Option<String>,
}

/// What a page adds to the head of its document.
#[derive(Default)]
pub struct HeadExtras {
    /// What the page is about in the words of schema.org, and where it stands on the site, for machines.
    pub data: Vec<serde_json::Value>,
    /// The same in other formats: the media type and the address.
    pub formats: Vec<(&'static str, String)>,
}

impl Page {
    /// Renders a page's body at once; the world is in memory, so there is nothing to wait for.
    pub fn new(title: String, description: String, body: impl IntoView) -> Self {
        Self {
            title,
            description,
            body: html_of(body, USUAL_BODY),
            status: 200,
            is_listed: true,
            extras: HeadExtras::default(),
            is_dated: true,
            listens_to: None,
        }
    }

    #[must_use]
    pub fn with_extras(mut self, extras: HeadExtras) -> Self {
        self.extras = extras;
        self
    }

    #[must_use]
    pub fn with_status(mut self, status: u16) -> Self {
        self.status = status;
        self.is_listed = false;
        self
    }

    /// A page that is the same on every day, and in no list of search engines.
    #[must_use]
    pub fn undated(mut self) -> Self {
        self.is_dated = false;
        self.unlisted()
    }

    /// A page that hears of what changes on another one.
    #[must_use]
    pub fn listening_to(mut self, page: Option<String>) -> Self {
        self.listens_to = page;
        self
    }

    #[must_use]
    pub fn unlisted(mut self) -> Self {
        self.is_listed = false;
        self
    }
}

/// What a route answers with instead of its page.
pub enum Detour {
    /// There is no such thing, or was none on the day that is shown.
    NotFound,
    /// The page has another address; a path with query.
    Moved(String),
}
