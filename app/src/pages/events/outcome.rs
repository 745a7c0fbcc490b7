//! What came of an event: who won, in words, in figures.

use crate::{
    components::{Moment, PersonLink},
    naming,
    visit::Visit,
    words::{say, text},
};
use domain::{
    Event, Language,
    entity::{Figure, Outcome, Unit},
};
use leptos::prelude::*;

pub fn outcome(visit: &Visit<'_>, event: &Event) -> impl IntoView + use<> {
    event.outcome.as_ref().map(|outcome| {
        let summary = outcome.summary.as_ref().map(|summary| {
            view! { <p class="prose">{naming::text(visit, summary).to_owned()}</p> }
        });
        let known = outcome.known.as_ref().map(|date| {
            view! { <p class="quiet">{say!(visit, "event-outcome-known")} " " <Moment visit date is_long=true /></p> }
        });
        view! {
            <section class="event-outcome" aria-labelledby="outcome-title">
                <h2 id="outcome-title">{say!(visit, "event-outcome-title")}</h2>
                {winners(visit, outcome)}
                {summary}
                {known}
                {figures(visit, outcome)}
            </section>
        }
    })
}

fn winners(visit: &Visit<'_>, outcome: &Outcome) -> impl IntoView + use<> {
    let persons: Vec<_> = outcome
        .winners
        .iter()
        .filter_map(|id| visit.snapshot.person(id.as_str()))
        .collect();
    let items = persons
        .iter()
        .map(|person| {
            view! {
                <li>
                    <PersonLink visit person=*person />
                </li>
            }
        })
        .collect_view();
    (!persons.is_empty()).then(|| {
        view! {
            <div class="event-winners">
                <p class="quiet">{say!(visit, "event-winners")}</p>
                <ul>{items}</ul>
            </div>
        }
    })
}

/// One table for each round: who or what down the side, the units across.
fn figures(visit: &Visit<'_>, outcome: &Outcome) -> impl IntoView + use<> {
    let rounds = distinct(outcome.figures.iter().map(|figure| figure.round));
    rounds
        .into_iter()
        .map(|round| {
            let figures: Vec<_> = outcome
                .figures
                .iter()
                .filter(|figure| figure.round == round)
                .collect();
            table(visit, round, &figures)
        })
        .collect_view()
}

fn table(visit: &Visit<'_>, round: Option<u8>, figures: &[&Figure]) -> impl IntoView + use<> {
    let caption = match round {
        Some(round) => say!(visit, "event-figures-round", round = round),
        None => say!(visit, "event-figures"),
    };
    let label = caption.clone();
    let units = distinct(figures.iter().map(|figure| &figure.unit));
    let heads = units
        .iter()
        .map(|unit| {
            view! {
                <th scope="col" class="event-figure">
                    {unit_words(visit.language, unit)}
                </th>
            }
        })
        .collect_view();
    let rows = distinct(figures.iter().map(|figure| &figure.label))
        .into_iter()
        .map(|label| {
            let cells = units
                .iter()
                .map(|unit| {
                    let figure = figures.iter().find(|it| it.label == *label && it.unit == **unit);
                    let value = figure.map_or_else(|| "–".to_owned(), |figure| figure.value.clone());
                    view! { <td class="event-figure">{value}</td> }
                })
                .collect_view();
            view! {
                <tr>
                    <th scope="row">{naming::text(visit, label).to_owned()}</th>
                    {cells}
                </tr>
            }
        })
        .collect_view();
    view! {
        <div class="table-scroll" tabindex="0" role="group" aria-label=label>
            <table class="ledger event-figures">
                <caption>{caption}</caption>
                <thead>
                    <tr>
                        <th scope="col">{say!(visit, "event-figure-label")}</th>
                        {heads}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

/// Each value once, in the order in which it first came.
fn distinct<T: PartialEq>(values: impl Iterator<Item = T>) -> Vec<T> {
    let mut found = Vec::new();
    for value in values {
        if !found.contains(&value) {
            found.push(value);
        }
    }
    found
}

/// The unit of a figure in words; a unit that is not known is printed as it is recorded.
pub fn unit_words(language: Language, unit: &Unit) -> String {
    let key = match unit {
        Unit::Votes => "unit-votes",
        Unit::Seats => "unit-seats",
        Unit::Percent => "unit-percent",
        Unit::ElectoralVotes => "unit-electoral-votes",
        Unit::Other(word) => return word.replace('_', " "),
    };
    text(language, key, None)
}

#[cfg(test)]
mod tests {
    use super::distinct;

    #[test]
    fn values_keep_the_order_in_which_they_came() {
        assert_eq!(distinct([2, 1, 2, 3, 1].into_iter()), [2, 1, 3]);
    }
}
