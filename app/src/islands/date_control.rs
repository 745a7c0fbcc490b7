//! The day that a page shows: a date field that, once alive, also steps to the day before and after.

use leptos::prelude::*;

/// Lives inside a GET form; the field is named `as_of`.
#[island]
pub fn DateControl(
    /// The day that is shown, as `2024-09-06`.
    day: String,
    label: String,
    go: String,
    earlier: String,
    later: String,
) -> impl IntoView {
    let (is_live, set_live) = signal(false);
    Effect::new(move || set_live.set(true));
    let field = NodeRef::<leptos::html::Input>::new();
    let step = move |days: i64| {
        #[cfg(feature = "hydrate")]
        if let Some(field) = field.get_untracked() {
            crate::browser::step_day(&field, days);
        }
        #[cfg(not(feature = "hydrate"))]
        let _ = days;
    };
    view! {
        <button type="button" class="date-control-step" aria-label=earlier disabled=move || !is_live.get() on:click=move |_| step(-1)>
            "‹"
        </button>
        <input node_ref=field type="date" name="as_of" value=day aria-label=label required min="0001-01-01" max="9999-12-31" />
        <button type="button" class="date-control-step" aria-label=later disabled=move || !is_live.get() on:click=move |_| step(1)>
            "›"
        </button>
        <button class="date-control-go">{go}</button>
    }
}
