//! What a changeset made of one entity, field by field.

use super::{
    fields, reference,
    told::{made, version_before},
    values::spoken,
};
use crate::{visit::Visit, words::say};
use domain::{
    Entity, EntityKind, EntityRef,
    changeset::Change,
    difference::{Difference, differences},
};
use leptos::{either::Either, prelude::*};

pub fn section(visit: &Visit<'_>, change: &Change) -> impl IntoView + use<> {
    let entity = change.reference();
    let before = version_before(visit, change);
    let after = change.to.entity();
    let found = differences(before.as_ref(), after);
    let kind = reference::kind(visit, entity.kind());
    let made = made(visit, change, before.as_ref());
    let name = link(visit, &entity, after.or(before.as_ref()));
    let fields = if before.is_some() && after.is_some() {
        Either::Left(table(
            visit,
            entity.kind(),
            &reference::name(visit, &entity, after),
            &found,
        ))
    } else {
        Either::Right(list(visit, entity.kind(), &found))
    };
    view! {
        <section class="change-entity">
            <h3>{name} " " <span class="change-kind">{kind} " · " {made}</span></h3>
            {fields}
        </section>
    }
}

/// Every field of an entity as it stands, its texts in the reader's language where they are written in it.
pub fn facts(visit: &Visit<'_>, entity: &Entity) -> impl IntoView + use<> {
    let language = visit.language.tag();
    let found = differences(None, Some(entity));
    let is_told = |field: &str| {
        let (text, form) = field.rsplit_once('.').unwrap_or_default();
        match form {
            "en" => !found
                .iter()
                .any(|it| language != "en" && it.field == format!("{text}.{language}")),
            "ja" | "ko" => form == language,
            _ => !matches!(field, "id" | "review"),
        }
    };
    let told: Vec<_> = found
        .iter()
        .filter(|difference| is_told(&difference.field))
        .cloned()
        .collect();
    list(visit, entity.reference().kind(), &told)
}

/// The name of an entity, with a link where it has a page.
pub fn link(visit: &Visit<'_>, entity: &EntityRef, recorded: Option<&Entity>) -> impl IntoView + use<> {
    let name = reference::name(visit, entity, recorded);
    // What a preview adds has a name, and no page yet.
    let is_recorded = visit.newest.get(entity).is_some();
    match crate::naming::page_of(visit, entity).filter(|_| is_recorded) {
        Some(path) => Either::Left(view! { <a href=visit.href(&path)>{name}</a> }),
        None => Either::Right(view! { <span>{name}</span> }),
    }
}

/// The fields of an entity that is new or gone.
fn list(visit: &Visit<'_>, kind: EntityKind, found: &[Difference]) -> impl IntoView + use<> {
    let items = found
        .iter()
        .filter_map(|difference| {
            let value = difference.after.as_ref().or(difference.before.as_ref())?;
            let value = spoken(visit, kind, &difference.field, value);
            Some(view! {
                <div>
                    <dt>{fields::label(visit, &difference.field)}</dt>
                    <dd>{value}</dd>
                </div>
            })
        })
        .collect_view();
    view! { <dl class="change-fields">{items}</dl> }
}

/// The fields of an entity that differ, before and after.
pub(in crate::pages) fn table(
    visit: &Visit<'_>,
    kind: EntityKind,
    name: &str,
    found: &[Difference],
) -> impl IntoView + use<> {
    let words = |difference: &Difference, value: &Option<String>| {
        value
            .as_ref()
            .map(|value| spoken(visit, kind, &difference.field, value))
    };
    let rows = found
        .iter()
        .map(|difference| {
            view! {
                <tr>
                    <th scope="row">{fields::label(visit, &difference.field)}</th>
                    <td>{words(difference, &difference.before).map(|value| view! { <del>{value}</del> })}</td>
                    <td>{words(difference, &difference.after).map(|value| view! { <ins>{value}</ins> })}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <div class="table-scroll" tabindex="0" role="group" aria-label=name.to_owned()>
            <table class="ledger change-table">
                <caption class="visually-hidden">{name.to_owned()}</caption>
                <thead>
                    <tr>
                        <th scope="col">{say!(visit, "change-field")}</th>
                        <th scope="col">{say!(visit, "change-before")}</th>
                        <th scope="col">{say!(visit, "change-after")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}
