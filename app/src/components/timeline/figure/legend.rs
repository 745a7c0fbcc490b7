//! The words under a figure.

use crate::{
    components::timeline::{Chart, TimelineRow, model::BarKind},
    visit::Visit,
    words::say,
};
use leptos::prelude::*;

/// What the shapes mean, only for shapes that are there.
pub fn legend(visit: &Visit<'_>, chart: &Chart) -> Option<impl IntoView + use<>> {
    let bars: Vec<_> = chart
        .rows
        .iter()
        .filter_map(|row| match row {
            TimelineRow::Bars(lane) => Some(&lane.bars),
            TimelineRow::Dots(_) => None,
        })
        .flatten()
        .collect();
    let dots = || {
        chart
            .rows
            .iter()
            .filter_map(|row| {
                if let TimelineRow::Dots(dots) = row {
                    Some(dots)
                } else {
                    None
                }
            })
            .flatten()
    };
    let has = |kind: BarKind| bars.iter().any(|bar| bar.kind == kind);
    let items: Vec<_> = [
        has(BarKind::StandIn).then(|| say!(visit, "timeline-legend-acting")),
        has(BarKind::Designate).then(|| say!(visit, "timeline-legend-designate")),
        bars.iter()
            .any(|bar| !bar.suspended.is_empty())
            .then(|| say!(visit, "timeline-legend-suspended")),
        bars.iter()
            .any(|bar| !bar.leaving.is_empty())
            .then(|| say!(visit, "timeline-legend-leaving")),
        has(BarKind::Vacancy).then(|| say!(visit, "timeline-legend-vacant")),
        has(BarKind::NotRecorded).then(|| say!(visit, "timeline-legend-not-recorded")),
        bars.iter()
            .any(|bar| bar.is_start_vague || bar.is_end_vague)
            .then(|| say!(visit, "timeline-legend-vague")),
        chart
            .rows
            .iter()
            .any(|row| matches!(row, TimelineRow::Bars(lane) if !lane.votes.is_empty()))
            .then(|| say!(visit, "timeline-legend-vote")),
        chart.day.map(|_| say!(visit, "timeline-legend-day")),
        dots()
            .any(|dot| dot.is_counted)
            .then(|| say!(visit, "timeline-legend-meeting")),
        dots()
            .any(|dot| !dot.is_counted)
            .then(|| say!(visit, "timeline-legend-other-meeting")),
    ]
    .into_iter()
    .flatten()
    .collect();
    (!items.is_empty())
        .then(|| view! { <figcaption class="timeline-legend">{items.join(" · ")}</figcaption> })
}
