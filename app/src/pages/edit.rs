//! The form of an act: its fields, what was wrong with them, what it would change, and what others did meanwhile.

mod field;
mod outcome;

use crate::{
    address::Resource,
    edit::{
        Act, Subject,
        field::Field,
        outcome::Outcome,
        page::{EditPage, Notice},
    },
    islands::LiveForm,
    naming,
    page::Page,
    rendered::rendered,
    visit::Visit,
    words::{say, text},
};
use leptos::{either::Either, prelude::*};

pub fn edit(visit: &Visit<'_>, page: &EditPage) -> Page {
    let act = text(visit.language, page.act.key(), None);
    let (name, path) = subject(visit, &page.subject);
    let title = say!(visit, "edit-title", act = act.clone(), name = name.clone());
    // A form that is only checked while somebody types is no fault yet.
    let status = if page.is_being_typed {
        200
    } else if matches!(page.notice, Some(Notice::Busy | Notice::Clock)) {
        503
    } else if page.is_refused() {
        422
    } else {
        200
    };
    let form = visit.plain_href(&Resource::form(&page.subject, page.act));
    // The address leads whoever opens it back to the form, as a reload does after the answer to one.
    let action = format!("{}#edit-answer", visit.function(page.act.function()));
    let viewer = visit.viewer.as_ref().map_or("", |viewer| &viewer.name);
    let draft = format!("{viewer} {form}");
    let draft_line = rendered(view! {
        <span
            class="live-form quiet"
            role="status"
            data-draft=draft
            data-restored=say!(visit, "edit-draft-restored")
            data-kept=say!(visit, "edit-draft-kept")
            data-offline=say!(visit, "edit-offline")
        ></span>
        <button type="button" hidden>
            {say!(visit, "edit-draft-discard")}
        </button>
    });
    let body = view! {
        <article class="edit">
            <header>
                <p class="edit-subject">
                    {match path.clone() {
                        Some(path) => Either::Left(view! { <a href=visit.href(&path)>{name.clone()}</a> }),
                        None => Either::Right(name.clone()),
                    }}
                </p>
                <h1>{act}</h1>
                <p class="edit-lede">{lede(visit, page.act)}</p>
            </header>
            {notice(visit, page.notice)}
            {outcome::refusal(visit, page)}
            {facts(visit, page)}
            <form class="edit-form" id="edit-form" method="post" action=action novalidate>
                <input type="hidden" name=page.act.about() value=page.subject.told(page.act) />
                <input type="hidden" name="seen" value=page.seen.to_string() />
                {groups(visit, &page.fields)}
                <div id="edit-outcome" class="edit-outcome" aria-live="polite">
                    {outcome::outcome(visit, page)}
                </div>
                {buttons(visit, page)}
                <LiveForm>{draft_line}</LiveForm>
            </form>
        </article>
    };
    Page::new(title.clone(), title, body)
        .undated()
        .listening_to(path.map(|path| visit.href(&path)))
        .with_status(status)
}

/// The buttons. The first is the one that Enter presses in a field: to look at what would change, and, once that was shown, to save it.
fn buttons(visit: &Visit<'_>, page: &EditPage) -> impl IntoView + use<> {
    let preview = view! {
        <button name="go" value="preview">
            {say!(visit, "edit-preview")}
        </button>
    };
    let save = view! {
        <button name="go" value="save" class="edit-save">
            {say!(visit, "edit-save")}
        </button>
    };
    let buttons = if matches!(page.outcome, Outcome::Ready(_)) {
        Either::Left((save, " ", preview))
    } else {
        Either::Right((preview, " ", save))
    };
    view! { <p class="edit-buttons">{buttons}</p> }
}

/// What the record says, for whoever is to confirm it.
fn facts(visit: &Visit<'_>, page: &EditPage) -> impl IntoView + use<> {
    let entity = match (&page.subject, page.act) {
        (Subject::Entity(entity), Act::Verify) => visit.newest.get(entity),
        _ => None,
    };
    entity.map(|entity| {
        view! {
            <section class="edit-facts" aria-labelledby="edit-facts-title">
                <h2 id="edit-facts-title">{say!(visit, "edit-facts-title")}</h2>
                {super::changes::difference::facts(visit, &entity)}
            </section>
        }
    })
}

