//! What a newsroom reports. Each verb writes all that follows from it in one changeset: status, event, transition, ends.
//!
//! Each function takes the fields of its form, which is where they are declared: `app::edit::acts::verbs`; what it writes is said
//! by `domain::edit::verbs`. `source[]` and its kin, `comment`, `seen` and `go` are as in [`super::tenures`]. Dates are written as people
//! write them. `why` is a text, with `why.ja` and `why.ko`. Where `also[]` is named, it holds ids of other tenures of the same person; where
//! `acts` is, it is who acts in the office from `acts_from` on, and `acts.{office}` who does in another one.
//!
//! Where an event is told of, `event` is the id of one that is recorded; without it one of `event_kind` is added, which was
//! known since `announced`.

use super::{
    Call, Error, Reply,
    editing::{entity, subject},
};
use crate::edit::{Act, Typed};
use domain::EntityKind;
use leptos::{prelude::*, server_fn::codec::PostUrl};

/// Somebody says that they will leave office.
///
/// Fields: `on`; `why`; `leaves`, the day, empty for once a successor is chosen; `also[]`; `acts`; `vote`, the event that decides who
/// follows, or `vote_kind` and `vote_date` of a new one.
///
/// # Errors
/// [`Error::Invalid`] where one is missing or wrong, or the tenure has ended; the others as their names say.
#[server(prefix = "/rpc", endpoint = "announce_departure", input = PostUrl)]
pub async fn announce_departure(tenure: String, #[server(flatten)] form: Typed) -> Result<Reply, Error> {
    let call = Call::of_editor()?;
    call.edit(entity(EntityKind::Tenure, &tenure)?, Act::AnnounceDeparture, form)
        .await
}

/// Somebody resigns.
///
/// Fields: `on`; `why`; `leaves`, the day, empty where the resignation is tendered until a successor comes; `also[]`; `acts`; `vote`,
/// `vote_kind` and `vote_date` as of [`announce_departure`].
///
/// # Errors
/// [`Error::Invalid`] where one is missing or wrong, or the tenure has ended; the others as their names say.
#[server(prefix = "/rpc", endpoint = "resign", input = PostUrl)]
pub async fn resign(tenure: String, #[server(flatten)] form: Typed) -> Result<Reply, Error> {
    let call = Call::of_editor()?;
    call.edit(entity(EntityKind::Tenure, &tenure)?, Act::Resign, form)
        .await
}

/// Somebody dies: every open tenure of theirs ends. `subject` is the person, or a tenure of theirs.
///
/// Fields: `on`; `why`; `acts.{office}` for each office.
///
/// # Errors
/// [`Error::Invalid`] where one is missing or wrong, or the person is dead already; the others as their names say.
#[server(prefix = "/rpc", endpoint = "die", input = PostUrl)]
pub async fn die(subject: String, #[server(flatten)] form: Typed) -> Result<Reply, Error> {
    let call = Call::of_editor()?;
    call.edit(self::subject(&subject)?, Act::Die, form).await
}

/// Somebody's powers are suspended; where they only act, that ends.
///
/// Fields: `on`; `why`; `acts`; `also[]`; `pending`, `on` where a removal is still to be decided; `event`.
///
/// # Errors
/// [`Error::Invalid`] where one is missing or wrong, or the tenure has ended or is suspended already; the others as their names say.
#[server(prefix = "/rpc", endpoint = "suspend", input = PostUrl)]
pub async fn suspend(tenure: String, #[server(flatten)] form: Typed) -> Result<Reply, Error> {
    let call = Call::of_editor()?;
    call.edit(entity(EntityKind::Tenure, &tenure)?, Act::Suspend, form)
        .await
}

/// Somebody who was suspended is back in office.
///
/// Fields: `on`; `why`; `again[]`, the offices in which they act again; `event`.
///
/// # Errors
/// [`Error::Invalid`] where one is missing or wrong, or the tenure is not suspended; the others as their names say.
#[server(prefix = "/rpc", endpoint = "restore", input = PostUrl)]
pub async fn restore(tenure: String, #[server(flatten)] form: Typed) -> Result<Reply, Error> {
    let call = Call::of_editor()?;
    call.edit(entity(EntityKind::Tenure, &tenure)?, Act::Restore, form)
        .await
}

/// Somebody is removed from office.
///
/// Fields: `on`; `reason`: `removed`, `impeached`, `lost_confidence` or `coup`; `why`; `acts`; `also[]`; `event`.
///
/// # Errors
/// [`Error::Invalid`] where one is missing or wrong, or the tenure has ended; the others as their names say.
#[server(prefix = "/rpc", endpoint = "remove", input = PostUrl)]
pub async fn remove(tenure: String, #[server(flatten)] form: Typed) -> Result<Reply, Error> {
    let call = Call::of_editor()?;
    call.edit(entity(EntityKind::Tenure, &tenure)?, Act::Remove, form)
        .await
}

/// Somebody wins an election, and is designate. `subject` is the election, or the office that it decides.
///
/// Fields: `person`; `event`, or `on` and `event_kind` of a new one; `office` where the election decides none; `starts`, where the office was
/// taken already; `also[]`, ids of other offices for which the winner is chosen; `lost[]`, the tenures of holders who stood and
/// lost; `known`; `summary`; `party`.
///
/// # Errors
/// [`Error::Invalid`] where one is missing or wrong, or the winner is dead; the others as their names say.
#[server(prefix = "/rpc", endpoint = "win", input = PostUrl)]
pub async fn win(subject: String, #[server(flatten)] form: Typed) -> Result<Reply, Error> {
    let call = Call::of_editor()?;
    call.edit(self::subject(&subject)?, Act::Win, form).await
}

/// Somebody takes office, and whoever held it or acted in it leaves. `subject` is the office, or the tenure of the designate.
///
/// Fields: `person` of an office; `on`; `leaves`, the tenure that ends, and `reason`; `due`; `note`; `party`; `event`.
///
/// # Errors
/// [`Error::Invalid`] where one is missing or wrong, or the person is dead or holds the office already; the others as their names say.
#[server(prefix = "/rpc", endpoint = "take_office", input = PostUrl)]
pub async fn take_office(subject: String, #[server(flatten)] form: Typed) -> Result<Reply, Error> {
    let call = Call::of_editor()?;
    call.edit(self::subject(&subject)?, Act::TakeOffice, form).await
}
