//! The tables: every reference resolves, and CSV and SQLite say the same.

use super::{Read, STORY, bytes, exported, handover, read, read_tables, scope, starter, text};
use crate::support::{Database, Engine, first, today};
use handover::export::{
    Scope, csv, sqlite,
    table::ColumnKind,
    tables::{TABLES, table},
};
use jiff::{Timestamp, ToSpan};
use sqlx::{AssertSqlSafe, Connection, Row, SqliteConnection};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    io::Read as _,
    sync::Arc,
};

type Tables = BTreeMap<String, Read>;

fn ids(tables: &Tables, table: &str) -> BTreeSet<String> {
    tables[table].rows.iter().map(|row| row["id"].clone()).collect()
}

/// Every reference of every table that leads nowhere, and how many lead somewhere.
fn dangling(tables: &Tables) -> (Vec<String>, usize) {
    let (mut found, mut sound) = (Vec::new(), 0);
    let known: BTreeMap<_, _> = tables
        .iter()
        .filter(|(_, read)| read.header.iter().any(|name| name == "id") && read.header[0] == "id")
        .map(|(name, _)| (name.as_str(), ids(tables, name)))
        .collect();
    let mut look = |place: String, to: &str, id: &str| {
        if known[to].contains(id) {
            sound += 1;
        } else {
            found.push(format!("{place}: {id} is no id of {to}"));
        }
    };
    for definition in TABLES {
        let name = definition.name();
        for row in &tables[name].rows {
            for column in definition.columns() {
                let value = &row[&column.name];
                let place = format!("{name}.{}", column.name);
                match (column.kind, column.name.as_str()) {
                    (ColumnKind::Link(to), _) if !value.is_empty() => look(place, to, value),
                    (ColumnKind::List, "sources") => value
                        .split_whitespace()
                        .for_each(|id| look(place.clone(), "sources", id)),
                    (ColumnKind::List, "holders") => value
                        .split_whitespace()
                        .for_each(|id| look(place.clone(), "tenures", id)),
                    (_, "next_step") if !value.is_empty() => look(place, "events", value),
                    (_, "id") if row.contains_key("table") => look(place, &row["table"], value),
                    _ => {}
                }
            }
        }
    }
    (found, sound)
}

#[test]
fn every_reference_resolves_on_any_day() {
    for day in [today(), STORY, jiff::civil::date(1990, 1, 1)] {
        let tables = read_tables(&scope(starter(), day));
        let (found, sound) = dangling(&tables);
        assert!(found.is_empty(), "{day}: {}", found.join("\n"));
        assert!(sound > 1000, "{day}: only {sound} references");
    }
}

#[test]
fn every_table_has_its_columns_and_a_key_that_names_one_row() {
    let tables = read_tables(&scope(starter(), today()));
    assert_eq!(tables.len(), TABLES.len());
    for definition in TABLES {
        let read = &tables[definition.name()];
        let columns: Vec<_> = definition
            .columns()
            .into_iter()
            .map(|column| column.name)
            .collect();
        assert_eq!(read.header, columns, "{}", definition.name());
        // Nothing of the starter world was recorded twice.
        let is_empty = definition.name() == "redirects";
        assert_eq!(read.rows.is_empty(), is_empty, "{}", definition.name());
        let keys: BTreeSet<Vec<_>> = read
            .rows
            .iter()
            .map(|row| definition.key().iter().map(|name| row[*name].clone()).collect())
            .collect();
        assert_eq!(keys.len(), read.rows.len(), "the key of {}", definition.name());
    }
    let scope = scope(starter(), today());
    for (name, count) in [
        ("countries", scope.snapshot.countries().count()),
        ("people", scope.snapshot.persons().count()),
        ("tenures", scope.snapshot.tenures().count()),
        ("events", scope.snapshot.events().count()),
        ("transitions", scope.snapshot.transitions().count()),
        ("sources", scope.snapshot.sources().count()),
    ] {
        assert_eq!(tables[name].rows.len(), count, "{name}");
    }
}

