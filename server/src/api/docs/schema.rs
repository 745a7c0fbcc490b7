//! Schemas in words, and texts as HTML.

use serde_json::Value;

/// Text that is safe in HTML and in its attributes.
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

/// A text in which backticks stand around code.
pub fn with_code(text: &str) -> String {
    let parts = text.split('`').enumerate();
    parts
        .map(|(place, part)| match place % 2 {
            0 => escaped(part),
            _ => format!("<code>{}</code>", escaped(part)),
        })
        .collect()
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

/// What a value may be, in HTML.
pub fn kind_of(schema: &Value) -> String {
    if let Some(reference) = schema["$ref"].as_str() {
        let name = reference.rsplit('/').next().unwrap_or_default();
        return format!("<a href=\"#{}\">{}</a>", anchor(name), escaped(name));
    }
    for choice in ["oneOf", "anyOf", "allOf"] {
        if let Some(choices) = schema[choice].as_array() {
            return listed(choices.iter().map(kind_of));
        }
    }
    if let Some(words) = schema["enum"].as_array() {
        return listed(words.iter().map(|word| format!("<code>{}</code>", plain(word))));
    }
    let kinds = match &schema["type"] {
        Value::Array(kinds) => listed(kinds.iter().map(|kind| name_of(kind, schema))),
        kind => name_of(kind, schema),
    };
    match (&schema["properties"], kinds.as_str()) {
        (Value::Object(fields), _) => {
            let fields = fields
                .iter()
                .map(|(name, schema)| format!("<code>{}</code>: {}", escaped(name), kind_of(schema)));
            format!("{{ {} }}", fields.collect::<Vec<_>>().join(", "))
        }
        _ => kinds,
    }
}

fn name_of(kind: &Value, schema: &Value) -> String {
    match kind.as_str() {
        Some("array") => format!("list of {}", kind_of(&schema["items"])),
        Some("string") => match schema["format"].as_str() {
            Some("date") => "day".to_owned(),
            Some("date-time") => "moment".to_owned(),
            _ => "text".to_owned(),
        },
        Some("integer" | "number") => "number".to_owned(),
        Some("boolean") => "true or false".to_owned(),
        Some("null") => "null".to_owned(),
        Some("object") => "object".to_owned(),
        _ => "anything".to_owned(),
    }
}

fn listed(kinds: impl Iterator<Item = String>) -> String {
    kinds.collect::<Vec<_>>().join(" · ")
}

fn plain(value: &Value) -> String {
    value
        .as_str()
        .map_or_else(|| escaped(&value.to_string()), escaped)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn schemas_are_said_in_words() {
        assert_eq!(
            kind_of(&json!({ "type": ["string", "null"], "format": "date" })),
            "day · null"
        );
        assert_eq!(
            kind_of(&json!({ "type": "array", "items": { "$ref": "#/components/schemas/Page_EventItem" } })),
            "list of <a href=\"#Page-EventItem\">Page_EventItem</a>"
        );
        assert_eq!(
            kind_of(&json!({ "enum": ["a", "<"] })),
            "<code>a</code> · <code>&lt;</code>"
        );
    }

    #[test]
    fn code_is_marked_and_nothing_gets_through() {
        assert_eq!(with_code("a `b<` & c"), "a <code>b&lt;</code> &amp; c");
        assert_eq!(anchor("GET /api/v1/events/{id}"), "GET-api-v1-events-id");
    }
}
