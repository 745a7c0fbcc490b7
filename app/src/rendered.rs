//! HTML out of views: into a text of its own, behind one, or as a part of a page that is of one type.

use hydration_context::SsrSharedContext;
use leptos::{
    prelude::*,
    tachys::{html::InertElement, view::Position},
};
use std::sync::Arc;

/// Renders within an owner of its own, which is what the framework keeps of a rendering.
pub fn in_owner<Rendered>(render: impl FnOnce() -> Rendered) -> Rendered {
    let owner = Owner::new_root(Some(Arc::new(SsrSharedContext::new_islands())));
    let rendered = owner.with(render);
    owner.cleanup();
    rendered
}

/// HTML inside of a view.
pub type Rendered = InertElement;

/// Renders a part of a page before the rest of it.
///
/// What `into_any` is for elsewhere: branches that give different views, and what stands inside of an island. `into_any` would
/// also compile how each of them is streamed and how a browser keeps it, which nobody asks for here and which is half of
/// what would be compiled of this crate.
pub fn rendered(view: impl IntoView) -> Rendered {
    InertElement::new(html_of(view, 1024))
}

/// A view as HTML, in a text with room for `capacity` bytes, which grows where that is not enough.
///
/// `to_html` walks through the view to guess its length first.
pub fn html_of(view: impl IntoView, capacity: usize) -> String {
    let mut html = String::with_capacity(capacity);
    render_into(&mut html, view);
    html
}

/// Renders a view behind what stands in a text.
pub fn render_into(html: &mut String, view: impl IntoView) {
    let mut position = Position::FirstChild;
    view.into_view()
        .to_html_with_buf(html, &mut position, true, false, Vec::new());
}
