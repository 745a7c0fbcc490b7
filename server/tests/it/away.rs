//! The database is away, its disk is full, or it may not be written: readers read on, writers are told why, and all is well once it is back.

use crate::support::{Database, Engine, PASSWORD, TestApp, cookie, edit, first, person};
use app::{NotCommitted, Obstacle};
use domain::{Change, Changeset};
use handover::accounts::Role;
use reqwest::{Method, StatusCode};
use std::{
    path::Path,
    process::Command,
    sync::Arc,
    time::{Duration, Instant},
};
use tokio::{
    io::copy_bidirectional,
    net::{TcpListener, TcpStream},
    sync::watch,
};

fn newcomer(number: u32) -> Changeset {
    edit(
        "editor",
        vec![Change::add(person(&format!("newcomer-{number}"), "A Newcomer"))],
    )
}

/// What became of a commit, as whoever waits for it is told.
async fn committed(app: &TestApp, changeset: Changeset) -> Result<(), Obstacle> {
    let made = app
        .context
        .backend
        .commit_made(Box::new(move |_| vec![changeset.clone()]));
    match made.await {
        Ok(_) => Ok(()),
        Err(NotCommitted::Unavailable(obstacle)) => Err(obstacle),
        Err(other) => panic!("{other}"),
    }
}

/// A file system of its own, small enough to be filled; none where nobody may make one.
struct SmallDisk(tempfile::TempDir);

impl SmallDisk {
    fn new() -> Option<Self> {
        let folder = tempfile::tempdir().expect("a folder");
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o", "size=2m", "tmpfs"])
            .arg(folder.path())
            .output();
        match mounted {
            Ok(output) if output.status.success() => Some(Self(folder)),
            _ => {
                eprintln!("skipped, because this user may not mount a file system");
                None
            }
        }
    }

