use super::*;
use crate::{
    Citation, Entity, Language,
    entity::{
        Absence, Candidate, DateKind, EarlierDate, EventKind, Firmness, Outcome, Powers, Recorded, Role,
        Span, Term,
    },
    fixture::*,
    status::Headline,
};

mod changing;
mod events;
mod later_facts;

fn id_of_person(id: &str) -> PersonId {
    PersonId::parse(id).unwrap()
}

#[test]
fn a_moved_event_shows_the_date_that_was_in_force_on_the_day() {
    let earlier = |on: &str, until: &str| EarlierDate {
        date: when(on, DateKind::Scheduled, Firmness::Confirmed),
        until: date(until),
        note: None,
    };
    let moved = Event {
        announced: Some(date("2020-01-01")),
        previous: vec![
            earlier("2020-05-05", "2020-04-01"),
            earlier("2020-07-07", "2020-06-20"),
        ],
        ..event("aa-vote", EventKind::PresidentialElection, "2020-09-09")
    };
    let world = world(vec![moved.into()]);
    let shown = |on: &str| {
        let snapshot = world.on(day(on));
        snapshot
            .event("aa-vote")
            .map(|event| (event.date.on.to_string(), event.previous.len()))
    };
    assert_eq!(shown("2019-12-31"), None);
    assert_eq!(shown("2020-01-01"), Some(("2020-05-05".into(), 0)));
    assert_eq!(shown("2020-03-31"), Some(("2020-05-05".into(), 0)));
    assert_eq!(shown("2020-04-01"), Some(("2020-07-07".into(), 1)));
    assert_eq!(shown("2020-06-20"), Some(("2020-09-09".into(), 2)));
}

#[test]
fn an_event_without_an_announcement_is_known_from_its_first_report() {
    let published = |on: &str| Source {
        published: Some(date(on)),
        ..source("press")
    };
    let mut vote = event("aa-vote", EventKind::Referendum, "2020-05-05");
    let is_known = |world: &World, on: &str| world.on(day(on)).event("aa-vote").is_some();
    let unreported = world(vec![vote.clone().into()]);
    assert!(!is_known(&unreported, "2020-05-04") && is_known(&unreported, "2020-05-05"));
    vote.provenance.sources.push(Citation::parse("press").unwrap());
    let reported = world(vec![vote.clone().into(), published("2020-03-01").into()]);
    assert!(!is_known(&reported, "2020-02-29") && is_known(&reported, "2020-03-01"));
    let reported_later = world(vec![vote.into(), published("2021-01-01").into()]);
    assert!(!is_known(&reported_later, "2020-05-04") && is_known(&reported_later, "2020-05-05"));
}

#[test]
fn an_event_that_was_to_be_expected_is_known_before_anybody_announced_it() {
    let vote = Event {
        expected: Some(date("2016-05-05")),
        ..event("aa-vote", EventKind::PresidentialElection, "2020-05-05")
    };
    let announced = Event {
        announced: Some(date("2020-01-01")),
        ..vote.clone()
    };
    for vote in [vote, announced] {
        let world = world(vec![vote.into()]);
        let is_known = |on: &str| world.on(day(on)).event("aa-vote").is_some();
        assert!(!is_known("2016-05-04") && is_known("2016-05-05"));
    }
}

