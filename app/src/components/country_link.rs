//! A country by its flag and name.

use crate::{address::Resource, naming, visit::Visit};
use domain::Country;
use leptos::prelude::*;

#[component]
pub fn CountryLink<'c>(visit: &'c Visit<'c>, country: &'c Country) -> impl IntoView + use<> {
    view! {
        <a class="country-link" href=visit.href(&Resource::country(&country.id))>
            <span class="flag" aria-hidden="true">
                {naming::flag(country)}
            </span>
            {country.name.in_language(visit.language).to_owned()}
        </a>
    }
}
