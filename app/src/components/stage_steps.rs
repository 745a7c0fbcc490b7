//! How far a transition is, as five words of which one is marked.

use crate::{
    naming,
    visit::Visit,
    words::{say, word},
};
use domain::{snapshot::TransitionView, stage::Stage};
use leptos::{either::Either, prelude::*};

/// The stages that a change of holder goes through when nothing stops it.
pub const WAY: [Stage; 5] = [
    Stage::Anticipated,
    Stage::Announced,
    Stage::UnderWay,
    Stage::Decided,
    Stage::Completed,
];

#[component]
pub fn StageSteps<'c>(visit: &'c Visit<'c>, of: &'c TransitionView<'c>) -> impl IntoView + use<> {
    let stage = of.stage;
    if stage == Stage::Cancelled {
        return Either::Left(
            view! { <p class="stage-steps-cancelled">{word(visit.language, "stage", stage.word())}</p> },
        );
    }
    let items = WAY
        .into_iter()
        .map(|step| {
            // The stages stand in their order, so what is smaller has been.
            let state = match step.cmp(&stage) {
                std::cmp::Ordering::Less => "done",
                std::cmp::Ordering::Equal => "current",
                std::cmp::Ordering::Greater => "ahead",
            };
            let current = (step == stage).then_some("step");
            let words = if step == stage {
                naming::stage(visit, of)
            } else {
                word(visit.language, "stage", step.word())
            };
            view! {
                <li data-state=state aria-current=current>
                    {words}
                </li>
            }
        })
        .collect_view();
    Either::Right(view! {
        <ol class="stage-steps" aria-label=say!(visit, "stage-steps-label")>
            {items}
        </ol>
    })
}
