use super::*;
use crate::{
    Change,
    edits::{any_edits, worlds},
    entity::EndReason,
    fixture::*,
};
use jiff::ToSpan;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// One attempt to change one entity, right or wrong.
#[derive(Clone, Debug)]
struct Attempt {
    what: What,
    /// Which of a few entities.
    which: usize,
    /// How far the version that the editor saw lies off the right one.
    off_by: i8,
    /// Something to tell versions of an entity apart.
    year: i16,
    /// Seconds since the last attempt; may go back.
    seconds: i64,
}

#[derive(Clone, Copy, Debug)]
enum What {
    PutPerson,
    PutTenure,
    Take,
}

fn attempt() -> impl Strategy<Value = Attempt> {
    let what = prop_oneof![Just(What::PutPerson), Just(What::PutTenure), Just(What::Take)];
    let off_by = prop_oneof![4 => Just(0i8), 1 => -2i8..=2];
    (
        what,
        0usize..4,
        off_by,
        1990i16..2030,
        prop_oneof![5 => 0i64..3, 1 => -2i64..0],
    )
        .prop_map(|(what, which, off_by, year, seconds)| Attempt {
            what,
            which,
            off_by,
            year,
            seconds,
        })
}

impl Attempt {
    fn changeset(&self, world: &World, moment: Timestamp) -> Changeset {
        let names = ["ada", "bea", "cyd", "dot"];
        let name = names[self.which];
        let entity: Entity = match self.what {
            What::PutPerson => Person {
                born: Some(date(&self.year.to_string())),
                ..person(name)
            }
            .into(),
            What::PutTenure => tenure("aa-president", name, &self.year.to_string()).into(),
            What::Take if self.year % 2 == 0 => person(name).into(),
            What::Take => tenure("aa-president", name, "2000").into(),
        };
        let reference = entity.reference();
        let version = world.version_of(&reference).unwrap_or(0);
        let expects = version.saturating_add_signed(self.off_by.into());
        let change = match self.what {
            What::Take => Change::remove(expects, reference),
            What::PutPerson | What::PutTenure => Change {
                expects,
                to: Revision::Is(entity),
            },
        };
        Changeset {
            at: moment,
            ..changeset("2026-01-01T00:00:00Z", vec![change])
        }
    }
}

/// What has an office to fill and nobody yet.
fn beginning() -> Changeset {
    let entities = complete(vec![office("aa-president").into()]);
    changeset(
        "2026-01-01T00:00:00Z",
        entities.into_iter().map(Change::add).collect(),
    )
}

/// Every attempt made one after the other: the world, and the changesets that were not refused.
fn attempted(attempts: &[Attempt]) -> (World, Vec<Changeset>) {
    let first = beginning();
    let mut world = World::replay([first.clone()]).unwrap();
    let mut accepted = vec![first];
    for attempt in attempts {
        let last = accepted.last().unwrap().at;
        let changeset = attempt.changeset(&world, last + attempt.seconds.seconds());
        if let Ok(next) = world.with(changeset.clone()) {
            world = next;
            accepted.push(changeset);
        }
    }
    (world, accepted)
}

