//! A stand-in for Wikidata: plays both of its services on a free port, from recorded results and from made ones.
//!
//! It knows [`Facts`] and answers the queries of the importer from them ([`rows`]); it does not know SPARQL, and refuses a
//! query whose shape it does not know. [`Trouble`]s stand in a queue: each spoils one answer. Every request is noted.
//! Start one with [`StandIn::with`] and point `sparql_url` and `api_url` at it.

mod facts;
mod labels;
mod recorded;
mod rows;
mod trouble;

pub use facts::{Facts, Said, day, item, month, unknown, year};
pub use trouble::Trouble;

use axum::{
    Router,
    extract::{Request, State},
    response::Response,
    routing::{get, post},
};
use handover::import::wikidata::{Pauses, Settings};
use jiff::civil::Date;
use std::{
    collections::{BTreeMap, VecDeque},
    sync::{Arc, Mutex},
    time::Duration,
};
use tokio::{net::TcpListener, sync::oneshot};

/// One request, as it came.
#[derive(Clone, Debug)]
pub struct Asked {
    pub path: String,
    pub user_agent: String,
    pub accept: String,
    pub fields: BTreeMap<String, String>,
}

impl Asked {
    /// The numbers whose labels are asked for.
    pub fn ids(&self) -> Vec<&str> {
        self.fields
            .get("ids")
            .map_or_else(Vec::new, |ids| ids.split('|').collect())
    }
}

#[derive(Default)]
struct Noted {
    asked: Vec<Asked>,
    troubles: VecDeque<Trouble>,
    under_way: usize,
    most_under_way: usize,
}

struct Inside {
    facts: Facts,
    noted: Mutex<Noted>,
}

pub struct StandIn {
    address: String,
    inside: Arc<Inside>,
    pauses: Arc<Mutex<Vec<Duration>>>,
    /// Dropped with the stand-in, which stops it.
    _stop: oneshot::Sender<()>,
}

impl StandIn {
    pub async fn with(facts: Facts) -> Self {
        let inside = Arc::new(Inside {
            facts,
            noted: Mutex::default(),
        });
        let router = Router::new()
            .route("/sparql", post(answer))
            .route("/w/api.php", get(answer))
            .with_state(Arc::clone(&inside));
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = format!("http://{}", listener.local_addr().expect("its address"));
        let (stop, stopped) = oneshot::channel::<()>();
        tokio::spawn(async move {
            tokio::select! {
                result = axum::serve(listener, router) => drop(result),
                _ = stopped => {}
            }
        });
        Self {
            address,
            inside,
            pauses: Arc::default(),
            _stop: stop,
        }
    }

    pub fn sparql_url(&self) -> String {
        format!("{}/sparql", self.address)
    }

    pub fn api_url(&self) -> String {
        format!("{}/w/api.php", self.address)
    }

    /// Settings that ask here, and note pauses instead of waiting for them.
    pub fn settings(&self, today: Date) -> Settings {
        let pauses = Arc::clone(&self.pauses);
        let note: Pauses = Arc::new(move |pause| {
            pauses.lock().expect("no panic").push(pause);
            Box::pin(async {})
        });
        Settings {
            sparql_url: self.sparql_url(),
            api_url: self.api_url(),
            pauses: note,
            ..Settings::new("desk@handover.example", today)
        }
    }

    /// Spoils the answers to come, one each.
    pub fn spoil(&self, troubles: impl IntoIterator<Item = Trouble>) {
        self.inside
            .noted
            .lock()
            .expect("no panic")
            .troubles
            .extend(troubles);
    }

    pub fn asked(&self) -> Vec<Asked> {
        self.inside.noted.lock().expect("no panic").asked.clone()
    }

    pub fn most_under_way(&self) -> usize {
        self.inside.noted.lock().expect("no panic").most_under_way
    }

    /// The pauses that the importer made.
    pub fn pauses(&self) -> Vec<Duration> {
        self.pauses.lock().expect("no panic").clone()
    }
}

async fn answer(State(inside): State<Arc<Inside>>, request: Request) -> Response {
    let asked = note(request).await;
    let trouble = {
        let mut noted = inside.noted.lock().expect("no panic");
        noted.asked.push(asked.clone());
        noted.under_way += 1;
        noted.most_under_way = noted.most_under_way.max(noted.under_way);
        noted.troubles.pop_front()
    };
    // Long enough for a second request to be seen beside the first.
    tokio::time::sleep(Duration::from_millis(2)).await;
    let (kind, body) = match asked.fields.get("query") {
        Some(query) => (
            "application/sparql-results+json;charset=utf-8",
            rows::answer(query, &inside.facts),
        ),
        None => (
            "application/json; charset=utf-8",
            labels::answer(&asked.ids(), &inside.facts),
        ),
    };
    let response = trouble::spoiled(trouble, kind, body).await;
    inside.noted.lock().expect("no panic").under_way -= 1;
    response
}

async fn note(request: Request) -> Asked {
    let (head, body) = request.into_parts();
    let header = |name: &str| {
        let value = head.headers.get(name).and_then(|it| it.to_str().ok());
        value.unwrap_or_default().to_owned()
    };
    let body = axum::body::to_bytes(body, 1 << 20).await.expect("a body");
    let query = head.uri.query().unwrap_or_default();
    let pairs = format!("http://x/?{query}{}", String::from_utf8_lossy(&body));
    let url = reqwest::Url::parse(&pairs).expect("pairs");
    Asked {
        path: head.uri.path().to_owned(),
        user_agent: header("user-agent"),
        accept: header("accept"),
        fields: url.query_pairs().into_owned().collect(),
    }
}
