//! Who holds an office when it is not simply one person after another.

use crate::{fixture::*, on, sound_world, stage, step_of, who};
use domain::{
    Event, Language, Office, Person, Tenure, Transition,
    entity::{Capacity, Cause, EndReason, EventKind, Firmness, Outlook, Participant, Powers, Recorded},
    id::{OfficeId, PersonId, TenureId},
    snapshot::{LeaderFilter, LeaderOrder},
    stage::Stage,
    status::Headline,
};

fn participant(country: &str, person: &str) -> Participant {
    Participant {
        country: domain::id::CountryId::parse(country).unwrap(),
        person: Some(PersonId::parse(person).unwrap()),
        role: None,
    }
}

fn held(event: Event) -> Event {
    let mut event = event;
    event.date.firmness = Firmness::Held;
    event
}

#[test]
fn a_caretaker_government_lasts_for_a_year_and_is_still_the_government() {
    const OFFICE: &str = "be-prime-minister";
    const CHANGE: &str = "be-prime-minister-after-yves-leterme";
    let leterme = Tenure {
        end: Some(date("2011-12-06")),
        end_reason: Some(EndReason::Succeeded),
        capacity: vec![span(Capacity::Caretaker, "2010-04-26", None)],
        powers: vec![span(Powers::Limited, "2010-04-26", None)],
        outlook: vec![span(Outlook::ResignationTendered, "2010-04-22", None)],
        ..tenure(OFFICE, "yves-leterme", "2009-11-25")
    };
    let di_rupo = tenure(OFFICE, "elio-di-rupo", "2011-12-06");
    let change = Transition {
        outgoing: Some(leterme.id.clone()),
        incoming: Some(di_rupo.id.clone()),
        cause: Cause::Resignation,
        ..transition(CHANGE, OFFICE)
    };
    let election = Event {
        announced: Some(date("2010-05-07")),
        transitions: step_of(CHANGE),
        ..held(event(
            "be-parliamentary-election-2010",
            EventKind::ParliamentaryElection,
            "2010-06-13",
        ))
    };
    let world = sound_world(vec![
        leterme.into(),
        di_rupo.into(),
        change.into(),
        election.into(),
    ]);

    assert_eq!(
        who(&on(&world, "2010-04-25"), OFFICE),
        ["yves-leterme: resignation_tendered"]
    );
    let mut today = day("2010-04-26");
    while today < day("2011-12-06") {
        let snapshot = world.on(today);
        assert_eq!(who(&snapshot, OFFICE), ["yves-leterme: caretaker"], "on {today}");
        let expected = if today < day("2010-06-13") {
            Stage::Announced
        } else {
            Stage::UnderWay
        };
        assert_eq!(stage(&snapshot, CHANGE), Some(expected), "on {today}");
        today = today.tomorrow().unwrap();
    }
    assert_eq!(
        who(&on(&world, "2011-12-06"), OFFICE),
        ["elio-di-rupo: in_office"]
    );
}

#[test]
fn a_resignation_tendered_and_refused_leaves_the_holder_in_office() {
    const OFFICE: &str = "aa-prime-minister";
    const CHANGE: &str = "aa-prime-minister-after-ada";
    let ada = Tenure {
        outlook: vec![span(
            Outlook::ResignationTendered,
            "2020-03-02",
            Some("2020-03-09"),
        )],
        ..tenure(OFFICE, "ada", "2018-01-01")
    };
    let change = Transition {
        outgoing: Some(ada.id.clone()),
        cause: Cause::Resignation,
        cancelled: Some(date("2020-03-09")),
        ..transition(CHANGE, OFFICE)
    };
    let letter = Event {
        transitions: step_of(CHANGE),
        ..held(event("aa-resignation", EventKind::Resignation, "2020-03-02"))
    };
    let world = sound_world(vec![ada.into(), change.into(), letter.into()]);

    let at = |day: &str| {
        let snapshot = on(&world, day);
        (who(&snapshot, OFFICE), stage(&snapshot, CHANGE))
    };
    assert_eq!(at("2020-03-01"), (vec!["ada: in_office".into()], None));
    assert_eq!(
        at("2020-03-02"),
        (vec!["ada: resignation_tendered".into()], Some(Stage::Announced))
    );
    assert_eq!(
        at("2020-03-08"),
        (vec!["ada: resignation_tendered".into()], Some(Stage::Announced))
    );
    assert_eq!(
        at("2020-03-09"),
        (vec!["ada: in_office".into()], Some(Stage::Cancelled))
    );
    let snapshot = on(&world, "2020-03-05");
    assert_eq!(
        snapshot.tenures().next().unwrap().outlook[0].to,
        None,
        "the refusal is not known yet"
    );
}

