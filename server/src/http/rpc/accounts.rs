//! What functions do with accounts: what was typed is parsed, [`crate::accounts`] is asked, and its errors are told by field.

use super::services::CallerServices;
use crate::{
    accounts::{
        AccountId, AccountName, AccountsError, FieldError, Password, Role, Token, TokenHash,
        personal::TokenName, throttle::Try,
    },
    http::accounts::{administration, tokens},
};
use app::{
    accounts::{AccountLine, Field, Problems, Scope, Session, TokenLine},
    rpc::{AccountService, Doing, NotDone},
};

impl AccountService for CallerServices {
    fn sign_in<'s>(&'s self, name: &'s str, password: &'s str) -> Doing<'s, Session, Problems> {
        Box::pin(async move {
            let counted = self.count_try(name)?;
            let begun = self.context.accounts.sign_in(name, password).await;
            let token = begun.map_err(at(Field::Whole))?;
            counted.was_right();
            self.end_session().await.map_err(failed)?;
            Ok(Session::new(token.as_str()))
        })
    }

    fn sign_out(&self) -> Doing<'_, ()> {
        Box::pin(async move { self.end_session().await.map_err(failed) })
    }

    fn sign_out_everywhere(&self) -> Doing<'_, ()> {
        Box::pin(async move {
            let id = &self.signed_in()?.account.id;
            let ended = self.context.accounts.sign_out_everywhere(id).await;
            ended.map_err(failed)
        })
    }

    fn change_password<'s>(
        &'s self,
        current: &'s str,
        new: &'s str,
        repeated: &'s str,
    ) -> Doing<'s, (), Problems> {
        Box::pin(async move {
            let signed_in = self.signed_in()?;
            let mut problems = Problems::new();
            let new = new_password(new, repeated, Field::NewPassword, &mut problems);
            let (Some(new), []) = (new, &problems[..]) else {
                return Err(NotDone::Invalid(problems));
            };
            let account = &signed_in.account;
            // Whoever found a session left open is not to find out the password as well.
            let counted = self.count_try(account.name.as_str())?;
            let accounts = &self.context.accounts;
            let changed = accounts.change_password(account, current, &new, &signed_in.session);
            changed.await.map_err(at(Field::CurrentPassword))?;
            counted.was_right();
            Ok(())
        })
    }

    fn set_up<'s>(
        &'s self,
        code: &'s str,
        name: &'s str,
        password: &'s str,
        repeated: &'s str,
    ) -> Doing<'s, Session, Problems> {
        Box::pin(async move {
            let accounts = &self.context.accounts;
            // Looked at before anything is hashed: only who has the link may make the server work.
            let link = self.set_up_link(code).await?;
            let mut problems = Problems::new();
            let parsed = take(Field::Name, AccountName::parse(name), &mut problems);
            let new = new_password(password, repeated, Field::Password, &mut problems);
            let (Some(parsed), Some(new), []) = (parsed, new, &problems[..]) else {
                return Err(NotDone::Invalid(problems));
            };
            let made = accounts.set_up(&link, parsed, &new).await;
            made.map_err(at(Field::Name))?;
            let token = accounts.sign_in(name, password).await;
            Ok(Session::new(token.map_err(at(Field::Whole))?.as_str()))
        })
    }

    fn tokens(&self) -> Doing<'_, Vec<TokenLine>> {
        Box::pin(async move {
            let id = &self.signed_in()?.account.id;
            let listed = tokens::lines(&self.context, id).await;
            listed.map_err(failed)
        })
    }

    fn make_token<'s>(&'s self, name: &'s str, scope: Scope, days: u16) -> Doing<'s, String, Problems> {
        Box::pin(async move {
            let id = &self.signed_in()?.account.id;
            let name =
                TokenName::parse(name).map_err(|error| NotDone::Invalid(vec![(Field::Name, error)]))?;
            let made = self.context.accounts.make_token(id, name, scope, days).await;
            Ok(made.map_err(at(Field::Whole))?.shown())
        })
    }

    fn revoke_token<'s>(&'s self, id: &'s str) -> Doing<'s, ()> {
        Box::pin(async move {
            let account = &self.signed_in()?.account.id;
            let revoked = self.context.accounts.revoke_token(account, id).await;
            revoked.map_err(failed)
        })
    }

    fn list(&self) -> Doing<'_, Vec<AccountLine>> {
        Box::pin(async move {
            let own = &self.signed_in()?.account.id;
            let listed = administration::lines(&self.context, own).await;
            listed.map_err(failed)
        })
    }

    fn add<'s>(&'s self, name: &'s str, password: &'s str, role: Role) -> Doing<'s, (), Problems> {
        Box::pin(async move {
            let mut problems = Problems::new();
            let name = take(Field::Name, AccountName::parse(name), &mut problems);
            let password = take(Field::Password, Password::parse(password), &mut problems);
            let (Some(name), Some(password)) = (name, password) else {
                return Err(NotDone::Invalid(problems));
            };
            let added = self.context.accounts.add(name, &password, role).await;
            added.map(drop).map_err(at(Field::Name))
        })
    }

    fn disable<'s>(&'s self, id: &'s str) -> Doing<'s, (), Problems> {
        Box::pin(async move {
            // So that the last administrator cannot lock the door from outside.
            if id == self.signed_in()?.account.id.as_str() {
                return Err(NotDone::Invalid(vec![(Field::Whole, FieldError::NotOwnAccount)]));
            }
            let disabled = self.context.accounts.disable(&AccountId::new(id)).await;
            disabled.map_err(at(Field::Whole))
        })
    }

    fn enable<'s>(&'s self, id: &'s str) -> Doing<'s, ()> {
        Box::pin(async move {
            let enabled = self.context.accounts.enable(&AccountId::new(id)).await;
            enabled.map_err(failed)
        })
    }
}

