//! The offices of head of state and of government of a country, as its item names them.

use super::{answer::Statement, names::Names, query::Property};
use domain::{Country, Text, claim::WhichOffice, entity::Role, text::Forms};
use std::collections::BTreeMap;

/// What is asked of a country: its code, and the offices.
pub const ASKED: [Property; 3] = [
    Property::Value("P297"),
    Property::Value("P1906"),
    Property::Value("P1313"),
];

/// The offices by number, with what their holders are.
pub fn roles(statements: &[Statement]) -> BTreeMap<String, Vec<Role>> {
    let mut found: BTreeMap<String, Vec<Role>> = BTreeMap::new();
    for (property, role) in [("P1906", Role::HeadOfState), ("P1313", Role::HeadOfGovernment)] {
        for office in statements.iter().flat_map(|it| it.items(property)) {
            let roles = found.entry(office.to_owned()).or_default();
            if !roles.contains(&role) {
                roles.push(role);
            }
        }
    }
    found
}

/// The office in words; none where it has no label.
pub fn which(number: &str, roles: &[Role], country: &Country, names: &Names) -> Option<WhichOffice> {
    let mut name = names.text(number)?;
    name.en = capitalized(&name.en);
    Some(WhichOffice {
        country: country.id.clone(),
        id: None,
        wikidata: Some(number.to_owned()),
        title: title(&name, country),
        name,
        roles: roles.to_vec(),
        filled_by: None,
        seats: None,
        recorded: None,
        abolished: None,
        may_be_new: true,
    })
}

fn capitalized(text: &str) -> String {
    let mut characters = text.chars();
    let first = characters.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(characters).collect()
}

/// The title without the country, where it plainly ends or begins with the country's name; else the whole.
fn title(name: &Text, country: &Country) -> Text {
    let english = std::iter::once(&country.name.en).chain(&country.name.aliases);
    let en = english
        .flat_map(|country| [format!(" of the {country}"), format!(" of {country}")])
        .find_map(|end| name.en.strip_suffix(&end))
        .filter(|title| !title.is_empty());
    // 日本国… would leave 国…, which is no title.
    let ja = name.ja.as_deref().and_then(|label| {
        let rest = label.strip_prefix(country.name.ja.as_deref()?)?;
        ["大統領", "首相", "国王", "総理"]
            .iter()
            .any(|title| rest.starts_with(title))
            .then_some(rest)
    });
    let ko = name.ko.as_deref().and_then(|label| {
        let rest = label.strip_prefix(country.name.ko.as_deref()?)?;
        rest.strip_prefix(' ').filter(|rest| !rest.is_empty())
    });
    let owned = |text: &str| Some(text.to_owned());
    Forms {
        en: en.unwrap_or(&name.en).to_owned(),
        ja: ja.and_then(owned).or_else(|| name.ja.clone()),
        ko: ko.and_then(owned).or_else(|| name.ko.clone()),
    }
    .into()
}
