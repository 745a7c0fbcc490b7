//! The tables of a comparison.

use super::days::Days;
use crate::{
    address::Resource,
    components::{AbsenceMark, Cite, CountryLink, EventDate, Moment, Notes, PersonLink, StatusMark},
    naming,
    rendered::{Rendered, rendered},
    visit::Visit,
    words::{listed, say, word},
};
use domain::{
    Edtf, Office,
    entity::{EndReason, Entry},
    snapshot::{MovedDate, OfficeDifference, Spell},
    status::Headline,
};
use leptos::{either::Either, prelude::*};

/// The offices that somebody else holds.
pub fn hands(days: &Days<'_>, notes: &Notes, changed: &[&OfficeDifference<'_>]) -> Option<Rendered> {
    let visit = &days.later;
    let head = [
        say!(visit, "leaders-column-country"),
        say!(visit, "column-office"),
        day_of(&days.earlier),
        say!(visit, "compare-between"),
        day_of(&days.later),
        say!(visit, "compare-when"),
        say!(visit, "compare-how"),
    ];
    let rows = changed.iter().map(|it| {
        let when = it.changed_on().map(|date| view! { <Moment visit date /> });
        rendered(view! {
            <tr id=anchor(
                it.office,
            )>
                {of_office(visit, it)} <td>{standing(days, &days.earlier, notes, it.office, &it.before)}</td>
                <td>{meanwhile(visit, notes, &it.between)}</td>
                <td>{standing(days, visit, notes, it.office, &it.after)}</td> <td>{when}</td>
                <td>{how(visit, it)}</td>
            </tr>
        })
    });
    table(say!(visit, "compare-changed"), &head, rows.collect())
}

/// The offices that the same people hold with another status.
pub fn statuses(days: &Days<'_>, notes: &Notes, other: &[&OfficeDifference<'_>]) -> Option<Rendered> {
    let visit = &days.later;
    let head = [
        say!(visit, "leaders-column-country"),
        say!(visit, "column-office"),
        say!(visit, "column-holder"),
        day_of(&days.earlier),
        day_of(&days.later),
    ];
    let mut rows = Vec::new();
    for it in other {
        for (before, after) in changed_status(it) {
            rows.push(rendered(view! {
                <tr>
                    {of_office(visit, it)} <td>
                        <PersonLink visit person=after.person />
                        <Cite visit notes of=&after.tenure.provenance />
                    </td> <td>
                        <StatusMark visit=&days.earlier spell=before />
                    </td> <td>
                        <StatusMark visit=&days.later spell=after />
                    </td>
                </tr>
            }));
        }
    }
    table(say!(visit, "compare-status"), &head, rows)
}

/// Whoever holds an office on both days with another status, as they were and as they are.
pub fn changed_status<'d, 's>(
    difference: &'d OfficeDifference<'s>,
) -> impl Iterator<Item = (&'d Spell<'s>, &'d Spell<'s>)> {
    difference.after.iter().filter_map(|after| {
        let mut before = difference.before.iter();
        let before = before.find(|it| it.tenure.id == after.tenure.id)?;
        (before.status.headline != after.status.headline).then_some((before, after))
    })
}

/// The events whose date was moved.
pub fn dates(days: &Days<'_>, moved: &[MovedDate<'_>]) -> Option<Rendered> {
    let visit = &days.later;
    let head = [
        say!(visit, "field-name"),
        day_of(&days.earlier),
        day_of(&days.later),
    ];
    let rows = moved.iter().map(|it| {
        let event = it.event;
        rendered(view! {
            <tr>
                <th scope="row">
                    <span class="flag" aria-hidden="true">
                        {naming::flags(visit, event)}
                    </span>
                    " "
                    <a href=visit.href(&Resource::event(&event.id))>{naming::event_name(visit, event)}</a>
                </th>
                <td>
                    <Moment visit date=&it.before.on />
                </td>
                <td>
                    <EventDate visit event />
                </td>
            </tr>
        })
    });
    table(say!(visit, "compare-moved"), &head, rows.collect())
}

