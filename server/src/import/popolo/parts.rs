//! What memberships and events refer to: persons, posts, and the countries that organizations and areas stand for.

use super::item::{self, Item};
use crate::import::Rejected;
use domain::{
    Edtf, Name, Text,
    claim::{WhichOffice, Who},
    edit::add::spelled::is_in_another_script,
    entity::Role,
    id::CountryId,
};
use serde_json::Value;
use std::collections::BTreeMap;

const MOST_ALIASES: usize = 30;

pub struct Parts {
    pub persons: BTreeMap<String, Who>,
    pub posts: BTreeMap<String, WhichOffice>,
    areas: BTreeMap<String, CountryId>,
    organizations: BTreeMap<String, Option<CountryId>>,
    dissolved: BTreeMap<String, Edtf>,
    fallback: Option<CountryId>,
}

impl Parts {
    pub fn of(root: &Value, fallback: Option<&CountryId>, faults: &mut Vec<Rejected>) -> Self {
        let mut parts = Self {
            persons: BTreeMap::new(),
            posts: BTreeMap::new(),
            areas: BTreeMap::new(),
            organizations: BTreeMap::new(),
            dissolved: BTreeMap::new(),
            fallback: fallback.cloned(),
        };
        // Areas that are no countries are of no use here, and nothing is wrong with them.
        for area in item::all(root, "areas") {
            match keyed(&area, area_country(&area)) {
                Ok((id, Some(country))) => drop(parts.areas.insert(id, country)),
                Ok((_, None)) => {}
                Err(fault) => faults.push(fault),
            }
        }
        for organization in item::all(root, "organizations") {
            match keyed(&organization, parts.area_of(&organization)) {
                Ok((id, country)) => {
                    match organization.date("dissolution_date") {
                        Ok(Some(date)) => drop(parts.dissolved.insert(id.clone(), date)),
                        Ok(None) => {}
                        Err(fault) => faults.push(fault),
                    }
                    parts.organizations.insert(id, country);
                }
                Err(fault) => faults.push(fault),
            }
        }
        for it in item::all(root, "posts") {
            let post = keyed(&it, parts.post(&it)).and_then(|post| fresh(&it, post, &parts.posts));
            match post {
                Ok((id, post)) => drop(parts.posts.insert(id, post)),
                Err(fault) => faults.push(fault),
            }
        }
        for it in item::all(root, "persons") {
            let person = keyed(&it, person(&it)).and_then(|person| fresh(&it, person, &parts.persons));
            match person {
                Ok((id, who)) => drop(parts.persons.insert(id, who)),
                Err(fault) => faults.push(fault),
            }
        }
        parts
    }

    /// The country of an object: of its area, of its organization, or the one that was told beforehand.
    pub fn country_of(&self, item: &Item<'_>) -> Result<Option<CountryId>, Rejected> {
        if let Some(country) = self.area_of(item)? {
            return Ok(Some(country));
        }
        let organization = item.text("organization_id")?;
        let country = organization.and_then(|id| self.organizations.get(&id).cloned().flatten());
        Ok(country.or_else(|| self.fallback.clone()))
    }

    /// When the organization of a post was dissolved.
    fn dissolved(&self, item: &Item<'_>) -> Result<Option<Edtf>, Rejected> {
        let organization = item.text("organization_id")?;
        Ok(organization.and_then(|id| self.dissolved.get(&id).cloned()))
    }

    fn area_of(&self, item: &Item<'_>) -> Result<Option<CountryId>, Rejected> {
        let Some(id) = item.text("area_id")? else {
            return Ok(None);
        };
        Ok(self.areas.get(&id).cloned().or_else(|| country(&id)))
    }

    fn post(&self, item: &Item<'_>) -> Result<WhichOffice, Rejected> {
        let label = item.text("label")?;
        let role = item.text("role")?;
        let title = label
            .clone()
            .or_else(|| role.clone())
            .ok_or_else(|| item.fault("label", "it has neither a label nor a role"))?;
        let country = self
            .country_of(item)?
            .ok_or_else(|| item.fault("area_id", "nothing tells its country"))?;
        let word = |text: &String| Role::from_word(&text.to_lowercase().replace([' ', '-'], "_"));
        Ok(WhichOffice {
            country,
            id: None,
            wikidata: item.wikidata()?,
            name: Text::english(title.clone()),
            title: Text::english(title),
            roles: role.as_ref().and_then(word).into_iter().collect(),
            filled_by: None,
            seats: None,
            recorded: None,
            abolished: self.dissolved(item)?,
            may_be_new: true,
        })
    }
}

fn keyed<T>(item: &Item<'_>, value: Result<T, Rejected>) -> Result<(String, T), Rejected> {
    let value = value?;
    Ok((item.needs("id")?, value))
}

fn fresh<T>(
    item: &Item<'_>,
    (id, value): (String, T),
    known: &BTreeMap<String, T>,
) -> Result<(String, T), Rejected> {
    if known.contains_key(&id) {
        return Err(item.fault("id", format!("“{id}” is taken by one before it")));
    }
    Ok((id, value))
}

fn area_country(item: &Item<'_>) -> Result<Option<CountryId>, Rejected> {
    let names = [item.text("identifier")?, item.text("id")?];
    Ok(names.iter().flatten().find_map(|name| country(name)))
}

/// The country in `JP`, `country:jp` or `ocd-division/country:jp`.
fn country(name: &str) -> Option<CountryId> {
    let code = name.strip_prefix("ocd-division/").unwrap_or(name);
    let code = code.strip_prefix("country:").unwrap_or(code).to_lowercase();
    let is_code = code.len() == 2 && code.bytes().all(|it| it.is_ascii_lowercase());
    is_code.then(|| CountryId::parse(&code).ok()).flatten()
}

fn person(item: &Item<'_>) -> Result<Who, Rejected> {
    let mut name = Name {
        en: item.needs("name")?,
        ..Name::default()
    };
    for other in item.inner("other_names")? {
        let Some(said) = other.text("name")? else {
            continue;
        };
        match other.text("lang")?.as_deref() {
            Some("ja") if name.ja.is_none() => name.ja = Some(said),
            Some("ko") if name.ko.is_none() => name.ko = Some(said),
            _ if name.aliases.len() < MOST_ALIASES && !name.forms().any(|form| form == said) => {
                name.aliases.push(said);
            }
            _ => {}
        }
    }
    // A name in another script is often sorted by how it reads in Latin letters.
    let sorted = item.text("sort_name")?.filter(|sorted| !sorted.contains(','));
    if let Some(sorted) = sorted.filter(|sorted| {
        is_in_another_script(&name.en) && !is_in_another_script(sorted) && !name.aliases.contains(sorted)
    }) {
        name.aliases.push(sorted);
    }
    Ok(Who {
        name,
        born: item.date("birth_date")?,
        died: item.date("death_date")?,
        wikidata: item.wikidata()?,
        chosen: None,
    })
}
