//! Everything that can be changed, by whom, and where it goes: the server functions of Handover.
//!
//! [`FUNCTIONS`] is their table of contents. Each is a POST to its address below `/rpc/`, with its fields as a form sends them. A
//! function finds its [`Call`] in the context, sees that the caller may, and does one thing. Programs get JSON: a
//! [`Reply`], or an [`Error`] under its status. A browser's form gets a page: that on which the change shows, or the form again
//! with what is wrong beside its fields. Of all this nothing reaches the readers' bundle: a form's island sends the form itself.

mod accounts;
mod administration;
mod call;
mod desk;
mod editing;
mod error;
mod events;
mod records;
mod review;
mod services;
mod tenures;
mod tokens;
mod verbs;

pub use accounts::*;
pub use administration::*;
pub use call::{Call, Caller, Left, SessionCookie};
pub use desk::*;
pub use error::{Error, FieldProblem};
pub use events::*;
pub use records::*;
pub use review::*;
pub use services::{
    Accepted, AccountService, Citing, DeskService, Doing, NotDone, ProposalService, Services,
};
pub use tenures::*;
pub use tokens::*;
pub use verbs::*;

use crate::review::LeftOut;
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
    /// It is done, and the page at a path shows it.
    Done { page: String },
    /// So many proposals were accepted, and some may be left open; the page at a path shows it.
    Accepted {
        accepted: usize,
        left: Vec<LeftOut>,
        page: String,
    },
    /// A token was made, and is told this once.
    TokenMade { token: String },
}

/// Who may call a function. Each sees to it itself; the list says so, and a test that it is true.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Right {
    /// Whoever comes, signed in or not.
    Anybody,
    /// Whoever has the link that the first start printed; the code in it is a field.
    SetUp,
    SignedIn,
    /// Whoever may edit.
    Edit,
    /// Whoever may edit decides on what others propose.
    Review,
    /// Whoever may edit sees to the tasks of the desk.
    Desk,
    ManageAccounts,
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
pub const FUNCTIONS: [Function; 49] = [
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
    function::<MergeRecords>(Right::Edit),
    function::<TakeOutRecord>(Right::Edit),
    function::<UndoChangeset>(Right::Edit),
    // Proposals: what imports and programs would change.
    function::<AcceptProposal>(Right::Review),
    function::<RejectProposal>(Right::Review),
    function::<AnswerProposal>(Right::Review),
    function::<CorrectProposal>(Right::Review),
    function::<AcceptProposals>(Right::Review),
    function::<RejectProposals>(Right::Review),
    // The desk: who sees to what.
    function::<TakeTask>(Right::Desk),
    function::<ReleaseTask>(Right::Desk),
    function::<PutOffTask>(Right::Desk),
    function::<SetFreshness>(Right::ManageAccounts),
    // One's own account.
    function::<SetUp>(Right::SetUp),
    function::<SignIn>(Right::Anybody),
    function::<SignOut>(Right::Anybody),
    function::<SignOutEverywhere>(Right::SignedIn),
    function::<ChangePassword>(Right::SignedIn),
    // Tokens of one's programs.
    function::<MakeToken>(Right::SignedIn),
    function::<RevokeToken>(Right::SignedIn),
    // The accounts of all.
    function::<AddAccount>(Right::ManageAccounts),
    function::<DisableAccount>(Right::ManageAccounts),
    function::<EnableAccount>(Right::ManageAccounts),
    function::<ChangeRole>(Right::ManageAccounts),
    function::<ResetPassword>(Right::ManageAccounts),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{address::Resource, edit::Act};

    #[test]
    fn every_act_has_its_function_and_every_function_of_editors_its_act() {
        let mut acts: Vec<_> = Act::ALL
            .map(|act| Resource::function(act.function()).to_string())
            .into();
        let mut functions: Vec<_> = FUNCTIONS
            .iter()
            .filter(|function| function.right == Right::Edit)
            .map(|function| function.path.to_owned())
            .collect();
        acts.sort();
        functions.sort();
        assert_eq!(acts, functions);
    }
}
