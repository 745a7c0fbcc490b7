use super::*;
use crate::{
    Citation, Entity, Source, World,
    entity::{Capacity, DateKind, Entry, Firmness, TimeUnit, Weekday},
    fixture::*,
    id::OfficeId,
};

const OFFICE: &str = "aa-president";

fn rule(day: Option<FixedDay>, windows: Vec<Window>) -> ElectionRule {
    ElectionRule {
        text: text("as the law says"),
        since: Some(date("1988-02-25")),
        day,
        windows,
        sources: vec![Citation::parse(SOURCE).unwrap()],
        has_later_sources: false,
    }
}

/// The first Tuesday after the first Monday in November of every fourth year.
fn american() -> ElectionRule {
    let day = FixedDay {
        month: 11,
        on_or_after: 2,
        weekday: Some(Weekday::Tuesday),
        every_years: 4,
        first_year: Some(2024),
    };
    rule(Some(day), Vec::new())
}

fn window(basis: Reckoning, at_least: u8, at_most: u8) -> Window {
    Window {
        basis,
        at_least,
        at_most,
        counted_in: TimeUnit::Days,
    }
}

/// Within 60 days of a vacancy, else between 70 and 40 days before the term ends.
fn korean() -> ElectionRule {
    let windows = vec![
        window(Reckoning::AfterVacancy, 0, 60),
        window(Reckoning::BeforeEndOfTerm, 40, 70),
    ];
    rule(None, windows)
}

fn president(rule: ElectionRule, term_years: u8) -> Office {
    Office {
        term_years: Some(term_years),
        filled_by: Some(Filling::DirectElection),
        rule: Some(Box::new(rule)),
        ..office(OFFICE)
    }
}

fn vote(id: &str, on: &str, firmness: Firmness) -> Event {
    Event {
        date: when(on, DateKind::Scheduled, firmness),
        decides: vec![OfficeId::parse(OFFICE).unwrap()],
        ..event(id, EventKind::PresidentialElection, on)
    }
}

fn with(office: Office, others: Vec<Entity>) -> World {
    let mut entities = vec![office.into()];
    entities.extend(others);
    world(entities)
}

/// By when, and whether it is by the fixed day.
fn due(world: &World, on: &str) -> Option<(String, bool)> {
    let snapshot = world.on(day(on));
    let due = snapshot.election_due(snapshot.office(OFFICE).unwrap())?;
    let is_day = match due.basis {
        Basis::Rule { counted, .. } => matches!(counted, Counted::Day),
        Basis::Term { .. } | Basis::Election { .. } => panic!("it is computed by the rule"),
    };
    Some((due.by.to_string(), is_day))
}

fn on_the_day(day: &str) -> Option<(String, bool)> {
    Some((day.to_owned(), true))
}

fn in_a_window(window: &str) -> Option<(String, bool)> {
    Some((window.to_owned(), false))
}

/// Each day with the vote in its place.
fn dates(world: &World, on: &str) -> Vec<(String, Option<String>)> {
    let snapshot = world.on(day(on));
    let dates = snapshot.rule_dates(snapshot.office(OFFICE).unwrap());
    let told = dates.iter().map(|date| {
        (
            date.on.to_string(),
            date.recorded.map(|event| event.id.to_string()),
        )
    });
    told.collect()
}

fn held() -> Entity {
    vote("aa-vote-2024", "2024-11-05", Firmness::Held).into()
}

#[test]
fn a_fixed_day_is_computed_where_no_vote_is_recorded() {
    let world = with(
        president(american(), 4),
        vec![held(), tenure(OFFICE, "ada", "2025-01-20").into()],
    );
    assert_eq!(due(&world, "2026-11-30"), on_the_day("2028-11-07"));
    assert_eq!(due(&world, "2028-11-07"), on_the_day("2028-11-07"));
    assert_eq!(due(&world, "2028-11-08"), on_the_day("2032-11-02"));
    assert_eq!(
        dates(&world, "2026-11-30"),
        [("2028-11-07", None), ("2032-11-02", None), ("2036-11-04", None)]
            .map(|(on, vote): (&str, Option<String>)| (on.to_owned(), vote))
    );
}

#[test]
fn a_recorded_vote_takes_the_place_of_the_computed_day_whatever_became_of_it() {
    for firmness in [Firmness::Confirmed, Firmness::Tentative, Firmness::Cancelled] {
        let next = Event {
            announced: Some(date("2026-01-01")),
            ..vote("aa-vote-2028", "2028-10", firmness)
        };
        let world = with(
            president(american(), 4),
            vec![held(), tenure(OFFICE, "ada", "2025-01-20").into(), next.into()],
        );
        let recorded = dates(&world, "2026-11-30");
        assert_eq!(
            recorded[0],
            ("2028-11-07".to_owned(), Some("aa-vote-2028".to_owned()))
        );
        assert_eq!(recorded[1], ("2032-11-02".to_owned(), None));
        let expected = (firmness == Firmness::Cancelled).then(|| ("2032-11-02".to_owned(), true));
        assert_eq!(due(&world, "2026-11-30"), expected);
        assert_eq!(
            due(&world, "2025-12-31"),
            on_the_day("2028-11-07"),
            "not announced yet"
        );
    }
}

