//! The rules of tenures, the lines of offices and lives.

use super::*;

#[test]
fn two_full_holders_of_one_seat_overlap() {
    let first = || closed("aa-president", "ada", "2016", "2020-05-01");
    let second = || tenure("aa-president", "bea", "2020-04-30");
    assert_eq!(broken(vec![first().into(), second().into()]), ["tenure_overlap"]);

    let acting = Tenure {
        capacity: vec![span(Capacity::Acting, "2020-04-30", Some("2020-05-01"))],
        ..second()
    };
    assert_eq!(broken(vec![first().into(), acting.into()]), [""; 0]);

    let acting_too_short = Tenure {
        capacity: vec![span(Capacity::Acting, "2020-04-30", Some("2020-04-30"))],
        ..second()
    };
    assert_eq!(
        broken(vec![first().into(), acting_too_short.into()]),
        ["tenure_overlap"]
    );

    let suspended = Tenure {
        powers: vec![span(Powers::Suspended, "2020-04-01", None)],
        ..first()
    };
    assert_eq!(broken(vec![suspended.into(), second().into()]), [""; 0]);

    let two_seats = Office {
        seats: 2,
        ..office("aa-president")
    };
    assert_eq!(
        broken(vec![first().into(), second().into(), two_seats.into()]),
        [""; 0]
    );
}

#[test]
fn an_overlap_inside_one_month_is_not_certain_and_not_reported() {
    let first = closed("aa-president", "ada", "2016", "2020-05");
    assert_eq!(
        broken(vec![
            first.into(),
            tenure("aa-president", "bea", "2020-05-10").into()
        ]),
        [""; 0]
    );
}

#[test]
fn a_tenure_runs_forward() {
    assert_eq!(
        broken(vec![closed("aa-president", "ada", "2020", "2019").into()]),
        ["tenure_backwards"]
    );
    let tenure = tenure("aa-president", "ada", "2020-02");
    let designated = Tenure {
        designated: Some(date("2020-03")),
        ..tenure.clone()
    };
    assert_eq!(broken(vec![designated.into()]), ["designated_after_start"]);
    let in_one_month = Tenure {
        designated: Some(date("2020-02-20")),
        ..tenure
    };
    assert_eq!(broken(vec![in_one_month.into()]), [""; 0]);
}

#[test]
fn terms_and_spans_lie_within_their_tenure() {
    let tenure = || closed("aa-president", "ada", "2020", "2024-06-01");
    let with = |span| Tenure {
        outlook: vec![span],
        ..tenure()
    };
    let seeking = Outlook::SeekingReelection;
    assert_eq!(
        broken(vec![with(span(seeking, "2019", None)).into()]),
        ["span_outside"]
    );
    assert_eq!(
        broken(vec![with(span(seeking, "2021", Some("2024-07"))).into()]),
        ["span_outside"]
    );
    assert_eq!(
        broken(vec![with(span(seeking, "2022", Some("2021"))).into()]),
        ["span_backwards"]
    );
    assert_eq!(
        broken(vec![with(span(seeking, "2022", Some("2024-06-01"))).into()]),
        [""; 0]
    );

    let term = |from, due| Term {
        from: date(from),
        due: Some(date(due)),
        note: None,
        sources: Vec::new(),
    };
    let with = |terms| Tenure { terms, ..tenure() };
    assert_eq!(
        broken(vec![with(vec![term("2025", "2028")]).into()]),
        ["term_outside"]
    );
    assert_eq!(
        broken(vec![with(vec![term("2021", "2020")]).into()]),
        ["term_backwards"]
    );
    let swapped = vec![term("2023", "2026"), term("2020", "2023")];
    assert_eq!(broken(vec![with(swapped).into()]), ["terms_out_of_order"]);
    assert_eq!(
        broken(vec![with(vec![term("2020", "2028")]).into()]),
        [""; 0],
        "a term may be cut short"
    );
}

#[test]
fn an_end_is_an_end_and_not_a_plan() {
    let tenure = tenure("aa-president", "ada", "2020");
    let without_day = Tenure {
        end_reason: Some(EndReason::Resigned),
        ..tenure.clone()
    };
    assert_eq!(broken(vec![without_day.into()]), ["end_reason_without_end"]);
    assert_eq!(
        broken(vec![closed("aa-president", "ada", "2020", "2028").into()]),
        ["end_in_future"]
    );
    let mut unverified = tenure;
    unverified.provenance.verified = None;
    assert_eq!(broken(vec![unverified.into()]), ["open_tenure_unverified"]);
}

#[test]
fn a_term_limited_holder_needs_an_office_with_a_limit() {
    let limited = Tenure {
        outlook: vec![span(Outlook::TermLimited, "2020", None)],
        ..tenure("aa-president", "ada", "2020")
    };
    assert_eq!(broken(vec![limited.clone().into()]), ["term_limit_missing"]);
    let office = Office {
        term_limit: Some(1),
        ..office("aa-president")
    };
    assert_eq!(broken(vec![limited.into(), office.into()]), [""; 0]);
}

#[test]
fn a_life_holds_its_tenures() {
    let dead = |died| Person {
        born: Some(date("1950")),
        died: Some(date(died)),
        ..person("ada")
    };
    let open = || tenure("aa-president", "ada", "2020");
    assert_eq!(
        broken(vec![dead("2022-02-02").into(), open().into()]),
        ["tenure_open_after_death"]
    );
    let ended = |end| closed("aa-president", "ada", "2020", end);
    assert_eq!(
        broken(vec![dead("2022-02-02").into(), ended("2022-02-03").into()]),
        ["tenure_past_death"]
    );
    assert_eq!(
        broken(vec![dead("2022-02-02").into(), ended("2022-02-02").into()]),
        [""; 0]
    );
    let child = Person {
        born: Some(date("2021")),
        ..person("ada")
    };
    assert_eq!(broken(vec![child.into(), open().into()]), ["tenure_before_birth"]);
    assert_eq!(
        broken(vec![dead("1949").into(), ended("2022").into()]),
        ["life_backwards", "tenure_past_death"]
    );
    assert_eq!(broken(vec![person("ada").into()]), ["person_without_facts"]);
}
