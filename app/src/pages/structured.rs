//! What the pages of people, offices and countries are about, in the words of schema.org, and where a page stands on the site.

use crate::{address::Resource, visit::Visit, words::say};
use domain::{Country, Edtf, Office, Person, id::CountryId, snapshot::Spell, status::Phase};
use serde_json::{Map, Value, json};

/// How many roles of a person, the newest first, and how many holders of an office are told.
const MOST_ROLES: usize = 12;
const MOST_HOLDERS: usize = 8;

/// A person with the roles that they have and had. `spells` are in the order of the page, the newest first.
pub fn person(visit: &Visit<'_>, person: &Person, spells: &[Spell<'_>]) -> Value {
    let mut data = thing(
        visit,
        "Person",
        person.name.in_language(visit.language),
        &Resource::person(&person.id),
    );
    data.insert("@context".to_owned(), "https://schema.org".into());
    if let Some(own) = person.name.beside(visit.language) {
        data.insert("alternateName".to_owned(), own.into());
    }
    insert_date(&mut data, "birthDate", person.born.as_ref());
    insert_date(&mut data, "deathDate", person.died.as_ref());
    let roles: Vec<_> = spells
        .iter()
        .take(MOST_ROLES)
        .map(|spell| role(visit, spell))
        .collect();
    if !roles.is_empty() {
        data.insert("hasOccupation".to_owned(), roles.into());
    }
    let titles: Vec<_> = spells
        .iter()
        .filter(|spell| spell.status.phase == Phase::InOffice && visit.snapshot.doubts(spell).is_empty())
        .map(|spell| spell.office.name.in_language(visit.language))
        .collect();
    if !titles.is_empty() {
        data.insert("jobTitle".to_owned(), titles.into());
    }
    insert_same(&mut data, person.wikidata.as_deref());
    data.into()
}

/// An office with whoever holds it on the day.
pub fn office(visit: &Visit<'_>, office: &Office) -> Value {
    let name = office.name.in_language(visit.language);
    let mut data = thing(
        visit,
        "GovernmentOrganization",
        name,
        &Resource::office(&office.id),
    );
    data.insert("@context".to_owned(), "https://schema.org".into());
    if let Some(area) = country(visit, &office.country) {
        data.insert("areaServed".to_owned(), area);
    }
    let holders = visit.snapshot.holders(&office.id);
    let members: Vec<_> = holders
        .iter()
        .take(MOST_HOLDERS)
        .map(|spell| member(visit, spell))
        .collect();
    if !members.is_empty() {
        data.insert("member".to_owned(), members.into());
    }
    insert_same(&mut data, office.wikidata.as_deref());
    data.into()
}

/// The way from the front page to a page: each of its steps with its name, the page itself last.
pub fn breadcrumbs(visit: &Visit<'_>, steps: &[(Resource<'_>, String)]) -> Value {
    let home = (Resource::HOME, "Handover".to_owned());
    let steps = [home].into_iter().chain(steps.iter().cloned());
    let items = steps.enumerate().map(|(place, (resource, name))| {
        json!({
            "@type": "ListItem",
            "position": place + 1,
            "name": name,
            "item": visit.url(&resource),
        })
    });
    json!({
        "@context": "https://schema.org",
        "@type": "BreadcrumbList",
        "itemListElement": items.collect::<Vec<_>>(),
    })
}

/// The steps to a country, as breadcrumbs have them: all countries, and the one.
pub fn way_to_country(visit: &Visit<'_>, id: &CountryId) -> Vec<(Resource<'static>, String)> {
    let country = visit.snapshot.country(id.as_str());
    let own = country.map(|country| {
        let name = country.name.in_language(visit.language);
        (Resource::country(&country.id).into_owned(), name.to_owned())
    });
    let all = (Resource::COUNTRIES, say!(visit, "nav-countries"));
    [all].into_iter().chain(own).collect()
}

/// A spell in an office, as schema.org has it: the role stands between the person and the occupation.
fn role(visit: &Visit<'_>, spell: &Spell<'_>) -> Value {
    let mut occupation = json!({
        "@type": "Occupation",
        "name": spell.office.name.in_language(visit.language),
        "url": visit.url(&Resource::office(&spell.office.id)),
    });
    if let Some(country) = country(visit, &spell.office.country) {
        occupation["occupationLocation"] = country;
    }
    let mut role = Map::new();
    role.insert("@type".to_owned(), "Role".into());
    role.insert("hasOccupation".to_owned(), occupation);
    insert_time(&mut role, spell);
    role.into()
}

/// A holder, as the role between an office and a person.
fn member(visit: &Visit<'_>, spell: &Spell<'_>) -> Value {
    let name = spell.person.name.in_language(visit.language);
    let person = thing(visit, "Person", name, &Resource::person(&spell.person.id));
    let mut role = Map::new();
    role.insert("@type".to_owned(), "OrganizationRole".into());
    role.insert(
        "roleName".to_owned(),
        spell.office.title.in_language(visit.language).into(),
    );
    role.insert("member".to_owned(), person.into());
    insert_time(&mut role, spell);
    role.into()
}

fn insert_time(role: &mut Map<String, Value>, spell: &Spell<'_>) {
    insert_date(role, "startDate", spell.tenure.start.as_ref());
    insert_date(role, "endDate", spell.tenure.end.as_ref());
}

fn country(visit: &Visit<'_>, id: &CountryId) -> Option<Value> {
    let country: &Country = visit.snapshot.country(id.as_str())?;
    let name = country.name.in_language(visit.language);
    Some(thing(visit, "Country", name, &Resource::country(&country.id)).into())
}

fn thing(visit: &Visit<'_>, kind: &str, name: &str, resource: &Resource<'_>) -> Map<String, Value> {
    let fields = [
        ("@type", kind.to_owned()),
        ("name", name.to_owned()),
        ("url", visit.url(resource)),
    ];
    fields
        .into_iter()
        .map(|(field, value)| (field.to_owned(), value.into()))
        .collect()
}

/// A date as ISO 8601 says it; none where it cannot be said exactly.
fn insert_date(fields: &mut Map<String, Value>, name: &str, date: Option<&Edtf>) {
    let exact = date.filter(|date| !date.is_interval()).and_then(Edtf::iso_first);
    if let Some(date) = exact {
        fields.insert(name.to_owned(), date.into());
    }
}

fn insert_same(fields: &mut Map<String, Value>, item: Option<&str>) {
    if let Some(item) = item {
        let address = format!("https://www.wikidata.org/entity/{item}");
        fields.insert("sameAs".to_owned(), address.into());
    }
}
