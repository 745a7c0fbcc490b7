//! An event in words for what leaves the site: quotations, calendars, data.

mod qr_code;

pub use qr_code::qr_code;

use crate::{
    calendar_entry::CalendarEntry,
    components::date_words,
    fragment::{Part, shared_text},
    naming,
    visit::Visit,
    words::{say, word},
};
use domain::{
    Citation, Edtf, Event, Placement, Source,
    entity::{DateKind, Firmness, citation::source_ids},
    stage::EventState,
};
use jiff::civil::Date;

/// The name of an event with its countries, for where nothing around it tells them.
pub fn full_name(visit: &Visit<'_>, event: &Event) -> String {
    shared_text(visit, (Part::FullName, event.id.as_str()), || {
        made_full_name(visit, event)
    })
}

fn made_full_name(visit: &Visit<'_>, event: &Event) -> String {
    let name = naming::event_name(visit, event);
    let is_told = event
        .countries
        .iter()
        .filter_map(|id| visit.snapshot.country(id.as_str()))
        .all(|country| name.contains(country.name.in_language(visit.language)));
    if is_told {
        return name;
    }
    let country = naming::country_names(visit, event);
    say!(visit, "share-name", name = name, country = country)
}

/// What is decided, when, and on whose word; of a vote that is over, what came of it: one sentence that can be quoted.
pub fn sentence(visit: &Visit<'_>, event: &Event) -> String {
    let name = full_name(visit, event);
    let state = visit.snapshot.state_of(event);
    let date = date_words(visit, event, state, true);
    if let Some(result) = result(visit, event).filter(|_| state == EventState::Held) {
        // Of several rounds it is the last that gave the result.
        let known = event.outcome.as_ref().and_then(|outcome| outcome.known.as_ref());
        let last = known.filter(|known| event.round == Some(1) && known.earliest() > event.date.on.latest());
        return say!(
            visit,
            "share-sentence-result",
            name = name,
            date = last.map_or(date, |last| last.spoken(visit.language)),
            result = result,
            source = source_name(visit, event, result_known(event))
        );
    }
    let source = source_name(visit, event, moved(event));
    match naming::what_it_decides(visit, event) {
        Some(clause) => {
            let clause = clause.trim().trim_end_matches(['.', '。']).to_owned();
            say!(
                visit,
                "share-sentence-decides",
                name = name,
                date = date,
                decides = clause,
                source = source
            )
        }
        None => say!(visit, "share-sentence", name = name, date = date, source = source),
    }
}

/// What came of a vote: in the words of the record, else who won.
pub(crate) fn result(visit: &Visit<'_>, event: &Event) -> Option<String> {
    let outcome = event.outcome.as_ref();
    let summary = outcome.and_then(|it| it.summary.as_ref());
    if let Some(summary) = summary {
        let summary = naming::text(visit, summary).trim();
        return Some(summary.trim_end_matches(['.', '。']).to_owned());
    }
    let winners: Vec<_> = outcome
        .iter()
        .flat_map(|it| &it.winners)
        .filter_map(|id| visit.snapshot.person(id.as_str()))
        .map(|person| person.name.in_language(visit.language))
        .collect();
    if !winners.is_empty() {
        let winners = winners.join(&say!(visit, "share-join"));
        return Some(say!(visit, "share-won", winners = winners));
    }
    event.kind.decides_by_vote().then(|| say!(visit, "share-held"))
}

/// The first day on which a source could tell what came of an event.
fn result_known(event: &Event) -> Option<Date> {
    let known = event.outcome.as_ref().and_then(|outcome| outcome.known.as_ref());
    known.unwrap_or(&event.date.on).earliest()
}

/// The first day on which a source could tell of the date, where the event had another one before.
fn moved(event: &Event) -> Option<Date> {
    event.previous.last().and_then(|earlier| earlier.until.earliest())
}

/// Whether a source that came out before a day cannot tell what happened on it. One without a day may have been read later.
fn is_older(citation: &Citation, source: &Source, day: Date) -> bool {
    let published = source.published.as_ref().and_then(Edtf::latest);
    let last = published.max(source.retrieved).max(citation.read());
    last.is_some_and(|last| last < day)
}

/// Who says so: the publisher of a source that was out on the day and, where it is about what happened on a day, did not come out
/// before. One that is cited with the place where it says so is named first, then one that can be looked up.
fn source_name(visit: &Visit<'_>, event: &Event, happened: Option<Date>) -> String {
    let mut known: Vec<_> = citations(visit, event)
        .filter(|(citation, source)| happened.is_none_or(|day| !is_older(citation, source, day)))
        .collect();
    known.sort_by_key(|(citation, source)| {
        (
            source.unconfirmed,
            source.url.is_none(),
            citation.place().is_none(),
        )
    });
    // Where none of its sources can tell, only this tracker can be named.
    known
        .first()
        .map_or_else(|| "Handover".to_owned(), |(_, source)| source.publisher.clone())
}

/// The citations of an event whose sources could be read on the day of the visit.
fn citations<'v>(visit: &'v Visit<'_>, event: &'v Event) -> impl Iterator<Item = (&'v Citation, &'v Source)> {
    let citations = event.provenance.sources.iter();
    citations.filter_map(|it| Some((it, visit.snapshot.source(it.source())?)))
}

