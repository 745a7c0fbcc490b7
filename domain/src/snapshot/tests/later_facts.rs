//! What is true on a day never depends on later facts.
//!
//! Two worlds share every fact up to [`TODAY`] and have nothing of what comes later in common. On
//! that day, and on every day before, they must look the same.

use super::{view::by_date, *};
use crate::{
    Citation, Entity, Language, Provenance,
    doubt::Freshness,
    edits::{any_edits, beginning, changeset_of, worlds},
    entity::{Annulment, Capacity, EndReason, Filling, Outlook, Participant, Powers, Term},
};
use jiff::ToSpan;
use proptest::{prelude::*, sample::select};

pub(super) const TODAY: &str = "2020-06-15";
const TENURES: usize = 6;
const EVENTS: usize = 6;
const PERSONS: [&str; 4] = ["ada", "bea", "cyd", "dot"];

/// Begun or reached by today.
fn past() -> impl Strategy<Value = &'static str> {
    select(vec![
        "2015",
        "2018-03",
        "2019-10/2019-12",
        "2019-12-31",
        "2020-06-14",
        "2020-06-15",
    ])
}

/// Not begun today.
fn later() -> impl Strategy<Value = &'static str> {
    select(vec![
        "2020-06-16",
        "2020-07",
        "2021",
        "2020-09-01/2020-10-15",
        "2024-02-29",
    ])
}

/// Not certainly come by today, though it may have begun.
fn not_reached() -> impl Strategy<Value = &'static str> {
    prop_oneof![3 => later(), 1 => select(vec!["2020-06", "2020", "2020-06-15/2020-06-16", "2020-06-01/.."])]
}

