//! Password hashes: argon2id, made and checked away from the workers that answer requests.

use super::{AccountsError, Password};
use argon2::{
    Argon2,
    password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash},
};
use std::sync::Arc;
use tokio::{sync::Semaphore, task::spawn_blocking};

/// What is checked where there is no account: it costs the same time, and no password fits it.
const OF_NOBODY: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/// Each hash takes 19 MiB and a core for a while, so only so many are worked on at once.
#[derive(Clone, Debug)]
pub struct Hashing(Arc<Semaphore>);

impl Default for Hashing {
    fn default() -> Self {
        let cores = std::thread::available_parallelism().map_or(1, |count| count.get());
        Self(Arc::new(Semaphore::new(cores)))
    }
}

impl Hashing {
    pub async fn hash(&self, password: &Password) -> Result<String, AccountsError> {
        let password = password.clone();
        self.work(move || {
            let hash = Argon2::default().hash_password(password.as_bytes());
            hash.map(|hash| hash.to_string())
                .map_err(|error| AccountsError::Hashing(error.to_string()))
        })
        .await
    }

    /// Whether a password is that of a hash. Without a hash it never is, after the same time.
    pub async fn is_right(&self, password: &str, hash: Option<String>) -> Result<bool, AccountsError> {
        // What cannot be a password belongs to no account, and tells nothing of any.
        let Ok(password) = Password::parse(password) else {
            return Ok(false);
        };
        self.work(move || {
            let text = hash.as_deref().unwrap_or(OF_NOBODY);
            let known = PasswordHash::new(text).map_err(|error| AccountsError::Hashing(error.to_string()))?;
            let fits = Argon2::default().verify_password(password.as_bytes(), &known);
            Ok(fits.is_ok() && hash.is_some())
        })
        .await
    }

    async fn work<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> Result<T, AccountsError> + Send + 'static,
    ) -> Result<T, AccountsError> {
        let failed = |error: String| AccountsError::Hashing(error);
        // Held by the work itself: who gives up waiting does not make room for more.
        let turn = Arc::clone(&self.0)
            .acquire_owned()
            .await
            .map_err(|error| failed(error.to_string()))?;
        let worked = spawn_blocking(move || {
            let result = work();
            drop(turn);
            result
        });
        worked.await.map_err(|error| failed(error.to_string()))?
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_of_nobody_costs_what_a_real_one_costs() {
        let real = Argon2::default()
            .hash_password(b"correct horse battery")
            .expect("a hash")
            .to_string();
        let cost = |hash: &str| hash.split('$').take(4).collect::<Vec<_>>().join("$");
        assert_eq!(cost(&real), cost(OF_NOBODY));
        PasswordHash::new(OF_NOBODY).expect("it can be checked");
    }
}
