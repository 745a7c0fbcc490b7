//! The line of holders of one office as a figure.

use super::{
    Axis, Chart, Lane, TimelineRow, figure,
    model::{Bar, BarKind},
};
use crate::{
    components::{Moment, PersonLink, StatusMark},
    visit::Visit,
    words::{say, word},
};
use domain::{
    Edtf, Office, Tenure,
    entity::{Absence, Outlook, Powers, Span},
    snapshot::{Gap, Spell},
    status::Phase,
};
use jiff::civil::Date;
use leptos::prelude::*;

/// A figure of one office reaches back at least this many years.
const LEAST_YEARS: i32 = 4;

/// The bars of a line of holders: full holders, and those who stood in or are designated.
pub fn bars_of(visit: &Visit<'_>, line: &[Spell<'_>], axis: &Axis) -> (Vec<Bar>, Vec<Bar>) {
    line.iter()
        .filter_map(|spell| bar(visit, spell))
        .filter(|bar| bar.to > axis.from || bar.is_open)
        .partition(|bar| matches!(bar.kind, BarKind::Present | BarKind::Past))
}

/// The first day of the earliest spell in a line.
pub fn first_day(line: &[Spell<'_>]) -> Option<Date> {
    line.iter()
        .filter_map(|spell| begins(spell.tenure)?.earliest())
        .min()
}

fn begins(tenure: &Tenure) -> Option<&Edtf> {
    tenure.start.as_ref().or(tenure.designated.as_ref())
}

fn bar(visit: &Visit<'_>, spell: &Spell<'_>) -> Option<Bar> {
    let tenure = spell.tenure;
    let start = begins(tenure)?;
    let from = start.earliest()?;
    let is_open = spell.status.phase != Phase::Ended;
    let end = tenure.end.as_ref().filter(|_| !is_open);
    // A vague end is drawn where it begins to be possible, so that it does not run into the successor.
    let to = end.and_then(|end| end.earliest().filter(|day| *day > from).or(end.latest()));
    let to = to.unwrap_or(visit.day()).min(visit.day());
    let kind = match spell.status.phase {
        Phase::Designate => BarKind::Designate,
        Phase::InOffice | Phase::Ended | Phase::Unknown if tenure.is_stand_in() => BarKind::StandIn,
        Phase::Ended => BarKind::Past,
        Phase::InOffice | Phase::Unknown => BarKind::Present,
    };
    let name = spell.person.name.in_language(visit.language);
    Some(Bar {
        label: name.to_owned(),
        title: say!(
            visit,
            "timeline-bar",
            person = name,
            time = span_of_time(visit, start, end)
        ),
        kind,
        from,
        to,
        is_start_vague: start.exact_day().is_none(),
        is_end_vague: end.is_some_and(|end| end.exact_day().is_none()),
        is_open,
        suspended: parts(&tenure.powers, to, Powers::are_out_of_hand),
        leaving: parts(&tenure.outlook, to, Outlook::is_departing),
    })
}

/// The parts of a bar in which a span of one axis held.
fn parts<Value: Copy>(spans: &[Span<Value>], last: Date, is_meant: fn(Value) -> bool) -> Vec<(Date, Date)> {
    spans
        .iter()
        .filter(|span| is_meant(span.value))
        .filter_map(|span| {
            Some((
                span.from.earliest()?,
                span.to.as_ref().and_then(Edtf::latest).unwrap_or(last),
            ))
        })
        .collect()
}

/// From when to when, in words; "since" for what goes on.
pub fn span_of_time(visit: &Visit<'_>, from: &Edtf, to: Option<&Edtf>) -> String {
    match to {
        Some(to) => {
            say!(
                visit,
                "timeline-from-to",
                from = from.short(visit.language),
                to = to.short(visit.language)
            )
        }
        None => say!(visit, "timeline-since", from = from.short(visit.language)),
    }
}

/// What a gap in a line of holders is, with its time.
pub fn gap_words(visit: &Visit<'_>, gap: &Gap) -> String {
    let to = gap.to.map(Edtf::from_day);
    let time = span_of_time(visit, &Edtf::from_day(gap.from), to.as_ref());
    match gap.absence {
        Absence::Vacant => say!(visit, "timeline-vacant", time = time),
        Absence::NotRecorded => say!(visit, "timeline-not-recorded", time = time),
    }
}

fn gap_bar(visit: &Visit<'_>, gap: &Gap) -> Bar {
    Bar {
        label: word(visit.language, "status", gap.absence.word()),
        title: gap_words(visit, gap),
        kind: match gap.absence {
            Absence::Vacant => BarKind::Vacancy,
            Absence::NotRecorded => BarKind::NotRecorded,
        },
        from: gap.from,
        to: gap.to.unwrap_or(visit.day()),
        is_start_vague: false,
        is_end_vague: false,
        is_open: gap.to.is_none(),
        suspended: Vec::new(),
        leaving: Vec::new(),
    }
}

/// The figure of an office; none where no dated spell is recorded.
pub fn office_chart(visit: &Visit<'_>, office: &Office, line: &[Spell<'_>]) -> Option<Chart> {
    let axis = Axis::new(Some(first_day(line)?), visit.day(), LEAST_YEARS);
    let (mut full, thin) = bars_of(visit, line, &axis);
    let gaps = visit.snapshot.gaps(office, line);
    full.extend(
        gaps.iter()
            .map(|gap| gap_bar(visit, gap))
            .filter(|bar| bar.to > axis.from),
    );
    let rows: Vec<TimelineRow> = [Lane::stack(None, false, full), Lane::stack(None, true, thin)].concat();
    let label = say!(
        visit,
        "timeline-label",
        office = office.name.in_language(visit.language)
    );
    Some(Chart {
        id: format!("line-{}", office.id),
        label,
        axis,
        day: None,
        rows,
    })
}