#[derive(Clone, Copy, Debug)]
enum Begun {
    Started(&'static str),
    Designated(&'static str),
    NotYet,
}

type SpanSpec = (usize, usize, &'static str, Option<&'static str>);

#[derive(Clone, Debug)]
struct PastTenure {
    begun: Begun,
    end: Option<(&'static str, usize)>,
    spans: Vec<SpanSpec>,
    is_verified: bool,
}

#[derive(Clone, Debug)]
struct LaterTenure {
    exists: bool,
    start: &'static str,
    designated: Option<&'static str>,
    end: Option<(&'static str, usize)>,
    spans: Vec<SpanSpec>,
    to: Option<&'static str>,
    is_verified: bool,
    /// Whether a later source tells of it, too.
    is_reported: bool,
}

#[derive(Clone, Debug)]
enum Known {
    Happened {
        on: &'static str,
        has_outcome: bool,
    },
    Announced {
        on: &'static str,
        announced: &'static str,
    },
    NotYet,
}

#[derive(Clone, Debug)]
struct LaterEvent {
    exists: bool,
    announced: Option<&'static str>,
    on: &'static str,
    moved: Option<(&'static str, usize)>,
    outcome: Option<&'static str>,
    candidate: Option<&'static str>,
    annulled: Option<&'static str>,
    is_reported: bool,
}

#[derive(Clone, Debug)]
pub(super) struct Past {
    tenures: Vec<PastTenure>,
    events: Vec<(Known, usize)>,
    died: Vec<Option<&'static str>>,
}

#[derive(Clone, Debug)]
pub(super) struct Later {
    tenures: Vec<LaterTenure>,
    events: Vec<LaterEvent>,
    died: Vec<Option<&'static str>>,
    cancelled: Option<&'static str>,
}

fn option<T: std::fmt::Debug>(of: impl Strategy<Value = T>) -> impl Strategy<Value = Option<T>> {
    prop::option::of(of)
}

fn spans(from: impl Strategy<Value = &'static str>) -> impl Strategy<Value = Vec<SpanSpec>> {
    prop::collection::vec((0usize..3, 0usize..6, from, option(past())), 0..4)
}

pub(super) fn any_past() -> impl Strategy<Value = Past> {
    let begun = prop_oneof![
        3 => past().prop_map(Begun::Started),
        1 => past().prop_map(Begun::Designated),
        1 => Just(Begun::NotYet),
    ];
    let tenure = (begun, option((past(), 0usize..12)), spans(past()), any::<bool>()).prop_map(
        |(begun, end, spans, is_verified)| PastTenure {
            begun,
            end,
            spans,
            is_verified,
        },
    );
    let known = prop_oneof![
        (past(), any::<bool>()).prop_map(|(on, has_outcome)| Known::Happened { on, has_outcome }),
        (later(), past()).prop_map(|(on, announced)| Known::Announced { on, announced }),
        Just(Known::NotYet),
    ];
    (
        prop::collection::vec(tenure, TENURES),
        prop::collection::vec((known, 0..EventKind::ALL.len()), EVENTS),
        prop::collection::vec(
            prop_oneof![3 => Just(None), 1 => past().prop_map(Some)],
            PERSONS.len(),
        ),
    )
        .prop_map(|(tenures, events, died)| Past {
            tenures,
            events,
            died,
        })
}

pub(super) fn any_later() -> impl Strategy<Value = Later> {
    let end = option((not_reached(), 0usize..12));
    let tenure = (
        any::<bool>(),
        later(),
        option(not_reached()),
        end,
        spans(later()),
        option(not_reached()),
        any::<[bool; 2]>(),
    )
        .prop_map(
            |(exists, start, designated, end, spans, to, [is_verified, is_reported])| LaterTenure {
                exists,
                start,
                designated,
                end,
                spans,
                to,
                is_verified,
                is_reported,
            },
        );
    let moved = option((not_reached(), 0..Firmness::ALL.len()));
    let results = (
        option(not_reached()),
        option(not_reached()),
        option(not_reached()),
    );
    let event = (any::<[bool; 2]>(), option(not_reached()), later(), moved, results).prop_map(
        |([exists, is_reported], announced, on, moved, (outcome, candidate, annulled))| LaterEvent {
            exists,
            announced,
            on,
            moved,
            outcome,
            candidate,
            annulled,
            is_reported,
        },
    );
    (
        prop::collection::vec(tenure, TENURES),
        prop::collection::vec(event, EVENTS),
        prop::collection::vec(option(not_reached()), PERSONS.len()),
        option(not_reached()),
    )
        .prop_map(|(tenures, events, died, cancelled)| Later {
            tenures,
            events,
            died,
            cancelled,
        })
}

fn add_span(tenure: &mut Tenure, (axis, value, from, to): SpanSpec, otherwise: Option<&str>) {
    let to = to.or(otherwise);
    match axis {
        0 => tenure.capacity.push(span(Capacity::ALL[value], from, to)),
        1 => tenure.powers.push(span(Powers::ALL[value], from, to)),
        _ => tenure.outlook.push(span(Outlook::ALL[value], from, to)),
    }
}

fn tenure_of(number: usize, past: &PastTenure, later: &LaterTenure) -> Option<Tenure> {
    let office = ["aa-president", "aa-premier"][number % 2];
    let mut it = tenure(office, PERSONS[number % PERSONS.len()], "2000");
    it.id = TenureId::parse(&format!("tenure-{number}")).unwrap();
    (it.designated, it.start) = match past.begun {
        Begun::Started(start) => (None, Some(date(start))),
        Begun::Designated(day) => (Some(date(day)), Some(date(later.start))),
        Begun::NotYet if !later.exists => return None,
        Begun::NotYet => (later.designated.map(date), Some(date(later.start))),
    };
    let has_ended = past.end.filter(|_| matches!(past.begun, Begun::Started(_)));
    if let Some((end, reason)) = has_ended.or(later.end) {
        it.end = Some(date(end));
        it.end_reason = Some(EndReason::ALL[reason]);
        it.end_note = Some(text("over"));
    }
    past.spans
        .iter()
        .for_each(|spec| add_span(&mut it, *spec, later.to));
    later
        .spans
        .iter()
        .for_each(|(axis, value, from, _)| add_span(&mut it, (*axis, *value, from, None), None));
    it.terms = later
        .spans
        .iter()
        .map(|(.., from, _)| Term {
            from: date(from),
            due: None,
            note: None,
            sources: Vec::new(),
        })
        .collect();
    it.provenance.verified = match (past.is_verified, later.is_verified) {
        (true, _) => Some(day("2020-01-01")),
        (false, true) => Some(day("2020-06-16")),
        (false, false) => None,
    };
    if later.is_reported {
        it.provenance.sources.push(later_report());
        it.terms
            .iter_mut()
            .for_each(|term| term.sources.push(later_report()));
        it.capacity
            .iter_mut()
            .for_each(|span| span.sources.push(later_report()));
    }
    Some(it)
}

/// A source of the day after.
fn later_report() -> Citation {
    Citation::parse("later-report").unwrap()
}

fn event_of(
    number: usize,
    (known, kind): &(Known, usize),
    later: &LaterEvent,
    has: [bool; 2],
) -> Option<Event> {
    let mut it = event(&format!("aa-event-{number}"), EventKind::ALL[*kind], "2000");
    it.participants = vec![Participant {
        country: CountryId::parse("aa").unwrap(),
        person: Some(id_of_person(PERSONS[number % PERSONS.len()])),
        role: None,
    }];
    let outcome = |known: Option<&str>| Outcome {
        known: known.map(date),
        winners: vec![id_of_person("winner")],
        summary: None,
        figures: Vec::new(),
    };
    let steps = ["change-0", "change-1"].iter().zip(has).filter(|(_, has)| *has);
    match known {
        Known::Happened { on, has_outcome } => {
            it.date.on = date(on);
            it.date.firmness = Firmness::Held;
            it.outcome = match (has_outcome, later.outcome) {
                (true, _) => Some(outcome(None)),
                (false, known) => known.map(|known| outcome(Some(known))),
            };
            // The second of them begins with a holder who comes later.
            it.transitions = steps.map(|(id, _)| TransitionId::parse(id).unwrap()).collect();
        }
        Known::Announced { on, announced } => {
            it.announced = Some(date(announced));
            it.date.on = date(on);
            it.transitions = vec![TransitionId::parse("change-0").unwrap()];
            if later.outcome.is_some() {
                it.date.firmness = Firmness::Held;
                it.outcome = Some(outcome(None));
            }
            if let Some((until, firmness)) = later.moved {
                let before = when(on, DateKind::Scheduled, Firmness::Confirmed);
                it.previous = vec![EarlierDate {
                    date: before,
                    until: date(until),
                    note: None,
                }];
                it.date = when(later.on, DateKind::Snap, Firmness::ALL[firmness]);
            }
        }
        Known::NotYet if !later.exists => return None,
        Known::NotYet => {
            it.announced = later
                .announced
                .filter(|announced| *announced != "2020-06-01/..")
                .map(date);
            it.date.on = date(later.on);
            it.transitions = steps.map(|(id, _)| TransitionId::parse(id).unwrap()).collect();
        }
    }
    it.annulled = later.annulled.map(|on| Annulment {
        on: date(on),
        note: None,
    });
    if !matches!(known, Known::Happened { .. }) {
        it.candidates = later
            .candidate
            .map(|since| Candidate {
                person: Some(id_of_person("candidate")),
                name: None,
                party: None,
                since: Some(date(since)),
            })
            .into_iter()
            .collect();
    }
    if later.is_reported {
        it.provenance.sources.push(later_report());
    }
    Some(it)
}

pub(super) fn world_of(past: &Past, later: &Later) -> World {
    let mut entities: Vec<Entity> = vec![office("aa-president").into(), office("aa-premier").into()];
    let tenures: Vec<_> = (0..TENURES)
        .filter_map(|number| tenure_of(number, &past.tenures[number], &later.tenures[number]))
        .collect();
    // Each change goes out from a tenure, and comes in to one that may not be there yet.
    let mut has = [false; 2];
    for (place, has) in has.iter_mut().enumerate() {
        let find = |number: usize| {
            tenures
                .iter()
                .find(|it| it.id.as_str() == format!("tenure-{number}"))
        };
        let outgoing = find(place).map(|it| it.id.clone());
        let is_known_outgoing = !matches!(past.tenures[place].begun, Begun::NotYet);
        *has = place == 0 || (outgoing.is_some() && !is_known_outgoing);
        if *has {
            entities.push(
                Transition {
                    outgoing: if place == 0 && !is_known_outgoing {
                        None
                    } else {
                        outgoing
                    },
                    incoming: find(place + 2).map(|it| it.id.clone()),
                    cancelled: later.cancelled.map(date),
                    ..transition(&format!("change-{place}"), "aa-president")
                }
                .into(),
            );
        }
    }
    let mut before = None;
    for number in 0..EVENTS {
        let mut event = event_of(number, &past.events[number], &later.events[number], has);
        // Each event is a round of the one before, if that is there, which may become known later than its round.
        if let Some(event) = &mut event {
            event.round_of = before;
        }
        before = event.as_ref().map(|event| event.id.clone());
        entities.extend(event.map(Entity::from));
    }
    let published = Some(date("2020-06-16"));
    entities.push(
        Source {
            published,
            ..source("later-report")
        }
        .into(),
    );
    entities.extend(tenures.into_iter().map(Entity::from));
    entities.extend(later.events.iter().enumerate().map(|(number, event)| {
        let published = Some(date(event.on)).filter(|on| on.earliest() > Some(day(TODAY)));
        let id = format!("press-{number}");
        let source = Source {
            published: published.or(Some(date("2030"))),
            ..source(&id)
        };
        Entity::from(source)
    }));
    let mut entities = complete(entities);
    for entity in &mut entities {
        if let Entity::Office(office) = entity {
            let office = std::sync::Arc::make_mut(office);
            (office.filled_by, office.term_years) = (Some(Filling::DirectElection), Some(1));
        }
        if let Entity::Person(person) = entity
            && let Some(place) = PERSONS.iter().position(|id| *id == person.id.as_str())
        {
            std::sync::Arc::make_mut(person).died = past.died[place].or(later.died[place]).map(date);
        }
    }
    world(entities)
}

/// Whether a later source tells of a fact, too, is all that a view may say of it.
fn without_mark(provenance: &mut Provenance) {
    provenance.has_later_sources = false;
}

fn unmarked_tenure(tenure: &Arc<Tenure>) -> Tenure {
    let mut tenure = Tenure::clone(tenure);
    without_mark(&mut tenure.provenance);
    for span in &mut tenure.capacity {
        span.has_later_sources = false;
    }
    tenure
}

fn unmarked_event(event: &Arc<Event>) -> Event {
    let mut event = Event::clone(event);
    without_mark(&mut event.provenance);
    event
}

fn assert_same(a: &Snapshot, b: &Snapshot) {
    let kinds = |it: &Snapshot| {
        (
            it.tenures().map(unmarked_tenure).collect::<Vec<_>>(),
            it.events().map(unmarked_event).collect::<Vec<_>>(),
            it.transitions().cloned().collect::<Vec<_>>(),
            it.persons().cloned().collect::<Vec<_>>(),
            it.countries().cloned().collect::<Vec<_>>(),
            it.offices().cloned().collect::<Vec<_>>(),
            it.parties().cloned().collect::<Vec<_>>(),
            it.sources().cloned().collect::<Vec<_>>(),
        )
    };
    assert_eq!(kinds(a), kinds(b), "on {}", a.on);
    let stages = |it: &Snapshot| -> Vec<_> {
        it.transition_views()
            .map(|view| (view.transition.id.clone(), view.stage))
            .collect()
    };
    assert_eq!(stages(a), stages(b));
    let leaders = |it: &Snapshot| {
        let told = format!(
            "{:?}",
            it.leaders(&LeaderFilter::default(), LeaderOrder::Change, Language::En)
        );
        told.replace("has_later_sources: true", "has_later_sources: false")
    };
    assert_eq!(leaders(a), leaders(b));
}

proptest! {
    #[test]
    fn what_is_true_on_a_day_never_depends_on_later_facts(
        past in any_past(),
        one in any_later(),
        other in any_later(),
        days_before in 0i32..900,
    ) {
        let (one, other) = (world_of(&past, &one), world_of(&past, &other));
        let today = day(TODAY);
        assert_same(&one.on(today), &other.on(today));
        let earlier = today.saturating_sub(days_before.days());
        assert_same(&one.on(earlier), &other.on(earlier));
    }
}

/// Everything that can be asked of a day, as text.
fn told(snapshot: &Snapshot) -> String {
    let offices: Vec<_> = snapshot.offices().cloned().collect();
    let of_offices = offices.iter().map(|office| {
        let open = snapshot
            .open_transitions_of(&office.id)
            .map(|it| &it.id)
            .collect::<Vec<_>>();
        (
            &office.id,
            snapshot.holders(&office.id),
            snapshot.designates(&office.id),
            snapshot.presumed_designates(&office.id),
            open,
            snapshot.next_decision(&office.id),
        )
    });
    format!(
        "{:#?}",
        (
            of_offices.collect::<Vec<_>>(),
            snapshot.upcoming().collect::<Vec<_>>(),
            snapshot.transition_views().collect::<Vec<_>>(),
            snapshot.leaders(&LeaderFilter::default(), LeaderOrder::Change, Language::En),
        )
    )
}

/// A change in one office may end with who leaves another.
#[test]
fn a_view_that_is_carried_on_sees_changes_of_holder_in_other_offices() {
    let outgoing = tenure("aa-premier", "cyd", "2018");
    let change = Transition {
        outgoing: Some(outgoing.id.clone()),
        ..transition("bb-change", "aa-president")
    };
    let died = Person {
        died: Some(date("2020-06-01")),
        ..person("cyd")
    };
    let before = world(vec![outgoing.into(), change.into()]);
    let after = before
        .with(changeset_of(&[(died.into(), false)], &before))
        .unwrap();
    let on = day(TODAY);
    let earlier = before.on(on);
    let (was_told, anew) = (told(&earlier), told(&after.on(on)));
    assert_ne!(was_told, anew);
    assert_eq!(told(&earlier.carried_on(&after)), anew);
}

/// An election that comes to be known makes a round of what stood for an election by itself.
#[test]
fn a_view_that_is_carried_on_sees_that_a_vote_is_a_round() {
    let whole = event("aa-vote", EventKind::PresidentialElection, "2021-03-01");
    let round = Event {
        decides: vec![OfficeId::parse("aa-president").unwrap()],
        round_of: Some(whole.id.clone()),
        ..event("aa-vote-round", EventKind::PresidentialElection, "2018")
    };
    let before = world(vec![office("aa-president").into(), whole.into(), round.into()]);
    let held = event("aa-vote", EventKind::PresidentialElection, "2018");
    let after = before
        .with(changeset_of(&[(held.into(), false)], &before))
        .unwrap();
    let on = day(TODAY);
    let earlier = before.on(on);
    let (was_told, anew) = (told(&earlier), told(&after.on(on)));
    assert_ne!(was_told, anew);
    assert_eq!(told(&earlier.carried_on(&after)), anew);
}

proptest! {
    #[test]
    fn a_view_that_is_carried_on_tells_what_one_made_anew_does(edits in any_edits(), days_before in -400i32..900) {
        let on = day(TODAY).saturating_sub(days_before.days());
        let mut carried = beginning().on(on);
        for world in worlds(&edits) {
            carried = carried.carried_on(&world);
            prop_assert_eq!(told(&carried), told(&world.on(on)));
        }
    }

    #[test]
    fn a_view_of_today_that_is_carried_on_has_the_same_doubts(edits in any_edits(), days_before in -400i32..900) {
        let on = day(TODAY).saturating_sub(days_before.days());
        let today = |world: &World| Snapshot::of_today(world, on, Freshness::default());
        let mut carried = today(&beginning());
        for world in worlds(&edits) {
            carried = carried.carried_on(&world);
            prop_assert_eq!(told(&carried), told(&today(&world)));
        }
    }

    #[test]
    fn the_events_ahead_are_those_of_all_events_that_may_still_happen(edits in any_edits(), days_before in -400i32..900) {
        let world = worlds(&edits).pop().unwrap();
        let snapshot = world.on(day(TODAY).saturating_sub(days_before.days()));
        let mut ahead: Vec<&Event> = snapshot.events().map(|it| &**it).filter(|it| snapshot.state_of(it).is_ahead()).collect();
        ahead.sort_by(|a, b| by_date(a, b));
        prop_assert_eq!(snapshot.upcoming().map(|(event, _)| event).collect::<Vec<_>>(), ahead);
    }

    /// Otherwise a record would be copied for nothing each time that a day is looked at.
    #[test]
    fn what_was_known_whole_is_shared_and_not_copied(edits in any_edits(), days_before in -400i32..900) {
        let world = worlds(&edits).pop().unwrap();
        let snapshot = world.on(day(TODAY).saturating_sub(days_before.days()));
        for known in snapshot.tenures() {
            let recorded = world.tenures.shared(known.id.as_str()).unwrap();
            prop_assert_eq!(Arc::ptr_eq(known, recorded), known == recorded, "{:?}", known);
        }
        for known in snapshot.events() {
            let recorded = world.events.shared(known.id.as_str()).unwrap();
            prop_assert_eq!(Arc::ptr_eq(known, recorded), known == recorded, "{:?}", known);
        }
        for known in snapshot.persons() {
            let recorded = world.persons.shared(known.id.as_str()).unwrap();
            prop_assert_eq!(Arc::ptr_eq(known, recorded), known == recorded, "{:?}", known);
        }
    }
}
