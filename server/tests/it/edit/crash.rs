//! The server is killed again and again during a storm of edits. What was acknowledged is there; what was under way is there
//! whole or not at all.

use crate::support::{Database, Engine, PASSWORD, first, on_both_engines};
use domain::{Changeset, EntityKind, changeset::Revision};
use handover::{
    accounts::{AccountName, Accounts, Password, Role},
    citation::CitationReader,
};
use reqwest::{Client, header, redirect::Policy};
use std::{
    collections::BTreeMap,
    process::Stdio,
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};
use tokio::{
    io::{AsyncBufReadExt, BufReader},
    process::{Child, Command},
    time::sleep,
};

on_both_engines![what_was_acknowledged_survives_being_killed];

/// How often the server is killed, unless `HANDOVER_KILLS` says otherwise, as `make test-long` does.
const KILLS: usize = 200;
const CLIENTS: usize = 4;
/// What one edit adds: an office, a person, a party, and the tenure that joins them.
const ADDS: usize = 4;

/// The name of each acknowledged edit, and the number it was told.
type Acknowledged = Arc<Mutex<BTreeMap<usize, u64>>>;

async fn what_was_acknowledged_survives_being_killed(database: Database) {
    let tracker = database.tracker().await;
    tracker.commit(first()).await.expect("a commit");
    let accounts = Accounts::beside(tracker.journal());
    let (name, password) = (AccountName::parse("Aiko"), Password::parse(PASSWORD));
    accounts
        .add(
            name.expect("a name"),
            &password.expect("a password"),
            Role::Editor,
        )
        .await
        .expect("an account");
    let token = accounts.sign_in("Aiko", PASSWORD).await.expect("a session");
    let cookie = format!("session={}", token.as_str());
    tracker.journal().close().await;

    // Readies the encryption that a client needs, too.
    CitationReader::new(Vec::new()).expect("a reader");
    let instances = match database.engine {
        Engine::Sqlite => 1,
        Engine::Postgres => 2,
    };
    let edits = Arc::new(AtomicUsize::new(0));
    let acknowledged = Acknowledged::default();
    let mut chance = 20_240_906_u64;
    let kills = std::env::var("HANDOVER_KILLS").map_or(KILLS, |text| text.parse().expect("a number"));
    for _ in 0..kills {
        let mut servers = Vec::new();
        for _ in 0..instances {
            servers.push(start(&database.url).await);
        }
        let addresses: Vec<_> = servers.iter().map(|(_, address)| address.clone()).collect();
        let storm: Vec<_> = (0..CLIENTS)
            .map(|client| {
                let address = addresses[client % instances].clone();
                tokio::spawn(edit(
                    address,
                    cookie.clone(),
                    Arc::clone(&edits),
                    Arc::clone(&acknowledged),
                ))
            })
            .collect();
        // In the middle of it, not before it began.
        let before = acknowledged.lock().expect("the list").len();
        for _ in 0..500 {
            if acknowledged.lock().expect("the list").len() > before {
                break;
            }
            sleep(Duration::from_millis(5)).await;
        }
        chance = chance
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        sleep(Duration::from_millis((chance >> 33) % 60)).await;
        for (server, _) in &mut servers {
            server.kill().await.expect("it is killed");
        }
        for client in storm {
            client.await.expect("the client ends");
        }
    }

    let acknowledged = acknowledged.lock().expect("the list").clone();
    assert!(
        acknowledged.len() >= kills,
        "only {} edits got through",
        acknowledged.len()
    );
    let changesets = database.changesets_after(0).await;
    let mut written = BTreeMap::new();
    for (seq, changeset) in (1..).zip(&changesets).skip(1) {
        let number = number_of(changeset);
        assert_eq!(changeset.changes.len(), ADDS, "changeset {seq} is not whole");
        assert_eq!(written.insert(number, seq), None, "edit {number} is there twice");
    }
    for (number, seq) in &acknowledged {
        assert_eq!(
            written.get(number),
            Some(seq),
            "edit {number} was acknowledged as {seq}"
        );
    }
    let check = Command::new(env!("CARGO_BIN_EXE_handover"))
        .args(["check", "--database", &database.url])
        .output()
        .await
        .expect("check runs");
    assert!(
        check.status.success(),
        "{}",
        String::from_utf8_lossy(&check.stdout)
    );
}

/// The number in the comment of an edit.
fn number_of(changeset: &Changeset) -> usize {
    let kinds: Vec<_> = changeset
        .changes
        .iter()
        .map(|change| match &change.to {
            Revision::Is(entity) => entity.kind(),
            Revision::Gone(gone) | Revision::Merged { from: gone, .. } => gone.kind(),
        })
        .collect();
    for kind in [
        EntityKind::Office,
        EntityKind::Person,
        EntityKind::Party,
        EntityKind::Tenure,
    ] {
        assert!(kinds.contains(&kind), "{} has no {kind:?}", changeset.comment);
    }
    let number = changeset
        .comment
        .strip_prefix("Edit ")
        .expect("an edit of the storm");
    number.parse().expect("its number")
}

/// Saves one edit after the other until the server is gone.
async fn edit(address: String, cookie: String, edits: Arc<AtomicUsize>, acknowledged: Acknowledged) {
    let client = Client::builder()
        .no_proxy()
        .redirect(Policy::none())
        .build()
        .expect("a client");
    loop {
        let number = edits.fetch_add(1, Ordering::Relaxed);
        let body = format!(
            "office.title=Office+{number}&person.en=Person+{number}+Example&party.en=Party+{number}&start=2024\
             &source[]=gazette&subject=countries/jp&comment=Edit+{number}&go=save"
        );
        let sent = client
            .post(format!(
                "{address}/rpc/start_tenure?page=/edit/countries/jp/start-tenure"
            ))
            .header("cookie", &cookie)
            .header("sec-fetch-site", "same-origin")
            .header("accept", "text/html")
            .header("content-type", "application/x-www-form-urlencoded")
            .body(body)
            .send()
            .await;
        let Ok(answer) = sent else { return };
        let location = answer
            .headers()
            .get(header::LOCATION)
            .and_then(|location| location.to_str().ok())
            .unwrap_or_default();
        let seq = location
            .split_once("saved=")
            .and_then(|(_, seq)| seq.parse().ok());
        match seq {
            Some(seq) => {
                acknowledged.lock().expect("the list").insert(number, seq);
            }
            None => {
                let status = answer.status();
                let text = answer.text().await.unwrap_or_default();
                // Two instances may be too busy for each other; nothing was saved then.
                let is_busy = text.contains("Nothing is lost");
                assert!(is_busy, "edit {number}: {status} {}", super::problems(&text));
            }
        }
    }
}

async fn start(database: &str) -> (Child, String) {
    let mut server = Command::new(env!("CARGO_BIN_EXE_handover"))
        .args(["serve", "--listen", "127.0.0.1:0", "--database", database])
        .env("RUST_LOG", "error")
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .spawn()
        .expect("the server starts");
    let stdout = server.stdout.take().expect("its output");
    let mut lines = BufReader::new(stdout).lines();
    let address = lines.next_line().await.expect("a line").expect("its address");
    (server, address)
}
