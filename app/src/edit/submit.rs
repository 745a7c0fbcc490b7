//! Answers a request for a form: reads what was sent, and gives a page or a changeset that can be committed.

use super::{
    act::{Act, Subject},
    acts,
    attempt::{Attempt, Ready, Stop},
    field::Field,
    form::Form,
    not_fetched::NotFetched,
    outcome::{Outcome, Refused, problem_key},
    typed::Typed,
};
use crate::{
    answer::{Answer, PageRequest, page_answer},
    backend::Backend,
    pages,
    query::Query,
    visit::{Site, Visit},
};
use domain::{World, changeset::Seq};
use jiff::Timestamp;
use std::sync::Arc;

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
    Commit(Box<Ready>),
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
        snapshot: backend.today(&world, request.page.today),
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
    let form = Filling {
        visit: &visit,
        subject: &subject,
        act,
        author: &author,
        now: request.now,
        typed: request.typed,
        notice: request.notice,
    };
    let (page, ready) = form.fill_in(backend);
    let is_saved = request.typed.and_then(|typed| typed.get("go")) == Some("save");
    match ready {
        Some(ready) if is_saved && request.notice.is_none() => Answered::Commit(Box::new(ready)),
        _ => shown(&|| pages::edit(&visit, &page)),
    }
}

fn is_there(world: &World, subject: &Subject) -> bool {
    match subject {
        Subject::Changeset(seq) => world.commit(*seq).is_some(),
        Subject::Entity(entity) => world.version_of(entity).is_some(),
    }
}

/// A form with everything that it takes to fill it in.
struct Filling<'a> {
    visit: &'a Visit<'a>,
    subject: &'a Subject,
    act: Act,
    author: &'a str,
    now: Timestamp,
    typed: Option<&'a Typed>,
    notice: Option<Notice>,
}

struct TakenMeanwhile;

impl Filling<'_> {
    /// Fills the form in on the world that the editor saw.
    fn fill_in(&self, backend: &dyn Backend) -> (EditPage, Option<Ready>) {
        let newest = &self.visit.newest;
        let seen = self
            .sent("seen")
            .and_then(|seen| seen.parse().ok())
            .filter(|seen| *seen > 0 && *seen < newest.seq());
        let world = seen.map_or_else(|| Arc::clone(newest), |seen| backend.at(seen));
        match self.fill_in_on(&world) {
            (page, Ok(ready)) => (page, ready),
            // An id that the form made was taken in the meantime: it makes another.
            (_, Err(TakenMeanwhile)) => {
                let (page, ready) = self.fill_in_on(newest);
                (page, ready.ok().flatten())
            }
        }
    }

    fn sent(&self, name: &str) -> Option<&str> {
        self.typed.and_then(|typed| typed.get(name))
    }

    fn fill_in_on(&self, world: &World) -> (EditPage, Result<Option<Ready>, TakenMeanwhile>) {
        let mut form = Form::new(self.visit, world, self.typed);
        let work = acts::ask(&mut form, self.subject, self.act);
        let (beside, ticked) = match self.subject {
            Subject::Entity(entity) => (form.sources_of(entity), Vec::new()),
            Subject::Changeset(seq) => {
                let commit = self.visit.newest.commit(*seq);
                let cited = commit.map(|commit| commit.changeset.sources.clone());
                (Vec::new(), cited.unwrap_or_default())
            }
        };
        let comment = match self.act {
            Act::Verify => form.say("edit-verify-comment"),
            _ => String::new(),
        };
        let word = form.sources_and_comment(&beside, &ticked, &comment);
        let mut outcome = Outcome::Open;
        let mut sources = Vec::new();
        let mut ready = Ok(None);
        if let (Some(typed), Some(work), Some(word), false) = (self.typed, work, word, form.has_problems()) {
            sources = word.0.titles(&self.visit.newest);
            let attempt = Attempt::new(self.visit, world, self.author, self.now, typed);
            match attempt.make(work, word, self.subject) {
                Ok(made) => {
                    outcome = Outcome::Ready(made.changeset.changes.clone());
                    ready = Ok(Some(made));
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
            subject: self.subject.clone(),
            act: self.act,
            fields: form.into_fields(),
            seen: world.seq(),
            outcome,
            sources,
            notice: self.notice,
            is_being_typed: matches!(self.sent("go"), Some("check" | "read")),
        };
        (page, ready)
    }
}