#[test]
fn every_source_of_a_span_or_a_term_is_a_citation_of_its_own() {
    for day in [today(), STORY] {
        let tables = read_tables(&scope(starter(), day));
        let places = tables["citations"].rows.iter().map(|row| &row["place"]);
        assert!(places.clone().any(|place| !place.is_empty()), "{day}");
        let cited: BTreeSet<_> = tables["citations"]
            .rows
            .iter()
            .filter(|row| !row["part"].is_empty())
            .map(|row| ["table", "id", "part", "number", "source"].map(|name| row[name].clone()))
            .collect();
        let parts = |table: &str, part: fn(&BTreeMap<String, String>) -> String| {
            let rows = tables[table].rows.iter();
            rows.flat_map(|row| {
                row["sources"].split_whitespace().map(move |source| {
                    [
                        "tenures".to_owned(),
                        row["tenure"].clone(),
                        part(row),
                        row["number"].clone(),
                        source.to_owned(),
                    ]
                })
            })
            .collect::<BTreeSet<_>>()
        };
        let mut told = parts("spans", |row| row["axis"].clone());
        assert!(!told.is_empty(), "no span of {day} has a source");
        told.extend(parts("terms", |_| "terms".to_owned()));
        let (rules, cited): (BTreeSet<_>, BTreeSet<_>) =
            cited.into_iter().partition(|[_, _, part, ..]| part == "rule");
        assert_eq!(cited, told, "{day}");
        for table in ["offices", "bodies"] {
            let ruled = tables[table].rows.iter().filter(|row| !row["rule"].is_empty());
            let ruled: BTreeSet<_> = ruled.map(|row| row["id"].clone()).collect();
            let of_table = rules.iter().filter(|[of, ..]| of == table);
            let cited: BTreeSet<_> = of_table.map(|[_, id, ..]| id.clone()).collect();
            assert!(cited.is_subset(&ruled), "{table} {day}: {cited:?} {ruled:?}");
            // On a past day the sources of a rule may not have come out yet.
            assert!(day != today() || cited == ruled, "{table}: {cited:?} {ruled:?}");
        }

        let whole = tables["citations"]
            .rows
            .iter()
            .filter(|row| row["part"].is_empty());
        assert!(whole.clone().count() > 500);
        assert!(whole.clone().all(|row| row["number"] == "0"));
    }
}

#[test]
fn the_story_of_the_sixth_of_september_stands_in_the_tables() {
    let tables = read_tables(&scope(starter(), STORY));
    let row = |table: &str, id: &str| {
        let rows = &tables[table].rows;
        let found = rows.iter().find(|row| row["id"] == id);
        found.unwrap_or_else(|| panic!("no {id} in {table}")).clone()
    };
    let kishida = row("tenures", "jp-prime-minister-fumio-kishida");
    assert_eq!(kishida["phase"], "in_office");
    assert_eq!(kishida["headline"], "announced_departure");
    assert_eq!(kishida["start"], "2021-10-04");
    assert_eq!(kishida["start_earliest"], "2021-10-04");
    assert_eq!(kishida["end"], "");
    assert_eq!(kishida["end_latest"], "");
    assert_eq!(kishida["country"], "jp");
    assert_eq!(
        row("offices", "jp-prime-minister")["holders"],
        "jp-prime-minister-fumio-kishida"
    );
    let transitions = &tables["transitions"].rows;
    let change = transitions
        .iter()
        .find(|row| row["outgoing"] == "jp-prime-minister-fumio-kishida")
        .expect("the transition");
    assert_eq!((&*change["stage"], &*change["incoming"]), ("announced", ""));
    let vote = row("events", &change["next_step"]);
    assert_eq!(vote["date"], "2024-09-27");
    assert_eq!(
        (&*vote["placement"], &*vote["placed_from"], &*vote["state"]),
        ("day", "2024-09-27", "upcoming")
    );
    let meta: BTreeMap<_, _> = tables["metadata"]
        .rows
        .iter()
        .map(|row| (&*row["name"], &*row["value"]))
        .collect();
    assert_eq!(meta["licence"], "CC0-1.0");
    assert_eq!(meta["as_of"], "2024-09-06");
    assert_eq!(meta["recorded"], "2026-11-24T09:00:00.5Z");
    assert_eq!(meta["url"], "https://handover.example");
}

