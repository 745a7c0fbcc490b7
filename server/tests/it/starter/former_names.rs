//! The table of former names: what it adds, and how the pages and files of a day say it.

use super::{JAPAN, SOURCES, files};
use crate::support::TestApp;
use domain::World;
use handover::starter::Starter;
use jiff::Timestamp;

fn read(lines: &str) -> Starter {
    let table = format!("country,name_en,name_ja,name_ko,from,to,sources\n{lines}");
    Starter::read(&files(&[
        ("countries/jp.toml", JAPAN),
        ("former/names.csv", &table),
        ("sources.toml", SOURCES),
    ]))
}

#[test]
fn a_line_gives_a_country_a_former_name_and_the_source_of_it() {
    let starter = read(
        "jp,Empire of Japan,大日本帝国,대일본제국,1889-02-11,1947-05-03,gazette#1\nxx,Nowhere,,,,1950,gazette\n",
    );
    assert!(starter.problems.is_empty(), "{:?}", starter.problems);
    let world =
        World::replay(starter.changesets(Timestamp::UNIX_EPOCH)).expect("every changeset is accepted");
    let former = &world.countries.get("jp").expect("the country").former_names;
    assert_eq!(former.len(), 1);
    assert_eq!(former[0].name.ja.as_deref(), Some("大日本帝国"));
    assert_eq!(former[0].until.to_string(), "1947-05-03");
    let wrong = read("jp,Empire of Japan,,,,someday,gazette\n");
    assert_eq!(wrong.problems.len(), 1);
    assert!(wrong.problems[0].message.starts_with("`to`"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pages_and_files_say_the_name_of_the_day_and_a_search_knows_all() {
    let app = TestApp::start().await;
    let before = "as_of=2010-01-01";
    for (path, then, now) in [
        ("/countries/sz", "<h1>", "Formerly: Swaziland (until 2018)."),
        ("/api/v1/countries/sz", "\"en\":\"Swaziland\"", "\"former_names\""),
    ] {
        let past = app.text(&format!("{path}?{before}")).await;
        assert!(past.contains("Swaziland") && past.contains(then), "{path}");
        assert!(!past.contains("Formerly"), "{path}");
        let present = app.text(path).await;
        assert!(present.contains("Eswatini") && present.contains(now), "{path}");
    }
    let page = app.text(&format!("/countries/sz?{before}")).await;
    let title = page
        .split("<h1")
        .nth(1)
        .and_then(|rest| rest.split("</h1>").next());
    assert!(title.is_some_and(|title| title.contains("Swaziland") && !title.contains("Eswatini")));
    for typed in ["Swaziland", "Eswatini"] {
        for (day, name) in [(before, "Swaziland"), ("", "Eswatini")] {
            let found = app.text(&format!("/search?q={typed}&{day}")).await;
            assert!(
                found.contains("/countries/sz") && found.contains(name),
                "{typed} {day}"
            );
        }
    }
    let past = app.text(&format!("/export/countries.csv?{before}")).await;
    assert!(past.contains("Swaziland") && !past.contains("Eswatini"));
    let names = app.text("/export/names.csv").await;
    assert!(
        names
            .lines()
            .any(|line| line.contains("former") && line.contains("Swaziland") && line.contains("2018"))
    );
}
