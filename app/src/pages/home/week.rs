//! The week behind and the week ahead, in two lines: who took office, what was voted, what comes.

use crate::{
    address::Resource,
    naming,
    rendered::{Rendered, rendered},
    visit::Visit,
    words::{colon, say},
};
use domain::{
    Edtf, Event,
    snapshot::{LeaderFilter, LeaderOrder},
};
use jiff::{ToSpan, civil::Date};
use leptos::prelude::*;

const DAYS: i32 = 7;
/// How many things are named in a line; the lists have the others.
const MOST: usize = 4;

/// One thing that happened or comes: its day, its words and where it stands.
struct Item {
    day: Date,
    words: String,
    href: String,
}

pub fn lines(visit: &Visit<'_>, votes: &[&Event]) -> impl IntoView + use<> {
    let behind = line(
        say!(visit, "home-week-behind"),
        colon(visit.language),
        behind(visit),
        say!(visit, "home-week-quiet"),
    );
    let ahead = line(
        say!(visit, "home-week-ahead"),
        colon(visit.language),
        ahead(visit, votes),
        say!(visit, "home-week-empty"),
    );
    view! { <div class="home-week">{behind} {ahead}</div> }
}

fn line(name: String, colon: &'static str, items: Vec<Item>, nothing: String) -> Rendered {
    if items.is_empty() {
        return rendered(view! { <p>{nothing}</p> });
    }
    let more = items.len().saturating_sub(MOST);
    let more = (more > 0).then(|| format!(" +{more}"));
    let items = items
        .into_iter()
        .take(MOST)
        .enumerate()
        .map(|(place, item)| {
            view! {
                {(place > 0).then_some(" · ")}
                <a href=item.href>{item.words}</a>
            }
        })
        .collect_view();
    rendered(view! {
        <p>
            <strong>{name}</strong>
            {colon}
            {items}
            {more}
        </p>
    })
}

/// Who took office in the last days, newest first.
fn behind(visit: &Visit<'_>) -> Vec<Item> {
    let leaders = visit
        .snapshot
        .leaders(&LeaderFilter::default(), LeaderOrder::default(), visit.language);
    let first = visit.day().saturating_sub(DAYS.days());
    let mut items: Vec<_> = leaders
        .iter()
        .filter_map(|leader| {
            let spell = leader.spell?;
            let day = spell.tenure.start.as_ref().and_then(Edtf::exact_day)?;
            (first < day && day <= visit.day()).then(|| Item {
                day,
                words: say!(
                    visit,
                    "home-week-came",
                    person = spell.person.name.in_language(visit.language),
                    office = spell.office.name.in_language(visit.language),
                    date = Edtf::from_day(day).short(visit.language)
                ),
                href: visit.href(&Resource::office(&spell.office.id)),
            })
        })
        .collect();
    items.sort_by_key(|item| std::cmp::Reverse(item.day));
    items
}

/// What is dated within the next days, soonest first.
fn ahead(visit: &Visit<'_>, votes: &[&Event]) -> Vec<Item> {
    let last = visit.day().saturating_add(DAYS.days());
    votes
        .iter()
        .filter_map(|event| {
            let day = event.date.on.exact_day().filter(|day| *day <= last)?;
            Some(Item {
                day,
                words: say!(
                    visit,
                    "home-week-comes",
                    event = naming::event_name(visit, event),
                    date = Edtf::from_day(day).short(visit.language)
                ),
                href: visit.href(&Resource::event(&event.id)),
            })
        })
        .collect()
}
