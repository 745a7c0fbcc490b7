//! What a form comes to: the difference it would make, or what stands in its way.

use crate::pages::findings;
use crate::{
    address::Resource,
    edit::{
        attempt::choice_key,
        outcome::{Clash, Outcome, Refused, problem_key},
        page::EditPage,
    },
    naming,
    pages::changes::{difference, moment, reference, spoken},
    rendered::{Rendered, rendered},
    visit::Visit,
    words::{colon, listed, say, text},
};
use domain::{
    Changeset, EntityRef,
    check::Finding,
    edit::{merge::Conflict, undo::Obstacle},
    id::SourceId,
};
use leptos::prelude::*;
use std::sync::Arc;

/// Why a form was not saved, above the form: every field that has a problem, as a link to it, and what stands in the way of the whole. The
/// address that the form was sent to leads here, so that whoever sent it goes on reading here, with scripts or without.
pub fn refusal(visit: &Visit<'_>, page: &EditPage) -> Rendered {
    if page.is_being_typed || !page.is_refused() {
        return rendered(());
    }
    let wrong: Vec<_> = page
        .fields
        .iter()
        .filter(|field| field.problem.is_some())
        .collect();
    let title = match wrong.len() {
        0 => say!(visit, "edit-stopped-title"),
        count => say!(visit, "edit-problems-title", count = count),
    };
    let items = wrong
        .into_iter()
        .map(|field| {
            let problem = field.problem.clone().unwrap_or_default();
            view! {
                <li>
                    <a href=format!("#f-{}", field.name)>{field.label.clone()}</a>
                    {colon(visit.language)}
                    {problem}
                </li>
            }
        })
        .collect_view();
    let conflicts = matches!(page.outcome, Outcome::Conflicts(_)).then(|| {
        view! {
            <li>
                <a href="#edit-conflicts-title">{say!(visit, "edit-conflicts-title")}</a>
            </li>
        }
    });
    let reasons = reasons(visit, page)
        .into_iter()
        .map(|reason| view! { <li>{reason}</li> })
        .collect_view();
    rendered(view! {
        <section class="edit-problems" id="edit-answer" role="alert" tabindex="-1" autofocus>
            <h2>{title}</h2>
            <ul>{items} {conflicts} {reasons}</ul>
        </section>
    })
}

/// What the form comes to, below its fields.
pub fn outcome(visit: &Visit<'_>, page: &EditPage) -> Rendered {
    match &page.outcome {
        Outcome::Ready(changeset) => rendered(preview(visit, changeset)),
        Outcome::Conflicts(clashes) => rendered(conflicts(visit, clashes, &page.sources)),
        Outcome::Obstacles(_) | Outcome::StillNamed(_) | Outcome::Unsound(_) | Outcome::Refused(_)
            if page.is_being_typed =>
        {
            rendered(stopped(visit, reasons(visit, page)))
        }
        Outcome::Open
        | Outcome::Obstacles(_)
        | Outcome::StillNamed(_)
        | Outcome::Unsound(_)
        | Outcome::Refused(_) => rendered(()),
    }
}

/// What stands in the way of the form as a whole.
fn reasons(visit: &Visit<'_>, page: &EditPage) -> Vec<String> {
    match &page.outcome {
        Outcome::Open | Outcome::Ready(_) | Outcome::Conflicts(_) => Vec::new(),
        Outcome::Obstacles(obstacles) => obstacles_in_words(visit, obstacles),
        Outcome::StillNamed(naming) => vec![still_named(visit, naming)],
        Outcome::Unsound(findings) => findings_in_words(visit, findings),
        Outcome::Refused(refused) => vec![match refused {
            Refused::NothingChanges => say!(visit, "edit-nothing-changes"),
            Refused::Gone => say!(visit, "edit-gone"),
            Refused::References => say!(visit, "edit-references"),
            Refused::Unmergeable => say!(visit, "edit-problem-unsound"),
            Refused::Act(problem) => text(visit.language, problem_key(*problem), None),
        }],
    }
}

/// What the edit would change, field by field, in the words of the world with it: whoever is added has a name there.
fn preview(visit: &Visit<'_>, changeset: &Changeset) -> impl IntoView + use<> {
    let after = visit.newest.with(changeset.clone()).ok();
    let after = after.map(|world| visit.seen_in(Arc::new(world.on(visit.day()))));
    let visit = after.as_ref().unwrap_or(visit);
    let sections = changeset
        .changes
        .iter()
        .map(|change| difference::section(visit, change))
        .collect_view();
    view! {
        <section class="edit-preview" id="edit-answer" tabindex="-1" aria-labelledby="edit-preview-title">
            <h2 id="edit-preview-title">{say!(visit, "edit-preview-title")}</h2>
            {sections}
        </section>
    }
}

fn stopped(visit: &Visit<'_>, reasons: Vec<String>) -> impl IntoView + use<> {
    let reasons = reasons
        .into_iter()
        .map(|reason| view! { <li>{reason}</li> })
        .collect_view();
    view! {
        <section class="edit-problems">
            <h2>{say!(visit, "edit-stopped-title")}</h2>
            <ul>{reasons}</ul>
        </section>
    }
}

fn name(visit: &Visit<'_>, entity: &EntityRef) -> String {
    let recorded = visit.newest.get(entity);
    reference::name(visit, entity, recorded.as_ref())
}

