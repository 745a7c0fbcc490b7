//! Forms of suspended powers: is suspended, is restored.

use super::{Holding, Telling, acting, also, office_name, told, when, why};
use crate::edit::{acts::Work, field::Need, form::Form};
use domain::{
    edit::verbs::powers::{RESTORES, Restoration, SUSPENDS, Suspension, acted_in_until_suspended},
    id::{OfficeId, TenureId},
};

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
        default: SUSPENDS.first().copied(),
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
    let acted = acted_in_until_suspended(&form.visit.snapshot, holding.tenure);
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
        default: RESTORES.first().copied(),
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
