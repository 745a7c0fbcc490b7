//! Who held an office, and what of that is not believed.

use super::{
    COUNTRY, CROWN, PREMIER, country, only_rejected, persons, read, ruritania, spells, tenures, today,
};
use crate::support::wikidata::{Facts, Said, StandIn, day, item, month, unknown, year};
use domain::entity::{Capacity, EndReason, Role};
use handover::import::wikidata::Wikidata;

#[tokio::test]
async fn an_office_has_its_roles_and_its_title_in_three_languages() {
    let part = read(ruritania().held("Q1", PREMIER, &[("P580", day("2020-05-01"))])).await;
    let [(claim, tenure)] = tenures(&part)[..] else {
        panic!("one tenure: {part:?}")
    };
    let office = &tenure.office;
    assert_eq!(office.wikidata.as_deref(), Some(PREMIER));
    assert_eq!(office.roles, [Role::HeadOfGovernment]);
    assert!(office.may_be_new);
    assert_eq!(office.name.en, "Prime Minister of Ruritania");
    assert_eq!(office.title.en, "Prime Minister");
    assert_eq!(office.title.ja.as_deref(), Some("首相"));
    assert_eq!(office.title.ko.as_deref(), Some("총리"));
    assert_eq!(part.name, "xa");
    assert!(claim.reference.starts_with("Q1 P39 Q1-"), "{}", claim.reference);
    assert!(part.rejected.is_empty(), "{:?}", part.rejected);
}

#[tokio::test]
async fn one_office_may_be_both_heads() {
    let facts = Facts::country(COUNTRY, "XA", CROWN, CROWN)
        .label(CROWN, "en", "president of the Ruritania")
        .human("Q1", "Anna")
        .held("Q1", CROWN, &[("P580", day("2020-05-01"))]);
    let part = read(facts).await;
    let office = &tenures(&part)[0].1.office;
    assert_eq!(office.roles, [Role::HeadOfState, Role::HeadOfGovernment]);
    assert_eq!(office.title.en, "President");
}

#[tokio::test]
async fn a_country_without_a_number_is_found_by_its_code() {
    let facts = ruritania()
        .held("Q1", PREMIER, &[("P580", day("2020-05-01"))])
        .ranked(
            "DeprecatedRank",
            "Q900",
            "P297",
            Said::Text("XA".to_owned(), String::new()),
            &[],
        );
    let stand_in = StandIn::with(facts).await;
    let mut wikidata = Wikidata::new(stand_in.settings(today())).expect("a reader");
    let part = wikidata.read(&country(None)).await.expect("a part");
    assert_eq!(spells(&part), ["Anna 2020-05-01 -"]);
    let mut elsewhere = country(None);
    elsewhere.id = domain::id::CountryId::parse("xb").expect("an id");
    let nothing = wikidata.read(&elsewhere).await.expect("a part");
    assert!(nothing.claims.is_empty());
    assert!(only_rejected(&nothing).reason.contains("XB"));
}

#[tokio::test]
async fn dates_are_as_exact_as_they_are_known() {
    let part = read(
        ruritania()
            .held(
                "Q1",
                PREMIER,
                &[("P580", year("2001")), ("P582", month("2003-04"))],
            )
            .held(
                "Q2",
                PREMIER,
                &[("P580", day("2003-01-01")), ("P582", year("2010"))],
            ),
    )
    .await;
    assert_eq!(spells(&part), ["Anna 2001 2003-04", "Boris 2003-01-01 2010"]);
}

#[tokio::test]
async fn a_date_known_only_by_the_century_is_rejected() {
    let century = Said::Time {
        value: "1801-01-01T00:00:00Z".to_owned(),
        precision: 7,
        calendar: "Q1985727",
    };
    let part = read(ruritania().held("Q1", PREMIER, &[("P580", century), ("P582", day("1850-01-02"))])).await;
    assert!(spells(&part).is_empty());
    assert_eq!(only_rejected(&part).column.as_deref(), Some("P580"));
}

