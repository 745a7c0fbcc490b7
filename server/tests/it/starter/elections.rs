//! The tables of elections: what becomes of their lines, and what is told of those that cannot be read.

use super::{JAPAN, SOURCES, files};
use domain::{World, entity::Unit};
use handover::starter::Starter;
use jiff::Timestamp;

const HOUSE: &str = r#"
[[event]]
id = "jp-general-election-2026"
kind = "parliamentary_election"
countries = ["jp"]
date = { on = "2026-02-08", kind = "snap", firmness = "held" }
body = { en = "House of Representatives", ja = "衆議院", ko = "중의원" }
sources = ["gazette"]
review = "reviewed"
"#;

const HEADER: &str = "id,kind,on,firmness,decides,round_of,round,name,winners,party,figures,known,note,sources,review,verified\n";

fn read(lines: &str, recorded: &str) -> Starter {
    let table = format!("{HEADER}{lines}");
    let recorded = format!("country,from,to,sources\n{recorded}");
    Starter::read(&files(&[
        (
            "countries/jp.toml",
            &format!(
                "{}{HOUSE}",
                JAPAN.replace(
                    "{ en = \"Shigeru Ishiba\" }",
                    "{ en = \"Shigeru Ishiba\", ja = \"石破茂\" }"
                )
            ),
        ),
        ("elections/jp.csv", &table),
        ("elections/recorded.csv", &recorded),
        ("sources.toml", SOURCES),
    ]))
}

#[test]
fn a_line_of_a_table_is_an_election_with_what_came_of_it() {
    let starter = read(
        "jp-general-election-2012,parliamentary_election,2012-12-16,held,,,,,shigeru-ishiba; fumio-kishida,LDP,turnout=59.3%; LDP seats=294; LDP votes=16624457; Shigeru Ishiba=50.5%,2012-12-17,by the list,gazette#row 7,unreviewed,2015-12-31\n\
         jp-upper-house-election-2013,legislative_election,2013-07,held,,,,(House of Councillors),,,,,,gazette,unreviewed,\n\
         jp-runoff-2013,presidential_election,2013-08,held,,jp-general-election-2012,2,,,,,,,gazette,unreviewed,\n",
        "jp,2012-01-01,2013-12-31,gazette#all\n",
    );
    assert!(starter.problems.is_empty(), "{:?}", starter.problems);
    let world =
        World::replay(starter.changesets(Timestamp::UNIX_EPOCH)).expect("every changeset is accepted");
    let event = |id: &str| world.events.get(id).expect("the election");

    let general = event("jp-general-election-2012");
    assert_eq!(general.date.on.to_string(), "2012-12-16");
    let body = general
        .body
        .as_ref()
        .expect("the only chamber of the country's file");
    assert_eq!(body.ja.as_deref(), Some("衆議院"));
    let outcome = general.outcome.as_ref().expect("an outcome");
    assert_eq!(outcome.winners.len(), 2);
    assert_eq!(
        outcome.summary.as_ref().expect("the party").ja.as_deref(),
        Some("第1党：LDP")
    );
    let figures: Vec<_> = outcome
        .figures
        .iter()
        .map(|figure| {
            (
                figure.label.en.as_str(),
                figure.value.as_str(),
                figure.unit.clone(),
            )
        })
        .collect();
    assert_eq!(
        figures,
        [
            ("Turnout", "59.3", Unit::Percent),
            ("LDP", "294", Unit::Seats),
            ("LDP", "16624457", Unit::Votes),
            ("Shigeru Ishiba", "50.5", Unit::Percent),
        ]
    );

    assert_eq!(
        outcome.figures[3].label.ja.as_deref(),
        Some("石破茂"),
        "as the file names him"
    );

    let upper = event("jp-upper-house-election-2013");
    assert_eq!(
        upper.body.as_ref().map(|body| body.en.as_str()),
        Some("House of Councillors")
    );
    assert!(
        upper.outcome.is_none(),
        "a line that says nothing of it is no outcome"
    );
    assert!(
        event("jp-runoff-2013").body.is_none(),
        "nobody votes for a chamber"
    );
    assert_eq!(event("jp-runoff-2013").round, Some(2));

    let country = world.countries.get("jp").expect("the country");
    assert_eq!(country.recorded_elections.len(), 1);
}

#[test]
fn what_cannot_be_read_is_told_with_its_line() {
    let starter = read(
        "jp-a,vote,2012,held,,,,,,,,,,gazette,unreviewed,\n\
         jp-b,parliamentary_election,12,held,,,,,,,,,,gazette,unreviewed,\n\
         jp-c,parliamentary_election,2012,gone,,,,,,,,,,gazette,unreviewed,\n\
         jp-d,parliamentary_election,2012,held,,,,Senate,,,,,,gazette,unreviewed,\n\
         jp-e,parliamentary_election,2012,held,,,,,,,LDP=5,,,gazette,unreviewed,\n\
         jp-f,parliamentary_election,2012,held,,,,,,,LDP seats=many,,,gazette,unreviewed,\n\
         jp-g,parliamentary_election,2012,held,,,first,,,,,,,gazette,unreviewed,\n\
         jp-h,parliamentary_election,2012,held,,jp-z,,,nobody,,,,,gazette,unreviewed,\n",
        "kr,2012-01-01,,gazette\n",
    );
    let told: Vec<_> = starter
        .problems
        .iter()
        .map(|problem| (problem.place.to_string(), problem.message.as_str()))
        .collect();
    for (at, what) in [
        ("elections/jp.csv:2:1", "`kind`"),
        ("elections/jp.csv:3:1", "`on`"),
        ("elections/jp.csv:4:1", "`firmness`"),
        ("elections/jp.csv:5:1", "`name`"),
        ("elections/jp.csv:6:1", "`figures`"),
        ("elections/jp.csv:7:1", "`figures`"),
        ("elections/jp.csv:8:1", "`round`"),
        ("elections/jp.csv:9:1", "jp-z"),
        ("elections/jp.csv:9:1", "nobody"),
        ("elections/recorded.csv:2:1", "no file defines"),
    ] {
        let tells = told
            .iter()
            .any(|(place, message)| place == at && message.contains(what));
        assert!(tells, "{at} {what}: {told:?}");
    }
}
