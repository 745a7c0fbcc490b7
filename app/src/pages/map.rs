//! The world on a day: who is in office how, what changes hands soon, where nothing is recorded. The list under it says the same.

mod country;
mod figure;
mod shapes;

use crate::{
    address::Resource,
    components::{
        AbsenceMark, CountryLink, EventDate, Mark, PersonLink, Preset, Presets, StatusMark, Toolbar,
    },
    naming,
    page::{Detour, Page},
    query::Query,
    rendered::{Rendered, rendered},
    visit::Visit,
    words::say,
};
use country::{MapCountry, MapView, Soon, name_of, of_all};
use domain::Edtf;
use leptos::prelude::*;

/// The word that asks what changes hands, instead of who is in office how.
const CHANGING: &str = "changing";

pub fn map(visit: &Visit<'_>) -> Result<Page, Detour> {
    let view = match visit.query.first("view") {
        Some(CHANGING) => MapView::Changing,
        _ => MapView::Status,
    };
    let title = say!(visit, "map-title");
    let date = Edtf::from_day(visit.day()).spoken(visit.language);
    let countries = of_all(visit);
    let body = view! {
        <article class="map">
            <h1>{title.clone()}</h1>
            <Toolbar visit data=None />
            {views(visit, view)}
            <a class="skip-link" href="#map-table">
                {say!(visit, "map-skip")}
            </a>
            {figure::figure(visit, &countries, view)}
            {legend(visit, &countries, view)}
            <p class="quiet">{say!(visit, "map-note")}</p>
            {table(visit, &countries)}
        </article>
    };
    Ok(Page::new(
        title,
        say!(visit, "map-description", date = date),
        body,
    ))
}

fn views(visit: &Visit<'_>, current: MapView) -> impl IntoView + use<> {
    let views = [
        (MapView::Status, None, say!(visit, "map-view-status")),
        (
            MapView::Changing,
            Some(CHANGING),
            say!(visit, "map-view-changing"),
        ),
    ];
    let presets = views
        .into_iter()
        .map(|(view, word, name)| Preset {
            name,
            href: visit.href_with(&Resource::MAP, &Query::default().with("view", word)),
            is_current: view == current,
        })
        .collect();
    view! { <Presets presets /> }
}

/// What the marks mean, for those that are there, and how many countries have each.
fn legend(visit: &Visit<'_>, countries: &[MapCountry<'_>], view: MapView) -> impl IntoView + use<> {
    let is_drawn = |it: &&MapCountry<'_>| shapes::is_drawn(it.country.id.as_str());
    let countries: Vec<_> = countries.iter().filter(is_drawn).collect();
    let items: Vec<(Rendered, usize)> = match view {
        MapView::Status => Mark::ALL
            .into_iter()
            .map(|mark| {
                let marked = || countries.iter().filter(|it| it.mark == mark);
                let name = name_of(visit, mark, marked().any(|it| it.is_in_doubt(visit)));
                let count = marked().count();
                let mark = view! {
                    <span class="status-mark" data-status=mark.word()>
                        {name}
                    </span>
                };
                (rendered(mark), count)
            })
            .collect(),
        MapView::Changing => Soon::ALL
            .into_iter()
            .map(|soon| {
                let count = countries.iter().filter(|it| it.soon == soon).count();
                let mark = view! {
                    <span class="map-soon" data-soon=soon.word()>
                        {soon.name(visit)}
                    </span>
                };
                (rendered(mark), count)
            })
            .collect(),
    };
    let items = items
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(mark, count)| view! { <li>{mark} " " <span class="quiet">{count.to_string()}</span></li> })
        .collect_view();
    view! { <ul class="map-legend">{items}</ul> }
}

fn table(visit: &Visit<'_>, countries: &[MapCountry<'_>]) -> impl IntoView + use<> {
    let title = say!(visit, "map-table");
    let rows = countries.iter().map(|it| row(visit, it)).collect_view();
    view! {
        <section aria-labelledby="map-table">
            <h2 id="map-table">{title.clone()}</h2>
            <div class="table-scroll" tabindex="0" role="group" aria-label=title.clone()>
                <table class="ledger">
                    <caption class="visually-hidden">{title.clone()}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{say!(visit, "leaders-column-country")}</th>
                            <th scope="col">{say!(visit, "map-leads")}</th>
                            <th scope="col">{say!(visit, "map-next")}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
}

fn row(visit: &Visit<'_>, it: &MapCountry<'_>) -> impl IntoView + use<> {
    let held = it
        .spells
        .iter()
        .map(|spell| {
            view! {
                <p>
                    <PersonLink visit person=spell.person />
                    " "
                    <StatusMark visit spell />
                </p>
            }
        })
        .collect_view();
    let absent = it
        .absences
        .iter()
        .map(|(office, absence)| {
            view! { <p>{naming::text(visit, &office.title).to_owned()} " " <AbsenceMark visit absence=*absence /></p> }
        })
        .collect_view();
    let next = it.next.map(|event| {
        view! {
            <a href=visit.href(&Resource::event(&event.id))>{naming::event_name(visit, event)}</a>
            " "
            <EventDate visit event />
        }
    });
    view! {
        <tr>
            <th scope="row">
                <CountryLink visit country=it.country />
            </th>
            <td>{held} {absent}</td>
            <td>{next}</td>
        </tr>
    }
}
