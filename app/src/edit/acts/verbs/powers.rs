//! Forms of suspended powers: is suspended, is restored.

use super::{Holding, Telling, acting, also, office_name, told, when, why};
use crate::edit::{acts::Work, field::Need, form::Form};
use domain::{
    Tenure,
    edit::verbs::powers::{Restoration, Suspension},
    entity::{EventKind, Powers},
    id::{OfficeId, TenureId},
};

/// What can suspend somebody.
const SUSPENDS: [EventKind; 3] = [
    EventKind::ImpeachmentVote,
    EventKind::CourtRuling,
    EventKind::Referendum,
];
/// What can bring somebody back.
const RESTORES: [EventKind; 3] = [
    EventKind::CourtRuling,
    EventKind::ImpeachmentVote,
    EventKind::Referendum,
];

pub fn suspension<'a>(form: &mut Form<'a>, id: &TenureId) -> Option<Work<'a>> {
    let holding = Holding::of(form, id)?;
    let others = holding.others(form);
    let on = when(form);
    let why = why(form);
    let acting = acting(form, &holding.tenure.office, &others);
    let also = also(form, &others, true);
    let is_removal_pending = form.flag("pending", "verb-pending", true);
    let telling = Telling {
        country: &holding.country,
        office: &holding.tenure.office,
        kinds: &SUSPENDS,
        default: Some(EventKind::ImpeachmentVote),
        person: Some(holding.person),
    };
    let event = told(form, &telling);
    let tenures = std::iter::once(id.clone()).chain(also).collect();
    let on = on?;
    Work::plain(move |draft| {
        let acts = acting.settle(draft)?;
        draft.suspend(Suspension {
            tenures,
            on,
            why,
            is_removal_pending,
            event,
            acts,
        })
    })
}

pub fn restoration<'a>(form: &mut Form<'a>, id: &TenureId) -> Option<Work<'a>> {
    let holding = Holding::of(form, id)?;
    let on = when(form);
    let why = why(form);
    let acted = acted_in(form, &holding);
    let mut again = Vec::new();
    if !acted.is_empty() {
        let ticked: Vec<_> = acted.iter().map(ToString::to_string).collect();
        let choices = acted
            .iter()
            .map(|office| (office.to_string(), office_name(form, office)))
            .collect();
        again = form.several("again", "verb-again", Need::Optional, &ticked, choices);
    }
    let telling = Telling {
        country: &holding.country,
        office: &holding.tenure.office,
        kinds: &RESTORES,
        default: Some(EventKind::CourtRuling),
        person: Some(holding.person),
    };
    let event = told(form, &telling);
    let (tenure, on) = (id.clone(), on?);
    let acts_again = again.iter().filter_map(|id| OfficeId::parse(id).ok()).collect();
    Work::plain(move |draft| {
        draft.restore(Restoration {
            tenure,
            on,
            why,
            event,
            acts_again,
        })
    })
}

/// The offices in which the person acted until the suspension, and which nobody holds with full powers since.
fn acted_in(form: &Form<'_>, holding: &Holding<'_>) -> Vec<OfficeId> {
    let snapshot = &form.visit.snapshot;
    let suspended = holding
        .tenure
        .powers
        .iter()
        .find(|span| span.value == Powers::Suspended && span.to.is_none());
    let Some(from) = suspended.map(|span| &span.from) else {
        return Vec::new();
    };
    let ended_then = |tenure: &Tenure| tenure.is_acting() && tenure.end.as_ref() == Some(from);
    let is_to_be_filled = |office: &OfficeId| {
        let holders = snapshot.holders(office);
        holders.iter().all(|spell| {
            spell.tenure.is_acting()
                || spell
                    .status
                    .powers
                    .iter()
                    .any(|span| span.value == Powers::Suspended)
        })
    };
    let recorded = form.world.indices().tenures_of_person.of(&holding.person.id);
    recorded
        .iter()
        .filter(|tenure| ended_then(tenure) && is_to_be_filled(&tenure.office))
        .map(|tenure| tenure.office.clone())
        .collect()
}
