//! A server on a free port, and a client that speaks with it.

use super::{Database, Engine};
use app::{
    Backend, NotCommitted, Obstacle, Today,
    backend::{Committing, Make, Trying},
    desk::Marks,
    edit::Act,
};
use domain::{Changeset, World, changeset::Seq};
use handover::{
    accounts::{AccountName, Accounts, Password, Role},
    backend::Tracker,
    citation::CitationReader,
    connections::Room,
    desk::Desk,
    http::{Clock, Context, OwnHost, Parts},
    router,
};
use jiff::{Timestamp, civil::Date};
use reqwest::{Client, Method, RequestBuilder, Response, redirect::Policy};
use std::{num::NonZeroU32, sync::Arc, time::Duration};
use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
    sync::oneshot,
};

fn citations() -> CitationReader {
    CitationReader::new(Vec::new()).expect("a reader")
}

/// The day that the tests take for today.
pub fn today() -> Date {
    jiff::civil::date(2026, 11, 24)
}

/// How many requests a minute a client of the API may make, where a test does not say.
const REQUESTS: NonZeroU32 = NonZeroU32::new(1_000_000).expect("some requests");

/// How many connections there may be.
const CONNECTIONS: usize = 1_000;

pub struct TestApp {
    pub address: String,
    pub context: Arc<Context>,
    client: Client,
    /// Dropped with the app, which stops the server.
    _stop: oneshot::Sender<()>,
    _database: Option<Database>,
    tracker: Option<Arc<Tracker>>,
}

impl TestApp {
    /// The journal and the world that are served.
    pub fn tracker(&self) -> &Tracker {
        self.tracker.as_ref().expect("a tracker")
    }

    /// Serves the starter world from a new SQLite file.
    pub async fn start() -> Self {
        Self::start_on(today()).await
    }

    /// Serves the starter world on another day.
    pub async fn start_on(day: Date) -> Self {
        let database = Database::filled(Engine::Sqlite).await;
        let app = Self::on_day(&database, day).await;
        Self {
            _database: Some(database),
            ..app
        }
    }

    /// Serves what is in a database, accounts and all.
    pub async fn on(database: &Database, public_url: &str) -> Self {
        Self::behind_proxies(database, public_url, 0).await
    }

    /// Serves what is in a database to clients that say where they come from, as proxies do.
    pub async fn behind_proxies(database: &Database, public_url: &str, hops: usize) -> Self {
        Self::serving(database, public_url, hops, REQUESTS, today()).await
    }

    /// Serves what is in a database, and so many requests a minute to each client of the API.
    pub async fn limited(database: &Database, requests: u32) -> Self {
        let requests = NonZeroU32::new(requests).expect("some requests");
        Self::serving(database, "https://handover.example", 0, requests, today()).await
    }

    /// Serves what is in a database on another day.
    pub async fn on_day(database: &Database, day: Date) -> Self {
        Self::serving(database, "https://handover.example", 0, REQUESTS, day).await
    }

    async fn serving(
        database: &Database,
        public_url: &str,
        hops: usize,
        requests: NonZeroU32,
        today: Date,
    ) -> Self {
        Self::arranged(database, |parts| {
            public_url.clone_into(&mut parts.public_url);
            parts.trusted_proxy_hops = hops;
            parts.api_requests_per_minute = requests;
            parts.clock = Clock::new(Some(today));
        })
        .await
    }

    /// Serves what is in a database, and whatever a test wants to have otherwise.
    pub async fn arranged(database: &Database, arrange: impl FnOnce(&mut Parts)) -> Self {
        let tracker = database.tracker().await;
        let mut parts = Parts {
            news: tracker.news(),
            backend: Arc::clone(&tracker) as _,
            accounts: Accounts::beside(tracker.journal()),
            proposals: handover::proposals::store::Store::beside(tracker.journal()),
            desk: Arc::clone(tracker.desk()),
            citations: citations(),
            public_url: "https://handover.example".to_owned(),
            clock: Clock::new(Some(today())),
            get_file: Arc::new(crate::files::get),
            trusted_proxy_hops: 0,
            api_requests_per_minute: REQUESTS,
            pages_per_minute: REQUESTS,
            room: Room::of(CONNECTIONS),
            own_host: OwnHost::default(),
            describe_api: handover::api::document,
        };
        arrange(&mut parts);
        Self {
            tracker: Some(tracker),
            ..Self::with_parts(parts).await
        }
    }

