//! Several editors at once, against a model that is simple enough to be believed: every field of every tenure, and who
//! wrote it last.

use super::{by, start, word};
use crate::{
    Entity, EntityRef, Refusal, Tenure, World,
    changeset::{Change, Seq},
    edit::{
        merge::{MergeError, merge},
        undo::undo,
    },
    entity::{EndReason, Entry},
    fixture::*,
};
use proptest::prelude::*;
use std::collections::BTreeMap;

const FIELDS: usize = 4;

/// One step of one editor.
#[derive(Clone, Debug)]
enum Step {
    /// Opens the form: what is seen now is what the edit will be based on.
    Open { editor: usize },
    /// Sends the form with one field changed.
    Send {
        editor: usize,
        field: usize,
        value: usize,
    },
    /// Takes back one of the changesets so far.
    Undo { which: usize },
}

fn any_step() -> impl Strategy<Value = Step> {
    prop_oneof![
        2 => (0..3usize).prop_map(|editor| Step::Open { editor }),
        5 => (0..3usize, 0..FIELDS, 0..4usize).prop_map(|(editor, field, value)| Step::Send { editor, field, value }),
        1 => (0..40usize).prop_map(|which| Step::Undo { which }),
    ]
}

fn set(tenure: &mut Tenure, field: usize, value: usize) {
    match field {
        0 => tenure.start = Some(date(&format!("202{value}-01-01"))),
        1 => tenure.entry = Entry::ALL[value],
        2 => tenure.entry_note = (value > 0).then(|| text(&format!("note {value}"))),
        _ => {
            tenure.end = (value > 0).then(|| date(&format!("203{value}")));
            tenure.end_reason = (value > 0).then(|| EndReason::ALL[value]);
        }
    }
}

/// What the fields of the tenure say, each by itself.
fn fields(tenure: &Tenure) -> [String; FIELDS] {
    [
        format!("{:?}", tenure.start),
        format!("{:?}", tenure.entry),
        format!("{:?}", tenure.entry_note),
        format!("{:?} {:?}", tenure.end, tenure.end_reason),
    ]
}

fn the_tenure(world: &World) -> (Seq, Tenure) {
    let id = super::kishida();
    let tenure = world.tenures.get(&id).unwrap().clone();
    (world.version_of(&EntityRef::Tenure(id)).unwrap(), tenure)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn no_update_is_lost_and_every_fact_is_attributed(steps in prop::collection::vec(any_step(), 1..80)) {
        let mut world = start();
        let mut open: [(Seq, Tenure); 3] = std::array::from_fn(|_| the_tenure(&world));
        // The model: what each field says, and the changeset that said so.
        let mut model = fields(&the_tenure(&world).1).map(|value| (value, 0));
        let mut sent: BTreeMap<Seq, usize> = BTreeMap::new();
        for step in steps {
            match step {
                Step::Open { editor } => open[editor] = the_tenure(&world),
                Step::Send { editor, field, value } => {
                    let (version, base) = open[editor].clone();
                    let mut mine = base.clone();
                    set(&mut mine, field, value);
                    if mine == base {
                        continue;
                    }
                    let author = format!("editor-{editor}");
                    let stale = by(&author, vec![Change::replace(version, mine.clone())]);
                    let (now, theirs) = the_tenure(&world);
                    let changeset = match world.accepts(&stale) {
                        Ok(()) => stale,
                        Err(Refusal::Stale { found, .. }) => {
                            prop_assert_eq!(found, now);
                            match merge(&base.clone().into(), &mine.clone().into(), &theirs.clone().into()) {
                                Ok(both) if both == Entity::from(theirs.clone()) => continue,
                                Ok(both) => by(&author, vec![Change::replace(now, both)]),
                                Err(MergeError::Conflicts(conflicts)) => {
                                    // Only what somebody else has changed since may stand against it.
                                    prop_assert!(!conflicts.is_empty());
                                    prop_assert_ne!(&fields(&base)[field], &fields(&theirs)[field]);
                                    continue;
                                }
                                Err(MergeError::Unsound(why)) => return Err(TestCaseError::fail(why)),
                            }
                        }
                        Err(other) => return Err(TestCaseError::fail(other.to_string())),
                    };
                    world = world.with(changeset).map_err(|it| TestCaseError::fail(it.to_string()))?;
                    model[field] = (fields(&mine)[field].clone(), world.seq());
                    sent.insert(world.seq(), editor);
                    open[editor] = the_tenure(&world);
                }
                Step::Undo { which } => {
                    let Some(seq) = sent.keys().nth(which).copied() else { continue };
                    let before = fields(&the_tenure(&world).1);
                    let Ok(changes) = undo(&world, seq) else { continue };
                    world = world.with(by("undoer", changes)).map_err(|it| TestCaseError::fail(it.to_string()))?;
                    let after = fields(&the_tenure(&world).1);
                    for field in 0..FIELDS {
                        if before[field] != after[field] {
                            // Only what that changeset had written itself was taken back.
                            prop_assert_eq!(model[field].1, seq);
                            model[field] = (after[field].clone(), world.seq());
                        }
                    }
                }
            }
            let stands = fields(&the_tenure(&world).1);
            for field in 0..FIELDS {
                prop_assert_eq!(&stands[field], &model[field].0);
            }
        }
        let replayed = World::replay(world.journal().iter().map(|commit| commit.changeset.clone()));
        prop_assert_eq!(replayed.as_ref(), Ok(&world));
        for commit in world.journal() {
            prop_assert!(!commit.changeset.author.is_empty() && !commit.changeset.sources.is_empty());
        }
        prop_assert!(!word().sources.is_empty());
    }
}
