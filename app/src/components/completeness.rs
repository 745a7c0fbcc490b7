//! How far a list can be trusted to name everything: what it does not name within these dates, there was not.

use crate::{
    components::{Cite, Notes, timeline::span_of_time},
    visit::Visit,
};
use domain::entity::Recorded;
use leptos::{either::Either, prelude::*};

/// Within which dates a list is complete, as `told` puts it in words for each span of time; `unknown` where none is.
pub fn completeness(
    visit: &Visit<'_>,
    notes: &Notes,
    recorded: &[&Recorded],
    told: fn(&Visit<'_>, String) -> String,
    unknown: fn(&Visit<'_>) -> String,
) -> impl IntoView + use<> {
    if recorded.is_empty() {
        return Either::Left(view! { <p class="quiet">{unknown(visit)}</p> });
    }
    Either::Right(
        recorded
            .iter()
            .map(|span| {
                let told = told(visit, span_of_time(visit, &span.from, span.to.as_ref()));
                view! { <p class="quiet">{told} <Cite visit notes of=*span /></p> }
            })
            .collect_view(),
    )
}
