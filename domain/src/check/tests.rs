use super::*;
use crate::{
    Entity, EntityRef,
    edits::{any_edits, worlds},
    entity::{
        Annulment, Candidate, Capacity, DateKind, EarlierDate, EndReason, EventKind, Filling, Firmness,
        Outcome, Outlook, Powers, Review, Term,
    },
    fixture::*,
    id::{EventId, PersonId, TenureId},
};
use crate::{Event, Name, Office, Person, Source, Tenure, Text, Transition, text::Forms};
use proptest::prelude::*;

mod event;
mod tenure;

const TODAY: &str = "2026-11-24";

/// The rules that a world of these entities breaks, each once.
fn broken(entities: Vec<Entity>) -> Vec<&'static str> {
    let mut rules: Vec<_> = check(&world(entities), day(TODAY))
        .into_iter()
        .map(|finding| finding.rule)
        .collect();
    rules.dedup();
    rules
}

fn closed(office: &str, person: &str, start: &str, end: &str) -> Tenure {
    let tenure = tenure(office, person, start);
    Tenure {
        end: Some(date(end)),
        end_reason: Some(EndReason::TermEnded),
        ..tenure
    }
}

#[test]
fn a_tidy_world_has_no_finding() {
    let found = broken(vec![
        closed("aa-president", "ada", "2016", "2020-05-01").into(),
        tenure("aa-president", "bea", "2020-05-01").into(),
        event("aa-election", EventKind::PresidentialElection, "2027-05").into(),
    ]);
    assert_eq!(found, [""; 0]);
}

#[test]
fn errors_stand_before_warnings() {
    let person = Person {
        wikidata: Some("17".into()),
        ..person("ada")
    };
    let found = check(&world(vec![person.into()]), day(TODAY));
    let severities: Vec<_> = found
        .iter()
        .map(|finding| (finding.severity, finding.rule))
        .collect();
    assert_eq!(
        severities,
        [
            (Severity::Error, "wikidata_malformed"),
            (Severity::Warning, "person_without_facts")
        ]
    );
}

#[test]
fn every_fact_stands_on_a_source_that_can_be_opened() {
    let mut tenure = tenure("aa-president", "ada", "2020");
    tenure.provenance.sources.clear();
    assert_eq!(broken(vec![tenure.clone().into()]), ["no_source"]);
    tenure
        .provenance
        .sources
        .push(crate::Citation::parse("hearsay").unwrap());
    let hearsay = Source {
        unconfirmed: true,
        ..source("hearsay")
    };
    assert_eq!(
        broken(vec![tenure.clone().into(), hearsay.clone().into()]),
        ["reviewed_without_confirmation"]
    );
    tenure.provenance.review = Review::Unreviewed;
    assert_eq!(broken(vec![tenure.clone().into(), hearsay.into()]), [""; 0]);
    tenure.provenance.verified = Some(day("2026-11-25"));
    assert_eq!(broken(vec![tenure.into()]), ["verified_in_future"]);

    for wrong in [
        "example.org",
        "ftp://example.org",
        "javascript:alert(1)",
        "https://",
        "https://a b.org",
    ] {
        let source = Source {
            url: Some(wrong.into()),
            ..source("web")
        };
        assert_eq!(broken(vec![source.into()]), ["source_url"], "{wrong}");
    }
    let source = Source {
        retrieved: Some(day("2027-01-01")),
        ..source("web")
    };
    assert_eq!(broken(vec![source.into()]), ["source_in_future"]);
}

#[test]
fn ids_of_wikidata_are_well_formed_and_belong_to_one_entity() {
    let office_with = |wikidata: &str| Office {
        wikidata: Some(wikidata.into()),
        ..office("aa-president")
    };
    for wrong in ["17", "Q", "Q017", "q17", "Q17a", "Q17 "] {
        assert!(
            broken(vec![office_with(wrong).into()]).contains(&"wikidata_malformed"),
            "{wrong}"
        );
    }
    let same = Office {
        wikidata: Some("Q17".into()),
        ..office("aa-king")
    };
    assert_eq!(
        broken(vec![office_with("Q17").into(), same.into()]),
        ["wikidata_duplicate"]
    );
    let other_kind = crate::Country {
        wikidata: Some("Q17".into()),
        ..country("aa")
    };
    assert_eq!(
        broken(vec![office_with("Q17").into(), other_kind.into()]),
        [""; 0]
    );
}

