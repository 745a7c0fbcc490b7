//! What has changed in the record of an event since a link that pins `known_at` was shared.

use crate::{
    address::Resource,
    pages::changes::{difference, moment},
    query::Query,
    visit::Visit,
    words::say,
};
use domain::{
    Edtf, Entity, EntityKind, EntityRef, Event,
    changeset::Seq,
    difference::{Difference, differences},
    world::Commit,
};
use jiff::{Timestamp, tz::TimeZone};
use leptos::{either::Either, prelude::*};
use std::sync::Arc;

/// One later changeset and what it made of what the page shows; no differences where it took the record out.
struct Later {
    commit: Arc<Commit>,
    found: Option<Vec<Difference>>,
}

pub fn since(visit: &Visit<'_>, event: &Event) -> impl IntoView + use<> {
    let known_at = visit.known_at?;
    let later = later(visit, event, known_at);
    let at = words(visit, known_at);
    let body = if later.is_empty() {
        Either::Left(view! { <p>{say!(visit, "since-nothing", moment = at)}</p> })
    } else {
        let count = say!(visit, "since-changed", count = later.len(), moment = at);
        let items = later.iter().map(|later| item(visit, later)).collect_view();
        Either::Right(view! {
            <p>
                <strong>{count}</strong>
                " "
                <a href=visit.here_with("known_at", None)>{say!(visit, "since-now")}</a>
            </p>
            <ol>{items}</ol>
        })
    };
    Some(view! {
        <section class="event-since" aria-labelledby="since-title">
            <h2 id="since-title">{say!(visit, "since-title")}</h2>
            {body}
        </section>
    })
}

/// The later changesets that changed something of what the page shows, oldest first.
fn later(visit: &Visit<'_>, event: &Event, known_at: Timestamp) -> Vec<Later> {
    let reference = EntityRef::Event(event.id.clone());
    let mut found: Vec<_> = visit
        .newest
        .history_of(&reference)
        .take_while(|commit| commit.seq > visit.world.seq())
        .filter_map(|commit| {
            let before = shown(visit, &reference, commit.seq - 1, known_at);
            let Some(after) = shown(visit, &reference, commit.seq, known_at) else {
                return Some(Later {
                    commit: Arc::clone(commit),
                    found: None,
                });
            };
            let found = differences(before.as_ref(), Some(&after));
            (!found.is_empty()).then(|| Later {
                commit: Arc::clone(commit),
                found: Some(found),
            })
        })
        .collect();
    found.reverse();
    found
}

/// The record as a changeset left it. On a page of the past, as it reads on that day: what happened after it
/// was no part of what was shared, and stays hidden here, too.
fn shown(visit: &Visit<'_>, reference: &EntityRef, seq: Seq, known_at: Timestamp) -> Option<Entity> {
    let (_, entity) = visit.newest.entity_at(reference, seq)?;
    let past = past_day(visit, known_at);
    match (past, entity) {
        (Some(day), Entity::Event(event)) => visit.newest.on(day).known_version(&event).map(Entity::from),
        (_, entity) => Some(entity),
    }
}

/// The day of the page, if it already lay in the past when the link was shared.
fn past_day(visit: &Visit<'_>, known_at: Timestamp) -> Option<jiff::civil::Date> {
    let shared = known_at.to_zoned_datetime(TimeZone::UTC).date();
    visit.as_of.filter(|day| *day < shared)
}

fn item(visit: &Visit<'_>, later: &Later) -> impl IntoView + use<> {
    let seq = later.commit.seq;
    let title = say!(visit, "change-title", number = seq.to_string());
    // Without `known_at`, at which the changeset was not there yet.
    let past = visit.known_at.and_then(|at| past_day(visit, at));
    let as_of = past.map(|day| day.to_string());
    let href = visit.href_only(
        &Resource::change(seq),
        Query::default().with("as_of", as_of.as_deref()),
    );
    let found = match &later.found {
        Some(found) => Either::Left(difference::table(visit, EntityKind::Event, &title, found)),
        None => Either::Right(view! { <p>{say!(visit, "since-removed")}</p> }),
    };
    view! {
        <li>
            <p>{moment(visit, later.commit.changeset.at)} " · " <a href=href>{title}</a></p>
            {found}
        </li>
    }
}

/// A moment in words, in UTC.
fn words(visit: &Visit<'_>, at: Timestamp) -> String {
    let at = at.to_zoned_datetime(TimeZone::UTC);
    let day = Edtf::from_day(at.date()).spoken(visit.language);
    format!("{day}, {} UTC", at.strftime("%H:%M"))
}
