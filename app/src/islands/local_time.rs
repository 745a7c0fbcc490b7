//! The reader's own time beside the event's: only the browser knows the reader's zone.

use leptos::prelude::*;

/// Around an empty element with `data-moment` in UTC, `data-language`, and `data-label`, the words before the time.
#[island]
pub fn LocalTime(children: Children) -> impl IntoView {
    let place = NodeRef::<leptos::html::Span>::new();
    Effect::new(move || {
        #[cfg(feature = "hydrate")]
        if let Some(place) = place.get() {
            crate::browser::show_local_time(&place);
        }
    });
    view! {
        <span node_ref=place class="island">
            {children()}
        </span>
    }
}
