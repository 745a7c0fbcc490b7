//! Two edits of one entity, brought together field by field.
//!
//! What only one of two editors touched stands as that editor left it. What both touched, and left different, is a
//! conflict, and nobody wins it silently.

use crate::Entity;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// A field that two editors left different.
#[derive(Clone, Debug, PartialEq)]
pub struct Conflict {
    /// The field, with dots before inner names: `date.on`.
    pub field: String,
    pub base: Option<String>,
    pub mine: Option<String>,
    pub theirs: Option<String>,
}

/// Why two edits could not be brought together.
#[derive(Clone, Debug, PartialEq)]
pub enum MergeError {
    /// Both editors touched these fields.
    Conflicts(Vec<Conflict>),
    /// Together they make no entity; the message says what is wrong with it.
    Unsound(String),
}

/// Whose value stands where two editors left a field different.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    Mine,
    Theirs,
}

/// Fields in which somebody has chosen.
pub type Choices = BTreeMap<String, Side>;

/// Brings together what one editor made of `base` and what another made of it in the meantime.
///
/// # Errors
/// The fields that both left different, or why the result is no entity.
pub fn merge(base: &Entity, mine: &Entity, theirs: &Entity) -> Result<Entity, MergeError> {
    merge_with(base, mine, theirs, &Choices::new())
}

/// As [`merge`], with some fields settled by choice.
///
/// # Errors
/// The fields that both left different and nobody has settled, or why the result is no entity.
pub fn merge_with(
    base: &Entity,
    mine: &Entity,
    theirs: &Entity,
    choices: &Choices,
) -> Result<Entity, MergeError> {
    let value = |entity: &Entity| {
        serde_json::to_value(entity).map_err(|error| MergeError::Unsound(error.to_string()))
    };
    let mut merger = Merger {
        choices,
        conflicts: Vec::new(),
    };
    let merged = merger.together("", &value(base)?, &value(mine)?, &value(theirs)?);
    if !merger.conflicts.is_empty() {
        return Err(MergeError::Conflicts(merger.conflicts));
    }
    serde_json::from_value(merged).map_err(|error| MergeError::Unsound(error.to_string()))
}

/// Walks three versions at once.
struct Merger<'c> {
    choices: &'c Choices,
    conflicts: Vec<Conflict>,
}

