//! A person by name, with the name in its own script beside it.

use crate::address::Resource;
use crate::visit::Visit;
use domain::Person;
use leptos::prelude::*;

#[component]
pub fn PersonLink<'c>(visit: &'c Visit<'c>, person: &'c Person) -> impl IntoView + use<> {
    let own = person.name.beside(visit.language).map(str::to_owned).map(|own| {
        let language = person.name.own_language.clone();
        view! {
            " "
            <span class="own-name" lang=language>
                {own}
            </span>
        }
    });
    view! {
        <a class="person-link" href=visit.href(&Resource::person(&person.id))>
            {person.name.in_language(visit.language).to_owned()}
        </a>
        {own}
    }
}
