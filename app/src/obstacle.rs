//! Why the record takes nothing at the moment, for whoever wanted to save something.

use serde::{Deserialize, Serialize};

/// Why nothing can be written. Whoever reads is not touched by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Obstacle {
    #[error("the disk is full")]
    DiskFull,
    #[error("the database can only be read")]
    ReadOnly,
    #[error("the server may not write its database")]
    NoPermission,
    #[error("another program has locked the database")]
    Locked,
    #[error("the disk does not work")]
    DiskFailed,
    #[error("the database does not answer")]
    NoAnswer,
    #[error("the database is no longer the one that was opened")]
    Replaced,
    #[error("the database is damaged")]
    Damaged,
    #[error("the clock of the server is wrong")]
    WrongClock,
    #[error("the database did not take it")]
    Other,
}

impl Obstacle {
    /// All of them.
    pub const ALL: &'static [Self] = &[
        Self::DiskFull,
        Self::ReadOnly,
        Self::NoPermission,
        Self::Locked,
        Self::DiskFailed,
        Self::NoAnswer,
        Self::Replaced,
        Self::Damaged,
        Self::WrongClock,
        Self::Other,
    ];

    /// The word that stands for it in texts and in JSON.
    pub const fn word(self) -> &'static str {
        match self {
            Self::DiskFull => "disk-full",
            Self::ReadOnly => "read-only",
            Self::NoPermission => "no-permission",
            Self::Locked => "locked",
            Self::DiskFailed => "disk-failed",
            Self::NoAnswer => "no-answer",
            Self::Replaced => "replaced",
            Self::Damaged => "damaged",
            Self::WrongClock => "wrong-clock",
            Self::Other => "other",
        }
    }
}
