//! The form that corrects any field of a record: one line for each, under the names that the journal has for them.

use super::Work;
use crate::{
    edit::{
        field::Need,
        form::{Form, Word},
    },
    pages::field_label,
};
use domain::{
    Edtf, Entity, EntityKind, EntityRef, Text,
    entity::{
        Capacity, Cause, DateKind, EndReason, Entry, EventKind, Filling, Firmness, Group, Outlook, Powers,
        Region, Role,
    },
};
use jiff::civil::{Date, Time};
use serde_json::{Map, Value};

/// What a field holds.
#[derive(Clone, Copy)]
enum Shape {
    Line,
    Text,
    Date,
    Day,
    Time,
    Number,
    Flag,
    /// One word of a list of words.
    One(fn(&Form<'_>) -> Vec<(String, String)>),
    Several(fn(&Form<'_>) -> Vec<(String, String)>),
    /// Any lines, one to each.
    Lines,
    /// The id of something of a kind.
    Id(EntityKind),
    /// Ids, one to each line.
    Ids(EntityKind),
    /// Records in a list, each with fields of its own.
    List(&'static [(&'static str, Shape)]),
    /// A record that may be missing as a whole.
    Part(&'static [(&'static str, Shape)]),
}

fn words<W: Word>(form: &Form<'_>) -> Vec<(String, String)> {
    W::ALL
        .iter()
        .map(|word| (word.word().to_owned(), form.word(*word)))
        .collect()
}

use Shape::{Day, Flag, Id, Ids, Line, Lines, List, Number, One, Part, Several};

const NAME: Shape = Part(&[
    ("en", Line),
    ("ja", Line),
    ("ko", Line),
    ("own", Line),
    ("own_language", Line),
    ("aliases", Lines),
]);

const SOURCES: (&str, Shape) = ("sources", Ids(EntityKind::Source));

macro_rules! span {
    ($value:ident) => {
        List(&[
            ("value", One(words::<$value>)),
            ("from", Shape::Date),
            ("to", Shape::Date),
            ("note", Shape::Text),
            SOURCES,
        ])
    };
}

const DATE: Shape = Part(&[
    ("on", Shape::Date),
    ("kind", One(words::<DateKind>)),
    ("firmness", One(words::<Firmness>)),
    ("time", Shape::Time),
    ("zone", Line),
]);

const COUNTRY: &[(&str, Shape)] = &[
    ("name", NAME),
    ("iso3", Line),
    ("numeric", Line),
    ("region", One(words::<Region>)),
    ("groups", Several(words::<Group>)),
    ("un_member", Flag),
    ("wikidata", Line),
    SOURCES,
];

const OFFICE: &[(&str, Shape)] = &[
    ("name", Shape::Text),
    ("title", Shape::Text),
    ("country", Id(EntityKind::Country)),
    ("roles", Several(words::<Role>)),
    ("party", Id(EntityKind::Party)),
    ("filled_by", One(words::<Filling>)),
    ("term_years", Number),
    ("term_limit", Number),
    ("legal_basis", Shape::Text),
    ("seats", Number),
    ("wikidata", Line),
    SOURCES,
];

const PARTY: &[(&str, Shape)] = &[
    ("name", NAME),
    ("country", Id(EntityKind::Country)),
    ("wikidata", Line),
    SOURCES,
];

const PERSON: &[(&str, Shape)] = &[
    ("name", NAME),
    ("born", Shape::Date),
    ("died", Shape::Date),
    ("wikidata", Line),
    SOURCES,
];

const TENURE: &[(&str, Shape)] = &[
    ("office", Id(EntityKind::Office)),
    ("person", Id(EntityKind::Person)),
    ("party", Id(EntityKind::Party)),
    ("designated", Shape::Date),
    ("start", Shape::Date),
    ("end", Shape::Date),
    ("entry", One(words::<Entry>)),
    ("entry_note", Shape::Text),
    ("end_reason", One(words::<EndReason>)),
    ("end_note", Shape::Text),
    (
        "terms",
        List(&[
            ("from", Shape::Date),
            ("due", Shape::Date),
            ("note", Shape::Text),
            SOURCES,
        ]),
    ),
    ("capacity", span!(Capacity)),
    ("powers", span!(Powers)),
    ("outlook", span!(Outlook)),
    SOURCES,
];

