//! The acts, by what a desk does with them; [`model`] lets several editors loose on one world.

mod merging;
mod model;
mod vacancy;

use super::{
    ActError, ActProblem, Draft, Word,
    add::{NewOffice, NewSource},
    event::{Change as Moved, Schedule, kind_and_firmness},
    hand_over::HandOver,
    tenure::{Axis, End, StartTenure},
    undo::{Obstacle, undo},
};
use crate::{
    Changeset, Citation, Edtf, EntityRef, Event, Office, Snapshot, World,
    changeset::Change,
    entity::{
        Candidate, Capacity, Cause, EndReason, Entry, EventKind, Firmness, Outcome, Outlook, Powers, Role,
        citation::source_ids,
    },
    fixture::*,
    id::{CountryId, EventId, OfficeId, PersonId, TenureId},
    stage::Stage,
    status::Headline,
};

fn word() -> Word {
    Word {
        sources: vec![Citation::parse("gazette").unwrap()],
        today: day("2026-01-01"),
    }
}

fn id<T>(parse: fn(&str) -> Result<T, crate::id::IdError>, text: &str) -> T {
    parse(text).unwrap()
}

/// A world with one office, some persons and the source that the acts cite.
fn start() -> World {
    let office = Office {
        roles: vec![Role::HeadOfGovernment],
        ..office("aa-premier")
    };
    world(vec![
        source("gazette").into(),
        office.into(),
        person("kishida").into(),
        person("ishiba").into(),
        person("han").into(),
        tenure("aa-premier", "kishida", "2021-10-04").into(),
    ])
}

