//! The control that takes the reader to another day: a plain form, and an island that steps through days.

use super::HiddenFields;
use crate::{
    fragment::{Part, fragment},
    islands::DateControl,
    visit::Visit,
    words::say,
};
use leptos::prelude::*;

#[component]
pub fn DateTravel<'c>(visit: &'c Visit<'c>) -> impl IntoView + use<> {
    // The other parameters of the page travel with the day.
    let kept = visit.query.with("as_of", None);
    let here = visit.here_with("as_of", None);
    let action = here.split('?').next().unwrap_or("/").to_owned();
    let day = visit.day().to_string();
    let controls = fragment(visit, (Part::DateControls, ""), || {
        view! {
            {step(-1, "‹", say!(visit, "travel-earlier"))}
            <input
                type="date"
                name="as_of"
                value=day
                aria-label=say!(visit, "travel-field")
                required
                min="0001-01-01"
                max="9999-12-31"
            />
            {step(1, "›", say!(visit, "travel-later"))}
            <button class="date-control-go">{say!(visit, "travel-go")}</button>
        }
    });
    view! {
        <form
            class="date-travel"
            method="get"
            action=action
            role="search"
            aria-label=say!(visit, "travel-label")
        >
            <HiddenFields query=kept />
            <DateControl>{controls}</DateControl>
        </form>
    }
}

/// A button that steps some days, once the island is alive.
fn step(days: i8, sign: &'static str, label: String) -> impl IntoView {
    view! {
        <button type="button" class="date-control-step" data-days=days aria-label=label disabled=true>
            {sign}
        </button>
    }
}