fn table(title: String, head: &[String], rows: Vec<Rendered>) -> Option<Rendered> {
    if rows.is_empty() {
        return None;
    }
    let head = head
        .iter()
        .map(|name| view! { <th scope="col">{name.clone()}</th> })
        .collect_view();
    let label = title.clone();
    Some(rendered(view! {
        <section>
            <h2>{title.clone()}</h2>
            <div class="table-scroll" tabindex="0" role="group" aria-label=label>
                <table class="ledger">
                    <caption class="visually-hidden">{title}</caption>
                    <thead>
                        <tr>{head}</tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }))
}

/// The day as the head of a column.
fn day_of(visit: &Visit<'_>) -> String {
    Edtf::from_day(visit.day()).short(visit.language)
}

/// What the row of an office is called, for the marks of the figure.
pub fn anchor(office: &Office) -> String {
    format!("office-{}", office.id)
}

fn of_office(visit: &Visit<'_>, it: &OfficeDifference<'_>) -> impl IntoView + use<> {
    view! {
        <th scope="row">
            <CountryLink visit country=it.country />
        </th>
        <td>
            <a href=visit
                .href(&Resource::office(&it.office.id))>{naming::text(visit, &it.office.title).to_owned()}</a>
        </td>
    }
}

/// Who holds an office on one of the days, or that nobody does. The sources are those of the later day: the earlier one did not know all of them.
fn standing(
    days: &Days<'_>,
    visit: &Visit<'_>,
    notes: &Notes,
    office: &Office,
    holders: &[Spell<'_>],
) -> impl IntoView + use<> {
    if holders.is_empty() {
        let absence = visit.snapshot.missing(office);
        return Either::Left(absence.map(|absence| view! { <AbsenceMark visit absence /> }));
    }
    let holders = holders
        .iter()
        .map(|spell| {
            // That somebody is in office says the column.
            let mark = (spell.status.headline != Headline::InOffice).then(|| {
                view! {
                    " "
                    <StatusMark visit spell />
                }
            });
            let known_later = days.later.snapshot.tenure(spell.tenure.id.as_str());
            let tenure = known_later.unwrap_or(spell.tenure);
            view! {
                <p>
                    <PersonLink visit person=spell.person />
                    <Cite visit notes of=&tenure.provenance />
                    {mark}
                </p>
            }
        })
        .collect_view();
    Either::Right(holders)
}

fn meanwhile(visit: &Visit<'_>, notes: &Notes, between: &[Spell<'_>]) -> impl IntoView + use<> {
    between
        .iter()
        .map(|spell| {
            view! {
                <p>
                    <PersonLink visit person=spell.person />
                    <Cite visit notes of=&spell.tenure.provenance />
                </p>
            }
        })
        .collect_view()
}

/// How those who held the office earlier left it, and how those who hold it now came.
pub fn how(visit: &Visit<'_>, it: &OfficeDifference<'_>) -> String {
    let mut words: Vec<String> = Vec::new();
    let mut tell = |text: String| {
        if !words.contains(&text) {
            words.push(text);
        }
    };
    for spell in &it.left {
        let reason = spell.tenure.end_reason.filter(|it| *it != EndReason::Unknown);
        if let Some(reason) = reason {
            tell(word(visit.language, "end-reason", reason.word()));
        }
    }
    for spell in it.came.iter().filter(|it| it.tenure.entry != Entry::Unknown) {
        tell(word(visit.language, "entry", spell.tenure.entry.word()));
    }
    words.join(" · ")
}

/// The people of some spells, in words.
pub fn people(visit: &Visit<'_>, spells: &[Spell<'_>]) -> String {
    let names: Vec<_> = spells
        .iter()
        .map(|it| it.person.name.in_language(visit.language))
        .collect();
    listed(visit.language, &names)
}
