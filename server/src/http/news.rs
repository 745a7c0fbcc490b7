//! Tells an open page that a commit touched it, also one of another instance: server-sent events.
//!
//! A page says in `data-version` what stands on it. Whoever listens sends its address and that version; after each commit the
//! page is rendered anew, and only if it has become another is there any news. So a page hears of everything that shows
//! on it and of nothing else, whatever a changeset touched.

use super::{Context, answer, viewer::Viewer};
use app::{Address, PageRequest, routes};
use axum::{
    extract::{Query as Parameters, State},
    http::StatusCode,
    response::{
        IntoResponse, Response,
        sse::{Event, KeepAlive, Sse},
    },
};
use futures_util::stream;
use serde::Deserialize;
use std::{convert::Infallible, sync::Arc};
use tokio::sync::OwnedSemaphorePermit;

/// Longer addresses are those of no page.
const LONGEST: usize = 2048;

#[derive(Debug, Deserialize)]
pub struct ListenRequest {
    /// The address of the page: path and query.
    page: String,
    /// What stands on it in the reader's browser; without it, what stands on it now.
    version: Option<String>,
}

pub async fn listen(
    State(context): State<Arc<Context>>,
    viewer: Viewer,
    Parameters(asked): Parameters<ListenRequest>,
) -> Response {
    let Some(page) = Page::find(&asked.page, viewer) else {
        return answer::refusal(StatusCode::NOT_FOUND, "There is no such page.\n");
    };
    let Ok(place) = Arc::clone(&context.listeners).try_acquire_owned() else {
        return answer::refusal(StatusCode::SERVICE_UNAVAILABLE, "Too many pages are listening.\n");
    };
    let news = context.news.clone();
    let listener = Listener {
        version: asked.version.unwrap_or_else(|| page.version(&context)),
        news,
        stopping: context.stopping.subscribe(),
        context,
        page,
        _place: place,
    };
    let events = stream::unfold(listener, Listener::next);
    Sse::new(events).keep_alive(KeepAlive::default()).into_response()
}

/// A page of the table, as somebody sees it.
struct Page {
    address: Address<'static>,
    viewer: Viewer,
}

impl Page {
    fn find(text: &str, viewer: Viewer) -> Option<Self> {
        if text.len() > LONGEST || !text.starts_with('/') {
            return None;
        }
        let address = Address::parse(text).canonical().into_owned();
        let is_document = address.resource.as_document().is_some();
        address
            .resource
            .kind()
            .and_then(routes::find)
            .filter(|_| !is_document)?;
        Some(Self { address, viewer })
    }

    /// What stands on the page now; nothing where it is gone. Many may listen to one page, and it is rendered once for all
    /// of them who are nobody in particular.
    fn version(&self, context: &Context) -> String {
        if self.viewer.0.is_some() {
            return self.rendered(context);
        }
        let key = (context.generation(), self.address.to_string());
        context.versions.get_with(key, || self.rendered(context))
    }

    fn rendered(&self, context: &Context) -> String {
        let request = PageRequest {
            address: self.address.clone(),
            today: context.clock.today(),
            viewer: self.viewer.shown(),
        };
        app::version(request, &*context.backend, &context.site).unwrap_or_default()
    }
}

struct Listener {
    context: Arc<Context>,
    page: Page,
    version: String,
    news: tokio::sync::watch::Receiver<domain::changeset::Seq>,
    stopping: tokio::sync::watch::Receiver<bool>,
    _place: OwnedSemaphorePermit,
}

impl Listener {
    /// Waits until something else stands on the page; the stream ends when the server does.
    async fn next(mut self) -> Option<(Result<Event, Infallible>, Self)> {
        loop {
            let seq = *self.news.borrow_and_update();
            // A page that is gone is news, too.
            let version = self.page.version(&self.context);
            if version != self.version {
                self.version = version;
                let event = Event::default().event("changed").data(seq.to_string());
                return Some((Ok(event), self));
            }
            tokio::select! {
                changed = self.news.changed() => changed.ok()?,
                stopped = self.stopping.wait_for(|is_stopping| *is_stopping) => {
                    drop(stopped);
                    return None;
                }
            }
        }
    }
}