#[tokio::test]
async fn a_month_of_the_julian_calendar_is_not_taken_for_a_gregorian_one() {
    let julian = |value: &str, precision| Said::Time {
        value: value.to_owned(),
        precision,
        calendar: "Q1985786",
    };
    let part = read(ruritania().held(
        "Q1",
        CROWN,
        &[
            ("P580", julian("1540-03-01T00:00:00Z", 10)),
            // The query service has turned the day into a Gregorian one.
            ("P582", julian("1547-02-07T00:00:00Z", 11)),
        ],
    ))
    .await;
    assert_eq!(spells(&part), ["Anna 1540-03/1540-04 1547-02-07"]);
}

#[tokio::test]
async fn the_best_rank_does_not_hide_the_others_and_a_deprecated_one_is_ignored() {
    let term = |start: &str, end: &str| [("P580", day(start)), ("P582", day(end))];
    let part = read(
        ruritania()
            .ranked(
                "PreferredRank",
                "Q1",
                "P39",
                item(PREMIER),
                &term("2010-01-02", "2012-01-02"),
            )
            .held("Q1", PREMIER, &term("2004-01-02", "2006-01-02"))
            .ranked(
                "DeprecatedRank",
                "Q2",
                "P39",
                item(PREMIER),
                &term("2006-01-02", "2010-01-02"),
            ),
    )
    .await;
    assert_eq!(
        spells(&part),
        ["Anna 2010-01-02 2012-01-02", "Anna 2004-01-02 2006-01-02"]
    );
    assert!(part.rejected.is_empty());
}

#[tokio::test]
async fn a_person_twice_in_one_office_is_two_claims_with_keys_of_their_own() {
    let part = read(
        ruritania()
            .held(
                "Q1",
                PREMIER,
                &[("P580", day("2004-01-02")), ("P582", day("2006-01-02"))],
            )
            .held(
                "Q1",
                PREMIER,
                &[("P580", day("2010-01-02")), ("P582", day("2012-01-02"))],
            ),
    )
    .await;
    let keys: Vec<_> = tenures(&part)
        .iter()
        .map(|(claim, _)| claim.key.clone())
        .collect();
    assert_eq!(keys.len(), 2);
    assert_ne!(keys[0], keys[1]);
    assert_eq!(
        persons(&part).iter().filter(|who| who.name.en == "Anna").count(),
        1
    );
}

#[tokio::test]
async fn who_acts_is_acting_in_both_ways_of_saying_so() {
    let acting = item("Q4676846");
    let part = read(
        ruritania()
            .held(
                "Q1",
                PREMIER,
                &[
                    ("P580", day("2004-01-02")),
                    ("P582", day("2006-01-02")),
                    ("P5102", acting.clone()),
                ],
            )
            .held(
                "Q2",
                PREMIER,
                &[
                    ("P580", day("2006-01-02")),
                    ("P582", day("2007-01-02")),
                    ("P2868", acting),
                ],
            )
            .held(
                "Q3",
                PREMIER,
                &[
                    ("P580", day("2007-01-02")),
                    ("P582", day("2008-01-02")),
                    ("P5102", item("Q5")),
                ],
            ),
    )
    .await;
    let capacities: Vec<_> = tenures(&part).iter().map(|(_, it)| it.capacity).collect();
    assert_eq!(capacities, [Some(Capacity::Acting), Some(Capacity::Acting), None]);
}

#[tokio::test]
async fn the_cause_of_an_end_is_taken_where_it_is_sure() {
    let held = |facts: Facts, who: &str, cause: &str| {
        facts.held(
            who,
            PREMIER,
            &[
                ("P580", day("2004-01-02")),
                ("P582", day("2006-01-02")),
                ("P1534", item(cause)),
            ],
        )
    };
    let facts = ruritania()
        .label("Q201", "en", "death in office")
        .label("Q202", "en", "dissolution");
    let part = read(held(held(facts, "Q1", "Q201"), "Q2", "Q202")).await;
    let reasons: Vec<_> = tenures(&part).iter().map(|(_, it)| it.end_reason).collect();
    assert_eq!(reasons, [Some(EndReason::Died), None]);
}

