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
    CurrentPassword,
    NewPassword,
    Repeated,
}

impl Field {
    /// Its name in the forms.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Whole => "",
            Self::Name => "name",
            Self::Password => "password",
            Self::CurrentPassword => "current",
            Self::NewPassword => "new",
            Self::Repeated => "repeated",
        }
    }
}

/// What was wrong with which field.
pub type Problems = Vec<(Field, FieldError)>;

/// How much of a name comes back with its form; a name is shorter.
const LONGEST_NAME: usize = 200;

/// Why a field, or the form, was not accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldError {
    NameTooShort,
    NameTooLong,
    NameHasOtherSigns,
    NameIsTaken,
    PasswordTooShort,
    PasswordTooLong,
    /// It is among the first that anybody would try.
    PasswordTooCommon,
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
            Self::PasswordTooCommon => "account-problem-password-common",
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
    pub problems: Problems,
}

impl Filled {
    /// A form that came back with a name.
    pub fn with_name(name: &str) -> Self {
        Self {
            name: name
                .chars()
                .filter(|letter| !letter.is_control())
                .take(LONGEST_NAME)
                .collect(),
            ..Self::default()
        }
    }

    /// The form with what was wrong with it.
    #[must_use]
    pub fn with(self, problems: Problems) -> Self {
        Self { problems, ..self }
    }

    /// The first problem of a field.
    pub fn problem(&self, field: Field) -> Option<FieldError> {
        self.problems
            .iter()
            .find(|(its_field, _)| *its_field == field)
            .map(|(_, error)| *error)
    }
}
