//! A wrong entry is reverted by another changeset, and stays in the record.

use crate::{fixture::*, who};
use domain::{Change, EntityRef, Refusal, Tenure, World, changeset::Revision, entity::EndReason};

const OFFICE: &str = "aa-president";

/// Undoes the last change of an entity: it becomes again what it was before.
fn undo(world: &World, reference: &EntityRef) -> Change {
    let version = world.version_of(reference).unwrap();
    match world.entity_at(reference, version - 1) {
        Some((_, before)) => Change::replace(version, before),
        None => Change::remove(version, reference.clone()),
    }
}

#[test]
fn a_wrong_entry_is_reverted_and_known_at_still_shows_it() {
    let right = tenure(OFFICE, "ada", "2020-01-01");
    let entities = complete(vec![right.clone().into()]);
    let reference = EntityRef::Tenure(right.id.clone());
    let wrong = Tenure {
        end: Some(date("2026-02-01")),
        end_reason: Some(EndReason::Died),
        ..right.clone()
    };
    let mut world = World::replay([changeset(
        "2026-01-01T09:00:00Z",
        entities.into_iter().map(Change::add).collect(),
    )])
    .unwrap();
    world
        .apply(changeset(
            "2026-02-02T09:00:00Z",
            vec![Change::replace(1, wrong.clone())],
        ))
        .unwrap();
    assert_eq!(who(&world.on(day("2026-02-03")), OFFICE), [""; 0]);

    let back = undo(&world, &reference);
    assert_eq!(back.to, Revision::Is(right.clone().into()));
    world
        .apply(changeset("2026-02-02T10:00:00Z", vec![back.clone()]))
        .unwrap();

    let shown = |moment: &str| who(&world.known_at(at(moment)).on(day("2026-02-03")), OFFICE);
    assert_eq!(shown("2026-02-02T08:59:59Z"), ["ada: in_office"]);
    assert_eq!(
        shown("2026-02-02T09:00:00Z"),
        [""; 0],
        "what was recorded then is still shown for then"
    );
    assert_eq!(shown("2026-02-02T09:59:59Z"), [""; 0]);
    assert_eq!(shown("2026-02-02T10:00:00Z"), ["ada: in_office"]);

    assert_eq!(
        world
            .history_of(&reference)
            .map(|commit| commit.seq)
            .collect::<Vec<_>>(),
        [3, 2, 1]
    );
    assert_eq!(world.entity_at(&reference, 2), Some((2, wrong.into())));
    assert_eq!(world.entity_at(&reference, 3), Some((3, right.into())));
    // Whoever undoes it a second time, from the version of the wrong entry, is refused.
    let refused = world
        .with(changeset("2026-02-02T11:00:00Z", vec![back]))
        .unwrap_err();
    assert!(
        matches!(
            refused,
            Refusal::Stale {
                expected: 2,
                found: 3,
                ..
            }
        ),
        "{refused}"
    );
}

#[test]
fn a_wrong_addition_is_undone_by_taking_it_out() {
    let entities = complete(vec![tenure(OFFICE, "ada", "2020-01-01").into()]);
    let mut world = World::replay([changeset(
        "2026-01-01T09:00:00Z",
        entities.into_iter().map(Change::add).collect(),
    )])
    .unwrap();
    let before = world.clone();
    let wrong = person("nobody");
    let reference = EntityRef::Person(wrong.id.clone());
    world
        .apply(changeset("2026-01-02T09:00:00Z", vec![Change::add(wrong)]))
        .unwrap();
    world
        .apply(changeset("2026-01-03T09:00:00Z", vec![undo(&world, &reference)]))
        .unwrap();
    assert_eq!(world.persons, before.persons);
    assert!(
        world
            .known_at(at("2026-01-02T12:00:00Z"))
            .get(&reference)
            .is_some()
    );
    assert_eq!(world.entity_at(&reference, 3), None);
}
