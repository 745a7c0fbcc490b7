//! One changeset: who, when, why, on whose word, and what it made of each entity.

use super::{
    difference, reference,
    shown::{moment, shown},
};
use crate::{
    address::Resource,
    components::{Cite, FilterProblems, Notes, PageOf, Pager, SourceList, Toolbar, read_page},
    edit::{Act, Subject},
    links, naming,
    page::{Detour, Page},
    visit::Visit,
    words::say,
};
use domain::{
    EntityKind,
    changeset::{Change, Seq},
    world::Commit,
};
use leptos::{either::Either, prelude::*};
use std::collections::BTreeMap;

/// How many entities stand on one page with their differences.
const ENTITIES: usize = 40;

pub fn change(visit: &Visit<'_>) -> Result<Page, Detour> {
    let number: Seq = visit.param("seq").parse().map_err(|_| Detour::NotFound)?;
    let commit = visit.world.commit(number).ok_or(Detour::NotFound)?;
    let changes: Vec<_> = shown(visit, &commit.changeset.changes).collect();
    if changes.is_empty() {
        return Err(Detour::NotFound);
    }
    let notes = Notes::default();
    let title = say!(visit, "change-title", number = number.to_string());
    let mut problems = Vec::new();
    let asked = read_page(visit, &mut problems);
    let at = PageOf::of(changes.len(), ENTITIES, asked);
    let entities = if visit.is_past() {
        Either::Left(names(visit, at.slice(&changes)))
    } else {
        Either::Right(
            at.slice(&changes)
                .iter()
                .map(|change| difference::section(visit, change))
                .collect_view(),
        )
    };
    let body = view! {
        <article class="change">
            <h1>{title.clone()}</h1>
            <FilterProblems problems />
            {reasons(visit, &notes, commit)}
            {undo(visit, number)}
            <section aria-labelledby="entities-title">
                <h2 id="entities-title">{say!(visit, "change-entities", count = changes.len())}</h2>
                <p class="quiet">{kinds(visit, &changes)}</p>
                {entities}
            </section>
            <Pager visit at />
            {neighbours(visit, number)}
            <SourceList visit notes=&notes />
            <Toolbar visit data=links::data(visit) />
        </article>
    };
    let description = say!(visit, "change-description", number = number.to_string());
    Ok(Page::new(title, description, body))
}

/// Who, when, why and on whose word; on a past day only what cannot tell of later.
fn reasons(visit: &Visit<'_>, notes: &Notes, commit: &Commit) -> impl IntoView + use<> {
    let changeset = &commit.changeset;
    let sources = naming::sources(visit, changeset);
    let signed = view! {
        <p class="quiet">
            <bdi>{naming::author(visit, changeset)}</bdi>
            " · "
            {moment(visit, changeset.at)}
        </p>
    };
    let why = if visit.is_past() {
        Either::Left(view! {
            <p>
                {say!(visit, "change-past")} " "
                <a href=visit.here_today()>{say!(visit, "change-past-link")}</a>
            </p>
        })
    } else {
        Either::Right(view! {
            <p class="lede">
                <bdi>{naming::comment(visit, changeset)}</bdi>
                <Cite visit notes of=&sources />
            </p>
        })
    };
    view! {
        {why}
        {signed}
    }
}

/// The way to take the changeset back, for editors.
fn undo(visit: &Visit<'_>, number: Seq) -> impl IntoView + use<> {
    let form = Resource::form(&Subject::Changeset(number), Act::Undo);
    visit.can_edit().then(|| {
        view! {
            <p class="change-undo">
                <a href=visit.href(&form)>{say!(visit, "edit-act-undo")}</a>
            </p>
        }
    })
}

/// How many entities of which kind, such as "person 12 · tenure 30".
fn kinds(visit: &Visit<'_>, changes: &[&Change]) -> String {
    let mut counts: BTreeMap<EntityKind, usize> = BTreeMap::new();
    for change in changes {
        *counts.entry(change.reference().kind()).or_default() += 1;
    }
    let parts: Vec<_> = counts
        .into_iter()
        .map(|(kind, count)| format!("{} {count}", reference::kind(visit, kind)))
        .collect();
    parts.join(" · ")
}

/// The entities by name alone.
fn names(visit: &Visit<'_>, changes: &[&Change]) -> impl IntoView + use<> {
    let items = changes
        .iter()
        .map(|change| {
            let entity = change.reference();
            let kind = reference::kind(visit, entity.kind());
            view! { <li>{difference::link(visit, &entity, None)} " " <span class="quiet">{kind}</span></li> }
        })
        .collect_view();
    view! { <ul class="change-names">{items}</ul> }
}

/// The changesets before and after this one.
fn neighbours(visit: &Visit<'_>, number: Seq) -> impl IntoView + use<> {
    let link = |seq: Seq| {
        visit
            .world
            .commit(seq)
            .filter(|commit| shown(visit, &commit.changeset.changes).next().is_some())
            .map(|_| {
                let label = say!(visit, "change-title", number = seq.to_string());
                view! { <a href=visit.href(&Resource::change(seq))>{label}</a> }
            })
    };
    view! {
        <p class="change-neighbours">
            {link(number.saturating_sub(1))} " "
            <a href=visit.href(&Resource::CHANGES)>{say!(visit, "change-all")}</a> " "
            {link(number.saturating_add(1))}
        </p>
    }
}
