//! What the fields of the records are called.

use crate::{
    visit::Visit,
    words::{say, text},
};

/// The key of the word for every field that a record can have.
#[rustfmt::skip]
const KEYS: [&str; 114] = [
    "field-aliases", "field-announced", "field-annulled", "field-archived_url", "field-body", "field-born",
    "field-cancelled", "field-candidates", "field-capacity", "field-cause", "field-countries",
    "field-country", "field-date", "field-decides", "field-description", "field-designated", "field-died",
    "field-due", "field-en", "field-end", "field-end_note", "field-end_reason", "field-ended", "field-entry",
    "field-entry_note", "field-established", "field-expected", "field-figures", "field-filled_by", "field-firmness", "field-former_names", "field-from",
    "field-government", "field-groups", "field-successors", "field-while_held",
    "field-id", "field-incoming", "field-iso3", "field-ja", "field-kind", "field-known", "field-ko",
    "field-label", "field-legal_basis", "field-licence", "field-name", "field-note", "field-numeric",
    "field-office", "field-on", "field-outcome", "field-outgoing", "field-outlook", "field-own",
    "field-own_language", "field-participants", "field-party", "field-person", "field-place",
    "field-powers", "field-previous", "field-published", "field-publisher", "field-quote",
    "field-recorded", "field-recorded_elections", "field-recorded_meetings", "field-region",
    "field-retrieved", "field-review", "field-role", "field-roles", "field-round", "field-round_of",
    "field-seats", "field-significance", "field-since", "field-sources", "field-start", "field-summary",
    "field-term_limit", "field-term_years", "field-terms", "field-time", "field-title", "field-to",
    "field-transitions", "field-un_member", "field-unconfirmed", "field-unit", "field-until", "field-url",
    "field-value", "field-verified", "field-wikidata", "field-winners", "field-with",
    "field-zone", "field-bodies", "field-chamber",
    "field-at_least", "field-at_most", "field-basis", "field-counted_in", "field-day", "field-every_years", "field-first_year",
    "field-month", "field-on_or_after", "field-rule", "field-text", "field-weekday", "field-windows",
];

/// The words for a field as [`domain::difference`] names it: `outlook.0.note.en` is "outlook 1 · note (English)".
pub fn label(visit: &Visit<'_>, field: &str) -> String {
    let names: Vec<&str> = field.split('.').collect();
    let mut parts: Vec<String> = Vec::new();
    for (place, name) in names.iter().enumerate() {
        let outer = names[..place]
            .iter()
            .rfind(|outer| outer.parse::<usize>().is_err());
        let last = parts.pop();
        match (outer, *name) {
            (_, number) if number.parse::<usize>().is_ok() => {
                let number = number.parse::<usize>().unwrap_or_default() + 1;
                let name = last.unwrap_or_default();
                parts.push(say!(visit, "change-place", name = name, number = number));
            }
            (Some(_), "en" | "ja" | "ko") => {
                let text = last.unwrap_or_default();
                parts.push(say!(
                    visit,
                    "change-in-language",
                    name = text,
                    language = word(visit, name)
                ));
            }
            // A date is its day, and a status its value: to name both says nothing.
            (Some(&"date"), "on") | (Some(&"capacity" | &"powers" | &"outlook"), "value") => {
                parts.extend(last)
            }
            (Some(&"date"), "kind") => parts.push(say!(visit, "edit-date-kind")),
            (Some(&"date"), "firmness" | "time" | "zone") => parts.push(word(visit, name)),
            _ => {
                parts.extend(last);
                parts.push(word(visit, name));
            }
        }
    }
    parts.join(" · ")
}

/// The word for one name; the name itself where a newer record has a field that this page does not know.
fn word(visit: &Visit<'_>, name: &str) -> String {
    match KEYS.iter().find(|key| key.strip_prefix("field-") == Some(name)) {
        Some(key) => text(visit.language, key, None),
        None => name.to_owned(),
    }
}

#[cfg(test)]
mod tests;
