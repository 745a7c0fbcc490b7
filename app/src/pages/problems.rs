//! Pages for what cannot be shown; both help the reader on.

use super::changes::moment;
use crate::{
    address::Resource, clocks::ClockProblem, naming, page::Page, rpc::Error, visit::Visit, words::say,
};
use domain::world::Commit;
use leptos::prelude::*;

/// There is no such thing, or was none on the day that is shown.
pub fn not_found(visit: &Visit<'_>) -> Page {
    let title = say!(visit, "not-found-title");
    let elsewhen = visit.is_elsewhen().then(|| {
        view! {
            <p>
                {say!(visit, "not-found-elsewhen")} " "
                <a href=visit.here_today()>{say!(visit, "clock-back")}</a>
            </p>
        }
    });
    // The last part of the path is most often a name that the search can do something with.
    let path = visit.resource.to_string();
    let guess = path.rsplit('/').next().unwrap_or_default().replace('-', " ");
    let body = view! {
        <div class="problem">
            <h1>{title.clone()}</h1>
            <p>{say!(visit, "not-found-text")}</p>
            {elsewhen}
            <form class="problem-search" method="get" action=visit.plain_href(&Resource::SEARCH)>
                <label for="problem-search">{say!(visit, "not-found-search")}</label>
                <input id="problem-search" type="search" name="q" value=guess maxlength="100" />
                <button>{say!(visit, "search-go")}</button>
            </form>
            <ul>
                <li>
                    <a href=visit.href(&Resource::LEADERS)>{say!(visit, "nav-leaders")}</a>
                </li>
                <li>
                    <a href=visit.href(&Resource::EVENTS)>{say!(visit, "nav-events")}</a>
                </li>
                <li>
                    <a href=visit.href(&Resource::COUNTRIES)>{say!(visit, "nav-countries")}</a>
                </li>
            </ul>
        </div>
    };
    Page::new(title, say!(visit, "not-found-text"), body).with_status(404)
}

/// The record was taken out: when, and why. On a past day the reason is not told, because it may tell of what came later.
pub fn removed(visit: &Visit<'_>, commit: &Commit) -> Page {
    let title = say!(visit, "removed-title");
    let changeset = &commit.changeset;
    let reason = (!visit.is_past()).then(|| {
        view! {
            <p>{say!(visit, "removed-reason")} " " <bdi>{naming::comment(visit, changeset)}</bdi></p>
            <p>
                <a href=visit
                    .href(
                        &Resource::change(commit.seq),
                    )>{say!(visit, "change-title", number = commit.seq.to_string())}</a>
                " · "
                {moment(visit, changeset.at)}
            </p>
        }
    });
    let body = view! {
        <div class="problem">
            <h1>{title.clone()}</h1>
            <p>{say!(visit, "removed-text")}</p>
            {reason}
            <ul>
                <li>
                    <a href=visit.href(&Resource::SEARCH)>{say!(visit, "removed-search")}</a>
                </li>
                <li>
                    <a href=visit.href(&Resource::LEADERS)>{say!(visit, "nav-leaders")}</a>
                </li>
                <li>
                    <a href=visit.href(&Resource::EVENTS)>{say!(visit, "nav-events")}</a>
                </li>
            </ul>
        </div>
    };
    Page::new(title, say!(visit, "removed-text"), body).with_status(410)
}

/// That a record was taken out, in words.
pub fn explain_removed(visit: &Visit<'_>, commit: &Commit) -> String {
    let text = say!(visit, "removed-text");
    if visit.is_past() {
        return text;
    }
    let reason = naming::comment(visit, &commit.changeset);
    format!("{text} {} {reason}", say!(visit, "removed-reason"))
}

/// That there is no such thing, in words.
pub fn explain_missing(visit: &Visit<'_>) -> String {
    say!(visit, "not-found-text")
}

/// What is wrong with a clock in the address, in words.
pub fn explain_clock(visit: &Visit<'_>, problem: &ClockProblem) -> String {
    match problem.parameter {
        "known_at" => say!(visit, "bad-clock-known-at", typed = problem.typed.clone()),
        _ => say!(visit, "bad-clock-as-of", typed = problem.typed.clone()),
    }
}

/// One of the clocks in the address cannot be read.
pub fn bad_clock(visit: &Visit<'_>, problem: &ClockProblem) -> Page {
    let title = say!(visit, "bad-clock-title");
    let explanation = explain_clock(visit, problem);
    let body = view! {
        <div class="problem">
            <h1>{title.clone()}</h1>
            <p>{explanation.clone()}</p>
            <p>
                <a href=visit.here_today()>{say!(visit, "clock-back")}</a>
            </p>
        </div>
    };
    Page::new(title, explanation, body).with_status(400)
}

/// What a form sent was not taken, and none of its fields is at fault.
pub fn refused(visit: &Visit<'_>, error: &Error) -> Page {
    let title = say!(visit, "refused-title");
    let explanation = match error {
        Error::TooLarge => say!(visit, "refused-too-large"),
        Error::Clock => say!(visit, "refused-clock"),
        Error::Busy | Error::Unavailable | Error::TooMany { .. } => say!(visit, "refused-busy"),
        Error::Unreadable
        | Error::NotSignedIn
        | Error::NotAllowed
        | Error::NotFound
        | Error::Invalid { .. }
        | Error::Refused
        | Error::NotAccepted { .. }
        | Error::Internal => say!(visit, "refused-unreadable"),
    };
    let body = view! {
        <div class="problem">
            <h1>{title.clone()}</h1>
            <p>{explanation.clone()}</p>
            <p>
                <a href=visit.href(&visit.resource)>{say!(visit, "refused-back")}</a>
            </p>
        </div>
    };
    Page::new(title, explanation, body).with_status(error.status())
}
