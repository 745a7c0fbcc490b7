//! Who is in doubt, by country: those who should have left by now, and how many nobody has checked for long.

use crate::{
    address::Resource,
    components::{CountryLink, PersonLink, doubt_reasons},
    naming,
    query::Query,
    visit::Visit,
    words::say,
};
use domain::{
    collation::compare,
    doubt::{Doubt, IN_DOUBT, is_grave},
    snapshot::InDoubt,
};
use leptos::prelude::*;

/// Up to how many holders are named of whom nothing but the check is old. More say that nobody has looked for long, and who they
/// are is in the list of leaders.
const FEW: usize = 24;

pub fn section(visit: &Visit<'_>) -> Option<impl IntoView + use<>> {
    let mut all: Vec<_> = visit.snapshot.in_doubt().collect();
    if all.is_empty() {
        return None;
    }
    // Within a country its offices keep their order.
    all.sort_by(|a, b| {
        let [a, b] = [a, b].map(|it| it.country.name.in_language(visit.language));
        compare(visit.language, a, b)
    });
    let (mut named, mut counted): (Vec<_>, Vec<_>) = all.into_iter().partition(|it| is_grave(&it.doubts));
    if counted.len() <= FEW {
        named.append(&mut counted);
    }
    let items = named
        .chunk_by(|a, b| a.country.id == b.country.id)
        .map(|of_country| item(visit, of_country))
        .collect_view();
    let list = (!named.is_empty()).then(|| {
        view! {
            <p class="quiet">{say!(visit, "home-doubt-help")}</p>
            <ul class="in-doubt">{items}</ul>
        }
    });
    let unchecked = (!counted.is_empty()).then(|| {
        let countries = counted.chunk_by(|a, b| a.country.id == b.country.id).count();
        let sentence = say!(
            visit,
            "home-doubt-unchecked",
            count = counted.len(),
            countries = countries
        );
        view! { <p>{sentence}</p> }
    });
    let query = Query::default().with("status", Some(IN_DOUBT));
    Some(view! {
        <section aria-labelledby="doubt-title">
            <h2 id="doubt-title">{say!(visit, "home-doubt")}</h2>
            {list}
            {unchecked}
            <p>
                <a href=visit.href_with(&Resource::LEADERS, &query)>{say!(visit, "home-doubt-all")}</a>
            </p>
        </section>
    })
}

/// The holders of one country who are in doubt; reasons that several share stand once, behind the last of them.
fn item(visit: &Visit<'_>, of_country: &[InDoubt<'_>]) -> impl IntoView + use<> {
    let groups = of_country
        .chunk_by(|a, b| gravest(a) == gravest(b))
        .map(|alike| {
            let offices = alike
                .chunk_by(|a, b| a.spell.office.id == b.spell.office.id)
                .map(|of_office| holders(visit, of_office))
                .collect_view();
            let reasons = alike.first().and_then(|it| doubt_reasons(visit, gravest(it)));
            view! {
                {offices}
                <small class="doubt-note">{reasons}</small>
                " "
            }
        })
        .collect_view();
    let country = of_country.first().map(|it| it.country);
    view! {
        <li class="in-doubt-item">
            {country.map(|country| view! { <CountryLink visit country /> })} " " <span>{groups}</span>
        </li>
    }
}

fn holders(visit: &Visit<'_>, of_office: &[InDoubt<'_>]) -> impl IntoView + use<> {
    let title = of_office
        .first()
        .map(|it| naming::text(visit, &it.spell.office.title).to_owned());
    let names = of_office
        .iter()
        .map(|it| {
            view! {
                " · "
                <PersonLink visit person=it.spell.person />
            }
        })
        .collect_view();
    view! {
        {title}
        {names}
        " "
    }
}

/// The reasons to name: an old check says nothing beside what should have happened.
fn gravest<'d>(it: &'d InDoubt<'_>) -> &'d [Doubt] {
    let grave = it.doubts.partition_point(|doubt| doubt.kind.is_grave());
    if grave == 0 {
        &it.doubts
    } else {
        &it.doubts[..grave]
    }
}
