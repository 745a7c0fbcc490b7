//! From a form that was sent to a changeset that can be committed, or to everything that stands in its way.

use super::{
    act::{Act, Subject},
    acts::{self, Work},
    field::Field,
    form::Form,
    not_fetched::NotFetched,
    typed::Typed,
};
use crate::{
    answer::{Answer, PageRequest, page_answer},
    backend::Backend,
    pages,
    query::Query,
    visit::{Site, Visit},
};
use domain::{
    Change, Changeset, Entity, EntityRef, World,
    changeset::{Revision, Seq},
    check::{Finding, Severity, check},
    edit::{
        ActError, Draft, Problem, Word,
        merge::{Choices, Conflict, MergeError, Side, merge_with},
        undo::{Obstacle, undo},
    },
    id::SourceId,
};
use jiff::Timestamp;
use std::{collections::BTreeMap, sync::Arc};

/// A form that is opened or was sent.
pub struct EditRequest<'r> {
    pub page: PageRequest<'r>,
    pub subject: Option<Subject>,
    pub act: Option<Act>,
    /// What was sent; none when the form is opened.
    pub typed: Option<&'r Typed>,
    pub now: Timestamp,
    /// What is to be said above the form.
    pub notice: Option<Notice>,
}

/// What is to be said above a form, whatever its fields say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// The page behind the typed address was read.
    Fetched,
    /// It could not be read, and why.
    NotFetched(NotFetched),
    /// Others were faster too often.
    Busy,
}

/// What becomes of a form.
pub enum Answered {
    Shown(Answer),
    Commit {
        changeset: Box<Changeset>,
        /// The page that shows it; none where that is the page of the changeset.
        then: Option<String>,
    },
}

/// What a form that was sent comes to.
pub enum Outcome {
    /// The form was only opened, or has problems that stand beside its fields.
    Open,
    /// It can be saved as it is; so it would change the world.
    Ready(Vec<Change>),
    /// Others have changed the same fields in the meantime.
    Conflicts(Vec<Clash>),
    /// What stands in the way of taking a changeset back.
    Obstacles(Vec<Obstacle>),
    /// The world would not be sound with it.
    Unsound(Vec<Finding>),
    Refused(Refused),
}

/// Why a form as a whole cannot be saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    NothingChanges,
    /// Something that it is about was taken out in the meantime.
    Gone,
    Act(Problem),
    /// Something that it refers to is not there, or is still referred to.
    References,
}

/// One record of which two editors changed the same fields.
pub struct Clash {
    pub entity: EntityRef,
    pub conflicts: Vec<Conflict>,
    /// The changeset of the other editor.
    pub by: Seq,
}

/// A form as a page shows it.
pub struct EditPage {
    pub subject: Subject,
    pub act: Act,
    pub fields: Vec<Field>,
    pub seen: Seq,
    pub outcome: Outcome,
    /// The titles of the sources that it cites.
    pub sources: Vec<String>,
    pub notice: Option<Notice>,
    /// Whether it was sent only to see what is said about it so far.
    pub is_being_typed: bool,
}

/// Answers a request for a form: with the form, or with the changeset that it has become.
pub fn answer_edit(request: EditRequest<'_>, backend: &dyn Backend, site: &Site) -> Answered {
    let world = backend.world();
    let visit = Visit {
        site,
        language: request.page.language,
        path: request.page.path,
        params: request.page.params,
        query: Query::default(),
        today: request.page.today,
        as_of: None,
        known_at: None,
        snapshot: backend.snapshot(&world, request.page.today),
        newest: Arc::clone(&world),
        world,
        viewer: request.page.viewer.clone(),
    };
    let shown = |page: &dyn Fn() -> crate::page::Page| Answered::Shown(page_answer(&visit, page));
    let Some(author) = visit
        .viewer
        .as_ref()
        .filter(|viewer| viewer.can_edit)
        .map(|viewer| viewer.name.clone())
    else {
        return shown(&|| pages::accounts(&visit, &crate::accounts::AccountsPage::NotAllowed));
    };
    let found = request
        .subject
        .zip(request.act)
        .filter(|(subject, act)| is_there(&visit.newest, subject) && subject.acts().contains(act));
    let Some((subject, act)) = found else {
        return shown(&|| pages::not_found(&visit));
    };
    let (page, ready) = fill_in(&visit, subject, act, request.typed, request.notice);
    let is_saved = request.typed.and_then(|typed| typed.get("go")) == Some("save");
    match ready {
        Some(ready) if is_saved && request.notice.is_none() => Answered::Commit {
            changeset: Box::new(Changeset {
                author,
                at: request.now,
                comment: ready.comment,
                sources: ready.sources,
                changes: ready.changes,
            }),
            then: ready.then,
        },
        _ => shown(&|| pages::edit(&visit, &page)),
    }
}

fn is_there(world: &World, subject: &Subject) -> bool {
    match subject {
        Subject::Changeset(seq) => world.commit(*seq).is_some(),
        Subject::Entity(entity) => world.version_of(entity).is_some(),
    }
}