    /// Serves any backend, with accounts of its own, of which there are none.
    pub async fn with_backend(backend: Arc<dyn Backend>, public_url: &str) -> Self {
        let database = Database::new(Engine::Sqlite).await;
        let parts = Parts {
            backend,
            news: tokio::sync::watch::channel(0).1,
            accounts: Accounts::beside(&database.journal().await),
            proposals: handover::proposals::store::Store::beside(&database.journal().await),
            desk: Arc::new(Desk::open(&database.journal().await).await.expect("a desk")),
            citations: citations(),
            public_url: public_url.to_owned(),
            clock: Clock::new(Some(today())),
            get_file: Arc::new(crate::files::get),
            trusted_proxy_hops: 0,
            api_requests_per_minute: REQUESTS,
            pages_per_minute: REQUESTS,
            room: Room::of(CONNECTIONS),
            own_host: OwnHost::default(),
            describe_api: handover::api::document,
        };
        Self {
            _database: Some(database),
            ..Self::with_parts(parts).await
        }
    }

    async fn with_parts(parts: Parts) -> Self {
        let context = Context::new(parts).expect("the browser's files");
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = format!("http://{}", listener.local_addr().expect("its address"));
        let (stop, stopped) = oneshot::channel::<()>();
        let serving = router::serve(
            listener,
            Arc::clone(&context),
            async { drop(stopped.await) },
            Duration::from_millis(100),
        );
        tokio::spawn(serving);
        let client = Client::builder()
            .no_proxy()
            .redirect(Policy::none())
            .build()
            .expect("a client");
        Self {
            address,
            context,
            client,
            _stop: stop,
            _database: None,
            tracker: None,
        }
    }

    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.client.request(method, format!("{}{path}", self.address))
    }

    pub async fn get(&self, path: &str) -> Response {
        self.request(Method::GET, path).send().await.expect("an answer")
    }

    pub async fn get_with(&self, path: &str, name: &str, value: &str) -> Response {
        self.request(Method::GET, path)
            .header(name, value)
            .send()
            .await
            .expect("an answer")
    }

    /// Sends a form as a browser sends it from a page of the site; `cookie` is what signs somebody in.
    pub async fn post(&self, path: &str, cookie: &str, fields: &[(&str, &str)]) -> Response {
        self.form(path, cookie, fields)
            .header("origin", &self.address)
            .header("sec-fetch-site", "same-origin")
            .send()
            .await
            .expect("an answer")
    }

    /// Sends the form of editors that stands at a path.
    pub async fn send_form(&self, path: &str, cookie: &str, fields: &[(&str, &str)]) -> Response {
        let (address, about) = sent_to(path);
        let mut fields: Vec<_> = fields
            .iter()
            .filter(|(name, _)| *name != about.0)
            .copied()
            .collect();
        fields.push((about.0, &about.1));
        self.post(&address, cookie, &fields).await
    }

    /// Sends a form of the page on which editors decide on a proposal.
    pub async fn decide(&self, function: &str, cookie: &str, id: &str, fields: &[(&str, &str)]) -> Response {
        let address = format!("/rpc/{function}?page=/review/{id}");
        let fields = [&[("proposal", id)], fields].concat();
        self.post(&address, cookie, &fields).await
    }

    /// A form that says nothing of where it comes from.
    pub fn form(&self, path: &str, cookie: &str, fields: &[(&str, &str)]) -> RequestBuilder {
        self.request(Method::POST, path)
            .header("cookie", cookie)
            .header("accept", "text/html,application/xhtml+xml;q=0.9")
            .header("content-type", "application/x-www-form-urlencoded")
            .body(encoded(fields))
    }

    /// Announces a form of so many bytes and sends none of them, since a server that refuses it may close the connection at once. Gives
    /// the status of the answer.
    pub async fn announce_form(&self, path: &str, cookie: &str, accept: &str, length: usize) -> u16 {
        let host = self.address.trim_start_matches("http://");
        let head = format!(
            "POST {path} HTTP/1.1\r\nHost: {host}\r\nCookie: {cookie}\r\nAccept: {accept}\r\nSec-Fetch-Site: same-origin\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {length}\r\n\r\n"
        );
        let mut stream = TcpStream::connect(host).await.expect("a connection");
        stream.write_all(head.as_bytes()).await.expect("it is sent");
        let mut line = String::new();
        let mut answer = BufReader::new(stream);
        answer.read_line(&mut line).await.expect("an answer");
        let status = line.split(' ').nth(1).expect("a status");
        status.parse().expect("a number")
    }

    /// Commits a changeset that stands ready.
    pub async fn commit(&self, changeset: Changeset) -> Seq {
        let committed = self
            .context
            .backend
            .commit_made(Box::new(move |_| vec![changeset.clone()]));
        committed.await.expect("a commit")
    }

    /// Brings in what other processes have committed.
    pub async fn follow_once(&self) {
        let tracker = self.tracker();
        tracker.catch_up().await.expect("the journal can be read");
    }

    /// Adds an account and signs in with it; gives the cookie.
    pub async fn sign_in_as(&self, name: &str, role: Role) -> String {
        let password = Password::parse(PASSWORD).expect("a password");
        let parsed = AccountName::parse(name).expect("a name");
        self.context
            .accounts
            .add(parsed, &password, role)
            .await
            .expect("an account");
        self.sign_in(name).await
    }

    /// Signs in with the password of every account here; gives the cookie.
    pub async fn sign_in(&self, name: &str) -> String {
        let fields = [("name", name), ("password", PASSWORD)];
        let answer = self.post("/rpc/sign_in", "", &fields).await;
        cookie(&answer).expect("a cookie")
    }

    pub async fn get_as(&self, cookie: &str, path: &str) -> Response {
        self.get_with(path, "cookie", cookie).await
    }

    pub async fn text(&self, path: &str) -> String {
        self.get(path).await.text().await.expect("text")
    }
}

