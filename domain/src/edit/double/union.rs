//! The one record that two records of the same make.
//!
//! What the record says that stays is kept; what it does not say comes from the other one. Lists are joined, names become other
//! spellings, a date that is given more exactly wins. Prose and titles that differ are no contradiction: those of the record that
//! stays are kept.

use super::contradiction::Contradiction;
use crate::{
    Citation, Edtf, Entity, EntityKind, EntityRef, Name,
    edit::merge::{Choices, Side},
    edtf::agreement::{Agreement, agreement},
    entity::{Review, citation::cite},
};
use serde_json::{Map, Value};

/// The fields that are dates as far as they are known.
const DATES: [&str; 12] = [
    "announced",
    "born",
    "cancelled",
    "designated",
    "died",
    "end",
    "ended",
    "expected",
    "known",
    "on",
    "published",
    "start",
];
/// The fields that are said in words, or of which what is not there says something as well: those of the record that stays are kept.
const KEPT: [&str; 14] = [
    "archived_url",
    "id",
    "licence",
    "name",
    "place",
    "publisher",
    "quote",
    "retrieved",
    "review",
    "seats",
    "title",
    "unconfirmed",
    "verified",
    "while_held",
];
/// What says of a field that nothing is known.
const UNKNOWN: &str = "unknown";

/// Two records on their way to be one.
pub(super) struct Union<'c> {
    into: &'c EntityRef,
    choices: &'c Choices,
    contradictions: Vec<Contradiction>,
}

impl<'c> Union<'c> {
    pub fn new(into: &'c EntityRef, choices: &'c Choices) -> Self {
        Self {
            into,
            choices,
            contradictions: Vec::new(),
        }
    }

    /// The record that both make under the id of the one that stays.
    ///
    /// # Errors
    /// The contradictions in which nobody has chosen; none where both make no record.
    pub fn of(mut self, kept: &Entity, lost: &Entity) -> Result<Entity, Vec<Contradiction>> {
        let (Some((kind, kept_fields)), Some((_, lost_fields))) = (fields(kept), fields(lost)) else {
            return Err(Vec::new());
        };
        let mut together = self.objects("", &kept_fields, &lost_fields);
        if self.has_names()
            && let Some(name) = names(kept_fields.get("name"), lost_fields.get("name"))
        {
            together.insert("name".to_owned(), name);
        }
        if !self.contradictions.is_empty() {
            return Err(self.contradictions);
        }
        let whole = Value::Object(Map::from_iter([(kind, Value::Object(together))]));
        let Ok(mut entity) = serde_json::from_value::<Entity>(whole) else {
            return Err(Vec::new());
        };
        put_in_order(&mut entity);
        review(&mut entity, kept, lost);
        Ok(entity)
    }

    /// Whether its name has spellings.
    fn has_names(&self) -> bool {
        matches!(
            self.into.kind(),
            EntityKind::Person | EntityKind::Party | EntityKind::Body
        )
    }

    fn objects(
        &mut self,
        field: &str,
        kept: &Map<String, Value>,
        lost: &Map<String, Value>,
    ) -> Map<String, Value> {
        let mut together = kept.clone();
        for (name, lost) in lost {
            let inner = match field {
                "" => name.clone(),
                field => format!("{field}.{name}"),
            };
            let value = match kept.get(name) {
                Some(kept) => self.values(&inner, name, kept, lost),
                None if KEPT.contains(&&**name) && field.is_empty() && is_flag(lost) => continue,
                None => lost.clone(),
            };
            together.insert(name.clone(), value);
        }
        together
    }

