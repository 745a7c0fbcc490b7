//! The accounts of all.

use super::{Call, Error, Reply};
use crate::accounts::{AccountsPage, Done, Filled, Role};
use crate::address::Resource;
use leptos::{prelude::*, server_fn::codec::PostUrl};

/// Somebody gets an account.
///
/// Fields: `name`; `password`, which they are told and change; `role`, `editor` or `administrator`.
///
/// # Errors
/// [`Error::Invalid`] where the name or the password is wrong, or there is an account of that name; [`Error::Unreadable`] where there is no
/// such role.
#[server(prefix = "/rpc", endpoint = "add_account", input = PostUrl)]
pub async fn add_account(
    #[server(default)] name: String,
    #[server(default)] password: String,
    #[server(default)] role: String,
) -> Result<Reply, Error> {
    let call = Call::of_administrator()?;
    // Whoever says nothing of it gets the least.
    let role = match role.as_str() {
        "" => Role::Editor,
        word => Role::parse(word).ok_or(Error::Unreadable)?,
    };
    match call.accounts().add(&name, &password, role).await {
        Ok(()) => Ok(done(&call, Done::Added)),
        Err(not_done) => {
            let mut form = Filled::with_name(&name).with(call.invalid(not_done)?);
            form.role = Some(role);
            Err(refused(&call, form).await?)
        }
    }
}

/// An account cannot sign in any more, and its sessions end.
///
/// Fields: `account`, its id.
///
/// # Errors
/// [`Error::NotFound`] where there is none; [`Error::Invalid`] where it is the caller's own.
#[server(prefix = "/rpc", endpoint = "disable_account", input = PostUrl)]
pub async fn disable_account(account: String) -> Result<Reply, Error> {
    let call = Call::of_administrator()?;
    match call.accounts().disable(&account).await {
        Ok(()) => Ok(done(&call, Done::Disabled)),
        Err(not_done) => {
            let form = Filled::default().with(call.invalid(not_done)?);
            Err(refused(&call, form).await?)
        }
    }
}

/// An account that was disabled can sign in again.
///
/// Fields: `account`, its id.
///
/// # Errors
/// [`Error::NotFound`] where there is none.
#[server(prefix = "/rpc", endpoint = "enable_account", input = PostUrl)]
pub async fn enable_account(account: String) -> Result<Reply, Error> {
    let call = Call::of_administrator()?;
    let enabled = call.accounts().enable(&account).await;
    enabled.map_err(|not_done| call.not_done(not_done))?;
    Ok(done(&call, Done::Enabled))
}

/// An account gets another role.
///
/// Fields: `account`, its id; `role`, `editor` or `administrator`.
///
/// # Errors
/// [`Error::NotFound`] where there is none; [`Error::Invalid`] where it is the caller's own; [`Error::Unreadable`] where there is no such role.
#[server(prefix = "/rpc", endpoint = "change_role", input = PostUrl)]
pub async fn change_role(account: String, #[server(default)] role: String) -> Result<Reply, Error> {
    let call = Call::of_administrator()?;
    let role = Role::parse(&role).ok_or(Error::Unreadable)?;
    match call.accounts().change_role(&account, role).await {
        Ok(()) => Ok(done(&call, Done::RoleChanged)),
        Err(not_done) => {
            let form = Filled::default().with(call.invalid(not_done)?);
            Err(refused(&call, form).await?)
        }
    }
}

/// An account gets a new password, and its sessions end.
///
/// Fields: `account`, its id; `password`, which they are told and change.
///
/// # Errors
/// [`Error::NotFound`] where there is none; [`Error::Invalid`] where the password cannot be one, or the account is the caller's own.
#[server(prefix = "/rpc", endpoint = "reset_password", input = PostUrl)]
pub async fn reset_password(account: String, #[server(default)] password: String) -> Result<Reply, Error> {
    let call = Call::of_administrator()?;
    match call.accounts().reset_password(&account, &password).await {
        Ok(()) => Ok(done(&call, Done::PasswordReset)),
        Err(not_done) => {
            let form = Filled::default().with(call.invalid(not_done)?);
            Err(refused(&call, form).await?)
        }
    }
}

fn done(call: &Call, what: Done) -> Reply {
    Reply::Done {
        page: call.page_with(Resource::ACCOUNTS, what.query()),
    }
}

async fn refused(call: &Call, form: Filled) -> Result<Error, Error> {
    let listed = call.accounts().list().await;
    let accounts = listed.map_err(|not_done| call.not_done(not_done))?;
    let done = None;
    Ok(call.refuse(form, |form| AccountsPage::Administration { accounts, form, done }))
}
