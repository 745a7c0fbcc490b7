//! Tells an open page that a commit touched it, also one of another instance: server-sent events.
//!
//! A page says in `data-version` what stands on it. Whoever listens sends its address and that version; after each commit the
//! page is rendered anew, and only if it has become another is there any news. So a page hears of everything that shows
//! on it and of nothing else, whatever a changeset touched.
//!
//! However many listen to a page, it is rendered once after a commit, one page after the other on a thread of its own.

use super::{Context, answer, client::Client, lines, viewer::Viewer};
use app::{Address, PageRequest, routes};
use axum::{
    extract::{Query as Parameters, State},
    http::{HeaderValue, StatusCode, header},
    response::{
        IntoResponse, Response,
        sse::{Event, KeepAlive, Sse},
    },
};
use futures_util::stream;
use serde::Deserialize;
use std::{
    collections::HashMap,
    convert::Infallible,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};
use tokio::sync::watch;

/// Longer addresses are those of no page.
const LONGEST: usize = 2048;
/// How many may listen at once; the others hear of news when they open their page anew.
const MOST_LISTENERS: usize = 10_000;
/// How many pages they may listen to: what is rendered after a commit.
const MOST_PAGES: usize = 1_000;
/// What part of them one network may be.
const SHARE: usize = 4;
/// After how many seconds a browser that was not let in may ask again.
const LATER: HeaderValue = HeaderValue::from_static("60");

#[derive(Debug, Deserialize)]
pub struct ListenRequest {
    /// The address of the page: path and query.
    page: String,
    /// What stands on it in the reader's browser; without it, what stands on it now.
    version: Option<String>,
}

pub async fn listen(
    State(context): State<Arc<Context>>,
    client: Client,
    viewer: Viewer,
    Parameters(asked): Parameters<ListenRequest>,
) -> Response {
    let Some(page) = Page::find(&asked.page, viewer.shown()) else {
        return answer::refusal(StatusCode::NOT_FOUND, lines::NO_SUCH_PAGE);
    };
    let Some(listening) = context.listeners.enter(&context, client, &page) else {
        let mut refusal = answer::refusal(StatusCode::SERVICE_UNAVAILABLE, lines::TOO_MANY_LISTEN);
        refusal.headers_mut().insert(header::RETRY_AFTER, LATER);
        return refusal;
    };
    // Whoever comes first finds out what stands on the page.
    if listening.page.version.borrow().is_none() {
        match context.turns.turn().await {
            Ok(_turn) => listening.page.look(&context),
            Err(overloaded) => return overloaded.into_response(),
        }
    }
    let mut versions = listening.page.version.subscribe();
    let version = match asked.version {
        Some(version) => version,
        None => versions.borrow_and_update().clone().unwrap_or_default(),
    };
    let listener = Listener {
        version,
        versions,
        stopping: context.stopping.subscribe(),
        context,
        _listening: listening,
    };
    let events = stream::unfold(listener, Listener::next);
    Sse::new(events).keep_alive(KeepAlive::default()).into_response()
}

/// A page of the table, as somebody sees it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Page {
    address: String,
    viewer: Option<app::Viewer>,
}

impl Page {
    fn find(text: &str, viewer: Option<app::Viewer>) -> Option<Self> {
        if text.len() > LONGEST || !text.starts_with('/') {
            return None;
        }
        let address = Address::parse(text).canonical();
        let is_document = address.resource.as_document().is_some();
        address
            .resource
            .kind()
            .and_then(routes::find)
            .filter(|_| !is_document)?;
        Some(Self {
            address: address.to_string(),
            viewer,
        })
    }

    /// What stands on the page now; nothing where it is gone.
    fn rendered(&self, context: &Context) -> String {
        let request = PageRequest {
            address: Address::parse(&self.address),
            today: context.clock.today(),
            viewer: self.viewer.clone(),
        };
        app::version(request, &*context.backend, &context.site).unwrap_or_default()
    }
}

/// A page that somebody listens to, and what stands on it.
struct Heard {
    page: Page,
    /// None until somebody has looked.
    version: watch::Sender<Option<String>>,
}

