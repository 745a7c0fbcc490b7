//! Which countries the reader asks for: a group, or a list of codes and names.

use crate::{
    components::{self, Choice, InputFilter, Preset, Presets, SelectFilter, group_label, read_filter},
    rendered::Rendered,
    visit::Visit,
    words::{say, word},
};
use domain::{Country, collation::compare, entity::Group, folding::is_same, id::CountryId};
use leptos::prelude::*;

/// How many countries one page shows: a little more than the largest group has.
const MOST: usize = 36;

/// The countries that are asked for.
#[derive(Default)]
pub struct SeveralCountries {
    pub ids: Vec<CountryId>,
    /// What they are called together: the group, or all of their names.
    pub name: String,
    pub problems: Vec<String>,
}

impl SeveralCountries {
    pub fn read(visit: &Visit<'_>) -> Self {
        let mut problems = Vec::new();
        let groups = read_filter(visit, "group", Group::from_word, &mut problems);
        let mut countries: Vec<&Country> = Vec::new();
        for typed in visit.query.all("countries").flat_map(|list| list.split(',')) {
            let typed = typed.trim();
            match named(visit, typed) {
                Some(country) => countries.push(country),
                None if typed.is_empty() => {}
                None => problems.push(say!(
                    visit,
                    "filter-unknown",
                    name = "countries",
                    value = typed.to_owned()
                )),
            }
        }
        let mut members: Vec<_> = visit
            .snapshot
            .standing_countries()
            .map(|country| &**country)
            .filter(|country| groups.iter().any(|group| country.groups.contains(group)))
            .collect();
        let name_of = |country: &Country| country.name.in_language(visit.language).to_owned();
        members.sort_by(|a, b| compare(visit.language, &name_of(a), &name_of(b)));
        let mut names: Vec<_> = groups
            .iter()
            .map(|it| word(visit.language, "group", it.word()))
            .collect();
        for country in countries {
            if !members.iter().any(|it| it.id == country.id) {
                names.push(name_of(country));
                members.push(country);
            }
        }
        if members.len() > MOST {
            problems.push(say!(visit, "several-too-many", most = MOST));
            members.truncate(MOST);
        }
        Self {
            ids: members.iter().map(|it| it.id.clone()).collect(),
            name: crate::words::joined(visit.language, &names),
            problems,
        }
    }
}

/// The country of a code or a name in any language.
fn named<'v>(visit: &'v Visit<'_>, typed: &str) -> Option<&'v Country> {
    let by_code = visit.snapshot.country(&typed.to_lowercase());
    by_code.or_else(|| {
        let mut all = visit.snapshot.standing_countries().map(|country| &**country);
        all.find(|country| country.searched().any(|name| is_same(name, typed)))
    })
}

/// The controls, with those that a page has beside.
pub fn controls<More: IntoView>(visit: &Visit<'_>, label: String, more: impl FnOnce() -> More) -> Rendered {
    const NAMES: [&str; 4] = ["countries", "group", "from", "to"];
    components::filters(visit, &NAMES, label, || {
        view! {
            <SelectFilter
                visit
                name="group"
                label=group_label(visit)
                any=say!(visit, "several-no-group")
                choices=Choice::groups(visit)
            />
            <InputFilter visit name="countries" label=say!(visit, "several-countries") kind="search" />
            {more()}
        }
    })
}

/// The groups, for who has not asked for anything yet.
pub fn offered(visit: &Visit<'_>) -> impl IntoView + use<> {
    let preset = |group: &Group| Preset {
        name: word(visit.language, "group", group.word()),
        href: visit.here_with("group", Some(group.word())),
        is_current: false,
    };
    let presets = Group::ALL.iter().map(preset).collect();
    view! {
        <p>{say!(visit, "several-help")}</p>
        <Presets presets />
    }
}
