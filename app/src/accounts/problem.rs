//! A form as it was filled in, and what was wrong with which field.

use super::{Role, Scope};
use crate::words::text;
use domain::Language;
use fluent_bundle::FluentArgs;
use std::{error::Error, fmt, time::Duration};

/// The fields of the forms; `Whole` stands for all of them together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    Whole,
    Name,
    Password,
    NewPassword,
    Repeated,
    TokenName,
}

/// Why a field, or the form, was not accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldError {
    NameTooShort,
    NameTooLong,
    NameHasOtherSigns,
    NameIsTaken,
    PasswordTooShort,
    PasswordTooLong,
    PasswordsDiffer,
    /// The name, the password or both; which of them is not told.
    WrongNameOrPassword,
    WrongPassword,
    TooManyTries(Duration),
    NotOwnAccount,
    TokenNameMissing,
    TokenNameTooLong,
    TooManyTokens,
}

impl FieldError {
    /// The reason in words.
    pub fn spoken(self, language: Language) -> String {
        let key = match self {
            Self::NameTooShort => "account-problem-name-short",
            Self::NameTooLong => "account-problem-name-long",
            Self::NameHasOtherSigns => "account-problem-name-signs",
            Self::NameIsTaken => "account-problem-name-taken",
            Self::PasswordTooShort => "account-problem-password-short",
            Self::PasswordTooLong => "account-problem-password-long",
            Self::PasswordsDiffer => "account-problem-passwords-differ",
            Self::WrongNameOrPassword => "account-problem-wrong",
            Self::WrongPassword => "account-problem-wrong-password",
            Self::TooManyTries(wait) => return too_many_tries(language, wait),
            Self::NotOwnAccount => "account-problem-own",
            Self::TokenNameMissing => "token-problem-name-missing",
            Self::TokenNameTooLong => "token-problem-name-long",
            Self::TooManyTokens => "token-problem-too-many",
        };
        text(language, key, None)
    }

    /// The status of an answer that tells of it.
    pub const fn status(self) -> u16 {
        match self {
            Self::TooManyTries(_) => 429,
            _ => 422,
        }
    }
}

fn too_many_tries(language: Language, wait: Duration) -> String {
    let mut arguments = FluentArgs::new();
    arguments.set("minutes", wait.as_secs().div_ceil(60).max(1));
    text(language, "account-problem-tries", Some(&arguments))
}

impl fmt::Display for FieldError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.spoken(Language::En))
    }
}

impl Error for FieldError {}

/// What was typed, except for passwords, and what was wrong with it.
#[derive(Clone, Debug, Default)]
pub struct Filled {
    pub name: String,
    pub role: Option<Role>,
    pub scope: Option<Scope>,
    pub days: Option<u16>,
    pub problems: Vec<(Field, FieldError)>,
}

impl Filled {
    /// A form that came back with a name.
    pub fn with_name(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            ..Self::default()
        }
    }

    /// Takes what a field was parsed to, or notes why it was not.
    pub fn take<T>(&mut self, field: Field, parsed: Result<T, FieldError>) -> Option<T> {
        parsed.map_err(|error| self.problems.push((field, error))).ok()
    }

    /// The first problem of a field.
    pub fn problem(&self, field: Field) -> Option<FieldError> {
        self.problems
            .iter()
            .find(|(its_field, _)| *its_field == field)
            .map(|(_, error)| *error)
    }

    /// The status of an answer with this form.
    pub fn status(&self) -> u16 {
        self.problems.first().map_or(200, |(_, error)| error.status())
    }
}
