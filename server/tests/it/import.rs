//! Imports from files: the whole data sets that mappings ship for, what is taken in, and what is not.

mod cases;
mod interrupted;
mod sync;

use crate::support::{Database, Engine, edit, on_both_engines, person};
use domain::{
    Change, Citation,
    changeset::Revision,
    check::{Severity, check},
    entity::Review,
};
use handover::{
    backend::Tracker,
    import::{
        Part,
        csv::{self, mapping::Mapping},
        run::{Accept, Progress, Report, Run},
    },
    proposals::{State, accept::Acceptance, store::Store, take_in::take_in},
};
use jiff::{
    Timestamp,
    civil::{Date, date},
};
use std::path::{Path, PathBuf};
use tokio::process::Command;

on_both_engines![
    whole_data_sets_come_in_once_and_every_row_is_accounted_for,
    what_is_missing_there_stays_here_and_what_was_rejected_stays_rejected,
    one_statement_that_cannot_stand_does_not_keep_the_others_out,
    popolo_comes_in_whole_and_once,
    what_others_commit_meanwhile_moves_the_numbers_of_what_is_taken_in,
];

const TODAY: Date = date(2026, 12, 1);

/// A file of the data that tests may read beside the project; none where it is not there.
fn shared(file: &str) -> Option<PathBuf> {
    let crate_folder = std::env::var_os("CARGO_MANIFEST_DIR").expect("cargo says where the crate is");
    let path = Path::new(&crate_folder).join("../../shared/data").join(file);
    if !path.exists() {
        eprintln!("skipped, because {file} is not beside the project");
        return None;
    }
    Some(path)
}

struct Quiet;

impl Progress for Quiet {
    fn tell(&mut self, _: &Report) {}
}

async fn filled(database: &Database) -> std::sync::Arc<Tracker> {
    database.fill().await;
    database.tracker().await
}

async fn import(tracker: &Tracker, part: Part, mapping: &Mapping, accept: Accept) -> Report {
    let mut run = Run::begin(
        tracker,
        mapping.source(TODAY),
        &part.name,
        accept,
        TODAY,
        Box::new(Quiet),
    )
    .await
    .expect("a run");
    run.read_one_file();
    run.take(part).await.expect("it is kept");
    run.finish(None).await.expect("it ends")
}

async fn import_file(tracker: &Tracker, file: &Path, mapping: &str, accept: Accept) -> Report {
    let mapping = Mapping::open(mapping).expect("it ships");
    let part = csv::read(file, &mapping, &tracker.world()).expect("it is read");
    import(tracker, part, &mapping, accept).await
}

fn assert_sound(tracker: &Tracker) {
    let errors: Vec<_> = check(&tracker.world(), TODAY)
        .into_iter()
        .filter(|finding| finding.severity == Severity::Error)
        .collect();
    assert!(errors.is_empty(), "{errors:?}");
}

