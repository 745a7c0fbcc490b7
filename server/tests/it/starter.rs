//! The starter world: read from `data/`, checked, and put into changesets.

mod complete;
mod elections;
mod exact;
mod former;
mod former_names;
mod lines;
mod names;

use domain::World;
use handover::{
    cli::check_files,
    starter::{DataFile, Starter, embedded},
};
use jiff::{
    Timestamp,
    civil::{Date, date},
};
use std::collections::BTreeSet;

/// A day on which all of its sources had been read.
const COMPILED_BY: Date = date(2026, 12, 1);

const SOURCES: &str = r#"
[[source]]
id = "gazette"
title = "The Gazette"
publisher = "The State"
"#;

const JAPAN: &str = r#"
[country]
id = "jp"
name = { en = "Japan" }
region = "asia"
groups = []
un_member = true
sources = ["gazette"]
review = "reviewed"

[[person]]
id = "fumio-kishida"
name = { en = "Fumio Kishida" }
sources = ["gazette"]
review = "reviewed"

[[person]]
id = "shigeru-ishiba"
name = { en = "Shigeru Ishiba" }
sources = ["gazette"]
review = "reviewed"
"#;

const MEETING: &str = r#"
[[event]]
id = "jp-kr-meeting"
kind = "meeting"
countries = ["jp"]
date = { on = "2024-09-06", kind = "scheduled", firmness = "held" }
participants = [{ country = "jp", person = "fumio-kishida" }]
sources = ["gazette"]
review = "reviewed"
"#;

fn files(files: &[(&str, &str)]) -> Vec<DataFile> {
    let file = |&(path, text): &(&str, &str)| DataFile {
        path: path.to_owned(),
        text: text.to_owned(),
    };
    files.iter().map(file).collect()
}

fn problems(text: &str) -> Vec<String> {
    let starter = Starter::read(&files(&[("sources.toml", SOURCES), ("countries/jp.toml", text)]));
    starter
        .problems
        .iter()
        .map(|it| format!("{}: {}", it.place, it.message))
        .collect()
}

#[test]
fn what_other_files_refer_to_comes_first_and_then_one_changeset_for_each_file() {
    let starter = Starter::read(&files(&[
        ("countries/jp.toml", JAPAN),
        ("relations/jp-kr.toml", MEETING),
        ("sources.toml", SOURCES),
    ]));
    assert_eq!(starter.problems, []);
    let changesets = starter.changesets(Timestamp::UNIX_EPOCH);
    let ids = |changeset: &domain::Changeset| {
        changeset
            .changes
            .iter()
            .map(|change| change.reference().id().to_owned())
            .collect::<BTreeSet<_>>()
    };
    let comments: Vec<_> = changesets.iter().map(|it| it.comment.as_str()).collect();
    assert_eq!(
        comments,
        [
            "Starter world: the common ground",
            "Starter world: Japan",
            "Starter world: jp-kr"
        ]
    );
    assert_eq!(
        ids(&changesets[0]),
        ["fumio-kishida", "gazette", "jp"].map(str::to_owned).into()
    );
    assert_eq!(ids(&changesets[1]), ["shigeru-ishiba".to_owned()].into());
    assert!(
        changesets
            .iter()
            .all(|it| it.author == "starter world" && it.sources.len() == 1)
    );
    assert_eq!(World::replay(changesets).expect("it replays").seq(), 3);
}

#[test]
fn a_field_that_does_not_exist_is_named_with_its_place() {
    let text = JAPAN.replace("region = \"asia\"", "region = \"asia\"\nregoin = \"asia\"");
    assert_eq!(
        problems(&text),
        ["countries/jp.toml:6:1: there is no field “regoin” here"]
    );
    let nested = JAPAN.replace(
        "{ en = \"Fumio Kishida\" }",
        "{ en = \"Fumio Kishida\", jp = \"岸田\" }",
    );
    let found = problems(&nested);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].starts_with("countries/jp.toml:13:"), "{found:?}");
    assert!(found[0].contains("jp"), "{found:?}");
}

#[test]
fn fields_at_their_default_are_not_taken_for_unknown_ones() {
    assert_eq!(
        problems(&JAPAN.replace("un_member = true", "un_member = false")),
        [""; 0]
    );
}

#[test]
fn one_mistake_does_not_hide_another() {
    let text = JAPAN.replace("review = \"reviewed\"", "review = \"perhaps\"");
    let found = problems(&text);
    assert_eq!(found.len(), 3, "{found:?}");
    assert!(
        found[0].contains("perhaps") && found[0].starts_with("countries/jp.toml:2:"),
        "{found:?}"
    );
}

#[test]
fn what_is_no_toml_is_named_with_its_place() {
    let found = problems("[country]\nid = \"jp\nname = 1\n");
    assert!(found[0].starts_with("countries/jp.toml:2:"), "{found:?}");
}

#[test]
fn double_definitions_unknown_references_and_misplaced_countries_are_named() {
    let twice = format!(
        "{JAPAN}\n[[person]]\nid = \"fumio-kishida\"\nname = {{ en = \"Again\" }}\nsources = [\"nowhere\"]\nreview = \"reviewed\"\n"
    );
    let found = problems(&twice);
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(
        found[0].contains("is defined already, at countries/jp.toml:11:1"),
        "{found:?}"
    );
    assert!(found[1].contains("nowhere"), "{found:?}");
    let starter = Starter::read(&files(&[("sources.toml", SOURCES), ("countries/kr.toml", JAPAN)]));
    assert!(
        starter.problems[0].message.contains("countries/jp.toml"),
        "{:?}",
        starter.problems
    );
}

#[test]
fn the_data_of_this_program_has_no_errors() {
    let report = check_files(&embedded(), COMPILED_BY);
    assert!(report.errors.is_empty(), "{report}");
}

#[test]
fn the_starter_world_replays() {
    let starter = Starter::read(&embedded());
    let changesets = starter.changesets(Timestamp::UNIX_EPOCH);
    let world = World::replay(changesets.clone()).expect("every changeset is accepted");
    assert_eq!(world.seq(), changesets.len() as u64);
    assert!(changesets.len() > 10, "only {} changesets", changesets.len());
}

#[test]
fn a_country_file_may_say_where_in_its_source_a_fact_stands() {
    let located = JAPAN.replacen(
        "sources = [\"gazette\"]",
        "sources = [{ source = \"gazette\", place = \"p. 3\", read = \"2024-09-06\" }]",
        1,
    );
    let starter = Starter::read(&files(&[
        ("sources.toml", SOURCES),
        ("countries/jp.toml", &located),
    ]));
    assert_eq!(starter.problems, []);
    let world = World::replay(starter.changesets(Timestamp::UNIX_EPOCH)).expect("it replays");
    let citation = &world.countries.get("jp").expect("the country").provenance.sources[0];
    assert_eq!(citation.short(), "gazette#p. 3");
    assert_eq!(
        citation.read().map(|day| day.to_string()).as_deref(),
        Some("2024-09-06")
    );
    let wrong = located.replace("place = \"p. 3\"", "page = 3");
    assert!(!problems(&wrong).is_empty());
    let wrong = located.replace("place = \"p. 3\"", "place = \"\"");
    assert!(
        problems(&wrong)[0].contains("the place in the source"),
        "{:?}",
        problems(&wrong)
    );
}