#[test]
fn a_text_is_written_and_tidy_and_translated() {
    let with = |title: Text| Office {
        title,
        ..office("aa-president")
    };
    let en = |en: &str| {
        let forms = text("x").into_forms();
        Text::from(Forms {
            en: en.into(),
            ..forms
        })
    };
    let without_korean = || {
        let forms = text("x").into_forms();
        with(Forms { ko: None, ..forms }.into())
    };
    assert_eq!(broken(vec![with(en("")).into()]), ["text_empty"]);
    assert_eq!(broken(vec![with(en(" a")).into()]), ["text_untidy"]);
    assert_eq!(broken(vec![with(en("a\u{7}b")).into()]), ["text_untidy"]);
    assert_eq!(broken(vec![without_korean().into()]), ["text_untranslated"]);
    let mut unreviewed = without_korean();
    unreviewed.provenance.review = Review::Unreviewed;
    assert_eq!(broken(vec![unreviewed.into()]), [""; 0]);
    let party_like = crate::Country {
        name: Name {
            aliases: vec![String::new()],
            ..name("x")
        },
        ..country("aa")
    };
    assert_eq!(
        broken(vec![party_like.into()]),
        ["text_empty"],
        "inside of a list"
    );
}

#[test]
fn no_text_is_longer_than_anybody_reads() {
    let with = |length: usize| Office {
        title: Text::from(Forms {
            ja: Some("長".repeat(length)),
            ..text("x").into_forms()
        }),
        ..office("aa-president")
    };
    assert_eq!(broken(vec![with(10_000).into()]), [""; 0]);
    let found = check(&world(vec![with(10_001).into()]), day(TODAY));
    let found: Vec<_> = found.iter().map(|it| (it.rule, it.message.as_str())).collect();
    assert_eq!(
        found,
        [(
            "text_too_long",
            "`title.ja` is longer than 10,000 characters: shorten it"
        )]
    );
}

#[test]
fn a_code_looks_like_one() {
    let speaking = |tag: &str| crate::Country {
        name: Name {
            own: Some("x".into()),
            own_language: Some(tag.into()),
            ..name("x")
        },
        ..country("aa")
    };
    let numbered = |iso3: &str, numeric: &str| crate::Country {
        iso3: Some(iso3.into()),
        numeric: Some(numeric.into()),
        ..country("aa")
    };
    for right in ["ja", "zh-Hant", "ko-KP", "es-419", "de-1996"] {
        assert_eq!(broken(vec![speaking(right).into()]), [""; 0], "{right}");
    }
    let long = "a".repeat(36);
    for wrong in ["x", "=1+1", "-1", "1-1", "日本語", "zh_Hant", "ja ko", &long] {
        assert_eq!(
            broken(vec![speaking(wrong).into()]),
            ["language_malformed"],
            "{wrong}"
        );
    }
    assert_eq!(broken(vec![numbered("JPN", "004").into()]), [""; 0]);
    for wrong in ["JP", "jpn", "J1N", "=AB", "JPNX", "日本国"] {
        assert_eq!(
            broken(vec![numbered(wrong, "392").into()]),
            ["iso3_malformed"],
            "{wrong}"
        );
    }
    for wrong in ["4", "39X", "+12", "3922", "３９２"] {
        assert_eq!(
            broken(vec![numbered("JPN", wrong).into()]),
            ["numeric_malformed"],
            "{wrong}"
        );
    }
}

#[test]
fn nothing_happens_in_the_year_202_or_2206() {
    for wrong in ["0202-05-01", "2206", "2057"] {
        let tenure = Tenure {
            start: None,
            designated: Some(date(wrong)),
            ..tenure("aa-president", "ada", "2020")
        };
        assert_eq!(broken(vec![tenure.into()]), ["date_impossible"], "{wrong}");
    }
}

#[test]
fn a_check_tells_of_no_later_day_than_its_source() {
    let verified = |on: &str, published: Option<&str>, retrieved: Option<&str>| {
        let mut office = office("aa-president");
        office.provenance.verified = Some(day(on));
        let source = Source {
            published: published.map(date),
            retrieved: retrieved.map(day),
            ..source(SOURCE)
        };
        let all = check(&world(vec![office.into(), source.into()]), day("2026-01-01"));
        let warnings = all.iter().filter(|it| it.rule == "verified_after_source");
        warnings
            .filter(|it| matches!(it.entity, EntityRef::Office(_)))
            .count()
    };
    assert_eq!(verified("2025-06-30", Some("2025-06"), None), 0);
    assert_eq!(verified("2025-07-01", Some("2025-06"), None), 1);
    assert_eq!(verified("2025-07-01", Some("2025-06"), Some("2025-07-01")), 0);
    assert_eq!(verified("2025-07-02", Some("2025-06"), Some("2025-07-01")), 1);
    // What is not dated may have been read later.
    assert_eq!(verified("2025-07-02", None, None), 0);
}

