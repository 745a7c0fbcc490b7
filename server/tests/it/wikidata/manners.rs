//! How Wikidata is asked, and what becomes of answers that are none.

use super::{COUNTRY, PREMIER, country, ruritania, spells, tenures, today};
use crate::support::wikidata::{Facts, StandIn, Trouble, day};
use handover::import::{
    Part,
    wikidata::{Settings, Wikidata, WikidataError},
};
use std::time::Duration;

fn facts() -> Facts {
    ruritania().held("Q1", PREMIER, &[("P580", day("2020-05-01"))])
}

async fn read_from(stand_in: &StandIn) -> Result<Part, WikidataError> {
    read_with(stand_in.settings(today())).await
}

async fn read_with(settings: Settings) -> Result<Part, WikidataError> {
    let mut wikidata = Wikidata::new(settings)?;
    wikidata.read(&country(Some(COUNTRY))).await
}

fn seconds(pauses: &[Duration]) -> Vec<u64> {
    pauses.iter().map(Duration::as_secs).collect()
}

#[tokio::test]
async fn nobody_asks_without_saying_whom_to_write_to() {
    for contact in ["", "me", "desk@", "desk@example.org\nX-Other: 1"] {
        let Err(error) = Wikidata::new(Settings::new(contact, today())) else {
            panic!("{contact:?} was taken");
        };
        assert!(error.to_string().contains("desk@example.org"), "{error}");
        assert!(!error.may_pass());
    }
}

#[tokio::test]
async fn every_question_names_the_program_and_its_desk_and_comes_alone() {
    let people = (0..120).fold(facts(), |facts, number| {
        let number = format!("Q70{number}");
        facts.human(&number, &number).held(
            &number,
            PREMIER,
            &[("P580", day("1990-01-02")), ("P582", day("1990-01-03"))],
        )
    });
    let stand_in = StandIn::with(people).await;
    let part = read_from(&stand_in).await.expect("a part");
    assert_eq!(tenures(&part).len(), 121);
    let asked = stand_in.asked();
    let agent = format!("Handover/{} (desk@handover.example)", env!("CARGO_PKG_VERSION"));
    assert!(asked.iter().all(|it| it.user_agent == agent));
    assert_eq!(stand_in.most_under_way(), 1);
    let labels: Vec<_> = asked.iter().filter(|it| it.path == "/w/api.php").collect();
    assert!(labels.len() >= 3, "{}", labels.len());
    for it in labels {
        assert!(it.ids().len() <= 50);
        assert_eq!(it.fields["maxlag"], "5");
        assert_eq!(it.fields["languages"], "en|ja|ko|mul");
    }
    let queries: Vec<_> = asked.iter().filter(|it| it.path == "/sparql").collect();
    assert!(
        queries
            .iter()
            .all(|it| it.accept == "application/sparql-results+json")
    );
    assert!(stand_in.pauses().is_empty());
}

#[tokio::test]
async fn a_pause_that_is_asked_for_is_made_and_the_reading_goes_on() {
    let stand_in = StandIn::with(facts()).await;
    stand_in.spoil([
        Trouble::TooMany(Some("37")),
        Trouble::None,
        Trouble::Status(503, Some("11")),
        Trouble::TooMany(None),
    ]);
    let part = read_from(&stand_in).await.expect("a part");
    assert_eq!(spells(&part), ["Anna 2020-05-01 -"]);
    let pauses = seconds(&stand_in.pauses());
    assert_eq!(pauses.len(), 3, "{pauses:?}");
    assert!((37..=47).contains(&pauses[0]), "{pauses:?}");
    assert!((11..=14).contains(&pauses[1]), "{pauses:?}");
    // Who is told to stop and not for how long stops for a minute.
    assert!((60..=75).contains(&pauses[2]), "{pauses:?}");
}

#[tokio::test]
async fn a_pause_until_a_moment_is_made_too() {
    let stand_in = StandIn::with(facts()).await;
    let soon = jiff::Timestamp::now() + jiff::SignedDuration::from_secs(90);
    let soon = jiff::fmt::rfc2822::DateTimePrinter::new()
        .timestamp_to_rfc9110_string(&soon)
        .expect("a date");
    stand_in.spoil([Trouble::Status(503, Some(Box::leak(soon.into_boxed_str())))]);
    read_from(&stand_in).await.expect("a part");
    let pauses = seconds(&stand_in.pauses());
    assert!((85..=115).contains(&pauses[0]), "{pauses:?}");
}

#[tokio::test]
async fn a_lag_that_comes_with_status_200_is_waited_for() {
    let stand_in = StandIn::with(facts()).await;
    // Country, holders, elections, lives, and then names.
    stand_in.spoil([
        Trouble::None,
        Trouble::None,
        Trouble::None,
        Trouble::None,
        Trouble::Lag,
        Trouble::Lag,
    ]);
    let part = read_from(&stand_in).await.expect("a part");
    assert_eq!(spells(&part), ["Anna 2020-05-01 -"]);
    let pauses = seconds(&stand_in.pauses());
    assert_eq!(pauses.len(), 2, "{pauses:?}");
    assert!(pauses.iter().all(|it| (5..=7).contains(it)), "{pauses:?}");
}

