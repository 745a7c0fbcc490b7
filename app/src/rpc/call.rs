//! One call of a server function: who calls, from which form, and what it may reach.

use super::Error;
use crate::{
    answer::Answer,
    backend::Backend,
    edit::{Citation, NotFetched},
    visit::{Site, Viewer},
};
use domain::Language;
use jiff::{Timestamp, civil::Date};
use leptos::prelude::use_context;
use std::{
    fmt::Display,
    pin::Pin,
    sync::{Arc, Mutex, PoisonError},
};

/// The page of a source while it is read.
pub type Citing<'s> = Pin<Box<dyn Future<Output = Result<Citation, NotFetched>> + Send + 's>>;

/// What server functions may reach; the server gives it to each call.
pub trait Services: Send + Sync + 'static {
    fn backend(&self) -> &dyn Backend;

    fn site(&self) -> &Site;

    /// Reads what the page at an address says of itself.
    fn cite<'s>(&'s self, address: &'s str) -> Citing<'s>;

    /// Writes into the log what no caller is to hear of.
    fn report(&self, error: &dyn Display);
}

/// A call, as the server describes it.
pub struct Caller {
    pub services: Arc<dyn Services>,
    pub viewer: Option<Viewer>,
    /// The language of the form.
    pub language: Language,
    /// The path of the page on which the form stands, without the language before it.
    pub path: String,
    pub today: Date,
    pub now: Timestamp,
}

/// A call under way. A function finds it in its context, and may leave a page in it for a browser without scripts.
#[derive(Clone)]
pub struct Call(Arc<(Caller, Mutex<Option<Answer>>)>);

impl Call {
    pub fn new(caller: Caller) -> Self {
        Self(Arc::new((caller, Mutex::new(None))))
    }

    /// The call of the function that runs.
    ///
    /// # Errors
    /// Where the server gave none, which is its fault.
    pub fn current() -> Result<Self, Error> {
        use_context().ok_or(Error::Internal)
    }

    /// The call of the function that runs, where an editor calls.
    ///
    /// # Errors
    /// Where nobody is signed in, or somebody who may not edit.
    pub fn of_editor() -> Result<Self, Error> {
        let call = Self::current()?;
        match &call.viewer {
            None => Err(Error::NotSignedIn),
            Some(viewer) if !viewer.can_edit => Err(Error::NotAllowed),
            Some(_) => Ok(call),
        }
    }

    /// Leaves the page that answers the form.
    pub fn leave(&self, page: Answer) {
        *self.0.1.lock().unwrap_or_else(PoisonError::into_inner) = Some(page);
    }

    /// Takes the page that was left.
    pub fn take_page(&self) -> Option<Answer> {
        self.0.1.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

impl std::ops::Deref for Call {
    type Target = Caller;

    fn deref(&self) -> &Caller {
        &self.0.0
    }
}