proptest! {
    #[test]
    fn replaying_a_journal_gives_the_world_that_was_built_step_by_step(
        attempts in prop::collection::vec(attempt(), 0..60)
    ) {
        let (world, accepted) = attempted(&attempts);
        prop_assert_eq!(World::replay(accepted.clone()), Ok(world.clone()));

        // The same by the plainest of means: the last word on each entity counts.
        let mut last_word = BTreeMap::new();
        for (place, changeset) in accepted.iter().enumerate() {
            for change in &changeset.changes {
                match &change.to {
                    Revision::Is(entity) => last_word.insert(change.reference(), (place as Seq + 1, entity.clone())),
                    Revision::Gone(_) | Revision::Merged { .. } => last_word.remove(&change.reference()),
                };
            }
        }
        let entities: BTreeMap<_, _> = world
            .entities()
            .map(|entity| (entity.reference(), (world.version_of(&entity.reference()).unwrap(), entity)))
            .collect();
        prop_assert_eq!(entities, last_word);
    }

    #[test]
    fn a_refused_changeset_leaves_the_world_as_it_was(attempts in prop::collection::vec(attempt(), 1..60)) {
        let (mut world, accepted) = attempted(&attempts);
        let before = world.clone();
        let last = accepted.last().unwrap().at;
        for attempt in &attempts {
            let changeset = attempt.changeset(&world, last + attempt.seconds.seconds());
            if world.accepts(&changeset).is_err() {
                prop_assert!(world.apply(changeset).is_err());
                prop_assert_eq!(&world, &before);
            }
        }
    }

    #[test]
    fn a_stale_changeset_never_wins(attempts in prop::collection::vec(attempt(), 1..60), off_by in 1u64..4) {
        let (world, accepted) = attempted(&attempts);
        for entity in world.entities() {
            let reference = entity.reference();
            let version = world.version_of(&reference).unwrap();
            for expects in [version.saturating_sub(off_by), version + off_by] {
                let wanted = Change { expects, to: Revision::Is(entity.clone()) };
                let changeset = Changeset { changes: vec![wanted], ..accepted.last().unwrap().clone() };
                let refused = world.with(changeset);
                let is_stale = matches!(
                    &refused,
                    Err(Refusal::Stale { found, stands: Some(stands), wanted: Some(_), .. })
                        if *found == version && **stands == entity
                );
                prop_assert!(is_stale, "{:?}", refused);
            }
        }
    }

    #[test]
    fn what_was_known_at_a_moment_is_the_journal_up_to_it(
        attempts in prop::collection::vec(attempt(), 0..40),
        seconds in -5i64..120,
    ) {
        let (world, accepted) = attempted(&attempts);
        let moment = accepted[0].at + seconds.seconds();
        let prefix: Vec<_> = accepted.into_iter().filter(|changeset| changeset.at <= moment).collect();
        let known = world.known_at(moment);
        prop_assert_eq!(known.seq(), prefix.len() as Seq);
        prop_assert_eq!(Ok(known), World::replay(prefix));
    }

    #[test]
    fn an_entity_at_a_number_is_what_the_replayed_prefix_holds(attempts in prop::collection::vec(attempt(), 0..40)) {
        let (world, accepted) = attempted(&attempts);
        for seq in 0..=world.seq() {
            let prefix = World::replay(accepted[..seq as usize].to_vec()).unwrap();
            for entity in world.entities() {
                let reference = entity.reference();
                let expected = prefix.version_of(&reference).zip(prefix.get(&reference));
                prop_assert_eq!(world.entity_at(&reference, seq), expected);
            }
        }
    }
}

fn refusal(world: &World, changeset: Changeset) -> Refusal {
    world.with(changeset).unwrap_err()
}

#[test]
fn a_changeset_has_an_author_a_comment_a_source_and_a_change() {
    let world = World::default();
    let good = beginning();
    assert!(world.accepts(&good).is_ok());
    assert_eq!(
        refusal(
            &world,
            Changeset {
                changes: Vec::new(),
                ..good.clone()
            }
        ),
        Refusal::Empty
    );
    assert_eq!(
        refusal(
            &world,
            Changeset {
                author: " ".into(),
                ..good.clone()
            }
        ),
        Refusal::NoAuthor
    );
    assert_eq!(
        refusal(
            &world,
            Changeset {
                comment: String::new(),
                ..good.clone()
            }
        ),
        Refusal::NoComment
    );
    assert_eq!(
        refusal(
            &world,
            Changeset {
                sources: Vec::new(),
                ..good.clone()
            }
        ),
        Refusal::NoSource
    );
    let unknown = vec![SourceId::parse("rumour").unwrap()];
    let refused = refusal(
        &world,
        Changeset {
            sources: unknown,
            ..good
        },
    );
    assert!(matches!(refused, Refusal::UnknownReference { .. }), "{refused}");
}

#[test]
fn a_changeset_applies_whole_or_not_at_all() {
    let world = World::replay([beginning()]).unwrap();
    let good = Change::add(person("ada"));
    let twice = changeset("2026-01-02T00:00:00Z", vec![good.clone(), good.clone()]);
    assert!(matches!(refusal(&world, twice), Refusal::Twice(_)));
    let dangling = Change::add(tenure("aa-president", "nobody", "2020"));
    let half = changeset("2026-01-02T00:00:00Z", vec![good, dangling]);
    assert!(matches!(refusal(&world, half), Refusal::UnknownReference { .. }));
    assert!(world.persons.is_empty());
}

#[test]
fn what_is_referred_to_cannot_be_taken_out_alone() {
    let world = world(vec![tenure("aa-president", "ada", "2020").into()]);
    let person = Change::remove(1, EntityRef::Person(PersonId::parse("ada").unwrap()));
    let tenure = Change::remove(1, EntityRef::Tenure(TenureId::parse("aa-president-ada").unwrap()));
    let alone = changeset("2026-01-02T00:00:00Z", vec![person.clone()]);
    assert!(matches!(refusal(&world, alone), Refusal::StillReferenced { .. }));
    let both = changeset("2026-01-02T00:00:00Z", vec![person, tenure]);
    let after = world.with(both).unwrap();
    assert!(after.persons.is_empty() && after.tenures.is_empty());
}

