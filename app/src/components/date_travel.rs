//! The control that takes the reader to another day: a plain form, and an island that steps through days.

use crate::{islands::DateControl, visit::Visit, words::say};
use leptos::prelude::*;

#[component]
pub fn DateTravel<'c>(visit: &'c Visit<'c>) -> impl IntoView + use<> {
    // The other parameters of the page travel with the day.
    let kept = visit
        .query
        .with("as_of", None)
        .pairs()
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .map(|(name, value)| view! { <input type="hidden" name=name value=value /> })
        .collect_view();
    let here = visit.here_with("as_of", None);
    let action = here.split('?').next().unwrap_or("/").to_owned();
    view! {
        <form class="date-travel" method="get" action=action role="search" aria-label=say!(visit, "travel-label")>
            {kept}
            <DateControl
                day=visit.day().to_string()
                label=say!(visit, "travel-field")
                go=say!(visit, "travel-go")
                earlier=say!(visit, "travel-earlier")
                later=say!(visit, "travel-later")
            />
        </form>
    }
}
