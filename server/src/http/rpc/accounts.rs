//! What functions do with accounts: what was typed is parsed, [`crate::accounts`] is asked, and its errors are told by field.

use super::services::{CallerServices, unavailable};
use crate::{
    accounts::{
        AccountId, AccountName, AccountsError, FieldError, Password, Role, Token, TokenHash,
        personal::TokenName, security::SecurityEvent, throttle::Try,
    },
    http::accounts::{administration, tokens},
};
use app::{
    Obstacle,
    accounts::{AccountLine, Field, Problems, Scope, SecurityKind, Session, TokenLine},
    rpc::{AccountService, Doing, NotDone},
};

impl AccountService for CallerServices {
    fn sign_in<'s>(&'s self, name: &'s str, password: &'s str) -> Doing<'s, Session, Problems> {
        Box::pin(async move {
            let counted = self.count_try(name)?;
            let begun = self.context.accounts.sign_in(name, password).await;
            // What was typed is told where it is the name of an account, and nothing of it where it may be a password.
            let known = self.context.accounts.named(name).await.ok();
            let known = known.map(|account| account.name.to_string());
            let kind = match begun {
                Ok(_) => SecurityKind::SignedIn,
                Err(_) => SecurityKind::SignInFailed,
            };
            self.tell(kind, known, None);
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
            let new = new_password(
                new,
                repeated,
                signed_in.account.name.as_str(),
                Field::NewPassword,
                &mut problems,
            );
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
            self.tell_of_self(SecurityKind::PasswordChanged, None);
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
            let new = new_password(password, repeated, name, Field::Password, &mut problems);
            let (Some(parsed), Some(new), []) = (parsed, new, &problems[..]) else {
                return Err(NotDone::Invalid(problems));
            };
            let made = accounts.set_up(&link, parsed, &new).await;
            let account = made.map_err(at(Field::Name))?;
            self.tell(SecurityKind::SetUp, Some(account.name.to_string()), None);
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
            let told = name.as_str().to_owned();
            let made = self.context.accounts.make_token(id, name, scope, days).await;
            let token = made.map_err(at(Field::Whole))?;
            self.tell_of_self(SecurityKind::TokenMade, Some(told));
            Ok(token.shown())
        })
    }

    fn revoke_token<'s>(&'s self, id: &'s str) -> Doing<'s, ()> {
        Box::pin(async move {
            let account = &self.signed_in()?.account.id;
            let accounts = &self.context.accounts;
            let listed = accounts.tokens_of(account).await.map_err(failed)?;
            accounts.revoke_token(account, id).await.map_err(failed)?;
            if let Some(token) = listed.into_iter().find(|token| token.id == id) {
                self.tell_of_self(SecurityKind::TokenRevoked, Some(token.name));
            }
            Ok(())
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
            let password = take(Field::Password, Password::choose(password, name), &mut problems);
            let name = take(Field::Name, AccountName::parse(name), &mut problems);
            let (Some(name), Some(password)) = (name, password) else {
                return Err(NotDone::Invalid(problems));
            };
            let added = self.context.accounts.add(name, &password, role).await;
            let account = added.map_err(at(Field::Name))?;
            self.tell_of_self(SecurityKind::AccountAdded, Some(account.name.to_string()));
            Ok(())
        })
    }

    fn disable<'s>(&'s self, id: &'s str) -> Doing<'s, (), Problems> {
        Box::pin(async move {
            self.of_another(id)?;
            let disabled = self.context.accounts.disable(&AccountId::new(id)).await;
            disabled.map_err(at(Field::Whole))?;
            self.tell_of_other(SecurityKind::AccountDisabled, id).await;
            Ok(())
        })
    }

    fn change_role<'s>(&'s self, id: &'s str, role: Role) -> Doing<'s, (), Problems> {
        Box::pin(async move {
            self.of_another(id)?;
            let changed = self.context.accounts.change_role(&AccountId::new(id), role).await;
            changed.map_err(at(Field::Whole))?;
            self.tell_of_other(SecurityKind::RoleChanged, id).await;
            Ok(())
        })
    }

    fn reset_password<'s>(&'s self, id: &'s str, password: &'s str) -> Doing<'s, (), Problems> {
        Box::pin(async move {
            self.of_another(id)?;
            let name = self.name_of(id).await.unwrap_or_default();
            let password = Password::choose(password, &name);
            let password = password.map_err(|error| NotDone::Invalid(vec![(Field::Whole, error)]))?;
            let reset = self
                .context
                .accounts
                .reset_password(&AccountId::new(id), &password)
                .await;
            reset.map_err(at(Field::Whole))?;
            self.tell_of_other(SecurityKind::PasswordReset, id).await;
            Ok(())
        })
    }

    fn enable<'s>(&'s self, id: &'s str) -> Doing<'s, ()> {
        Box::pin(async move {
            let enabled = self.context.accounts.enable(&AccountId::new(id)).await;
            enabled.map_err(failed)?;
            self.tell_of_other(SecurityKind::AccountEnabled, id).await;
            Ok(())
        })
    }
}

impl CallerServices {
    /// Tells what happened, and to whom or what.
    fn tell(&self, kind: SecurityKind, account: Option<String>, subject: Option<String>) {
        self.context.accounts.security().tell(SecurityEvent {
            kind,
            account,
            network: self.network,
            subject,
        });
    }

    /// Tells what somebody who is signed in did.
    fn tell_of_self(&self, kind: SecurityKind, subject: Option<String>) {
        let account = self
            .viewer
            .0
            .as_ref()
            .map(|signed_in| signed_in.account.name.to_string());
        self.tell(kind, account, subject);
    }

    /// Tells what somebody who is signed in did to another account.
    async fn tell_of_other(&self, kind: SecurityKind, id: &str) {
        let name = self.name_of(id).await;
        self.tell_of_self(kind, name);
    }

    /// The name of an account; none where there is none of this id, or the database is away.
    async fn name_of(&self, id: &str) -> Option<String> {
        let listed = self.context.accounts.list().await.ok()?;
        let other = listed.into_iter().find(|listed| listed.account.id.as_str() == id);
        other.map(|listed| listed.account.name.to_string())
    }

    /// Refuses what nobody may do with their own account, so that the last administrator cannot lock the door from outside.
    fn of_another(&self, id: &str) -> Result<(), NotDone<Problems>> {
        if id == self.signed_in()?.account.id.as_str() {
            return Err(NotDone::Invalid(vec![(Field::Whole, FieldError::NotOwnAccount)]));
        }
        Ok(())
    }

    /// Counts a try at an account, or says how long to wait.
    fn count_try(&self, name: &str) -> Result<Try, NotDone<Problems>> {
        let counted = self.context.throttle.try_at(self.network, name);
        counted.map_err(|wait| {
            self.tell(SecurityKind::Throttled, None, None);
            NotDone::Invalid(vec![(Field::Whole, FieldError::TooManyTries(wait))])
        })
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
fn new_password(
    typed: &str,
    repeated: &str,
    account: &str,
    field: Field,
    problems: &mut Problems,
) -> Option<Password> {
    let password = take(field, Password::choose(typed, account), problems)?;
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
        AccountsError::Database(error) => unavailable(&error),
        AccountsError::NoAnswer => NotDone::Unavailable(Obstacle::NoAnswer),
        AccountsError::Refused(_)
        | AccountsError::Damaged { .. }
        | AccountsError::Hashing(_)
        | AccountsError::Chance(_) => NotDone::Failed(error.to_string()),
    }
}
