//! An office: who holds it, what comes next, how it is filled, and everyone who held it.

mod facts;
mod line;
mod next;
mod spell;

use crate::{
    components::{
        AbsenceMark, Cite, CountryLink, Freshness, Moment, Notes, PersonLink, PresumedMark, SourceList,
        StatusMark, StatusNote, Toolbar,
        timeline::{figure, length, office_chart},
    },
    links,
    page::{Detour, HeadExtras, Page},
    pages::{editing, structured},
    visit::Visit,
    words::{say, word},
};
use domain::{
    Office,
    entity::Absence,
    snapshot::{Presumed, Spell},
};
use leptos::prelude::*;

pub(super) use spell::{capacity_and_spans, end_words, entry_words, party_name};

pub fn office(visit: &Visit<'_>) -> Result<Page, Detour> {
    let id = visit.param("id");
    if id.chars().any(|letter| letter.is_ascii_uppercase()) {
        return Err(Detour::Moved(visit.href(&visit.resource.lower_case())));
    }
    let office = visit.snapshot.office(id).ok_or(Detour::NotFound)?;
    let notes = Notes::default();
    let line = visit.snapshot.line(&office.id);
    let name = office.name.in_language(visit.language).to_owned();
    let chart = office_chart(visit, office, &line).map(|chart| figure(visit, &chart));
    let has_line = !line.is_empty();
    let body = view! {
        <article class="office-page">
            {head(visit, office)} {editing::links(visit, || editing::about_office(visit, office))}
            {present(visit, &notes, office)} {next::section(visit, &notes, office)}
            {facts::section(visit, &notes, office)} <section aria-labelledby="line-title">
                <h2 id="line-title">{say!(visit, "office-line")}</h2>
                {chart}
                {has_line.then(|| line::table(visit, &notes, office, &line))}
                {(!has_line).then(|| view! { <p>{say!(visit, "office-line-empty")}</p> })}
            </section> {next::earlier(visit, office)} <SourceList visit notes=&notes />
            <Toolbar visit data=links::data(visit) />
        </article>
    };
    let own = vec![(visit.resource.clone(), name.clone())];
    let way = [structured::way_to_country(visit, &office.country), own].concat();
    let extras = HeadExtras {
        data: vec![
            structured::office(visit, office),
            structured::breadcrumbs(visit, &way),
        ],
        ..HeadExtras::default()
    };
    Ok(Page::new(name, description(visit, office), body).with_extras(extras))
}

fn description(visit: &Visit<'_>, office: &Office) -> String {
    let name = office.name.in_language(visit.language);
    let holders = visit.snapshot.holders(&office.id);
    match holders.first() {
        Some(spell) if !visit.snapshot.doubts(spell).is_empty() => {
            say!(
                visit,
                "office-description-doubt",
                office = name,
                person = spell.person.name.in_language(visit.language)
            )
        }
        Some(spell) => {
            say!(
                visit,
                "office-description",
                office = name,
                person = spell.person.name.in_language(visit.language)
            )
        }
        None => match visit.snapshot.missing(office) {
            Some(Absence::Vacant) => say!(visit, "office-description-vacant", office = name),
            Some(Absence::NotRecorded) => say!(visit, "office-description-not-recorded", office = name),
            None => say!(visit, "office-description-other-days", office = name),
        },
    }
}

fn head(visit: &Visit<'_>, office: &Office) -> impl IntoView + use<> {
    let country = visit
        .snapshot
        .country(office.country.as_str())
        .map(|country| view! { <CountryLink visit country /> });
    let roles: Vec<_> = office
        .roles
        .iter()
        .map(|role| word(visit.language, "role", role.word()))
        .collect();
    view! {
        <header class="office-head">
            <p class="office-country">{country}</p>
            <h1>{office.name.in_language(visit.language).to_owned()}</h1>
            {(!roles.is_empty()).then(|| view! { <p class="office-roles">{roles.join(" · ")}</p> })}
        </header>
    }
}

