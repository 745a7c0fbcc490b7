//! How fresh a fact is: when it was last checked, and whether anyone compared it with its sources.

use crate::{visit::Visit, words::say};
use domain::{Edtf, Provenance, entity::Review};
use leptos::prelude::*;

#[component]
pub fn Freshness<'c>(visit: &'c Visit<'c>, provenance: &'c Provenance) -> impl IntoView + use<> {
    let checked = match provenance.verified {
        Some(day) => {
            let date = Edtf::from_day(day);
            say!(
                visit,
                "freshness-checked",
                date = date.short(visit.language),
                ago = date.countdown(visit.day()).spoken(visit.language)
            )
        }
        None => say!(visit, "freshness-later"),
    };
    let is_unreviewed = provenance.review == Review::Unreviewed;
    let unreviewed = is_unreviewed.then(|| {
        view! { <span class="unreviewed">{say!(visit, "review-unreviewed")}</span> }
    });
    view! { <small class="freshness">{checked} {is_unreviewed.then_some(" · ")} {unreviewed}</small> }
}
