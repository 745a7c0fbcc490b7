//! Filters that narrow as one types: the form's own address is fetched, and its results take their place.

use leptos::prelude::*;

/// Stands inside a GET form, beside the results it names. Without scripts the form's button does the same.
#[island]
pub fn LiveFilter(
    /// The `id` of the element whose content is replaced; it has `aria-live`, so readers hear of it.
    results: String,
    /// The words while the results are on their way.
    busy: String,
) -> impl IntoView {
    let (is_busy, set_busy) = signal(false);
    let anchor = NodeRef::<leptos::html::Span>::new();
    Effect::new(move || {
        #[cfg(feature = "hydrate")]
        if let Some(anchor) = anchor.get() {
            crate::browser::narrow_while_typing(&anchor, results.clone(), set_busy);
        }
        #[cfg(not(feature = "hydrate"))]
        let _ = (&results, set_busy);
    });
    view! { <span node_ref=anchor class="live-filter">{move || is_busy.get().then(|| busy.clone())}</span> }
}