    fn values(&mut self, field: &str, name: &str, kept: &Value, lost: &Value) -> Value {
        if kept == lost {
            return kept.clone();
        }
        match (kept, lost) {
            (Value::Array(kept), Value::Array(lost)) if name == "sources" => citations(kept, lost),
            (Value::Array(kept_list), Value::Array(lost_list)) if name == "winners" => {
                let has_all = |one: &[Value], other: &[Value]| other.iter().all(|value| one.contains(value));
                if has_all(kept_list, lost_list) || kept_list.is_empty() {
                    kept.clone()
                } else if has_all(lost_list, kept_list) {
                    lost.clone()
                } else {
                    self.contradict(field, kept, lost)
                }
            }
            (Value::Array(kept), Value::Array(lost)) => lists(name, kept, lost),
            (Value::Object(kept), Value::Object(lost)) if is_text(kept) => Value::Object(filled(kept, lost)),
            (Value::Object(kept), Value::Object(lost)) if name == "date" => self.dates(kept, lost),
            (Value::Object(kept), Value::Object(lost)) => Value::Object(self.objects(field, kept, lost)),
            _ if KEPT.contains(&name) => kept.clone(),
            (Value::String(kept_word), Value::String(lost_word)) => {
                if kept_word == UNKNOWN {
                    return lost.clone();
                }
                if lost_word == UNKNOWN {
                    return kept.clone();
                }
                let dates = DATES.contains(&name).then(|| (date(kept), date(lost)));
                match dates {
                    Some((Some(one), Some(other))) => match agreement(Some(&one), Some(&other)) {
                        Agreement::Says => kept.clone(),
                        Agreement::Adds => lost.clone(),
                        Agreement::Contradicts => self.contradict(field, kept, lost),
                    },
                    _ => self.contradict(field, kept, lost),
                }
            }
            _ => self.contradict(field, kept, lost),
        }
    }

    /// The date of an event stays whole: the day, how firm it is and the time of day belong together. Either is taken as it is.
    fn dates(&mut self, kept: &Map<String, Value>, lost: &Map<String, Value>) -> Value {
        let whole = |object: &Map<String, Value>| Value::Object(object.clone());
        let on = |object: &Map<String, Value>| object.get("on").cloned().unwrap_or_default();
        let (kept_on, lost_on) = (on(kept), on(lost));
        if kept_on == lost_on {
            return Value::Object(self.objects("date", kept, lost));
        }
        match agreement(date(&kept_on).as_ref(), date(&lost_on).as_ref()) {
            Agreement::Says => whole(kept),
            Agreement::Adds => whole(lost),
            Agreement::Contradicts => {
                let chosen = self.contradict("date.on", &kept_on, &lost_on);
                whole(if chosen == lost_on { lost } else { kept })
            }
        }
    }

    fn contradict(&mut self, field: &str, kept: &Value, lost: &Value) -> Value {
        match self.choices.get(field) {
            Some(Side::Mine) => kept.clone(),
            Some(Side::Theirs) => lost.clone(),
            None => {
                self.contradictions.push(Contradiction {
                    field: field.to_owned(),
                    kept: plain(kept),
                    lost: plain(lost),
                });
                kept.clone()
            }
        }
    }
}

fn fields(entity: &Entity) -> Option<(String, Map<String, Value>)> {
    match serde_json::to_value(entity).ok()? {
        Value::Object(kinds) => match kinds.into_iter().next()? {
            (kind, Value::Object(fields)) => Some((kind, fields)),
            _ => None,
        },
        _ => None,
    }
}

fn date(value: &Value) -> Option<Edtf> {
    value.as_str().and_then(|text| Edtf::parse(text).ok())
}

fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(values) => values.iter().map(plain).collect::<Vec<_>>().join(", "),
        other => other.to_string(),
    }
}

/// Whether a value is one that stands only where it is not the usual one.
fn is_flag(value: &Value) -> bool {
    matches!(value, Value::Bool(_) | Value::Number(_))
}

/// A text in up to three languages.
fn is_text(object: &Map<String, Value>) -> bool {
    object.contains_key("en")
}

/// What one says, and what only the other does.
fn filled(kept: &Map<String, Value>, lost: &Map<String, Value>) -> Map<String, Value> {
    let mut filled = kept.clone();
    for (name, value) in lost {
        filled.entry(name).or_insert_with(|| value.clone());
    }
    filled
}