#[test]
fn a_date_that_is_less_exact_than_a_day_stays_so_and_an_open_side_stays_empty() {
    let tables = read_tables(&scope(starter(), today()));
    let (mut months, mut open) = (0, 0);
    for row in &tables["events"].rows {
        let date = &row["date"];
        // Beyond twelve are seasons.
        if date.len() == 7 && date[5..].parse::<u8>().is_ok_and(|month| month <= 12) {
            months += 1;
            assert_eq!(row["placed_from"], "", "{date}");
            assert_eq!(row["date_earliest"], format!("{date}-01"));
        }
        if date.starts_with("../") {
            open += 1;
            assert_eq!(row["date_earliest"], "", "{date}");
        }
    }
    assert!(months > 0 && open > 0, "{months} months, {open} open dates");
}

/// Every cell of a SQLite file as text, in the order of the rows.
async fn read_sqlite(path: &std::path::Path) -> BTreeMap<String, Vec<Vec<Option<String>>>> {
    let mut connection = SqliteConnection::connect(&format!("sqlite://{}", path.display()))
        .await
        .expect("it opens");
    let verdict: String = sqlx::query_scalar("PRAGMA integrity_check")
        .fetch_one(&mut connection)
        .await
        .expect("a verdict");
    assert_eq!(verdict, "ok");
    let broken = sqlx::query("PRAGMA foreign_key_check")
        .fetch_all(&mut connection)
        .await
        .expect("a verdict");
    assert!(broken.is_empty(), "{} references lead nowhere", broken.len());
    let mut found = BTreeMap::new();
    for definition in TABLES {
        let columns: Vec<_> = definition
            .columns()
            .iter()
            .map(|column| format!("CAST(\"{}\" AS TEXT)", column.name))
            .collect();
        let sql = format!(
            "SELECT {} FROM \"{}\" ORDER BY rowid",
            columns.join(", "),
            definition.name()
        );
        let rows = sqlx::query(AssertSqlSafe(sql))
            .fetch_all(&mut connection)
            .await
            .expect("rows");
        let rows = rows
            .iter()
            .map(|row| (0..columns.len()).map(|place| row.get(place)).collect());
        found.insert(definition.name().to_owned(), rows.collect());
    }
    let references: i64 = sqlx::query_scalar("SELECT count(*) FROM pragma_foreign_key_list('tenures')")
        .fetch_one(&mut connection)
        .await
        .expect("a count");
    assert_eq!(references, 4);
    found
}