/// The sources of an event that could be read on the day of the visit, each once.
pub fn sources<'v>(visit: &'v Visit<'_>, event: &'v Event) -> impl Iterator<Item = &'v Source> {
    let ids = source_ids(&event.provenance.sources).into_iter();
    ids.filter_map(|id| visit.snapshot.source(id.as_str()))
}

/// What a calendar prints in its grid: the name, and whatever keeps it from being misread.
pub fn calendar_title(visit: &Visit<'_>, event: &Event, entry: CalendarEntry) -> String {
    let name = full_name(visit, event);
    let state = visit.snapshot.state_of(event);
    let placement = entry.placement;
    match state {
        EventState::Cancelled => return say!(visit, "calendar-cancelled", name = name),
        EventState::Postponed => return say!(visit, "calendar-postponed", name = name),
        EventState::Annulled => return say!(visit, "calendar-annulled", name = name),
        EventState::Held => return name,
        EventState::Upcoming | EventState::Ongoing | EventState::Unrecorded => {}
    }
    if entry.is_former {
        let date = event.date.on.spoken(visit.language);
        return say!(visit, "calendar-moved", date = date, name = name);
    }
    if let Placement::By(_) = placement {
        let date = event.date.on.exact_last_day().unwrap_or(visit.day());
        let date = Edtf::from_day(date).spoken(visit.language);
        return say!(visit, "calendar-by", date = date, name = name);
    }
    let is_window = matches!(event.date.kind, DateKind::Bounded | DateKind::Customary);
    match (placement, event.date.firmness) {
        (Placement::Span { .. }, _) if is_window => say!(visit, "calendar-window", name = name),
        (_, Firmness::Tentative) => say!(visit, "calendar-tentative", name = name),
        (_, Firmness::Changing) => say!(visit, "calendar-changing", name = name),
        (_, Firmness::Confirmed | Firmness::Postponed | Firmness::Cancelled | Firmness::Held) => name,
    }
}

/// What a calendar prints below: what is decided, the date with its certainty, what came of it, the sources.
pub fn calendar_lines(visit: &Visit<'_>, event: &Event) -> Vec<String> {
    let state = visit.snapshot.state_of(event);
    let date = date_words(visit, event, state, true);
    let earlier = event
        .earlier_dates()
        .rev()
        .map(|date| say!(visit, "date-moved-from", date = date.on.spoken(visit.language)));
    let outcome = event
        .outcome
        .as_ref()
        .and_then(|outcome| outcome.summary.as_ref());
    let outcome = outcome.map(|text| say!(visit, "step-outcome", outcome = naming::text(visit, text)));
    let sources =
        sources(visit, event).map(|source| say!(visit, "calendar-source", source = citation(source)));
    naming::decision(visit, event)
        .into_iter()
        .chain([say!(visit, "calendar-date", date = date)])
        .chain(local_time(visit, event))
        .chain(earlier)
        .chain(outcome)
        .chain(sources)
        .collect()
}

/// The time at the place of the event, as a line of its own.
fn local_time(visit: &Visit<'_>, event: &Event) -> Option<String> {
    let time = event.date.time?.strftime("%H:%M").to_string();
    Some(match &event.date.zone {
        Some(zone) => say!(
            visit,
            "event-time-zone",
            time = time,
            zone = zone.replace('_', " ")
        ),
        None => say!(visit, "event-time-local", time = time),
    })
}

fn citation(source: &Source) -> String {
    let address = source.url.as_ref().map(|url| format!(" <{url}>"));
    format!(
        "{}. {}{}",
        source.title,
        source.publisher,
        address.unwrap_or_default()
    )
}

/// What a calendar is about, and why it is empty where it has to be.
pub fn calendar_note(visit: &Visit<'_>, event: &Event, entry: CalendarEntry) -> String {
    let date = date_words(visit, event, visit.snapshot.state_of(event), true);
    match entry.placement {
        Placement::Nowhere => say!(visit, "calendar-nowhere", date = date),
        Placement::Moment(_) | Placement::Day(_) | Placement::Span { .. } | Placement::By(_) => {
            sentence(visit, event)
        }
    }
}

/// What sort of happening an event is, in words.
pub fn kind(visit: &Visit<'_>, event: &Event) -> String {
    word(visit.language, "event-kind", event.kind.word())
}

/// What a calendar may sort an event by: its kind, and its countries.
pub fn categories(visit: &Visit<'_>, event: &Event) -> Vec<String> {
    let countries = event
        .countries
        .iter()
        .filter_map(|id| visit.snapshot.country(id.as_str()))
        .map(|country| country.name.in_language(visit.language).to_owned());
    [kind(visit, event)].into_iter().chain(countries).collect()
}

/// The date of an event in words, with its certainty.
pub fn date(visit: &Visit<'_>, event: &Event) -> String {
    date_words(visit, event, visit.snapshot.state_of(event), true)
}

/// What is decided, as a sentence.
pub fn decision(visit: &Visit<'_>, event: &Event) -> Option<String> {
    naming::decision(visit, event)
}