#[tokio::test]
async fn whatever_spoils_an_answer_is_tried_again_with_growing_pauses() {
    for trouble in [
        Trouble::Cut,
        Trouble::HangUp,
        Trouble::OutOfTime,
        Trouble::Page,
        Trouble::Status(500, None),
        Trouble::Status(502, None),
    ] {
        let stand_in = StandIn::with(facts()).await;
        stand_in.spoil([trouble.clone(), trouble.clone(), trouble.clone()]);
        let part = read_from(&stand_in).await.expect("a part");
        assert_eq!(spells(&part), ["Anna 2020-05-01 -"], "{trouble:?}");
        let pauses = seconds(&stand_in.pauses());
        assert_eq!(pauses.len(), 3, "{trouble:?}");
        let least = [2, 4, 8];
        assert!(
            pauses
                .iter()
                .zip(least)
                .all(|(pause, least)| (least..=least * 2).contains(pause)),
            "{pauses:?}"
        );
    }
}

#[tokio::test]
async fn who_is_never_answered_gives_up_and_says_to_come_back() {
    let stand_in = StandIn::with(facts()).await;
    stand_in.spoil([Trouble::None].into_iter().chain(vec![Trouble::Cut; 20]));
    let error = read_from(&stand_in).await.expect_err("no part");
    assert!(matches!(error, WikidataError::GaveUp { tries: 6, .. }), "{error}");
    assert!(error.may_pass());
    assert!(error.to_string().contains("breaks off"), "{error}");
    assert_eq!(stand_in.asked().len(), 7);
    // Another try begins anew, and gets everything.
    let again = StandIn::with(facts()).await;
    assert_eq!(spells(&read_from(&again).await.expect("a part")).len(), 1);
}

#[tokio::test]
async fn a_pause_that_is_too_long_ends_the_reading_instead() {
    let stand_in = StandIn::with(facts()).await;
    stand_in.spoil([Trouble::TooMany(Some("86400"))]);
    let error = read_from(&stand_in).await.expect_err("no part");
    assert!(
        matches!(error, WikidataError::Later { seconds: 86400, .. }),
        "{error}"
    );
    assert!(error.may_pass());
    assert_eq!(stand_in.asked().len(), 1);
    assert!(stand_in.pauses().is_empty());
}

#[tokio::test]
async fn a_refusal_is_not_asked_twice() {
    for trouble in [
        Trouble::Status(403, None),
        Trouble::Status(400, None),
        Trouble::Status(301, None),
    ] {
        let stand_in = StandIn::with(facts()).await;
        stand_in.spoil([trouble]);
        let error = read_from(&stand_in).await.expect_err("no part");
        assert!(
            matches!(error, WikidataError::Refused(_)) && !error.may_pass(),
            "{error}"
        );
        assert_eq!(stand_in.asked().len(), 1);
    }
    let stand_in = StandIn::with(facts()).await;
    let names = [
        Trouble::None,
        Trouble::None,
        Trouble::None,
        Trouble::None,
        Trouble::Error("no-such-entity"),
    ];
    stand_in.spoil(names);
    let error = read_from(&stand_in).await.expect_err("no part");
    assert!(
        error.to_string().contains("no-such-entity") && !error.may_pass(),
        "{error}"
    );
}

#[tokio::test]
async fn an_answer_that_is_too_slow_or_too_large_is_not_waited_for() {
    let stand_in = StandIn::with(facts()).await;
    let mut settings = stand_in.settings(today());
    settings.limits.answer = Duration::from_millis(150);
    stand_in.spoil([Trouble::Slow(Duration::from_millis(600))]);
    let part = read_with(settings).await.expect("a part");
    assert_eq!(spells(&part).len(), 1);
    assert_eq!(stand_in.pauses().len(), 1);

    let stand_in = StandIn::with(facts()).await;
    let mut settings = stand_in.settings(today());
    settings.limits.bytes = 100_000;
    stand_in.spoil([Trouble::Huge(100_001)]);
    let error = read_with(settings).await.expect_err("no part");
    assert!(
        error.to_string().contains("100000 bytes") && !error.may_pass(),
        "{error}"
    );
}

#[tokio::test]
async fn a_country_has_only_so_much_time() {
    let stand_in = StandIn::with(facts()).await;
    let mut settings = stand_in.settings(today());
    settings.limits.country = Duration::from_secs(10);
    stand_in.spoil([Trouble::TooMany(Some("20"))]);
    let error = read_with(settings).await.expect_err("no part");
    assert!(
        matches!(error, WikidataError::Later { seconds: 20, .. }),
        "{error}"
    );
}