/// The names by which an entry of a list is told from the others, as far as some are the same in both lists.
fn identity(list: &str, value: &Value) -> Option<Vec<Value>> {
    let names: &[&str] = match list {
        "participants" => &["country", "person"],
        "candidates" => &["person", "name"],
        "figures" => &["label", "unit", "round"],
        "capacity" | "powers" | "outlook" => &["value", "from"],
        "terms" => &["from"],
        "previous" => &["date"],
        "former_names" => &["name", "until"],
        _ => return None,
    };
    Some(names.iter().map(|name| value[*name].clone()).collect())
}

/// Both lists in one: entries of the same are one, in which what the first does not say comes from the second.
fn lists(list: &str, kept: &[Value], lost: &[Value]) -> Value {
    let mut together = kept.to_vec();
    for value in lost {
        if together.contains(value) {
            continue;
        }
        let known = identity(list, value);
        let same = together
            .iter_mut()
            .find(|it| known.is_some() && identity(list, it) == known);
        match (same, value) {
            (Some(Value::Object(same)), Value::Object(value)) => *same = filled(same, value),
            _ => together.push(value.clone()),
        }
    }
    Value::Array(together)
}

fn citations(kept: &[Value], lost: &[Value]) -> Value {
    let mut together = Vec::with_capacity(kept.len() + lost.len());
    for value in kept.iter().chain(lost) {
        if let Ok(citation) = serde_json::from_value::<Citation>(value.clone()) {
            cite(&mut together, &citation);
        }
    }
    together
        .iter()
        .filter_map(|citation| serde_json::to_value(citation).ok())
        .collect()
}

/// The name of the record that stays; all that the other one is called, and it is not, are other spellings.
fn names(kept: Option<&Value>, lost: Option<&Value>) -> Option<Value> {
    let mut name: Name = serde_json::from_value(kept?.clone()).ok()?;
    let lost: Name = serde_json::from_value(lost?.clone()).ok()?;
    let forms: Vec<String> = lost.forms().map(str::to_owned).collect();
    name.ja = name.ja.or(lost.ja);
    name.ko = name.ko.or(lost.ko);
    if name.own.is_none() {
        (name.own, name.own_language) = (lost.own, lost.own_language);
    }
    for form in forms {
        if !name.forms().any(|known| known == form) {
            name.aliases.push(form);
        }
    }
    serde_json::to_value(name).ok()
}

/// Puts in order of time what two lists have brought.
fn put_in_order(entity: &mut Entity) {
    match entity {
        Entity::Tenure(tenure) => {
            let tenure = std::sync::Arc::make_mut(tenure);
            tenure.terms.sort_by_key(|term| term.from.earliest());
            tenure.capacity.sort_by_key(|span| span.from.earliest());
            tenure.powers.sort_by_key(|span| span.from.earliest());
            tenure.outlook.sort_by_key(|span| span.from.earliest());
        }
        Entity::Event(event) => {
            let event = std::sync::Arc::make_mut(event);
            event.previous.sort_by_key(|earlier| earlier.until.earliest());
        }
        Entity::Country(_)
        | Entity::Office(_)
        | Entity::Party(_)
        | Entity::Body(_)
        | Entity::Person(_)
        | Entity::Transition(_)
        | Entity::Source(_) => {}
    }
}

/// What the other record added is no better checked than that was: then the worse review and the earlier check count for both.
fn review(together: &mut Entity, kept: &Entity, lost: &Entity) {
    let facts = |entity: &Entity| {
        let (_, mut fields) = fields(entity)?;
        for name in ["id", "name", "sources", "review", "verified"] {
            fields.remove(name);
        }
        Some(fields)
    };
    let (Some(of_kept), Some(of_lost)) = (kept.provenance(), lost.provenance()) else {
        return;
    };
    let has_added = facts(together) != facts(kept);
    if let Some(provenance) = together.provenance_mut()
        && has_added
    {
        if of_lost.review == Review::Unreviewed {
            provenance.review = Review::Unreviewed;
        }
        provenance.verified = of_kept.verified.min(of_lost.verified);
    }
}