fn obstacles_in_words(visit: &Visit<'_>, obstacles: &[Obstacle]) -> Vec<String> {
    let words = |obstacle: &Obstacle| match obstacle {
        Obstacle::NoSuchChangeset => say!(visit, "edit-problem-unknown"),
        Obstacle::NothingLeft => say!(visit, "edit-obstacle-nothing-left"),
        Obstacle::GoneSince { entity } => {
            say!(visit, "edit-obstacle-gone", name = name(visit, entity))
        }
        Obstacle::GrownSince { entity, by } => {
            say!(
                visit,
                "edit-obstacle-grown",
                name = name(visit, entity),
                number = by.to_string()
            )
        }
        Obstacle::ChangedSince {
            entity,
            by,
            conflicts,
        } => {
            let fields: Vec<_> = conflicts
                .iter()
                .map(|conflict| crate::pages::field_label(visit, &conflict.field))
                .collect();
            say!(
                visit,
                "edit-obstacle-changed",
                name = name(visit, entity),
                number = by.to_string(),
                fields = listed(visit.language, &fields)
            )
        }
    };
    obstacles.iter().map(words).collect()
}

/// How many of the records that name another one are told.
const MOST_NAMED: usize = 5;

fn still_named(visit: &Visit<'_>, naming: &[EntityRef]) -> String {
    let names: Vec<_> = naming
        .iter()
        .take(MOST_NAMED)
        .map(|entity| name(visit, entity))
        .collect();
    say!(
        visit,
        "edit-still-named",
        count = naming.len(),
        names = names.join(" · ")
    )
}

fn findings_in_words(visit: &Visit<'_>, findings: &[Finding]) -> Vec<String> {
    findings
        .iter()
        .map(|finding| {
            format!(
                "{}: {}",
                name(visit, &finding.entity),
                findings::in_words(visit, finding)
            )
        })
        .collect()
}

/// Both values of every field that two editors left different, each with its sources, to choose from.
fn conflicts(visit: &Visit<'_>, clashes: &[Clash], sources: &[String]) -> impl IntoView + use<> {
    let sections = clashes
        .iter()
        .map(|clash| clash_section(visit, clash, sources))
        .collect_view();
    view! {
        <section class="edit-conflicts" aria-labelledby="edit-conflicts-title">
            <h2 id="edit-conflicts-title">{say!(visit, "edit-conflicts-title")}</h2>
            <p>{say!(visit, "edit-conflicts-lede")}</p>
            {sections}
        </section>
    }
}

fn clash_section(visit: &Visit<'_>, clash: &Clash, sources: &[String]) -> impl IntoView + use<> {
    let theirs = visit.newest.commit(clash.by).map(|commit| {
        let changeset = &commit.changeset;
        let who = say!(
            visit,
            "edit-conflict-by",
            who = naming::author(visit, changeset),
            sources = titles(visit, &naming::sources(visit, changeset))
        );
        let link = say!(visit, "change-title", number = clash.by.to_string());
        view! {
            <p class="quiet">
                <a href=visit.href(&Resource::change(clash.by))>{link}</a>
                " · "
                {moment(visit, changeset.at)}
                " · "
                {who}
                {colon(visit.language)}
                <bdi>{naming::comment(visit, changeset)}</bdi>
            </p>
        }
    });
    let mine = sources.join("; ");
    let fields = clash
        .conflicts
        .iter()
        .map(|conflict| choice(visit, clash, conflict, &mine))
        .collect_view();
    view! {
        <h3>{name(visit, &clash.entity)}</h3>
        {theirs}
        {fields}
    }
}

fn titles(visit: &Visit<'_>, sources: &[SourceId]) -> String {
    let titles: Vec<_> = sources
        .iter()
        .filter_map(|id| visit.newest.sources.get(id))
        .map(|source| source.title.clone())
        .collect();
    titles.join("; ")
}

fn choice(visit: &Visit<'_>, clash: &Clash, conflict: &Conflict, mine: &str) -> impl IntoView + use<> {
    let name = format!("choose.{}:{}", choice_key(&clash.entity), conflict.field);
    let kind = clash.entity.kind();
    let words = |value: &Option<String>| match value {
        Some(value) => spoken(visit, kind, &conflict.field, value),
        None => say!(visit, "edit-empty"),
    };
    let before = say!(visit, "edit-conflict-before", value = words(&conflict.base));
    let sides = [
        (
            "mine",
            say!(visit, "edit-conflict-mine"),
            words(&conflict.mine),
            mine.to_owned(),
        ),
        (
            "theirs",
            say!(visit, "edit-conflict-theirs"),
            words(&conflict.theirs),
            String::new(),
        ),
    ];
    let sides = sides
        .into_iter()
        .map(|(value, who, words, sources)| {
            let sources = (!sources.is_empty()).then(|| view! { <span class="quiet">" · " {sources}</span> });
            view! {
                <label class="edit-choice">
                    <input type="radio" name=name.clone() value=value />
                    <span>{who} {colon(visit.language)} <strong>{words}</strong> {sources}</span>
                </label>
            }
        })
        .collect_view();
    view! {
        <fieldset class="edit-offers">
            <legend>{crate::pages::field_label(visit, &conflict.field)}</legend>
            <p class="quiet">{before}</p>
            {sides}
        </fieldset>
    }
}
