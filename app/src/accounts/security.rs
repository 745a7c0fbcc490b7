//! What happened at the doors of a tracker, for administrators.

use jiff::Timestamp;

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SecurityKind {
    SignedIn,
    SignInFailed,
    /// After too many tries, the next ones are not heard.
    Throttled,
    SetUp,
    PasswordChanged,
    PasswordReset,
    AccountAdded,
    AccountDisabled,
    AccountEnabled,
    RoleChanged,
    TokenMade,
    TokenRevoked,
    /// A token was used from a network from which it was not used before.
    TokenUsed,
    /// What somebody asked for was not theirs to do.
    Refused,
}

impl SecurityKind {
    pub const ALL: &'static [Self] = &[
        Self::SignedIn,
        Self::SignInFailed,
        Self::Throttled,
        Self::SetUp,
        Self::PasswordChanged,
        Self::PasswordReset,
        Self::AccountAdded,
        Self::AccountDisabled,
        Self::AccountEnabled,
        Self::RoleChanged,
        Self::TokenMade,
        Self::TokenRevoked,
        Self::TokenUsed,
        Self::Refused,
    ];

    /// How it is written in the database and in the log.
    pub const fn word(self) -> &'static str {
        match self {
            Self::SignedIn => "signed-in",
            Self::SignInFailed => "sign-in-failed",
            Self::Throttled => "throttled",
            Self::SetUp => "set-up",
            Self::PasswordChanged => "password-changed",
            Self::PasswordReset => "password-reset",
            Self::AccountAdded => "account-added",
            Self::AccountDisabled => "account-disabled",
            Self::AccountEnabled => "account-enabled",
            Self::RoleChanged => "role-changed",
            Self::TokenMade => "token-made",
            Self::TokenRevoked => "token-revoked",
            Self::TokenUsed => "token-used",
            Self::Refused => "refused",
        }
    }

    /// The kind that a word stands for.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.word() == word)
    }
}

/// A line in the list of what happened.
#[derive(Clone, Debug)]
pub struct SecurityLine {
    pub at: Timestamp,
    pub kind: SecurityKind,
    /// The name of the account that acted, as far as it is known.
    pub account: Option<String>,
    /// The network that it came from.
    pub network: String,
    /// Whom or what it was done to: the name of another account, or of a token.
    pub subject: Option<String>,
}
