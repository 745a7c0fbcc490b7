//! Parts of a page that are HTML already, and so of one type.

use leptos::{prelude::*, tachys::html::InertElement};

/// HTML inside of a view.
pub type Rendered = InertElement;

/// Renders a part of a page before the rest of it.
///
/// What `into_any` is for elsewhere: branches that give different views, and what stands inside of an island. `into_any` would
/// also compile how each of them is streamed and how a browser keeps it, which nobody asks for here and which is half of
/// what would be compiled of this crate.
pub fn rendered(view: impl IntoView) -> Rendered {
    InertElement::new(view.into_view().to_html())
}
