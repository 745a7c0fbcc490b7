//! The countries that a country has met or signed with.

use crate::{address::Resource, components::CountryLink, visit::Visit, words::say};
use domain::{Country, entity::EventKind, id::CountryId};
use leptos::prelude::*;
use std::collections::BTreeMap;

pub fn list(visit: &Visit<'_>, country: &Country) -> impl IntoView + use<> {
    let mut partners: BTreeMap<&CountryId, (usize, usize)> = BTreeMap::new();
    for event in visit.snapshot.shared_events_of(&country.id) {
        for other in event.countries.iter().filter(|other| **other != country.id) {
            let (meetings, agreements) = partners.entry(other).or_default();
            *meetings += usize::from(event.kind == EventKind::Meeting);
            *agreements += usize::from(event.kind == EventKind::Agreement);
        }
    }
    let items = partners
        .iter()
        .filter_map(|(id, counts)| Some((visit.snapshot.country(id.as_str())?, counts)))
        .map(|(other, (meetings, agreements))| {
            let page = Resource::relation([country.id.as_str(), other.id.as_str()]);
            let label = say!(
                visit,
                "country-relation",
                country = country.name.in_language(visit.language),
                other = other.name.in_language(visit.language)
            );
            let counts = say!(
                visit,
                "country-relation-counts",
                meetings = *meetings,
                agreements = *agreements
            );
            view! {
                <li class="coming-item">
                    <span>
                        <a href=visit.href(&page)>{label}</a>
                        " "
                        <small class="status-note">{counts}</small>
                    </span>
                    <span>
                        <CountryLink visit country=other />
                    </span>
                </li>
            }
        })
        .collect_view();
    (!partners.is_empty()).then(|| {
        view! {
            <section aria-labelledby="relations-title">
                <h2 id="relations-title">{say!(visit, "country-relations")}</h2>
                <ul class="coming">{items}</ul>
            </section>
        }
    })
}
