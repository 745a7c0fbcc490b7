//! The world: the journal replayed, held in memory, replaced whole by every changeset.

mod acceptance;
mod commit;
mod fate;
mod index;
mod indices;
mod redirected;
mod redirects;
mod references;
mod table;

pub use commit::Commit;
pub use fate::Fate;
pub use index::Index;
pub(crate) use index::{ordering_day, tenure_order};
pub use indices::Indices;
pub use indices::citations;
pub use redirected::redirected;
pub use redirects::{Redirect, Redirects};
pub use references::references;
pub use table::{Record, Table};

use crate::{
    Change, Changeset, Refusal,
    changeset::{Revision, Seq},
    entity::{Body, Country, Entity, EntityRef, Event, Office, Party, Person, Source, Tenure, Transition},
    id::{BodyId, CountryId, EventId, OfficeId, PartyId, PersonId, SourceId, TenureId, TransitionId},
};
use imbl::{OrdMap, Vector};
use index::Listing;
use jiff::{Timestamp, civil::Date, tz::TimeZone};
use std::{cmp::Ordering, iter, sync::Arc};

/// Everything that is recorded, each entity in its newest version, with the journal it came from.
///
/// A `World` is a value: applying a changeset gives another one, and readers of the old one are
/// not disturbed. Tables, indices and journal are persistent, so a clone costs some twenty counters, and the next world
/// costs what the changeset touches.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct World {
    pub countries: Table<CountryId, Country>,
    pub offices: Table<OfficeId, Office>,
    pub parties: Table<PartyId, Party>,
    pub bodies: Table<BodyId, Body>,
    pub persons: Table<PersonId, Person>,
    pub tenures: Table<TenureId, Tenure>,
    pub events: Table<EventId, Event>,
    pub transitions: Table<TransitionId, Transition>,
    pub sources: Table<SourceId, Source>,
    journal: Vector<Arc<Commit>>,
    /// The changesets that took an entity out or merged it with another, oldest first.
    removals: OrdMap<EntityRef, Vec<Seq>>,
    redirects: Redirects,
    indices: Indices,
}

/// Calls one table's method for whichever kind an entity or a reference is of.
macro_rules! per_kind {
    ($of:expr, $enum:ident, |$table:ident = $world:ident, $it:ident| $body:expr) => {
        match $of {
            $enum::Country($it) => {
                let $table = $world!(countries);
                $body
            }
            $enum::Office($it) => {
                let $table = $world!(offices);
                $body
            }
            $enum::Party($it) => {
                let $table = $world!(parties);
                $body
            }
            $enum::Body($it) => {
                let $table = $world!(bodies);
                $body
            }
            $enum::Person($it) => {
                let $table = $world!(persons);
                $body
            }
            $enum::Tenure($it) => {
                let $table = $world!(tenures);
                $body
            }
            $enum::Event($it) => {
                let $table = $world!(events);
                $body
            }
            $enum::Transition($it) => {
                let $table = $world!(transitions);
                $body
            }
            $enum::Source($it) => {
                let $table = $world!(sources);
                $body
            }
        }
    };
}

impl World {
    /// Replays a journal from its beginning.
    ///
    /// # Errors
    /// The first refusal and the number of the changeset that was refused. A journal that was only
    /// ever written through [`World::with`] has none, so a refusal means that it was damaged.
    pub fn replay(changesets: impl IntoIterator<Item = Changeset>) -> Result<Self, (Seq, Refusal)> {
        let mut world = Self::default();
        for changeset in changesets {
            world
                .apply(changeset)
                .map_err(|refusal| (world.seq() + 1, refusal))?;
        }
        Ok(world)
    }

    /// The world after one more changeset; this one stays as it is.
    ///
    /// # Errors
    /// When the changeset is incomplete, stale, or would leave a reference to nothing.
    pub fn with(&self, changeset: Changeset) -> Result<Self, Refusal> {
        let mut next = self.clone();
        next.apply(changeset)?;
        Ok(next)
    }