impl Heard {
    /// Looks what stands on the page, and tells whoever listens if it is something else.
    fn look(&self, context: &Context) {
        let now = self.page.rendered(context);
        self.version.send_if_modified(|version| {
            let is_other = version.as_deref() != Some(&now);
            if is_other {
                *version = Some(now);
            }
            is_other
        });
    }
}

/// All pages that somebody listens to.
#[derive(Default)]
pub struct Listeners(Mutex<Present>);

#[derive(Default)]
struct Present {
    /// With how many listen to each.
    pages: HashMap<Page, (Arc<Heard>, usize)>,
    /// How many listen in each network, and in all.
    of_networks: HashMap<Client, usize>,
    all: usize,
}

/// Held by whoever listens.
struct Listening {
    page: Arc<Heard>,
    client: Client,
    context: Arc<Context>,
}

impl Listeners {
    fn enter(&self, context: &Arc<Context>, client: Client, page: &Page) -> Option<Listening> {
        let mut present = self.present();
        let of_one = if client.is_this_machine(context) { 1 } else { SHARE };
        let of_network = present.of_networks.get(&client).copied().unwrap_or(0);
        let is_new = !present.pages.contains_key(page);
        let are_enough = present.all >= MOST_LISTENERS
            || of_network >= MOST_LISTENERS / of_one
            || (is_new && present.pages.len() >= MOST_PAGES);
        if are_enough {
            return None;
        }
        present.all += 1;
        *present.of_networks.entry(client).or_default() += 1;
        let (heard, count) = present.pages.entry(page.clone()).or_insert_with(|| {
            let heard = Heard {
                page: page.clone(),
                version: watch::Sender::new(None),
            };
            (Arc::new(heard), 0)
        });
        *count += 1;
        Some(Listening {
            page: Arc::clone(heard),
            client,
            context: Arc::clone(context),
        })
    }

    fn leave(&self, listening: &Listening) {
        let mut present = self.present();
        present.all -= 1;
        if let Some(count) = present.of_networks.get_mut(&listening.client) {
            *count -= 1;
            if *count == 0 {
                present.of_networks.remove(&listening.client);
            }
        }
        if let Some((_, count)) = present.pages.get_mut(&listening.page.page) {
            *count -= 1;
            if *count == 0 {
                present.pages.remove(&listening.page.page);
            }
        }
    }

    /// How many listen, and to how many pages.
    pub fn count(&self) -> (usize, usize) {
        let present = self.present();
        (present.all, present.pages.len())
    }

    fn heard(&self) -> Vec<Arc<Heard>> {
        self.present()
            .pages
            .values()
            .map(|(heard, _)| Arc::clone(heard))
            .collect()
    }

    fn present(&self) -> MutexGuard<'_, Present> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Listening {
    fn drop(&mut self) {
        self.context.listeners.leave(self);
    }
}

/// Looks after each commit what has become of the pages that are listened to, for as long as the future is polled.
pub async fn tell(context: Arc<Context>) {
    let mut news = context.news.clone();
    // Commits that follow each other quickly are looked at once.
    while news.changed().await.is_ok() {
        news.mark_unchanged();
        let context = Arc::clone(&context);
        let looked = tokio::task::spawn_blocking(move || {
            for heard in context.listeners.heard() {
                heard.look(&context);
            }
        });
        if let Err(error) = looked.await {
            tracing::error!(%error, "not all open pages were told of a commit");
        }
    }
}

struct Listener {
    context: Arc<Context>,
    /// What stands on the page in the reader's browser.
    version: String,
    versions: watch::Receiver<Option<String>>,
    stopping: watch::Receiver<bool>,
    _listening: Listening,
}

impl Listener {
    /// Waits until something else stands on the page; the stream ends when the server does.
    async fn next(mut self) -> Option<(Result<Event, Infallible>, Self)> {
        loop {
            // A page that is gone is news, too.
            let now = self.versions.borrow_and_update().clone();
            if let Some(now) = now.filter(|now| *now != self.version) {
                self.version = now;
                let seq = self.context.backend.world().seq();
                let event = Event::default().event("changed").data(seq.to_string());
                return Some((Ok(event), self));
            }
            tokio::select! {
                changed = self.versions.changed() => changed.ok()?,
                stopped = self.stopping.wait_for(|is_stopping| *is_stopping) => {
                    drop(stopped);
                    return None;
                }
            }
        }
    }
}