/// Who holds the office on the day, who acts, and who is chosen to follow.
fn present(visit: &Visit<'_>, notes: &Notes, office: &Office) -> impl IntoView + use<> {
    let mut spells = visit.snapshot.holders(&office.id);
    let absence = visit.snapshot.missing(office);
    let is_of_other_days = spells.is_empty() && absence.is_none();
    spells.extend(visit.snapshot.designates(&office.id));
    let rows = spells
        .iter()
        .map(|spell| holder_row(visit, notes, spell))
        .collect_view();
    let presumed: Vec<_> = visit
        .snapshot
        .presumed_designates(&office.id)
        .iter()
        .map(|presumed| presumed_row(visit, notes, presumed))
        .collect();
    let is_doubtful = spells
        .iter()
        .any(|spell| !visit.snapshot.doubts(spell).is_empty());
    let title = if is_doubtful {
        say!(visit, "holder-present-doubt")
    } else {
        say!(visit, "office-present")
    };
    let nobody = absence.map(|absence| {
        let name = match absence {
            Absence::Vacant => say!(visit, "office-nobody"),
            Absence::NotRecorded => say!(visit, "office-holder-unknown"),
        };
        view! {
            <tr>
                <th scope="row">{name}</th>
                <td>
                    <AbsenceMark visit absence />
                </td>
                <td></td>
                <td></td>
                <td></td>
            </tr>
        }
    });
    let of_other_days = is_of_other_days.then(|| view! { <p>{say!(visit, "office-other-days")}</p> });
    let caption = say!(
        visit,
        "office-present-caption",
        office = office.name.in_language(visit.language)
    );
    let table = (!is_of_other_days).then(|| {
        view! {
            <div class="table-scroll" tabindex="0" role="group" aria-label=caption.clone()>
                <table class="ledger office-present">
                    <caption class="visually-hidden">{caption.clone()}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{say!(visit, "line-holder")}</th>
                            <th scope="col">{say!(visit, "line-status")}</th>
                            <th scope="col">{say!(visit, "line-since")}</th>
                            <th scope="col">{say!(visit, "line-length")}</th>
                            <th scope="col">{say!(visit, "line-checked")}</th>
                        </tr>
                    </thead>
                    <tbody>{nobody} {rows} {presumed}</tbody>
                </table>
            </div>
        }
    });
    view! {
        <section aria-labelledby="present-title">
            <h2 id="present-title">{title}</h2>
            {of_other_days}
            {table}
        </section>
    }
}

/// Who is to come by the result of an election that nobody has recorded as a hand-over.
fn presumed_row(visit: &Visit<'_>, notes: &Notes, presumed: &Presumed<'_>) -> impl IntoView + use<> {
    view! {
        <tr>
            <th scope="row">
                <PersonLink visit person=presumed.person />
            </th>
            <td>
                <PresumedMark visit presumed />
            </td>
            <td>
                <Moment visit date=presumed.since />
                <Cite visit notes of=&presumed.event.provenance />
            </td>
            <td></td>
            <td>
                <Freshness visit provenance=&presumed.event.provenance />
            </td>
        </tr>
    }
}

fn holder_row(visit: &Visit<'_>, notes: &Notes, spell: &Spell<'_>) -> impl IntoView + use<> {
    let tenure = spell.tenure;
    let since = tenure.start.as_ref().or(tenure.designated.as_ref());
    let since_date = since.map(|date| view! { <Moment visit date /> });
    let how_long = tenure.start.as_ref().and_then(|start| length(visit, start, None));
    let party = party_name(visit, tenure).map(|party| {
        view! {
            " "
            <small class="line-party">{party}</small>
        }
    });
    view! {
        <tr>
            <th scope="row">
                <PersonLink visit person=spell.person />
                {party}
            </th>
            <td>
                <StatusMark visit spell />
                <StatusNote visit spell />
            </td>
            <td>{since_date} <Cite visit notes of=&tenure.provenance /></td>
            <td>{how_long}</td>
            <td>
                <Freshness visit provenance=&tenure.provenance />
            </td>
        </tr>
    }
}
