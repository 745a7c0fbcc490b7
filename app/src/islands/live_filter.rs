//! Filters that narrow as one types: the form's own address is fetched, and its results take their place.

use leptos::prelude::*;

/// Stands inside a GET form, around an element with `data-results`, the `id` of what is replaced, and `data-busy`, the words
/// while it is on its way. Without scripts the form's button does the same.
#[island]
pub fn LiveFilter(children: Children) -> impl IntoView {
    let place = NodeRef::<leptos::html::Span>::new();
    Effect::new(move || {
        #[cfg(feature = "hydrate")]
        if let Some(place) = place.get() {
            crate::browser::narrow_while_typing(&place);
        }
    });
    view! {
        <span node_ref=place class="island">
            {children()}
        </span>
    }
}
