//! A comparison as one table of texts.

use super::{
    days::Days,
    request::ComparisonRequest,
    tables::{changed_status, how, people},
};
use crate::{
    address::Resource,
    components::status_words,
    naming, sharing,
    table::Table,
    visit::Visit,
    words::{say, word},
};
use domain::{
    Office,
    snapshot::{OfficeDifference, Spell},
};

/// What the page of a comparison shows, one row for each thing that differs.
pub fn rows(visit: &Visit<'_>) -> Table {
    let request = ComparisonRequest::read(visit);
    let days = Days::of(visit, &request);
    let found = days
        .earlier
        .snapshot
        .compared_with(&days.later.snapshot, &request.filter);
    let visit = &days.later;
    let head = vec![
        say!(visit, "compare-difference"),
        say!(visit, "leaders-column-country"),
        say!(visit, "compare-what"),
        request.from.to_string(),
        say!(visit, "compare-between"),
        request.to.to_string(),
        say!(visit, "field-date"),
        say!(visit, "compare-how"),
        say!(visit, "field-url"),
    ];
    let mut rows = Vec::new();
    for it in &found.offices {
        if it.changed_hands() {
            rows.push(of_hands(&days, it));
        } else {
            rows.extend(changed_status(it).map(|spells| of_status(&days, it, spells)));
        }
    }
    rows.extend(found.moved.iter().map(|it| {
        vec![
            say!(visit, "compare-moved"),
            naming::country_names(visit, it.event),
            naming::event_name(visit, it.event),
            it.before.on.to_string(),
            String::new(),
            sharing::date(visit, it.event),
            it.event.date.on.to_string(),
            String::new(),
            visit.url(&Resource::event(&it.event.id)),
        ]
    }));
    Table { head, rows }
}

fn of_hands(days: &Days<'_>, it: &OfficeDifference<'_>) -> Vec<String> {
    let visit = &days.later;
    vec![
        say!(visit, "compare-changed"),
        it.country.name.in_language(visit.language).to_owned(),
        naming::text(visit, &it.office.title).to_owned(),
        standing(&days.earlier, it.office, &it.before),
        people(visit, &it.between),
        standing(visit, it.office, &it.after),
        it.changed_on().map(ToString::to_string).unwrap_or_default(),
        how(visit, it),
        visit.url(&Resource::office(&it.office.id)),
    ]
}

fn of_status(
    days: &Days<'_>,
    it: &OfficeDifference<'_>,
    (before, after): (&Spell<'_>, &Spell<'_>),
) -> Vec<String> {
    let visit = &days.later;
    let told = |visit: &Visit<'_>, spell: &Spell<'_>| {
        let person = spell.person.name.in_language(visit.language);
        format!("{person} ({})", status_words(visit, spell))
    };
    vec![
        say!(visit, "compare-status"),
        it.country.name.in_language(visit.language).to_owned(),
        naming::text(visit, &it.office.title).to_owned(),
        told(&days.earlier, before),
        String::new(),
        told(visit, after),
        String::new(),
        String::new(),
        visit.url(&Resource::office(&it.office.id)),
    ]
}

fn standing(visit: &Visit<'_>, office: &Office, holders: &[Spell<'_>]) -> String {
    match visit.snapshot.missing(office) {
        Some(absence) => word(visit.language, "status", absence.word()),
        None => people(visit, holders),
    }
}
