//! `handover user`, and what the first start says, as an operator's shell sees them.

use crate::support::{Database, Engine, PASSWORD, TestApp, on_both_engines};
use reqwest::StatusCode;
use std::process::{Output, Stdio};
use tokio::{
    io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader},
    process::Command,
};

on_both_engines![
    accounts_are_added_listed_disabled_and_enabled,
    the_first_start_writes_a_link_that_only_its_user_reads,
];

async fn run(database: &Database, arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_handover"))
        .arg("user")
        .args(arguments)
        .args(["--database", &database.url])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut stdin = child.stdin.take().expect("its standard input");
    // A command that asks for nothing may be gone before it is told anything.
    drop(stdin.write_all(input.as_bytes()).await);
    drop(stdin);
    child.wait_with_output().await.expect("the program ends")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

async fn accounts_are_added_listed_disabled_and_enabled(database: Database) {
    // A server's database is empty until the program has been told that it may begin there.
    if database.engine == Engine::Postgres {
        database.journal().await.close().await;
    }
    let password = format!("{PASSWORD}\n");
    let added = run(&database, &["add", "Aiko"], &password).await;
    assert!(added.status.success(), "{}", text(&added.stderr));
    assert_eq!(text(&added.stdout), "added Aiko (editor)\n");
    let added = run(&database, &["add", "Minji", "--role", "administrator"], &password).await;
    assert!(added.status.success(), "{}", text(&added.stderr));
    for (arguments, input, reason) in [
        (
            &["add", "aiko"][..],
            &password[..],
            "There is an account of this name already.",
        ),
        (&["add", "x"], &password, "at least 2 characters"),
        (&["add", "Someone"], "short\n", "at least 12 characters"),
        (
            &["add", "Someone", "--role", "king"],
            &password,
            "editor or administrator",
        ),
        (&["disable", "Nobody"], "", "there is no account “Nobody”"),
    ] {
        let refused = run(&database, arguments, input).await;
        assert!(!refused.status.success(), "{arguments:?}");
        assert!(
            text(&refused.stderr).contains(reason),
            "{}",
            text(&refused.stderr)
        );
    }

    let app = TestApp::on(&database, "http://127.0.0.1").await;
    let session = app.sign_in("Aiko").await;
    assert!(run(&database, &["disable", "AIKO"], "").await.status.success());
    assert_eq!(
        app.get_as(&session, "/account").await.status(),
        StatusCode::SEE_OTHER
    );
    let list = text(&run(&database, &["list"], "").await.stdout);
    let columns: Vec<Vec<&str>> = list.lines().map(|line| line.split('\t').collect()).collect();
    assert_eq!(columns[0][..3], ["Aiko", "editor", "disabled"]);
    assert_eq!(columns[1][..3], ["Minji", "administrator", "enabled"]);
    assert!(run(&database, &["enable", "Aiko"], "").await.status.success());
    app.sign_in("Aiko").await;
}

async fn the_first_start_writes_a_link_that_only_its_user_reads(database: Database) {
    let file = database.file().with_extension("link");
    let mut child = Command::new(env!("CARGO_BIN_EXE_handover"))
        .args([
            "serve",
            "--new",
            "--listen",
            "127.0.0.1:0",
            "--database",
            &database.url,
        ])
        .arg("--set-up-link")
        .arg(&file)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .kill_on_drop(true)
        .spawn()
        .expect("the program starts");
    let mut lines = BufReader::new(child.stdout.take().expect("its standard output")).lines();
    let address = lines.next_line().await.expect("text").expect("a line");
    assert!(address.starts_with("http://127.0.0.1:"), "{address}");
    let mut errors = BufReader::new(child.stderr.take().expect("its standard error")).lines();
    let told = loop {
        let line = errors.next_line().await.expect("text").expect("a line");
        assert!(!line.contains("token="), "no log holds the link: {line}");
        if let Some((_, told)) = line.split_once("The link to set one up is in ") {
            break told.to_owned();
        }
    };
    assert_eq!(told, file.display().to_string());
    let mode = std::os::unix::fs::PermissionsExt::mode(&file.metadata().expect("a file").permissions());
    assert_eq!(mode & 0o777, 0o600);
    let link = std::fs::read_to_string(&file).expect("text");
    let link = link.trim_end().to_owned();
    assert!(link.starts_with(&format!("{address}/set-up?token=")), "{link}");
    child.kill().await.expect("it ends");
    let mut rest = String::new();
    lines.into_inner().read_to_string(&mut rest).await.expect("text");
    assert_eq!(rest, "");
    // The link is in the database, so any instance would take it.
    let app = TestApp::on(&database, "http://127.0.0.1").await;
    let path = link.strip_prefix(&address).expect("a path");
    assert_eq!(app.get(path).await.status(), StatusCode::OK);
}
