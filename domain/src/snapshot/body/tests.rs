use crate::{
    Body, Citation, Entity, Event, World,
    entity::{DateKind, ElectionRule, EventKind, Firmness, FixedDay, Reckoning, TimeUnit, Weekday, Window},
    fixture::*,
    id::{BodyId, CountryId},
    snapshot::Counted,
};

const BODY: &str = "aa-commons";

/// A chamber of the country that its id begins with.
fn body(id: &str) -> Body {
    Body {
        id: BodyId::parse(id).unwrap(),
        country: CountryId::parse(id.split('-').next().unwrap()).unwrap(),
        name: name(id),
        former_names: Vec::new(),
        chamber: None,
        seats: None,
        term_years: None,
        rule: None,
        wikidata: None,
        provenance: provenance(),
    }
}

fn chamber(rule: Option<ElectionRule>) -> Body {
    Body {
        term_years: Some(4),
        rule: rule.map(Box::new),
        ..body(BODY)
    }
}

fn vote(id: &str, kind: EventKind, on: &str, firmness: Firmness) -> Event {
    Event {
        date: when(on, DateKind::Scheduled, firmness),
        bodies: vec![BodyId::parse(BODY).unwrap()].into(),
        ..event(id, kind, on)
    }
}

fn held(id: &str, on: &str) -> Entity {
    vote(id, EventKind::ParliamentaryElection, on, Firmness::Held).into()
}

/// The third Monday of October in the fourth year after the last vote, and within 40 days of a dissolution.
fn rule() -> ElectionRule {
    ElectionRule {
        text: text("as the law says"),
        since: Some(date("2007-05-03")),
        day: Some(FixedDay {
            month: 10,
            on_or_after: 15,
            weekday: Some(Weekday::Monday),
            every_years: 4,
            first_year: None,
        }),
        windows: vec![Window {
            basis: Reckoning::AfterDissolution,
            at_least: 0,
            at_most: 40,
            counted_in: TimeUnit::Days,
        }],
        sources: vec![Citation::parse(SOURCE).unwrap()],
        has_later_sources: false,
    }
}

fn due(world: &World, on: &str) -> Option<String> {
    let snapshot = world.on(day(on));
    let due = snapshot.body_election_due(snapshot.body(BODY).unwrap())?;
    Some(due.by.to_string())
}

#[test]
fn an_election_is_due_about_the_month_in_which_the_term_ends() {
    let world = world(vec![chamber(None).into(), held("aa-vote-2021", "2021-09-20")]);
    assert_eq!(due(&world, "2023-01-01").as_deref(), Some("2025-09~"));
    assert_eq!(
        due(&world, "2025-10-01"),
        None,
        "the rule was not followed, or nobody recorded the vote"
    );
    assert_eq!(due(&world, "2020-01-01"), None, "no election is known yet");
}

#[test]
fn the_day_that_the_law_fixes_follows_an_early_vote_and_gives_way_to_a_recorded_one() {
    let next = Event {
        announced: Some(date("2028-01-01")),
        ..vote(
            "aa-vote-2029",
            EventKind::ParliamentaryElection,
            "2029-10-22",
            Firmness::Confirmed,
        )
    };
    let world = world(vec![
        chamber(Some(rule())).into(),
        held("aa-vote-2021", "2021-09-20"),
        held("aa-vote-2025", "2025-04-28"),
        next.into(),
    ]);
    assert_eq!(due(&world, "2024-01-01").as_deref(), Some("2025-10-20"));
    assert_eq!(due(&world, "2026-01-01").as_deref(), Some("2029-10-15"));
    assert_eq!(due(&world, "2028-01-01"), None);
    let snapshot = world.on(day("2028-01-01"));
    let dates = snapshot.rule_dates_of_body(snapshot.body(BODY).unwrap());
    let recorded = dates[0].recorded.map(|event| event.id.as_str());
    assert_eq!((dates.len(), recorded), (1, Some("aa-vote-2029")));
}

#[test]
fn a_dissolution_opens_a_window_of_its_own() {
    let dissolution = vote(
        "aa-dissolution",
        EventKind::Dissolution,
        "2024-10-09",
        Firmness::Held,
    );
    let world = world(vec![
        chamber(Some(rule())).into(),
        held("aa-vote-2021", "2021-10-31"),
        dissolution.into(),
    ]);
    assert_eq!(due(&world, "2024-10-08").as_deref(), Some("2025-10-20"));
    let snapshot = world.on(day("2024-10-09"));
    let due_then = snapshot.body_election_due(snapshot.body(BODY).unwrap()).unwrap();
    assert_eq!(due_then.by.to_string(), "../2024-11-18");
    assert!(matches!(
        due_then.basis,
        crate::snapshot::Basis::Rule {
            counted: Counted::Dissolution { .. },
            ..
        }
    ));
}

#[test]
fn each_vote_knows_the_one_before_and_the_one_after_it() {
    let cancelled = vote(
        "aa-vote-2023",
        EventKind::ParliamentaryElection,
        "2023-05-01",
        Firmness::Cancelled,
    );
    let round = Event {
        round_of: Some(crate::id::EventId::parse("aa-vote-2021").unwrap()),
        ..vote(
            "aa-vote-2021-two",
            EventKind::ParliamentaryElection,
            "2021-10-04",
            Firmness::Held,
        )
    };
    let world = world(vec![
        chamber(None).into(),
        held("aa-vote-2021", "2021-09-20"),
        round.into(),
        cancelled.into(),
        held("aa-vote-2025", "2025-04-28"),
    ]);
    let beside = |on: &str, id: &str| {
        let snapshot = world.on(day(on));
        let series = snapshot.series(snapshot.event(id).unwrap()).remove(0);
        let id = |event: Option<&Event>| event.map(|event| event.id.to_string());
        (id(series.previous), id(series.next))
    };
    assert_eq!(
        beside("2026-01-01", "aa-vote-2021"),
        (None, Some("aa-vote-2025".into()))
    );
    assert_eq!(
        beside("2026-01-01", "aa-vote-2025"),
        (Some("aa-vote-2021".into()), None)
    );
    assert_eq!(
        beside("2022-01-01", "aa-vote-2021"),
        (None, None),
        "what came later is not known"
    );
}