/// Everything that a changeset is made of.
struct Ready {
    changes: Vec<Change>,
    sources: Vec<SourceId>,
    comment: String,
    then: Option<String>,
}

fn fill_in(
    visit: &Visit<'_>,
    subject: Subject,
    act: Act,
    typed: Option<&Typed>,
    notice: Option<Notice>,
) -> (EditPage, Option<Ready>) {
    let newest = &visit.newest;
    let seen = typed
        .and_then(|typed| typed.get("seen"))
        .and_then(|seen| seen.parse().ok())
        .filter(|seen| *seen > 0 && *seen < newest.seq());
    let world = seen.map_or_else(|| Arc::clone(newest), |seen| Arc::new(newest.at(seen)));
    let (page, ready) = fill_in_on(visit, &world, &subject, act, typed, notice);
    // An id that the form made was taken in the meantime: it makes another.
    match ready {
        Err(TakenMeanwhile) => {
            let (page, ready) = fill_in_on(visit, newest, &subject, act, typed, notice);
            (page, ready.ok().flatten())
        }
        Ok(ready) => (page, ready),
    }
}

struct TakenMeanwhile;

fn fill_in_on(
    visit: &Visit<'_>,
    world: &World,
    subject: &Subject,
    act: Act,
    typed: Option<&Typed>,
    notice: Option<Notice>,
) -> (EditPage, Result<Option<Ready>, TakenMeanwhile>) {
    let mut form = Form::new(visit, world, typed);
    let work = acts::ask(&mut form, subject, act);
    let (beside, ticked) = match subject {
        Subject::Entity(entity) => (form.sources_of(entity), Vec::new()),
        Subject::Changeset(seq) => {
            let commit = visit.newest.commit(*seq);
            (
                Vec::new(),
                commit
                    .map(|commit| commit.changeset.sources.clone())
                    .unwrap_or_default(),
            )
        }
    };
    let comment = match act {
        Act::Verify => form.say("edit-verify-comment"),
        _ => String::new(),
    };
    let word = form.sources_and_comment(&beside, &ticked, &comment);
    let mut outcome = Outcome::Open;
    let mut sources = Vec::new();
    let mut ready = Ok(None);
    if form.is_sent()
        && !form.has_problems()
        && let (Some(work), Some((cited, comment))) = (work, word)
    {
        sources = cited.titles(&visit.newest);
        let attempt = Attempt {
            visit,
            seen: world,
            choices: choices(typed),
        };
        match attempt.make(work, cited, subject) {
            Ok(made) => {
                outcome = Outcome::Ready(made.changes.clone());
                ready = Ok(Some(Ready { comment, ..made }));
            }
            Err(Stop::Act(error)) => {
                let problem = form.say(problem_key(error.problem));
                if !form.fault_at(error.field, problem) {
                    outcome = Outcome::Refused(Refused::Act(error.problem));
                }
            }
            Err(Stop::Taken) => ready = Err(TakenMeanwhile),
            Err(Stop::Outcome(stopped)) => outcome = *stopped,
        }
    }
    let page = EditPage {
        subject: subject.clone(),
        act,
        fields: form.into_fields(),
        seen: world.seq(),
        outcome,
        sources,
        notice,
        is_being_typed: matches!(typed.and_then(|typed| typed.get("go")), Some("check" | "read")),
    };
    (page, ready)
}

/// Why an attempt did not come to an end.
enum Stop {
    Act(ActError),
    Taken,
    Outcome(Box<Outcome>),
}

impl From<ActError> for Stop {
    fn from(error: ActError) -> Self {
        Self::Act(error)
    }
}

impl From<Outcome> for Stop {
    fn from(outcome: Outcome) -> Self {
        Self::Outcome(Box::new(outcome))
    }
}

/// Which field of which record stands as which editor left it.
type AllChoices = BTreeMap<String, Choices>;

/// The choices of a form: `choose.tenure.some-id:end` is `mine` or `theirs`.
fn choices(typed: Option<&Typed>) -> AllChoices {
    let mut choices = AllChoices::new();
    for (key, side) in typed.into_iter().flat_map(|typed| typed.below("choose.")) {
        let side = match side {
            "mine" => Side::Mine,
            "theirs" => Side::Theirs,
            _ => continue,
        };
        if let Some((entity, field)) = key.split_once(':') {
            choices
                .entry(entity.to_owned())
                .or_default()
                .insert(field.to_owned(), side);
        }
    }
    choices
}

/// How a record is named in the fields of choices.
pub fn choice_key(entity: &EntityRef) -> String {
    format!("{}.{}", entity.kind().word(), entity.id())
}

struct Attempt<'a> {
    visit: &'a Visit<'a>,
    /// The world that the editor saw.
    seen: &'a World,
    choices: AllChoices,
}

