//! Fills a form in: with nothing yet, or with what was sent, which may make a changeset.

use super::{
    act::{Act, Subject},
    acts,
    attempt::{Attempt, Ready, Stop},
    form::Form,
    outcome::{Outcome, Refused, problem_key},
    page::{EditPage, Notice},
    source::Offered,
    typed::Typed,
};
use crate::{backend::Backend, naming, visit::Visit};
use domain::{Citation, World, changeset::Seq};
use jiff::Timestamp;
use std::sync::Arc;

/// Whether there is something in the world that a form is about, and the act is one that can be done with it.
pub fn is_there(world: &World, subject: &Subject, act: Act) -> bool {
    let is_recorded = match subject {
        Subject::Changeset(seq) => world.commit(*seq).is_some(),
        Subject::Entity(entity) => world.version_of(entity).is_some(),
    };
    is_recorded && subject.acts().contains(&act)
}

/// A form with everything that it takes to fill it in.
pub struct Filling<'a> {
    pub visit: &'a Visit<'a>,
    pub subject: &'a Subject,
    pub act: Act,
    pub author: &'a str,
    pub now: Timestamp,
    /// What was sent; none when the form is opened.
    pub typed: Option<&'a Typed>,
    /// The number of the world that the editor saw, where the form says so.
    pub seen: Option<Seq>,
    /// What is to be said above the form.
    pub notice: Option<Notice>,
}

struct TakenMeanwhile;

impl Filling<'_> {
    /// Fills the form in on the world that the editor saw. A changeset comes of it where the newest world takes it.
    pub fn fill_in(&self, backend: &dyn Backend) -> (EditPage, Option<Ready>) {
        let newest = &self.visit.newest;
        let seen = self.seen.filter(|seen| *seen > 0 && *seen < newest.seq());
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
        if let Subject::Entity(entity) = self.subject {
            form.country = acts::country_of(&form, entity);
        }
        let work = acts::ask(&mut form, self.subject, self.act);
        let beside = match self.subject {
            Subject::Entity(entity) => form.sources_of(entity),
            Subject::Changeset(seq) => {
                let commit = self.visit.newest.commit(*seq);
                commit.map_or(Vec::new(), |commit| {
                    let sources = naming::sources(self.visit, &commit.changeset);
                    sources.iter().map(Citation::from).collect()
                })
            }
        };
        let not_fetched = match self.notice {
            Some(Notice::NotFetched(why)) => Some(why),
            Some(Notice::Fetched | Notice::Busy | Notice::Clock) | None => None,
        };
        let comment = match self.act {
            Act::Verify => form.say("edit-verify-comment"),
            act if act.is_verb() => acts::headline(&form, self.subject, act),
            _ => String::new(),
        };
        // A source that is here already cannot say what has only just happened, unless somebody finds that it does.
        let offered = Offered {
            beside: &beside,
            are_ticked: !self.act.is_verb(),
            have_places: matches!(self.subject, Subject::Entity(_)),
            not_fetched,
        };
        let word = form.sources_and_comment(&offered, &comment);
        let mut outcome = Outcome::Open;
        let mut sources = Vec::new();
        let mut ready = Ok(None);
        if let (Some(typed), Some(work), Some(word), false) = (self.typed, work, word, form.has_problems()) {
            sources = word.0.titles(&self.visit.newest);
            let attempt = Attempt::new(self.visit, world, self.author, self.now, typed);
            match attempt.make(work, word, self.subject) {
                Ok(made) => {
                    outcome = Outcome::Ready(Box::new(made.changeset.clone()));
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
