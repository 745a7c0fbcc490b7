//! One proposal: what its source says, what it would change now, and the decision.

use super::parts::{decision, kind};
use crate::{
    address::Resource,
    page::Page,
    pages::changes::{difference, moment, reference},
    review::{ClaimField, One, Standing, State},
    visit::Visit,
    words::{colon, listed, say},
};
use domain::{EntityRef, id::PersonId};
use leptos::{either::Either, prelude::*};

pub fn one(visit: &Visit<'_>, one: &One) -> Page {
    let title = one.line.title.clone();
    let is_open = one.state == State::Open;
    let differences = one
        .changes
        .iter()
        .map(|change| difference::section(visit, change))
        .collect_view();
    let changes = (!one.changes.is_empty() && is_open).then(|| {
        view! {
            <section class="edit-preview" aria-labelledby="review-changes">
                <h2 id="review-changes">{say!(visit, "review-changes")}</h2>
                {differences}
            </section>
        }
    });
    let can_accept = matches!(one.standing, Standing::New | Standing::Differs | Standing::Same);
    let decide = is_open.then(|| {
        view! {
            <section aria-labelledby="review-decide">
                <h2 id="review-decide">{say!(visit, "review-decide")}</h2>
                {(!can_accept).then(|| view! { <p>{say!(visit, "review-not-yet")}</p> })}
                <form class="review-form" method="post" action=visit.function("accept_proposal")>
                    {subject(one)}
                    {decision(visit, "reject_proposal")}
                </form>
            </section>
        }
    });
    let body = view! {
        <article class="review-one">
            <p class="quiet">
                <a href=visit.href(&Resource::REVIEW)>{say!(visit, "review-title")}</a>
            </p>
            <h1>{title.clone()}</h1>
            {said(visit, one)}
            {refused(visit, one)}
            <p class="lede">{standing(visit, one)} {reason(visit, one)}</p>
            {is_open.then(|| question(visit, one))}
            {changes}
            {is_open.then(|| put_right(visit, one))}
            {decide}
        </article>
    };
    Page::new(title.clone(), title, body)
}

/// Where it comes from, and what has become of it.
fn said(visit: &Visit<'_>, one: &One) -> impl IntoView + use<> {
    let source = match &one.source_url {
        Some(url) => Either::Left(view! {
            <a href=url.clone() rel="noopener nofollow">
                {one.line.source.clone()}
            </a>
        }),
        None => Either::Right(one.line.source.clone()),
    };
    let decided = one.decided.as_ref().map(|(by, at, seq)| {
        let what = match one.state {
            State::Rejected => say!(visit, "review-rejected-by", name = by.clone()),
            _ => say!(visit, "review-accepted-by", name = by.clone()),
        };
        let change = seq.map(|seq| {
            let label = say!(visit, "change-title", number = seq.to_string());
            view! {
                " · "
                <a href=visit.href(&Resource::change(seq))>{label}</a>
            }
        });
        view! {
            <p class="quiet">
                {what} " · " {moment(visit, *at)} {change}
                {one.line.reason.clone().map(|reason| format!(" · {reason}"))}
            </p>
        }
    });
    view! {
        <p class="quiet">
            {source} ", " {one.line.reference.clone()} " · " {kind(visit, one.line.kind)} " · "
            {one.proposed.0.clone()} " · " {moment(visit, one.proposed.1)}
        </p>
        {decided}
    }
}

fn standing(visit: &Visit<'_>, one: &One) -> String {
    if one.state != State::Open {
        return String::new();
    }
    match &one.standing {
        Standing::Same => say!(visit, "review-stands-same"),
        Standing::New => say!(visit, "review-stands-new"),
        Standing::Differs => say!(visit, "review-stands-differs"),
        Standing::Question { name, .. } => say!(visit, "review-stands-question", name = name.clone()),
        Standing::Refused(_) => say!(visit, "review-stands-refused"),
    }
}

/// Why it cannot be recorded, in the words of the domain.
fn reason(visit: &Visit<'_>, one: &One) -> impl IntoView + use<> {
    match &one.standing {
        Standing::Refused(why) if one.state == State::Open => Some(view! {
            {colon(visit.language)}
            <span lang="en">{why.clone()}</span>
        }),
        _ => None,
    }
}

