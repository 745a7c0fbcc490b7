//! The line of holders of one office as a figure.

use super::{
    Axis, Chart, Lane, Row, Vacancy, figure,
    model::{Bar, BarKind},
    vacancies,
};
use crate::{
    components::{Moment, PersonLink, StatusMark},
    visit::Visit,
    words::say,
};
use domain::{
    Edtf, Office, Tenure,
    entity::{Capacity, Entry, Outlook, Powers, Span},
    snapshot::Spell,
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
    let is_open = !matches!(spell.status.phase, Phase::Ended);
    let end = tenure.end.as_ref().filter(|_| !is_open);
    // A vague end is drawn where it begins to be possible, so that it does not run into the successor.
    let to = end.and_then(|end| end.earliest().filter(|day| *day > from).or(end.latest()));
    let to = to.unwrap_or(visit.day()).min(visit.day());
    let kind = match spell.status.phase {
        Phase::Designate => BarKind::Designate,
        _ if is_stand_in(tenure) => BarKind::StandIn,
        Phase::Ended => BarKind::Past,
        _ => BarKind::Present,
    };
    let name = spell.person.name.in_language(visit.language);
    let suspended = |powers: Powers| {
        matches!(
            powers,
            Powers::Suspended | Powers::Incapacitated | Powers::Transferred | Powers::OnLeave
        )
    };
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
        suspended: parts(&tenure.powers, to, suspended),
        leaving: parts(&tenure.outlook, to, is_leaving),
    })
}

const fn is_leaving(outlook: Outlook) -> bool {
    matches!(
        outlook,
        Outlook::NotSeekingReelection
            | Outlook::AnnouncedDeparture
            | Outlook::ResignationTendered
            | Outlook::LostElection
    )
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

/// Whether the whole of a tenure was in somebody's stead.
fn is_stand_in(tenure: &Tenure) -> bool {
    let is_meant = |value: Capacity| {
        matches!(
            value,
            Capacity::Acting | Capacity::Interim | Capacity::Caretaker | Capacity::Transitional
        )
    };
    if tenure.capacity.is_empty() {
        return tenure.entry == Entry::Acting;
    }
    tenure
        .capacity
        .iter()
        .filter(|span| is_meant(span.value))
        .any(|span| {
            let from_start = span.from.earliest() <= tenure.start.as_ref().and_then(Edtf::earliest);
            let to_end = match (&span.to, &tenure.end) {
                (None, _) => true,
                (Some(to), Some(end)) => to.latest() >= end.latest(),
                (Some(_), None) => false,
            };
            from_start && to_end
        })
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

fn vacancy_bar(visit: &Visit<'_>, vacancy: &Vacancy) -> Bar {
    let to = vacancy.to.map(Edtf::from_day);
    let time = span_of_time(visit, &Edtf::from_day(vacancy.from), to.as_ref());
    Bar {
        label: say!(visit, "status-vacant"),
        title: say!(visit, "timeline-vacant", time = time),
        kind: BarKind::Vacancy,
        from: vacancy.from,
        to: vacancy.to.unwrap_or(visit.day()),
        is_start_vague: false,
        is_end_vague: false,
        is_open: vacancy.to.is_none(),
        suspended: Vec::new(),
        leaving: Vec::new(),
    }
}

/// The figure of an office; none where no dated spell is recorded.
pub fn office_chart(visit: &Visit<'_>, office: &Office, line: &[Spell<'_>]) -> Option<Chart> {
    let axis = Axis::new(Some(first_day(line)?), visit.day(), LEAST_YEARS);
    let (mut full, thin) = bars_of(visit, line, &axis);
    let gaps = vacancies(office, line);
    full.extend(
        gaps.iter()
            .map(|gap| vacancy_bar(visit, gap))
            .filter(|bar| bar.to > axis.from),
    );
    let rows: Vec<Row> = [Lane::stack(None, false, full), Lane::stack(None, true, thin)].concat();
    let label = say!(
        visit,
        "timeline-label",
        office = office.name.in_language(visit.language)
    );
    Some(Chart {
        id: format!("line-{}", office.id),
        label,
        axis,
        rows,
    })
}

/// The line of holders of one office, with its table folded under it; nothing where none is recorded.
#[component]
pub fn OfficeTimeline<'c>(visit: &'c Visit<'c>, office: &'c Office) -> impl IntoView + use<> {
    let line = visit.snapshot.line(&office.id);
    office_chart(visit, office, &line).map(|chart| {
        let rows = line.iter().rev().map(|spell| row(visit, spell)).collect_view();
        let name = office.name.in_language(visit.language).to_owned();
        view! {
            <div class="office-timeline">
                {figure(visit, &chart)} <details>
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
