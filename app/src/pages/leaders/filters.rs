//! What the address of the table asks for, and the form that writes it.

use crate::{
    components::{self, Choice, InputFilter, SelectFilter, group_label, read_filter, read_page},
    rendered::Rendered,
    visit::Visit,
    words::say,
};
use domain::{
    doubt::IN_DOUBT,
    entity::{Absence, Group, Region, Role},
    snapshot::{LeaderFilter, LeaderOrder},
    status::Headline,
};
use leptos::prelude::*;

/// The filters of the address; what could not be read is named in `problems` and otherwise ignored.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    pub filter: LeaderFilter,
    pub order: LeaderOrder,
    pub page: usize,
    pub problems: Vec<String>,
}

/// A status that can be asked for.
enum WantedStatus {
    Headline(Headline),
    Absence(Absence),
    InDoubt,
}

impl Wanted {
    pub fn read(visit: &Visit<'_>) -> Self {
        let mut problems = Vec::new();
        let countries = read_filter(
            visit,
            "country",
            |typed| {
                visit
                    .snapshot
                    .country(&typed.to_ascii_lowercase())
                    .map(|country| country.id.to_string())
            },
            &mut problems,
        );
        let statuses = read_filter(visit, "status", status_from_word, &mut problems);
        let filter = LeaderFilter {
            countries,
            regions: read_filter(visit, "region", Region::from_word, &mut problems),
            groups: read_filter(visit, "group", Group::from_word, &mut problems),
            roles: read_filter(visit, "kind", Role::from_word, &mut problems),
            absences: statuses
                .iter()
                .filter_map(|status| match status {
                    WantedStatus::Absence(absence) => Some(*absence),
                    WantedStatus::Headline(_) | WantedStatus::InDoubt => None,
                })
                .collect(),
            has_doubt: statuses
                .iter()
                .any(|status| matches!(status, WantedStatus::InDoubt)),
            statuses: statuses
                .into_iter()
                .filter_map(|status| match status {
                    WantedStatus::Headline(headline) => Some(headline),
                    WantedStatus::Absence(_) | WantedStatus::InDoubt => None,
                })
                .collect(),
            text: visit.query.first("q").unwrap_or_default().to_owned(),
        };
        let order = read_filter(visit, "sort", order_from_word, &mut problems)
            .first()
            .copied();
        let page = read_page(visit, &mut problems);
        Self {
            filter,
            order: order.unwrap_or_default(),
            page,
            problems,
        }
    }
}

/// Statuses that a holder can have; nobody in the table has ended or is still to come.
fn offered() -> impl Iterator<Item = Headline> {
    Headline::ALL
        .iter()
        .copied()
        .filter(|headline| headline.is_of_a_holder())
}

fn status_from_word(word: &str) -> Option<WantedStatus> {
    if word == IN_DOUBT {
        return Some(WantedStatus::InDoubt);
    }
    if let Some(absence) = Absence::from_word(word) {
        return Some(WantedStatus::Absence(absence));
    }
    offered()
        .find(|headline| headline.word() == word)
        .map(WantedStatus::Headline)
}

/// The word of an order in the address.
pub const fn order_word(order: LeaderOrder) -> &'static str {
    match order {
        LeaderOrder::Change => "change",
        LeaderOrder::Country => "country",
        LeaderOrder::Person => "person",
        LeaderOrder::Since => "since",
    }
}

fn order_from_word(word: &str) -> Option<LeaderOrder> {
    [
        LeaderOrder::Change,
        LeaderOrder::Country,
        LeaderOrder::Person,
        LeaderOrder::Since,
    ]
    .into_iter()
    .find(|order| order_word(*order) == word)
}

/// The parameters that the controls show.
const NAMES: [&str; 7] = ["q", "region", "group", "country", "kind", "status", "sort"];

/// The controls above the table.
pub fn form(visit: &Visit<'_>) -> Rendered {
    components::filters(visit, &NAMES, say!(visit, "leaders-filter-label"), || {
        let any = || say!(visit, "leaders-filter-any");
        let absences = Absence::ALL.iter().map(|absence| absence.word());
        let mut statuses = Choice::words(
            visit.language,
            "status",
            offered().map(|headline| headline.word()).chain(absences),
        );
        statuses.push(Choice {
            value: IN_DOUBT.to_owned(),
            label: say!(visit, "doubt-brief"),
        });
        let roles = Choice::words(visit.language, "role", Role::ALL.iter().map(|role| role.word()));
        let orders = vec![
            Choice {
                value: order_word(LeaderOrder::Country).to_owned(),
                label: say!(visit, "leaders-sort-country"),
            },
            Choice {
                value: order_word(LeaderOrder::Person).to_owned(),
                label: say!(visit, "leaders-sort-person"),
            },
            Choice {
                value: order_word(LeaderOrder::Since).to_owned(),
                label: say!(visit, "leaders-sort-since"),
            },
        ];
        view! {
            <InputFilter visit name="q" label=say!(visit, "leaders-filter-text") kind="search" />
            <SelectFilter
                visit
                name="region"
                label=say!(visit, "leaders-filter-region")
                any=any()
                choices=Choice::regions(visit)
            />
            <SelectFilter
                visit
                name="group"
                label=group_label(visit)
                any=any()
                choices=Choice::groups(visit)
            />
            <SelectFilter
                visit
                name="country"
                label=say!(visit, "leaders-filter-country")
                any=any()
                choices=Choice::countries(visit)
            />
            <SelectFilter
                visit
                name="kind"
                label=say!(visit, "leaders-filter-role")
                any=say!(visit, "leaders-filter-leading")
                choices=roles
            />
            <SelectFilter visit name="status" label=say!(visit, "column-status") any=any() choices=statuses />
            <SelectFilter
                visit
                name="sort"
                label=say!(visit, "leaders-sort")
                any=say!(visit, "leaders-sort-change")
                choices=orders
            />
        }
    })
}

#[cfg(test)]
mod tests;
