//! Earlier states of the record, for readers who ask what was known at a moment.
//!
//! The worlds that the journal passes through are kept every so many commits. They share with the present one whatever has not
//! changed since, and any other state is a few commits behind one of them.

use domain::{World, changeset::Seq};
use moka::sync::Cache;
use std::sync::{Arc, Mutex, PoisonError};

/// How many milestones are kept at most: with one more, every other goes.
const MILESTONES: usize = 16;
/// How many states beside them: those that somebody has asked for lately.
const STATES: u64 = 8;

pub(super) struct Past {
    milestones: Mutex<Milestones>,
    states: Cache<Seq, Arc<World>>,
}

struct Milestones {
    /// How many commits lie between two.
    every: Seq,
    worlds: Vec<World>,
}

impl Default for Past {
    fn default() -> Self {
        Self {
            milestones: Mutex::new(Milestones {
                every: 1,
                worlds: Vec::new(),
            }),
            states: Cache::new(STATES),
        }
    }
}

impl Past {
    /// Lets the present world pass by, and keeps it if it is a milestone.
    pub fn pass(&self, world: &World) {
        let mut milestones = self.milestones.lock().unwrap_or_else(PoisonError::into_inner);
        milestones.pass(world);
    }

    /// A world as it was after changeset `seq`.
    pub fn at(&self, seq: Seq, present: &World) -> Arc<World> {
        self.states.get_with(seq, || {
            let milestones = self.milestones.lock().unwrap_or_else(PoisonError::into_inner);
            let nearest = milestones.nearest(seq);
            drop(milestones);
            Arc::new(present.at_from(nearest, seq))
        })
    }
}

impl Milestones {
    fn pass(&mut self, world: &World) {
        let last = self.worlds.last().map_or(0, World::seq);
        if world.seq() < last + self.every {
            return;
        }
        self.worlds.push(world.clone());
        if self.worlds.len() > MILESTONES {
            self.every *= 2;
            let mut number = 0;
            self.worlds.retain(|_| {
                number += 1;
                number % 2 == 0
            });
        }
    }

    /// The last milestone that is not after a number; the empty world where there is none.
    fn nearest(&self, seq: Seq) -> World {
        let behind = self.worlds.partition_point(|world| world.seq() <= seq);
        behind
            .checked_sub(1)
            .and_then(|place| self.worlds.get(place))
            .cloned()
            .unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{Change, Changeset, Source, id::SourceId};

    fn worlds(commits: u32) -> Vec<World> {
        let source = |number: u32| Source {
            id: SourceId::parse(&format!("source-{number}")).expect("an id"),
            title: "Gazette".to_owned(),
            publisher: "Press".to_owned(),
            url: None,
            published: None,
            retrieved: None,
            archived_url: None,
            quote: None,
            licence: None,
            unconfirmed: false,
        };
        let mut worlds = vec![World::default()];
        for number in 1..=commits {
            let source = source(number);
            let changeset = Changeset {
                author: "desk".to_owned(),
                at: jiff::Timestamp::UNIX_EPOCH,
                comment: "because".to_owned(),
                sources: vec![source.id.clone()],
                changes: vec![Change::add(source)],
            };
            let last = worlds.last().expect("there is one");
            worlds.push(last.with(changeset).expect("it is accepted"));
        }
        worlds
    }

    #[test]
    fn any_earlier_state_is_found_from_few_milestones() {
        let worlds = worlds(300);
        let past = Past::default();
        for world in &worlds[1..] {
            past.pass(world);
        }
        let milestones = past.milestones.lock().expect("nobody panicked");
        assert!(milestones.worlds.len() <= MILESTONES);
        for (seq, world) in worlds.iter().enumerate() {
            let seq = seq as Seq;
            assert!(
                seq - milestones.nearest(seq).seq() <= 2 * milestones.every,
                "{seq}"
            );
            assert_eq!(&worlds[300].at_from(milestones.nearest(seq), seq), world);
        }
        drop(milestones);
        assert_eq!(*past.at(123, &worlds[300]), worlds[123]);
    }
}
