//! Who holds which office, and who came before.

use super::{memory::Standing, projection::had_ended_before, spell::Spell, view::Snapshot};
use crate::{
    Tenure,
    id::{OfficeId, PersonId, TenureId},
    status::{Phase, status},
};
use std::sync::Arc;

impl Snapshot {
    /// A tenure with its person, office and status on the day.
    pub fn spell<'s>(&'s self, tenure: &'s Tenure) -> Option<Spell<'s>> {
        let person = self.person(tenure.person.as_str())?;
        let office = self.office(tenure.office.as_str())?;
        Some(Spell {
            tenure,
            person,
            office,
            status: status(tenure, self.on, self.last_day(tenure)),
        })
    }

    /// Everyone who held an office up to the day, or is designated for it, in the order they began.
    pub fn line(&self, office: &OfficeId) -> Vec<Spell<'_>> {
        self.tenures_in(self.world.indices().tenures_of_office.of(office))
            .into_iter()
            .filter_map(|it| self.spell(it))
            .collect()
    }

    /// Everyone in the office on the day: full holders first, then who acts for them.
    pub fn holders(&self, office: &OfficeId) -> Vec<Spell<'_>> {
        self.spells(&self.standing(office).holders)
    }

    /// Whoever is chosen for the office and has not taken it.
    pub fn designates(&self, office: &OfficeId) -> Vec<Spell<'_>> {
        self.spells(&self.standing(office).designates)
    }

    fn spells(&self, ids: &[TenureId]) -> Vec<Spell<'_>> {
        ids.iter()
            .filter_map(|id| self.spell(self.tenure(id.as_str())?))
            .collect()
    }

    /// Who holds an office and what decides who comes next, worked out once.
    pub(super) fn standing(&self, office: &OfficeId) -> Arc<Standing> {
        self.memory.standing(office, || {
            let id = |spell: &Spell<'_>| spell.tenure.id.clone();
            // A long line is mostly of people who have left.
            let list = self.world.indices().tenures_of_office.of(office);
            let tenures = self.tenures_in(list.iter().filter(|it| !had_ended_before(it, self.on)));
            let line: Vec<_> = tenures.into_iter().filter_map(|it| self.spell(it)).collect();
            let mut holders: Vec<_> = line
                .iter()
                .filter(|spell| matches!(spell.status.phase, Phase::InOffice | Phase::Unknown))
                .collect();
            holders.sort_by_key(|spell| spell.is_stand_in());
            let designates = line.iter().filter(|spell| spell.status.phase == Phase::Designate);
            let open_transitions = self.find_open_transitions(office);
            let latest = self.latest_votes(office);
            let overdue = self.overdue_votes(office, &open_transitions, &latest);
            let presumed = self
                .office(office.as_str())
                .map(|it| self.find_presumed(it, &line, &latest))
                .unwrap_or_default();
            let presumed = presumed
                .iter()
                .map(|it| (it.person.id.clone(), it.event.id.clone()));
            Standing {
                holders: holders.into_iter().map(id).collect(),
                designates: designates.map(id).collect(),
                presumed: presumed.collect(),
                doubts: self.find_doubts(&line, &latest, &overdue),
                next_decision: self.find_next_decision(office, &open_transitions, &overdue),
                open_transitions,
            }
        })
    }

    /// Every office that a person has held, holds, or is designated for, newest first.
    pub fn spells_of_person(&self, person: &PersonId) -> Vec<Spell<'_>> {
        let tenures = self.tenures_in(self.world.indices().tenures_of_person.of(person));
        let mut spells: Vec<_> = tenures.into_iter().filter_map(|it| self.spell(it)).collect();
        spells.reverse();
        spells
    }
}
