//! What the server gives to each call: the ports through which functions do what they do.
//!
//! All of them act for the caller, whom the server knows by the request. That the caller may is seen to by the functions.

use crate::{
    accounts::{AccountLine, Problems, Role, Scope, Session, TokenLine},
    backend::Backend,
    desk::{DeskPage, RulesTyped},
    edit::{Citation, NotFetched, Typed},
    review::{ClaimField, LeftOut, List, One},
    visit::Site,
};
use domain::doubt::Freshness;
use std::{convert::Infallible, pin::Pin};

/// The page of a source while it is read.
pub type Citing<'s> = Pin<Box<dyn Future<Output = Result<Citation, NotFetched>> + Send + 's>>;

/// Something under way; `P` says what can be wrong with what was sent.
pub type Doing<'s, T, P = Infallible> = Pin<Box<dyn Future<Output = Result<T, NotDone<P>>> + Send + 's>>;

/// Why something was not done. Nothing of it was.
#[derive(Debug)]
pub enum NotDone<P = Infallible> {
    /// Something that was sent is wrong.
    Invalid(P),
    /// There is no such thing.
    NotFound,
    /// Others were faster, again and again.
    Busy,
    /// The clock of the server is wrong.
    Clock,
    /// The journal cannot be reached.
    Unavailable,
    /// The program, or what it stands on, is at fault; the cause is for the log.
    Failed(String),
}

/// Everything that functions may reach.
pub trait Services: Send + Sync + 'static {
    fn backend(&self) -> &dyn Backend;

    fn site(&self) -> &Site;

    /// Reads what the page at an address says of itself.
    fn cite<'s>(&'s self, address: &'s str) -> Citing<'s>;

    fn accounts(&self) -> &dyn AccountService;

    fn proposals(&self) -> &dyn ProposalService;

    fn desk(&self) -> &dyn DeskService;
}

/// Sessions, passwords, tokens and accounts.
pub trait AccountService: Send + Sync {
    /// Begins a session, and ends that of the caller. Wrong tries are counted.
    fn sign_in<'s>(&'s self, name: &'s str, password: &'s str) -> Doing<'s, Session, Problems>;

    /// Ends the session of the caller, if there is one.
    fn sign_out(&self) -> Doing<'_, ()>;

    /// Ends every session of the caller.
    fn sign_out_everywhere(&self) -> Doing<'_, ()>;

    /// Changes the caller's password, and ends every other session. Wrong tries are counted.
    fn change_password<'s>(
        &'s self,
        current: &'s str,
        new: &'s str,
        repeated: &'s str,
    ) -> Doing<'s, (), Problems>;

    /// Makes the first account with the code of a set-up link, which is the right to do so, and begins a session of it.
    fn set_up<'s>(
        &'s self,
        code: &'s str,
        name: &'s str,
        password: &'s str,
        repeated: &'s str,
    ) -> Doing<'s, Session, Problems>;

    /// The tokens of the caller.
    fn tokens(&self) -> Doing<'_, Vec<TokenLine>>;

    /// Makes a token of the caller: the text of it, which is never to be had again.
    fn make_token<'s>(&'s self, name: &'s str, scope: Scope, days: u16) -> Doing<'s, String, Problems>;

    /// Revokes a token of the caller; one that is not there, or is another's, is revoked already.
    fn revoke_token<'s>(&'s self, id: &'s str) -> Doing<'s, ()>;

    /// Every account.
    fn list(&self) -> Doing<'_, Vec<AccountLine>>;

    fn add<'s>(&'s self, name: &'s str, password: &'s str, role: Role) -> Doing<'s, (), Problems>;

    /// Keeps an account from signing in, and ends its sessions. Nobody does so with the account that they are using.
    fn disable<'s>(&'s self, id: &'s str) -> Doing<'s, (), Problems>;

    /// Lets an account sign in again.
    fn enable<'s>(&'s self, id: &'s str) -> Doing<'s, ()>;
}

/// What became of proposals that were to be accepted.
#[derive(Debug)]
pub struct Accepted {
    /// How many the record has now.
    pub count: usize,
    /// Those that could not be taken in, and are still open.
    pub left: Vec<LeftOut>,
}

/// What imports and programs propose. Whatever is decided already stays as it was decided.
pub trait ProposalService: Send + Sync {
    /// The open proposals of a country, and of some why they could not be accepted.
    fn list<'s>(&'s self, country: &'s str, left: &'s [LeftOut]) -> Doing<'s, List>;

    /// A proposal as it compares with the world now.
    fn one<'s>(&'s self, id: &'s str) -> Doing<'s, One>;

    /// Commits all that can be of some proposals.
    fn accept<'s>(&'s self, ids: &'s [String]) -> Doing<'s, Accepted>;

    fn reject<'s>(&'s self, ids: &'s [String], reason: &'s str) -> Doing<'s, ()>;

    /// Answers who is meant: one of those whom it may be, or none of them (`-`). `Invalid` where it is anybody else.
    fn answer<'s>(&'s self, id: &'s str, person: &'s str) -> Doing<'s, (), ()>;

    /// Puts right what a source says; `Invalid` has its fields, as they were typed.
    fn put_right<'s>(&'s self, id: &'s str, typed: &'s Typed) -> Doing<'s, (), Vec<ClaimField>>;
}

/// The tasks of the desk. `NotFound` where there is no such task any more.
pub trait DeskService: Send + Sync {
    /// The page of the desk, with rules as they were sent where those were wrong.
    fn page(&self, rules: Option<RulesTyped>) -> Doing<'_, DeskPage>;

    /// The caller takes a task.
    fn take<'s>(&'s self, task: &'s str) -> Doing<'s, ()>;

    fn release<'s>(&'s self, task: &'s str) -> Doing<'s, ()>;

    /// Puts a task off for so many days; for none, it is open again.
    fn put_off<'s>(&'s self, task: &'s str, days: u16) -> Doing<'s, ()>;

    fn set_freshness(&self, rules: Freshness) -> Doing<'_, ()>;
}
