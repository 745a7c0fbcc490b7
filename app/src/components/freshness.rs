//! How fresh a fact is: when it was last checked, and whether anyone compared it with its sources.

use crate::{visit::Visit, words::say};
use domain::{Edtf, Provenance, entity::Review};
use leptos::prelude::*;

#[component]
pub fn Freshness<'c>(visit: &'c Visit<'c>, provenance: &'c Provenance) -> impl IntoView + use<> {
    let checked = match provenance.verified {
        // A check that came later is not told.
        None if visit.is_past() => String::new(),
        Some(day) => {
            let date = Edtf::from_day(day);
            say!(
                visit,
                "freshness-checked",
                date = date.short(visit.language),
                ago = date.countdown(visit.day()).spoken(visit.language)
            )
        }
        None => say!(visit, "freshness-none"),
    };
    let is_unreviewed = provenance.review == Review::Unreviewed;
    let unreviewed = is_unreviewed.then(|| {
        view! { <span class="unreviewed">{say!(visit, "review-unreviewed")}</span> }
    });
    let between = (is_unreviewed && !checked.is_empty()).then_some(" · ");
    view! { <small class="freshness">{checked} {between} {unreviewed}</small> }
}
