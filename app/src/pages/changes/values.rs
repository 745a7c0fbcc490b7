//! The values of fields in the reader's words: dates spoken, words of the domain translated, ids as names.

use super::reference;
use crate::{
    pages::events::unit_words,
    visit::Visit,
    words::{say, word},
};
use domain::{
    Citation, Edtf, EntityKind, EntityRef,
    entity::{
        Capacity, Cause, Chamber, DateKind, EndReason, Entry, EventKind, Filling, Firmness, Government,
        Group, Outlook, Powers, Reckoning, Region, Review, Role, TimeUnit, Unit, Weekday,
    },
};

/// A value of a field as [`domain::difference`] names it, in words; as it is recorded where there are no words for it.
pub fn spoken(visit: &Visit<'_>, kind: EntityKind, field: &str, value: &str) -> String {
    let names: Vec<_> = field
        .split('.')
        .filter(|part| part.parse::<usize>().is_err())
        .collect();
    let (last, outer) = match names[..] {
        [.., outer, last] => (last, outer),
        [last] => (last, ""),
        [] => return value.to_owned(),
    };
    citation(visit, last, value)
        .or_else(|| translated(visit, kind, outer, last, value))
        .or_else(|| date(visit, last, value))
        .or_else(|| named(visit, last, value))
        .unwrap_or_else(|| value.to_owned())
}

fn translated(visit: &Visit<'_>, kind: EntityKind, outer: &str, last: &str, value: &str) -> Option<String> {
    let family = match (outer, last) {
        ("date", "kind") => DateKind::from_word(value).map(|_| "date-kind"),
        (_, "kind") if kind == EntityKind::Event => EventKind::from_word(value).map(|_| "event-kind"),
        ("capacity", "value") => Capacity::from_word(value).map(|_| "capacity"),
        ("powers", "value") => Powers::from_word(value).map(|_| "powers"),
        ("outlook", "value") => Outlook::from_word(value).map(|_| "outlook"),
        (_, "firmness") => Firmness::from_word(value).map(|_| "firmness"),
        (_, "end_reason") => EndReason::from_word(value).map(|_| "end-reason"),
        (_, "entry") => Entry::from_word(value).map(|_| "entry"),
        (_, "cause") => Cause::from_word(value).map(|_| "cause"),
        (_, "filled_by") => Filling::from_word(value).map(|_| "filling"),
        (_, "roles") => Role::from_word(value).map(|_| "role"),
        (_, "government") => Government::from_word(value).map(|_| "government"),
        (_, "region") => Region::from_word(value).map(|_| "region"),
        (_, "groups") => Group::from_word(value).map(|_| "group"),
        ("windows", "basis") => Reckoning::from_word(value).map(|_| "reckoning"),
        ("windows", "counted_in") => TimeUnit::from_word(value).map(|_| "time-unit"),
        (_, "chamber") => Chamber::from_word(value).map(|_| "chamber"),
        (_, "weekday") => Weekday::from_word(value).map(|_| "weekday"),
        (_, "review") => Review::from_word(value).map(|_| "review"),
        (_, "unit") => return Some(unit_words(visit.language, &Unit::from(value.to_owned()))),
        (_, "un_member" | "unconfirmed" | "while_held") => {
            return Some(match value {
                "true" => say!(visit, "change-yes"),
                _ => say!(visit, "change-no"),
            });
        }
        _ => None,
    };
    family.map(|family| word(visit.language, family, value))
}

fn date(visit: &Visit<'_>, last: &str, value: &str) -> Option<String> {
    const DATES: [&str; 18] = [
        "announced",
        "born",
        "cancelled",
        "designated",
        "died",
        "due",
        "end",
        "expected",
        "from",
        "known",
        "on",
        "published",
        "retrieved",
        "since",
        "start",
        "to",
        "until",
        "verified",
    ];
    let date = DATES.contains(&last).then(|| Edtf::parse(value).ok()).flatten()?;
    Some(date.spoken(visit.language))
}

/// A citation with more than its source, as it is recorded: a map in JSON.
fn citation(visit: &Visit<'_>, last: &str, value: &str) -> Option<String> {
    if last != "sources" || !value.starts_with('{') {
        return None;
    }
    let citation: Citation = serde_json::from_str(value).ok()?;
    let source = EntityRef::Source(citation.source_id());
    let read = citation.read().map(|day| {
        let date = Edtf::from_day(day).short(visit.language);
        say!(visit, "source-retrieved", date = date)
    });
    let quote = citation.quote().map(|quote| format!("“{quote}”"));
    let parts = [
        Some(reference::name(visit, &source, None)),
        citation.place().map(str::to_owned),
        citation.archived_url().map(str::to_owned),
        read,
        quote,
    ];
    let parts: Vec<_> = parts.into_iter().flatten().collect();
    Some(parts.join(" · "))
}

fn named(visit: &Visit<'_>, last: &str, value: &str) -> Option<String> {
    let kind = match last {
        "country" | "countries" | "with" => EntityKind::Country,
        "office" | "decides" => EntityKind::Office,
        "party" => EntityKind::Party,
        "bodies" => EntityKind::Body,
        "person" | "winners" => EntityKind::Person,
        "outgoing" | "incoming" => EntityKind::Tenure,
        "round_of" => EntityKind::Event,
        "transitions" => EntityKind::Transition,
        "sources" => EntityKind::Source,
        _ => return None,
    };
    let reference = EntityRef::parse(kind, value).ok()?;
    Some(reference::name(visit, &reference, None))
}