#[test]
fn a_tenure_without_a_start_stands_where_it_ended() {
    let spell = |who: &str, start: Option<&str>, end: Option<&str>| Tenure {
        start: start.map(date),
        end: end.map(date),
        ..tenure("aa-president", who, "1950")
    };
    let world = world(vec![
        country("aa").into(),
        office("aa-president").into(),
        spell("groza", None, Some("1952")).into(),
        spell("ada", Some("1945-01-01"), Some("1949-05-05")).into(),
        spell("bea", Some("1952-06-02"), Some("1960-01-01")).into(),
        spell("eve", Some("1960-01-01"), None).into(),
        Tenure {
            designated: Some(date("1961-01-01")),
            ..spell("zoe", None, None)
        }
        .into(),
    ]);
    let snapshot = world.on(day("1961-06-01"));
    let office = snapshot.office("aa-president").unwrap();
    let line: Vec<_> = snapshot
        .line(&office.id)
        .iter()
        .map(|it| it.person.id.to_string())
        .collect();
    assert_eq!(line, ["ada", "groza", "bea", "eve", "zoe"]);
    // Whoever came on the last day of somebody took it over, whoever stands between.
    assert_eq!(world.on(day("1960-01-01")).holders(&office.id).len(), 1);
}

#[test]
fn a_source_is_there_from_the_day_it_could_be_read() {
    let published = |published: Option<&str>| Source {
        published: published.map(date),
        ..source("press")
    };
    let is_there = |published, on: &str| {
        world(vec![Entity::from(published)])
            .on(day(on))
            .source("press")
            .is_some()
    };
    assert!(!is_there(published(Some("2024-09-07")), "2024-09-06"));
    assert!(is_there(published(Some("2024-09-06")), "2024-09-06"));
    assert!(is_there(published(Some("2024")), "2024-09-06"));
    assert!(is_there(published(None), "2024-09-06"));
}

#[test]
fn a_candidate_shows_from_the_day_of_the_candidacy_and_a_winner_from_the_result() {
    let candidate = |person: &str, since: Option<&str>| Candidate {
        person: Some(id_of_person(person)),
        name: None,
        party: None,
        since: since.map(date),
    };
    let vote = Event {
        announced: Some(date("2020-01-01")),
        candidates: vec![candidate("ada", Some("2020-02-02")), candidate("bea", None)],
        outcome: Some(Outcome {
            known: Some(date("2020-05-06")),
            winners: vec![id_of_person("ada")],
            summary: None,
            figures: Vec::new(),
        }),
        ..event("aa-vote", EventKind::PresidentialElection, "2020-05-05")
    };
    let world = world(vec![vote.into()]);
    let shown = |on: &str| {
        let snapshot = world.on(day(on));
        let event = snapshot.event("aa-vote").unwrap();
        (
            event.candidates.len(),
            snapshot.persons().count(),
            event.outcome.is_some(),
        )
    };
    assert_eq!(shown("2020-02-01"), (0, 0, false));
    assert_eq!(shown("2020-02-02"), (1, 1, false));
    assert_eq!(shown("2020-05-05"), (2, 2, false));
    assert_eq!(shown("2020-05-06"), (2, 2, true));
}

