//! How far a transition is, as five words of which one is marked.

use crate::{
    visit::Visit,
    words::{say, word},
};
use domain::stage::Stage;
use leptos::{either::Either, prelude::*};

/// The stages that a change of holder goes through when nothing stops it.
const WAY: [Stage; 5] = [
    Stage::Anticipated,
    Stage::Announced,
    Stage::UnderWay,
    Stage::Decided,
    Stage::Completed,
];

#[component]
pub fn StageSteps<'c>(visit: &'c Visit<'c>, stage: Stage) -> impl IntoView + use<> {
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
            view! {
                <li data-state=state aria-current=current>
                    {word(visit.language, "stage", step.word())}
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
