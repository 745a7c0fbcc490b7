//! The tokens of one's programs.

use super::{Call, Error, Reply};
use crate::accounts::{AccountsPage, Done, Filled, Scope, TOKEN_DAYS, TokenLine};
use crate::address::Resource;
use leptos::{prelude::*, server_fn::codec::PostUrl};

/// A token is made. It stands in this one answer and nowhere else.
///
/// Fields: `name`, what it is for; `scope`, `read`, `propose` or `write`; `days` that it lives, 30, 90 or 365.
///
/// # Errors
/// [`Error::Invalid`] where the name is missing or too long, or the account has many tokens already; [`Error::Unreadable`] where
/// there is no such scope, or no token lives so long.
#[server(prefix = "/rpc", endpoint = "make_token", input = PostUrl)]
pub async fn make_token(
    #[server(default)] name: String,
    #[server(default)] scope: String,
    #[server(default)] days: String,
) -> Result<Reply, Error> {
    let call = Call::of_signed_in()?;
    let (scope, days) = lifetime(&scope, &days)?;
    match call.accounts().make_token(&name, scope, days).await {
        Ok(token) => {
            call.leave_accounts(&AccountsPage::Tokens {
                tokens: listed(&call).await?,
                form: Filled::default(),
                made: Some(token.clone()),
                done: None,
            });
            Ok(Reply::TokenMade { token })
        }
        Err(not_done) => {
            let form = Filled {
                scope: Some(scope),
                days: Some(days),
                ..Filled::with_name(&name).with(call.invalid(not_done)?)
            };
            let (tokens, made, done) = (listed(&call).await?, None, None);
            Err(call.refuse(form, |form| AccountsPage::Tokens {
                tokens,
                form,
                made,
                done,
            }))
        }
    }
}

/// A token is revoked; one that is not there, or is another's, is revoked already.
///
/// Fields: `token`, its id.
///
/// # Errors
/// As their names say.
#[server(prefix = "/rpc", endpoint = "revoke_token", input = PostUrl)]
pub async fn revoke_token(token: String) -> Result<Reply, Error> {
    let call = Call::of_signed_in()?;
    let revoked = call.accounts().revoke_token(&token).await;
    revoked.map_err(|not_done| call.not_done(not_done))?;
    Ok(Reply::Done {
        page: call.page_with(Resource::TOKENS, Done::TokenRevoked.query()),
    })
}

/// What a token is for and how long it lives. Whoever says nothing of it gets the least.
fn lifetime(scope: &str, days: &str) -> Result<(Scope, u16), Error> {
    let scope = match scope {
        "" => Scope::default(),
        word => Scope::parse(word).ok_or(Error::Unreadable)?,
    };
    let days = match days {
        "" => TOKEN_DAYS[0],
        days => days.parse().map_err(|_| Error::Unreadable)?,
    };
    if !TOKEN_DAYS.contains(&days) {
        return Err(Error::Unreadable);
    }
    Ok((scope, days))
}

async fn listed(call: &Call) -> Result<Vec<TokenLine>, Error> {
    let listed = call.accounts().tokens().await;
    listed.map_err(|not_done| call.not_done(not_done))
}