#[test]
fn a_vacant_office_is_a_row_and_several_holders_are_several_rows() {
    let world = world(vec![
        Office {
            seats: 2,
            ..office("aa-captain")
        }
        .into(),
        Office {
            recorded: vec![Recorded {
                from: date("2000"),
                to: Some(date("2020-06-30")),
                sources: Vec::new(),
                has_later_sources: false,
            }],
            ..office("bb-president")
        }
        .into(),
        Office {
            roles: vec![Role::Deputy],
            ..office("bb-deputy")
        }
        .into(),
        tenure("aa-captain", "ada", "2020").into(),
        tenure("aa-captain", "bea", "2020").into(),
    ]);
    let snapshot = world.on(day("2020-06-01"));
    let rows = snapshot.leaders(&LeaderFilter::default(), LeaderOrder::Country, Language::En);
    let rows: Vec<_> = rows
        .iter()
        .map(|row| {
            (
                row.office.id.as_str(),
                row.spell.as_ref().map(|spell| spell.person.id.as_str()),
            )
        })
        .collect();
    assert_eq!(
        rows,
        [
            ("aa-captain", Some("ada")),
            ("aa-captain", Some("bea")),
            ("bb-president", None)
        ]
    );
    let filter = LeaderFilter {
        text: "BEA（日）".into(),
        ..LeaderFilter::default()
    };
    assert_eq!(
        snapshot.leaders(&filter, LeaderOrder::Person, Language::Ko).len(),
        1
    );
    let count = |filter: LeaderFilter| {
        let table = snapshot.leaders(&filter, LeaderOrder::Person, Language::Ko);
        (table.len(), table.people, table.countries, table.vacant)
    };
    assert_eq!(count(LeaderFilter::default()), (3, 2, 2, 1));
    let in_office = LeaderFilter {
        statuses: vec![Headline::InOffice],
        ..LeaderFilter::default()
    };
    let vacant = LeaderFilter {
        absences: vec![Absence::Vacant],
        ..LeaderFilter::default()
    };
    let either = LeaderFilter {
        absences: vec![Absence::Vacant],
        ..in_office.clone()
    };
    let of_roles = LeaderFilter {
        roles: vec![Role::HeadOfState],
        ..vacant.clone()
    };
    assert_eq!(count(in_office), (2, 2, 1, 0));
    assert_eq!(count(vacant.clone()), (1, 0, 1, 1));
    assert_eq!(count(either), (3, 2, 2, 1));
    assert_eq!(count(of_roles), (1, 0, 1, 1), "where nothing is kept");
    let later = world.on(day("2020-07-01"));
    let table = later.leaders(&LeaderFilter::default(), LeaderOrder::Person, Language::Ko);
    assert_eq!((table.vacant, table.not_recorded), (0, 1));
    assert!(
        later
            .leaders(&vacant, LeaderOrder::Person, Language::Ko)
            .is_empty()
    );
}

#[test]
fn what_was_postponed_without_a_new_date_comes_after_what_has_one() {
    let leads = |id: &str, country: &str| Office {
        country: CountryId::parse(country).unwrap(),
        roles: vec![Role::HeadOfState],
        ..office(id)
    };
    let vote = |id: &str, decides: &str, on: &str, firmness| Event {
        date: when(on, DateKind::Scheduled, firmness),
        decides: vec![OfficeId::parse(decides).unwrap()],
        ..event(id, EventKind::PresidentialElection, on)
    };
    let world = world(vec![
        leads("aa-president", "aa").into(),
        leads("bb-president", "bb").into(),
        vote("aa-vote", "aa-president", "2024-03", Firmness::Postponed).into(),
        vote("bb-vote", "bb-president", "2027", Firmness::Changing).into(),
        country("bb").into(),
    ]);
    let next = |on: &str| -> Vec<String> {
        let snapshot = world.on(day(on));
        let leaders = snapshot.leaders(&LeaderFilter::default(), LeaderOrder::Change, Language::En);
        leaders
            .iter()
            .filter_map(|leader| Some(leader.next?.id.to_string()))
            .collect()
    };
    assert_eq!(next("2024-03-15"), ["aa-vote"]);
    assert_eq!(next("2027-02-01"), ["bb-vote", "aa-vote"]);
}

#[test]
fn a_filter_by_days_takes_what_may_fall_on_them() {
    let vote = |id: &str, on: &str| -> crate::Entity {
        Event {
            announced: Some(date("2020")),
            ..event(id, EventKind::Referendum, on)
        }
        .into()
    };
    let world = world(vec![
        vote("aa-day", "2021-05-05"),
        vote("aa-month", "2021-05"),
        vote("aa-year", "2021"),
    ]);
    let snapshot = world.on(day("2021-01-01"));
    let within = |from: &str, to: &str| -> Vec<_> {
        let filter = EventFilter {
            from: Some(day(from)),
            to: Some(day(to)),
            ..EventFilter::default()
        };
        snapshot
            .agenda(&filter)
            .into_iter()
            .map(|(event, _)| event.id.as_str())
            .collect()
    };
    assert_eq!(
        within("2021-05-05", "2021-05-05"),
        ["aa-day", "aa-month", "aa-year"]
    );
    assert_eq!(within("2021-05-06", "2021-05-31"), ["aa-month", "aa-year"]);
    assert_eq!(within("2021-06-01", "2021-12-31"), ["aa-year"]);
}

