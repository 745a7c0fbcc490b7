//! Why something about accounts failed.

use app::accounts::FieldError;

/// Why something about accounts failed.
#[derive(Debug, thiserror::Error)]
pub enum AccountsError {
    /// What was asked for is not right, and it can be told where.
    #[error(transparent)]
    Refused(#[from] FieldError),
    #[error("there is no account “{0}”")]
    Unknown(String),
    #[error("the link is not valid")]
    SetUpIsOver,
    #[error("the accounts cannot be read or written ({0})")]
    Database(#[from] sqlx::Error),
    #[error("the database does not say who this is")]
    NoAnswer,
    #[error("the account {id} is damaged: {what}; restore the latest backup")]
    Damaged { id: String, what: &'static str },
    #[error("a password could not be hashed ({0})")]
    Hashing(String),
    #[error("the system gave no random numbers ({0})")]
    Chance(#[from] getrandom::Error),
}
