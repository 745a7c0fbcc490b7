//! What can be done with a record of any kind, and with a changeset.
//!
//! Each function takes the fields of its form, which is where they are declared: `app::edit::acts`. For the fields of all forms see
//! [`super::tenures`].

use super::{Call, Error, Reply, editing::subject};
use crate::edit::{Act, Subject, Typed};
use leptos::{prelude::*, server_fn::codec::PostUrl};

/// A record is still true: somebody has compared it with its sources.
///
/// # Errors
/// [`Error::Invalid`] where a field is missing; the others as their names say.
#[server(prefix = "/rpc", endpoint = "verify_record", input = PostUrl)]
pub async fn verify_record(subject: String, #[server(flatten)] form: Typed) -> Result<Reply, Error> {
    let call = Call::of_editor()?;
    call.edit(self::subject(&subject)?, Act::Verify, form).await
}

/// A record is corrected. Every field of it is sent: one that is not there counts as emptied.
///
/// # Errors
/// [`Error::Invalid`] where a field is missing or wrong; [`Error::Refused`] where others changed the same, or nothing changes; the others
/// as their names say.
#[server(prefix = "/rpc", endpoint = "correct_record", input = PostUrl)]
pub async fn correct_record(subject: String, #[server(flatten)] form: Typed) -> Result<Reply, Error> {
    let call = Call::of_editor()?;
    call.edit(self::subject(&subject)?, Act::Correct, form).await
}

/// A record is the same as another one, `into`, which stays: everything that named it names that one, and its address leads there.
/// Where the two contradict each other, `keep.` and the field says which is right: `kept` is what the record says that stays, `lost`
/// what the other does.
///
/// # Errors
/// [`Error::Invalid`] where `into` is no other record of the kind, or something is left to choose; [`Error::Refused`] where the world would
/// not be sound with it; the others as their names say.
#[server(prefix = "/rpc", endpoint = "merge_records", input = PostUrl)]
pub async fn merge_records(subject: String, #[server(flatten)] form: Typed) -> Result<Reply, Error> {
    let call = Call::of_editor()?;
    call.edit(self::subject(&subject)?, Act::Merge, form).await
}

/// A record that nothing names is taken out. Its address tells the reason, which is the comment.
///
/// # Errors
/// [`Error::Invalid`] where a field is missing; [`Error::Refused`] where something names it; the others as their names say.
#[server(prefix = "/rpc", endpoint = "take_out_record", input = PostUrl)]
pub async fn take_out_record(subject: String, #[server(flatten)] form: Typed) -> Result<Reply, Error> {
    let call = Call::of_editor()?;
    call.edit(self::subject(&subject)?, Act::TakeOut, form).await
}

/// A changeset is taken back, by another one.
///
/// # Errors
/// [`Error::Refused`] where what it changed was changed again since; the others as their names say.
#[server(prefix = "/rpc", endpoint = "undo_changeset", input = PostUrl)]
pub async fn undo_changeset(changeset: String, #[server(flatten)] form: Typed) -> Result<Reply, Error> {
    let call = Call::of_editor()?;
    let changeset = changeset.parse().map_err(|_| Error::NotFound)?;
    call.edit(Subject::Changeset(changeset), Act::Undo, form).await
}
