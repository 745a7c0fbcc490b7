//! Signing in and out, one's own password, and the first account.

use super::{Call, Error, NotDone, Reply};
use crate::{
    accounts::{AccountsPage, Done, Filled},
    address::{Resource, local_path},
};
use leptos::{prelude::*, server_fn::codec::PostUrl};

/// The first account of a new tracker is made, an administrator's, and signed in with.
///
/// Fields: `token`, the code in the link that the first start printed; `name`; `password` and `repeated`.
///
/// # Errors
/// [`Error::NotFound`] where the code is none, or was used; [`Error::Invalid`] where another field is wrong.
#[server(prefix = "/rpc", endpoint = "set_up", input = PostUrl)]
pub async fn set_up(
    #[server(default)] token: String,
    #[server(default)] name: String,
    #[server(default)] password: String,
    #[server(default)] repeated: String,
) -> Result<Reply, Error> {
    let call = Call::current()?;
    let made = call.accounts().set_up(&token, &name, &password, &repeated);
    match made.await {
        Ok(session) => {
            call.begin_session(session);
            let page = call.page(Resource::ACCOUNT);
            Ok(Reply::Done { page })
        }
        Err(NotDone::NotFound) => {
            call.leave_accounts(&AccountsPage::SetUpIsOver);
            Err(Error::NotFound)
        }
        Err(not_done) => {
            let form = Filled::with_name(&name).with(call.invalid(not_done)?);
            Err(call.refuse(form, |form| AccountsPage::SetUp { token, form }))
        }
    }
}

/// Somebody signs in; the answer sets the cookie of the session, and whoever was signed in before is not any more.
///
/// Fields: `name`; `password`; `next`, the path to go to afterwards.
///
/// # Errors
/// [`Error::Invalid`] where name or password is wrong, and it is not told which; [`Error::TooMany`] after too many tries from one network.
#[server(prefix = "/rpc", endpoint = "sign_in", input = PostUrl)]
pub async fn sign_in(
    #[server(default)] name: String,
    #[server(default)] password: String,
    #[server(default)] next: String,
) -> Result<Reply, Error> {
    let call = Call::current()?;
    let next = local_path(&next).map(str::to_owned);
    match call.accounts().sign_in(&name, &password).await {
        Ok(session) => {
            call.begin_session(session);
            let page = next.unwrap_or_else(|| call.page(Resource::HOME));
            Ok(Reply::Done { page })
        }
        Err(not_done) => {
            let form = Filled::with_name(&name).with(call.invalid(not_done)?);
            Err(call.refuse(form, |form| AccountsPage::SignIn { next, form }))
        }
    }
}

/// The session of the caller ends, if there is one, and the answer takes its cookie away.
///
/// Fields: `next`, the path to go to afterwards.
///
/// # Errors
/// As their names say.
#[server(prefix = "/rpc", endpoint = "sign_out", input = PostUrl)]
pub async fn sign_out(#[server(default)] next: String) -> Result<Reply, Error> {
    let call = Call::current()?;
    let ended = call.accounts().sign_out().await;
    ended.map_err(|not_done| call.not_done(not_done))?;
    call.end_session();
    let page = local_path(&next).map_or_else(|| call.page(Resource::HOME), str::to_owned);
    Ok(Reply::Done { page })
}

/// Every session of the caller's account ends, this one too.
///
/// # Errors
/// As their names say.
#[server(prefix = "/rpc", endpoint = "sign_out_everywhere", input = PostUrl)]
pub async fn sign_out_everywhere() -> Result<Reply, Error> {
    let call = Call::of_signed_in()?;
    let ended = call.accounts().sign_out_everywhere().await;
    ended.map_err(|not_done| call.not_done(not_done))?;
    call.end_session();
    let page = call.page(Resource::SIGN_IN);
    Ok(Reply::Done { page })
}

/// The caller's password changes, and every other session ends.
///
/// Fields: `current`, the present one; `new` and `repeated`.
///
/// # Errors
/// [`Error::Invalid`] where one of them is wrong; [`Error::TooMany`] after too many tries from one network.
#[server(prefix = "/rpc", endpoint = "change_password", input = PostUrl)]
pub async fn change_password(
    #[server(default)] current: String,
    #[server(default)] new: String,
    #[server(default)] repeated: String,
) -> Result<Reply, Error> {
    let call = Call::of_signed_in()?;
    match call.accounts().change_password(&current, &new, &repeated).await {
        Ok(()) => Ok(Reply::Done {
            page: call.page_with(Resource::ACCOUNT, Done::PasswordChanged.query()),
        }),
        Err(not_done) => {
            let form = Filled::default().with(call.invalid(not_done)?);
            Err(call.refuse(form, |form| AccountsPage::Own { form, done: None }))
        }
    }
}