/// The password of every account in the tests.
pub const PASSWORD: &str = "correct horse battery";

/// The body of a form.
pub fn encoded(fields: &[(&str, &str)]) -> String {
    form_urlencoded::Serializer::new(String::new())
        .extend_pairs(fields)
        .finish()
}

/// The cookie that an answer sets, as it is sent back.
pub fn cookie(answer: &Response) -> Option<String> {
    let value = answer.headers().get("set-cookie")?.to_str().ok()?;
    Some(value.split(';').next()?.to_owned())
}

/// A backend whose every snapshot panics.
pub struct Broken;

impl Backend for Broken {
    fn world(&self) -> Arc<World> {
        Arc::new(World::default())
    }

    fn known_at(&self, _: Timestamp) -> Arc<World> {
        self.world()
    }

    fn at(&self, _: Seq) -> Arc<World> {
        self.world()
    }

    fn today(&self, _: &Arc<World>, _: Date) -> Arc<Today> {
        panic!("the secret reason")
    }

    fn obstacle(&self) -> Trying<'_> {
        Box::pin(std::future::ready(None))
    }

    fn marks(&self) -> Arc<Marks> {
        Arc::default()
    }

    fn commit_made<'b>(&'b self, _: Make<'b>) -> Committing<'b> {
        Box::pin(async { Err(NotCommitted::Unavailable(Obstacle::Other)) })
    }
}

/// Where the form of editors at a path is sent, and the field that says what it is about.
pub fn sent_to(path: &str) -> (String, (&'static str, String)) {
    let start = path.find("/edit/").expect("the path of a form");
    let parts: Vec<_> = path[start..].split('/').skip(2).collect();
    let [kind, id, word] = parts[..] else {
        panic!("{path} is no form");
    };
    let Some(act) = Act::from_word(word) else {
        return (
            format!("/rpc/{word}?page={path}"),
            ("subject", format!("{kind}/{id}")),
        );
    };
    let told = match act.about() {
        "subject" => format!("{kind}/{id}"),
        _ => id.to_owned(),
    };
    (
        format!("/rpc/{}?page={path}", act.function()),
        (act.about(), told),
    )
}
