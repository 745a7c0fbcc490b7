//! What a changeset changed, field by field.

use crate::entity::Entity;
use serde_json::Value;

/// One field that differs between two versions of an entity.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// The field, with a dot before each inner name and a number for each place in a list:
    /// `date.on`, `outlook.0.value`.
    pub field: String,
    /// The value before; none when the field was not there.
    pub before: Option<String>,
    /// The value after; none when the field is not there any more.
    pub after: Option<String>,
}

/// The fields that differ between two versions; either may be missing.
pub fn differences(before: Option<&Entity>, after: Option<&Entity>) -> Vec<Difference> {
    let mut found = Vec::new();
    compare(String::new(), &fields(before), &fields(after), &mut found);
    found
}

/// The fields of an entity without the name of its kind around them.
fn fields(entity: Option<&Entity>) -> Value {
    let whole = entity
        .and_then(|entity| serde_json::to_value(entity).ok())
        .unwrap_or(Value::Null);
    match whole {
        Value::Object(kinds) => kinds.into_iter().next().map_or(Value::Null, |(_, fields)| fields),
        other => other,
    }
}

fn compare(field: String, before: &Value, after: &Value, found: &mut Vec<Difference>) {
    if before == after {
        return;
    }
    if is_citation(&field) {
        found.push(Difference {
            field,
            before: plain(before),
            after: plain(after),
        });
        return;
    }
    let (names, is_list) = match (before, after) {
        (Value::Object(_) | Value::Null, Value::Object(_) | Value::Null) => (names_of(before, after), false),
        (Value::Array(_) | Value::Null, Value::Array(_) | Value::Null) => {
            let length = |value: &Value| value.as_array().map_or(0, Vec::len);
            (
                (0..length(before).max(length(after)))
                    .map(|place| place.to_string())
                    .collect(),
                true,
            )
        }
        _ => (Vec::new(), false),
    };
    // Two plain values, or one that is there with nothing in it and one that is not there.
    if names.is_empty() {
        found.push(Difference {
            field,
            before: plain(before),
            after: plain(after),
        });
        return;
    }
    for name in names {
        let inner = |value: &Value| -> Value {
            let found = if is_list {
                name.parse().ok().and_then(|place: usize| value.get(place))
            } else {
                value.get(&name)
            };
            found.cloned().unwrap_or(Value::Null)
        };
        let path = if field.is_empty() {
            name.clone()
        } else {
            format!("{field}.{name}")
        };
        compare(path, &inner(before), &inner(after), found);
    }
}

/// Whether a field is one citation, `sources.0`, which is one value in either of its forms.
fn is_citation(field: &str) -> bool {
    let mut names = field.rsplit('.');
    let is_in_list = names.next().is_some_and(|name| name.parse::<usize>().is_ok());
    is_in_list && names.next() == Some("sources")
}

fn names_of(before: &Value, after: &Value) -> Vec<String> {
    let mut names: Vec<String> = [before, after]
        .iter()
        .filter_map(|value| value.as_object())
        .flat_map(|fields| fields.keys().cloned())
        .collect();
    names.sort();
    names.dedup();
    names
}

fn plain(value: &Value) -> Option<String> {
    match value {
        Value::Null => None,
        Value::String(text) => Some(text.clone()),
        other => Some(other.to_string()),
    }
}

#[cfg(test)]
mod tests;