#[test]
fn a_country_that_came_after_another_cannot_be_taken_out_alone() {
    let successor = CountryId::parse("bb").unwrap();
    let former = Country {
        successors: vec![successor.clone()],
        ..country("aa")
    };
    let world = world(vec![former.into(), country("bb").into()]);
    let gone = Change::remove(1, EntityRef::Country(successor));
    let alone = changeset("2026-01-02T00:00:00Z", vec![gone]);
    assert!(matches!(refusal(&world, alone), Refusal::StillReferenced { .. }));
}

#[test]
fn what_does_not_exist_cannot_be_taken_out() {
    let world = World::replay([beginning()]).unwrap();
    let nobody = Change::remove(0, EntityRef::Person(PersonId::parse("nobody").unwrap()));
    let refused = refusal(&world, changeset("2026-01-02T00:00:00Z", vec![nobody]));
    assert!(matches!(refused, Refusal::UnknownReference { .. }), "{refused}");
}

#[test]
fn two_new_entities_of_one_changeset_may_refer_to_each_other() {
    let world = World::replay([beginning()]).unwrap();
    let tenure = Tenure {
        end_reason: Some(EndReason::Unknown),
        ..tenure("aa-president", "ada", "2020")
    };
    let changes = vec![Change::add(tenure), Change::add(person("ada"))];
    assert!(world.with(changeset("2026-01-02T00:00:00Z", changes)).is_ok());
}

#[test]
fn the_journal_never_goes_back_in_time() {
    let world = World::replay([beginning()]).unwrap();
    let earlier = changeset("2025-12-31T23:59:59Z", vec![Change::add(person("ada"))]);
    let last = at("2026-01-01T00:00:00Z");
    assert_eq!(
        refusal(&world, earlier.clone()),
        Refusal::TimeGoesBack { at: earlier.at, last }
    );
}

#[test]
fn a_damaged_journal_says_which_changeset_is_refused() {
    let again = changeset("2026-01-02T00:00:00Z", vec![Change::add(country("aa"))]);
    let (seq, refused) = World::replay([beginning(), again]).unwrap_err();
    assert_eq!(seq, 2);
    assert!(matches!(
        refused,
        Refusal::Stale {
            expected: 0,
            found: 1,
            ..
        }
    ));
}

/// The indices of the records alone, listed in any order.
fn indices_made_anew(world: &World) -> Indices {
    let mut indices = Indices::default();
    for entity in world.entities() {
        indices.list(&entity, Listing::Add);
    }
    indices
}

proptest! {
    #[test]
    fn indices_are_carried_on_as_if_made_anew(edits in any_edits()) {
        for world in worlds(&edits) {
            prop_assert_eq!(&world.indices, &indices_made_anew(&world));
        }
    }

    #[test]
    fn the_lists_name_everything_that_refers_to_an_entity(edits in any_edits()) {
        let world = worlds(&edits).pop().unwrap();
        let mut referring: BTreeMap<EntityRef, BTreeSet<EntityRef>> = BTreeMap::new();
        for entity in world.entities() {
            for to in references(&entity) {
                referring.entry(to).or_default().insert(entity.reference());
            }
        }
        for entity in world.entities() {
            let to = entity.reference();
            let listed: BTreeSet<_> = world.referring_to(&to).into_iter().collect();
            prop_assert_eq!(Some(&listed).filter(|listed| !listed.is_empty()), referring.get(&to));
        }
    }

    #[test]
    fn the_history_of_an_entity_is_every_commit_that_names_it(edits in any_edits()) {
        let world = worlds(&edits).pop().unwrap();
        let ever: BTreeSet<_> = world.journal().iter().flat_map(|commit| &commit.changeset.changes).map(Change::reference).collect();
        for reference in ever {
            let named = |commit: &&Arc<Commit>| commit.changeset.changes.iter().any(|it| it.reference() == reference);
            let expected: Vec<_> = world.journal().iter().rev().filter(named).collect();
            prop_assert_eq!(world.history_of(&reference).collect::<Vec<_>>(), expected);
        }
    }

    #[test]
    fn a_past_world_follows_from_any_earlier_one(edits in any_edits(), from in 0.0f64..=1.0, to in 0.0f64..=1.0) {
        let worlds = worlds(&edits);
        let place = |share: f64| (share * (worlds.len() - 1) as f64) as usize;
        let (from, to) = (place(from.min(to)), place(from.max(to)));
        let last = worlds.last().unwrap();
        prop_assert_eq!(&last.at_from(worlds[from].clone(), worlds[to].seq()), &worlds[to]);
        prop_assert_eq!(&last.at(worlds[to].seq()), &worlds[to]);
    }
}
