//! The corner of the masthead that says who is signed in, or leads to signing in.

use crate::{address::Resource, desk::is_put_off, query::Query, visit::Visit, words::say};
use leptos::{either::Either, prelude::*};

/// The name with a way out, or the way in. Both come back to this page.
#[component]
pub fn MastheadViewer<'c>(visit: &'c Visit<'c>) -> impl IntoView + use<> {
    let Some(viewer) = &visit.viewer else {
        let way_in = if visit.resource == Resource::SIGN_IN {
            visit.here()
        } else {
            visit.href_only(&Resource::SIGN_IN, Query::of("next", &visit.here()))
        };
        // Not followed by whoever fetches pages ahead: the way in is never kept.
        return Either::Left(view! {
            <p class="masthead-viewer">
                <a href=way_in rel="nofollow">
                    {say!(visit, "sign-in-title")}
                </a>
            </p>
        });
    };
    let review = viewer.can_edit.then(|| {
        view! {
            <a href=visit.plain_href(&Resource::REVIEW) rel="nofollow">
                {say!(visit, "review-title")}
            </a>
        }
    });
    let desk = viewer.can_edit.then(|| {
        // Of another day nobody knows what is to be done.
        let open = (!visit.is_elsewhen()).then(|| open_tasks(visit));
        let label = match open {
            Some(open) => say!(visit, "desk-link", count = open),
            None => say!(visit, "desk-title"),
        };
        view! {
            <a href=visit.plain_href(&Resource::DESK) rel="nofollow">
                {label}
            </a>
            " "
        }
    });
    Either::Right(view! {
        <div class="masthead-viewer">
            {desk} {review} " " <a href=visit.plain_href(&Resource::ACCOUNT) rel="nofollow">
                {viewer.name.clone()}
            </a> <form method="post" action=visit.function("sign_out")>
                <input type="hidden" name="next" value=visit.here() />
                <button>{say!(visit, "sign-out")}</button>
            </form>
        </div>
    })
}

/// How many tasks are open, without the warnings about the data: those take long to look for.
fn open_tasks(visit: &Visit<'_>) -> usize {
    let tasks = visit.snapshot.tasks().iter();
    tasks
        .filter(|task| !is_put_off(&visit.marks, task, visit.today))
        .count()
}
