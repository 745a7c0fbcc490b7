//! Who holds an office may have left it meanwhile: what should have happened and is not recorded.
//!
//! That a check is old is no finding: it says nothing of what is written, and the day passes by itself.

use super::finding::Findings;
use crate::{
    EntityRef, Office, Snapshot,
    doubt::DoubtKind,
    snapshot::{Spell, VoteResult},
};
use jiff::civil::Date;

/// `view` is of today.
pub(super) fn check(office: &Office, view: &Snapshot, findings: &mut Findings) {
    let holders = view.holders(&office.id);
    for spell in &holders {
        check_holder(spell, view, findings);
    }
    for (vote, since) in view.overdue(&office.id) {
        let is_doubtful = |spell: &Spell<'_>| {
            let doubts = view.doubts(spell);
            doubts.iter().any(|it| it.kind == DoubtKind::VoteOverdue)
        };
        let message = match vote.result {
            VoteResult::HeldOnly { .. } if !holders.iter().any(is_doubtful) => continue,
            VoteResult::HeldOnly { .. } => {
                format!("was held, and since {since} nobody has recorded what came of it: give it an outcome")
            }
            _ => format!(
                "is past, and has had no outcome since {since}: record what came of it, or its new date"
            ),
        };
        let at = EntityRef::Event(vote.event.id.clone());
        // One vote may decide several offices.
        if !findings.has(&at, DoubtKind::VoteOverdue.word()) {
            findings.warning(&at, DoubtKind::VoteOverdue.word(), message);
        }
    }
}

fn check_holder(spell: &Spell<'_>, view: &Snapshot, findings: &mut Findings) {
    let at = EntityRef::Tenure(spell.tenure.id.clone());
    for doubt in view.doubts(spell).iter() {
        let Some(since) = doubt.since else { continue };
        let message = match doubt.kind {
            DoubtKind::SuccessorDue => format!(
                "is still in office, though since {since} whoever won should be: record who took office and when"
            ),
            DoubtKind::EndPassed => {
                format!(
                    "was to leave, and has been over the day since {since}: record the end, or the new day"
                )
            }
            DoubtKind::TermOver => {
                format!(
                    "has been in office beyond the term since {since}: record the next term, or who followed"
                )
            }
            DoubtKind::VoteOverdue | DoubtKind::CheckOld => continue,
        };
        findings.warning(&at, doubt.kind.word(), message);
    }
}

/// The view by which a world is judged on a day.
pub(super) fn view(world: &crate::World, today: Date) -> Snapshot {
    Snapshot::of_today(world, today, crate::doubt::Freshness::default())
}