/// What the form is about: its name, and the page where it can be read.
fn subject<'r>(visit: &'r Visit<'_>, subject: &'r Subject) -> (String, Option<Resource<'r>>) {
    match subject {
        Subject::Changeset(seq) => (
            say!(visit, "change-title", number = seq.to_string()),
            Some(Resource::change(*seq)),
        ),
        Subject::Entity(entity) => {
            let recorded = visit.newest.get(entity);
            (
                super::changes::reference::name(visit, entity, recorded.as_ref()),
                naming::page_of(visit, entity),
            )
        }
    }
}

/// What the act does, in a sentence.
fn lede(visit: &Visit<'_>, act: Act) -> String {
    match act {
        Act::AnnounceDeparture => say!(visit, "verb-lede-announce-departure"),
        Act::Resign => say!(visit, "verb-lede-resign"),
        Act::Die => say!(visit, "verb-lede-die"),
        Act::Suspend => say!(visit, "verb-lede-suspend"),
        Act::Restore => say!(visit, "verb-lede-restore"),
        Act::Remove => say!(visit, "verb-lede-remove"),
        Act::Win => say!(visit, "verb-lede-win"),
        Act::TakeOffice => say!(visit, "verb-lede-take-office"),
        Act::StartTenure => say!(visit, "edit-lede-start-tenure"),
        Act::HandOver => say!(visit, "edit-lede-hand-over"),
        Act::AddSpan => say!(visit, "edit-lede-add-span"),
        Act::EndSpan => say!(visit, "edit-lede-end-span"),
        Act::EndTenure => say!(visit, "edit-lede-end-tenure"),
        Act::Schedule => say!(visit, "edit-lede-schedule"),
        Act::Announce => say!(visit, "edit-lede-announce"),
        Act::Confirm => say!(visit, "edit-lede-confirm"),
        Act::Move => say!(visit, "edit-lede-move"),
        Act::Postpone => say!(visit, "edit-lede-postpone"),
        Act::Cancel => say!(visit, "edit-lede-cancel"),
        Act::Candidate => say!(visit, "edit-lede-candidate"),
        Act::Outcome => say!(visit, "edit-lede-outcome"),
        Act::Round => say!(visit, "edit-lede-round"),
        Act::Verify => say!(visit, "edit-lede-verify"),
        Act::Correct => say!(visit, "edit-lede-correct"),
        Act::Merge => say!(visit, "edit-lede-merge"),
        Act::TakeOut => say!(visit, "edit-lede-take-out"),
        Act::Undo => say!(visit, "edit-lede-undo"),
    }
}

fn notice(visit: &Visit<'_>, notice: Option<Notice>) -> impl IntoView + use<> {
    let words = notice.and_then(|notice| match notice {
        Notice::Fetched => Some(say!(visit, "edit-fetched")),
        // That stands beside the title, which is to be written then.
        Notice::NotFetched(_) => None,
        Notice::Busy => Some(say!(visit, "edit-busy")),
        Notice::Clock => Some(say!(visit, "edit-clock")),
    });
    words.map(|words| {
        view! {
            <p class="edit-notice" role="status">
                {words}
            </p>
        }
    })
}

/// The fields, each group under its heading.
fn groups(visit: &Visit<'_>, fields: &[Field]) -> impl IntoView + use<> {
    let mut begun: Vec<String> = Vec::new();
    fields
        .chunk_by(|one, next| one.group == next.group)
        .map(|fields| {
            let body = fields.iter().map(|it| field::field(visit, it)).collect_view();
            let group = fields.first().and_then(|field| field.group.clone());
            let has_something = fields.iter().any(field::is_in_use);
            match group {
                None => Either::Left(view! { <div class="edit-group">{body}</div> }),
                Some(group) if group.is_folded => Either::Right(Either::Left(view! {
                    <details class="edit-group" open=has_something>
                        <summary>{group.title}</summary>
                        {body}
                    </details>
                })),
                // What is folded away in the middle of a group does not begin it anew.
                Some(group) if begun.contains(&group.title) => {
                    Either::Left(view! { <div class="edit-group">{body}</div> })
                }
                Some(group) => {
                    begun.push(group.title.clone());
                    Either::Right(Either::Right(view! {
                        <section class="edit-group">
                            <h2>{group.title}</h2>
                            {body}
                        </section>
                    }))
                }
            }
        })
        .collect_view()
}
