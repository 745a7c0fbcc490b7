//! The ways to what is asked of a page often.

use leptos::prelude::*;

/// One of them; the one that is shown is marked.
pub struct Preset {
    pub name: String,
    pub href: String,
    pub is_current: bool,
}

#[component]
pub fn Presets(presets: Vec<Preset>) -> impl IntoView {
    let items = presets
        .into_iter()
        .map(|preset| {
            view! {
                <li>
                    <a href=preset.href aria-current=preset.is_current.then_some("true")>
                        {preset.name}
                    </a>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="presets">{items}</ul> }
}