#[test]
fn the_same_person_is_back_after_a_gap() {
    const OFFICE: &str = "us-president";
    let spell = |person: &str, number: &str, start: &str, end: Option<&str>| Tenure {
        id: TenureId::parse(&format!("{OFFICE}-{person}{number}")).unwrap(),
        end: end.map(date),
        end_reason: end.map(|_| EndReason::TermEnded),
        ..tenure(OFFICE, person, start)
    };
    let meeting = |id: &str, day: &str| Event {
        participants: vec![
            participant("us", "donald-trump"),
            participant("fr", "emmanuel-macron"),
        ],
        countries: ["us", "fr"]
            .map(|id| domain::id::CountryId::parse(id).unwrap())
            .to_vec(),
        ..held(event(id, EventKind::Meeting, day))
    };
    let world = sound_world(vec![
        spell("donald-trump", "", "2017-01-20", Some("2021-01-20")).into(),
        spell("joe-biden", "", "2021-01-20", Some("2025-01-20")).into(),
        spell("donald-trump", "-2", "2025-01-20", None).into(),
        tenure("fr-president", "emmanuel-macron", "2017-05-14").into(),
        meeting("us-visit-2018", "2018-04-24").into(),
        meeting("us-visit-2025", "2025-02-24").into(),
    ]);

    assert_eq!(
        who(&on(&world, "2021-01-19"), OFFICE),
        ["donald-trump: in_office"]
    );
    assert_eq!(who(&on(&world, "2021-01-20"), OFFICE), ["joe-biden: in_office"]);
    assert_eq!(
        who(&on(&world, "2025-01-20"), OFFICE),
        ["donald-trump: in_office"]
    );
    let trump = PersonId::parse("donald-trump").unwrap();
    let spells = |day: &str| -> Vec<_> {
        let snapshot = on(&world, day);
        let spells = snapshot.spells_of_person(&trump);
        spells
            .iter()
            .map(|spell| (spell.tenure.id.to_string(), spell.status.headline))
            .collect()
    };
    let first = || "us-president-donald-trump".to_owned();
    assert_eq!(spells("2024-12-31"), [(first(), Headline::Ended)]);
    let second = "us-president-donald-trump-2".to_owned();
    assert_eq!(
        spells("2025-03-01"),
        [(second, Headline::InOffice), (first(), Headline::Ended)]
    );

    let snapshot = on(&world, "2025-03-01");
    let countries = ["us", "fr"].map(|id| domain::id::CountryId::parse(id).unwrap());
    let relation = snapshot.relation(&countries).unwrap();
    let met: Vec<_> = relation
        .meetings_of_present
        .iter()
        .map(|event| event.id.as_str())
        .collect();
    assert_eq!(
        met,
        ["us-visit-2025"],
        "the meeting of the first spell does not count for the second"
    );
    assert_eq!(relation.meetings.len(), 2);
}

#[test]
fn a_death_in_office_ends_the_tenure_on_its_day_and_leaves_a_vacancy() {
    const OFFICE: &str = "ir-president";
    let raisi = Person {
        died: Some(date("2024-05-19")),
        ..person("ebrahim-raisi")
    };
    let open = tenure(OFFICE, "ebrahim-raisi", "2021-08-03");
    let closed = Tenure {
        end: Some(date("2024-05-19")),
        end_reason: Some(EndReason::Died),
        ..open.clone()
    };
    let mokhber = Tenure {
        capacity: vec![span(Capacity::Acting, "2024-05-20", None)],
        ..tenure(OFFICE, "mohammad-mokhber", "2024-05-20")
    };
    let line = Office {
        recorded: vec![Recorded {
            from: date("2021-08-03"),
            to: None,
            sources: provenance().sources,
            has_later_sources: false,
        }],
        ..office(OFFICE)
    };
    // Once as it should be recorded, and once with the end of the tenure forgotten.
    let sound = sound_world(vec![
        line.clone().into(),
        raisi.clone().into(),
        closed.into(),
        mokhber.clone().into(),
    ]);
    let forgotten = world(vec![line.into(), raisi.into(), open.into(), mokhber.into()]);
    for world in [sound, forgotten] {
        let before = on(&world, "2024-05-18");
        assert_eq!(who(&before, OFFICE), ["ebrahim-raisi: in_office"]);
        assert_eq!(before.person("ebrahim-raisi").unwrap().died, None);
        assert_eq!(before.tenure("ir-president-ebrahim-raisi").unwrap().end, None);

        let after = on(&world, "2024-05-19");
        assert_eq!(who(&after, OFFICE), [""; 0]);
        assert_eq!(
            after.tenure("ir-president-ebrahim-raisi").unwrap().end_reason,
            Some(EndReason::Died)
        );
        let rows = after.leaders(&LeaderFilter::default(), LeaderOrder::Country, Language::En);
        assert!(
            rows.len() == 1 && rows.vacant == 1,
            "the vacancy is a row of its own"
        );
        assert_eq!(
            who(&on(&world, "2024-05-20"), OFFICE),
            ["mohammad-mokhber: acting"]
        );
    }
}

#[test]
fn two_rival_governments_are_both_shown_and_both_disputed() {
    const OFFICE: &str = "ly-prime-minister";
    let rival = |person: &str, start: &str| Tenure {
        capacity: vec![span(Capacity::Disputed, "2022-03-03", None)],
        ..tenure(OFFICE, person, start)
    };
    let world = sound_world(vec![
        rival("abdul-hamid-dbeibeh", "2021-03-15").into(),
        rival("fathi-bashagha", "2022-03-03").into(),
    ]);
    assert_eq!(
        who(&on(&world, "2022-03-02"), OFFICE),
        ["abdul-hamid-dbeibeh: in_office"]
    );
    let snapshot = on(&world, "2022-03-03");
    assert_eq!(
        who(&snapshot, OFFICE),
        ["abdul-hamid-dbeibeh: disputed", "fathi-bashagha: disputed"]
    );
    let rows = snapshot.leaders(&LeaderFilter::default(), LeaderOrder::Country, Language::En);
    assert_eq!(rows.len(), 2);
    assert_eq!(snapshot.line(&OfficeId::parse(OFFICE).unwrap()).len(), 2);
}
