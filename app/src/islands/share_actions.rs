//! Copying a link or a sentence, and the device's own share sheet.

use leptos::prelude::*;

/// Around buttons with `data-copy`, the text that each copies, one with `data-share` for the device's sheet, which is
/// hidden, and an element with `data-copied` and `data-failed`, the words of what became of it. They do nothing before
/// they are alive: the link is in the address bar and the sentence on the page, and both can be selected.
#[island]
pub fn ShareActions(children: Children) -> impl IntoView {
    let place = NodeRef::<leptos::html::Span>::new();
    Effect::new(move || {
        #[cfg(feature = "hydrate")]
        if let Some(place) = place.get() {
            crate::browser::share(&place);
        }
    });
    view! {
        <span node_ref=place class="island">
            {children()}
        </span>
    }
}
