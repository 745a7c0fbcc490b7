//! What the type promises, by example; [`words`] has how it is said, and [`properties`] what holds
//! for every date.

mod properties;
mod words;

use std::collections::BTreeSet;

use jiff::civil::date;

use super::*;

fn edtf(text: &str) -> Edtf {
    text.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn problem(text: &str) -> (EdtfProblem, usize) {
    let error = Edtf::parse(text).expect_err(text);
    (error.problem, error.position)
}

const SEPTEMBER_6: Date = date(2024, 9, 6);

#[test]
fn a_canonical_text_is_printed_as_it_was_read() {
    for text in [
        "2024",
        "0000",
        "-0043",
        "-9999",
        "9999",
        "202X",
        "20XX",
        "-019X",
        "-000X",
        "000X",
        "-00XX",
        "2004-XX",
        "1985-04-XX",
        "1985-XX-XX",
        "2024-09",
        "2024-09-27",
        "2024-02-29",
        "2024-21",
        "2024-24",
        "9999-24",
        "2024?",
        "2024-11~",
        "2024-11-05%",
        "202X~",
        "2024-09/..",
        "../2029",
        "/2029",
        "2029/",
        "/",
        "../..",
        "2024-11~/2027",
        "2004-06-XX/2004-07-03",
        "2027-04/2027-05",
        "../2029-08-15",
        "2024-09-20/2024-09",
    ] {
        assert_eq!(edtf(text).to_string(), text);
    }
    assert_eq!(edtf("Y02024").to_string(), "2024");
    assert_eq!(edtf("Y-43").to_string(), "-0043");
}

#[test]
fn an_error_says_what_is_wrong_and_where() {
    assert_eq!(problem(""), (EdtfProblem::Empty, 1));
    assert_eq!(problem(&"2".repeat(65)), (EdtfProblem::TooLong, 65));
    assert_eq!(problem(&"年".repeat(100_000)), (EdtfProblem::TooLong, 65));
    assert_eq!(problem("2024年"), (EdtfProblem::Unexpected, 5));
    assert_eq!(problem("2024-09-06T12:00:00Z"), (EdtfProblem::Time, 11));
    assert_eq!(problem("2024-13"), (EdtfProblem::Month, 6));
    assert_eq!(problem("2024-00"), (EdtfProblem::Month, 6));
    assert_eq!(problem("2024-9"), (EdtfProblem::Month, 6));
    assert_eq!(problem("2024-25"), (EdtfProblem::Month, 6));
    assert_eq!(problem("2023-02-29"), (EdtfProblem::Day, 9));
    assert_eq!(problem("2024-21-03"), (EdtfProblem::DayOfSeason, 8));
    assert_eq!(problem("2024-XX-03"), (EdtfProblem::DayOfUnknownMonth, 9));
    assert_eq!(problem("202X-05"), (EdtfProblem::MonthOfUnknownYear, 5));
    assert_eq!(problem("2XXX"), (EdtfProblem::Year, 2));
    assert_eq!(problem("20X4"), (EdtfProblem::Year, 4));
    assert_eq!(problem("12024"), (EdtfProblem::Year, 5));
    assert_eq!(problem("-0000"), (EdtfProblem::NegativeZero, 1));
    assert_eq!(problem("Y17000"), (EdtfProblem::YearOutOfRange, 2));
    assert_eq!(problem("Y"), (EdtfProblem::Year, 2));
    assert_eq!(problem("2024?~"), (EdtfProblem::Qualifier, 6));
    assert_eq!(problem("~2024"), (EdtfProblem::Qualifier, 1));
    assert_eq!(problem("2024/2025/2026"), (EdtfProblem::Slashes, 10));
    assert_eq!(problem("2024-09/2024-03"), (EdtfProblem::EndBeforeStart, 9));
    assert_eq!(problem("2024-09/2024-9"), (EdtfProblem::Month, 14));
    assert_eq!(
        Edtf::parse("2024-13")
            .expect_err("there is no month 13")
            .to_string(),
        "a month has two digits from 01 to 12, a season is 21 to 24, and an unknown month is XX \
         (at character 6)"
    );
}

#[test]
fn the_bounds_are_the_first_and_last_day_it_may_denote() {
    for (text, earliest, latest) in [
        ("2024-09-27", Some(date(2024, 9, 27)), Some(date(2024, 9, 27))),
        ("2024-02", Some(date(2024, 2, 1)), Some(date(2024, 2, 29))),
        ("1985-04-XX", Some(date(1985, 4, 1)), Some(date(1985, 4, 30))),
        ("1985-XX-XX", Some(date(1985, 1, 1)), Some(date(1985, 12, 31))),
        ("202X", Some(date(2020, 1, 1)), Some(date(2029, 12, 31))),
        ("20XX", Some(date(2000, 1, 1)), Some(date(2099, 12, 31))),
        ("-019X", Some(date(-199, 1, 1)), Some(date(-190, 12, 31))),
        ("-000X", Some(date(-9, 1, 1)), Some(date(-1, 12, 31))),
        ("2024-24", Some(date(2024, 12, 1)), Some(date(2025, 3, 21))),
        ("9999-24", Some(date(9999, 12, 1)), Some(Date::MAX)),
        ("../2029-08", None, Some(date(2029, 8, 31))),
        ("2024-11~/2027", Some(date(2024, 11, 1)), Some(date(2027, 12, 31))),
        ("2024-09/..", Some(date(2024, 9, 1)), None),
        ("/", None, None),
    ] {
        assert_eq!(
            (edtf(text).earliest(), edtf(text).latest()),
            (earliest, latest),
            "{text}"
        );
    }
}

#[test]
fn only_an_unqualified_calendar_day_is_exact() {
    assert_eq!(edtf("2024-09-27").exact_day(), Some(date(2024, 9, 27)));
    for text in [
        "2024-09-27~",
        "2024-09-27?",
        "2024-09",
        "2024-09-XX",
        "2024-09-27/2024-09-27",
    ] {
        assert_eq!(edtf(text).exact_day(), None, "{text}");
    }
}

#[test]
fn precision_and_doubt_are_told_apart() {
    let precisions = [
        ("2024-09-27~", Precision::Day),
        ("2024-09-XX", Precision::Month),
        ("2024-22", Precision::Season),
        ("2024-XX-XX", Precision::Year),
        ("202X", Precision::Decade),
        ("20XX", Precision::Century),
        ("../2024", Precision::Interval),
        ("../..", Precision::Unknown),
    ];
    for (text, precision) in precisions {
        assert_eq!(edtf(text).precision(), precision, "{text}");
    }
    assert!(edtf("2024~").is_approximate() && !edtf("2024~").is_uncertain());
    assert!(!edtf("2024?").is_approximate() && edtf("2024?").is_uncertain());
    assert!(edtf("2023/2024%").is_approximate() && edtf("2023/2024%").is_uncertain());
}

#[test]
fn a_month_may_have_begun_long_before_it_is_over() {
    let september = edtf("2024-09");
    assert!(!september.may_have_begun(date(2024, 8, 31)));
    assert!(september.may_have_begun(date(2024, 9, 1)));
    assert!(!september.is_reached(date(2024, 9, 29)));
    assert!(september.is_reached(date(2024, 9, 30)) && !september.is_over(date(2024, 9, 30)));
    assert!(september.is_over(date(2024, 10, 1)));
    assert!(edtf("../2029").may_have_begun(SEPTEMBER_6) && !edtf("2020/..").is_over(SEPTEMBER_6));
}

#[test]
fn the_month_and_year_are_those_that_all_of_it_falls_into() {
    assert_eq!(edtf("2022-04-10/2022-04-24").month(), Some((2022, 4)));
    assert_eq!(edtf("2022-04-10/2022-05-24").month(), None);
    assert_eq!(edtf("2022-04-10/2022-05-24").year(), Some(2022));
    assert_eq!(edtf("2024-11~").month(), Some((2024, 11)));
    assert_eq!((edtf("2024-24").year(), edtf("../2024").year()), (None, None));
}

#[test]
fn a_month_is_sorted_after_its_days_and_not_as_its_first() {
    let agenda = [
        "../2024-08",
        "2024-09-01",
        "2024-09-30",
        "2024-09-30~",
        "2024-09-20/2024-09-30",
        "2024-09",
        "2024-09~",
        "2024-10-01",
        "2024",
        "202X",
        "2024-09/..",
        "2025/",
        "../..",
        "/",
    ]
    .map(edtf);
    let sorted: Vec<_> = agenda.iter().collect::<BTreeSet<_>>().into_iter().collect();
    assert_eq!(sorted, agenda.iter().collect::<Vec<_>>());
}

#[test]
fn it_is_a_string_in_json() {
    let json = serde_json::to_string(&edtf("2024-11~/..")).expect("a string");
    assert_eq!(json, "\"2024-11~/..\"");
    assert_eq!(
        serde_json::from_str::<Edtf>(&json).expect("a date"),
        edtf("2024-11~/..")
    );
    let error = serde_json::from_str::<Edtf>("\"2024-13\"")
        .expect_err("no such month")
        .to_string();
    assert!(
        error.starts_with("the date \"2024-13\": a month has two digits"),
        "{error}"
    );
}
