//! The day that a page shows: once alive, its form also steps to the day before and after.

use leptos::prelude::*;

/// Around a date field and buttons with `data-days`, the number of days that each steps; they are disabled until then.
#[island]
pub fn DateControl(children: Children) -> impl IntoView {
    let place = NodeRef::<leptos::html::Span>::new();
    Effect::new(move || {
        #[cfg(feature = "hydrate")]
        if let Some(place) = place.get() {
            crate::browser::step_through_days(&place);
        }
    });
    view! {
        <span node_ref=place class="island">
            {children()}
        </span>
    }
}
