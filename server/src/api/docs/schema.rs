//! Schemas in words, and texts with code in them.

use app::rendered::{Rendered, rendered};
use leptos::{either::Either, prelude::*};
use serde_json::Value;

/// A text in which backticks stand around code.
pub fn with_code(text: &str) -> Rendered {
    let parts = text.split('`').enumerate().map(|(place, part)| {
        let part = part.to_owned();
        match place % 2 {
            0 => Either::Left(part),
            _ => Either::Right(view! { <code>{part}</code> }),
        }
    });
    rendered(parts.collect_view())
}

/// The id of a place on the page.
pub fn anchor(name: &str) -> String {
    let plain = |letter: char| {
        if letter.is_ascii_alphanumeric() {
            letter
        } else {
            '-'
        }
    };
    let whole: String = name.chars().map(plain).collect();
    whole
        .split('-')
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join("-")
}

/// What a value may be.
pub fn kind_of(schema: &Value) -> Rendered {
    if let Some(reference) = schema["$ref"].as_str() {
        let name = reference.rsplit_once('/').map_or(reference, |(_, name)| name);
        let to = format!("#{}", anchor(name));
        return rendered(view! { <a href=to>{name.to_owned()}</a> });
    }
    for choice in ["oneOf", "anyOf", "allOf"] {
        if let Some(choices) = schema[choice].as_array() {
            return listed(choices.iter().map(kind_of));
        }
    }
    if let Some(words) = schema["enum"].as_array() {
        return listed(
            words
                .iter()
                .map(|word| rendered(view! { <code>{plain(word)}</code> })),
        );
    }
    if let Value::Object(fields) = &schema["properties"] {
        let fields = fields.iter().map(|(name, schema)| {
            rendered(view! {
                <code>{name.clone()}</code>
                ": "
                {kind_of(schema)}
            })
        });
        return rendered(view! {
            "{ "
            {joined(fields, ", ")}
            " }"
        });
    }
    match &schema["type"] {
        Value::Array(kinds) => listed(kinds.iter().map(|kind| name_of(kind, schema))),
        kind => name_of(kind, schema),
    }
}

fn name_of(kind: &Value, schema: &Value) -> Rendered {
    let name = match kind.as_str() {
        Some("array") => {
            let of = kind_of(&schema["items"]);
            return rendered(view! {
                "list of "
                {of}
            });
        }
        Some("string") => match schema["format"].as_str() {
            Some("date") => "day",
            Some("date-time") => "moment",
            _ => "text",
        },
        Some("integer" | "number") => "number",
        Some("boolean") => "true or false",
        Some("null") => "null",
        Some("object") => "object",
        _ => "anything",
    };
    rendered(name)
}

fn listed(kinds: impl Iterator<Item = Rendered>) -> Rendered {
    joined(kinds, " · ")
}

fn joined(parts: impl Iterator<Item = Rendered>, between: &'static str) -> Rendered {
    let parts = parts
        .enumerate()
        .map(|(place, part)| ((place > 0).then_some(between), part));
    rendered(parts.collect_view())
}

fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use app::rendered::html_of;
    use serde_json::json;

    /// As HTML, without the framework's marks, which the shell takes out of every page.
    fn html(part: Rendered) -> String {
        html_of(part, 0).replace("<!>", "")
    }

    fn said(schema: &Value) -> String {
        html(kind_of(schema))
    }

    #[test]
    fn schemas_are_said_in_words() {
        assert_eq!(
            said(&json!({ "type": ["string", "null"], "format": "date" })),
            "day · null"
        );
        assert_eq!(
            said(&json!({ "type": "array", "items": { "$ref": "#/components/schemas/Page_EventItem" } })),
            "list of <a href=\"#Page-EventItem\">Page_EventItem</a>"
        );
        assert_eq!(
            said(&json!({ "enum": ["a", "<"] })),
            "<code>a</code> · <code>&lt;</code>"
        );
        assert_eq!(
            said(
                &json!({ "type": "object", "properties": { "id": { "type": "string" }, "n": { "type": "integer" } } })
            ),
            "{ <code>id</code>: text, <code>n</code>: number }"
        );
    }

    #[test]
    fn code_is_marked_and_nothing_gets_through() {
        assert_eq!(html(with_code("a `b<` & c")), "a <code>b&lt;</code> &amp; c");
        assert_eq!(anchor("GET /api/v1/events/{id}"), "GET-api-v1-events-id");
    }
}
