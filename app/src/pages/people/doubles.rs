//! Who is likely the same person, for editors: each with the form that makes one record of both.

use crate::{
    address::Resource,
    components::PersonLink,
    edit::{Act, Subject},
    query::Query,
    visit::Visit,
    words::say,
};
use domain::{
    EntityRef, Person,
    edit::double::likely::{doubles_of, in_order},
};
use leptos::prelude::*;

pub fn section(visit: &Visit<'_>, person: &Person) -> Option<impl IntoView + use<>> {
    if !visit.can_edit() {
        return None;
    }
    let world = &visit.newest;
    let items: Vec<_> = doubles_of(world, person)
        .iter()
        .filter_map(|id| world.persons.get(id))
        .map(|other| {
            let (stays, goes) = in_order(world, person, other);
            let form = Resource::form(&Subject::Entity(EntityRef::Person(goes)), Act::Merge);
            let href = visit.href_with(&form, &Query::of("into", stays.as_str()));
            let born = other
                .born
                .as_ref()
                .map(|born| format!(" · {}", born.short(visit.language)));
            view! {
                <li>
                    <PersonLink visit person=other />
                    {born}
                    " · "
                    <a href=href>{say!(visit, "person-doubles-merge")}</a>
                </li>
            }
        })
        .collect();
    (!items.is_empty()).then(|| {
        view! {
            <section class="person-doubles" aria-labelledby="doubles-title">
                <h2 id="doubles-title">{say!(visit, "person-doubles")}</h2>
                <ul>{items}</ul>
            </section>
        }
    })
}
