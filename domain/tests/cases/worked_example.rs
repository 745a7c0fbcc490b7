//! The worked example: Japan, Korea and the United States around 6 September 2024.

use crate::{fixture::*, next, on, sound_world, stage, step_of, who};
use domain::{
    Entity, Event, Office, Snapshot, Tenure, Transition, World,
    edtf::Countdown,
    entity::{Cause, EndReason, EventKind, Firmness, Outcome, Outlook, Participant, Role},
    id::{CountryId, OfficeId, PersonId, TenureId},
    snapshot::Relation,
    stage::{EventState, Stage},
};

const PREMIER: &str = "jp-prime-minister";
const JAPAN: &str = "jp-prime-minister-after-fumio-kishida";
const AMERICA: &str = "us-president-after-joe-biden";

const MEETINGS: [(&str, &str); 12] = [
    ("2022-09-21", "New York"),
    ("2022-11-13", "Phnom Penh"),
    ("2023-03-16", "Tokyo"),
    ("2023-05-07", "Seoul"),
    ("2023-05-21", "Hiroshima"),
    ("2023-07-12", "Vilnius"),
    ("2023-08-18", "Camp David"),
    ("2023-09-10", "New Delhi"),
    ("2023-11-16", "San Francisco"),
    ("2024-05-26", "Seoul"),
    ("2024-07-10", "Washington"),
    ("2024-09-06", "Seoul"),
];

fn countries(ids: &[&str]) -> Vec<CountryId> {
    ids.iter().map(|id| CountryId::parse(id).unwrap()).collect()
}

fn held(event: Event) -> Event {
    let mut event = event;
    event.date.firmness = Firmness::Held;
    event
}

fn ended(tenure: Tenure, end: &str, reason: EndReason) -> Tenure {
    Tenure {
        end: Some(date(end)),
        end_reason: Some(reason),
        ..tenure
    }
}

fn step(id: &str, kind: EventKind, day: &str, of: &str, announced: &str) -> Event {
    held(Event {
        announced: Some(date(announced)),
        transitions: step_of(of),
        ..event(id, kind, day)
    })
}

fn japan() -> Vec<Entity> {
    let kishida = Tenure {
        outlook: vec![span(Outlook::AnnouncedDeparture, "2024-08-14", None)],
        ..tenure(PREMIER, "fumio-kishida", "2021-10-04")
    };
    let ishiba = Tenure {
        designated: Some(date("2024-09-27")),
        ..tenure(PREMIER, "shigeru-ishiba", "2024-10-01")
    };
    let change = Transition {
        outgoing: Some(kishida.id.clone()),
        incoming: Some(ishiba.id.clone()),
        cause: Cause::AnnouncedDeparture,
        ..transition(JAPAN, PREMIER)
    };
    let winner = vec![PersonId::parse("shigeru-ishiba").unwrap()];
    let vote = Event {
        decides: vec![OfficeId::parse("jp-ldp-president").unwrap()],
        outcome: Some(Outcome {
            known: None,
            winners: winner,
            summary: None,
            figures: Vec::new(),
        }),
        ..step(
            "jp-ldp-leadership-2024",
            EventKind::PartyLeadershipElection,
            "2024-09-27",
            JAPAN,
            "2024-08-20",
        )
    };
    let party = Office {
        roles: vec![Role::PartyLeader],
        ..office("jp-ldp-president")
    };
    vec![
        Office {
            roles: vec![Role::HeadOfGovernment],
            ..office(PREMIER)
        }
        .into(),
        party.into(),
        ended(kishida, "2024-10-01", EndReason::Resigned).into(),
        ended(ishiba, "2025-10-21", EndReason::Resigned).into(),
        ended(
            tenure("jp-ldp-president", "fumio-kishida", "2021-09-29"),
            "2024-09-27",
            EndReason::TermEnded,
        )
        .into(),
        tenure("jp-ldp-president", "shigeru-ishiba", "2024-09-27").into(),
        change.into(),
        step(
            "jp-departure-2024",
            EventKind::DepartureAnnounced,
            "2024-08-14",
            JAPAN,
            "2024-08-14",
        )
        .into(),
        vote.into(),
        step(
            "jp-designation-2024",
            EventKind::DesignationVote,
            "2024-10-01",
            JAPAN,
            "2024-09-27",
        )
        .into(),
    ]
}

