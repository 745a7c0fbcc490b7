//! A labelled field of a form, with its hint and with what was wrong about it.

use leptos::prelude::*;
use std::borrow::Cow;

/// A field for a line of text. A password is never filled in again.
#[component]
pub fn FormField(
    #[prop(into)] id: Cow<'static, str>,
    name: &'static str,
    label: String,
    #[prop(default = "text")] kind: &'static str,
    /// What a password manager may put there.
    autocomplete: &'static str,
    #[prop(optional)] value: String,
    #[prop(optional)] hint: Option<String>,
    problem: Option<String>,
) -> impl IntoView {
    let value = (kind != "password").then_some(value);
    let hint_id = format!("{id}-hint");
    let problem_id = format!("{id}-problem");
    let described = [
        problem.is_some().then(|| problem_id.clone()),
        hint.is_some().then(|| hint_id.clone()),
    ];
    let described: Vec<_> = described.into_iter().flatten().collect();
    let described = (!described.is_empty()).then(|| described.join(" "));
    let invalid = problem.is_some().then_some("true");
    view! {
        <div class="form-field">
            <label for=id.clone()>{label}</label>
            <input
                id=id
                type=kind
                name=name
                value=value
                autocomplete=autocomplete
                required
                aria-invalid=invalid
                aria-describedby=described
            />
            {problem
                .map(|problem| {
                    view! {
                        <p class="form-field-problem" id=problem_id>
                            {problem}
                        </p>
                    }
                })}
            {hint
                .map(|hint| {
                    view! {
                        <p class="form-field-hint" id=hint_id>
                            {hint}
                        </p>
                    }
                })}
        </div>
    }
}
