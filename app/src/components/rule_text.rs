//! The rule behind an election: the law's text in short, and the votes that it leads to.

use super::{Cite, Notes};
use crate::{address::Resource, naming, visit::Visit, words::say};
use domain::{Edtf, entity::ElectionRule, snapshot::RuleDate};
use leptos::{either::Either, prelude::*};

/// What the law says, with its sources.
#[component]
pub fn RuleText<'c>(visit: &'c Visit<'c>, notes: &'c Notes, rule: &'c ElectionRule) -> impl IntoView + use<> {
    view! {
        {naming::text(visit, &rule.text).to_owned()}
        <Cite visit notes of=rule />
    }
}

/// The next days by a rule: each leads to the vote that is recorded in its place, or says that it is computed.
pub fn rule_dates(visit: &Visit<'_>, dates: &[RuleDate<'_>]) -> impl IntoView + use<> {
    let items: Vec<_> = dates
        .iter()
        .map(|date| {
            let day = Edtf::from_day(date.on).spoken(visit.language);
            let item = match date.recorded {
                Some(event) => {
                    Either::Left(
                        view! {
                            {format!("{day} · ")}
                            <a href=visit
                                .href(&Resource::event(&event.id))>{naming::event_name(visit, event)}</a>
                        },
                    )
                }
                None => {
                    Either::Right(
                        view! { <span class="due-election-date">{say!(visit, "rule-date-computed", date = day)}</span> },
                    )
                }
            };
            view! { <li>{item}</li> }
        })
        .collect();
    (!items.is_empty()).then(|| {
        view! {
            <div>
                <dt>{say!(visit, "rule-dates")}</dt>
                <dd>
                    <ul class="rule-dates">{items}</ul>
                </dd>
            </div>
        }
    })
}
