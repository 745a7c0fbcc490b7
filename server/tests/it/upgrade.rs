//! Databases as each earlier version left them, opened by this one: nothing is lost, and the same world comes of them.

use crate::support::{Database, Engine, on_both_engines, today};
use domain::{Changeset, World};
use handover::{
    accounts::Accounts,
    backend::Tracker,
    cli::check_journal,
    journal::{Hash, Head, Journal},
};
use std::{fs, path::Path};

on_both_engines![a_database_of_every_earlier_version_opens_and_has_its_world];

/// How many migrations there were before this version.
const EARLIER: usize = 7;

async fn a_database_of_every_earlier_version_opens_and_has_its_world(database: Database) {
    for version in 1..=EARLIER {
        let database = Database::new(database.engine).await;
        let engine = match database.engine {
            Engine::Sqlite => "sqlite",
            Engine::Postgres => "postgres",
        };
        let file = format!("tests/data/schema-{version}.{engine}.sql");
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
        if database.engine == Engine::Sqlite {
            fs::write(database.file(), "").expect("a file");
        }
        database.run(&fs::read_to_string(file).expect("the dump")).await;

        let bodies = database.texts("SELECT body FROM journal ORDER BY seq").await;
        let times = database.texts("SELECT at FROM journal ORDER BY seq").await;
        assert!(bodies.len() >= 3, "version {version}");
        let changesets = bodies
            .iter()
            .map(|body| Changeset::from_json(body).expect("a changeset"));
        let expected = World::replay(changesets).expect("it replays");
        let mut head = Head::START;
        for (at, body) in times.iter().zip(&bodies) {
            head = Head {
                seq: head.seq + 1,
                hash: Hash::followed_by(head.hash, head.seq + 1, at, body),
            };
        }

        // It is read as it is, before anybody starts this version on it.
        let reading = Journal::open_to_read(&database.url).await.expect("it is read");
        let report = check_journal(&reading, today()).await.expect("it is sound");
        assert_eq!(report.errors, [""; 0], "version {version}");
        assert!(!reading.is_current());
        reading.close().await;
        let applied = "SELECT CAST(max(version) AS TEXT) FROM _sqlx_migrations";
        assert_eq!(database.texts(applied).await, [version.to_string()]);

        let journal = Journal::open(&database.url)
            .await
            .expect("it is brought up to date");
        let tracker = Tracker::start(journal).await.expect("it replays");
        assert_eq!(*tracker.world(), expected, "version {version}");
        assert_eq!(tracker.head().await, head, "version {version}");
        assert_eq!(
            database.texts("SELECT body FROM journal ORDER BY seq").await,
            bodies
        );
        let report = check_journal(tracker.journal(), today())
            .await
            .expect("it is sound");
        assert_eq!(report.errors, [""; 0], "version {version}");
        let accounts = Accounts::beside(tracker.journal())
            .list()
            .await
            .expect("the accounts");
        assert_eq!(accounts.len(), if version >= 2 { 2 } else { 0 });
        for (table, since) in [
            ("tokens", 3),
            ("proposals", 4),
            ("imports", 4),
            ("desk", 5),
            ("settings", 5),
        ] {
            let count = format!("SELECT CAST(count(*) AS TEXT) FROM {table}");
            let expected = if version >= since { "1" } else { "0" };
            assert_eq!(
                database.texts(&count).await,
                [expected],
                "version {version}: {table}"
            );
        }
        tracker.journal().close().await;
    }
}
