//! The name of an account: it stands beside every edit, and is what is typed to sign in.

use super::FieldError;
use std::fmt;

const SHORTEST: usize = 2;
const LONGEST: usize = 40;

/// A name of 2 to 40 letters and digits of any script, with single spaces, dots, hyphens and underscores within.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountName(String);

impl AccountName {
    /// # Errors
    /// When it is too short or too long, or has other signs.
    pub fn parse(text: &str) -> Result<Self, FieldError> {
        // Somebody who types two spaces for one means the same name.
        let name = text.split_whitespace().collect::<Vec<_>>().join(" ");
        match name.chars().count() {
            ..SHORTEST => return Err(FieldError::NameTooShort),
            SHORTEST..=LONGEST => {}
            _ => return Err(FieldError::NameTooLong),
        }
        let is_known = |sign: char| sign.is_alphanumeric() || matches!(sign, ' ' | '.' | '-' | '_');
        if name.chars().all(is_known)
            && name.starts_with(char::is_alphanumeric)
            && name.ends_with(char::is_alphanumeric)
        {
            Ok(Self(name))
        } else {
            Err(FieldError::NameHasOtherSigns)
        }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The name as it is compared: nobody can be two people by capital letters.
    pub fn folded(&self) -> String {
        self.0.to_lowercase()
    }
}

impl fmt::Display for AccountName {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_any_script_are_taken_and_tidied() {
        for name in ["Jo", "岸田 文雄", "김민지", "m.o-brien_2", &"x".repeat(40)] {
            assert_eq!(AccountName::parse(name).expect(name).as_str(), name);
        }
        assert_eq!(
            AccountName::parse("  Ann \u{3000} Lee ")
                .expect("a name")
                .as_str(),
            "Ann Lee"
        );
        assert_eq!(AccountName::parse("ÉLISE").expect("a name").folded(), "élise");
    }

    #[test]
    fn what_is_no_name_is_explained() {
        assert_eq!(AccountName::parse(" x "), Err(FieldError::NameTooShort));
        assert_eq!(AccountName::parse(&"x".repeat(41)), Err(FieldError::NameTooLong));
        for wrong in ["<script>", "a\u{200b}b", "-ab", "ab.", "a/b", "a\u{202e}b"] {
            assert_eq!(
                AccountName::parse(wrong),
                Err(FieldError::NameHasOtherSigns),
                "{wrong:?}"
            );
        }
    }
}
