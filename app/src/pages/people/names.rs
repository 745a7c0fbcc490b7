//! What a person is called in each script, and when they were born and died.

use crate::{
    components::{Cite, Freshness, Moment, Notes},
    visit::Visit,
    words::say,
};
use domain::{Edtf, Language, Person};
use jiff::{Unit, civil::Date};
use leptos::prelude::*;

pub fn head(visit: &Visit<'_>, notes: &Notes, person: &Person) -> impl IntoView + use<> {
    let own = person.name.beside(visit.language).map(str::to_owned).map(|own| {
        let language = person.name.own_language.clone();
        view! {
            <p class="person-own-name" lang=language>
                {own}
            </p>
        }
    });
    let others: Vec<_> = other_names(visit, person)
        .into_iter()
        .map(|(language, name)| {
            view! {
                <div>
                    <dt lang=language.tag()>{language.own_name()}</dt>
                    <dd lang=language.tag()>{name}</dd>
                </div>
            }
        })
        .collect();
    // A list without items is not valid, and a person may have one name and no dates.
    let has_facts = !others.is_empty()
        || !person.name.aliases.is_empty()
        || person.born.is_some()
        || person.died.is_some();
    let aliases = (!person.name.aliases.is_empty()).then(|| {
        view! {
            <div>
                <dt>{say!(visit, "person-aliases")}</dt>
                <dd>{person.name.aliases.join(" · ")}</dd>
            </div>
        }
    });
    view! {
        <header class="person-head">
            <h1>{person.name.in_language(visit.language).to_owned()}</h1>
            {own}
            {has_facts.then(|| view! { <dl class="facts">{others} {life(visit, person)} {aliases}</dl> })}
            <p>
                <Freshness visit provenance=&person.provenance />
                <Cite visit notes of=&person.provenance />
            </p>
        </header>
    }
}

/// The names in the other languages, where they differ from what stands above.
fn other_names(visit: &Visit<'_>, person: &Person) -> Vec<(Language, String)> {
    let name = &person.name;
    let shown = name.in_language(visit.language);
    let beside = name.beside(visit.language);
    [
        (Language::En, Some(&name.en)),
        (Language::Ja, name.ja.as_ref()),
        (Language::Ko, name.ko.as_ref()),
    ]
    .into_iter()
    .filter_map(|(language, form)| Some((language, form?)))
    .filter(|(_, form)| form.as_str() != shown && Some(form.as_str()) != beside)
    .map(|(language, form)| (language, form.clone()))
    .collect()
}

/// Born and died, with the age where both days are exact.
fn life(visit: &Visit<'_>, person: &Person) -> impl IntoView + use<> {
    let age = |until: Option<Date>| {
        let years = age_on(person.born.as_ref()?, until?);
        Some(format!(" {}", say!(visit, "person-age", years = years?)))
    };
    let born = person.born.as_ref().map(|date| {
        let age = if person.died.is_none() {
            age(Some(visit.day()))
        } else {
            None
        };
        view! {
            <div>
                <dt>{say!(visit, "person-born")}</dt>
                <dd>
                    <Moment visit date is_long=true />
                    {age}
                </dd>
            </div>
        }
    });
    let died = person.died.as_ref().map(|date| {
        view! {
            <div>
                <dt>{say!(visit, "person-died")}</dt>
                <dd>
                    <Moment visit date is_long=true />
                    {age(date.exact_day())}
                </dd>
            </div>
        }
    });
    (born, died)
}

/// Full years from a birth known to the day.
fn age_on(born: &Edtf, day: Date) -> Option<i16> {
    let span = born.exact_day()?.until((Unit::Year, day)).ok()?;
    Some(span.get_years()).filter(|years| *years >= 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_age_is_in_full_years_and_only_where_the_birthday_is_known() {
        let born = Edtf::parse("1957-07-29").unwrap();
        assert_eq!(age_on(&born, "2024-07-28".parse().unwrap()), Some(66));
        assert_eq!(age_on(&born, "2024-07-29".parse().unwrap()), Some(67));
        assert_eq!(
            age_on(&Edtf::parse("1957").unwrap(), "2024-07-29".parse().unwrap()),
            None
        );
    }
}
