//! One field: its label, the control, how what was typed was understood, and what is wrong with it.

use crate::{
    edit::{
        field::{Choice, Field, Input},
        typed::REPEATED,
    },
    escape::in_textarea,
    rendered::{Rendered, rendered},
    visit::Visit,
    words::say,
};
use domain::Language;
use leptos::{either::Either, prelude::*};

/// Whether something stands in the field, or is to be said about it.
pub fn is_in_use(field: &Field) -> bool {
    let is_filled = match &field.input {
        Input::Line(value) | Input::Date(value) | Input::Long(value) => !value.is_empty(),
        Input::Text(values) => values.iter().any(|value| !value.is_empty()),
        Input::One(choices) | Input::Several(choices) => choices
            .iter()
            .any(|choice| choice.is_chosen && !choice.value.is_empty()),
        Input::Cited(sources) => sources.iter().any(|(choice, _)| choice.is_chosen),
        Input::Flag(is_ticked) => *is_ticked,
    };
    is_filled || field.problem.is_some()
}

pub fn field(visit: &Visit<'_>, field: &Field) -> Rendered {
    let id = format!("f-{}", field.name);
    match &field.input {
        Input::Text(values) => rendered(text(visit, field, &id, values)),
        Input::Several(choices) => rendered(several(visit, field, &id, choices)),
        Input::Cited(sources) => rendered(cited(visit, field, &id, sources)),
        Input::Flag(is_ticked) => rendered(flag(visit, field, &id, *is_ticked)),
        _ => rendered(single(visit, field, &id)),
    }
}

/// The ids of what describes a control.
fn described(field: &Field, id: &str) -> Option<String> {
    let hint = field.hint.as_ref().map(|_| format!(" {id}-hint"));
    Some(format!("{id}-said{}", hint.unwrap_or_default()))
}

fn label_words(visit: &Visit<'_>, field: &Field) -> impl IntoView + use<> {
    let optional = (!field.is_required)
        .then(|| view! { <span class="edit-optional">{say!(visit, "edit-optional")}</span> });
    view! {
        {field.label.clone()}
        " "
        {optional}
    }
}

/// What is said about a field; replaced while one types.
fn said(visit: &Visit<'_>, field: &Field, id: &str) -> impl IntoView + use<> {
    let problem = field
        .problem
        .clone()
        .map(|problem| view! { <p class="form-field-problem">{problem}</p> });
    let understood = field.understood.clone().map(|words| {
        view! {
            <p class="edit-understood">
                <span class="edit-understood-mark" aria-hidden="true">
                    "→ "
                </span>
                {words}
            </p>
        }
    });
    let name = format!("{}.pick", field.name);
    let offers = (!field.offers.is_empty()).then(|| {
        let offers = field
            .offers
            .iter()
            .map(|offer| {
                view! {
                    <label class="edit-choice">
                        <input
                            type="radio"
                            name=name.clone()
                            value=offer.value.clone()
                            checked=offer.is_chosen
                        />
                        <span>{offer.label.clone()}</span>
                    </label>
                }
            })
            .collect_view();
        view! {
            <fieldset class="edit-offers">
                <legend>{say!(visit, "edit-offers")}</legend>
                {offers}
            </fieldset>
        }
    });
    view! {
        <div id=format!("{id}-said") class="edit-said" data-said>
            {problem}
            {understood}
            {offers}
        </div>
    }
}

fn hint(field: &Field, id: &str) -> impl IntoView + use<> {
    let id = format!("{id}-hint");
    field.hint.clone().map(|hint| {
        view! {
            <p class="form-field-hint" id=id>
                {hint}
            </p>
        }
    })
}

/// A field with one control under one label. It keeps the browser's memory: Back after a refused form gives back what was typed.
fn single(visit: &Visit<'_>, field: &Field, id: &str) -> impl IntoView + use<> {
    let control = control(field, id);
    view! {
        <div class="form-field edit-field">
            <label for=id.to_owned()>{label_words(visit, field)}</label>
            {control}
            {said(visit, field, id)}
            {hint(field, id)}
        </div>
    }
}

fn control(field: &Field, id: &str) -> impl IntoView + use<> {
    let invalid = field.problem.is_some().then_some("true");
    let described = described(field, id);
    let required = field.is_required.then_some("true");
    let (id, name) = (id.to_owned(), field.name.clone());
    match &field.input {
        Input::Long(value) => Either::Left(view! {
            <textarea
                id=id
                name=name
                rows="4"
                aria-invalid=invalid
                aria-required=required
                aria-describedby=described
            >
                {in_textarea(value)}
            </textarea>
        }),
        Input::One(choices) => Either::Right(Either::Left(view! {
            <select id=id name=name aria-invalid=invalid aria-required=required aria-describedby=described>
                {options(choices)}
            </select>
        })),
        other => {
            let value = match other {
                Input::Line(value) | Input::Date(value) => value.clone(),
                _ => String::new(),
            };
            Either::Right(Either::Right(view! {
                <input
                    id=id
                    name=name
                    value=value
                    aria-invalid=invalid
                    aria-required=required
                    aria-describedby=described
                />
            }))
        }
    }
}

