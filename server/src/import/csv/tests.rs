use super::*;
use domain::{
    Edtf,
    claim::{Fact, TenureClaim},
    entity::{EndReason, EventKind},
};

const MAPPING: &str = r#"
[source]
id = "sheet"
title = "A sheet"
publisher = "A desk"

[file]
missing = ["NA"]

[row]
fact = "tenure"
key = "id"
country = { column = "state", codes = "cow" }

[row.office]
title = { en = "Leader" }
name = { en = "Leader of {country}" }
may_be_new = true

[row.person]
name = "who"

[row.tenure]
start = [{ column = "from", shapes = ["YYYY-MM-DD", "YYYY-MM", "YYYY", "D Month YYYY"] }]
end = [{ column = "to", shapes = ["YYYY-MM-DD", "YYYY"], unless = { column = "why", is = ["still"] } }]
end_reason = { column = "why", words = { "died" = "died", "still" = "unknown" } }
"#;

fn world() -> World {
    let files = crate::starter::embedded();
    let starter = crate::starter::Starter::read(&files);
    World::replay(starter.changesets(jiff::Timestamp::UNIX_EPOCH)).expect("the starter world is sound")
}

fn read_with(mapping: &str, bytes: &[u8]) -> anyhow::Result<Part> {
    read_bytes(
        bytes,
        "sheet.csv",
        &Mapping::parse(mapping)?,
        BTreeMap::new(),
        &world(),
    )
}

fn read_text(text: &str) -> Part {
    read_with(MAPPING, text.as_bytes()).expect("it is read")
}

fn tenure(part: &Part, place: usize) -> &TenureClaim {
    match &part.claims[place].fact {
        Fact::Tenure(tenure) => tenure,
        other => panic!("{other:?} is no tenure"),
    }
}

#[test]
fn a_row_becomes_a_claim_with_dates_as_exact_as_they_are_written() {
    let part = read_text(
        "id,state,who,from,to,why\n1,740,A,2000,2001-02-03,died\n2,740,B,2001-02,NA,still\n3,2,C,5 March 2003,2004,\n",
    );
    assert_eq!(part.rejected, []);
    let dates = |place: usize| {
        let tenure = tenure(&part, place);
        let text = |date: &Option<Edtf>| date.as_ref().map(ToString::to_string);
        (text(&tenure.start), text(&tenure.end))
    };
    assert_eq!(dates(0), (Some("2000".into()), Some("2001-02-03".into())));
    assert_eq!(dates(1), (Some("2001-02".into()), None));
    assert_eq!(dates(2), (Some("2003-03-05".into()), Some("2004".into())));
    assert_eq!(tenure(&part, 0).end_reason, Some(EndReason::Died));
    assert_eq!(tenure(&part, 0).office.name.en, "Leader of Japan");
    assert_eq!(part.claims[0].reference, "id 1, line 2");
}

#[test]
fn a_row_that_cannot_be_read_says_line_column_and_reason_and_the_rest_goes_on() {
    let part = read_text(
        "id,state,who,from,to,why\n1,999,A,2000,,\n2,300,A,2000,,\n3,740,,2000,,\n4,740,A,3/4/2000,,\n5,740,A,2000,1999,\n\
         6,740,A,2000,,moved\n7,740,A\n8,740,A,2000,,\n8,740,A,2001,,\n",
    );
    let said: Vec<_> = part
        .rejected
        .iter()
        .map(|it| (it.line.unwrap_or_default(), it.column.as_deref().unwrap_or("-")))
        .collect();
    let expected = [
        (2, "state"),
        (3, "state"),
        (4, "who"),
        (5, "from"),
        (6, "to"),
        (7, "why"),
        (8, "-"),
        (10, "id"),
    ];
    assert_eq!(said, expected);
    assert!(part.rejected[1].reason.contains("Austria-Hungary"));
    assert_eq!(part.claims.len(), 1);
}

