//! The tables of past holders: what becomes of their lines, and what is told of those that cannot be read.

use super::{JAPAN, SOURCES, files};
use domain::{Citation, World, entity::Absence};
use handover::starter::Starter;
use jiff::{Timestamp, civil::date};

const OFFICE: &str = r#"
[[office]]
id = "jp-prime-minister"
country = "jp"
name = { en = "Prime Minister of Japan" }
title = { en = "Prime Minister" }
roles = ["head_of_government"]
sources = ["gazette"]
review = "reviewed"

[[tenure]]
id = "jp-prime-minister-fumio-kishida"
office = "jp-prime-minister"
person = "fumio-kishida"
start = "2021-10-04"
end = "2024-10-01"
sources = ["gazette"]
review = "reviewed"
"#;

const HEADER: &str = "office,person,name,aliases,wikidata,born,died,start,end,entry,end_reason,acting,party,note,sources,review,verified\n";

fn read(lines: &str, recorded: &str) -> Starter {
    let table = format!("{HEADER}{lines}");
    let recorded = format!("office,from,to,sources\n{recorded}");
    Starter::read(&files(&[
        ("countries/jp.toml", &format!("{JAPAN}{OFFICE}")),
        ("lines/jp.csv", &table),
        ("lines/recorded.csv", &recorded),
        ("sources.toml", SOURCES),
    ]))
}

fn world(starter: &Starter) -> World {
    assert!(starter.problems.is_empty(), "{:?}", starter.problems);
    World::replay(starter.changesets(Timestamp::UNIX_EPOCH)).expect("every changeset is accepted")
}

#[test]
fn a_line_of_a_table_is_a_tenure_and_the_first_of_somebody_names_them() {
    let starter = read(
        "jp-prime-minister,nobusuke-kishi,Nobusuke Kishi,Kishi Nobusuke; Sato Nobusuke,Q180413,1896-11-13,1987-08-07,1957-01-31,1957-02-25,,,yes,,,gazette#row 7,unreviewed,2015-12-31\n\
         jp-prime-minister,nobusuke-kishi,,,,,,1957-02-25,1960-07-19,indirectly_elected,resigned,,,days differ,gazette#row 8; gazette#row 9,reviewed,2015-12-31\n\
         jp-prime-minister,fumio-kishida,,,,,,2025,,,,,,,gazette,unreviewed,\n",
        "jp-prime-minister,1957-01-31,1960-07-19,gazette#rows 7 to 9\n",
    );
    let world = world(&starter);
    let person = world.persons.get("nobusuke-kishi").expect("the person");
    assert_eq!(person.name.en, "Nobusuke Kishi");
    assert_eq!(person.name.aliases, ["Kishi Nobusuke", "Sato Nobusuke"]);
    assert_eq!(
        person.died.as_ref().map(ToString::to_string).as_deref(),
        Some("1987-08-07")
    );
    let first = world
        .tenures
        .get("jp-prime-minister-nobusuke-kishi")
        .expect("acting");
    assert!(first.is_acting());
    let second = world
        .tenures
        .get("jp-prime-minister-nobusuke-kishi-2")
        .expect("in full");
    assert!(!second.is_acting());
    let places = |citations: &[Citation]| -> Vec<String> {
        citations.iter().map(|it| it.short().to_owned()).collect()
    };
    assert_eq!(places(&person.provenance.sources), ["gazette#row 7"]);
    assert_eq!(places(&first.capacity[0].sources), ["gazette#row 7"]);
    // One source, read in two places.
    assert_eq!(
        places(&second.provenance.sources),
        ["gazette#row 8", "gazette#row 9"]
    );
    let office = world.offices.get("jp-prime-minister").expect("the office");
    assert_eq!(places(&office.recorded[0].sources), ["gazette#rows 7 to 9"]);
    assert!(
        world.tenures.get("jp-prime-minister-fumio-kishida-2").is_some(),
        "beside the one in a file of its own"
    );
    let office = world.offices.get("jp-prime-minister").expect("the office");
    assert_eq!(office.recorded.len(), 1);
    let absence = |year| world.on(date(year, 1, 1)).absence(office);
    assert_eq!(
        (absence(1959), absence(1970)),
        (Absence::Vacant, Absence::NotRecorded)
    );
}

#[test]
fn what_cannot_be_read_is_told_with_its_line_and_the_rest_is_read() {
    let starter = read(
        "jp-prime-minister,nobusuke-kishi,Nobusuke Kishi,,,,,57-01-31,,,,,,,gazette,reviewed,\n\
         jp-prime-minister,nobusuke-kishi,,,,,,1957,,made,,,,,gazette,reviewed,\n\
         jp-prime-minister,nobusuke-kishi,Kishi,,,,,1958,1960,,,no,,,gazette,reviewed,\n\
         jp-prime-minister,nobusuke-kishi,,,,,,1958,1960,,,,,,gazette,fine,\n\
         jp-prime-minister,short\n\
         jp-prime-minister,nobusuke-kishi,,,,,,1958,1960,,,,,,gazette,reviewed,\n",
        "jp-emperor,1957,,gazette\n",
    );
    let told: Vec<_> = starter
        .problems
        .iter()
        .map(|problem| (problem.place.to_string(), problem.message.as_str()))
        .collect();
    let tells = |at: &str, what: &str| {
        told.iter()
            .any(|(place, message)| place == at && message.contains(what))
    };
    for (at, what) in [
        ("lines/jp.csv:2:1", "`start`"),
        ("lines/jp.csv:3:1", "“made”"),
        ("lines/jp.csv:4:1", "has a name already"),
        ("lines/jp.csv:4:1", "no word “no”"),
        ("lines/jp.csv:5:1", "`review`"),
        ("lines/jp.csv:6:1", "record"),
        ("lines/recorded.csv:2:1", "no file defines"),
    ] {
        assert!(tells(at, what), "{at} {what}: {told:?}");
    }
    assert_eq!(told.len(), 7, "{told:?}");
    let tenures = starter
        .places()
        .into_keys()
        .filter(|it| it.kind() == domain::EntityKind::Tenure);
    assert_eq!(tenures.count(), 2);
}