fn america() -> Vec<Entity> {
    let biden = Tenure {
        outlook: vec![
            span(Outlook::SeekingReelection, "2023-04-25", Some("2024-07-21")),
            span(Outlook::NotSeekingReelection, "2024-07-21", None),
        ],
        ..tenure("us-president", "joe-biden", "2021-01-20")
    };
    let trump = Tenure {
        designated: Some(date("2024-11-06")),
        ..tenure("us-president", "donald-trump", "2025-01-20")
    };
    let change = Transition {
        outgoing: Some(biden.id.clone()),
        incoming: Some(trump.id.clone()),
        ..transition(AMERICA, "us-president")
    };
    let election = Event {
        decides: vec![OfficeId::parse("us-president").unwrap()],
        ..step(
            "us-election-2024",
            EventKind::PresidentialElection,
            "2024-11-05",
            AMERICA,
            "2020-11-03",
        )
    };
    vec![
        ended(biden, "2025-01-20", EndReason::TermEnded).into(),
        trump.into(),
        change.into(),
        election.into(),
        step(
            "us-inauguration-2025",
            EventKind::Inauguration,
            "2025-01-20",
            AMERICA,
            "2020-11-03",
        )
        .into(),
    ]
}

fn meetings() -> Vec<Entity> {
    let participant = |country: &str, person: &str| Participant {
        country: CountryId::parse(country).unwrap(),
        person: Some(PersonId::parse(person).unwrap()),
        role: None,
    };
    let mut found: Vec<Entity> = Vec::new();
    for (place, (day, town)) in MEETINGS.iter().enumerate() {
        found.push(
            held(Event {
                countries: countries(&["jp", "kr"]),
                place: Some(text(town)),
                participants: vec![
                    participant("jp", "fumio-kishida"),
                    participant("kr", "yoon-suk-yeol"),
                ],
                ..event(&format!("jp-kr-meeting-{}", place + 1), EventKind::Meeting, day)
            })
            .into(),
        );
    }
    let agreement = |id: &str, with: &[&str], day: &str| -> Entity {
        held(Event {
            countries: countries(with),
            ..event(id, EventKind::Agreement, day)
        })
        .into()
    };
    found.push(agreement("jp-kr-evacuation", &["jp", "kr"], "2024-09-06"));
    found.push(agreement("jp-kr-us-security", &["jp", "kr", "us"], "2024-07-28"));
    found
}

fn story() -> World {
    let yoon = ended(
        tenure("kr-president", "yoon-suk-yeol", "2022-05-10"),
        "2025-04-04",
        EndReason::Removed,
    );
    let mut entities = vec![yoon.into()];
    entities.extend(japan());
    entities.extend(america());
    entities.extend(meetings());
    sound_world(entities)
}

fn relation<'s>(snapshot: &'s Snapshot, ids: &[&str]) -> Relation<'s> {
    snapshot.relation(&countries(ids)).unwrap()
}

#[test]
fn on_6_september_2024_kishida_has_announced_his_departure_and_the_vote_is_21_days_away() {
    let world = story();
    let snapshot = on(&world, "2024-09-06");
    assert_eq!(who(&snapshot, PREMIER), ["fumio-kishida: announced_departure"]);
    assert_eq!(who(&snapshot, "kr-president"), ["yoon-suk-yeol: in_office"]);
    assert_eq!(
        who(&snapshot, "us-president"),
        ["joe-biden: not_seeking_reelection"]
    );

    let vote = snapshot.event("jp-ldp-leadership-2024").unwrap();
    assert_eq!(
        (vote.date.firmness, snapshot.state_of(vote)),
        (Firmness::Confirmed, EventState::Upcoming)
    );
    assert_eq!(vote.date.on.countdown(snapshot.on), Countdown::InDays(21));
    assert_eq!(vote.outcome, None);
    let election = snapshot.event("us-election-2024").unwrap();
    assert_eq!(election.date.on.countdown(snapshot.on), Countdown::InDays(60));

    assert_eq!(stage(&snapshot, JAPAN), Some(Stage::Announced));
    assert_eq!(snapshot.transition(JAPAN).unwrap().incoming, None);
    assert_eq!(next(&snapshot, JAPAN).as_deref(), Some("jp-ldp-leadership-2024"));
    assert!(snapshot.event("jp-designation-2024").is_none());
    assert!(snapshot.person("shigeru-ishiba").is_none());
    let kishida = snapshot.tenure("jp-prime-minister-fumio-kishida").unwrap();
    assert_eq!((&kishida.end, kishida.end_reason), (&None, None));
}