    fn path(&self) -> &Path {
        self.0.path()
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        drop(Command::new("umount").arg("-l").arg(self.path()).status());
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_disk_that_was_full_takes_the_first_edit_after_it_is_not() {
    let Some(disk) = SmallDisk::new() else {
        return;
    };
    let database = Database::at(disk.path());
    let app = TestApp::arranged(&database, |_| {}).await;
    let editor = app.sign_in_as("Aiko", Role::Editor).await;
    assert_eq!(committed(&app, first()).await, Ok(()));
    assert!(app.text("/readyz").await.contains("writing: possible"));
    // Filled to the last byte, as logs fill a disk.
    let filler = disk.path().join("log");
    let mut file = std::fs::File::create(&filler).expect("a file");
    let mut size = 1 << 20;
    while size > 0 {
        if std::io::Write::write_all(&mut file, &vec![0; size]).is_err() {
            size /= 2;
        }
    }
    let mut number = 0;
    let obstacle = loop {
        number += 1;
        assert!(number < 10_000, "the disk is never full");
        if let Err(obstacle) = committed(&app, newcomer(number)).await {
            break obstacle;
        }
    };
    assert_eq!(obstacle, Obstacle::DiskFull);
    let ready = app.get("/readyz").await;
    assert_eq!(ready.status(), StatusCode::OK, "pages can be read");
    let text = ready.text().await.expect("text");
    assert!(text.contains("writing: impossible, the disk is full"), "{text}");
    assert_eq!(
        app.get("/readyz?for=writing").await.status(),
        StatusCode::SERVICE_UNAVAILABLE
    );
    // Whoever saves is told why, in their language, and what was typed is still there.
    let path = "/ja/edit/people/fumio-kishida/verify";
    for (path, words) in [
        (path, "ディスクに空きがありません"),
        (&path[3..], "The disk of the server is full"),
    ] {
        let fields = [
            ("source[]", "gazette"),
            ("comment", "what was typed"),
            ("go", "save"),
        ];
        let answer = app.send_form(path, &editor, &fields).await;
        assert_eq!(answer.status(), StatusCode::SERVICE_UNAVAILABLE, "{path}");
        assert!(answer.headers().contains_key("retry-after"), "{path}");
        let html = answer.text().await.expect("text");
        assert!(
            html.contains(words) && html.contains("what was typed"),
            "{path}: {html}"
        );
    }
    assert_eq!(app.get("/people/fumio-kishida").await.status(), StatusCode::OK);
    drop(file);
    std::fs::remove_file(filler).expect("it goes");
    assert_eq!(
        committed(&app, newcomer(0)).await,
        Ok(()),
        "the first edit after it"
    );
    assert!(app.text("/readyz").await.contains("writing: possible"));
    // Nothing that was refused is there, and nothing that was taken is lost.
    let persons = app.context.backend.world().persons.len();
    assert_eq!(database.tracker().await.world().persons.len(), persons);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_database_that_another_program_has_locked_is_told_of_in_time() {
    use sqlx::Connection;
    let database = Database::new(Engine::Sqlite).await;
    let app = TestApp::arranged(&database, |_| {}).await;
    assert_eq!(committed(&app, first()).await, Ok(()));
    let mut other = sqlx::SqliteConnection::connect(&database.url)
        .await
        .expect("a connection");
    sqlx::raw_sql("BEGIN IMMEDIATE")
        .execute(&mut other)
        .await
        .expect("it is locked");
    let begun = Instant::now();
    let refused = committed(&app, newcomer(1)).await;
    assert_eq!(refused, Err(Obstacle::Locked));
    assert!(begun.elapsed() < Duration::from_secs(20), "{:?}", begun.elapsed());
    sqlx::raw_sql("ROLLBACK")
        .execute(&mut other)
        .await
        .expect("it is free");
    assert_eq!(committed(&app, newcomer(1)).await, Ok(()));
}

/// What stands between the server and PostgreSQL, and lets nothing through while it is closed.
struct Line {
    address: String,
    is_open: watch::Sender<bool>,
}

impl Line {
    async fn to(url: &str) -> Self {
        let (scheme, rest) = url.split_once("://").expect("an address");
        let (user, rest) = rest.split_once('@').expect("a user");
        let (host, name) = rest.split_once('/').expect("a database");
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let port = listener.local_addr().expect("its address").port();
        let is_open = watch::Sender::new(true);
        let (to, opened) = (host.to_owned(), is_open.clone());
        tokio::spawn(async move {
            while let Ok((mut from, _)) = listener.accept().await {
                let (to, mut opened) = (to.clone(), opened.subscribe());
                tokio::spawn(async move {
                    // A server that is frozen takes connections and says nothing.
                    drop(opened.wait_for(|is_open| *is_open).await);
                    let mut to = TcpStream::connect(to).await.expect("PostgreSQL is there");
                    loop {
                        tokio::select! {
                            copied = copy_bidirectional(&mut from, &mut to) => return drop(copied),
                            closed = opened.wait_for(|is_open| !*is_open) => drop(closed),
                        }
                        drop(opened.wait_for(|is_open| *is_open).await);
                    }
                });
            }
        });
        Self {
            address: format!("{scheme}://{user}@127.0.0.1:{port}/{name}"),
            is_open,
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_database_that_is_frozen_keeps_nobody_from_reading() {
    if Engine::postgres_is_skipped() {
        return;
    }
    let real = Database::new(Engine::Postgres).await;
    let line = Line::to(&real.url).await;
    let database = Database::of(&line.address);
    database.fill().await;
    let app = Arc::new(TestApp::arranged(&database, |_| {}).await);
    let editor = app.sign_in_as("Aiko", Role::Editor).await;
    let fields = [("name", "notebook"), ("scope", "write"), ("days", "30")];
    let made = app.post("/rpc/make_token", &editor, &fields).await;
    let html = made.text().await.expect("text");
    let start = html.find("hnd_").expect("the token is shown once");
    let token = html[start..start + 68].to_owned();
    let by_token = |token: String| {
        let request = app
            .request(Method::GET, "/api/v1/countries/jp")
            .bearer_auth(token);
        async move { request.send().await.expect("an answer") }
    };
    assert_eq!(by_token(token.clone()).await.status(), StatusCode::OK);
    let signed_in = app.get_as(&editor, "/countries/jp").await;
    assert!(signed_in.text().await.expect("text").contains("Aiko"));

    line.is_open.send_replace(false);
    for _ in 0..3 {
        let page = app.get_as(&editor, "/countries/kr").await;
        assert_eq!(page.status(), StatusCode::OK);
        assert!(
            page.text().await.expect("text").contains("Aiko"),
            "a session is believed for a minute"
        );
        assert_eq!(by_token(token.clone()).await.status(), StatusCode::OK);
        assert_eq!(app.get("/countries/fr").await.status(), StatusCode::OK);
    }
    // Of whom nothing is known, nothing is said; with a wrong cookie one is nobody.
    let stranger = format!("hnd_{}", "0".repeat(64));
    let refused = by_token(stranger).await;
    assert_eq!(refused.status(), StatusCode::SERVICE_UNAVAILABLE);
    assert!(refused.headers().contains_key("retry-after"));
    let begun = Instant::now();
    let fields = [
        ("source[]", "cia-world-factbook"),
        ("comment", "what was typed"),
        ("go", "save"),
    ];
    let saved = app
        .send_form("/edit/people/fumio-kishida/verify", &editor, &fields)
        .await;
    assert_eq!(saved.status(), StatusCode::SERVICE_UNAVAILABLE);
    assert!(saved.headers().contains_key("retry-after"));
    assert!(begun.elapsed() < Duration::from_secs(30), "{:?}", begun.elapsed());
    let sign_in = [("name", "Aiko"), ("password", PASSWORD)];
    let refused = app.post("/rpc/sign_in", "", &sign_in).await;
    assert_eq!(refused.status(), StatusCode::SERVICE_UNAVAILABLE);
    assert!(
        app.text("/readyz")
            .await
            .contains("writing: impossible, the database does not answer")
    );

    line.is_open.send_replace(true);
    let begun = Instant::now();
    let back = loop {
        let answer = app.post("/rpc/sign_in", "", &sign_in).await;
        if answer.status() == StatusCode::SEE_OTHER {
            break answer;
        }
        assert!(begun.elapsed() < Duration::from_secs(60), "{}", answer.status());
    };
    assert!(cookie(&back).is_some());
}
