//! All countries by region, and one country: its offices, what is coming, its line of leaders, its relations.

mod chambers;
mod coming;
mod former;
mod index;
mod ledger;
mod relations;

pub use index::{countries, rows};

use crate::{
    address::Resource,
    components::{Cite, Notes, OfficeTimeline, SourceList, Toolbar},
    fragment::{Part, cited_fragment, fragment},
    links, naming,
    page::{Detour, HeadExtras, Page},
    pages::{editing, structured},
    visit::Visit,
    words::{say, word},
};
use domain::{Country, Office, snapshot::Leading};
use leptos::prelude::*;

pub fn country(visit: &Visit<'_>) -> Result<Page, Detour> {
    let code = visit.param("iso2");
    if code.chars().any(|letter| letter.is_ascii_uppercase()) {
        return Err(Detour::Moved(visit.href(&visit.resource.lower_case())));
    }
    let country = visit.snapshot.country(code).ok_or(Detour::NotFound)?;
    let name = country.name.in_language(visit.language).to_owned();
    let notes = Notes::default();
    let leading = visit.snapshot.leading(country);
    let lines: Vec<_> = leading.offices.iter().map(|office| line(visit, office)).collect();
    let body = view! {
        <article class="country">
            {heading(visit, &notes, country)} {led_by(visit, country, &leading)}
            {editing::links(visit, || editing::about_country(visit, country))}
            <section aria-labelledby="offices-title">
                <h2 id="offices-title">{say!(visit, "country-offices")}</h2>
                {cited_fragment(
                    visit,
                    &notes,
                    (Part::Offices, country.id.as_str()),
                    |notes| ledger::table(visit, notes, country),
                )}
            </section> {coming::changes(visit, &notes, country)} {coming::events(visit, &notes, country)}
            {chambers::section(visit, &notes, country)} {lines} {coming::past(visit, &notes, country)}
            {former::offices(visit, country)}
            {fragment(visit, (Part::Relations, country.id.as_str()), || relations::list(visit, country))}
            <SourceList visit notes=&notes /> <Toolbar visit data=links::data(visit) />
        </article>
    };
    let description = say!(visit, "country-description", country = name.clone());
    let way = structured::way_to_country(visit, &country.id);
    let extras = HeadExtras {
        data: vec![structured::breadcrumbs(visit, &way)],
        ..HeadExtras::default()
    };
    Ok(Page::new(name, description, body).with_extras(extras))
}

/// The line of holders of one office that the country is led from.
fn line(visit: &Visit<'_>, office: &Office) -> impl IntoView + use<> {
    let id = format!("line-title-{}", office.id);
    view! {
        <section aria-labelledby=id.clone()>
            <h2 id=id.clone()>{say!(visit, "country-line", office = naming::text(visit, &office.title))}</h2>
            {fragment(
                visit,
                (Part::Timeline, office.id.as_str()),
                || view! { <OfficeTimeline visit office /> },
            )}
            <p>
                <a href=visit
                    .href(&Resource::office(&office.id))>{naming::text(visit, &office.name).to_owned()}</a>
            </p>
        </section>
    }
}

/// From which offices the country is led, and by which rule these.
fn led_by(visit: &Visit<'_>, country: &Country, leading: &Leading<'_>) -> Option<impl IntoView + use<>> {
    if leading.offices.is_empty() {
        return None;
    }
    let titles = leading
        .offices
        .iter()
        .map(|office| naming::text(visit, &office.title));
    let titles: Vec<_> = titles.collect();
    let reason = word(visit.language, "leading", leading.reason.word());
    let system = country.government.filter(|_| leading.reason.tells_the_system());
    let reason = match system {
        Some(system) => say!(
            visit,
            "country-led-under",
            reason = reason,
            system = word(visit.language, "government", system.word())
        ),
        None => reason,
    };
    let led_by = say!(
        visit,
        "country-led-by",
        offices = titles.join(&say!(visit, "country-led-and")),
        reason = reason
    );
    // Neither how an office was filled earlier nor how the country was governed is recorded with dates.
    let todays_rule = visit.is_past().then(|| say!(visit, "country-led-rule"));
    let sentences: Vec<_> = [Some(led_by), todays_rule].into_iter().flatten().collect();
    Some(view! { <p class="quiet country-led-by">{sentences.join(" ")}</p> })
}

fn heading(visit: &Visit<'_>, notes: &Notes, country: &Country) -> impl IntoView + use<> {
    let own = country.name.beside(visit.language).map(str::to_owned);
    let own = own.map(|own| {
        view! {
            " "
            <span class="own-name" lang=country.name.own_language.clone()>
                {own}
            </span>
        }
    });
    let mut facts = vec![word(visit.language, "region", country.region.word())];
    // How it is governed and to what it belongs have no dates in the record, so they are told of today alone.
    let government = country.government.filter(|_| !visit.is_past());
    facts.extend(government.map(|it| word(visit.language, "government", it.word())));
    let groups = country.groups.iter().filter(|_| !visit.is_past());
    facts.extend(groups.map(|group| word(visit.language, "group", group.word())));
    let codes = [
        Some(country.id.as_str().to_uppercase()),
        country.iso3.clone(),
        country.numeric.clone(),
    ];
    let codes: Vec<_> = codes.into_iter().flatten().collect();
    let formerly = naming::former_names(visit, &country.former_names);
    let formerly =
        formerly.map(|names| view! { <p class="quiet">{say!(visit, "country-formerly", names = names)}</p> });
    facts.push(say!(visit, "country-codes", codes = codes.join(" · ")));
    view! {
        <header class="country-head">
            <h1>
                <span class="flag" aria-hidden="true">
                    {naming::flag(country)}
                </span>
                {country.name.in_language(visit.language).to_owned()}
                {own}
            </h1>
            <p class="quiet">{facts.join(" · ")} <Cite visit notes of=&country.provenance /></p>
            {former::existence(visit, country)}
            {formerly}
        </header>
    }
}
