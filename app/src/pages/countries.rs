//! All countries by region, and one country: its offices, what is coming, its line of leaders, its relations.

mod coming;
mod former;
mod index;
mod ledger;
mod relations;

pub use index::countries;

use crate::{
    address::Resource,
    components::{Cite, Notes, OfficeTimeline, SourceList},
    fragment::{Part, cited_fragment, fragment},
    naming,
    page::{Detour, Page},
    pages::editing,
    visit::Visit,
    words::{say, word},
};
use domain::Country;
use leptos::prelude::*;

pub fn country(visit: &Visit<'_>) -> Result<Page, Detour> {
    let code = visit.param("iso2");
    if code.chars().any(|letter| letter.is_ascii_uppercase()) {
        return Err(Detour::Moved(visit.href(&visit.resource.lower_case())));
    }
    let country = visit.snapshot.country(code).ok_or(Detour::NotFound)?;
    let name = country.name.in_language(visit.language).to_owned();
    let notes = Notes::default();
    let line = visit.snapshot.principal_office(&country.id).map(|office| {
        view! {
            <section aria-labelledby="line-title">
                <h2 id="line-title">
                    {say!(visit, "country-line", office = naming::text(visit, &office.title))}
                </h2>
                {fragment(
                    visit,
                    (Part::Timeline, office.id.as_str()),
                    || view! { <OfficeTimeline visit office /> },
                )}
                <p>
                    <a href=visit
                        .href(
                            &Resource::office(&office.id),
                        )>{naming::text(visit, &office.name).to_owned()}</a>
                </p>
            </section>
        }
    });
    let body = view! {
        <article class="country">
            {heading(visit, &notes, country)}
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
            {line} {coming::past(visit, &notes, country)} {former::offices(visit, country)}
            {fragment(visit, (Part::Relations, country.id.as_str()), || relations::list(visit, country))}
            <SourceList visit notes=&notes />
        </article>
    };
    let description = say!(visit, "country-description", country = name.clone());
    Ok(Page::new(name, description, body))
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
    // Who belongs to what has no dates in the record, so it is told of today alone.
    let groups = country.groups.iter().filter(|_| !visit.is_past());
    facts.extend(groups.map(|group| word(visit.language, "group", group.word())));
    let codes = [
        Some(country.id.as_str().to_uppercase()),
        country.iso3.clone(),
        country.numeric.clone(),
    ];
    let codes: Vec<_> = codes.into_iter().flatten().collect();
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
        </header>
    }
}
