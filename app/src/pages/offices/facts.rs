//! How an office is filled, for how long, and on what law.

use crate::{
    components::{Cite, Freshness, Notes, RuleText, rule_dates},
    naming,
    visit::Visit,
    words::{say, word},
};
use domain::Office;
use leptos::prelude::*;

pub fn section(visit: &Visit<'_>, notes: &Notes, office: &Office) -> impl IntoView + use<> {
    let filling = office
        .filled_by
        .map(|filling| word(visit.language, "filling", filling.word()));
    let term = office
        .term_years
        .map(|years| say!(visit, "length-years", count = years));
    let limit = office
        .term_limit
        .map(|count| say!(visit, "office-limit-terms", count = count));
    let basis = office
        .legal_basis
        .as_ref()
        .map(|basis| basis.in_language(visit.language).to_owned());
    let seats = (office.seats > 1).then(|| say!(visit, "office-seats-count", count = office.seats));
    let party = office
        .party
        .as_ref()
        .and_then(|id| visit.snapshot.party(id.as_str()));
    let party = party.map(|party| party.name.in_language(visit.language).to_owned());
    let former = naming::former_names(visit, &office.former_names);
    let facts = [
        (say!(visit, "office-party"), party),
        (say!(visit, "office-former-names"), former),
        (say!(visit, "office-filling"), filling),
        (say!(visit, "office-term"), term),
        (say!(visit, "office-limit"), limit),
        (say!(visit, "office-seats"), seats),
        (say!(visit, "office-basis"), basis),
    ];
    let items: Vec<_> = facts
        .into_iter()
        .filter_map(|(name, value)| Some((name, value?)))
        .map(|(name, value)| {
            view! {
                <div>
                    <dt>{name}</dt>
                    <dd>{value}</dd>
                </div>
            }
        })
        .collect();
    let rule = office.rule.as_deref().map(|rule| {
        let dates = rule_dates(visit, &visit.snapshot.rule_dates(office));
        view! {
            <div>
                <dt>{say!(visit, "rule-title")}</dt>
                <dd>
                    <RuleText visit notes rule />
                </dd>
            </div>
            {dates}
        }
    });
    (!items.is_empty() || rule.is_some()).then(|| {
        view! {
            <section aria-labelledby="facts-title">
                <h2 id="facts-title">{say!(visit, "office-facts")}</h2>
                <dl class="facts">{items} {rule}</dl>
                <p>
                    <Freshness visit provenance=&office.provenance />
                    <Cite visit notes of=&office.provenance />
                </p>
            </section>
        }
    })
}
