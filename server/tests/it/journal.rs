//! The journal: one suite for both engines.

use crate::support::{Database, Engine, edit, first, on_both_engines, person};
use domain::{Change, Changeset, Refusal, World};
use handover::{
    backend::{CommitError, Follow, Tracker},
    journal::{AppendError, Head},
};
use std::{collections::BTreeSet, sync::Arc, time::Duration};
use tokio::task::JoinSet;

on_both_engines![
    a_new_database_is_empty_and_opens_again,
    numbers_have_no_gaps_with_many_writers_and_two_trackers,
    a_stale_changeset_never_wins_a_race,
    replay_gives_the_world_that_was_committed,
    an_append_of_many_is_whole_or_not_at_all,
    an_append_where_the_journal_does_not_end_is_refused,
    a_clock_that_is_behind_does_not_keep_a_commit_out,
    other_processes_are_seen_by_hint,
    other_processes_are_seen_by_looking_alone,
    two_instances_may_start_on_one_empty_database,
];

async fn a_new_database_is_empty_and_opens_again(database: Database) {
    let tracker = database.tracker().await;
    assert_eq!(tracker.world().seq(), 0);
    assert_eq!(tracker.commit(first()).await.expect("a commit"), 1);
    tracker.journal().close().await;
    assert_eq!(database.tracker().await.world().journal()[0].changeset, first());
}

async fn numbers_have_no_gaps_with_many_writers_and_two_trackers(database: Database) {
    let trackers = [database.tracker().await, database.tracker().await];
    trackers[0].commit(first()).await.expect("the first commit");
    trackers[1].catch_up().await.expect("it catches up");
    let mut writers = JoinSet::new();
    for number in 0..40 {
        let tracker = Arc::clone(&trackers[number % 2]);
        let id = format!("person-{number}");
        let changeset = edit("writer", vec![Change::add(person(&id, &id))]);
        writers.spawn(async move { tracker.commit(changeset).await.expect("a commit") });
    }
    let taken: BTreeSet<u64> = writers.join_all().await.into_iter().collect();
    assert_eq!(taken, (2..=41).collect());
    for tracker in &trackers {
        assert_eq!(tracker.catch_up().await.expect("it catches up"), 41);
    }
    assert_eq!(trackers[0].world(), trackers[1].world());
    assert_eq!(database.changesets_after(0).await.len(), 41);
}

async fn a_stale_changeset_never_wins_a_race(database: Database) {
    let trackers = [database.tracker().await, database.tracker().await];
    trackers[0].commit(first()).await.expect("the first commit");
    trackers[1].catch_up().await.expect("it catches up");
    for round in 0..10 {
        let version = version_of_kishida(&trackers[0]);
        let mut writers = JoinSet::new();
        for number in 0..6 {
            let tracker = Arc::clone(&trackers[number % 2]);
            let name = format!("Name {round} {number}");
            let change = Change::replace(version, person("fumio-kishida", &name));
            writers.spawn(async move { tracker.commit(edit("racer", vec![change])).await });
        }
        let results = writers.join_all().await;
        let won = results.iter().filter(|result| result.is_ok()).count();
        assert_eq!(won, 1, "{results:?}");
        for result in results {
            assert!(
                matches!(result, Ok(_) | Err(CommitError::Refused(Refusal::Stale { .. }))),
                "{result:?}"
            );
        }
        for tracker in &trackers {
            tracker.catch_up().await.expect("it catches up");
        }
    }
    assert_eq!(trackers[0].world().seq(), 11);
}

fn version_of_kishida(tracker: &Tracker) -> u64 {
    tracker
        .world()
        .persons
        .version("fumio-kishida")
        .expect("he is there")
}

async fn replay_gives_the_world_that_was_committed(database: Database) {
    let tracker = database.tracker().await;
    let mut expected = World::default();
    let changesets = [
        first(),
        edit("a", vec![Change::add(person("shigeru-ishiba", "Shigeru Ishiba"))]),
        edit(
            "b",
            vec![Change::replace(
                1,
                person("fumio-kishida", "岸田文雄 “K” \\ \u{1F5F3}"),
            )],
        ),
    ];
    for changeset in changesets {
        expected.apply(changeset.clone()).expect("it is accepted");
        tracker.commit(changeset).await.expect("a commit");
    }
    assert_eq!(*tracker.world(), expected);
    let replayed = World::replay(database.changesets_after(0).await);
    assert_eq!(replayed.expect("it replays"), expected);
}

async fn an_append_of_many_is_whole_or_not_at_all(database: Database) {
    let journal = database.journal().await;
    let one = journal.append(Head::START, &[first()]).await.expect("an append");
    // The second number of the three is taken while the first is free.
    let three: Vec<Changeset> = ["a", "b", "c"].map(|author| edit(author, vec![])).to_vec();
    let hash = match database.engine {
        Engine::Sqlite => "zeroblob(32)",
        Engine::Postgres => "'\\x00'",
    };
    let taken = format!("INSERT INTO journal (seq, at, body, hash) VALUES (3, '', '{{}}', {hash})");
    database.run(&taken).await;
    let result = journal.append(one, &three).await;
    assert!(matches!(result, Err(AppendError::NotWhatItWas(_))), "{result:?}");
    database.run("DELETE FROM journal WHERE seq = 3").await;
    assert_eq!(database.changesets_after(0).await.len(), 1);
    assert_eq!(journal.append(one, &three).await.expect("an append").seq, 4);
    assert_eq!(database.changesets_after(2).await, three[1..]);

    let tracker = database_with_starter_refused(&database).await;
    assert_eq!(tracker.world().seq(), 0);
}

