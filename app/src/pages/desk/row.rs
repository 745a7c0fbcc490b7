//! One task: what it is, since when, what settles it, and who has it.

use crate::{
    address::Resource,
    components::CountryLink,
    desk::{DAYS_PUT_OFF, DeskFilter, Mark},
    edit::{Act, Subject},
    naming,
    pages::{changes::reference, findings::in_words_together},
    query::Query,
    visit::Visit,
    words::{say, word},
};
use domain::{
    Edtf, EntityRef,
    snapshot::{Task, TaskKind},
};
use leptos::{either::Either, prelude::*};

pub fn row(visit: &Visit<'_>, filter: &DeskFilter, task: &Task, mark: &Mark) -> impl IntoView + use<> {
    let name = reference::name(visit, &task.about, None);
    let link = match naming::page_of(visit, &task.about) {
        Some(page) => Either::Left(view! { <a href=visit.href(&page)>{name}</a> }),
        None => Either::Right(name),
    };
    let words = in_words_together(visit, &task.findings);
    let finding = (!words.is_empty()).then(|| view! { <small class="status-note">{words}</small> });
    let country = task
        .country
        .as_ref()
        .and_then(|id| visit.snapshot.country(id.as_str()))
        .map(|country| view! { <CountryLink visit country /> });
    let since = task.since.map(|day| Edtf::from_day(day).short(visit.language));
    let acts = acts(task)
        .into_iter()
        .map(|(subject, act)| {
            view! {
                <a class="desk-act" href=form(visit, task, &subject, act)>
                    {say_act(visit, act)}
                </a>
            }
        })
        .collect_view();
    view! {
        <tr data-task=task.kind.word()>
            <th scope="row">
                <span class="desk-kind" data-grave=is_grave(task.kind).then_some("yes")>
                    {kind_word(visit, task.kind)}
                </span>
                " "
                {link}
                " "
                {finding}
            </th>
            <td>{country}</td>
            <td>{since}</td>
            <td class="desk-acts">{acts}</td>
            <td class="desk-marks">
                {taking(visit, filter, task, mark)} {putting_off(visit, filter, task, mark)}
            </td>
        </tr>
    }
}

/// The form of an act; that of a merge has the other record filled in.
fn form(visit: &Visit<'_>, task: &Task, subject: &Subject, act: Act) -> String {
    let query = match (&task.by, act) {
        (Some(other), Act::Merge) => Query::of("into", other.id()),
        _ => Query::default(),
    };
    visit.href_with(&Resource::form(subject, act), &query)
}

fn kind_word(visit: &Visit<'_>, kind: TaskKind) -> String {
    word(visit.language, "task", kind.word())
}

fn say_act(visit: &Visit<'_>, act: Act) -> String {
    crate::words::text(visit.language, act.key(), None)
}

/// Whether something should have happened meanwhile.
const fn is_grave(kind: TaskKind) -> bool {
    match kind {
        TaskKind::SuccessorDue | TaskKind::EndPassed | TaskKind::TermOver | TaskKind::VoteOverdue => true,
        TaskKind::DateNear
        | TaskKind::EventUnchecked
        | TaskKind::Leaving
        | TaskKind::Double
        | TaskKind::Warning
        | TaskKind::CheckOld => false,
    }
}

/// The acts that settle a task, the likeliest first.
fn acts(task: &Task) -> Vec<(Subject, Act)> {
    let about = || Subject::Entity(task.about.clone());
    let by = || Subject::Entity(task.by.clone().unwrap_or_else(|| task.about.clone()));
    match task.kind {
        TaskKind::SuccessorDue | TaskKind::EndPassed => {
            vec![(about(), Act::HandOver), (about(), Act::Verify)]
        }
        TaskKind::TermOver => vec![(about(), Act::Verify), (about(), Act::HandOver)],
        TaskKind::VoteOverdue if matches!(task.by, Some(EntityRef::Event(_))) => {
            vec![(by(), Act::Outcome), (about(), Act::Verify)]
        }
        TaskKind::VoteOverdue | TaskKind::CheckOld => vec![(about(), Act::Verify)],
        TaskKind::DateNear => vec![(about(), Act::Confirm), (about(), Act::Move)],
        TaskKind::EventUnchecked => vec![(about(), Act::Verify)],
        TaskKind::Leaving => vec![(about(), Act::Schedule)],
        TaskKind::Double => vec![(about(), Act::Merge)],
        TaskKind::Warning => vec![(about(), Act::Correct)],
    }
}

/// Who has the task, and the button by which it is taken or given back.
fn taking(visit: &Visit<'_>, filter: &DeskFilter, task: &Task, mark: &Mark) -> impl IntoView + use<> {
    let viewer = visit.viewer.as_ref().map(|viewer| viewer.name.as_str());
    let is_mine = mark.taken_by.is_some() && mark.taken_by.as_deref() == viewer;
    let (function, label) = if is_mine {
        ("release_task", say!(visit, "desk-release"))
    } else {
        ("take_task", say!(visit, "desk-take"))
    };
    let who = mark.taken_by.clone().map(|name| view! { <bdi>{name}</bdi> });
    view! {
        {who}
        <form method="post" action=visit.function(function)>
            {named(filter, task)}
            <button>{label}</button>
        </form>
    }
}

/// Until when the task is put off, and the form that does or undoes it.
fn putting_off(visit: &Visit<'_>, filter: &DeskFilter, task: &Task, mark: &Mark) -> impl IntoView + use<> {
    if mark.is_put_off(visit.today) {
        let until = mark
            .put_off_until
            .map(|day| Edtf::from_day(day).short(visit.language));
        let until = until.map(|date| say!(visit, "desk-put-off-until", date = date));
        return Either::Left(view! {
            <form method="post" action=visit.function("put_off_task")>
                {named(filter, task)}
                <small class="status-note">{until}</small>
                <button name="days" value="0">
                    {say!(visit, "desk-reopen")}
                </button>
            </form>
        });
    }
    let label = say!(visit, "desk-put-off");
    let choices = DAYS_PUT_OFF
        .map(|days| {
            view! {
                <button name="days" value=days.to_string()>
                    {say!(visit, "desk-put-off-days", days = days)}
                </button>
            }
        })
        .into_iter()
        .collect_view();
    Either::Right(view! {
        <details>
            <summary>{label}</summary>
            <form method="post" action=visit.function("put_off_task")>
                {named(filter, task)}
                {choices}
            </form>
        </details>
    })
}

/// Which task a form is about, and which list it stands in.
fn named(filter: &DeskFilter, task: &Task) -> impl IntoView + use<> {
    let list = filter.query();
    let kept = list
        .pairs()
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .map(|(name, value)| view! { <input type="hidden" name=name value=value /> })
        .collect_view();
    view! {
        <input type="hidden" name="task" value=task.key() />
        {kept}
    }
}
