//! Who holds an office, and how firmly.
//!
//! Each function takes the fields of its form, which is where they are declared: `app::edit::acts::tenure`. All forms have beside
//! them `source[]` (ids of known sources; `source.place.{id}` says where in one) or `source.url`, `source.title`, `source.publisher`, `source.place`, `source.published` and
//! `source.quote`
//! of a new one; `comment`; `seen`, the number of the changeset that the caller has seen; and `go`, which is `save` to save.

use super::{
    Call, Error, Reply,
    editing::{entity, subject},
};
use crate::edit::{Act, Typed};
use domain::EntityKind;
use leptos::{prelude::*, server_fn::codec::PostUrl};

/// Somebody takes an office, or is chosen to. `subject` is the office, its country, or the person.
///
/// Fields: `office`, `person`, `start` or `designated`, `entry`, `capacity`, `party`, `due`, `note`.
///
/// # Errors
/// [`Error::Invalid`] where one is missing or wrong, or the person holds the office already; [`Error::Refused`] where the record would be
/// unsound; the others as their names say.
#[server(prefix = "/rpc", endpoint = "start_tenure", input = PostUrl)]
pub async fn start_tenure(subject: String, #[server(flatten)] form: Typed) -> Result<Reply, Error> {
    let call = Call::of_editor()?;
    call.edit(self::subject(&subject)?, Act::StartTenure, form).await
}

/// A tenure ends.
///
/// Fields: `end`, the day; `reason`; `end_note`; `vacant`, where nobody holds the office from then on.
///
/// # Errors
/// [`Error::Invalid`] where one is missing or wrong, as a day before the start or in the future; the others as their names say.
#[server(prefix = "/rpc", endpoint = "end_tenure", input = PostUrl)]
pub async fn end_tenure(tenure: String, #[server(flatten)] form: Typed) -> Result<Reply, Error> {
    let call = Call::of_editor()?;
    call.edit(entity(EntityKind::Tenure, &tenure)?, Act::EndTenure, form)
        .await
}

/// An office changes hands. `subject` is the office, or the tenure that ends.
///
/// Fields: `tenure`, `end`, `reason` and `end_note` of who leaves; `person` and the fields of [`start_tenure`] of who follows; `cause`;
/// `steps[]`, the events that brought it about.
///
/// # Errors
/// [`Error::Invalid`] where one is missing or wrong, or nobody leaves or comes; the others as their names say.
#[server(prefix = "/rpc", endpoint = "hand_over", input = PostUrl)]
pub async fn hand_over(subject: String, #[server(flatten)] form: Typed) -> Result<Reply, Error> {
    let call = Call::of_editor()?;
    call.edit(self::subject(&subject)?, Act::HandOver, form).await
}

/// The status of a tenure changes: in its capacity, its powers or its outlook.
///
/// Fields: `axis`, such as `outlook.lost-election`; `from`; `to`; `note`.
///
/// # Errors
/// [`Error::Invalid`] where one is missing or wrong; the others as their names say.
#[server(prefix = "/rpc", endpoint = "add_status", input = PostUrl)]
pub async fn add_status(tenure: String, #[server(flatten)] form: Typed) -> Result<Reply, Error> {
    let call = Call::of_editor()?;
    call.edit(entity(EntityKind::Tenure, &tenure)?, Act::AddSpan, form)
        .await
}

/// A status of a tenure is over.
///
/// Fields: `axis`; `to`, the last day.
///
/// # Errors
/// [`Error::Invalid`] where one is missing or wrong, or that status is not open; the others as their names say.
#[server(prefix = "/rpc", endpoint = "end_status", input = PostUrl)]
pub async fn end_status(tenure: String, #[server(flatten)] form: Typed) -> Result<Reply, Error> {
    let call = Call::of_editor()?;
    call.edit(entity(EntityKind::Tenure, &tenure)?, Act::EndSpan, form)
        .await
}
