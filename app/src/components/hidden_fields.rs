//! The parameters that a form takes along unseen.

use crate::query::Query;
use leptos::prelude::*;

#[component]
pub fn HiddenFields(query: Query) -> impl IntoView {
    query
        .pairs()
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .map(|(name, value)| view! { <input type="hidden" name=name value=value /> })
        .collect_view()
}
