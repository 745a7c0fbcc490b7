use super::*;

fn row(predicate: &str, value: &str, time: Option<(&str, u8)>) -> String {
    let time = time.map_or_else(String::new, |(time, precision)| {
        format!(
            r#","time":{{"type":"literal","value":"{time}"}},"precision":{{"type":"literal","value":"{precision}"}},
            "calendar":{{"type":"uri","value":"http://www.wikidata.org/entity/Q1985727"}}"#
        )
    });
    format!(
        r#"{{"subject":{{"type":"uri","value":"http://www.wikidata.org/entity/Q57"}},
        "statement":{{"type":"uri","value":"http://www.wikidata.org/entity/statement/Q57-a"}},
        "rank":{{"type":"uri","value":"http://wikiba.se/ontology#NormalRank"}},
        "predicate":{{"type":"uri","value":"http://www.wikidata.org/prop/{predicate}"}},
        "value":{value}{time}}}"#
    )
}

fn one(rows: &[String]) -> Statement {
    let text = format!(
        r#"{{"head":{{"vars":[]}},"results":{{"bindings":[{}]}}}}"#,
        rows.join(",")
    );
    let mut found = statements(text.as_bytes()).unwrap();
    assert_eq!(found.len(), 1);
    found.remove(0)
}

const LITERAL: &str = r#"{"type":"literal","value":"2024-01-01T00:00:00Z"}"#;
const NODE: &str = r#"{"type":"uri","value":"http://www.wikidata.org/value/abc"}"#;
const GENID: &str = r#"{"type":"uri","value":"http://www.wikidata.org/.well-known/genid/abc"}"#;
const BLANK: &str = r#"{"type":"bnode","value":"t1"}"#;

#[test]
fn a_time_is_as_exact_as_its_node_says() {
    let plain = row("qualifier/P580", LITERAL, None);
    let node = row("qualifier/value/P580", NODE, Some(("2024-01-01T00:00:00Z", 9)));
    let statement = one(&[plain, node]);
    assert_eq!(statement.moment("P580"), Moment::On(Edtf::parse("2024").unwrap()));
    assert_eq!(statement.moment("P582"), Moment::NotSaid);
}

#[test]
fn a_time_without_a_node_is_not_taken_for_a_day() {
    let statement = one(&[row("qualifier/P580", LITERAL, None)]);
    assert!(matches!(statement.moment("P580"), Moment::Unusable(_)));
}

#[test]
fn an_unknown_value_is_unknown_in_both_ways_of_writing_it() {
    for value in [GENID, BLANK] {
        let statement = one(&[row("qualifier/P582", value, None)]);
        assert_eq!(statement.moment("P582"), Moment::Unknown);
    }
}

#[test]
fn two_times_are_one_where_one_says_the_other_more_exactly() {
    let node = |time, precision| row("qualifier/value/P580", NODE, Some((time, precision)));
    let statement = one(&[node("2024-01-01T00:00:00Z", 9), node("2024-03-05T00:00:00Z", 11)]);
    assert_eq!(
        statement.moment("P580"),
        Moment::On(Edtf::parse("2024-03-05").unwrap())
    );
    let statement = one(&[node("2023-01-01T00:00:00Z", 9), node("2024-03-05T00:00:00Z", 11)]);
    assert!(matches!(statement.moment("P580"), Moment::Unusable(why) if why.contains("2023, 2024-03-05")));
}

#[test]
fn an_answer_that_breaks_off_is_damaged_and_one_that_ran_out_of_time_says_so() {
    let broken = br#"{"head":{"vars":[]},"results":{"bindings":[{"subject":"#;
    assert!(matches!(statements(broken), Err(ResponseError::Broken(_))));
    let node = row("qualifier/value/P580", NODE, Some(("2024-01-01T00:00:00Z", 9)));
    let vague = node.replace(r#""value":"9""#, r#""value":"month""#);
    assert_ne!(vague, node);
    let vague = format!(r#"{{"results":{{"bindings":[{vague}]}}}}"#);
    assert!(matches!(
        statements(vague.as_bytes()),
        Err(ResponseError::Broken(_))
    ));
    let slow = br#"{"head":{"vars":[]},"results":{"bindings":[ java.util.concurrent.TimeoutException at ..."#;
    assert_eq!(statements(slow), Err(ResponseError::QueryTime));
}
