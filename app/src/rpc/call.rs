//! One call of a server function: who calls, from which form, and what it may reach.

use super::{
    Error,
    error::FieldProblem,
    services::{AccountService, DeskService, NotDone, ProposalService, Services},
};
use crate::{
    accounts::{AccountsPage, FieldError, Filled, Session},
    address::{Address, Resource},
    answer::{Answer, PageRequest, answer_accounts, answer_desk, answer_review},
    desk::DeskPage,
    query::Query,
    review::ReviewPage,
    visit::Viewer,
};
use domain::Language;
use jiff::{Timestamp, civil::Date};
use leptos::prelude::use_context;
use std::{
    fmt::Display,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

/// A call, as the server describes it.
pub struct Caller {
    pub services: Arc<dyn Services>,
    pub viewer: Option<Viewer>,
    /// The language of the form.
    pub language: Language,
    /// The page on which the form stands.
    pub form: Resource<'static>,
    pub today: Date,
    pub now: Timestamp,
}

/// What a browser is told to do with the cookie of its session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SessionCookie {
    Keep(Session),
    Forget,
}

/// What a function left in its call beside what it returned.
#[derive(Debug, Default)]
pub struct Left {
    /// The page for a browser without scripts.
    pub page: Option<Answer>,
    pub cookie: Option<SessionCookie>,
    /// Why the program is at fault, for the log.
    pub cause: Option<String>,
}

/// A call under way. A function finds it in its context, and may leave something in it for the handler of the request.
#[derive(Clone)]
pub struct Call(Arc<(Caller, Mutex<Left>)>);

impl Call {
    pub fn new(caller: Caller) -> Self {
        Self(Arc::new((caller, Mutex::default())))
    }

    /// The call of the function that runs.
    ///
    /// # Errors
    /// Where the server gave none, which is its fault.
    pub fn current() -> Result<Self, Error> {
        use_context().ok_or(Error::Internal)
    }

    /// The call of the function that runs, where somebody calls who is signed in.
    ///
    /// # Errors
    /// Where nobody is signed in.
    pub fn of_signed_in() -> Result<Self, Error> {
        Self::of_whom(|_| true)
    }

    /// The call of the function that runs, where an editor calls.
    ///
    /// # Errors
    /// Where nobody is signed in, or somebody who may not edit.
    pub fn of_editor() -> Result<Self, Error> {
        Self::of_whom(|viewer| viewer.can_edit)
    }

    /// The call of the function that runs, where an administrator calls.
    ///
    /// # Errors
    /// Where nobody is signed in, or somebody who may not manage accounts.
    pub fn of_administrator() -> Result<Self, Error> {
        Self::of_whom(|viewer| viewer.can_administer)
    }

    fn of_whom(may: impl FnOnce(&Viewer) -> bool) -> Result<Self, Error> {
        let call = Self::current()?;
        match &call.viewer {
            None => Err(Error::NotSignedIn),
            Some(viewer) if !may(viewer) => Err(Error::NotAllowed),
            Some(_) => Ok(call),
        }
    }

    pub fn accounts(&self) -> &dyn AccountService {
        self.services.accounts()
    }

    pub fn proposals(&self) -> &dyn ProposalService {
        self.services.proposals()
    }

    pub fn desk(&self) -> &dyn DeskService {
        self.services.desk()
    }

    /// A page of the site in the language of the form.
    pub fn page(&self, resource: Resource<'_>) -> String {
        self.page_with(resource, Query::default())
    }

    /// The same with a query.
    pub fn page_with(&self, resource: Resource<'_>, query: Query) -> String {
        Address::new(self.language, resource)
            .with_query(query)
            .to_string()
    }

    /// Leaves the page that answers the form.
    pub fn leave(&self, page: Answer) {
        self.left().page = Some(page);
    }

    /// Leaves a page of accounts.
    pub fn leave_accounts(&self, page: &AccountsPage) {
        let request = self.page_request(page.resource().unwrap_or(self.form.clone()));
        let services = &self.services;
        self.leave(answer_accounts(
            page,
            request,
            services.backend(),
            services.site(),
        ));
    }

    /// Leaves a page of the review.
    pub fn leave_review(&self, page: &ReviewPage) {
        let request = self.page_request(page.resource());
        let services = &self.services;
        self.leave(answer_review(page, request, services.backend(), services.site()));
    }

    /// Leaves the page of the desk.
    pub fn leave_desk(&self, page: &DeskPage) {
        let request = self.page_request(Resource::DESK);
        let services = &self.services;
        self.leave(answer_desk(page, request, services.backend(), services.site()));
    }

    /// A request for a page on behalf of the caller.
    pub fn page_request<'r>(&self, resource: Resource<'r>) -> PageRequest<'r> {
        PageRequest {
            address: Address::new(self.language, resource),
            today: self.today,
            viewer: self.viewer.clone(),
        }
    }

    /// Leaves the page of a form that was not accepted, and says why to programs.
    pub fn refuse(&self, form: Filled, page: impl FnOnce(Filled) -> AccountsPage) -> Error {
        let too_many = form.problems.iter().find_map(|(_, error)| match error {
            FieldError::TooManyTries(wait) => Some(Error::TooMany {
                retry_after: wait.as_secs() + 1,
            }),
            _ => None,
        });
        let problems = form.problems.iter().map(|(field, error)| FieldProblem {
            field: field.name().to_owned(),
            problem: error.spoken(self.language),
        });
        let error = too_many.unwrap_or(Error::Invalid {
            problems: problems.collect(),
        });
        self.leave_accounts(&page(form));
        error
    }

    /// What is wrong with what was sent.
    ///
    /// # Errors
    /// Where it is not for that that nothing was done.
    pub fn invalid<P>(&self, not_done: NotDone<P>) -> Result<P, Error> {
        match not_done {
            NotDone::Invalid(problems) => Ok(problems),
            NotDone::NotFound => Err(Error::NotFound),
            NotDone::Busy => Err(Error::Busy),
            NotDone::Clock => Err(Error::Clock),
            NotDone::Unavailable => Err(Error::Unavailable),
            NotDone::Failed(cause) => Err(self.fail(&cause)),
        }
    }

    /// Why something was not done that can fail only for reasons beyond the caller.
    pub fn not_done(&self, not_done: NotDone) -> Error {
        match self.invalid(not_done) {
            Ok(never) => match never {},
            Err(error) => error,
        }
    }

    /// Leaves the cause of a fault for the log; no caller is to hear of it.
    pub fn fail(&self, cause: &dyn Display) -> Error {
        self.left().cause = Some(cause.to_string());
        Error::Internal
    }

    /// Has the caller's browser keep a session.
    pub fn begin_session(&self, session: Session) {
        self.left().cookie = Some(SessionCookie::Keep(session));
    }

    /// Has the caller's browser forget its session.
    pub fn end_session(&self) {
        self.left().cookie = Some(SessionCookie::Forget);
    }

    /// Takes what was left.
    pub fn take_left(&self) -> Left {
        std::mem::take(&mut *self.left())
    }

    fn left(&self) -> MutexGuard<'_, Left> {
        self.0.1.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl std::ops::Deref for Call {
    type Target = Caller;

    fn deref(&self) -> &Caller {
        &self.0.0
    }
}