impl Merger<'_> {
    fn together(&mut self, field: &str, base: &Value, mine: &Value, theirs: &Value) -> Value {
        if mine == theirs || mine == base {
            return theirs.clone();
        }
        if theirs == base {
            return mine.clone();
        }
        // Two checks of one fact: the later one is how far it is confirmed.
        if field == "verified"
            && let (Value::String(mine), Value::String(theirs)) = (mine, theirs)
        {
            return Value::String(mine.max(theirs).clone());
        }
        let all = [base, mine, theirs];
        // What is empty is left out of the record, so something missing may be an empty list or an object without fields.
        if all
            .iter()
            .all(|value| matches!(value, Value::Array(_) | Value::Null))
        {
            let [base, mine, theirs] =
                all.map(|value| value.as_array().map(Vec::as_slice).unwrap_or_default());
            if field.rsplit('.').next() == Some("sources") {
                return citations_together(base, mine, theirs);
            }
            return self.lists_together(field, base, mine, theirs);
        }
        if let (Value::Object(mine), Value::Object(theirs)) = (mine, theirs)
            && matches!(base, Value::Object(_) | Value::Null)
        {
            let nothing = Map::new();
            let base = base.as_object().unwrap_or(&nothing);
            return Value::Object(self.fields_together(field, base, mine, theirs));
        }
        self.conflict(field, base, mine, theirs)
    }

    fn fields_together(
        &mut self,
        field: &str,
        base: &Map<String, Value>,
        mine: &Map<String, Value>,
        theirs: &Map<String, Value>,
    ) -> Map<String, Value> {
        let of = |map: &Map<String, Value>, name: &str| map.get(name).cloned().unwrap_or(Value::Null);
        let mut names: Vec<&String> = base.keys().chain(mine.keys()).chain(theirs.keys()).collect();
        names.sort();
        names.dedup();
        let mut merged = Map::new();
        for name in names {
            let inner = inner_field(field, name);
            let value = self.together(&inner, &of(base, name), &of(mine, name), &of(theirs, name));
            let is_missing = value == Value::Null || value.as_array().is_some_and(Vec::is_empty);
            if !is_missing {
                merged.insert(name.clone(), value);
            }
        }
        merged
    }

    /// Lists keep what each editor added and lose what each took out; of lists that kept their length, each place is
    /// a field of its own.
    fn lists_together(&mut self, field: &str, base: &[Value], mine: &[Value], theirs: &[Value]) -> Value {
        if base.len() == mine.len() && base.len() == theirs.len() {
            return (0..base.len())
                .map(|place| {
                    let inner = inner_field(field, &place.to_string());
                    self.together(&inner, &base[place], &mine[place], &theirs[place])
                })
                .collect();
        }
        let has_added = |list: &[Value]| list.iter().any(|value| !base.contains(value));
        let both_lost = base
            .iter()
            .any(|value| !mine.contains(value) && !theirs.contains(value));
        // What both replaced or one replaced and the other took out cannot be told apart.
        if both_lost && (has_added(mine) || has_added(theirs)) {
            let whole = |list: &[Value]| Value::Array(list.to_vec());
            return self.conflict(field, &whole(base), &whole(mine), &whole(theirs));
        }
        let in_place = |value: &Value| {
            let place = base.iter().position(|it| it == value)?;
            (mine.len() == base.len()).then(|| mine[place].clone())
        };
        let mut merged: Vec<Value> = theirs
            .iter()
            .filter_map(|value| {
                if base.contains(value) && !mine.contains(value) {
                    in_place(value)
                } else {
                    Some(value.clone())
                }
            })
            .collect();
        for value in mine.iter().filter(|value| !base.contains(value)) {
            if !merged.contains(value) {
                merged.push(value.clone());
            }
        }
        Value::Array(merged)
    }

    fn conflict(&mut self, field: &str, base: &Value, mine: &Value, theirs: &Value) -> Value {
        match self.choices.get(field) {
            Some(Side::Mine) => return mine.clone(),
            Some(Side::Theirs) => return theirs.clone(),
            None => {}
        }
        self.conflicts.push(Conflict {
            field: field.to_owned(),
            base: plain(base),
            mine: plain(mine),
            theirs: plain(theirs),
        });
        theirs.clone()
    }
}

/// The citations of a fact are a set: what either editor added stands, what either took out or replaced does not. A source without a
/// place is not added beside a place in it.
fn citations_together(base: &[Value], mine: &[Value], theirs: &[Value]) -> Value {
    let is_kept = |value: &&Value| mine.contains(value) || !base.contains(value);
    let mut merged: Vec<Value> = theirs.iter().filter(is_kept).cloned().collect();
    for value in mine.iter().filter(|value| !base.contains(value)) {
        let says_less = |known: &Value| value.is_string() && known["source"] == *value;
        if !merged.iter().any(|known| known == value || says_less(known)) {
            merged.push(value.clone());
        }
    }
    Value::Array(merged)
}

/// The name of a field inside another; the kind of the entity, which stands outermost, is left away.
fn inner_field(field: &str, name: &str) -> String {
    let is_kind = field.is_empty() && crate::EntityKind::from_word(name).is_some();
    match (field, is_kind) {
        (_, true) => String::new(),
        ("", false) => name.to_owned(),
        (field, false) => format!("{field}.{name}"),
    }
}

fn plain(value: &Value) -> Option<String> {
    match value {
        Value::Null => None,
        Value::String(text) => Some(text.clone()),
        other => Some(other.to_string()),
    }
}
