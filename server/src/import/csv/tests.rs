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
        &Tables::new(),
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

/// The keys that a table of a mapping knows, by what is said of one that it does not.
fn keys_of<Table: serde::de::DeserializeOwned>() -> Vec<String> {
    let Err(error) = toml::from_str::<Table>("no_such_key = 1") else {
        panic!("any key is taken")
    };
    let said = error.to_string();
    let expected = said.rsplit_once("expected").map_or("", |(_, expected)| expected);
    expected
        .split('`')
        .skip(1)
        .step_by(2)
        .map(str::to_owned)
        .collect()
}

#[test]
fn the_documentation_names_every_key_and_every_shape() {
    let docs = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/imports.md"))
        .expect("the page");
    let tables = [
        ("the mapping", keys_of::<Mapping>()),
        ("`[source]`", keys_of::<mapping::MappedSource>()),
        ("`[file]`", keys_of::<mapping::File>()),
        ("`[columns.NAME]`", keys_of::<mapping::MadeColumn>()),
        ("`[row]`", keys_of::<mapping::RowMapping>()),
        ("`row.country`", keys_of::<mapping::CountryCell>()),
        ("`lookup`", keys_of::<Lookup>()),
        ("`[row.office]`", keys_of::<mapping::OfficeCells>()),
        ("`[row.person]`", keys_of::<mapping::PersonCells>()),
        ("`[row.tenure]`", keys_of::<mapping::TenureCells>()),
        ("`[row.event]`", keys_of::<mapping::EventCells>()),
        ("`figures`", keys_of::<mapping::FigureCell>()),
        ("a word", keys_of::<mapping::WordCell>()),
        ("a date", keys_of::<mapping::DateCell>()),
        ("`parts`", keys_of::<mapping::DateParts>()),
        ("a condition", keys_of::<mapping::Condition>()),
    ];
    for (table, keys) in tables {
        let keys: Vec<_> = keys.iter().map(|key| format!("`{key}`")).collect();
        let line = format!("| {table} | {} |", keys.join(", "));
        assert!(docs.contains(&line), "docs/imports.md lacks the line\n{line}");
    }
    for shape in shape::Shape::ALL {
        let written = format!("`{}`", shape.written());
        assert!(docs.contains(&written), "docs/imports.md lacks {written}");
    }
}

#[test]
fn a_doubled_heading_is_an_error_and_a_first_line_names_the_separator() {
    let twice = read_with(MAPPING, b"id,state,who,from,to,why,who\n").expect_err("two columns");
    assert!(twice.to_string().contains("two columns “who”"), "{twice}");
    let sheet = "sep=;\nid;state;who;from;to;why\n1;740;A;2000;;\n2;740;;2000;;\n";
    let part = read_text(sheet);
    assert_eq!(part.claims[0].reference, "id 1, line 3");
    assert_eq!(part.rejected[0].line, Some(4));
    let utf16: Vec<u8> = format!("\u{feff}{sheet}")
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    assert_eq!(read_with(MAPPING, &utf16).expect("it is read").claims.len(), 1);
}

/// A mapping that says what the simple one cannot.
const RICH: &str = r#"
[source]
id = "sheet"
title = "A sheet"
publisher = "A desk"
until = "2020-12-31"

[file]
missing = { "*" = ["NA"], to = ["present"] }
years_from = 1950

[columns.office]
text = "{code}"
words = { "pm" = "Prime Mayor" }
default = "Councillor"

[columns.how]
text = "{id}"
lookup = { file = "acting.csv", key = "id", value = "how" }
default = "no"

[row]
fact = "tenure"
key = ["id", "from"]
only = [{ column = "level", is = ["national"] }]
except = [{ column = "code", is = ["skip"] }]
country = { column = "state" }

[row.office]
title = { en = "{office}" }
name = { en = "{office} of {country}" }
seats = "seats"
recorded_from = "1990"
may_be_new = true

[row.person]
name = "{first} {last}"

[row.tenure]
start = [{ column = "from", shapes = ["D/M/YY"] }]
end = [{ column = "to", shapes = ["D/M/YY"] }]
capacity = { column = "how", words = { "yes" = "acting" }, default = "substantive" }
party = "party"
"#;

#[test]
fn a_mapping_can_say_keys_conditions_names_look_ups_defaults_seats_and_parties() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("acting.csv"), "id,how\n2,yes\n").expect("a file");
    let sheet = "id,state,level,code,first,last,from,to,seats,party\n\
                 1,CH,national,pm,Ann,Test,5/1/99,present,2,Greens\n1,CH,national,pm,Ann,Test,6/1/03,7/1/04,2,NA\n\
                 2,CH,national,x,,Solo,5/1/49,,,\n3,CH,local,pm,Bob,Test,5/1/99,,,\n4,CH,national,skip,Bob,Test,5/1/99,,,\n";
    let path = folder.path().join("sheet.csv");
    std::fs::write(&path, sheet).expect("a file");
    let mapping = Mapping::parse(RICH).expect("a mapping");
    let part = read(&path, &mapping, &world()).expect("it is read");
    let said: Vec<_> = part
        .rejected
        .iter()
        .map(|it| (it.line.unwrap_or_default(), &*it.reason))
        .collect();
    assert_eq!(
        said,
        [
            (5, "the mapping leaves out rows with “local” here"),
            (6, "the mapping leaves out rows with “skip” here"),
        ]
    );
    let keys: Vec<_> = part.claims.iter().map(|claim| &*claim.key).collect();
    assert_eq!(keys, ["1 5/1/99", "1 6/1/03", "2 5/1/49"]);
    assert_eq!(part.claims[0].until, Some(jiff::civil::date(2020, 12, 31)));
    let ann = tenure(&part, 0);
    assert_eq!(ann.person.name.en, "Ann Test");
    assert_eq!(
        (ann.office.title.en.as_str(), ann.office.seats),
        ("Prime Mayor", Some(2))
    );
    assert_eq!(ann.party.as_deref(), Some("Greens"));
    assert_eq!((&ann.start, &ann.end), (&Edtf::parse("1999-01-05").ok(), &None));
    let recorded = ann.office.recorded.as_ref().expect("it is complete");
    assert_eq!(recorded.to, Edtf::parse("2020-12-31").ok());
    let solo = tenure(&part, 2);
    assert_eq!(solo.person.name.en, "Solo");
    assert_eq!(solo.office.title.en, "Councillor");
    assert_eq!(solo.capacity, Some(domain::entity::Capacity::Acting));
    assert_eq!(ann.capacity, Some(domain::entity::Capacity::Substantive));
    assert_eq!(solo.start, Edtf::parse("2049-01-05").ok());
    let without_years = RICH.replace("years_from = 1950", "");
    assert!(Mapping::parse(&without_years).is_err());
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
