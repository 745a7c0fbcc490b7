//! Why it is in doubt that somebody still holds an office: amber words beside the status.

use crate::{
    visit::Visit,
    words::{say, text},
};
use domain::{
    Edtf,
    doubt::{Doubt, DoubtKind},
    snapshot::Spell,
    status::Headline,
};
use fluent_bundle::FluentArgs;
use leptos::prelude::*;

/// One reason with its day: "term over since 12 Mar 2026".
fn doubt_words(visit: &Visit<'_>, doubt: &Doubt) -> String {
    let Some(since) = doubt.since else {
        return say!(visit, "doubt-never-checked");
    };
    kind_words(visit, doubt.kind, since)
}

fn kind_words(visit: &Visit<'_>, kind: DoubtKind, since: jiff::civil::Date) -> String {
    let mut arguments = FluentArgs::new();
    arguments.set("date", Edtf::from_day(since).short(visit.language));
    text(
        visit.language,
        &format!("doubt-{}", kind.word()),
        Some(&arguments),
    )
}

/// All reasons in one line, the gravest first; none where there is no doubt.
pub fn doubt_reasons(visit: &Visit<'_>, doubts: &[Doubt]) -> Option<String> {
    let reasons: Vec<_> = doubts.iter().map(|doubt| doubt_words(visit, doubt)).collect();
    (!reasons.is_empty()).then(|| reasons.join(" · "))
}

/// The status of a holder in words alone, for where no mark can stand. Who is in doubt is never plainly in office.
pub fn status_words(visit: &Visit<'_>, spell: &Spell<'_>) -> String {
    let doubts = visit.snapshot.doubts(spell);
    let status = headline_words(visit, spell.status.headline, &doubts);
    match doubt_reasons(visit, &doubts) {
        Some(reasons) => format!("{status} · {}", say!(visit, "doubt-note", reasons = reasons)),
        None => status,
    }
}

/// The word of a headline, as far as it may be said.
pub(super) fn headline_words(visit: &Visit<'_>, headline: Headline, doubts: &[Doubt]) -> String {
    if headline == Headline::InOffice && !doubts.is_empty() {
        return say!(visit, "status-in_doubt");
    }
    if headline == Headline::InOffice && visit.is_in_future() {
        return say!(visit, "status-in_future");
    }
    crate::words::word(visit.language, "status", headline.word())
}

/// The reasons behind the word for doubt.
#[component]
pub fn DoubtNote<'c>(visit: &'c Visit<'c>, doubts: &'c [Doubt]) -> impl IntoView + use<> {
    let reasons = doubt_reasons(visit, doubts);
    reasons.map(|reasons| {
        view! {
            " "
            <small class="doubt-note">{say!(visit, "doubt-note", reasons = reasons)}</small>
        }
    })
}