fn options(choices: &[Choice]) -> impl IntoView + use<> {
    choices
        .iter()
        .map(|choice| {
            view! {
                <option value=choice.value.clone() selected=choice.is_chosen>
                    {choice.label.clone()}
                </option>
            }
        })
        .collect_view()
}

/// A text in three languages: the reader's stands open, the others are folded away until something stands in them. English is the one
/// that has to be there.
fn text(visit: &Visit<'_>, field: &Field, id: &str, values: &[String; 3]) -> impl IntoView + use<> {
    let lines: Vec<_> = Language::ALL.into_iter().zip(values).collect();
    let (own, others): (Vec<_>, Vec<_>) = lines
        .into_iter()
        .partition(|(language, _)| *language == visit.language);
    let is_open = field.problem.is_some() || others.iter().any(|(_, value)| !value.is_empty());
    let names: Vec<_> = others.iter().map(|(language, _)| language.own_name()).collect();
    let names = names.join(" · ");
    let line = |(language, value): &(Language, &String)| text_line(field, id, *language, value);
    view! {
        <fieldset class="form-field edit-field edit-text" aria-describedby=described(field, id)>
            <legend>{label_words(visit, field)}</legend>
            <div class="edit-text-lines">{own.iter().map(line).collect_view()}</div>
            <details class="edit-text-others" open=is_open>
                <summary>{say!(visit, "edit-other-languages", names = names)}</summary>
                <div class="edit-text-lines">{others.iter().map(line).collect_view()}</div>
            </details>
            {said(visit, field, id)}
            {hint(field, id)}
        </fieldset>
    }
}

/// A text in one language.
fn text_line(field: &Field, id: &str, language: Language, value: &str) -> impl IntoView + use<> {
    let (name, control) = match language {
        Language::En => (field.name.clone(), id.to_owned()),
        other => (
            format!("{}.{}", field.name, other.tag()),
            format!("{id}.{}", other.tag()),
        ),
    };
    let is_wrong = language == Language::En && field.problem.is_some();
    view! {
        <label for=control.clone() lang=language.tag()>
            {language.own_name()}
        </label>
        <input
            id=control
            name=name
            value=value.to_owned()
            lang=language.tag()
            aria-invalid=is_wrong.then_some("true")
            aria-describedby=is_wrong.then(|| format!("{id}-said"))
        />
    }
}

/// A box to tick, one of several. The first one has the field's own id, so that a link to the field leads to it.
fn tick(field: &Field, id: &str, place: usize, choice: &Choice) -> impl IntoView + use<> {
    let id = if place == 0 {
        id.to_owned()
    } else {
        format!("{id}.{place}")
    };
    view! {
        <label class="edit-choice">
            <input
                type="checkbox"
                id=id
                name=format!("{}{REPEATED}", field.name)
                value=choice.value.clone()
                checked=choice.is_chosen
            />
            <span>{choice.label.clone()}</span>
        </label>
    }
}

/// Sources to tick, and beside each a line for the place in it.
fn cited(visit: &Visit<'_>, field: &Field, id: &str, sources: &[(Choice, String)]) -> impl IntoView + use<> {
    let lines = sources
        .iter()
        .enumerate()
        .map(|(number, (choice, place))| {
            let label = say!(visit, "edit-source-place-of", source = choice.label.clone());
            view! {
                <div class="edit-cited">
                    {tick(field, id, number, choice)}
                    <input
                        name=format!("{}.place.{}", field.name, choice.value)
                        value=place.clone()
                        aria-label=label
                        placeholder=say!(visit, "edit-source-place")
                        autocomplete="off"
                    />
                </div>
            }
        })
        .collect_view();
    view! {
        <fieldset class="form-field edit-field" aria-describedby=described(field, id)>
            <legend>{label_words(visit, field)}</legend>
            {lines}
            {sources.is_empty().then(|| nothing_to_choose(visit, id))}
            {said(visit, field, id)}
            {hint(field, id)}
        </fieldset>
    }
}

fn nothing_to_choose(visit: &Visit<'_>, id: &str) -> impl IntoView + use<> {
    view! {
        <p class="quiet" id=id.to_owned()>
            {say!(visit, "edit-nothing-to-choose")}
        </p>
    }
}

fn several(visit: &Visit<'_>, field: &Field, id: &str, choices: &[Choice]) -> impl IntoView + use<> {
    let boxes = choices
        .iter()
        .enumerate()
        .map(|(place, choice)| tick(field, id, place, choice))
        .collect_view();
    let nothing = choices.is_empty().then(|| nothing_to_choose(visit, id));
    view! {
        <fieldset class="form-field edit-field" aria-describedby=described(field, id)>
            <legend>{label_words(visit, field)}</legend>
            {boxes}
            {nothing}
            {said(visit, field, id)}
            {hint(field, id)}
        </fieldset>
    }
}

fn flag(visit: &Visit<'_>, field: &Field, id: &str, is_ticked: bool) -> impl IntoView + use<> {
    view! {
        <div class="form-field edit-field">
            <label class="edit-choice">
                <input
                    type="checkbox"
                    id=id.to_owned()
                    name=field.name.clone()
                    value="on"
                    checked=is_ticked
                    aria-describedby=described(field, id)
                />
                <span>{field.label.clone()}</span>
            </label>
            {said(visit, field, id)}
            {hint(field, id)}
        </div>
    }
}
