//! Everything that can be changed, by whom, and where it goes: the server functions of Handover.
//!
//! [`FUNCTIONS`] is their table of contents. Each is a POST to its address below `/rpc/`, with its fields as a form sends them. A
//! function finds its [`Call`] in the context, sees that the caller may, and does one thing. Programs get JSON: a
//! [`Reply`], or an [`Error`] under its status. A browser's form gets a page: that on which the change shows, or the form again
//! with what is wrong beside its fields. Of all this nothing reaches the readers' bundle: a form's island sends the form itself.

mod call;
mod editing;
mod error;
mod events;
mod records;
mod tenures;
mod verbs;

pub use call::{Call, Caller, Citing, Services};
pub use error::{Error, FieldProblem};
pub use events::*;
pub use records::*;
pub use tenures::*;
pub use verbs::*;

use domain::changeset::Seq;
use leptos::server_fn::{
    ServerFn,
    axum::{AxumServerFnBackend, register_explicit},
};
use serde::{Deserialize, Serialize};

/// What a function has done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "reply", rename_all = "snake_case")]
pub enum Reply {
    /// Changeset `seq` has it, and the page at a path shows it.
    Saved { seq: Seq, page: String },
    /// Nothing was to be saved, and nothing is wrong so far.
    Checked,
}

/// Who may call a function. Each sees to it itself; the list says so, and a test that it is true.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Right {
    Edit,
}

/// A line in the table of functions.
pub struct Function {
    /// Its address.
    pub path: &'static str,
    pub right: Right,
    /// Makes it known to the framework.
    pub register: fn(),
}

const fn function<F>(right: Right) -> Function
where
    F: ServerFn<
            Server = AxumServerFnBackend,
            Error = Error,
            InputStreamError = Error,
            OutputStreamError = Error,
        > + 'static,
{
    Function {
        path: F::PATH,
        right,
        register: register_explicit::<F>,
    }
}

/// Every function there is.
pub const FUNCTIONS: [Function; 25] = [
    // Verbs of a newsroom: what happened to somebody, with all that follows from it.
    function::<AnnounceDeparture>(Right::Edit),
    function::<Resign>(Right::Edit),
    function::<Die>(Right::Edit),
    function::<Suspend>(Right::Edit),
    function::<Restore>(Right::Edit),
    function::<Remove>(Right::Edit),
    function::<Win>(Right::Edit),
    function::<TakeOffice>(Right::Edit),
    // Tenures: who holds what, and how firmly.
    function::<StartTenure>(Right::Edit),
    function::<EndTenure>(Right::Edit),
    function::<HandOver>(Right::Edit),
    function::<AddStatus>(Right::Edit),
    function::<EndStatus>(Right::Edit),
    // Events: what decides who comes next.
    function::<ScheduleEvent>(Right::Edit),
    function::<AnnounceDate>(Right::Edit),
    function::<ConfirmDate>(Right::Edit),
    function::<MoveEvent>(Right::Edit),
    function::<PostponeEvent>(Right::Edit),
    function::<CancelEvent>(Right::Edit),
    function::<AddCandidate>(Right::Edit),
    function::<AddRound>(Right::Edit),
    function::<RecordOutcome>(Right::Edit),
    // Records of every kind.
    function::<VerifyRecord>(Right::Edit),
    function::<CorrectRecord>(Right::Edit),
    function::<UndoChangeset>(Right::Edit),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::Act;

    #[test]
    fn every_act_has_its_function_and_every_function_its_act() {
        let mut acts: Vec<_> = Act::ALL.map(|act| format!("/rpc/{}", act.function())).into();
        let mut functions: Vec<_> = FUNCTIONS.map(|function| function.path.to_owned()).into();
        acts.sort();
        functions.sort();
        assert_eq!(acts, functions);
    }
}
