//! The card of a change of holder.

use super::{
    card::{Card, CardRow},
    parts::{as_of, name_of, next, plates},
};
use crate::{components::WAY, naming, pages::state_sentence, visit::Visit};
use domain::snapshot::TransitionView;

pub fn transition(visit: &Visit<'_>, view: &TransitionView<'_>) -> Card {
    let place = WAY.iter().position(|step| *step == view.stage);
    let stage = CardRow::Stage {
        step: place.map_or(0, |place| place + 1),
        of: WAY.len(),
        // It names the stage.
        words: state_sentence(visit, view),
    };
    let step = view.next().map(|step| next(visit, step.event));
    Card {
        language: visit.language,
        plates: plates([&view.office.country]),
        kicker: name_of(visit, &view.office.country),
        title: naming::transition_name(visit, view),
        rows: [stage].into_iter().chain(step).collect(),
        as_of: as_of(visit),
    }
}
