//! The corner of the masthead that says who is signed in, or leads to signing in.

use crate::{pages::open_tasks, query::Query, visit::Visit, words::say};
use leptos::{either::Either, prelude::*};

/// The name with a way out, or the way in. Both come back to this page.
#[component]
pub fn MastheadViewer<'c>(visit: &'c Visit<'c>) -> impl IntoView + use<> {
    let prefix = visit.language.prefix();
    let Some(viewer) = &visit.viewer else {
        let way_in = if visit.path == "/sign-in" {
            visit.here()
        } else {
            format!("{prefix}/sign-in?{}", Query::of("next", &visit.here()))
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
            <a href=format!("{prefix}/review") rel="nofollow">
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
            <a href=format!("{prefix}/desk") rel="nofollow">
                {label}
            </a>
            " "
        }
    });
    Either::Right(view! {
        <div class="masthead-viewer">
            {desk} {review} " " <a href=format!("{prefix}/account") rel="nofollow">
                {viewer.name.clone()}
            </a> <form method="post" action=visit.function("sign_out")>
                <input type="hidden" name="next" value=visit.here() />
                <button>{say!(visit, "sign-out")}</button>
            </form>
        </div>
    })
}