    /// Applies a changeset in place: whole, or not at all.
    ///
    /// # Errors
    /// As [`World::with`]; the world is then unchanged.
    pub fn apply(&mut self, changeset: Changeset) -> Result<(), Refusal> {
        self.accepts(&changeset)?;
        let seq = self.seq() + 1;
        self.write(Arc::new(Commit { seq, changeset }));
        Ok(())
    }

    /// Writes what was accepted.
    fn write(&mut self, commit: Arc<Commit>) {
        for change in &commit.changeset.changes {
            match &change.to {
                Revision::Is(entity) => self.put(entity.clone(), commit.seq),
                Revision::Gone(reference) => self.take_out(reference, commit.seq),
                Revision::Merged { from, into } => {
                    self.take_out(from, commit.seq);
                    self.redirects.add(from, into, commit.seq);
                }
            }
        }
        self.journal.push_back(commit);
    }

    fn put(&mut self, entity: Entity, seq: Seq) {
        macro_rules! table {
            ($name:ident) => {
                &mut self.$name
            };
        }
        let reference = entity.reference();
        match self.get(&reference) {
            Some(former) => self.indices.list(&former, Listing::TakeOut),
            None => self.redirects.remove(&reference),
        }
        self.indices.list(&entity, Listing::Add);
        per_kind!(entity, Entity, |rows = table, it| rows.put(it.id.clone(), it, seq));
    }

    fn take_out(&mut self, reference: &EntityRef, seq: Seq) {
        macro_rules! table {
            ($name:ident) => {
                &mut self.$name
            };
        }
        if let Some(former) = self.get(reference) {
            self.indices.list(&former, Listing::TakeOut);
        }
        self.removals.entry(reference.clone()).or_default().push(seq);
        per_kind!(reference, EntityRef, |rows = table, id| rows.take_out(id));
    }