/// Every cell of the SQLite file of a scope.
pub async fn sqlite_of(scope: &Arc<Scope>) -> BTreeMap<String, Vec<Vec<Option<String>>>> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("export.sqlite");
    let file = sqlite::file(scope).await.expect("a file");
    fs::write(&path, bytes(file.pieces())).expect("a copy");
    read_sqlite(&path).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sqlite_is_sound_and_says_what_csv_says() {
    for day in [today(), STORY] {
        let scope = scope(starter(), day);
        let (tables, sqlite) = (read_tables(&scope), sqlite_of(&scope).await);
        let mut compared = 0;
        for definition in TABLES {
            let name = definition.name();
            let rows = &sqlite[name];
            assert_eq!(rows.len(), tables[name].rows.len(), "{name}");
            for (row, printed) in rows.iter().zip(&tables[name].rows) {
                for (column, cell) in definition.columns().iter().zip(row) {
                    let cell = cell.clone().unwrap_or_default();
                    let printed = &printed[&column.name];
                    let same = match column.kind {
                        ColumnKind::Flag => (cell == "1") == (printed == "true"),
                        ColumnKind::Number if cell.is_empty() => printed.is_empty(),
                        ColumnKind::Number => cell.parse::<f64>() == printed.parse::<f64>(),
                        ColumnKind::Text => cell == *printed || format!("'{cell}") == *printed,
                        _ => cell == *printed,
                    };
                    assert!(same, "{name}.{}: {cell:?} and {printed:?}", column.name);
                    compared += 1;
                }
            }
        }
        assert!(compared > 10_000, "{compared} cells");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_empty_world_has_empty_tables() {
    let scope = scope(Arc::default(), today());
    let sqlite = sqlite_of(&scope).await;
    assert!(
        sqlite
            .iter()
            .all(|(name, rows)| name == "metadata" || rows.is_empty())
    );
    assert!(read_tables(&scope).values().all(|read| !read.header.is_empty()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_command_line_writes_a_folder_a_zip_and_a_file() {
    let database = Database::filled(Engine::Sqlite).await;
    let folder = database.file().with_file_name("out");
    let path = |name: &str| folder.join(name).to_str().expect("a path").to_owned();
    let day = ["--as-of", "2024-09-06"];

    exported(
        &database,
        &[&["--format", "csv", "--output", &path("tables")], &day[..]].concat(),
    )
    .await;
    exported(
        &database,
        &[&["--format", "csv", "--output", &path("tables.zip")], &day[..]].concat(),
    )
    .await;
    let mut archive =
        zip::ZipArchive::new(fs::File::open(path("tables.zip")).expect("a file")).expect("a zip");
    assert_eq!(archive.len(), TABLES.len());
    for place in 0..archive.len() {
        let mut file = archive.by_index(place).expect("a file");
        let name = file.name().expect("a name").into_owned();
        let mut zipped = Vec::new();
        file.read_to_end(&mut zipped).expect("its bytes");
        let beside = fs::read(folder.join("tables").join(&name)).expect("the same file");
        assert!(zipped == beside, "{name}");
    }
    assert!(
        exported(&database, &[&["--format", "csv"], &day[..]].concat())
            .await
            .starts_with(b"PK")
    );

    exported(
        &database,
        &[&["--format", "sqlite", "--output", &path("h.sqlite")], &day[..]].concat(),
    )
    .await;
    let sqlite = read_sqlite(&folder.join("h.sqlite")).await;
    let people = read(&fs::read(folder.join("tables/people.csv")).expect("a file"));
    assert_eq!(sqlite["people"].len(), people.rows.len());

    let nowhere = path("missing/h.json");
    let refused = handover(
        &[
            "export",
            "--format",
            "popolo",
            "--output",
            &nowhere,
            "--database",
            &database.url,
        ],
        b"",
    )
    .await;
    assert!(!refused.status.success());
    assert!(
        text(&refused.stderr).contains(&nowhere),
        "{}",
        text(&refused.stderr)
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_not_recorded_yet_is_in_no_table() {
    let database = Database::new(Engine::Sqlite).await;
    let tracker = database.tracker().await;
    tracker.commit(first()).await.expect("a commit");
    let at: Timestamp = "2024-09-06T12:00:00Z".parse().expect("a time");
    let (before, then) = ((at - 1.second()).to_string(), at.to_string());
    for (moment, count, day) in [(&before, 0, "2024-09-06"), (&then, 1, "2024-09-06")] {
        let zip = exported(&database, &["--format", "csv", "--known-at", moment]).await;
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(zip)).expect("a zip");
        let mut table = |name: &str| {
            let mut bytes = Vec::new();
            archive
                .by_name(name)
                .expect("a file")
                .read_to_end(&mut bytes)
                .expect("its bytes");
            read(&bytes)
        };
        assert_eq!(table("people.csv").rows.len(), count, "{moment}");
        let meta = table("metadata.csv");
        assert!(
            meta.rows
                .iter()
                .any(|row| row["name"] == "as_of" && row["value"] == day)
        );
        assert!(
            meta.rows
                .iter()
                .any(|row| row["name"] == "known_at" && row["value"] == **moment)
        );
    }
    assert!(table("people").is_some() && table("accounts").is_none());
    let scope = scope(tracker.world(), today());
    assert_eq!(bytes(csv::zip(&scope)), bytes(csv::zip(&scope)));
}
