//! Why a changeset is refused, in words for programs.

use crate::api::problem::{Conflict, Problem, RecordError};
use axum::http::StatusCode;
use domain::{Entity, EntityRef, Refusal, check::Finding};
use serde_json::Value;

/// A new error of the data as an answer lists it.
pub fn fault(finding: Finding) -> RecordError {
    RecordError {
        kind: finding.entity.kind().word(),
        id: finding.entity.id().to_owned(),
        rule: finding.rule.to_owned(),
        message: finding.message,
    }
}

/// A record as messages name it: its kind and id.
pub fn named(entity: &EntityRef) -> String {
    format!("{} {}", entity.kind().word(), entity.id())
}

/// One thing that is wrong with one record, as the whole answer.
pub fn fault_at(entity: &EntityRef, rule: &str, message: String) -> Problem {
    Problem {
        errors: vec![RecordError {
            kind: entity.kind().word(),
            id: entity.id().to_owned(),
            rule: rule.to_owned(),
            message: message.clone(),
        }]
        .into(),
        ..Problem::unprocessable(&message)
    }
}

/// What a refusal of the world says to the program that sent the changeset.
pub fn refused(refusal: Refusal) -> Problem {
    match refusal {
        Refusal::Empty => Problem::unprocessable("The changeset changes nothing: `changes` is empty."),
        Refusal::NoComment => Problem::unprocessable("The changeset does not say why: `comment` is empty."),
        Refusal::NoSource => Problem::unprocessable("The changeset names no source: `sources` is empty."),
        Refusal::Twice(entity) => fault_at(
            &entity,
            "twice",
            format!("The {} is changed twice.", named(&entity)),
        ),
        Refusal::UnknownReference { from, to } => fault_at(
            &from,
            "unknown_reference",
            format!(
                "The {} refers to the {}, which does not exist.",
                named(&from),
                named(&to)
            ),
        ),
        Refusal::StillReferenced { entity, by } => fault_at(
            &entity,
            "still_referenced",
            format!(
                "The {} cannot be taken out while the {} refers to it.",
                named(&entity),
                named(&by)
            ),
        ),
        Refusal::CannotMerge { from, into } => fault_at(
            &from,
            "cannot_merge",
            format!(
                "The {} cannot become one with the {}: only with another record of the same kind.",
                named(&from),
                named(&into)
            ),
        ),
        Refusal::Stale {
            entity,
            expected,
            found,
            wanted,
            stands,
        } => {
            let both = [wanted.as_deref(), stands.as_deref()].map(|it| it.map(fields).transpose());
            let [Ok(wanted), Ok(stands)] = both else {
                return Problem::incident(&"a record of a conflict cannot be written as JSON");
            };
            Problem {
                conflict: Some(Box::new(Conflict {
                    kind: entity.kind().word(),
                    id: entity.id().to_owned(),
                    expected,
                    found,
                    wanted,
                    stands,
                })),
                ..Problem::new(
                    StatusCode::CONFLICT,
                    &format!(
                        "The {} stands at version {found}, and the changeset expects {expected}. Read it again and bring both together.",
                        named(&entity)
                    ),
                )
            }
        }
        Refusal::NoAuthor | Refusal::TimeGoesBack { .. } => Problem::incident(&refusal),
    }
}

/// The fields of a record without the name of its kind around them.
fn fields(entity: &Entity) -> serde_json::Result<Value> {
    let whole = serde_json::to_value(entity)?;
    Ok(match whole {
        Value::Object(kinds) => kinds.into_iter().next().map_or(Value::Null, |(_, fields)| fields),
        other => other,
    })
}