const EVENT: &[(&str, Shape)] = &[
    ("kind", One(words::<EventKind>)),
    ("name", Shape::Text),
    ("countries", Ids(EntityKind::Country)),
    ("date", DATE),
    ("announced", Shape::Date),
    (
        "previous",
        List(&[("date", DATE), ("until", Shape::Date), ("note", Shape::Text)]),
    ),
    ("place", Shape::Text),
    ("body", Shape::Text),
    ("decides", Ids(EntityKind::Office)),
    ("significance", Shape::Text),
    ("description", Shape::Text),
    ("transitions", Ids(EntityKind::Transition)),
    ("round_of", Id(EntityKind::Event)),
    ("round", Number),
    (
        "participants",
        List(&[
            ("country", Id(EntityKind::Country)),
            ("person", Id(EntityKind::Person)),
            ("role", Shape::Text),
        ]),
    ),
    (
        "candidates",
        List(&[
            ("person", Id(EntityKind::Person)),
            ("name", Shape::Text),
            ("party", Id(EntityKind::Party)),
            ("since", Shape::Date),
        ]),
    ),
    (
        "outcome",
        Part(&[
            ("known", Shape::Date),
            ("winners", Ids(EntityKind::Person)),
            ("summary", Shape::Text),
            (
                "figures",
                List(&[
                    ("label", Shape::Text),
                    ("value", Line),
                    ("unit", Line),
                    ("round", Number),
                ]),
            ),
        ]),
    ),
    ("annulled", Part(&[("on", Shape::Date), ("note", Shape::Text)])),
    ("wikidata", Line),
    SOURCES,
];

const TRANSITION: &[(&str, Shape)] = &[
    ("office", Id(EntityKind::Office)),
    ("outgoing", Id(EntityKind::Tenure)),
    ("incoming", Id(EntityKind::Tenure)),
    ("cause", One(words::<Cause>)),
    ("cancelled", Shape::Date),
    SOURCES,
];

const SOURCE: &[(&str, Shape)] = &[
    ("title", Line),
    ("publisher", Line),
    ("url", Line),
    ("published", Shape::Date),
    ("retrieved", Day),
    ("archived_url", Line),
    ("quote", Line),
    ("licence", Line),
    ("unconfirmed", Flag),
];

const fn fields_of(kind: EntityKind) -> &'static [(&'static str, Shape)] {
    match kind {
        EntityKind::Country => COUNTRY,
        EntityKind::Office => OFFICE,
        EntityKind::Party => PARTY,
        EntityKind::Person => PERSON,
        EntityKind::Tenure => TENURE,
        EntityKind::Event => EVENT,
        EntityKind::Transition => TRANSITION,
        EntityKind::Source => SOURCE,
    }
}

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
        Shape::Day => parsed::<Date>(form, path, label, &plain, "edit-problem-date"),
        Shape::Time => parsed::<Time>(form, path, label, &plain, "edit-problem-time"),
        Shape::Number => {
            let typed = form.line_labelled(path, label, optional, &plain)?;
            let number = typed.parse::<u8>().ok();
            if number.is_none() {
                form.fault("edit-problem-number");
            }
            number.map(Value::from)
        }
        Shape::Flag => form
            .flag_labelled(path, label, stands.as_bool().unwrap_or_default())
            .then_some(Value::Bool(true)),
        Shape::One(words) => {
            let words = words(form);
            form.one_labelled(path, label, optional, &plain, words)
                .map(Value::String)
        }
        Shape::Several(words) => {
            let words = words(form);
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
            known(form, kind, &typed).then_some(Value::String(typed))
        }
        Shape::Ids(kind) => {
            let typed = form.long(path, label, optional, &listed.join("\n"))?;
            let ids: Vec<_> = typed.split_whitespace().map(str::to_owned).collect();
            ids.iter()
                .all(|id| known(form, kind, id))
                .then(|| array(ids))
                .flatten()
        }
        Shape::List(fields) => list_of(form, path, fields, stands),
        Shape::Part(fields) => {
            let nothing = Map::new();
            let read = record_of(form, path, fields, stands.as_object().unwrap_or(&nothing));
            // A record that says nothing is still there if it was: an outcome without details, for one.
            (!read.is_empty() || stands.is_object()).then_some(Value::Object(read))
        }
    }
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

fn parsed<T: std::str::FromStr + ToString>(
    form: &mut Form<'_>,
    path: &str,
    label: String,
    stands: &str,
    problem: &str,
) -> Option<Value> {
    let typed = form.line_labelled(path, label, Need::Optional, stands)?;
    let value = typed.parse::<T>().ok();
    if value.is_none() {
        form.fault(problem);
    }
    value.map(|value| Value::String(value.to_string()))
}

/// Whether there is something of a kind with this id; the form says so where there is not.
fn known(form: &mut Form<'_>, kind: EntityKind, id: &str) -> bool {
    let is_known = EntityRef::parse(kind, id).is_ok_and(|it| form.world.version_of(&it).is_some());
    if !is_known {
        let problem = form.say_with("edit-problem-unknown-id", "id", id);
        form.fault_in_words(problem);
    }
    is_known
}
