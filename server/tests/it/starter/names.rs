//! The table of names: what it adds, and what is told of lines that add nothing.

use super::{JAPAN, SOURCES, files};
use domain::World;
use handover::starter::Starter;
use jiff::Timestamp;

const LIST: &str = r#"
[[source]]
id = "list"
title = "A list of names"
publisher = "A university"
"#;

fn read(lines: &str) -> Starter {
    let table = format!("person,ja,ko,own,own_language,sources\n{lines}");
    Starter::read(&files(&[
        ("countries/jp.toml", JAPAN),
        ("names.csv", &table),
        ("sources.toml", &format!("{SOURCES}{LIST}")),
    ]))
}

#[test]
fn a_line_gives_a_person_their_names_and_the_source_of_them() {
    let starter = read("fumio-kishida,岸田文雄,기시다 후미오,岸田文雄,ja,list#7; gazette#8\n");
    assert!(starter.problems.is_empty(), "{:?}", starter.problems);
    let world =
        World::replay(starter.changesets(Timestamp::UNIX_EPOCH)).expect("every changeset is accepted");
    let person = world.persons.get("fumio-kishida").expect("the person");
    assert_eq!(person.name.en, "Fumio Kishida");
    assert_eq!(person.name.ko.as_deref(), Some("기시다 후미오"));
    assert_eq!(person.name.own_language.as_deref(), Some("ja"));
    let sources: Vec<_> = person.provenance.sources.iter().map(|it| it.short()).collect();
    assert_eq!(sources, ["gazette#8", "list#7"]);
}

#[test]
fn nobody_is_named_twice_and_nobody_unknown() {
    let starter = read(
        "fumio-kishida,岸田文雄,,,,list\n\
         fumio-kishida,岸田,,,,list\n\
         somebody,誰か,,,,list\n",
    );
    let told: Vec<_> = starter
        .problems
        .iter()
        .map(|problem| format!("{}: {}", problem.place, problem.message))
        .collect();
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(
        told[0].contains("names.csv:3:1") && told[0].contains("already"),
        "{told:?}"
    );
    assert!(
        told[1].contains("names.csv:4:1") && told[1].contains("no file defines"),
        "{told:?}"
    );
}