#[test]
fn utf8_with_its_mark_latin1_and_windows_line_ends_are_read() {
    let text = "id,state,who,from,to,why\r\n1,740,José,2000,,\r\n";
    let with_mark = [b"\xEF\xBB\xBF".as_slice(), text.as_bytes()].concat();
    let latin: Vec<u8> = text
        .chars()
        .map(|letter| u8::try_from(u32::from(letter)).expect("Latin-1"))
        .collect();
    for bytes in [text.as_bytes(), &with_mark, &latin] {
        let part = read_with(MAPPING, bytes).expect("it is read");
        assert_eq!(tenure(&part, 0).person.name.en, "José");
        assert_eq!(part.claims[0].reference, "id 1, line 2");
    }
    let only_utf8 = MAPPING.replace("[file]", "[file]\nencoding = \"utf8\"");
    assert!(read_with(&only_utf8, &latin).is_err());
}

#[test]
fn day_and_month_with_slashes_are_read_only_when_the_mapping_says_which_is_which() {
    let sheet = b"id,state,who,from,to,why\n1,740,A,3/4/2000,,\n";
    for (shape, day) in [("M/D/YYYY", "2000-03-04"), ("D/M/YYYY", "2000-04-03")] {
        let mapping = MAPPING.replace("\"D Month YYYY\"", &format!("\"{shape}\""));
        let part = read_with(&mapping, sheet).expect("it is read");
        assert_eq!(tenure(&part, 0).start, Edtf::parse(day).ok());
    }
}

#[test]
fn year_month_and_day_may_stand_in_columns_of_their_own() {
    let mapping = MAPPING.replace(
        "start = [{ column = \"from\", shapes = [\"YYYY-MM-DD\", \"YYYY-MM\", \"YYYY\", \"D Month YYYY\"] }]",
        "start = [{ parts = { year = \"y\", month = \"m\", day = \"d\" } }]",
    );
    let sheet = b"id,state,who,y,m,d,to,why\n1,740,A,2000,3,4,,\n2,740,B,2001,NA,NA,,\n3,740,C,2002,13,1,,\n";
    let part = read_with(&mapping, sheet).expect("it is read");
    assert_eq!(tenure(&part, 0).start, Edtf::parse("2000-03-04").ok());
    assert_eq!(tenure(&part, 1).start, Edtf::parse("2001").ok());
    assert_eq!(part.rejected.len(), 1);
}

#[test]
fn a_missing_column_stops_the_import_and_names_those_that_are_there() {
    let error = read_with(MAPPING, b"id,state,name\n1,740,A\n").expect_err("a column is missing");
    let message = error.to_string();
    assert!(
        message.contains("“who”") && message.contains("id, state, name"),
        "{message}"
    );
}

#[test]
fn the_mappings_that_come_with_the_program_are_whole() {
    for (name, _) in mapping::SHIPPED {
        Mapping::open(name).unwrap_or_else(|error| panic!("{name}: {error:#}"));
    }
    assert!(Mapping::open("/nowhere.toml").is_err());
}

#[test]
fn an_event_may_last_for_days_and_have_a_visitor() {
    let sheet = "id,start_date,end_date,visitor,from_ids,from,description\n\
                 1,1951-09-03,1951-09-05,Prime Minister Yoshida,japan,Japan,A conference.\n2,1874-12-12,1874-12-23,King Kalakaua,hawaii,Hawaii,\n";
    let mapping = mapping::SHIPPED
        .iter()
        .find(|(name, _)| *name == "visits")
        .expect("it ships")
        .1;
    let part = read_with(mapping, sheet.as_bytes()).expect("it is read");
    let Fact::Event(event) = &part.claims[0].fact else {
        panic!("a visit is an event")
    };
    assert_eq!(event.kind, EventKind::Meeting);
    assert_eq!(event.on.to_string(), "1951-09-03/1951-09-05");
    assert_eq!(
        event.participants[0].said.as_deref(),
        Some("Prime Minister Yoshida")
    );
    assert_eq!(part.rejected.len(), 1);
}
