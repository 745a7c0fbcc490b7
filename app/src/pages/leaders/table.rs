//! The table of leaders. Words that many rows share are looked up once for the page.

use super::filters::order_word;
use crate::{
    address::Resource,
    components::{
        AbsenceMark, Cite, CountryLink, EventDate, Moment, Notes, PersonLink, StatusMark, StatusNote,
        countdown,
    },
    fragment::{Part, fragments},
    naming,
    visit::Visit,
    words::{say, word},
};
use domain::{
    Edtf, Event, Provenance,
    entity::{EventKind, Review},
    snapshot::{Leader, LeaderOrder, Spell},
};
use leptos::{either::Either, prelude::*};
use std::{cell::RefCell, collections::HashMap};

/// The words that rows share.
struct Words {
    unreviewed: String,
    /// What stands where no check is recorded; a check that came after a past day is not told.
    unchecked: String,
    since: String,
    since_unknown: String,
    next: String,
    checked: String,
    kinds: RefCell<HashMap<EventKind, String>>,
}

impl Words {
    fn of(visit: &Visit<'_>) -> Self {
        Self {
            unreviewed: say!(visit, "review-unreviewed"),
            unchecked: if visit.is_past() {
                String::new()
            } else {
                say!(visit, "freshness-none")
            },
            since: say!(visit, "column-since"),
            since_unknown: say!(visit, "leaders-since-unknown"),
            next: say!(visit, "leaders-column-next"),
            checked: say!(visit, "column-checked"),
            kinds: RefCell::default(),
        }
    }

    fn kind(&self, visit: &Visit<'_>, kind: EventKind) -> String {
        let mut kinds = self.kinds.borrow_mut();
        kinds
            .entry(kind)
            .or_insert_with(|| word(visit.language, "event-kind", kind.word()))
            .clone()
    }
}

pub fn table<'l, Leaders: Iterator<Item = Leader<'l>>>(
    visit: &Visit<'_>,
    notes: &Notes,
    leaders: Leaders,
    order: LeaderOrder,
) -> impl IntoView + use<Leaders> {
    let mut leaders = leaders.peekable();
    if leaders.peek().is_none() {
        return Either::Left(view! { <p class="quiet">{say!(visit, "leaders-none-help")}</p> });
    }
    let words = Words::of(visit);
    let rows = fragments(visit, notes, leaders, name_of, |notes, leader| {
        row(visit, notes, &words, leader)
    });
    let label = say!(visit, "leaders-table");
    let caption = label.clone();
    Either::Right(view! {
        <div class="leaders-region" tabindex="0" role="group" aria-label=label>
            <table class="leaders">
                <caption class="visually-hidden">{caption}</caption>
                <thead>
                    <tr>
                        {sort_head(visit, say!(visit, "leaders-column-country"), LeaderOrder::Country, order)}
                        <th scope="col">{say!(visit, "column-office")}</th>
                        {sort_head(visit, say!(visit, "column-holder"), LeaderOrder::Person, order)}
                        {sort_head(visit, words.since.clone(), LeaderOrder::Since, order)}
                        <th scope="col">{say!(visit, "column-status")}</th>
                        {sort_head(visit, words.next.clone(), LeaderOrder::Change, order)}
                        <th scope="col">{words.checked.clone()}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    })
}

/// What a row is of.
fn name_of<'l>(leader: &'l Leader<'_>) -> (Part, &'l str) {
    match &leader.spell {
        Some(spell) => (Part::Leader, spell.tenure.id.as_str()),
        None => (Part::Absence, leader.office.id.as_str()),
    }
}

