//! What an editor can do with the things on a page: one line of links for each.

use crate::{
    edit::Subject,
    visit::Visit,
    words::{say, text},
};
use leptos::prelude::*;

/// The id of what opens the forms of a page.
pub const EDIT_ACTIONS: &str = "edit-actions";

/// The forms for some subjects, each under its name; closed until somebody wants to edit.
#[component]
pub fn EditLinks<'c>(visit: &'c Visit<'c>, subjects: Vec<(String, Subject)>) -> impl IntoView + use<> {
    let language = visit.language;
    let lines = subjects
        .into_iter()
        .map(|(name, subject)| {
            let links = subject
                .acts()
                .iter()
                .map(|act| {
                    let href = format!("{}{}", language.prefix(), subject.path(*act));
                    view! {
                        <li>
                            <a href=href>{text(language, act.key(), None)}</a>
                        </li>
                    }
                })
                .collect_view();
            view! {
                <div class="edit-links-line">
                    <dt>{name}</dt>
                    <dd>
                        <ul>{links}</ul>
                    </dd>
                </div>
            }
        })
        .collect_view();
    view! {
        <details class="edit-links">
            <summary id=EDIT_ACTIONS accesskey="e">{say!(visit, "edit-links-title")}</summary>
            <dl>{lines}</dl>
        </details>
    }
}
