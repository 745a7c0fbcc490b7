//! What several kinds of Popolo records have: names, dates, identifiers, links and sources.

use crate::export::Scope;
use app::address::Resource;
use domain::{Citation, Edtf, Name, Text};
use serde_json::{Map, Value, json};

/// A field of a record.
pub type Field = (&'static str, Value);

/// A record without the fields that say nothing.
pub fn object(fields: impl IntoIterator<Item = Field>) -> Value {
    let says_something =
        |value: &Value| !value.is_null() && value.as_array().is_none_or(|list| !list.is_empty());
    let fields = fields.into_iter().filter(|(_, value)| says_something(value));
    Value::Object(
        fields
            .map(|(name, value)| (name.to_owned(), value))
            .collect::<Map<_, _>>(),
    )
}

/// A date under its Popolo name, and under another one what ISO 8601 cannot say of it.
pub fn date(name: &'static str, edtf_name: &'static str, date: Option<&Edtf>) -> [Field; 2] {
    let iso = date
        .filter(|date| !date.is_interval())
        .and_then(|date| date.iso_first());
    let edtf = date
        .map(ToString::to_string)
        .filter(|edtf| Some(edtf) != iso.as_ref());
    [(name, json!(iso)), (edtf_name, json!(edtf))]
}

pub fn other_names(name: &Name) -> Value {
    let in_language =
        |lang: &str, name: &String| json!({ "name": name, "lang": lang, "note": "multilingual" });
    let mut names: Vec<_> = name.ja.iter().map(|name| in_language("ja", name)).collect();
    names.extend(name.ko.iter().map(|name| in_language("ko", name)));
    names.extend(name.own.as_ref().map(|own| {
        object([
            ("name", json!(own)),
            ("lang", json!(name.own_language)),
            ("note", json!("in its own script")),
        ])
    }));
    names.extend(name.aliases.iter().map(|alias| json!({ "name": alias })));
    Value::Array(names)
}

pub fn other_labels(text: &Text) -> Value {
    let in_language =
        |lang: &str, name: &String| json!({ "name": name, "lang": lang, "note": "multilingual" });
    let names = text.ja.iter().map(|name| in_language("ja", name));
    Value::Array(
        names
            .chain(text.ko.iter().map(|name| in_language("ko", name)))
            .collect(),
    )
}

pub fn identifiers(wikidata: Option<&String>) -> Value {
    let wikidata = wikidata.map(|id| json!({ "scheme": "wikidata", "identifier": id }));
    Value::Array(wikidata.into_iter().collect())
}

/// Its page here, where the address is known, and its item in Wikidata.
pub fn links(scope: &Scope, page: &Resource<'_>, wikidata: Option<&String>) -> Value {
    let here = scope
        .public_url
        .as_ref()
        .map(|url| json!({ "url": format!("{url}{page}"), "note": "Handover" }));
    let wikidata = wikidata
        .map(|id| json!({ "url": format!("https://www.wikidata.org/wiki/{id}"), "note": "Wikidata" }));
    Value::Array(here.into_iter().chain(wikidata).collect())
}

/// The sources that have an address, as Popolo wants it, and in a field of their own those that have none; each with the place in it.
pub fn sources(scope: &Scope, citations: &[Citation]) -> [Field; 2] {
    let known = citations
        .iter()
        .filter_map(|it| Some((it, scope.snapshot.source(it.source())?)));
    let mut with_url = Vec::new();
    let mut without = Vec::new();
    for (citation, source) in known {
        let place = citation.place().map(|place| format!(": {place}"));
        let note = format!(
            "{}, {}{}",
            source.title,
            source.publisher,
            place.unwrap_or_default()
        );
        match &source.url {
            Some(url) => with_url.push(json!({ "url": url, "note": note })),
            None => without.push(json!(note)),
        }
    }
    [
        ("sources", Value::Array(with_url)),
        ("sources_without_url", Value::Array(without)),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_that_iso_8601_cannot_say_stands_in_a_field_of_its_own() {
        let fields = |text: &str| {
            let edtf = Edtf::parse(text).unwrap();
            date("start_date", "start_date_edtf", Some(&edtf)).map(|(_, value)| value)
        };
        assert_eq!(fields("2024-09-27"), [json!("2024-09-27"), Value::Null]);
        assert_eq!(fields("2024-09"), [json!("2024-09"), Value::Null]);
        assert_eq!(fields("2024-11~"), [Value::Null, json!("2024-11~")]);
        assert_eq!(fields("2027-04/2027-05"), [Value::Null, json!("2027-04/2027-05")]);
        assert_eq!(fields("2026-11-XX"), [json!("2026-11"), json!("2026-11-XX")]);
        assert_eq!(object(date("a", "b", None)), json!({}));
    }
}