/// The head of a column that the table can be sorted by: a link, or a mark where it is.
fn sort_head(
    visit: &Visit<'_>,
    label: String,
    order: LeaderOrder,
    current: LeaderOrder,
) -> impl IntoView + use<> {
    if order == current {
        return Either::Left(view! {
            <th scope="col" aria-sort="ascending">
                {label}
            </th>
        });
    }
    let value = (order != LeaderOrder::default()).then(|| order_word(order));
    let query = visit
        .query
        .with("sort", value)
        .with("page", None)
        .with("as_of", None)
        .with("known_at", None);
    let href = visit.href_with(&visit.resource, &query);
    Either::Right(view! {
        <th scope="col">
            <a href=href>{label}</a>
        </th>
    })
}

fn row(visit: &Visit<'_>, notes: &Notes, words: &Words, leader: &Leader<'_>) -> impl IntoView + use<> {
    let office = leader.office;
    let spell = leader.spell.as_ref();
    let provenance = spell.map_or(&office.provenance, |spell| &spell.tenure.provenance);
    let status = match spell {
        Some(spell) => Either::Left(view! {
            <StatusMark visit spell />
            <StatusNote visit spell />
        }),
        None => Either::Right(
            leader
                .absence
                .map(|absence| view! { <AbsenceMark visit absence /> }),
        ),
    };
    view! {
        <tr>
            <th scope="row">
                <CountryLink visit country=leader.country />
            </th>
            <td>
                <a href=visit
                    .href(&Resource::office(&office.id))>{naming::text(visit, &office.title).to_owned()}</a>
            </td>
            <td class="leaders-holder">{spell.map(|spell| holder(visit, notes, spell))}</td>
            <td data-label=words.since.clone()>{spell.map(|spell| since(visit, words, spell))}</td>
            <td>{status}</td>
            <td data-label=words.next.clone()>{leader.next.map(|event| next(visit, words, event))}</td>
            <td data-label=words.checked.clone()>{checked(visit, words, provenance)}</td>
        </tr>
    }
}

fn holder(visit: &Visit<'_>, notes: &Notes, spell: &Spell<'_>) -> impl IntoView + use<> {
    let tenure = spell.tenure;
    let party = tenure
        .party
        .as_ref()
        .and_then(|id| visit.snapshot.party(id.as_str()));
    let party = party.map(|party| {
        view! {
            " "
            <small class="status-note">{party.name.in_language(visit.language).to_owned()}</small>
        }
    });
    view! {
        <PersonLink visit person=spell.person />
        <Cite visit notes of=&tenure.provenance />
        {party}
    }
}

fn since(visit: &Visit<'_>, words: &Words, spell: &Spell<'_>) -> impl IntoView + use<> {
    match &spell.tenure.start {
        Some(start) => Either::Left(view! { <Moment visit date=start /> }),
        None => Either::Right(view! { <span class="quiet">{words.since_unknown.clone()}</span> }),
    }
}

/// The next event that decides the office. The country stands in the row, so the kind names it well enough.
fn next(visit: &Visit<'_>, words: &Words, event: &Event) -> impl IntoView + use<> {
    let name = match &event.name {
        Some(name) => naming::text(visit, name).to_owned(),
        None => words.kind(visit, event.kind),
    };
    view! {
        <a href=visit.href(&Resource::event(&event.id))>{name}</a>
        " "
        <small class="leaders-date">
            <EventDate visit event />
            " "
            <span class="countdown">{countdown(visit, &event.date.on)}</span>
        </small>
    }
}

/// Up to which day the sources confirm the row, and whether anyone has compared it with them.
fn checked(visit: &Visit<'_>, words: &Words, provenance: &Provenance) -> impl IntoView + use<> {
    let day = match provenance.verified {
        Some(day) => {
            let date = Edtf::from_day(day).short(visit.language);
            Either::Left(view! { <time datetime=day.to_string()>{date}</time> })
        }
        None => Either::Right(words.unchecked.clone()),
    };
    let is_unreviewed = provenance.review == Review::Unreviewed;
    let unreviewed = is_unreviewed.then(|| {
        view! {
            " "
            <span class="unreviewed">{words.unreviewed.clone()}</span>
        }
    });
    view! { <small class="freshness">{day} {unreviewed}</small> }
}
