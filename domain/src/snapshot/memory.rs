//! What pages ask again and again of one day: who holds an office and what decides who comes next, the events ahead, and the
//! order of transitions and leaders. Each is worked out when it is first asked for.
//!
//! There is at most one standing for each office, and one list for each order and language that shares the records of the
//! day, so what is kept is bounded by them. After a commit the view of the next world takes over whatever the commit did not touch.

use super::{
    leader_table::{LeaderOrder, LeaderTable},
    task::Task,
};
use crate::{
    Event, Language,
    doubt::Doubt,
    id::{CountryId, EventId, OfficeId, PersonId, TenureId, TransitionId},
};
use elsa::sync::FrozenMap;
use imbl::OrdMap;
use std::sync::{Arc, OnceLock, PoisonError, RwLock};

#[derive(Default)]
pub(super) struct Memory {
    pub standings: RwLock<OrdMap<OfficeId, Arc<Standing>>>,
    /// The events still ahead, in the order of their dates.
    pub ahead: OnceLock<Arc<[Arc<Event>]>>,
    pub tasks: OnceLock<Vec<Task>>,
    pub warnings: OnceLock<Vec<Task>>,
    /// All transitions, in the order of pages.
    pub transitions: OnceLock<Arc<[TransitionId]>>,
    pub leaders: RwLock<Vec<SortedLeaders>>,
    /// The events of each country that was asked for, in the order of their dates.
    pub events_of: FrozenMap<CountryId, Box<[Arc<Event>]>>,
}

/// The table of leaders in one order and language.
pub type SortedLeaders = ((LeaderOrder, Language), Arc<LeaderTable>);

/// Who holds an office on the day, and what decides who comes next.
#[derive(Debug)]
pub(super) struct Standing {
    /// Full holders first, then who acts for them.
    pub holders: Vec<TenureId>,
    pub designates: Vec<TenureId>,
    /// Who is presumed to be designated, and by which election.
    pub presumed: Arc<[(PersonId, EventId)]>,
    /// Of each holder who is in doubt.
    pub doubts: Vec<(TenureId, Arc<[Doubt]>)>,
    pub open_transitions: Vec<TransitionId>,
    pub next_decision: Option<EventId>,
}

impl Memory {
    pub fn standing(&self, office: &OfficeId, work_out: impl FnOnce() -> Standing) -> Arc<Standing> {
        let kept = self.standings.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(standing) = kept.get(office) {
            return Arc::clone(standing);
        }
        drop(kept);
        let standing = Arc::new(work_out());
        let mut kept = self.standings.write().unwrap_or_else(PoisonError::into_inner);
        kept.insert(office.clone(), Arc::clone(&standing));
        standing
    }

    pub fn tasks(&self, work_out: impl FnOnce() -> Vec<Task>) -> &[Task] {
        self.tasks.get_or_init(work_out)
    }

    pub fn warnings(&self, work_out: impl FnOnce() -> Vec<Task>) -> &[Task] {
        self.warnings.get_or_init(work_out)
    }

    pub fn ahead(&self, work_out: impl FnOnce() -> Arc<[Arc<Event>]>) -> &[Arc<Event>] {
        self.ahead.get_or_init(work_out)
    }

    pub fn events_of(
        &self,
        country: &CountryId,
        work_out: impl FnOnce() -> Box<[Arc<Event>]>,
    ) -> &[Arc<Event>] {
        if let Some(events) = self.events_of.get(country) {
            return events;
        }
        self.events_of.insert(country.clone(), work_out())
    }

    pub fn transitions(&self, work_out: impl FnOnce() -> Arc<[TransitionId]>) -> &[TransitionId] {
        self.transitions.get_or_init(work_out)
    }

    pub fn leaders(
        &self,
        order: LeaderOrder,
        language: Language,
        work_out: impl FnOnce() -> Arc<LeaderTable>,
    ) -> Arc<LeaderTable> {
        let key = (order, language);
        let kept = self.leaders.read().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, table)) = kept.iter().find(|(known, _)| *known == key) {
            return Arc::clone(table);
        }
        drop(kept);
        let table = work_out();
        let mut kept = self.leaders.write().unwrap_or_else(PoisonError::into_inner);
        // Somebody else may have been faster; there is one list for each key.
        kept.retain(|(known, _)| *known != key);
        kept.push((key, Arc::clone(&table)));
        table
    }
}
