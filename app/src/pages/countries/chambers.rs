//! The chambers of a country's parliament, with the votes for each.

use crate::{
    address::Resource,
    components::{Cite, DueElection, EventDate, Notes, RuleText, rule_dates},
    naming,
    visit::Visit,
    words::{say, word},
};
use domain::{Body, Country, Event};
use leptos::prelude::*;

pub fn section(visit: &Visit<'_>, notes: &Notes, country: &Country) -> impl IntoView + use<> {
    let items: Vec<_> = visit
        .snapshot
        .bodies_of(&country.id)
        .map(|body| item(visit, notes, body))
        .collect();
    (!items.is_empty()).then(|| {
        view! {
            <section aria-labelledby="chambers-title">
                <h2 id="chambers-title">{say!(visit, "country-chambers")}</h2>
                {items}
            </section>
        }
    })
}

fn item(visit: &Visit<'_>, notes: &Notes, body: &Body) -> impl IntoView + use<> {
    let snapshot = &visit.snapshot;
    let title = format!("body-{}", body.id);
    let row = |name: String, text: String| {
        view! {
            <div>
                <dt>{name}</dt>
                <dd>{text}</dd>
            </div>
        }
    };
    let chamber = body.chamber.map(|it| word(visit.language, "chamber", it.word()));
    let seats = body
        .seats
        .map(|seats| row(say!(visit, "office-seats"), seats.to_string()));
    let term = body.term_years.map(|years| {
        row(
            say!(visit, "office-term"),
            say!(visit, "length-years", count = years),
        )
    });
    let former = naming::former_names(visit, &body.former_names)
        .map(|names| row(say!(visit, "office-former-names"), names));
    let last = snapshot
        .last_election_of_body(body)
        .map(|event| vote(visit, say!(visit, "body-last-vote"), event));
    let next = snapshot
        .next_election_of_body(body)
        .map(|event| vote(visit, say!(visit, "body-next-vote"), event));
    let due = snapshot.body_election_due(body).map(|due| {
        view! {
            <div>
                <dt>{say!(visit, "due-election")}</dt>
                <dd>
                    <DueElection visit notes due=&due />
                </dd>
            </div>
        }
    });
    let rule = body.rule.as_deref().map(|rule| {
        let dates = rule_dates(visit, &snapshot.rule_dates_of_body(body));
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
    view! {
        <h3 id=title>
            {body.name.in_language(visit.language).to_owned()} <Cite visit notes of=&body.provenance />
            {chamber
                .map(|chamber| {
                    view! {
                        " "
                        <small class="status-note">{chamber}</small>
                    }
                })}
        </h3>
        <dl class="facts">{former} {seats} {term} {last} {next} {due} {rule}</dl>
    }
}

fn vote(visit: &Visit<'_>, name: String, event: &Event) -> impl IntoView + use<> {
    view! {
        <div>
            <dt>{name}</dt>
            <dd>
                <a href=visit.href(&Resource::event(&event.id))>{naming::event_name(visit, event)}</a>
                ", "
                <EventDate visit event />
            </dd>
        </div>
    }
}
