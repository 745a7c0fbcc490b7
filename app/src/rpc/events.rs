//! Events: what decides who comes next, when, and how it ends.
//!
//! Each function takes the fields of its form, which is where they are declared: `app::edit::acts::event` and `schedule`. For the
//! fields of all forms see [`super::tenures`].

use super::{
    Call, Error, Reply,
    editing::{entity, subject},
};
use crate::edit::{Act, Typed};
use domain::EntityKind;
use leptos::{prelude::*, server_fn::codec::PostUrl};

/// An event is to be held. `subject` is a country, an office that it decides, or a transition of which it is a step.
///
/// # Errors
/// [`Error::Invalid`] where a field is missing or wrong, or the event was cancelled; the others as their names say.
#[server(prefix = "/rpc", endpoint = "schedule_event", input = PostUrl)]
pub async fn schedule_event(subject: String, #[server(flatten)] form: Typed) -> Result<Reply, Error> {
    let call = Call::of_editor()?;
    call.edit(self::subject(&subject)?, Act::Schedule, form).await
}

/// The date of an event is announced.
///
/// # Errors
/// [`Error::Invalid`] where a field is missing or wrong, or the event was cancelled; the others as their names say.
#[server(prefix = "/rpc", endpoint = "announce_date", input = PostUrl)]
pub async fn announce_date(event: String, #[server(flatten)] form: Typed) -> Result<Reply, Error> {
    let call = Call::of_editor()?;
    call.edit(entity(EntityKind::Event, &event)?, Act::Announce, form)
        .await
}

/// The date of an event is confirmed as it stands.
///
/// # Errors
/// [`Error::Invalid`] where a field is missing or wrong, or the event was cancelled; the others as their names say.
#[server(prefix = "/rpc", endpoint = "confirm_date", input = PostUrl)]
pub async fn confirm_date(event: String, #[server(flatten)] form: Typed) -> Result<Reply, Error> {
    let call = Call::of_editor()?;
    call.edit(entity(EntityKind::Event, &event)?, Act::Confirm, form)
        .await
}

/// An event moves to another date.
///
/// # Errors
/// [`Error::Invalid`] where a field is missing or wrong, or the event was cancelled; the others as their names say.
#[server(prefix = "/rpc", endpoint = "move_event", input = PostUrl)]
pub async fn move_event(event: String, #[server(flatten)] form: Typed) -> Result<Reply, Error> {
    let call = Call::of_editor()?;
    call.edit(entity(EntityKind::Event, &event)?, Act::Move, form)
        .await
}

/// An event is put off, to a date that is not known yet or is.
///
/// # Errors
/// [`Error::Invalid`] where a field is missing or wrong, or the event was cancelled; the others as their names say.
#[server(prefix = "/rpc", endpoint = "postpone_event", input = PostUrl)]
pub async fn postpone_event(event: String, #[server(flatten)] form: Typed) -> Result<Reply, Error> {
    let call = Call::of_editor()?;
    call.edit(entity(EntityKind::Event, &event)?, Act::Postpone, form)
        .await
}

/// An event will not be held.
///
/// # Errors
/// [`Error::Invalid`] where a field is missing or wrong, or the event was cancelled; the others as their names say.
#[server(prefix = "/rpc", endpoint = "cancel_event", input = PostUrl)]
pub async fn cancel_event(event: String, #[server(flatten)] form: Typed) -> Result<Reply, Error> {
    let call = Call::of_editor()?;
    call.edit(entity(EntityKind::Event, &event)?, Act::Cancel, form)
        .await
}

/// Somebody stands in an election.
///
/// # Errors
/// [`Error::Invalid`] where a field is missing or wrong, or the event was cancelled; the others as their names say.
#[server(prefix = "/rpc", endpoint = "add_candidate", input = PostUrl)]
pub async fn add_candidate(event: String, #[server(flatten)] form: Typed) -> Result<Reply, Error> {
    let call = Call::of_editor()?;
    call.edit(entity(EntityKind::Event, &event)?, Act::Candidate, form)
        .await
}

/// An election has another round.
///
/// # Errors
/// [`Error::Invalid`] where a field is missing or wrong, or the event was cancelled; the others as their names say.
#[server(prefix = "/rpc", endpoint = "add_round", input = PostUrl)]
pub async fn add_round(event: String, #[server(flatten)] form: Typed) -> Result<Reply, Error> {
    let call = Call::of_editor()?;
    call.edit(entity(EntityKind::Event, &event)?, Act::Round, form)
        .await
}

/// An event was held, and this came of it.
///
/// # Errors
/// [`Error::Invalid`] where a field is missing or wrong, or the event was cancelled; the others as their names say.
#[server(prefix = "/rpc", endpoint = "record_outcome", input = PostUrl)]
pub async fn record_outcome(event: String, #[server(flatten)] form: Typed) -> Result<Reply, Error> {
    let call = Call::of_editor()?;
    call.edit(entity(EntityKind::Event, &event)?, Act::Outcome, form)
        .await
}
