//! The form that corrects any field of a record: one line for each, under the names that the journal has for them.

mod fields;

use super::work::Work;
use crate::{
    edit::{field::Need, form::Form},
    pages::{field_label, reference_name},
};
use domain::{
    Citation, Edtf, Entity, EntityKind, EntityRef, Text,
    entity::citation::{CitationError, PLACE_MARK},
};
use fields::{Shape, fields_of};
use jiff::civil::Time;
use serde_json::{Map, Value};

pub fn correct<'a>(form: &mut Form<'a>, subject: &EntityRef) -> Option<Work<'a>> {
    let entity = form.world.get(subject)?;
    let record = serde_json::to_value(&entity).ok()?;
    let (kind, stands) = record.as_object()?.iter().next()?;
    let stands = stands.as_object()?;
    let read = record_of(form, "", fields_of(subject.kind()), stands);
    if form.has_problems() {
        return None;
    }
    // What has no field here, such as the id and the last check, stays as it is.
    let mut corrected = stands.clone();
    for (name, _) in fields_of(subject.kind()) {
        corrected.remove(*name);
    }
    corrected.extend(read);
    let corrected = Value::Object(Map::from_iter([(kind.clone(), Value::Object(corrected))]));
    match serde_json::from_value::<Entity>(corrected) {
        Ok(corrected) => {
            let subject = subject.clone();
            // Whoever corrects a record has compared it with a source, so it counts as checked, too.
            Work::plain(move |draft| {
                if corrected != entity {
                    draft.put(corrected);
                    // A source has none of its own.
                    let _ = draft.verify(&subject);
                }
                if let EntityRef::Tenure(id) = &subject {
                    draft.follow_outlook(id)?;
                }
                Ok(())
            })
        }
        Err(_) => {
            let problem = form.say("edit-problem-unsound");
            form.fault_in_words(problem);
            None
        }
    }
}

/// Asks for every field of a record, and gives those that are filled in.
fn record_of(
    form: &mut Form<'_>,
    before: &str,
    fields: &'static [(&'static str, Shape)],
    stands: &Map<String, Value>,
) -> Map<String, Value> {
    let mut read = Map::new();
    for (name, shape) in fields {
        let value = stands.get(*name).unwrap_or(&Value::Null);
        let path = if before.is_empty() {
            (*name).to_owned()
        } else {
            format!("{before}.{name}")
        };
        if let Some(value) = value_of(form, &path, *shape, value) {
            read.insert((*name).to_owned(), value);
        }
    }
    read
}

fn value_of(form: &mut Form<'_>, path: &str, shape: Shape, stands: &Value) -> Option<Value> {
    let label = field_label(form.visit, path);
    let plain = match stands {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        _ => String::new(),
    };
    let listed: Vec<String> = stands
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|value| value.as_str().map(str::to_owned))
        .collect();
    let optional = Need::Optional;
    match shape {
        Shape::Line => form
            .line_labelled(path, label, optional, &plain)
            .map(Value::String),
        Shape::Text => {
            let stands: Text = serde_json::from_value(stands.clone()).unwrap_or_default();
            let text = form.text_labelled(path, label, optional, &stands)?;
            serde_json::to_value(text).ok()
        }
        Shape::Date => {
            let date: Edtf = form.date_labelled(path, label, optional, &plain)?;
            Some(Value::String(date.to_string()))
        }
        Shape::Day => {
            let day = form.date_labelled(path, label, optional, &plain)?.exact_day();
            if day.is_none() {
                form.fault("edit-problem-day");
            }
            day.map(|day| Value::String(day.to_string()))
        }
        Shape::Time => {
            let typed = form.line_labelled(path, label, optional, &plain)?;
            let time = typed.parse::<Time>().ok();
            if time.is_none() {
                form.fault("edit-problem-time");
            }
            time.map(|time| Value::String(time.to_string()))
        }
        Shape::Number => number::<u8>(form, path, label, &plain),
        Shape::Year => number::<i16>(form, path, label, &plain),
        Shape::Flag => form
            .flag_labelled(path, label, stands.as_bool().unwrap_or_default())
            .then_some(Value::Bool(true)),
        Shape::One(words) => {
            let words = words(form.visit.language);
            form.one_labelled(path, label, optional, &plain, words)
                .map(Value::String)
        }
        Shape::Several(words) => {
            let words = words(form.visit.language);
            array(form.several_labelled(path, label, optional, &listed, words))
        }
        Shape::Lines => {
            let typed = form.long(path, label, optional, &listed.join("\n"))?;
            array(
                typed
                    .lines()
                    .map(str::trim)
                    .filter(|line| !line.is_empty())
                    .map(str::to_owned),
            )
        }
        Shape::Id(kind) => {
            let typed = form.line_labelled(path, label, optional, &plain)?;
            known(form, kind, &[&typed]).then_some(Value::String(typed))
        }
        Shape::Ids(kind) => {
            let typed = form.long(path, label, optional, &listed.join("\n"))?;
            let ids: Vec<_> = typed.split_whitespace().collect();
            let is_known = known(form, kind, &ids);
            is_known
                .then(|| array(ids.into_iter().map(str::to_owned)))
                .flatten()
        }
        Shape::Citations => citations(form, path, label, stands),
        Shape::List(fields) => list_of(form, path, fields, stands),
        Shape::Part(fields) => {
            let nothing = Map::new();
            let read = record_of(form, path, fields, stands.as_object().unwrap_or(&nothing));
            // A record that says nothing is still there if it was: an outcome without details, for one.
            (!read.is_empty() || stands.is_object()).then_some(Value::Object(read))
        }
        Shape::Removable(fields) => {
            let nothing = Map::new();
            let read = record_of(form, path, fields, stands.as_object().unwrap_or(&nothing));
            (!read.is_empty()).then_some(Value::Object(read))
        }
    }
}