/// Run by hand in release: `cargo test -p domain --release -- --ignored --nocapture a_snapshot`.
#[test]
#[ignore = "measures time, which a busy machine has none of"]
fn a_snapshot_of_2000_tenures_takes_a_few_milliseconds() {
    let mut entities = Vec::new();
    for number in 0..2000 {
        let year = 1900 + number % 120;
        let mut it = tenure(
            &format!("aa-office-{}", number / 10),
            &format!("person-{}", number / 2),
            &year.to_string(),
        );
        it.id = TenureId::parse(&format!("tenure-{number}")).unwrap();
        it.end = Some(date(&format!("{}-05-05", year + 4)));
        it.outlook = vec![span(crate::entity::Outlook::TermLimited, &year.to_string(), None)];
        entities.push(it.into());
        let vote = event(
            &format!("aa-vote-{number}"),
            EventKind::PresidentialElection,
            &year.to_string(),
        );
        entities.push(vote.into());
    }
    let world = world(entities);
    let start = std::time::Instant::now();
    for _ in 0..100 {
        std::hint::black_box(world.on(day("1980-06-15")));
    }
    let each = start.elapsed() / 100;
    println!("one snapshot of 2,000 tenures and 2,000 events: {each:?}");
    assert!(each.as_millis() < 20);
}

#[test]
fn a_record_names_nothing_that_was_not_known_and_is_not_copied_where_it_names_none() {
    let report = Source {
        published: Some(date("2020-06-01")),
        ..source("report")
    };
    let later = tenure("aa-president", "ada", "2020-06-01");
    let change = Transition {
        outgoing: Some(later.id.clone()),
        ..transition("aa-change", "aa-president")
    };
    let whole = Event {
        announced: Some(date("2020-06-01")),
        ..event("aa-vote", EventKind::PresidentialElection, "2020-05-05")
    };
    let mut round = event("aa-first-round", EventKind::PresidentialElection, "2020-05-05");
    round.round_of = Some(whole.id.clone());
    round.transitions = vec![change.id.clone()];
    round.provenance.sources.push(report.id.clone().into());
    let mut holder = tenure("aa-premier", "bea", "2019");
    holder.powers = vec![Span {
        sources: vec![report.id.clone().into()],
        ..span(Powers::Limited, "2020-01-01", None)
    }];
    holder.terms = vec![Term {
        from: date("2019"),
        due: None,
        note: None,
        sources: vec![report.id.clone().into()],
    }];
    let world = world(vec![
        report.into(),
        later.into(),
        change.into(),
        whole.into(),
        round.clone().into(),
        holder.clone().into(),
    ]);

    let before = world.on(day("2020-05-31"));
    let known = before.event("aa-first-round").unwrap();
    let names = (known.round_of.is_some(), known.transitions.len());
    assert_eq!(names, (false, 0));
    assert_eq!(known.provenance.sources, provenance().sources);
    assert!(known.provenance.has_later_sources);
    let known = before.tenure(holder.id.as_str()).unwrap();
    assert!(known.powers[0].sources.is_empty() && known.powers[0].has_later_sources);
    assert!(known.terms[0].sources.is_empty());
    assert!(!known.provenance.has_later_sources);

    let after = world.on(day("2020-06-01"));
    let shared = world.events.shared(&round.id).unwrap();
    assert!(Arc::ptr_eq(shared, after.shared_event("aa-first-round").unwrap()));
    assert_eq!(**shared, round);
    let shared = world.tenures.shared(&holder.id).unwrap();
    assert!(Arc::ptr_eq(
        shared,
        after.shared_tenure(holder.id.as_str()).unwrap()
    ));
}

