//! The drawing of a figure.

mod bars;
mod legend;
mod measure;

use super::{Axis, Chart, Dot, TimelineRow, scale::WIDTH};
use crate::{
    rendered::{Rendered, rendered},
    visit::Visit,
};
use leptos::prelude::*;
use measure::{GAP, TEXT_ROOM, unit};

const DOTS: f64 = 40.0;
const RADIUS: f64 = 5.0;

/// The figure with the words that explain its shapes.
pub fn figure(visit: &Visit<'_>, chart: &Chart) -> impl IntoView + use<> {
    let hatch = format!("{}-hatch", chart.id);
    let mut top = 1.0;
    let mut drawn = Vec::new();
    for row in &chart.rows {
        let (view, height) = match row {
            TimelineRow::Bars(lane) => bars::lane_view(&chart.axis, lane, top, &hatch),
            TimelineRow::Dots(dots) => (dots_view(&chart.axis, dots, top), DOTS + GAP),
        };
        drawn.push(view);
        top += height;
    }
    let years = years(&chart.axis, top);
    let view_box = format!("0 0 {WIDTH:.0} {:.0}", top + TEXT_ROOM);
    let day = chart.day.map(|day| {
        let x = unit(chart.axis.x(day));
        view! { <line class="timeline-day" x1=x.clone() x2=x y1="0" y2=unit(top)></line> }
    });
    let legend = legend::legend(visit, chart);
    view! {
        <figure class="timeline">
            <svg viewBox=view_box role="img" aria-label=chart.label.clone()>
                <defs>
                    <pattern
                        id=hatch
                        width="6"
                        height="6"
                        patternUnits="userSpaceOnUse"
                        patternTransform="rotate(45)"
                    >
                        <rect class="timeline-hatch-paper" width="6" height="6"></rect>
                        <rect class="timeline-hatch-ink" width="2.5" height="6"></rect>
                    </pattern>
                </defs>
                {years}
                {drawn}
                {day}
            </svg>
            {legend}
        </figure>
    }
}

/// The axis: a line for each labelled year, and the year under it.
fn years(axis: &Axis, bottom: f64) -> impl IntoView + use<> {
    let ticks = axis
        .ticks()
        .into_iter()
        .map(|(year, x)| {
            view! {
                <line class="timeline-year" x1=unit(x) x2=unit(x) y1="0" y2=unit(bottom + 6.0)></line>
                <text class="timeline-year-label" x=unit(x + 4.0) y=unit(bottom + 20.0)>
                    {year.to_string()}
                </text>
            }
        })
        .collect_view();
    view! {
        <line class="timeline-axis" x1="0" x2=unit(WIDTH) y1=unit(bottom) y2=unit(bottom)></line>
        {ticks}
    }
}

fn dots_view(axis: &Axis, dots: &[Dot], top: f64) -> Rendered {
    let dots = dots
        .iter()
        .map(|dot| {
            let x = axis.x(dot.on);
            view! {
                <g class="timeline-dot" data-kind=if dot.is_counted { "counted" } else { "other" }>
                    <title>{dot.title.clone()}</title>
                    <line x1=unit(x) x2=unit(x) y1=unit(top - GAP) y2=unit(top + DOTS)></line>
                    <circle cx=unit(x) cy=unit(top + (DOTS - GAP) / 2.0) r=unit(RADIUS)></circle>
                </g>
            }
        })
        .collect_view();
    rendered(dots)
}