#[tokio::test]
async fn an_unknown_value_is_never_a_date() {
    let part = read(
        ruritania()
            .held("Q1", PREMIER, &[("P580", unknown()), ("P582", day("2006-01-02"))])
            .held("Q2", PREMIER, &[("P580", day("2006-01-02")), ("P582", unknown())])
            .says("Q1", "P569", unknown()),
    )
    .await;
    assert_eq!(spells(&part), ["Anna - 2006-01-02"]);
    assert!(only_rejected(&part).reason.contains("unknown"));
    assert!(persons(&part).iter().all(|who| who.born.is_none()));
}

#[tokio::test]
async fn a_dead_person_is_not_in_office_and_gets_no_made_up_end() {
    let open = |facts: Facts| facts.held("Q1", PREMIER, &[("P580", day("2020-01-02"))]);
    let part = read(open(ruritania().says("Q1", "P570", day("2022-03-04")))).await;
    assert!(spells(&part).is_empty());
    let rejected = only_rejected(&part);
    assert_eq!(rejected.column.as_deref(), Some("P582"));
    assert!(
        rejected.reason.contains("died on 2022-03-04"),
        "{}",
        rejected.reason
    );
    // The death itself is known.
    let anna = persons(&part)
        .into_iter()
        .find(|who| who.name.en == "Anna")
        .expect("Anna");
    assert_eq!(
        anna.died.as_ref().map(ToString::to_string).as_deref(),
        Some("2022-03-04")
    );
    // Somebody who died on an unknown day is as dead.
    let part = read(open(ruritania().says("Q1", "P570", unknown()))).await;
    assert!(only_rejected(&part).reason.contains("died and"));
}

#[tokio::test]
async fn of_several_without_an_end_only_the_one_without_a_successor_is_in_office() {
    let part = read(
        ruritania()
            .held(
                "Q1",
                PREMIER,
                &[("P580", day("2010-01-02")), ("P1366", item("Q2"))],
            )
            .held("Q2", PREMIER, &[("P580", day("2015-01-02"))])
            .held("Q3", PREMIER, &[("P580", day("2020-01-02"))]),
    )
    .await;
    assert_eq!(spells(&part), ["Clara 2020-01-02 -"]);
    let reasons: Vec<_> = part.rejected.iter().map(|it| it.reason.as_str()).collect();
    assert!(reasons[0].contains("replaced by Q2"), "{reasons:?}");
    assert!(
        reasons[1].contains("Q3 took it later, in 2020-01-02"),
        "{reasons:?}"
    );
}

#[tokio::test]
async fn several_who_began_together_and_one_who_acts_beside_another_are_all_in_office() {
    let part = read(
        ruritania()
            .held("Q1", CROWN, &[("P580", day("2026-10-01"))])
            .held("Q2", CROWN, &[("P580", day("2026-10-01"))])
            .held("Q1", PREMIER, &[("P580", day("2020-01-02"))])
            .held(
                "Q3",
                PREMIER,
                &[("P580", day("2026-05-12")), ("P5102", item("Q4676846"))],
            ),
    )
    .await;
    assert_eq!(tenures(&part).len(), 4, "{:?}", part.rejected);
}

#[tokio::test]
async fn a_successor_who_is_still_to_come_does_not_end_anything() {
    let part = read(
        ruritania()
            .held(
                "Q1",
                PREMIER,
                &[
                    ("P580", day("2020-01-02")),
                    ("P582", day("2027-01-20")),
                    ("P1366", item("Q2")),
                ],
            )
            .held("Q2", PREMIER, &[("P580", day("2027-01-20"))]),
    )
    .await;
    // An end that is only due is none.
    // Her end lies ahead: it is judged with the claim, as the day on which her term is due.
    assert_eq!(
        spells(&part),
        ["Anna 2020-01-02 2027-01-20", "Boris 2027-01-20 -"]
    );
}