fn refused(visit: &Visit<'_>, one: &One) -> impl IntoView + use<> {
    one.refused.clone().map(|why| {
        view! {
            <section class="edit-problems" role="alert">
                <h2>{say!(visit, "edit-stopped-title")}</h2>
                <p lang="en">{why}</p>
            </section>
        }
    })
}

/// The proposal that a form is about.
fn subject(one: &One) -> impl IntoView + use<> {
    view! { <input type="hidden" name="proposal" value=one.line.id.clone() /> }
}

/// Who is meant, where that is the question.
fn question(visit: &Visit<'_>, one: &One) -> impl IntoView + use<> {
    let Standing::Question { name, persons } = &one.standing else {
        return None;
    };
    let problem = one.who.map(|problem| problem.spoken(visit.language));
    let described = problem.as_ref().map(|_| "review-person-problem");
    let problem = problem.map(|problem| {
        view! {
            <p class="form-field-problem" id="review-person-problem">
                {problem}
            </p>
        }
    });
    let choices = persons.iter().map(|person| choice(visit, person)).collect_view();
    Some(view! {
        <form class="review-form" method="post" action=visit.function("answer_proposal")>
            {subject(one)}
            <fieldset class="edit-field" aria-describedby=described>
                <legend>{say!(visit, "review-who", name = name.clone())}</legend>
                {problem}
                {choices}
                <label class="edit-choice">
                    <input type="radio" name="person" value="-" required />
                    <span>{say!(visit, "review-nobody")}</span>
                </label>
            </fieldset>
            <button>{say!(visit, "review-answer")}</button>
        </form>
    })
}

fn choice(visit: &Visit<'_>, id: &PersonId) -> impl IntoView + use<> {
    let entity = EntityRef::Person(id.clone());
    let recorded = visit.newest.get(&entity);
    let name = reference::name(visit, &entity, recorded.as_ref());
    let offices: Vec<_> = visit
        .newest
        .tenures
        .values()
        .filter(|tenure| tenure.person == *id)
        .filter_map(|tenure| visit.newest.offices.get(&tenure.office))
        .map(|office| office.name.in_language(visit.language).to_owned())
        .collect();
    let value = id.to_string();
    view! {
        <label class="edit-choice">
            <input type="radio" name="person" value=value required />
            <span>{name} " " <span class="quiet">{listed(visit.language, &offices)}</span></span>
        </label>
    }
}

/// What can be put right before it is accepted.
fn put_right(visit: &Visit<'_>, one: &One) -> impl IntoView + use<> {
    let has_problem = one.fields.iter().any(|field| field.problem.is_some());
    let fields = one.fields.iter().map(|it| field(visit, it)).collect_view();
    (!one.fields.is_empty()).then(|| {
        view! {
            <details class="edit-group" open=has_problem>
                <summary>{say!(visit, "review-put-right")}</summary>
                <form class="review-form" method="post" action=visit.function("correct_proposal")>
                    {subject(one)}
                    {fields}
                    <button>{say!(visit, "review-put-right-go")}</button>
                </form>
            </details>
        }
    })
}

fn field(visit: &Visit<'_>, field: &ClaimField) -> impl IntoView + use<> {
    let label = match field.name {
        "start" => say!(visit, "review-field-start"),
        "end" => say!(visit, "review-field-end"),
        "on" => say!(visit, "review-field-on"),
        _ => say!(visit, "review-field-name"),
    };
    let problem = field.problem.map(|problem| problem.spoken(visit.language));
    let id = format!("review-{}", field.name);
    let described = problem.as_ref().map(|_| format!("{id}-problem"));
    let problem = problem.map(|problem| {
        view! {
            <p class="form-field-problem" id=format!("review-{}-problem", field.name)>
                {problem}
            </p>
        }
    });
    view! {
        <div class="form-field">
            <label for=id.clone()>{label}</label>
            <input
                id=id
                name=field.name
                value=field.value.clone()
                aria-invalid=described.as_ref().map(|_| "true")
                aria-describedby=described
            />
            {problem}
        </div>
    }
}
