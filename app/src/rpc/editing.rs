//! What the functions of editors have in common: a form is filled in, and what comes of it is committed.

use super::{Call, Error, Reply, error::FieldProblem};
use crate::{
    address::Resource,
    answer::{edit_answer, undated},
    backend::NotCommitted,
    edit::{
        Act, Subject, Typed,
        attempt::Ready,
        filling::{Filling, is_there},
        page::{EditPage, Notice},
    },
    query::Query,
    visit::Visit,
};
use domain::{EntityKind, EntityRef, World, changeset::Seq, entity::source::check_web_address};
use std::sync::Arc;

/// What a function is about, told by kind and id: `offices/jp-prime-minister`.
///
/// # Errors
/// Where that is no subject.
pub fn subject(told: &str) -> Result<Subject, Error> {
    Subject::parse_whole(told).ok_or(Error::NotFound)
}

/// What a function is about, told by its id.
///
/// # Errors
/// Where that is no id.
pub fn entity(kind: EntityKind, id: &str) -> Result<Subject, Error> {
    EntityRef::parse(kind, id)
        .map(Subject::Entity)
        .map_err(|_| Error::NotFound)
}

impl Call {
    /// Fills in the form of an act; where its button to save was pressed, what it makes is committed.
    ///
    /// # Errors
    /// Where there is no such thing, the form cannot be saved, or the journal does not take it.
    pub async fn edit(self, subject: Subject, act: Act, mut form: Typed) -> Result<Reply, Error> {
        if form.is_too_long() {
            return Err(Error::TooLarge);
        }
        let seen = seen(&form)?;
        let notice = self.read_source(&mut form).await;
        let edit = Edit {
            call: &self,
            subject,
            act,
            form,
            seen,
        };
        if edit.form.get("go") != Some("save") || notice.is_some() {
            let world = self.services.backend().world();
            return edit.shown(&world, notice);
        }
        edit.save().await
    }

    /// Fills in what the page of a new source says of itself, where its address is all that was typed.
    async fn read_source(&self, form: &mut Typed) -> Option<Notice> {
        // While somebody types, the address is likely to be half of one.
        if form.get("go") == Some("check") {
            return None;
        }
        // What is no address of a page is told beside the field.
        let url = form
            .get("source.url")
            .filter(|url| check_web_address(url).is_ok())?;
        let url = url.to_owned();
        if form.get("source.title").is_some_and(|title| !title.is_empty()) {
            return None;
        }
        // A source that is known already needs no title.
        let world = self.services.backend().world();
        let mut sources = world.sources.values();
        if let Some(known) = sources.find(|source| source.url.as_ref() == Some(&url)) {
            form.fill_in("source.title", &known.title);
            form.fill_in("source.publisher", &known.publisher);
            return None;
        }
        match self.services.cite(&url).await {
            Ok(citation) => {
                let published = citation.published.map(|date| date.to_string());
                for (field, value) in [
                    ("source.title", citation.title),
                    ("source.publisher", citation.publisher),
                    ("source.published", published),
                ] {
                    form.fill_in(field, &value.unwrap_or_default());
                }
                Some(Notice::Fetched)
            }
            Err(error) => Some(Notice::NotFetched(error)),
        }
    }
}

/// The number of the world that the editor saw. Where it cannot be told, what others changed since could not be told either.
fn seen(form: &Typed) -> Result<Option<Seq>, Error> {
    match form.get("seen") {
        None | Some("") => Ok(None),
        Some(number) => number.parse().map(Some).map_err(|_| Error::Unreadable),
    }
}

/// A form that was sent.
struct Edit<'c> {
    call: &'c Call,
    subject: Subject,
    act: Act,
    form: Typed,
    seen: Option<Seq>,
}

impl Edit<'_> {
    async fn save(&self) -> Result<Reply, Error> {
        let mut then = None;
        let mut outcome = Ok(());
        let backend = self.call.services.backend();
        let committed = backend.commit_made(Box::new(|world| match self.made(world) {
            Ok(ready) => {
                (then, outcome) = (ready.then, Ok(()));
                vec![ready.changeset]
            }
            Err(error) => {
                outcome = Err(error);
                Vec::new()
            }
        }));
        let seq = match committed.await {
            Ok(seq) => seq,
            // Each of its parts was tried out on that world.
            Err(NotCommitted::Refused(refusal)) => return Err(self.call.fail(&refusal)),
            Err(NotCommitted::Busy) => {
                self.shown(&backend.world(), Some(Notice::Busy))?;
                return Err(Error::Busy);
            }
            Err(NotCommitted::Clock) => {
                self.shown(&backend.world(), Some(Notice::Clock))?;
                return Err(Error::Clock);
            }
            Err(NotCommitted::Unavailable) => return Err(Error::Unavailable),
        };
        outcome?;
        let resource = then.unwrap_or_else(|| Resource::change(seq));
        let page = self
            .call
            .page_with(resource, Query::of("saved", &seq.to_string()));
        Ok(Reply::Saved { seq, page })
    }

    /// What the form makes of a world, or why it cannot be saved; its page is then left for a browser without scripts.
    fn made(&self, world: &Arc<World>) -> Result<Ready, Error> {
        self.filled(world, None, |visit, page, ready| match ready {
            Some(ready) => Ok(ready),
            None => {
                self.call.leave(edit_answer(visit, &page));
                Err(refusal(&page))
            }
        })
    }

    /// Leaves the page of the form, with what it would change or what is wrong with it.
    fn shown(&self, world: &Arc<World>, notice: Option<Notice>) -> Result<Reply, Error> {
        self.filled(world, notice, |visit, page, _| {
            self.call.leave(edit_answer(visit, &page));
            if page.is_refused() && !page.is_being_typed {
                Err(refusal(&page))
            } else {
                Ok(Reply::Checked)
            }
        })
    }

    fn filled<T>(
        &self,
        world: &Arc<World>,
        notice: Option<Notice>,
        then: impl FnOnce(&Visit<'_>, EditPage, Option<Ready>) -> Result<T, Error>,
    ) -> Result<T, Error> {
        if !is_there(world, &self.subject, self.act) {
            return Err(Error::NotFound);
        }
        let call = self.call;
        let author = call.viewer.as_ref().ok_or(Error::NotSignedIn)?.name.clone();
        let request = call.page_request(Resource::form(&self.subject, self.act));
        let backend = call.services.backend();
        let visit = undated(request, Query::default(), world, backend, call.services.site());
        let filling = Filling {
            visit: &visit,
            subject: &self.subject,
            act: self.act,
            author: &author,
            now: call.now,
            typed: Some(&self.form),
            seen: self.seen,
            notice,
        };
        let (page, ready) = filling.fill_in(backend);
        then(&visit, page, ready)
    }
}

fn refusal(page: &EditPage) -> Error {
    let problems: Vec<_> = page
        .fields
        .iter()
        .filter_map(|field| {
            Some(FieldProblem {
                field: field.name.clone(),
                problem: field.problem.clone()?,
            })
        })
        .collect();
    if problems.is_empty() {
        Error::Refused
    } else {
        Error::Invalid { problems }
    }
}
