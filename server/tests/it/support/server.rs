//! A server on a free port, and a client that speaks with it.

use super::{Database, Engine};
use app::Backend;
use domain::{Snapshot, World};
use handover::{
    cli::fill_if_empty,
    http::{Clock, Context},
    router,
};
use jiff::{Timestamp, civil::Date};
use reqwest::{Client, Method, RequestBuilder, Response, redirect::Policy};
use std::{sync::Arc, time::Duration};
use tokio::{net::TcpListener, sync::oneshot};

/// The day that the tests take for today.
pub fn today() -> Date {
    jiff::civil::date(2026, 11, 24)
}

pub struct TestApp {
    pub address: String,
    pub context: Arc<Context>,
    client: Client,
    /// Dropped with the app, which stops the server.
    _stop: oneshot::Sender<()>,
    _database: Option<Database>,
}

impl TestApp {
    /// Serves the starter world from a new SQLite file.
    pub async fn start() -> Self {
        let database = Database::new(Engine::Sqlite).await;
        let tracker = database.tracker().await;
        fill_if_empty(&tracker)
            .await
            .expect("the starter world is written");
        let app = Self::with_backend(tracker, "https://handover.example").await;
        Self {
            _database: Some(database),
            ..app
        }
    }

    pub async fn with_backend(backend: Arc<dyn Backend>, public_url: &str) -> Self {
        let context = Context::new(backend, public_url.to_owned(), Clock::new(Some(today())));
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

    pub async fn text(&self, path: &str) -> String {
        self.get(path).await.text().await.expect("text")
    }
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

    fn snapshot(&self, _: &Arc<World>, _: Date) -> Arc<Snapshot> {
        panic!("the secret reason")
    }
}