impl Attempt<'_> {
    fn make(&self, work: Work<'_>, cited: super::source::Sources, subject: &Subject) -> Result<Ready, Stop> {
        let word = Word {
            sources: Vec::new(),
            today: self.visit.today,
        };
        let mut draft = Draft::new(self.seen, word);
        let sources = cited.settle(&mut draft)?;
        draft.cite(sources.clone());
        let (changes, then) = match work {
            Work::Draft(work) => {
                let made = work(&mut draft)?;
                let facts = self.merged(draft.changes())?;
                (facts, self.page_of(made.as_ref(), subject))
            }
            Work::Undo(seq) => {
                let mut changes = undo(&self.visit.newest, seq).map_err(Outcome::Obstacles)?;
                changes.extend(draft.changes());
                (changes, None)
            }
        };
        let is_source = |change: &Change| matches!(change.reference(), EntityRef::Source(_));
        let is_about_source = matches!(subject, Subject::Entity(EntityRef::Source(_)));
        if changes.is_empty() || (!is_about_source && changes.iter().all(is_source)) {
            return Err(Outcome::Refused(Refused::NothingChanges).into());
        }
        let ready = Ready {
            changes,
            sources,
            comment: "-".to_owned(),
            then,
        };
        self.try_out(&ready)?;
        Ok(ready)
    }

    /// The changes on top of what others have changed since the form was opened.
    fn merged(&self, changes: Vec<Change>) -> Result<Vec<Change>, Stop> {
        let newest = &self.visit.newest;
        let mut merged = Vec::new();
        let mut clashes = Vec::new();
        for change in changes {
            let entity = change.reference();
            let version = newest.version_of(&entity).unwrap_or(0);
            let Revision::Is(mine) = &change.to else {
                merged.push(change);
                continue;
            };
            if version == change.expects {
                merged.push(change);
                continue;
            }
            let (base, theirs) = match (self.seen.get(&entity), newest.get(&entity)) {
                (None, Some(_)) => return Err(Stop::Taken),
                (_, None) => return Err(Outcome::Refused(Refused::Gone).into()),
                (Some(base), Some(theirs)) => (base, theirs),
            };
            match self.together(&entity, &base, mine, &theirs) {
                Ok(both) if both == theirs => {}
                Ok(both) => merged.push(Change::replace(version, both)),
                Err(conflicts) => clashes.push(Clash {
                    entity,
                    conflicts,
                    by: version,
                }),
            }
        }
        if clashes.is_empty() {
            Ok(merged)
        } else {
            Err(Outcome::Conflicts(clashes).into())
        }
    }

    fn together(
        &self,
        entity: &EntityRef,
        base: &Entity,
        mine: &Entity,
        theirs: &Entity,
    ) -> Result<Entity, Vec<Conflict>> {
        let nothing = Choices::new();
        let choices = self.choices.get(&choice_key(entity)).unwrap_or(&nothing);
        merge_with(base, mine, theirs, choices).map_err(|error| match error {
            MergeError::Conflicts(conflicts) => conflicts,
            MergeError::Unsound(_) => Vec::new(),
        })
    }

    /// Whether the world takes the changes, and is as sound with them as it was before.
    fn try_out(&self, ready: &Ready) -> Result<(), Stop> {
        let newest = &self.visit.newest;
        let last = newest.journal().last().map(|commit| commit.changeset.at);
        let changeset = Changeset {
            author: "-".to_owned(),
            at: last.unwrap_or(Timestamp::UNIX_EPOCH),
            comment: ready.comment.clone(),
            sources: ready.sources.clone(),
            changes: ready.changes.clone(),
        };
        let next = newest
            .with(changeset)
            .map_err(|_| Outcome::Refused(Refused::References))?;
        let is_error = |finding: &Finding| finding.severity == Severity::Error;
        let found: Vec<_> = check(&next, self.visit.today)
            .into_iter()
            .filter(is_error)
            .collect();
        if found.is_empty() {
            return Ok(());
        }
        let before = check(newest, self.visit.today);
        let new: Vec<_> = found.into_iter().filter(|it| !before.contains(it)).collect();
        if new.is_empty() {
            Ok(())
        } else {
            Err(Outcome::Unsound(new).into())
        }
    }

    /// Where the edit shows.
    fn page_of(&self, made: Option<&EntityRef>, subject: &Subject) -> Option<String> {
        let made = match (made, subject) {
            (Some(EntityRef::Event(id)), _) => Some(format!("/events/{id}")),
            (Some(EntityRef::Transition(id)), _) => Some(format!("/transitions/{id}")),
            (_, Subject::Entity(entity)) => pages::path_of(self.visit, entity),
            (_, Subject::Changeset(_)) => None,
        };
        made.map(|path| self.visit.href(&path))
    }
}

/// The key of the words for what stands in the way of an act.
pub const fn problem_key(problem: Problem) -> &'static str {
    match problem {
        Problem::Unknown => "edit-problem-unknown",
        Problem::HasEnded => "edit-problem-ended",
        Problem::BeforeStart => "edit-problem-before-start",
        Problem::InFuture => "edit-problem-future",
        Problem::AfterDeath => "edit-problem-death",
        Problem::HoldsAlready => "edit-problem-holds",
        Problem::IsCancelled => "edit-problem-cancelled",
        Problem::SameDate => "edit-problem-same-date",
        Problem::NoId => "edit-problem-latin",
    }
}