/// A row of a table may be called by the year in which something ended, and a copy by the day on which it was made.
#[test]
fn a_place_is_told_from_the_day_on_which_it_stood_there() {
    let cited = |json: serde_json::Value| -> Citation { serde_json::from_value(json).unwrap() };
    let published = Source {
        published: Some(date("2021-03")),
        ..source("table")
    };
    let mut holder = tenure("aa-president", "ada", "2010");
    holder.provenance.sources = vec![
        cited(serde_json::json!({ "source": "undated", "place": "row 1990-2018" })),
        cited(
            serde_json::json!({ "source": "table", "place": "row 7", "read": "2024-05-01", "quote": "until 2018" }),
        ),
        cited(serde_json::json!({ "source": "letter", "place": "p. 3", "read": "2015-02-01" })),
    ];
    let world = world(vec![
        holder.clone().into(),
        published.into(),
        source("undated").into(),
        source("letter").into(),
    ]);
    let told = |view: &Snapshot| -> Vec<(String, bool)> {
        let tenure = view.tenure(holder.id.as_str()).unwrap();
        let sources = tenure.provenance.sources.iter();
        sources
            .map(|it| {
                (
                    it.short().to_owned(),
                    it.quote().or(it.read().map(|_| "")).is_some(),
                )
            })
            .collect()
    };
    let on = |day_of: &str| told(&world.on(day(day_of)));
    let all = |expected: &[(&str, bool)]| -> Vec<(String, bool)> {
        expected
            .iter()
            .map(|(short, has)| ((*short).to_owned(), *has))
            .collect()
    };
    assert_eq!(on("2014-01-01"), all(&[("undated", false), ("letter", false)]));
    assert_eq!(
        on("2015-02-01"),
        all(&[("undated", false), ("letter#p. 3", true)])
    );
    assert_eq!(
        on("2021-03-30"),
        all(&[("undated", false), ("table", false), ("letter#p. 3", true)])
    );
    assert_eq!(
        on("2021-03-31"),
        all(&[("undated", false), ("table#row 7", false), ("letter#p. 3", true)])
    );
    assert_eq!(
        on("2024-05-01"),
        all(&[("undated", false), ("table#row 7", true), ("letter#p. 3", true)])
    );
    // What has no date is told from the day on which it was recorded here.
    assert_eq!(on("2025-12-31")[0].0, "undated");
    assert_eq!(on("2026-01-01")[0].0, "undated#row 1990-2018");
}

/// What is recorded later takes no place away, and tells of none on the days before.
#[test]
fn a_place_in_a_source_without_a_date_is_told_from_the_day_on_which_it_was_recorded() {
    let cited = |citations: &[&str]| {
        let mut holder = tenure("aa-president", "ada", "2010");
        holder.provenance.sources = citations.iter().map(|it| Citation::parse(it).unwrap()).collect();
        holder
    };
    let first = world(vec![cited(&["gazette#p. 3"]).into()]);
    let version = first.version_of(&Entity::from(cited(&[])).reference()).unwrap();
    let change = crate::Change::replace(version, cited(&["gazette#p. 3", "gazette#p. 4"]));
    let second = first
        .with(changeset("2026-03-01T12:00:00Z", vec![change]))
        .unwrap();
    let other = crate::Change::add(person("zoe"));
    let third = second
        .with(changeset("2026-05-01T12:00:00Z", vec![other]))
        .unwrap();
    let told = |on: &str| -> Vec<String> {
        let view = third.on(day(on));
        let tenure = view.tenures().next().unwrap();
        let sources = tenure.provenance.sources.iter();
        sources.map(|it| it.short().to_owned()).collect()
    };
    assert_eq!(told("2025-12-31"), ["gazette"]);
    assert_eq!(told("2026-02-28"), ["gazette#p. 3"]);
    assert_eq!(told("2026-03-01"), ["gazette#p. 3", "gazette#p. 4"]);
    assert_eq!(told("2026-06-01"), ["gazette#p. 3", "gazette#p. 4"]);
}