async fn whole_data_sets_come_in_once_and_every_row_is_accounted_for(database: Database) {
    // Archigos has 3,409 rows, ParlGov 1,027, the visits 3,262; states that nobody here records and broken dates are rejected.
    for (file, mapping, rows, rejected) in [
        ("history/archigos_tenures.csv", "archigos", 3_409, 94),
        ("history/election.csv", "parlgov", 1_027, 0),
        ("meetings/visits.csv", "visits", 3_262, 10),
    ] {
        let Some(path) = shared(file) else { return };
        let tracker = filled(&database).await;
        let report = import_file(&tracker, &path, mapping, Accept::New).await;
        let counts = &report.counts;
        assert_eq!(counts.read + counts.rejected, rows, "{report}");
        assert_eq!(counts.rejected, rejected, "{report}");
        assert_eq!(counts.rejected as usize, report.rejected.len());
        assert_eq!(
            counts.same + counts.new + counts.differs + counts.questions,
            counts.read
        );
        assert_eq!(counts.accepted + counts.left, counts.new, "{report}");
        // Of somebody with the name of a leader who is recorded already, it is asked who is meant; and the starter world has some of it.
        assert!(counts.accepted > rows / 2, "{report}");
        let recorded = counts.same + counts.differs;
        assert!(
            counts.accepted + counts.questions + recorded > rows * 9 / 10,
            "{report}"
        );
        assert_sound(&tracker);
        let seq = tracker.world().seq();
        let again = import_file(&tracker, &path, mapping, Accept::New).await;
        assert_eq!(again.counts.proposed, 0, "{again}");
        assert_eq!(again.counts.accepted, 0, "{again}");
        assert_eq!(again.counts.new, counts.left, "{again}");
        assert_eq!(again.gone, Vec::<String>::new());
        assert_eq!(tracker.world().seq(), seq);
        tracker.journal().close().await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_shipped_mapping_names_no_source_that_the_starter_world_has_for_something_else() {
    let database = Database::new(Engine::Sqlite).await;
    let world = filled(&database).await.world();
    for name in ["archigos", "parlgov", "visits"] {
        let source = Mapping::open(name).expect("it ships").source(TODAY);
        if let Some(recorded) = world.sources.get(&source.id) {
            assert_eq!(
                (&recorded.title, &recorded.publisher),
                (&source.title, &source.publisher),
                "{name}"
            );
        }
    }
}

const MAPPING: &str = include_str!("review/sheet.toml");

/// A sheet with one row a line: id, state, who, from, to.
fn sheet(folder: &Path, lines: &[&str]) -> PathBuf {
    let path = folder.join("sheet.csv");
    let text = format!("id,state,who,from,to\n{}\n", lines.join("\n"));
    std::fs::write(&path, text).expect("a file");
    path
}

async fn what_is_missing_there_stays_here_and_what_was_rejected_stays_rejected(database: Database) {
    let folder = tempfile::tempdir().expect("a folder");
    let mapping = Mapping::parse(MAPPING).expect("a mapping");
    let tracker = filled(&database).await;
    let store = Store::beside(tracker.journal());
    let bring = async |lines: &[&str], accept| {
        let path = sheet(folder.path(), lines);
        let part = csv::read(&path, &mapping, &tracker.world()).expect("it is read");
        import(&tracker, part, &mapping, accept).await
    };
    let first = bring(
        &[
            "1,jp,Ichiro Kamon,1950-01-01,1960-01-01",
            "2,jp,Jiro Kamon,1960-01-01,1970-01-01",
        ],
        Accept::New,
    )
    .await;
    assert_eq!(first.counts.accepted, 2, "{first}");
    // A row is gone: it is told, and nothing happens.
    let second = bring(&["1,jp,Ichiro Kamon,1950-01-01,1960-01-01"], Accept::New).await;
    assert_eq!((second.gone.len(), second.counts.same), (1, 1), "{second}");
    // Another file of the same source does not miss what it never had.
    let other = folder.path().join("other.csv");
    std::fs::write(
        &other,
        "id,state,who,from,to\n9,jp,Saburo Kamon,1970-01-01,1980-01-01\n",
    )
    .expect("a file");
    let part = csv::read(&other, &mapping, &tracker.world()).expect("it is read");
    let third = import(&tracker, part, &mapping, Accept::New).await;
    assert_eq!((third.counts.accepted, third.gone.len()), (1, 0), "{third}");
    let world = tracker.world();
    let saburo = world
        .tenures
        .values()
        .find(|it| it.person.as_str() == "saburo-kamon");
    let place = saburo.and_then(|tenure| tenure.provenance.sources[0].place().map(str::to_owned));
    assert_eq!(place.as_deref(), Some("other.csv: id 9, line 2"));
    assert!(
        tracker
            .world()
            .tenures
            .get("jp-chief-herald-jiro-kamon")
            .is_some()
    );
    // A row differs: it waits, is rejected, and is not proposed again until it says something else.
    let other_end = [
        "1,jp,Ichiro Kamon,1950-01-01,1960-02-02",
        "2,jp,Jiro Kamon,1960-01-01,1970-01-01",
    ];
    assert_eq!(bring(&other_end, Accept::New).await.counts.differs, 1);
    let open = store.open_of("sheet").await.expect("the open ones");
    assert_eq!(open.len(), 1);
    let decided = handover::proposals::Decided {
        by: "Aiko".to_owned(),
        at: jiff::Timestamp::now(),
        reason: Some("the register has January".to_owned()),
        seq: None,
    };
    let ids = [open[0].id.clone()];
    store
        .decide(&ids, State::Rejected, &decided)
        .await
        .expect("decided");
    assert_eq!(bring(&other_end, Accept::New).await.counts.proposed, 0);
    assert_eq!(store.open_of("sheet").await.expect("the open ones").len(), 0);
    // Another row above it moves it down a line, and that says nothing new.
    let moved = [other_end[1], other_end[0]];
    assert_eq!(bring(&moved, Accept::New).await.counts.proposed, 0);
    let corrected = ["1,jp,Ichiro Kamon,1950-01-01,1960-03-03"];
    assert_eq!(bring(&corrected, Accept::Nothing).await.counts.proposed, 1);
    assert_eq!(store.open_of("sheet").await.expect("the open ones").len(), 1);
    assert_sound(&tracker);
    tracker.journal().close().await;
}

async fn one_statement_that_cannot_stand_does_not_keep_the_others_out(database: Database) {
    let folder = tempfile::tempdir().expect("a folder");
    let mapping = Mapping::parse(MAPPING).expect("a mapping");
    let tracker = filled(&database).await;
    let bring = async |lines: &[&str]| {
        let path = sheet(folder.path(), lines);
        let part = csv::read(&path, &mapping, &tracker.world()).expect("it is read");
        import(&tracker, part, &mapping, Accept::New).await
    };
    // The later tenure is recorded, so that nobody who comes in now touches what overlaps.
    let first = bring(&["1,jp,Ichiro Kamon,1950-01-01,1960-01-01"]).await;
    assert_eq!(first.counts.accepted, 1, "{first}");
    let second = bring(&[
        "1,jp,Ichiro Kamon,1950-01-01,1960-01-01",
        "2,jp,Jiro Kamon,1940-01-01,1955-01-01",
        "3,jp,Saburo Kamon,1960-01-01,1970-01-01",
        "4,kr,Hong Gil-dong,1950-01-01,1955-01-01",
    ])
    .await;
    assert_eq!((second.counts.accepted, second.counts.left), (2, 1), "{second}");
    assert!(second.left[0].1.starts_with("tenure_overlap"), "{second}");
    assert!(
        tracker
            .world()
            .tenures
            .get("kr-chief-herald-hong-gil-dong")
            .is_some()
    );
    assert_sound(&tracker);
    tracker.journal().close().await;
}

async fn popolo_comes_in_whole_and_once(database: Database) {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("council.json");
    // A person, a membership and an event may have the same id.
    let text = r#"{
        "persons": [{ "id": "1", "name": "Ichiro Kamon", "other_names": [{ "name": "I. Kamon" }] }],
        "posts": [{ "id": "1", "label": "Chief herald of Japan", "area_id": "jp" }],
        "memberships": [{ "id": "1", "person_id": "1", "post_id": "1", "start_date": "1950", "end_date": "1960-03" }],
        "events": []
    }"#;
    std::fs::write(&file, text).expect("a file");
    filled(&database).await.journal().close().await;
    let bring = async || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_handover"));
        command
            .args(["import", "popolo"])
            .arg(&file)
            .args([
                "--title",
                "Council register",
                "--publisher",
                "The council",
                "--country",
                "JP",
            ])
            .args(["--accept", "new", "--database", &database.url])
            .env("HANDOVER_TODAY", TODAY.to_string())
            .kill_on_drop(true);
        let done = command.output().await.expect("it ends");
        let log = String::from_utf8_lossy(&done.stderr);
        assert!(done.status.success(), "{log}");
        // Nobody looks at a terminal, so it says in lines how far it is.
        assert!(
            log.lines()
                .any(|line| line.ends_with("question 0 rejected 0 2/2")),
            "{log}"
        );
        String::from_utf8_lossy(&done.stdout).into_owned()
    };
    let said = bring().await;
    // The tenure brings its person along, and the person by itself says the same.
    assert!(
        said.contains("same 1, new 1, differs 0, question 0; rejected 0"),
        "{said}"
    );
    assert!(said.contains("accepted 1"), "{said}");
    let tracker = database.tracker().await;
    let world = tracker.world();
    let person = world.persons.get("ichiro-kamon").expect("the person");
    assert_eq!(person.name.aliases, ["I. Kamon"]);
    let tenure = world
        .tenures
        .values()
        .find(|it| it.person.as_str() == "ichiro-kamon");
    let end = tenure.and_then(|it| it.end.as_ref()).map(ToString::to_string);
    assert_eq!(end.as_deref(), Some("1960-03"));
    assert_sound(&tracker);
    tracker.journal().close().await;
    let again = bring().await;
    assert!(
        again.contains("same 2, new 0") && again.contains("proposed 0"),
        "{again}"
    );
}

