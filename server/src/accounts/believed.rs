//! Who was seen to be signed in, believed for a minute while the database does not answer.
//!
//! While it answers, it is asked each time: a session that was ended, and a token that was revoked, are over at once.

use super::{
    account::{Account, Bearer},
    error::AccountsError,
    token::TokenHash,
};
use moka::sync::Cache;
use std::{
    future::Future,
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};
use tokio::time::timeout;

/// For how long somebody is believed after they were last seen.
const BELIEVED: Duration = Duration::from_secs(60);
/// How many are.
const MOST: u64 = 10_000;
/// How long the database may take to say who somebody is that was seen before.
const PATIENCE: Duration = Duration::from_millis(80);
/// How long it may take for a stranger, and how long for anybody right after it did not answer.
const PATIENCE_WITH_STRANGERS: Duration = Duration::from_secs(2);
const PATIENCE_AFTER_SILENCE: Duration = Duration::from_millis(30);
const SILENCE_LASTS: Duration = Duration::from_secs(2);

/// Sessions and tokens that held lately.
#[derive(Clone, Debug)]
pub struct Believed {
    sessions: Cache<TokenHash, Account>,
    bearers: Cache<TokenHash, Bearer>,
    silence: Arc<Mutex<Option<Instant>>>,
}

impl Default for Believed {
    fn default() -> Self {
        Self {
            sessions: cache(),
            bearers: cache(),
            silence: Arc::default(),
        }
    }
}

fn cache<T: Clone + Send + Sync + 'static>() -> Cache<TokenHash, T> {
    Cache::builder().max_capacity(MOST).time_to_live(BELIEVED).build()
}

impl Believed {
    /// What the database says of a session, or what it said a moment ago if it does not answer now.
    ///
    /// # Errors
    /// When it does not answer, and nothing is known of the session.
    pub async fn session(
        &self,
        token: &TokenHash,
        looking: impl Future<Output = Result<Option<Account>, AccountsError>>,
    ) -> Result<Option<Account>, AccountsError> {
        self.answer(&self.sessions, token, looking).await
    }

    /// The same for the token of a program.
    ///
    /// # Errors
    /// As [`Believed::session`].
    pub async fn bearer(
        &self,
        token: &TokenHash,
        looking: impl Future<Output = Result<Option<Bearer>, AccountsError>>,
    ) -> Result<Option<Bearer>, AccountsError> {
        self.answer(&self.bearers, token, looking).await
    }

    /// Forgets everybody: something was ended or taken away.
    pub fn forget(&self) {
        self.sessions.invalidate_all();
        self.bearers.invalidate_all();
    }

    async fn answer<T: Clone + Send + Sync + 'static>(
        &self,
        seen: &Cache<TokenHash, T>,
        token: &TokenHash,
        looking: impl Future<Output = Result<Option<T>, AccountsError>>,
    ) -> Result<Option<T>, AccountsError> {
        let known = seen.get(token);
        let error = match timeout(self.patience(known.is_some()), looking).await {
            Ok(Ok(Some(found))) => {
                self.hears();
                seen.insert(token.clone(), found.clone());
                return Ok(Some(found));
            }
            Ok(Ok(None)) => {
                self.hears();
                seen.invalidate(token);
                return Ok(None);
            }
            Ok(Err(error @ AccountsError::Database(_))) => error,
            Ok(Err(error)) => return Err(error),
            // A machine that does much else may take as long; whoever was seen is not made to wait for it, and nobody else is turned away.
            Err(_) if known.is_some() => return Ok(known),
            Err(_) => AccountsError::NoAnswer,
        };
        *self.silence.lock().unwrap_or_else(PoisonError::into_inner) = Some(Instant::now());
        known.map(Some).ok_or(error)
    }

    fn patience(&self, is_known: bool) -> Duration {
        let silence = *self.silence.lock().unwrap_or_else(PoisonError::into_inner);
        match silence {
            Some(since) if since.elapsed() < SILENCE_LASTS => PATIENCE_AFTER_SILENCE,
            _ if is_known => PATIENCE,
            _ => PATIENCE_WITH_STRANGERS,
        }
    }

    fn hears(&self) {
        *self.silence.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::accounts::{AccountId, AccountName, Role, Token};
    use std::future::{pending, ready};

    fn account() -> Account {
        Account {
            id: AccountId::new("1"),
            name: AccountName::parse("Aiko").expect("a name"),
            role: Role::Editor,
        }
    }

    fn lost() -> AccountsError {
        AccountsError::Database(sqlx::Error::PoolTimedOut)
    }

    #[tokio::test]
    async fn whoever_was_seen_is_believed_while_the_database_is_silent() {
        let believed = Believed::default();
        let token = Token::new().expect("a token").hash();
        let strange = Token::new().expect("a token").hash();
        let seen = believed.session(&token, ready(Ok(Some(account())))).await;
        assert!(seen.expect("an answer").is_some());
        for silent in [
            believed.session(&token, pending()).await,
            believed.session(&token, ready(Err(lost()))).await,
        ] {
            assert!(silent.expect("they are believed").is_some());
        }
        // Of the others nobody waits long either, once it is known that nothing is said.
        let stranger = believed.session(&strange, pending()).await;
        assert!(matches!(stranger, Err(AccountsError::NoAnswer)));
        // What the database says counts.
        assert!(
            believed
                .session(&token, ready(Ok(None)))
                .await
                .expect("an answer")
                .is_none()
        );
        assert!(believed.session(&token, ready(Err(lost()))).await.is_err());
    }

    #[tokio::test]
    async fn nobody_is_believed_after_something_was_taken_away() {
        let believed = Believed::default();
        let token = Token::new().expect("a token").hash();
        let seen = believed.session(&token, ready(Ok(Some(account())))).await;
        assert!(seen.is_ok());
        believed.forget();
        assert!(believed.session(&token, ready(Err(lost()))).await.is_err());
    }
}
