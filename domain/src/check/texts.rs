//! Every text is written, tidy, and there in all three languages once it was reviewed.

use super::Findings;
use crate::{Entity, EntityRef};
use serde_json::Value;

pub(super) fn check(entity: &Entity, findings: &mut Findings) {
    // The fields are walked as they are written in the journal, so a new field cannot be forgotten here.
    let Ok(Value::Object(kinds)) = serde_json::to_value(entity) else {
        return;
    };
    let at = entity.reference();
    for fields in kinds.values() {
        let is_reviewed = fields.get("review").and_then(Value::as_str) == Some("reviewed");
        walk(&at, "", fields, is_reviewed, findings);
    }
}

fn walk(at: &EntityRef, path: &str, value: &Value, is_reviewed: bool, findings: &mut Findings) {
    let inner = |name: &str| {
        if path.is_empty() {
            name.to_owned()
        } else {
            format!("{path}.{name}")
        }
    };
    match value {
        Value::String(text) => check_text(at, path, text, findings),
        Value::Array(items) => {
            for (place, item) in items.iter().enumerate() {
                walk(at, &inner(&place.to_string()), item, is_reviewed, findings);
            }
        }
        Value::Object(fields) => {
            if is_reviewed && fields.contains_key("en") {
                for language in ["ja", "ko"] {
                    if !fields.contains_key(language) {
                        let message = format!("`{path}` is not written in `{language}`: translate it");
                        findings.warning(at, "text_untranslated", message);
                    }
                }
            }
            for (name, field) in fields {
                walk(at, &inner(name), field, is_reviewed, findings);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn check_text(at: &EntityRef, path: &str, text: &str, findings: &mut Findings) {
    if text.trim().is_empty() {
        findings.error(
            at,
            "text_empty",
            format!("`{path}` is empty: write it or leave it out"),
        );
    } else if text.trim() != text {
        findings.error(
            at,
            "text_untidy",
            format!("`{path}` begins or ends with a space: take it away"),
        );
    }
    if text.contains(char::is_control) {
        findings.error(
            at,
            "text_untidy",
            format!("`{path}` holds a control character or a line break: take it out"),
        );
    }
}
