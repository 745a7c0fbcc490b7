//! A password that somebody chose. It is hashed and then forgotten.

use super::FieldError;
use std::fmt;

const SHORTEST: usize = 12;
/// Nobody types more, and hashing more would only cost time.
const LONGEST: usize = 200;

/// A password of 12 to 200 characters, exactly as it was typed.
#[derive(Clone, PartialEq, Eq)]
pub struct Password(String);

impl Password {
    /// # Errors
    /// When it is too short or too long. What it is made of is nobody's business.
    pub fn parse(text: &str) -> Result<Self, FieldError> {
        match text.chars().count() {
            ..SHORTEST => Err(FieldError::PasswordTooShort),
            SHORTEST..=LONGEST => Ok(Self(text.to_owned())),
            _ => Err(FieldError::PasswordTooLong),
        }
    }

    pub(super) fn as_bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

/// Never the password itself, wherever a form might be logged.
impl fmt::Debug for Password {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Password(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_long_enough_and_within_reason() {
        assert_eq!(Password::parse("elevenchars"), Err(FieldError::PasswordTooShort));
        assert!(Password::parse("twelve chars").is_ok());
        assert!(Password::parse(&"あ".repeat(200)).is_ok());
        assert_eq!(
            Password::parse(&"a".repeat(201)),
            Err(FieldError::PasswordTooLong)
        );
    }

    #[test]
    fn a_password_does_not_show_itself() {
        let password = Password::parse("correct horse battery").expect("a password");
        assert_eq!(format!("{password:?}"), "Password(…)");
    }
}
