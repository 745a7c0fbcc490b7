//! Every text is written, tidy, of a length that can be read, and there in all three languages once it was reviewed; and
//! a code looks like one.

use super::finding::Findings;
use crate::{Entity, EntityRef, text::is_unseen};
use serde_json::Value;

/// How many characters a text may have: many times what the longest needs.
const LONGEST: usize = 10_000;

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
        Value::String(text) => {
            check_text(at, path, text, findings);
            check_code(at, path, text, findings);
        }
        Value::Array(items) => {
            for (place, item) in items.iter().enumerate() {
                walk(at, &inner(&place.to_string()), item, is_reviewed, findings);
            }
        }
        Value::Object(fields) => {
            if is_reviewed && fields.contains_key("en") {
                for language in ["ja", "ko"] {
                    if !fields.contains_key(language) {
                        let message = "is not written: translate it";
                        findings.warning_in(at, &inner(language), "text_untranslated", message);
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
        findings.error_in(at, path, "text_empty", "is empty: write it or leave it out");
    } else if text.trim() != text {
        let message = "begins or ends with a space: take it away";
        findings.error_in(at, path, "text_untidy", message);
    }
    if text.contains(is_unseen) {
        let message = "holds a control character, a line break or a sign that turns the line: take it out";
        findings.error_in(at, path, "text_untidy", message);
    }
    // No character is shorter than a byte, so most texts need no counting.
    if text.len() > LONGEST && text.chars().count() > LONGEST {
        let message = "is longer than 10,000 characters: shorten it";
        findings.error_in(at, path, "text_too_long", message);
    }
}

/// The fields that hold a code of a standard and no words.
fn check_code(at: &EntityRef, path: &str, text: &str, findings: &mut Findings) {
    let (is_code, rule, example) = match path {
        "name.own_language" => (
            is_language_tag(text),
            "language_malformed",
            "a language tag such as ja or zh-Hant",
        ),
        "iso3" => (
            text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_uppercase()),
            "iso3_malformed",
            "three capital letters such as JPN",
        ),
        "numeric" => (
            text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_digit()),
            "numeric_malformed",
            "three digits such as 392",
        ),
        _ => return,
    };
    if !is_code {
        findings.error_in(at, path, rule, &format!("is “{text}”: give {example}"));
    }
}

/// Whether a text looks like a tag of BCP 47; which of them there are is not known here.
fn is_language_tag(text: &str) -> bool {
    (2..=35).contains(&text.len())
        && text.starts_with(|first: char| first.is_ascii_alphabetic())
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}