impl CallerServices {
    /// Counts a try at an account, or says how long to wait.
    fn count_try(&self, name: &str) -> Result<Try, NotDone<Problems>> {
        let counted = self.context.throttle.try_at(self.network, name);
        counted.map_err(|wait| NotDone::Invalid(vec![(Field::Whole, FieldError::TooManyTries(wait))]))
    }

    /// Ends the session that the request names.
    async fn end_session(&self) -> Result<(), AccountsError> {
        match &self.session {
            Some(session) => self.context.accounts.sign_out(session).await,
            None => Ok(()),
        }
    }

    async fn set_up_link(&self, code: &str) -> Result<TokenHash, NotDone<Problems>> {
        let link = Token::parse(code).ok_or(NotDone::NotFound)?.hash();
        let is_valid = self.context.accounts.may_set_up(&link).await;
        if is_valid.map_err(failed)? {
            Ok(link)
        } else {
            Err(NotDone::NotFound)
        }
    }
}

/// What a field was parsed to; or why it was not is noted.
fn take<T>(field: Field, parsed: Result<T, FieldError>, problems: &mut Problems) -> Option<T> {
    parsed.map_err(|error| problems.push((field, error))).ok()
}

/// A password that was typed twice.
fn new_password(typed: &str, repeated: &str, field: Field, problems: &mut Problems) -> Option<Password> {
    let password = take(field, Password::parse(typed), problems)?;
    if typed != repeated {
        problems.push((Field::Repeated, FieldError::PasswordsDiffer));
    }
    Some(password)
}

/// An error that can be told at a field, and any other.
fn at(field: Field) -> impl Fn(AccountsError) -> NotDone<Problems> {
    move |error| match error {
        AccountsError::Refused(reason) => NotDone::Invalid(vec![(field, reason)]),
        error => failed(error),
    }
}

fn failed<P>(error: AccountsError) -> NotDone<P> {
    match error {
        AccountsError::Unknown(_) | AccountsError::SetUpIsOver => NotDone::NotFound,
        AccountsError::Refused(_)
        | AccountsError::Database(_)
        | AccountsError::Damaged { .. }
        | AccountsError::Hashing(_)
        | AccountsError::Chance(_) => NotDone::Failed(error.to_string()),
    }
}
