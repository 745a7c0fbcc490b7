//! The cases that break naive models, each on a small world of its own.

#[path = "cases/dates.rs"]
mod dates;
#[path = "../src/fixture.rs"]
mod fixture;
#[path = "cases/holders.rs"]
mod holders;
#[path = "cases/journal.rs"]
mod journal;
#[path = "cases/korea.rs"]
mod korea;
#[path = "cases/worked_example.rs"]
mod worked_example;

use domain::{
    Entity, Snapshot, World,
    check::{Severity, check},
    id::{OfficeId, TransitionId},
    stage::Stage,
};

const TODAY: &str = "2026-11-24";

/// A world in which the checks find nothing wrong.
fn sound_world(entities: Vec<Entity>) -> World {
    let world = fixture::world(entities);
    let errors: Vec<_> = check(&world, fixture::day(TODAY))
        .into_iter()
        .filter(|finding| finding.severity == Severity::Error)
        .collect();
    assert_eq!(errors, []);
    world
}

fn on(world: &World, day: &str) -> Snapshot {
    world.on(fixture::day(day))
}

/// Who is in an office, each as `person: headline`.
fn who(snapshot: &Snapshot, office: &str) -> Vec<String> {
    snapshot
        .holders(&OfficeId::parse(office).unwrap())
        .iter()
        .map(|spell| format!("{}: {}", spell.person.id, spell.status.headline.word()))
        .collect()
}

fn stage(snapshot: &Snapshot, transition: &str) -> Option<Stage> {
    let transition = snapshot.transition(transition)?;
    Some(snapshot.transition_view(transition)?.stage)
}

/// What happens next in a transition.
fn next(snapshot: &Snapshot, transition: &str) -> Option<String> {
    let view = snapshot.transition_view(snapshot.transition(transition)?)?;
    Some(view.next()?.event.id.to_string())
}

fn step_of(transition: &str) -> Vec<TransitionId> {
    vec![TransitionId::parse(transition).unwrap()]
}