#[test]
fn a_rule_that_counts_from_the_last_vote_follows_an_early_one() {
    let day = FixedDay {
        month: 10,
        on_or_after: 15,
        weekday: Some(Weekday::Monday),
        every_years: 4,
        first_year: None,
    };
    let vote = |id: &str, on: &str| -> Entity { vote(id, on, Firmness::Held).into() };
    let world = with(
        president(rule(Some(day), Vec::new()), 4),
        vec![
            vote("aa-vote-2021", "2021-09-20"),
            vote("aa-vote-2025", "2025-04-28"),
        ],
    );
    assert_eq!(due(&world, "2024-01-01"), on_the_day("2025-10-20"));
    assert_eq!(due(&world, "2025-04-28"), on_the_day("2029-10-15"));
    assert_eq!(
        dates(&world, "2026-01-01").len(),
        1,
        "what comes after it depends on it"
    );
}

#[test]
fn a_vacancy_opens_its_window_until_somebody_is_elected() {
    let removed = Tenure {
        end: Some(date("2025-04-04")),
        ..tenure(OFFICE, "ada", "2022-05-10")
    };
    let acting = Tenure {
        entry: Entry::Acting,
        capacity: vec![span(Capacity::Acting, "2025-04-04", None)],
        ..tenure(OFFICE, "bea", "2025-04-04")
    };
    let call = Event {
        announced: Some(date("2025-04-08")),
        ..vote("aa-vote-2025", "2025-06-03", Firmness::Confirmed)
    };
    let world = with(
        president(korean(), 5),
        vec![
            vote("aa-vote-2022", "2022-03-09", Firmness::Held).into(),
            removed.into(),
            acting.into(),
            call.into(),
        ],
    );
    assert_eq!(due(&world, "2025-04-07"), in_a_window("../2025-06-03"));
    assert_eq!(due(&world, "2025-04-08"), None, "the vote is recorded");
}

#[test]
fn the_window_before_the_end_of_a_term_is_exact_where_that_end_is_recorded() {
    let term = |due: Option<&str>| Tenure {
        terms: vec![crate::entity::Term {
            from: date("2022-05-10"),
            due: due.map(date),
            note: None,
            sources: Vec::new(),
        }],
        ..tenure(OFFICE, "ada", "2022-05-10")
    };
    let world = |tenure: Tenure| {
        let vote = vote("aa-vote-2022", "2022-03-09", Firmness::Held);
        with(president(korean(), 5), vec![vote.into(), tenure.into()])
    };
    let today = |world: &World| {
        let freshness = crate::doubt::Freshness::default();
        let snapshot = Snapshot::of_today(world, day("2026-11-30"), freshness);
        let due = snapshot.election_due(snapshot.office(OFFICE).unwrap());
        due.map(|due| due.by.to_string())
    };
    assert_eq!(
        today(&world(term(Some("2027-05-09")))).as_deref(),
        Some("2027-02-28/2027-03-30")
    );
    assert_eq!(
        today(&world(term(None))).as_deref(),
        Some("2027-03-01~/2027-03-31~"),
        "the day on which a term of five years ends is counted differently by different laws"
    );
}

#[test]
fn a_rule_is_shown_from_the_day_on_which_it_was_the_law() {
    let world = with(president(american(), 4), Vec::new());
    let is_shown = |on: &str| world.on(day(on)).office(OFFICE).unwrap().rule.is_some();
    assert!(!is_shown("1988-02-24") && is_shown("1988-02-25"));

    let undated = ElectionRule {
        since: None,
        sources: vec![
            Citation::parse("code").unwrap(),
            Citation::parse("commentary").unwrap(),
        ],
        ..american()
    };
    let out = |id: &str, on: &str| Source {
        published: Some(date(on)),
        ..source(id)
    };
    let world = with(
        president(undated, 4),
        vec![
            out("code", "2022-12-23").into(),
            out("commentary", "2024-05-01").into(),
        ],
    );
    let sources = |on: &str| {
        let snapshot = world.on(day(on));
        let rule = snapshot.office(OFFICE).unwrap().rule.clone()?;
        Some((rule.sources.len(), rule.has_later_sources))
    };
    assert_eq!(sources("2022-12-22"), None);
    assert_eq!(sources("2022-12-23"), Some((1, true)));
    assert_eq!(sources("2024-05-01"), Some((2, false)));
}

#[test]
fn the_rule_behind_a_vote_is_the_one_in_force_on_its_day() {
    let world = with(
        president(american(), 4),
        vec![
            vote("aa-vote-1984", "1984-11-06", Firmness::Held).into(),
            held(),
            Event {
                kind: EventKind::ImpeachmentVote,
                ..vote("aa-impeachment", "2025-11-05", Firmness::Held)
            }
            .into(),
        ],
    );
    let snapshot = world.on(day("2026-01-01"));
    let behind = |id: &str| snapshot.rules_behind(snapshot.event(id).unwrap()).count();
    assert_eq!(
        [
            behind("aa-vote-1984"),
            behind("aa-vote-2024"),
            behind("aa-impeachment")
        ],
        [0, 1, 0]
    );
}