/// The line of holders of one office, with its table folded under it; nothing where none is recorded.
#[component]
pub fn OfficeTimeline<'c>(visit: &'c Visit<'c>, office: &'c Office) -> impl IntoView + use<> {
    let line = visit.snapshot.line(&office.id);
    office_chart(visit, office, &line).map(|chart| {
        let rows = line.iter().rev().map(|spell| row(visit, spell)).collect_view();
        let begins = record_begins(visit, office, &line);
        let name = office.name.in_language(visit.language).to_owned();
        view! {
            <div class="office-timeline">
                {figure(visit, &chart)} {begins.map(|text| view! { <p class="quiet">{text}</p> })} <details>
                    <summary>{say!(visit, "timeline-as-table")}</summary>
                    <div class="table-scroll" tabindex="0" role="group" aria-label=name.clone()>
                        <table class="ledger">
                            <caption class="visually-hidden">{name.clone()}</caption>
                            <thead>
                                <tr>
                                    <th scope="col">{say!(visit, "line-holder")}</th>
                                    <th scope="col">{say!(visit, "line-from")}</th>
                                    <th scope="col">{say!(visit, "line-to")}</th>
                                    <th scope="col">{say!(visit, "line-status")}</th>
                                </tr>
                            </thead>
                            <tbody>{rows}</tbody>
                        </table>
                    </div>
                </details>
            </div>
        }
    })
}

/// That a line of holders does not go back further than what is recorded.
pub fn record_begins(visit: &Visit<'_>, office: &Office, line: &[Spell<'_>]) -> Option<String> {
    let first = visit.snapshot.record_begins(office, line)?;
    let first = Edtf::from_day(first);
    Some(say!(visit, "line-begins", date = first.short(visit.language)))
}

fn row<'c>(visit: &'c Visit<'c>, spell: &Spell<'c>) -> impl IntoView + use<> {
    let from = spell
        .tenure
        .start
        .as_ref()
        .map(|date| view! { <Moment visit date /> });
    let to = spell
        .tenure
        .end
        .as_ref()
        .map(|date| view! { <Moment visit date /> });
    view! {
        <tr>
            <th scope="row">
                <PersonLink visit person=spell.person />
            </th>
            <td>{from}</td>
            <td>{to}</td>
            <td>
                <StatusMark visit spell />
            </td>
        </tr>
    }
}