#[tokio::test]
async fn an_old_statement_without_an_end_is_believed_only_of_somebody_of_that_age() {
    let open = |facts: Facts, since: &str| facts.held("Q1", CROWN, &[("P580", day(since))]);
    let part = read(open(ruritania(), "1973-09-15")).await;
    assert!(only_rejected(&part).reason.contains("never completed"));
    let part = read(open(
        ruritania().says("Q1", "P569", day("1946-04-30")),
        "1973-09-15",
    ))
    .await;
    assert_eq!(spells(&part), ["Anna 1973-09-15 -"]);
    let part = read(open(ruritania().says("Q1", "P569", year("1890")), "1921-09-15")).await;
    assert!(only_rejected(&part).reason.contains("born 1890"));
}

#[tokio::test]
async fn a_statement_that_says_nothing_of_time_or_runs_backwards_is_rejected() {
    let part = read(
        ruritania()
            .held("Q1", PREMIER, &[])
            .held(
                "Q2",
                PREMIER,
                &[("P580", day("2020-01-02")), ("P582", day("2019-01-02"))],
            )
            .held(
                "Q3",
                PREMIER,
                &[
                    ("P580", year("2001")),
                    ("P580", year("2003")),
                    ("P582", year("2005")),
                ],
            ),
    )
    .await;
    assert!(spells(&part).is_empty());
    let reasons: Vec<_> = part.rejected.iter().map(|it| it.reason.as_str()).collect();
    assert!(reasons[0].contains("neither"), "{reasons:?}");
    assert!(reasons[1].contains("before it begins"), "{reasons:?}");
    assert!(reasons[2].contains("2001, 2003"), "{reasons:?}");
}

#[tokio::test]
async fn a_president_in_a_film_is_nobody() {
    let part = read(
        ruritania()
            .says("Q9", "P31", item("Q15632617"))
            .label("Q9", "en", "President in a film")
            .held("Q9", PREMIER, &[("P580", day("2001-01-20"))]),
    )
    .await;
    assert!(spells(&part).is_empty());
    assert!(only_rejected(&part).reason.contains("human being"));
    assert!(
        persons(&part)
            .iter()
            .all(|who| who.wikidata.as_deref() != Some("Q9"))
    );
}

#[tokio::test]
async fn names_fall_back_to_those_for_all_languages() {
    let facts = ruritania()
        .says("Q8", "P31", item("Q5"))
        .label("Q8", "mul", "Dora Example")
        .label("Q8", "ko", "도라")
        .alias("Q8", "mul", "D. Example")
        .alias("Q8", "en", "Dora Example")
        .says("Q8", "P1559", Said::Text("Дора".to_owned(), "ru".to_owned()))
        .held("Q8", PREMIER, &[("P580", day("2020-01-20"))]);
    let part = read(facts).await;
    let [dora] = persons(&part)[..] else {
        panic!("one person")
    };
    let name = &dora.name;
    assert_eq!(
        (name.en.as_str(), name.ja.as_deref(), name.ko.as_deref()),
        ("Dora Example", None, Some("도라"))
    );
    assert_eq!(name.aliases, ["D. Example"]);
    assert_eq!(
        (name.own.as_deref(), name.own_language.as_deref()),
        (Some("Дора"), Some("ru"))
    );
}

#[tokio::test]
async fn of_several_births_the_best_ranked_and_most_exact_is_taken() {
    let held = [("P580", day("2020-01-20"))];
    let part = read(
        ruritania()
            .says("Q1", "P569", year("1960"))
            .says("Q1", "P569", day("1960-02-03"))
            .says("Q2", "P569", year("1960"))
            .ranked("PreferredRank", "Q2", "P569", year("1961"), &[])
            .says("Q3", "P569", year("1960"))
            .says("Q3", "P569", year("1961"))
            .held("Q1", PREMIER, &held)
            .held("Q2", PREMIER, &held)
            .held("Q3", PREMIER, &held),
    )
    .await;
    let births: Vec<_> = persons(&part)
        .iter()
        .map(|who| who.born.as_ref().map(ToString::to_string))
        .collect();
    assert_eq!(
        births,
        [Some("1960-02-03".to_owned()), Some("1961".to_owned()), None]
    );
    assert_eq!(only_rejected(&part).column.as_deref(), Some("P569"));
}