#[test]
fn on_6_september_2024_kishida_and_yoon_meet_for_the_12th_time() {
    let world = story();
    let snapshot = on(&world, "2024-09-06");
    let pair = relation(&snapshot, &["jp", "kr"]);
    let met: Vec<_> = pair
        .meetings_of_present
        .iter()
        .map(|event| {
            (
                event.date.on.to_string(),
                event.place.as_ref().unwrap().en.clone(),
            )
        })
        .collect();
    assert_eq!(met, MEETINGS.map(|(day, town)| (day.to_owned(), town.to_owned())));
    let twelfth = snapshot.event("jp-kr-meeting-12").unwrap();
    assert_eq!(snapshot.meeting_number(twelfth), Some(12));
    let signed: Vec<_> = pair
        .agreements
        .iter()
        .map(|(event, _)| event.id.as_str())
        .collect();
    assert_eq!(signed, ["jp-kr-us-security", "jp-kr-evacuation"]);

    let three = relation(&snapshot, &["jp", "kr", "us"]);
    let signed: Vec<_> = three
        .agreements
        .iter()
        .map(|(event, _)| event.id.as_str())
        .collect();
    assert_eq!(signed, ["jp-kr-us-security"]);
    assert_eq!(
        relation(&on(&world, "2024-09-05"), &["jp", "kr"])
            .meetings_of_present
            .len(),
        11
    );
}

#[test]
fn on_6_september_2024_two_of_three_offices_change_hands_within_six_months() {
    let world = story();
    let snapshot = on(&world, "2024-09-06");
    let exposure = relation(&snapshot, &["jp", "kr", "us"]).exposure;
    let changing: Vec<_> = exposure
        .changing
        .iter()
        .map(|it| (it.country.id.as_str(), it.next.id.as_str(), it.is_dated()))
        .collect();
    assert_eq!(exposure.offices, 3);
    assert_eq!(
        changing,
        [
            ("jp", "jp-ldp-leadership-2024", true),
            ("us", "us-election-2024", true)
        ]
    );
}

#[test]
fn on_28_september_2024_ishiba_is_designate_and_the_diet_is_next() {
    let world = story();
    let snapshot = on(&world, "2024-09-28");
    assert_eq!(who(&snapshot, "jp-ldp-president"), ["shigeru-ishiba: in_office"]);
    assert_eq!(who(&snapshot, PREMIER), ["fumio-kishida: announced_departure"]);
    let designates = snapshot.designates(&OfficeId::parse(PREMIER).unwrap());
    assert_eq!(designates.len(), 1);
    assert_eq!(designates[0].person.id.as_str(), "shigeru-ishiba");
    assert_eq!(
        designates[0].tenure.start, None,
        "the day he takes office is still ahead"
    );
    assert_eq!(stage(&snapshot, JAPAN), Some(Stage::Decided));
    assert_eq!(next(&snapshot, JAPAN).as_deref(), Some("jp-designation-2024"));
    let designation = snapshot.event("jp-designation-2024").unwrap();
    assert_eq!(designation.date.on, date("2024-10-01"));
}

#[test]
fn on_2_october_2024_the_transition_is_completed() {
    let world = story();
    let snapshot = on(&world, "2024-10-02");
    assert_eq!(stage(&snapshot, JAPAN), Some(Stage::Completed));
    assert_eq!(next(&snapshot, JAPAN), None);
    assert_eq!(who(&snapshot, PREMIER), ["shigeru-ishiba: in_office"]);
    let line: Vec<_> = snapshot
        .line(&OfficeId::parse(PREMIER).unwrap())
        .iter()
        .map(|spell| spell.status.headline.word())
        .collect();
    assert_eq!(line, ["ended", "in_office"]);
    assert_eq!(
        snapshot.transition(JAPAN).unwrap().incoming,
        Some(TenureId::parse("jp-prime-minister-shigeru-ishiba").unwrap())
    );
    assert_eq!(
        snapshot.tenure("jp-prime-minister-shigeru-ishiba").unwrap().end,
        None
    );
}