#[test]
fn what_should_have_happened_and_is_not_recorded_is_a_warning_with_its_day() {
    let office = Office {
        filled_by: Some(Filling::DirectElection),
        term_years: Some(4),
        ..office("aa-president")
    };
    let overdue = Event {
        decides: vec![office.id.clone()],
        ..event("aa-vote", EventKind::PresidentialElection, "2025-11-16")
    };
    let won = Event {
        outcome: Some(Outcome {
            known: None,
            winners: vec![PersonId::parse("bea").unwrap()],
            summary: None,
            figures: Vec::new(),
        }),
        ..overdue.clone()
    };
    let warnings = |vote: Event, today: &str| -> Vec<String> {
        let holder = tenure("aa-president", "ada", "2022-03-11");
        let world = world(vec![office.clone().into(), holder.into(), vote.into()]);
        let rules = ["vote_overdue", "successor_due", "term_over", "check_old"];
        let found = check(&world, day(today)).into_iter();
        let found = found.filter(|it| rules.contains(&it.rule));
        found
            .map(|it| {
                assert_eq!(it.severity, Severity::Warning);
                let day = it.message.split("since ").nth(1).unwrap();
                format!("{} {} {}", it.rule, it.entity.id(), &day[..10])
            })
            .collect()
    };
    assert_eq!(warnings(overdue.clone(), "2025-11-16"), [""; 0]);
    assert_eq!(
        warnings(overdue, "2025-11-17"),
        ["vote_overdue aa-vote 2025-11-17"]
    );
    assert_eq!(warnings(won.clone(), "2026-03-11"), [""; 0]);
    assert_eq!(
        warnings(won, "2026-03-12"),
        [
            "successor_due aa-president-ada 2026-03-12",
            "term_over aa-president-ada 2026-03-12"
        ]
    );
}

proptest! {
    #[test]
    fn what_is_touched_and_its_neighbours_show_every_error_that_a_change_brings(
        edits in any_edits(),
        steps in 1usize..4,
    ) {
        let today = day("2020-06-15");
        let worlds = worlds(&edits);
        let errors = |world: &World| -> Vec<Finding> {
            check(world, today).into_iter().filter(|it| it.severity == Severity::Error).collect()
        };
        for (before, after) in worlds.iter().zip(worlds.iter().skip(steps)) {
            let known = errors(before);
            let whole: Vec<_> = errors(after).into_iter().filter(|it| !known.contains(it)).collect();
            prop_assert_eq!(new_errors(before, after, today), whole);
        }
    }
}

#[test]
fn what_stands_in_a_whole_site_is_cited_with_its_place() {
    let whole = |url: Option<&str>| Source {
        url: url.map(str::to_owned),
        ..source("site")
    };
    let cited = |citation: &str, url: Option<&str>| {
        let mut holder = tenure("aa-president", "ada", "2020");
        holder.provenance.sources = vec![crate::Citation::parse(citation).unwrap()];
        broken(vec![holder.into(), whole(url).into()])
    };
    let repository = Some("https://github.com/owner/leaders");
    assert_eq!(cited("site", repository), ["citation_without_place"]);
    assert_eq!(cited("site#aa.csv: 3", repository), [""; 0]);
    assert_eq!(
        cited("site", Some("https://example.org/2026/a-president-takes-office")),
        [""; 0]
    );
    assert_eq!(cited("site", None), [""; 0]);
}

#[test]
fn nobody_has_read_a_source_on_a_day_that_is_to_come() {
    let mut holder = tenure("aa-president", "ada", "2020");
    let read =
        |day: &str| serde_json::from_value(serde_json::json!({ "source": SOURCE, "read": day })).unwrap();
    holder.provenance.sources = vec![read(TODAY)];
    assert_eq!(broken(vec![holder.clone().into()]), [""; 0]);
    holder.provenance.sources = vec![read("2026-11-25")];
    assert_eq!(broken(vec![holder.into()]), ["source_in_future"]);
}
