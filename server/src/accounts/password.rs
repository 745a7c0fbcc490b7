//! A password that somebody chose. It is hashed and then forgotten.

use super::FieldError;
use std::fmt;
use zxcvbn::{Score, zxcvbn};

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

    /// A password that somebody chooses for an account of this name.
    ///
    /// # Errors
    /// When it is too short or too long, or found by fewer than a hundred million guesses: because many people have it, or because it is made of
    /// the name of the account or of the program.
    pub fn choose(text: &str, account: &str) -> Result<Self, FieldError> {
        let password = Self::parse(text)?;
        if zxcvbn(text, &[account, "handover"]).score() < Score::Three {
            return Err(FieldError::PasswordTooCommon);
        }
        Ok(password)
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
    fn a_chosen_password_is_none_that_many_have() {
        for common in [
            "password1234",
            "qwertyuiop123",
            "123456789012",
            "iloveyou1234",
            "handoverhandover",
            "aiko tanaka 1",
            "abcabcabcabcabc",
        ] {
            let chosen = Password::choose(common, "Aiko Tanaka");
            assert_eq!(chosen, Err(FieldError::PasswordTooCommon), "{common}");
        }
        for good in [
            "correct horse battery",
            "さくら咲く北の町の静かな朝",
            "vP9#kd02-xQzm",
        ] {
            assert!(Password::choose(good, "Aiko Tanaka").is_ok(), "{good}");
        }
        // What was chosen before is still taken where it is only compared.
        assert!(Password::parse("password1234").is_ok());
    }

    #[test]
    fn a_password_does_not_show_itself() {
        let password = Password::parse("correct horse battery").expect("a password");
        assert_eq!(format!("{password:?}"), "Password(…)");
    }
}
