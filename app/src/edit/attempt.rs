//! A form that is filled in, made into a changeset: drafted on the world that the editor saw, merged with the newest one,
//! and tried out on it.

use super::{
    act::Subject,
    acts::Work,
    outcome::{Clash, Outcome, Refused},
    source::Sources,
    typed::Typed,
};
use crate::{address::Resource, naming, visit::Visit};
use domain::{
    Change, Changeset, EntityRef, World,
    changeset::Revision,
    check::new_errors,
    edit::{
        ActError, Draft, Word,
        double::{Double, take_out},
        merge::{Choices, MergeError, Side, merge_with},
        undo::undo,
    },
    entity::citation::source_ids,
};
use jiff::Timestamp;
use std::collections::BTreeMap;

/// Why an attempt did not come to an end.
pub enum Stop {
    /// A field of the act is to blame.
    Act(ActError),
    /// An id that the form made was taken in the meantime.
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
fn choices(typed: &Typed) -> AllChoices {
    let mut choices = AllChoices::new();
    for (key, side) in typed.below("choose.") {
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

/// One try to make a changeset of a form.
pub struct Attempt<'a> {
    visit: &'a Visit<'a>,
    /// The world that the editor saw.
    seen: &'a World,
    author: &'a str,
    now: Timestamp,
    choices: AllChoices,
}

impl<'a> Attempt<'a> {
    pub fn new(
        visit: &'a Visit<'a>,
        seen: &'a World,
        author: &'a str,
        now: Timestamp,
        typed: &Typed,
    ) -> Self {
        Self {
            visit,
            seen,
            author,
            now,
            choices: choices(typed),
        }
    }
}

/// A changeset that can be committed.
pub struct Ready {
    pub changeset: Changeset,
    /// The page that shows it; none where that is the page of the changeset.
    pub then: Option<Resource<'static>>,
}

impl Attempt<'_> {
    /// Does the work of a form, and gives the changeset that the world takes.
    pub fn make(&self, work: Work<'_>, word: (Sources, String), subject: &Subject) -> Result<Ready, Stop> {
        let (cited, comment) = word;
        let word = Word {
            sources: Vec::new(),
            today: self.visit.today,
        };
        let mut draft = Draft::new(self.seen, word);
        let cited = cited.settle(&mut draft)?;
        let sources = source_ids(&cited);
        draft.cite(cited);
        let (changes, then) = match work {
            Work::Draft(work) => {
                let made = work(&mut draft)?;
                let facts = self.merged(draft.changes())?;
                (facts, self.page_of(made.as_ref(), subject))
            }
            Work::Undo(seq) => {
                let mut changes = undo(&self.visit.newest, seq).map_err(Outcome::Obstacles)?;
                // A source that the changeset had added stays if this edit is made on its word.
                changes.retain(|change| match &change.to {
                    Revision::Gone(EntityRef::Source(id)) => !sources.contains(id),
                    _ => true,
                });
                changes.extend(draft.changes());
                (changes, None)
            }
            Work::Merge { from, into, choices } => {
                let newest = &self.visit.newest;
                let double = Double::new(newest, from, into.clone());
                let double = double.map_err(|_| Outcome::Refused(Refused::Gone))?;
                let merged = double.changes(&choices);
                let mut changes = merged.map_err(|_| Outcome::Refused(Refused::Unmergeable))?;
                changes.extend(draft.changes());
                let page = naming::page_of(self.visit, &into);
                (changes, page.map(Resource::into_owned))
            }
            Work::TakeOut(record) => {
                let taken_out = take_out(&self.visit.newest, &record).map_err(Outcome::StillNamed)?;
                let mut changes = draft.changes();
                changes.push(taken_out);
                (changes, None)
            }
        };
        let is_source = |change: &Change| matches!(change.reference(), EntityRef::Source(_));
        let is_about_source = matches!(subject, Subject::Entity(EntityRef::Source(_)));
        if changes.is_empty() || (!is_about_source && changes.iter().all(is_source)) {
            return Err(Outcome::Refused(Refused::NothingChanges).into());
        }
        let changeset = Changeset {
            author: self.author.to_owned(),
            at: self.visit.newest.time_of_next(self.now),
            comment,
            sources,
            changes,
        };
        self.try_out(&changeset)?;
        Ok(Ready { changeset, then })
    }

    /// The changes on top of what others have changed since the form was opened.
    fn merged(&self, changes: Vec<Change>) -> Result<Vec<Change>, Stop> {
        let newest = &self.visit.newest;
        let nothing = Choices::new();
        let mut merged = Vec::new();
        let mut clashes = Vec::new();
        for change in changes {
            let seen_as = change.reference();
            let Revision::Is(mine) = change.to else {
                merged.push(change);
                continue;
            };
            // What others have merged meanwhile goes by its name of now.
            let mine = newest.renamed(mine);
            let entity = mine.reference();
            let version = newest.version_of(&entity).unwrap_or(0);
            if version == change.expects {
                merged.push(Change::replace(version, mine));
                continue;
            }
            let base = self.seen.get(&seen_as).map(|base| newest.renamed(base));
            let (base, theirs) = match (base, newest.get(&entity)) {
                (None, Some(_)) => return Err(Stop::Taken),
                (_, None) => return Err(Outcome::Refused(Refused::Gone).into()),
                (Some(base), Some(theirs)) => (base, theirs),
            };
            let choices = self.choices.get(&choice_key(&entity)).unwrap_or(&nothing);
            match merge_with(&base, &mine, &theirs, choices) {
                Ok(both) if both == theirs => {}
                Ok(both) => merged.push(Change::replace(version, both)),
                Err(MergeError::Conflicts(conflicts)) => clashes.push(Clash {
                    entity,
                    conflicts,
                    by: version,
                }),
                Err(MergeError::Unsound(_)) => return Err(Outcome::Refused(Refused::Unmergeable).into()),
            }
        }
        if clashes.is_empty() {
            Ok(merged)
        } else {
            Err(Outcome::Conflicts(clashes).into())
        }
    }

    /// Whether the world takes the changeset, and is as sound with it as it was before.
    fn try_out(&self, changeset: &Changeset) -> Result<(), Stop> {
        let newest = &self.visit.newest;
        let next = newest
            .with(changeset.clone())
            .map_err(|_| Outcome::Refused(Refused::References))?;
        let new = new_errors(newest, &next, self.visit.today);
        if new.is_empty() {
            Ok(())
        } else {
            Err(Outcome::Unsound(new).into())
        }
    }

    /// Where the edit shows.
    fn page_of(&self, made: Option<&EntityRef>, subject: &Subject) -> Option<Resource<'static>> {
        let made = match (made, subject) {
            (Some(EntityRef::Event(id)), _) => Some(Resource::event(id)),
            (Some(EntityRef::Transition(id)), _) => Some(Resource::transition(id)),
            (_, Subject::Entity(entity)) => naming::page_of(self.visit, entity),
            (_, Subject::Changeset(_)) => None,
        };
        made.map(|page| page.into_owned())
    }
}
