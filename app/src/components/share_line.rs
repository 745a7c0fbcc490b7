//! A link that keeps showing what the reader sees now, whatever happens later.

use crate::{visit::Visit, words::say};
use domain::Edtf;
use leptos::prelude::*;

#[component]
pub fn ShareLine<'c>(visit: &'c Visit<'c>) -> impl IntoView + use<> {
    let day = visit.day();
    let address = visit.here_with("as_of", Some(&day.to_string()));
    let date = Edtf::from_day(day).spoken(visit.language);
    view! {
        <p class="share-line">
            <a href=address>{say!(visit, "share-as-of", date = date)}</a>
        </p>
    }
}
