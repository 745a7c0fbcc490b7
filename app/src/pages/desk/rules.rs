//! After how many days records are to be checked again; administrators set it.

use crate::{
    desk::{DeskPage, RULES, rule_numbers},
    visit::Visit,
    words::{colon, say, word},
};
use leptos::{either::Either, prelude::*};

pub fn section(visit: &Visit<'_>, page: &DeskPage) -> Option<impl IntoView + use<>> {
    let numbers = rule_numbers(visit.snapshot.freshness()?);
    let can_set = visit.viewer.as_ref().is_some_and(|viewer| viewer.can_administer);
    let body = if can_set {
        Either::Left(form(visit, page, numbers))
    } else {
        let rules = RULES
            .into_iter()
            .zip(numbers)
            .map(|(name, days)| {
                view! {
                    <li>
                        {word(visit.language, "desk-rule", name)} {colon(visit.language)}
                        {say!(visit, "desk-days", days = days)}
                    </li>
                }
            })
            .collect_view();
        Either::Right(view! { <ul>{rules}</ul> })
    };
    Some(view! {
        <section aria-labelledby="desk-rules-title">
            <h2 id="desk-rules-title">{say!(visit, "desk-rules")}</h2>
            {body}
        </section>
    })
}

fn form(visit: &Visit<'_>, page: &DeskPage, numbers: [u16; 4]) -> impl IntoView + use<> {
    let fields = RULES
        .into_iter()
        .zip(numbers)
        .enumerate()
        .map(|(place, (name, days))| {
            let typed = page.rules.as_ref().map(|rules| rules.typed[place].clone());
            let is_wrong = page.rules.as_ref().is_some_and(|rules| rules.wrong[place]);
            let problem_id = format!("rule-{name}-problem");
            let described = is_wrong.then(|| problem_id.clone());
            let problem = is_wrong.then(|| {
                view! {
                    <span class="form-field-problem" id=problem_id.clone()>
                        {say!(visit, "desk-rule-wrong")}
                    </span>
                }
            });
            view! {
                <p class="form-field">
                    <label for=format!("rule-{name}")>{word(visit.language, "desk-rule", name)}</label>
                    <input
                        id=format!("rule-{name}")
                        name=name
                        inputmode="numeric"
                        required=true
                        value=typed.unwrap_or_else(|| days.to_string())
                        aria-invalid=is_wrong.then_some("true")
                        aria-describedby=described
                    />
                    {problem}
                </p>
            }
        })
        .collect_view();
    view! {
        <form class="desk-rules" method="post" action=visit.function("set_freshness")>
            {fields}
            <button>{say!(visit, "desk-rules-set")}</button>
        </form>
    }
}
