//! The map itself: each country a link, whose shape says by its tone and its mark what its leaders are.

use super::{
    country::{MapCountry, MapView, Soon},
    shapes::{HEIGHT, SHAPES, Shape, WIDTH},
};
use crate::{address::Resource, components::Mark, visit::Visit, words::say};
use leptos::{either::Either, prelude::*};
use std::collections::BTreeMap;

/// The radius of the disc of a small state, and of a mark inside a larger one; the shapes keep as much free.
const DISC: f64 = 4.0;
/// The radius of a mark on such a disc.
const ON_DISC: f64 = 2.2;

pub fn figure(visit: &Visit<'_>, countries: &[MapCountry<'_>], view: MapView) -> impl IntoView + use<> {
    let by_id: BTreeMap<_, _> = countries.iter().map(|it| (it.country.id.as_str(), it)).collect();
    let found = |shape: &Shape| shape.country.and_then(|id| by_id.get(id));
    // What is nobody's lies below, and discs lie above what is around them.
    let land = SHAPES
        .iter()
        .filter(|shape| found(shape).is_none())
        .filter_map(|shape| shape.outline)
        .map(|outline| view! { <path class="map-land" d=outline /> })
        .collect_view();
    let drawn = |is_area: bool| {
        let shapes = SHAPES
            .iter()
            .filter(move |shape| shape.outline.is_some() == is_area);
        shapes
            .filter_map(|shape| Some(place(visit, found(shape)?, shape, view)))
            .collect_view()
    };
    let (areas, discs) = (drawn(true), drawn(false));
    let label = match view {
        MapView::Status => say!(visit, "map-view-status"),
        MapView::Changing => say!(visit, "map-view-changing"),
    };
    view! {
        <figure class="map-figure">
            <div class="table-scroll" tabindex="0" role="group" aria-label=label.clone()>
                <svg viewBox=format!("0 0 {WIDTH} {HEIGHT}") role="group" aria-label=label.clone()>
                    {land}
                    {areas}
                    {discs}
                </svg>
            </div>
        </figure>
    }
}

fn place(visit: &Visit<'_>, it: &MapCountry<'_>, shape: &Shape, view: MapView) -> impl IntoView + use<> {
    let (x, y) = (f64::from(shape.x), f64::from(shape.y));
    let (status, soon) = match view {
        MapView::Status => (Some(it.mark.word()), None),
        MapView::Changing => (None, Some(it.soon.word())),
    };
    let ground = match shape.outline {
        Some(outline) => Either::Left(view! { <path d=outline /> }),
        None => Either::Right(view! { <circle cx=x cy=y r=DISC /> }),
    };
    let mark = (view == MapView::Status).then(|| {
        mark(
            it.mark,
            x,
            y,
            if shape.outline.is_some() { DISC } else { ON_DISC },
        )
    });
    let number =
        (view == MapView::Changing && it.soon != Soon::Later && shape.outline.is_some()).then(|| {
            view! {
                <text x=x y=y + 3.0>
                    {it.soon.word()}
                </text>
            }
        });
    view! {
        <a
            class="map-country"
            href=visit.href(&Resource::country(&it.country.id))
            data-status=status
            data-soon=soon
        >
            {leptos::svg::title().child(it.words(visit))}
            {ground}
            {mark}
            {number}
        </a>
    }
}

/// The shape of a status, as `style/components/status_mark.css` draws it beside words; nothing where somebody is plainly in office.
fn mark(mark: Mark, x: f64, y: f64, radius: f64) -> impl IntoView + use<> {
    let ring = |x: f64, radius: f64| {
        let across = 2.0 * radius;
        format!(
            "M{:.1} {y}a{radius} {radius} 0 1 0 {across} 0a{radius} {radius} 0 1 0 -{across} 0z",
            x - radius
        )
    };
    let half = |sweep: u8| {
        let (top, across) = (y - radius, 2.0 * radius);
        format!("M{x} {top}a{radius} {radius} 0 0 {sweep} 0 {across}z")
    };
    let (line, filled) = match mark {
        Mark::InOffice | Mark::Ended => (None, None),
        Mark::Designate => (Some(ring(x, radius)), Some(half(1))),
        Mark::Departing => (Some(ring(x, radius)), Some(half(0))),
        Mark::Suspended => {
            let bar = format!("M{} {y}h{}", x - radius, 2.0 * radius);
            (Some(ring(x, radius) + &bar), None)
        }
        Mark::Disputed => (
            Some(ring(x - radius / 2.0, radius * 0.75) + &ring(x + radius / 2.0, radius * 0.75)),
            None,
        ),
        Mark::Acting | Mark::Doubtful | Mark::Vacant | Mark::NotRecorded => (Some(ring(x, radius)), None),
    };
    (
        filled.map(|path| view! { <path class="map-filled" d=path /> }),
        line.map(|path| view! { <path class="map-line" d=path /> }),
    )
}