async fn what_others_commit_meanwhile_moves_the_numbers_of_what_is_taken_in(database: Database) {
    let folder = tempfile::tempdir().expect("a folder");
    let mapping = Mapping::parse(MAPPING).expect("a mapping");
    let (tracker, other) = (filled(&database).await, database.tracker().await);
    let path = sheet(
        folder.path(),
        &[
            "1,jp,Ichiro Kamon,1950-01-01,1960-01-01",
            "2,kr,Jiro Kamon,1950-01-01,1960-01-01",
        ],
    );
    let part = csv::read(&path, &mapping, &tracker.world()).expect("it is read");
    import(&tracker, part, &mapping, Accept::Nothing).await;
    let store = Store::beside(tracker.journal());
    let open = store.open_of("sheet").await.expect("the open ones");
    // The other process is faster, and this one has not heard of it.
    let mut changeset = edit(
        "another process",
        vec![Change::add(person("somebody-else", "Somebody Else"))],
    );
    let world = other.world();
    changeset.at = world.time_of_next(Timestamp::now());
    changeset.sources = vec![world.sources.values().next().expect("a source").id.clone()];
    if let Revision::Is(entity) = &mut changeset.changes[0].to
        && let Some(provenance) = entity.provenance_mut()
    {
        provenance.sources = changeset.sources.iter().map(Citation::from).collect();
    }
    other.commit(changeset).await.expect("a commit");
    let acceptance = Acceptance {
        by: "Aiko".to_owned(),
        at: Timestamp::now(),
        today: TODAY,
        review: Review::Unreviewed,
        only_new: false,
    };
    let taken = take_in(&*tracker, &store, &open, &acceptance)
        .await
        .expect("taken in");
    assert_eq!((taken.accepted, taken.left.len()), (2, 0));
    let world = tracker.world();
    for (proposal, tenure) in open
        .iter()
        .zip(["jp-chief-herald-ichiro-kamon", "kr-chief-herald-jiro-kamon"])
    {
        let kept = store.get(&proposal.id).await.expect("read").expect("there");
        assert_eq!(
            kept.decided.and_then(|it| it.seq),
            world.tenures.version(tenure),
            "{tenure}"
        );
    }
    for tracker in [&tracker, &other] {
        tracker.journal().close().await;
    }
}