    /// How many entities there are.
    pub fn len(&self) -> usize {
        self.countries.len()
            + self.offices.len()
            + self.parties.len()
            + self.bodies.len()
            + self.persons.len()
            + self.tenures.len()
            + self.events.len()
            + self.transitions.len()
            + self.sources.len()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The number of the last changeset; 0 for the empty world.
    pub fn seq(&self) -> Seq {
        self.journal.len() as Seq
    }

    /// The time that a changeset of this moment takes: the order of the journal is its numbers, so never an earlier one than
    /// its predecessor's.
    pub fn time_of_next(&self, now: Timestamp) -> Timestamp {
        self.journal.last().map_or(now, |last| now.max(last.changeset.at))
    }

    /// Every commit, oldest first.
    pub fn journal(&self) -> &Vector<Arc<Commit>> {
        &self.journal
    }

    /// Whether this world is another one or became of it: both share its last commit.
    pub fn follows(&self, earlier: &World) -> bool {
        match (earlier.journal.last(), self.commit(earlier.seq())) {
            (Some(last), Some(same)) => Arc::ptr_eq(last, same),
            (None, _) => true,
            (Some(_), None) => false,
        }
    }

    /// The lists of what belongs to what.
    pub fn indices(&self) -> &Indices {
        &self.indices
    }

    /// The number of the last changeset that is not later than a moment; 0 where there is none.
    pub fn seq_at(&self, moment: Timestamp) -> Seq {
        self.seq_while(|at| at <= moment)
    }

    /// The number of the last changeset that is earlier than a moment; 0 where there is none.
    pub fn seq_before(&self, moment: Timestamp) -> Seq {
        self.seq_while(|at| at < moment)
    }

    /// The number of the last changeset of a day, by UTC, or of one before; 0 where there is none.
    pub fn seq_by(&self, day: Date) -> Seq {
        let next = day
            .tomorrow()
            .and_then(|next| next.to_zoned_datetime(TimeZone::UTC));
        match next {
            Ok(next) => self.seq_before(next.timestamp()),
            // No day is after the last.
            Err(_) => self.seq(),
        }
    }

    fn seq_while(&self, holds: impl Fn(Timestamp) -> bool) -> Seq {
        let side = |commit: &Arc<Commit>| match holds(commit.changeset.at) {
            true => Ordering::Less,
            false => Ordering::Greater,
        };
        let (Ok(count) | Err(count)) = self.journal.binary_search_by(side);
        count as Seq
    }

    /// The commit with a number.
    pub fn commit(&self, seq: Seq) -> Option<&Arc<Commit>> {
        self.journal.get(usize::try_from(seq.checked_sub(1)?).ok()?)
    }

    /// An entity in its newest version.
    pub fn get(&self, reference: &EntityRef) -> Option<Entity> {
        macro_rules! table {
            ($name:ident) => {
                &self.$name
            };
        }
        per_kind!(reference, EntityRef, |rows = table, id| rows.shared(id).cloned().map(Entity::from))
    }

    /// The number of the changeset that last wrote an entity.
    pub fn version_of(&self, reference: &EntityRef) -> Option<Seq> {
        macro_rules! table {
            ($name:ident) => {
                &self.$name
            };
        }
        per_kind!(reference, EntityRef, |rows = table, id| rows.version(id))
    }

    /// An entity as it stood right after changeset `seq`, and the changeset that had written it.
    pub fn entity_at(&self, reference: &EntityRef, seq: Seq) -> Option<(Seq, Entity)> {
        let (commit, change) = self.changes_of(reference).find(|(commit, _)| commit.seq <= seq)?;
        let entity = change.to.entity()?;
        Some((commit.seq, entity.clone()))
    }

    /// What was merged with what.
    pub fn redirects(&self) -> &Redirects {
        &self.redirects
    }

    /// Every commit that touched an entity, newest first.
    pub fn history_of<'w>(&'w self, reference: &'w EntityRef) -> impl Iterator<Item = &'w Arc<Commit>> {
        self.changes_of(reference).map(|(commit, _)| commit)
    }

    /// Every change of an entity with its commit, newest first.
    ///
    /// Each change names the version that it replaced, so the journal itself leads from one to the one before.
    pub fn changes_of<'w>(
        &'w self,
        reference: &'w EntityRef,
    ) -> impl Iterator<Item = (&'w Arc<Commit>, &'w Change)> {
        let removals = self.removals.get(reference).map_or(&[][..], |removals| removals);
        let change_in = move |seq: Seq| {
            let commit = self.commit(seq)?;
            let changes = &commit.changeset.changes;
            let change = changes.iter().find(|change| change.is_of(reference))?;
            Some((commit, change))
        };
        let newest = self.version_of(reference).or(removals.last().copied());
        iter::successors(newest.and_then(change_in), move |(commit, change)| {
            match change.expects {
                // Before it came, it may have been there and been taken out.
                0 => removals.iter().rfind(|removed| **removed < commit.seq).copied(),
                former => Some(former),
            }
            .and_then(change_in)
        })
    }

    /// Every entity in its newest version, kind by kind.
    pub fn entities(&self) -> impl Iterator<Item = Entity> + '_ {
        fn all<'t, Id: Ord, T>(table: &'t Table<Id, T>) -> impl Iterator<Item = Entity> + 't
        where
            Arc<T>: Into<Entity>,
        {
            table.all_shared().map(|it| Arc::clone(it).into())
        }
        all(&self.sources)
            .chain(all(&self.countries))
            .chain(all(&self.parties))
            .chain(all(&self.bodies))
            .chain(all(&self.offices))
            .chain(all(&self.persons))
            .chain(all(&self.tenures))
            .chain(all(&self.transitions))
            .chain(all(&self.events))
    }

    /// What was recorded at a moment: the journal replayed up to the last changeset not after it.
    pub fn known_at(&self, moment: Timestamp) -> World {
        self.at(self.seq_at(moment))
    }

    /// What was recorded right after changeset `seq`.
    pub fn at(&self, seq: Seq) -> World {
        self.at_from(World::default(), seq)
    }

    /// As [`World::at`], from an earlier state of this world: it costs what was written in between.
    pub fn at_from(&self, earlier: World, seq: Seq) -> World {
        if seq >= self.seq() {
            return self.clone();
        }
        let mut world = earlier;
        // Every prefix of an accepted journal is itself accepted, so nothing has to be asked again.
        for seq in world.seq() + 1..=seq {
            if let Some(commit) = self.commit(seq) {
                world.write(Arc::clone(commit));
            }
        }
        world
    }
}

#[cfg(test)]
mod tests;