/// Commits what `acts` drafts, and gives the world after it.
fn edited(world: &World, acts: impl FnOnce(&mut Draft<'_>)) -> World {
    let mut draft = Draft::new(world, word());
    acts(&mut draft);
    world.with(by("editor", draft.changes())).expect("it is accepted")
}

fn by(author: &str, changes: Vec<Change>) -> Changeset {
    Changeset {
        author: author.to_owned(),
        sources: source_ids(&word().sources),
        ..changeset("2030-01-01T00:00:00Z", changes)
    }
}

fn taking(person: &str, start: Option<&str>) -> StartTenure {
    StartTenure {
        office: id(OfficeId::parse, "aa-premier"),
        person: id(PersonId::parse, person),
        party: None,
        designated: None,
        start: start.map(date),
        entry: Entry::IndirectlyElected,
        capacity: None,
        due: None,
        note: None,
    }
}

fn ending(on: &str) -> End {
    End {
        on: date(on),
        reason: EndReason::Resigned,
        note: None,
    }
}

fn kishida() -> TenureId {
    id(TenureId::parse, "aa-premier-kishida")
}

fn headlines(snapshot: &Snapshot) -> Vec<(String, Headline)> {
    snapshot
        .holders(&id(OfficeId::parse, "aa-premier"))
        .iter()
        .map(|spell| (spell.person.id.to_string(), spell.status.headline))
        .collect()
}

fn vote(on: &str) -> Schedule {
    let on = date(on);
    let (kind, firmness) = kind_and_firmness(&on);
    Schedule {
        kind: EventKind::PartyLeadershipElection,
        name: Some(text("Leadership vote 2024")),
        countries: vec![id(CountryId::parse, "aa")],
        date: when(&on.to_string(), kind, firmness),
        announced: Some(date("2024-08-14")),
        place: None,
        body: None,
        bodies: Vec::new(),
        decides: vec![id(OfficeId::parse, "aa-premier")],
        significance: None,
        transitions: Vec::new(),
        round_of: None,
    }
}

#[test]
fn an_announced_departure_a_vote_and_a_hand_over_are_three_acts() {
    let announced = edited(&start(), |draft| {
        let axis = Axis::Outlook(Outlook::AnnouncedDeparture);
        draft
            .add_span(&kishida(), axis, date("2024-08-14"), None, Some(text("Why")))
            .unwrap();
    });
    let scheduled = edited(&announced, |draft| {
        let vote = draft.schedule(vote("2024-09-27")).unwrap();
        // The year could move with the date, so it is no part of the id.
        assert_eq!(vote.as_str(), "aa-leadership-vote");
    });
    let done = edited(&scheduled, |draft| {
        let steps = vec![id(EventId::parse, "aa-leadership-vote")];
        let incoming = StartTenure {
            designated: Some(date("2024-09-27")),
            ..taking("ishiba", Some("2024-10-01"))
        };
        draft
            .hand_over(HandOver {
                office: id(OfficeId::parse, "aa-premier"),
                outgoing: Some((kishida(), ending("2024-10-01"))),
                incoming: Some(incoming),
                cause: Cause::AnnouncedDeparture,
                steps,
            })
            .unwrap();
    });
    let on = |day_: &str| headlines(&done.on(day(day_)));
    let is = |person: &str, headline| (person.to_owned(), headline);
    assert_eq!(on("2024-09-06"), [is("kishida", Headline::AnnouncedDeparture)]);
    assert_eq!(on("2024-10-02"), [is("ishiba", Headline::InOffice)]);
    let stage = |day_: &str| {
        let snapshot = done.on(day(day_));
        let transition = snapshot.transition("aa-premier-after-kishida").unwrap();
        snapshot.transition_view(transition).unwrap().stage
    };
    assert_eq!(stage("2024-09-06"), Stage::Announced);
    assert_eq!(stage("2024-09-28"), Stage::Decided);
    assert_eq!(stage("2024-10-02"), Stage::Completed);
}

#[test]
fn a_suspension_an_acting_holder_and_the_return_are_told_day_by_day() {
    let world = edited(&start(), |draft| {
        draft
            .add_span(
                &kishida(),
                Axis::Powers(Powers::Suspended),
                date("2024-12-14"),
                None,
                None,
            )
            .unwrap();
        let acting = StartTenure {
            capacity: Some(Capacity::Acting),
            entry: Entry::Acting,
            ..taking("han", Some("2024-12-14"))
        };
        draft.start_tenure(acting).unwrap();
    });
    let world = edited(&world, |draft| {
        draft
            .end_span(&kishida(), Axis::Powers(Powers::Suspended), date("2025-03-24"))
            .unwrap();
        draft
            .end_tenure(&id(TenureId::parse, "aa-premier-han"), ending("2025-03-24"))
            .unwrap();
    });
    let on = |day_: &str| headlines(&world.on(day(day_)));
    let is = |person: &str, headline| (person.to_owned(), headline);
    assert_eq!(on("2024-12-13"), [is("kishida", Headline::InOffice)]);
    let suspended = on("2024-12-20");
    assert!(
        suspended.contains(&is("kishida", Headline::Suspended)),
        "{suspended:?}"
    );
    assert!(suspended.contains(&is("han", Headline::Acting)), "{suspended:?}");
    assert_eq!(on("2025-03-25"), [is("kishida", Headline::InOffice)]);
}

#[test]
fn a_moved_event_keeps_its_id_and_every_date_it_had() {
    let vote_id = id(EventId::parse, "aa-leadership-vote");
    let known = |on: &str| Moved {
        known: date(on),
        why: None,
    };
    let world = edited(&start(), |draft| {
        draft.schedule(vote("2024-09")).unwrap();
    });
    let world = edited(&world, |draft| {
        let firm = when(
            "2024-09-27",
            crate::entity::DateKind::Scheduled,
            Firmness::Confirmed,
        );
        draft
            .move_event(&vote_id, firm.clone(), known("2024-08-20"))
            .unwrap();
        assert_eq!(
            draft.move_event(&vote_id, firm, known("2024-08-21")),
            Err(ActError {
                field: "date",
                problem: ActProblem::SameDate
            })
        );
    });
    let world = edited(&world, |draft| {
        draft.cancel(&vote_id, known("2024-09-01")).unwrap()
    });
    let shown = |on: &str| -> Option<(String, Firmness)> {
        let snapshot = world.on(day(on));
        snapshot
            .event("aa-leadership-vote")
            .map(|it| (it.date.on.to_string(), it.date.firmness))
    };
    assert_eq!(
        shown("2024-08-31"),
        Some(("2024-09-27".into(), Firmness::Confirmed))
    );
    assert_eq!(
        shown("2024-09-01"),
        Some(("2024-09-27".into(), Firmness::Cancelled))
    );
    assert_eq!(world.events.get(&vote_id).unwrap().previous.len(), 2);
    let mut draft = Draft::new(&world, word());
    let error = draft.cancel(&vote_id, known("2024-09-02"));
    assert_eq!(
        error,
        Err(ActError {
            field: "event",
            problem: ActProblem::IsCancelled
        })
    );
}

#[test]
fn what_has_been_with_an_outcome_is_neither_confirmed_nor_given_up() {
    let vote = event("aa-vote", EventKind::PresidentialElection, "2024-05-05");
    let held = Event {
        outcome: Some(Outcome::default()),
        ..vote.clone()
    };
    let (vote, world) = (vote.id, world(vec![held.into()]));
    let change = || Moved {
        known: date("2024-06-01"),
        why: None,
    };
    let mut draft = Draft::new(&world, word());
    let refused = Err(ActError {
        field: "event",
        problem: ActProblem::HasOutcome,
    });
    assert_eq!(draft.confirm(&vote), refused);
    assert_eq!(draft.postpone(&vote, change()), refused);
    assert_eq!(draft.cancel(&vote, change()), refused);
}

#[test]
fn an_act_that_cannot_be_says_which_field_is_to_blame_and_drafts_nothing() {
    let world = start();
    let mut draft = Draft::new(&world, word());
    let refused = |field, problem| Err(ActError { field, problem });
    assert_eq!(
        draft.end_tenure(&kishida(), ending("2020-01-01")),
        refused("end", ActProblem::BeforeStart)
    );
    assert_eq!(
        draft.end_tenure(&kishida(), ending("2031-01-01")),
        refused("end", ActProblem::InFuture)
    );
    let unknown = id(TenureId::parse, "aa-nobody");
    assert_eq!(
        draft.end_tenure(&unknown, ending("2024-01-01")),
        refused("tenure", ActProblem::Unknown)
    );
    let axis = Axis::Outlook(Outlook::TermLimited);
    assert_eq!(
        draft.add_span(&kishida(), axis, date("2020-01-01"), None, None),
        refused("from", ActProblem::BeforeStart)
    );
    assert_eq!(
        draft.end_span(&kishida(), axis, date("2024-01-01")),
        refused("axis", ActProblem::Unknown)
    );
    let again = draft
        .start_tenure(taking("kishida", Some("2024-01-01")))
        .map(|_| ());
    assert_eq!(again, refused("person", ActProblem::HoldsAlready));
    let outcome = Outcome {
        known: None,
        winners: vec![id(PersonId::parse, "nobody")],
        summary: None,
        figures: Vec::new(),
    };
    let event = id(EventId::parse, "aa-vote");
    assert_eq!(
        draft.record_outcome(&event, outcome),
        refused("winners", ActProblem::Unknown)
    );
    assert_eq!(draft.changes(), []);
}

#[test]
fn a_designate_who_takes_office_is_one_tenure() {
    let designated = edited(&start(), |draft| {
        let chosen = StartTenure {
            designated: Some(date("2024-09-27")),
            ..taking("ishiba", None)
        };
        draft.start_tenure(chosen).unwrap();
    });
    let world = edited(&designated, |draft| {
        let tenure = draft.start_tenure(taking("ishiba", Some("2024-10-01"))).unwrap();
        assert_eq!(tenure.as_str(), "aa-premier-ishiba");
    });
    let tenure = world.tenures.get("aa-premier-ishiba").unwrap();
    assert_eq!(tenure.designated, Some(date("2024-09-27")));
    assert_eq!(tenure.start, Some(date("2024-10-01")));
}

#[test]
fn verifying_changes_the_check_and_nothing_else() {
    let before = start();
    let world = edited(&before, |draft| {
        draft.verify(&crate::EntityRef::Tenure(kishida())).unwrap();
    });
    let changed = crate::difference::differences(
        before.get(&crate::EntityRef::Tenure(kishida())).as_ref(),
        world.get(&crate::EntityRef::Tenure(kishida())).as_ref(),
    );
    let fields: Vec<_> = changed
        .iter()
        .map(|it| it.field.split('.').next().unwrap())
        .collect();
    assert!(
        fields
            .iter()
            .all(|field| ["sources", "verified", "review"].contains(field)),
        "{fields:?}"
    );
    assert_eq!(
        world.tenures.get(&kishida()).unwrap().provenance.verified,
        Some(day("2026-01-01"))
    );
}

#[test]
fn a_changeset_is_taken_back_and_what_came_since_stays() {
    let first = edited(&start(), |draft| {
        draft.end_tenure(&kishida(), ending("2024-10-01")).unwrap()
    });
    let since = edited(&first, |draft| {
        let axis = Axis::Outlook(Outlook::AnnouncedDeparture);
        draft
            .add_span(&kishida(), axis, date("2024-08-14"), None, None)
            .unwrap();
    });
    let back = since
        .with(by("editor", undo(&since, first.seq()).unwrap()))
        .unwrap();
    let tenure = back.tenures.get(&kishida()).unwrap();
    assert_eq!(tenure.end, None);
    assert_eq!(tenure.outlook.len(), 1);
    // Taken back twice, there is nothing left to do.
    assert_eq!(undo(&back, first.seq()), Err(vec![Obstacle::NothingLeft]));
    assert_eq!(undo(&back, 99), Err(vec![Obstacle::NoSuchChangeset]));
}

#[test]
fn what_stands_in_the_way_of_taking_back_is_named() {
    let first = edited(&start(), |draft| {
        draft.end_tenure(&kishida(), ending("2024-10-01")).unwrap()
    });
    let other = edited(&first, |draft| {
        let mut tenure = draft.tenure(&kishida()).unwrap();
        tenure.end = Some(date("2024-10-02"));
        draft.put(tenure);
    });
    let Err(obstacles) = undo(&other, first.seq()) else {
        panic!("it was taken back");
    };
    let [
        Obstacle::ChangedSince {
            by: last, conflicts, ..
        },
    ] = &obstacles[..]
    else {
        panic!("{obstacles:?}");
    };
    assert_eq!((*last, conflicts[0].field.as_str()), (other.seq(), "end"));
    let added = edited(&start(), |draft| {
        draft.add_person(name("Someone New")).unwrap();
    });
    let gone = added
        .with(by("editor", undo(&added, added.seq()).unwrap()))
        .unwrap();
    assert!(gone.persons.get("someone-new").is_none());
    let returned = gone.with(by("editor", undo(&gone, gone.seq()).unwrap())).unwrap();
    assert!(returned.persons.get("someone-new").is_some());
}

#[test]
fn likely_doubles_are_found_in_any_order_of_the_words() {
    let named = crate::Person {
        name: crate::Name {
            en: "Yoon Suk Yeol".to_owned(),
            ko: Some("윤석열".to_owned()),
            aliases: vec!["Yoon Seok-youl".to_owned()],
            ..Default::default()
        },
        ..person("yoon-suk-yeol")
    };
    let snapshot = world(vec![named.into()]).on(day("2024-01-01"));
    let found = |typed: &str| super::add::likely_persons(&snapshot, typed).len();
    for typed in ["Suk Yeol Yoon", "yoon suk-yeol", "윤석열", "YOON Seok Youl"] {
        assert_eq!(found(typed), 1, "{typed}");
    }
    assert_eq!(found("Yoon"), 0);
    assert_eq!(found(""), 0);
}

#[test]
fn what_was_typed_says_what_sort_of_date_it_is() {
    use crate::entity::DateKind::{Bounded, Customary, Deadline, Scheduled};
    for (typed, kind) in [
        ("27 Sep 2024", Scheduled),
        ("by Aug 2029", Deadline),
        ("April – May 2027", Bounded),
        ("November 2026", Customary),
    ] {
        let on = Edtf::parse_typed(typed).unwrap();
        assert_eq!(kind_and_firmness(&on).0, kind, "{typed}");
    }
}

#[test]
fn offices_and_sources_are_added_under_ids_of_their_own() {
    let world = start();
    let mut draft = Draft::new(&world, word());
    let new = NewOffice {
        country: id(CountryId::parse, "aa"),
        name: text("Minister of Tests of Aa"),
        title: text("Minister of Tests"),
        roles: vec![Role::Deputy],
        filled_by: None,
        term_years: Some(4),
    };
    let office = draft.add_office(new.clone()).unwrap();
    assert_eq!(office.as_str(), "aa-minister-of-tests");
    assert_eq!(draft.add_office(new).unwrap().as_str(), "aa-minister-of-tests-2");
    let source = |title: &str, publisher: &str| NewSource {
        title: title.to_owned(),
        publisher: publisher.to_owned(),
        url: None,
        published: None,
        quote: None,
    };
    let english = draft.add_source(source("A vote", "Example Times")).unwrap();
    assert_eq!(english.as_str(), "example-times-a-vote");
    // A title in another script gives the id as it reads in Latin letters.
    let japanese = draft.add_source(source("首相指名", "朝日新聞")).unwrap();
    assert_eq!(japanese.as_str(), "chao-ri-xin-wen-shou-xiang-zhi-ming");
    assert_eq!(draft.changes().len(), 4);
}

#[test]
fn a_step_says_what_sets_its_transition_off() {
    assert_eq!(EventKind::Resignation.cause(), Cause::Resignation);
    assert_eq!(EventKind::PresidentialElection.cause(), Cause::Election);
    assert_eq!(EventKind::CourtRuling.cause(), Cause::Removal);
    assert!(EventKind::CourtRuling.can_be_a_step() && !EventKind::Meeting.can_be_a_step());
}

#[test]
fn what_is_to_come_is_known_from_the_day_of_the_edit_where_nothing_says_since_when() {
    let undated = |on| Schedule {
        announced: None,
        ..vote(on)
    };
    let after = edited(&start(), |draft| {
        let event = draft.schedule(undated("2026-06-01")).unwrap();
        draft
            .add_candidate(
                &event,
                Candidate {
                    person: Some(id(PersonId::parse, "han")),
                    name: None,
                    party: None,
                    since: None,
                },
            )
            .unwrap();
    });
    let event = after.events.values().next().unwrap();
    assert_eq!(event.announced, Some(date("2026-01-01")));
    assert_eq!(event.candidates[0].since, Some(date("2026-01-01")));
    // What is over was known by then.
    let after = edited(&start(), |draft| {
        drop(draft.schedule(undated("2025-06-01")).unwrap())
    });
    assert_eq!(after.events.values().next().unwrap().announced, None);
}

/// Also long after, and with what somebody else has cited since.
#[test]
fn a_place_is_kept_until_its_edit_is_taken_back() {
    let holder = tenure("aa-premier", "kishida", "2021");
    let reference = EntityRef::Tenure(holder.id.clone());
    let before = world(vec![holder.into()]);
    let cited = |world: &World| -> Vec<String> {
        let tenure = world.tenures.values().next().unwrap();
        let sources = tenure.provenance.sources.iter();
        sources.map(|it| it.short().to_owned()).collect()
    };
    let at = |world: &World, place: &str| {
        edited(world, |draft| {
            draft.cite(vec![Citation::parse(place).unwrap()]);
            draft.verify(&reference).unwrap();
        })
    };
    let first = at(&before, "gazette#p. 3");
    assert_eq!(cited(&first), ["gazette#p. 3"]);
    // The source alone says no more than a place in it.
    let mut draft = Draft::new(&first, word());
    draft.verify(&reference).unwrap();
    assert!(draft.changes().is_empty());
    let second = at(&first, "gazette#p. 4");
    assert_eq!(cited(&second), ["gazette#p. 3", "gazette#p. 4"]);
    let undone = second
        .with(by("editor", undo(&second, first.seq()).unwrap()))
        .unwrap();
    assert_eq!(cited(&undone), ["gazette#p. 4"]);
}
