//! A countdown that keeps up when the page stays open over midnight (UTC).

use leptos::prelude::*;

/// Around an element with `data-days`: the words for each of the next days, as `2024-09-06=in 21 days|2024-09-07=…`.
#[island]
pub fn LiveCountdown(children: Children) -> impl IntoView {
    let place = NodeRef::<leptos::html::Span>::new();
    Effect::new(move || {
        #[cfg(feature = "hydrate")]
        if let Some(place) = place.get() {
            crate::browser::keep_countdown(&place);
        }
    });
    view! {
        <span node_ref=place class="island">
            {children()}
        </span>
    }
}