fn number<N>(form: &mut Form<'_>, path: &str, label: String, stands: &str) -> Option<Value>
where
    N: std::str::FromStr + Into<Value>,
{
    let typed = form.line_labelled(path, label, Need::Optional, stands)?;
    let number = typed.parse::<N>().ok();
    if number.is_none() {
        form.fault("edit-problem-number");
    }
    number.map(N::into)
}

/// Citations in their short form; what else is recorded of one that stays is kept.
fn citations(form: &mut Form<'_>, path: &str, label: String, stands: &Value) -> Option<Value> {
    let cited: Vec<Citation> = serde_json::from_value(stands.clone()).unwrap_or_default();
    let lines: Vec<_> = cited.iter().map(Citation::short).collect();
    let typed = form.long(path, label, Need::Optional, &lines.join("\n"));
    form.hint("edit-citations-hint");
    let mut read = Vec::new();
    for line in typed.iter().flat_map(|typed| typed.lines()).map(str::trim) {
        // Ids alone may share a line.
        let parts: Vec<_> = if line.contains(PLACE_MARK) {
            vec![line]
        } else {
            line.split_whitespace().collect()
        };
        for part in parts {
            let citation = match (cited.iter().find(|it| it.short() == part), Citation::parse(part)) {
                (Some(known), _) => known.clone(),
                (None, Ok(citation)) => citation,
                (None, Err(CitationError::Source(_))) => {
                    known(form, EntityKind::Source, &[part]);
                    return None;
                }
                (None, Err(_)) => {
                    form.fault("edit-problem-place");
                    return None;
                }
            };
            read.push(citation);
        }
    }
    let sources: Vec<_> = read.iter().map(Citation::source).collect();
    if !known(form, EntityKind::Source, &sources) || read.is_empty() {
        return None;
    }
    serde_json::to_value(read).ok()
}

/// The records of a list; each can be taken out, and one can be added.
fn list_of(
    form: &mut Form<'_>,
    path: &str,
    fields: &'static [(&'static str, Shape)],
    stands: &Value,
) -> Option<Value> {
    let mut records = Vec::new();
    for (place, record) in stands.as_array().into_iter().flatten().enumerate() {
        let at = format!("{path}.{place}");
        let read = record_of(form, &at, fields, record.as_object()?);
        let label = format!("{}: {}", field_label(form.visit, &at), form.say("edit-remove"));
        if !form.flag_labelled(&format!("{at}.remove"), label, false) {
            records.push(Value::Object(read));
        }
    }
    let place = stands.as_array().map_or(0, Vec::len);
    let at = format!("{path}.{place}");
    let title = format!("{}: {}", field_label(form.visit, path), form.say("edit-add-one"));
    let added = form.in_titled_group(title, true, |form| record_of(form, &at, fields, &Map::new()));
    if !added.is_empty() {
        records.push(Value::Object(added));
    }
    (!records.is_empty()).then_some(Value::Array(records))
}

fn array(values: impl IntoIterator<Item = String>) -> Option<Value> {
    let values: Vec<_> = values.into_iter().map(Value::String).collect();
    (!values.is_empty()).then_some(Value::Array(values))
}

/// Whether there is something of a kind with each of these ids. The form says what they are called, or which one there is not.
fn known(form: &mut Form<'_>, kind: EntityKind, ids: &[&str]) -> bool {
    let mut names = Vec::new();
    for id in ids {
        let reference = EntityRef::parse(kind, id).ok();
        let known = reference.filter(|it| form.world.version_of(it).is_some());
        let Some(known) = known else {
            let problem = form.say_with("edit-problem-unknown-id", "id", id);
            form.fault_in_words(problem);
            return false;
        };
        names.push(reference_name(form.visit, &known, None));
    }
    if let Some(field) = form.last() {
        field.understood = (!names.is_empty()).then(|| names.join(" · "));
    }
    true
}
