//! Who changed a record here, and when: a link to each changeset that touched it.

use crate::{address::Resource, naming, visit::Visit, words::say};
use domain::{Edtf, EntityRef};
use jiff::tz::TimeZone;
use leptos::prelude::*;

#[component]
pub fn History<'c>(visit: &'c Visit<'c>, reference: EntityRef) -> impl IntoView + use<> {
    let items = visit
        .world
        .whole_history_of(&reference)
        .into_iter()
        .map(|commit| {
            let day = commit.changeset.at.to_zoned_datetime(TimeZone::UTC).date();
            let link = say!(visit, "history-change", number = commit.seq.to_string());
            view! {
                <li>
                    <time datetime=day.to_string()>{Edtf::from_day(day).short(visit.language)}</time>
                    " "
                    <a href=visit.href(&Resource::change(commit.seq))>{link}</a>
                    " "
                    <bdi class="history-author">{naming::author(visit, &commit.changeset)}</bdi>
                </li>
            }
        })
        .collect_view();
    // On a past day the dates of later edits would themselves tell of what came later.
    visit.as_of.is_none().then(|| {
        view! {
            <section class="history" aria-labelledby="history-title">
                <h2 id="history-title">{say!(visit, "history-title")}</h2>
                <ol>{items}</ol>
            </section>
        }
    })
}
