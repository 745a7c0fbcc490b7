//! A spell in words: how it began, how it ended, and what its axes said when.

use crate::{
    components::{Cite, Cited, Notes, timeline::span_of_time},
    visit::Visit,
    words::word,
};
use domain::{
    Tenure,
    entity::{Capacity, EndReason, Entry, Outlook, Powers, Span},
    snapshot::Spell,
    status::Phase,
};
use leptos::prelude::*;

/// The party or coalition of a tenure by name.
pub fn party_name(visit: &Visit<'_>, tenure: &Tenure) -> Option<String> {
    let party = visit.snapshot.party(tenure.party.as_ref()?.as_str())?;
    Some(party.name.in_language(visit.language).to_owned())
}

/// How a tenure began: the word, and what is noted of it.
pub fn entry_words(visit: &Visit<'_>, tenure: &Tenure) -> impl IntoView + use<> {
    let has_begun = tenure.start.is_some() && tenure.entry != Entry::Unknown;
    let mode = has_begun.then(|| word(visit.language, "entry", tenure.entry.word()));
    let note = tenure
        .entry_note
        .as_ref()
        .map(|note| note.in_language(visit.language).to_owned());
    (
        mode,
        note.map(|note| {
            view! {
                " "
                <small class="line-note">{note}</small>
            }
        }),
    )
}

/// Why a tenure ended: the word, and what is noted of it.
pub fn end_words(visit: &Visit<'_>, tenure: &Tenure) -> impl IntoView + use<> {
    let reason = tenure.end_reason.filter(|reason| *reason != EndReason::Unknown);
    let reason = reason.map(|reason| word(visit.language, "end-reason", reason.word()));
    let note = tenure
        .end_note
        .as_ref()
        .map(|note| note.in_language(visit.language).to_owned());
    (
        reason,
        note.map(|note| {
            view! {
                " "
                <small class="line-note">{note}</small>
            }
        }),
    )
}

/// Every value that an axis had in a spell, with its dates and its reason: acting, suspended, departing.
pub fn capacity_and_spans(
    visit: &Visit<'_>,
    notes: &Notes,
    spell: &Spell<'_>,
) -> Option<impl IntoView + use<>> {
    let tenure = spell.tenure;
    let capacity = tenure
        .capacity
        .iter()
        .filter(|span| span.value != Capacity::Substantive);
    let capacity: Vec<_> = capacity
        .map(|span| line(visit, spell, "capacity", span, Capacity::word))
        .collect();
    let powers = tenure.powers.iter().filter(|span| span.value != Powers::Full);
    let powers: Vec<_> = powers
        .map(|span| line(visit, spell, "powers", span, Powers::word))
        .collect();
    let outlook = tenure.outlook.iter().filter(|span| span.value != Outlook::None);
    let outlook: Vec<_> = outlook
        .map(|span| line(visit, spell, "outlook", span, Outlook::word))
        .collect();
    let lines = [capacity, powers, outlook].concat();
    (!lines.is_empty()).then(|| {
        let lines = lines
            .into_iter()
            .map(|(text, cited)| view! { <li>{text} <Cite visit notes of=cited /></li> })
            .collect_view();
        view! { <ul class="spell-spans">{lines}</ul> }
    })
}

/// A line, and the sources of what it says.
fn line<'s, Value: Copy>(
    visit: &Visit<'_>,
    spell: &Spell<'_>,
    family: &str,
    span: &'s Span<Value>,
    named: fn(Value) -> &'static str,
) -> (String, Cited<'s>) {
    // A span that nobody closed lasted as long as the spell it belongs to.
    let end = spell
        .tenure
        .end
        .as_ref()
        .filter(|_| spell.status.phase == Phase::Ended);
    let time = span_of_time(visit, &span.from, span.to.as_ref().or(end));
    let what = word(visit.language, family, named(span.value));
    let note = span.note.as_ref().map(|note| note.in_language(visit.language));
    let text = match note {
        Some(note) => format!("{what} · {time} · {note}"),
        None => format!("{what} · {time}"),
    };
    (text, span.into())
}
