//! A form that says while one types how it understands, and keeps a draft over a reload or a lost connection.

use leptos::prelude::*;

/// Stands inside a POST form, around an element with `data-draft`, the name under which the draft is kept, and
/// `data-restored`, `data-kept` and `data-offline`, the words for what became of it. Without scripts the form's first
/// button shows the same.
#[island]
pub fn LiveForm(children: Children) -> impl IntoView {
    let place = NodeRef::<leptos::html::Span>::new();
    Effect::new(move || {
        #[cfg(feature = "hydrate")]
        if let Some(place) = place.get() {
            crate::browser::check_while_typing(&place);
        }
    });
    view! {
        <span node_ref=place class="island">
            {children()}
        </span>
    }
}
