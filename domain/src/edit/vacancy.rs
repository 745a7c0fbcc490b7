//! That nobody holds an office: from when on, and until somebody takes it.

use super::{ActError, ActProblem, Draft, fail};
use crate::{
    Edtf, Tenure,
    entity::{Recorded, covers},
    id::OfficeId,
};

impl Draft<'_> {
    /// Says that an office is vacant from a date on: its line is complete there, and has nobody. Nothing changes where that is said
    /// already, or where somebody holds the office still.
    ///
    /// # Errors
    /// When the office is unknown.
    pub fn leave_vacant(&mut self, office: &OfficeId, from: &Edtf) -> Result<(), ActError> {
        let Some(mut office) = self.office(office) else {
            return fail("office", ActProblem::Unknown);
        };
        let is_said = from.latest().is_some_and(|day| {
            let today = self.word.today.max(day);
            covers(&office.recorded, day, today)
        });
        let is_held = |tenure: &Tenure| tenure.start.is_some() && tenure.end.is_none();
        if is_said || !self.tenures_of_office(&office.id, is_held).is_empty() {
            return Ok(());
        }
        office.recorded.push(Recorded {
            from: from.clone(),
            to: None,
            sources: self.word.sources.clone(),
            has_later_sources: false,
        });
        self.word.adds_to(&mut office.provenance);
        self.put(office);
        Ok(())
    }

    /// Ends what is said of a vacancy with the start of whoever fills it. What says more of the line than that it was vacant stays.
    pub(super) fn fill_vacancy(&mut self, office: &OfficeId, start: &Edtf) {
        let Some(mut office) = self.office(office) else {
            return;
        };
        let Some(open) = office.recorded.iter().rposition(|span| span.to.is_none()) else {
            return;
        };
        let from = office.recorded[open].from.clone();
        // Somebody who was there within it shows that it is about more than one vacancy.
        let was_there = |tenure: &Tenure| {
            let ended_before = tenure
                .end
                .as_ref()
                .is_some_and(|end| end.latest() <= from.latest());
            tenure.start.is_some() && tenure.start.as_ref() != Some(start) && !ended_before
        };
        if from.latest() > start.latest() || !self.tenures_of_office(&office.id, was_there).is_empty() {
            return;
        }
        office.recorded[open].to = Some(start.clone());
        self.put(office);
    }

    fn tenures_of_office(&self, office: &OfficeId, is_meant: impl Fn(&Tenure) -> bool) -> Vec<Tenure> {
        let recorded = self.world.indices().tenures_of_office.of(office);
        self.tenures(recorded, |tenure| tenure.office == *office && is_meant(tenure))
    }
}