/// Of three changesets the last is refused, so none is written.
async fn database_with_starter_refused(database: &Database) -> Arc<Tracker> {
    database.run("DELETE FROM journal").await;
    database.count_hashes().await;
    let tracker = database.tracker().await;
    let again = edit("b", vec![Change::add(person("fumio-kishida", "Twice"))]);
    let result = tracker
        .commit_all(vec![
            first(),
            edit("a", vec![Change::add(person("a", "A"))]),
            again,
        ])
        .await;
    assert!(
        matches!(result, Err(CommitError::Refused(Refusal::Stale { .. }))),
        "{result:?}"
    );
    assert_eq!(database.changesets_after(0).await, []);
    tracker
}

async fn an_append_where_the_journal_does_not_end_is_refused(database: Database) {
    let journal = database.journal().await;
    for wrong in [1, 7] {
        let wrong = Head {
            seq: wrong,
            ..Head::START
        };
        let result = journal.append(wrong, &[first()]).await;
        assert!(matches!(result, Err(AppendError::NotWhatItWas(_))), "{result:?}");
    }
    let one = journal.append(Head::START, &[first()]).await.expect("an append");
    let result = journal.append(Head::START, &[first()]).await;
    assert!(matches!(result, Err(AppendError::Lost)), "{result:?}");
    // The number is right, and what was read is another journal.
    let other = Head {
        hash: one.hash.followed_by(1, "", ""),
        ..one
    };
    let result = journal.append(other, &[first()]).await;
    assert!(matches!(result, Err(AppendError::NotWhatItWas(_))), "{result:?}");
    assert_eq!(database.changesets_after(0).await.len(), 1);
}

async fn a_clock_that_is_behind_does_not_keep_a_commit_out(database: Database) {
    let tracker = database.tracker().await;
    tracker.commit(first()).await.expect("the first commit");
    let early = Changeset {
        at: "2001-01-01T00:00:00Z".parse().expect("a time"),
        ..edit("late", vec![Change::add(person("a", "A"))])
    };
    tracker.commit(early).await.expect("a commit");
    let world = tracker.world();
    assert_eq!(world.journal()[1].changeset.at, world.journal()[0].changeset.at);
}

async fn other_processes_are_seen_by_hint(database: Database) {
    // Where there are no hints, looking often is what is left.
    let is_postgres = database.engine == crate::support::Engine::Postgres;
    let every = if is_postgres {
        Duration::from_secs(600)
    } else {
        Duration::from_millis(100)
    };
    see_each_other(
        &database,
        Follow {
            every,
            with_hints: true,
        },
    )
    .await;
}

async fn other_processes_are_seen_by_looking_alone(database: Database) {
    see_each_other(
        &database,
        Follow {
            every: Duration::from_millis(200),
            with_hints: false,
        },
    )
    .await;
}

async fn see_each_other(database: &Database, how: Follow) {
    let [one, other] = [database.tracker().await, database.tracker().await];
    let mut followers = JoinSet::new();
    for tracker in [&one, &other] {
        followers.spawn(Arc::clone(tracker).follow(how));
    }
    // A commit before anyone listens is found by the first look, so give it the time to have happened.
    tokio::time::sleep(Duration::from_millis(500)).await;
    one.commit(first()).await.expect("a commit");
    wait_until_it_has(&other, 1).await;
    other
        .commit(edit("other", vec![Change::add(person("a", "A"))]))
        .await
        .expect("a commit");
    wait_until_it_has(&one, 2).await;
    assert_eq!(one.world(), other.world());
}

async fn wait_until_it_has(tracker: &Tracker, seq: u64) {
    let seen = async {
        while tracker.world().seq() < seq {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(10), seen)
        .await
        .expect("the commit is seen");
}

async fn two_instances_may_start_on_one_empty_database(database: Database) {
    let (one, other) = tokio::join!(database.tracker(), database.tracker());
    let (first, second) = tokio::join!(
        handover::cli::fill_if_empty(&one, None),
        handover::cli::fill_if_empty(&other, None)
    );
    first.expect("one starts");
    second.expect("the other starts");
    other.catch_up().await.expect("it catches up");
    one.catch_up().await.expect("it catches up");
    assert_eq!(one.world(), other.world());
}

/// SQLite says at once that it is busy where a new file is changed to WAL, so opening has to wait by itself.
#[tokio::test]
async fn several_instances_may_open_one_new_file() {
    for _ in 0..25 {
        let database = Database::new(Engine::Sqlite).await;
        tokio::join!(
            database.journal(),
            database.journal(),
            database.journal(),
            database.journal()
        );
    }
}
