//! What can be chosen in a filter, and how what was chosen is read.

use crate::{visit::Visit, words::say};
use domain::{
    Language,
    collation::compare,
    entity::{Group, Region},
};

/// One thing that can be chosen in a select.
pub struct Choice {
    pub value: String,
    pub label: String,
}

impl Choice {
    /// A choice for each word of an enum of the domain.
    pub fn words(language: Language, family: &str, all: impl IntoIterator<Item = &'static str>) -> Vec<Self> {
        all.into_iter()
            .map(|value| Self {
                value: value.to_owned(),
                label: crate::words::word(language, family, value),
            })
            .collect()
    }

    /// A choice for each country, in the order of their names.
    pub fn countries(visit: &Visit<'_>) -> Vec<Self> {
        let mut choices: Vec<_> = visit
            .snapshot
            .standing_countries()
            .map(|country| Self {
                value: country.id.to_string(),
                label: country.name.in_language(visit.language).to_owned(),
            })
            .collect();
        choices.sort_by(|a, b| compare(visit.language, &a.label, &b.label));
        choices
    }

    pub fn regions(visit: &Visit<'_>) -> Vec<Self> {
        Self::words(
            visit.language,
            "region",
            Region::ALL.iter().map(|region| region.word()),
        )
    }

    pub fn groups(visit: &Visit<'_>) -> Vec<Self> {
        Self::words(
            visit.language,
            "group",
            Group::ALL.iter().map(|group| group.word()),
        )
    }
}

/// What the filter by groups is called. Memberships have no dates in the record: on a past day, too, they are those of today.
pub fn group_label(visit: &Visit<'_>) -> String {
    if visit.is_past() {
        say!(visit, "filter-group-today")
    } else {
        say!(visit, "filter-group")
    }
}

/// Reads every value of a parameter; what is not known goes to `problems`, in words.
pub fn read_filter<T>(
    visit: &Visit<'_>,
    name: &'static str,
    read: impl Fn(&str) -> Option<T>,
    problems: &mut Vec<String>,
) -> Vec<T> {
    let mut values = Vec::new();
    for typed in visit.query.all(name) {
        match read(typed) {
            Some(value) => values.push(value),
            None => problems.push(say!(
                visit,
                "filter-unknown",
                name = name,
                value = typed.to_owned()
            )),
        }
    }
    values
}

/// The number of the page of a list, from 1; what is no number goes to `problems`.
pub fn read_page(visit: &Visit<'_>, problems: &mut Vec<String>) -> usize {
    let pages = read_filter(
        visit,
        "page",
        |typed| typed.parse().ok().filter(|page| *page > 0),
        problems,
    );
    pages.first().copied().unwrap_or(1)
}
