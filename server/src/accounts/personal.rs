//! Tokens of programs that act for an account.
//!
//! A token is 256 random bits behind `hnd_`, by which those who look for leaked secrets know it. It is shown once; only its
//! SHA-256 is kept. It holds while it has not expired, was not revoked, and its account is not disabled. A changed password
//! does not end it: programs are not to stop because somebody tidies up, and each token can be revoked by itself.

use super::{AccountId, Accounts, AccountsError, Bearer, FieldError, Token, TokenHash, now, token};
use app::accounts::Scope;
use jiff::Timestamp;

/// What every token begins with.
const PREFIX: &str = "hnd_";
const LONGEST_NAME: usize = 60;
/// How many tokens an account has at most.
const MOST: usize = 20;
const DAY: i64 = 24 * 60 * 60;

/// A token in the hands of a program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonalToken(Token);

impl PersonalToken {
    /// Reads a token that came in; none if it cannot be one, so that nonsense costs no look into the database.
    pub fn parse(text: &str) -> Option<Self> {
        Token::parse(text.strip_prefix(PREFIX)?).map(Self)
    }

    /// The text that is shown once.
    pub fn shown(&self) -> String {
        format!("{PREFIX}{}", self.0.as_str())
    }

    pub fn hash(&self) -> TokenHash {
        self.0.hash()
    }
}

/// What a token is for, in somebody's own words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TokenName(String);

impl TokenName {
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// # Errors
    /// When there is nothing, or too much.
    pub fn parse(text: &str) -> Result<Self, FieldError> {
        let plain = text.replace(char::is_control, " ");
        let name = plain.split_whitespace().collect::<Vec<_>>().join(" ");
        match name.chars().count() {
            0 => Err(FieldError::TokenNameMissing),
            1..=LONGEST_NAME => Ok(Self(name)),
            _ => Err(FieldError::TokenNameTooLong),
        }
    }
}

/// A token as the list of its account shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedToken {
    pub id: String,
    pub name: String,
    pub scope: Scope,
    pub made: Timestamp,
    pub expires: Timestamp,
    /// The beginning of the day on which it was last used.
    pub used: Option<Timestamp>,
}

/// A token as it stands in its table, without its hash.
#[derive(Clone, Debug)]
pub struct TokenRow {
    pub id: String,
    pub name: String,
    pub scope: String,
    pub made: i64,
    pub expires: i64,
    pub used: Option<i64>,
}

impl TokenRow {
    fn listed(self) -> Result<ListedToken, AccountsError> {
        let moment = |second| {
            Timestamp::from_second(second).map_err(|_| AccountsError::Damaged {
                id: self.id.clone(),
                what: "a time of its token is none",
            })
        };
        Ok(ListedToken {
            scope: scope(&self.id, &self.scope)?,
            made: moment(self.made)?,
            expires: moment(self.expires)?,
            used: self.used.map(moment).transpose()?,
            id: self.id,
            name: self.name,
        })
    }
}

fn scope(id: &str, word: &str) -> Result<Scope, AccountsError> {
    Scope::parse(word).ok_or_else(|| AccountsError::Damaged {
        id: id.to_owned(),
        what: "the scope of its token is none",
    })
}

impl Accounts {
    /// Makes a token, which is never to be had again.
    ///
    /// # Errors
    /// [`FieldError::TooManyTokens`] when the account has many already.
    pub async fn make_token(
        &self,
        account: &AccountId,
        name: TokenName,
        scope: Scope,
        days: u16,
    ) -> Result<PersonalToken, AccountsError> {
        if self.store.tokens_of(account).await?.len() >= MOST {
            return Err(FieldError::TooManyTokens.into());
        }
        let token = PersonalToken(Token::new()?);
        let made = now();
        let row = TokenRow {
            id: token::chance_hex::<16>()?,
            name: name.0,
            scope: scope.word().to_owned(),
            made,
            expires: made + i64::from(days) * DAY,
            used: None,
        };
        self.store.add_token(account, &token.hash(), &row).await?;
        Ok(token)
    }

    /// The tokens of an account, the newest first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn tokens_of(&self, account: &AccountId) -> Result<Vec<ListedToken>, AccountsError> {
        let rows = self.store.tokens_of(account).await?;
        rows.into_iter().map(TokenRow::listed).collect()
    }

    /// Revokes a token of an account; one that is not there, or is another's, is revoked already.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub async fn revoke_token(&self, account: &AccountId, id: &str) -> Result<(), AccountsError> {
        self.believed.forget();
        Ok(self.store.revoke_token(account, id).await?)
    }

    /// Whose token it is, if it holds; that it was used today is noted.
    ///
    /// # Errors
    /// When the database does not say, and nothing was known of the token a minute ago.
    pub async fn bearer(&self, token: &PersonalToken) -> Result<Option<Bearer>, AccountsError> {
        let hash = token.hash();
        let looking = async {
            let now = now();
            let Some(found) = self.store.bearer(&hash, now, now - now % DAY).await? else {
                return Ok(None);
            };
            Ok(Some(Bearer {
                scope: scope(&found.id, &found.scope)?,
                token: found.id,
                name: found.name,
                account: found.account.account()?,
            }))
        };
        self.believed.bearer(&hash, looking).await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_known_by_its_beginning_and_read_again() {
        let token = PersonalToken(Token::new().expect("a token"));
        assert!(token.shown().starts_with("hnd_"));
        assert_eq!(PersonalToken::parse(&token.shown()), Some(token.clone()));
        assert_eq!(PersonalToken::parse(&token.shown()[4..]), None);
        assert!(!format!("{token:?}").contains(&token.shown()[4..]));
    }

    #[test]
    fn a_name_says_something_and_not_too_much() {
        assert_eq!(TokenName::parse(" a\nb ").ok(), Some(TokenName("a b".to_owned())));
        assert_eq!(TokenName::parse(" \n"), Err(FieldError::TokenNameMissing));
        assert_eq!(
            TokenName::parse(&"é".repeat(61)),
            Err(FieldError::TokenNameTooLong)
        );
    }
}
