//! Who may sign in, and what they may do.
//!
//! - [`account`] has the one table that says which role may do what;
//! - [`security`] tells what happened at the doors;
//! - [`personal`] are the tokens of programs;
//! - [`name`] and [`password`] parse what people type; [`token`] is what a session or a link is known by;
//! - [`believed`] remembers for a minute who was seen, for when the database is away;
//! - [`store`] keeps accounts and sessions in the journal's database, and with `journal` alone knows SQL;
//! - [`hashing`] makes and checks password hashes; [`throttle`] slows down whoever guesses.
//!
//! Sessions are a table of our own: all that there is to keep is whose they are and since when, and they
//! have to end when an account is disabled, which a general store of session data would have to be taught.

mod account;
mod believed;
mod error;
mod hashing;
mod name;
mod password;
pub mod personal;
pub mod security;
pub mod store;
pub mod throttle;
mod token;

pub use account::{Account, AccountId, Bearer, Listed, Right};
pub use app::accounts::{FieldError, Role};
pub use error::AccountsError;
pub use name::AccountName;
pub use password::Password;
pub use token::{Token, TokenHash};

use app::accounts::SecurityLine;
use believed::Believed;
use hashing::Hashing;
use jiff::Timestamp;
use security::{SecurityLog, SecurityRow};
use store::{Store, StoredAccount};

/// The accounts and sessions of a tracker.
#[derive(Clone, Debug)]
pub struct Accounts {
    store: Store,
    hashing: Hashing,
    believed: Believed,
    security: SecurityLog,
}

impl Accounts {
    /// The accounts in the database of a journal.
    pub fn beside(journal: &crate::journal::Journal) -> Self {
        let store = Store::new(journal.pools());
        Self {
            security: SecurityLog::start(store.clone()),
            store,
            hashing: Hashing::default(),
            believed: Believed::default(),
        }
    }

    /// Begins a session and returns its token, for the browser alone.
    ///
    /// # Errors
    /// [`FieldError::WrongNameOrPassword`], whichever of them it is, and after the same time.
    pub async fn sign_in(&self, name: &str, password: &str) -> Result<Token, AccountsError> {
        let wrong = AccountsError::Refused(FieldError::WrongNameOrPassword);
        let row = match AccountName::parse(name) {
            Ok(name) => self.store.by_name(&name.folded()).await?,
            Err(_) => None,
        };
        let hash = row.as_ref().map(|row| row.password.clone());
        let is_right = self.hashing.is_right(password, hash.clone()).await?;
        let (Some(row), Some(hash), true) = (row, hash, is_right) else {
            return Err(wrong);
        };
        let token = Token::new()?;
        // The hash is asked for again: the password may have been changed, or the account disabled, meanwhile.
        let has_begun = self.store.begin(&token.hash(), &row.id, &hash, now()).await?;
        if has_begun { Ok(token) } else { Err(wrong) }
    }

    /// Whose session it is, if it has not ended.
    ///
    /// # Errors
    /// When the database does not say, and nothing was known of the session a minute ago.
    pub async fn session(&self, token: &TokenHash) -> Result<Option<Account>, AccountsError> {
        let looking = async {
            let row = self.store.session(token, now()).await?;
            row.map(StoredAccount::account).transpose()
        };
        self.believed.session(token, looking).await
    }

    /// Ends a session.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub async fn sign_out(&self, token: &TokenHash) -> Result<(), AccountsError> {
        self.believed.forget();
        Ok(self.store.end(token).await?)
    }

    /// Ends every session of an account.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub async fn sign_out_everywhere(&self, id: &AccountId) -> Result<(), AccountsError> {
        self.believed.forget();
        Ok(self.store.end_all(id).await?)
    }

    /// Changes a password, and ends every session but the one that asks for it.
    ///
    /// # Errors
    /// [`FieldError::WrongPassword`] when the present one is not `current`.
    pub async fn change_password(
        &self,
        account: &Account,
        current: &str,
        new: &Password,
        kept: &TokenHash,
    ) -> Result<(), AccountsError> {
        let wrong = AccountsError::Refused(FieldError::WrongPassword);
        let row = self.store.by_name(&account.name.folded()).await?;
        let hash = row.map(|row| row.password);
        let is_right = self.hashing.is_right(current, hash.clone()).await?;
        let (Some(old), true) = (hash, is_right) else {
            return Err(wrong);
        };
        let new = self.hashing.hash(new).await?;
        self.believed.forget();
        let is_changed = self.store.change_password(&account.id, &old, &new, kept).await?;
        if is_changed { Ok(()) } else { Err(wrong) }
    }

    /// Adds an account. From the first one on, no set-up link is valid.
    ///
    /// # Errors
    /// [`FieldError::NameIsTaken`] when there is one of this name.
    pub async fn add(
        &self,
        name: AccountName,
        password: &Password,
        role: Role,
    ) -> Result<Account, AccountsError> {
        let row = self.new_row(&name, password, role).await?;
        if self.store.add(&row).await? {
            row.account()
        } else {
            Err(FieldError::NameIsTaken.into())
        }
    }

    /// Every account, by name.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn list(&self) -> Result<Vec<Listed>, AccountsError> {
        let rows = self.store.all().await?;
        rows.into_iter().map(StoredAccount::listed).collect()
    }

    /// Keeps an account from signing in, and ends its sessions.
    ///
    /// # Errors
    /// [`AccountsError::Unknown`] when there is no such account.
    pub async fn disable(&self, id: &AccountId) -> Result<(), AccountsError> {
        self.believed.forget();
        found(id, self.store.disable(id, now()).await?)
    }

    /// Lets a disabled account sign in again.
    ///
    /// # Errors
    /// [`AccountsError::Unknown`] when there is no such account.
    pub async fn enable(&self, id: &AccountId) -> Result<(), AccountsError> {
        found(id, self.store.enable(id).await?)
    }

    /// Gives an account another role, which holds from its next request on.
    ///
    /// # Errors
    /// [`AccountsError::Unknown`] when there is no such account.
    pub async fn change_role(&self, id: &AccountId, role: Role) -> Result<(), AccountsError> {
        self.believed.forget();
        found(id, self.store.change_role(id, role.word()).await?)
    }

    /// Gives an account a new password, and ends its sessions.
    ///
    /// # Errors
    /// [`AccountsError::Unknown`] when there is no such account.
    pub async fn reset_password(&self, id: &AccountId, new: &Password) -> Result<(), AccountsError> {
        let hash = self.hashing.hash(new).await?;
        self.believed.forget();
        found(id, self.store.reset_password(id, &hash).await?)
    }

    /// Where it is told what happens at the doors.
    pub fn security(&self) -> &SecurityLog {
        &self.security
    }

    /// What happened at the doors lately, the newest first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn security_lines(&self) -> Result<Vec<SecurityLine>, AccountsError> {
        let rows = self.store.security().await?;
        rows.into_iter().map(SecurityRow::line).collect()
    }

    /// The account of a name, disabled or not.
    ///
    /// # Errors
    /// [`AccountsError::Unknown`] when there is none.
    pub async fn named(&self, name: &str) -> Result<Account, AccountsError> {
        let row = match AccountName::parse(name) {
            Ok(name) => self.store.by_name(&name.folded()).await?,
            Err(_) => None,
        };
        row.ok_or_else(|| AccountsError::Unknown(name.to_owned()))?
            .account()
    }

    /// Makes a link for the first account; none when there is an account already.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub async fn set_up_link(&self) -> Result<Option<Token>, AccountsError> {
        if self.store.has_accounts().await? {
            return Ok(None);
        }
        let token = Token::new()?;
        self.store.add_set_up_link(&token.hash()).await?;
        Ok(Some(token))
    }

    /// Whether a set-up link would be taken now.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn may_set_up(&self, token: &TokenHash) -> Result<bool, AccountsError> {
        Ok(self.store.is_set_up_link(token).await?)
    }

    /// Makes the first account, an administrator, with a link that was printed.
    ///
    /// # Errors
    /// [`AccountsError::SetUpIsOver`] when the link is not valid, or was used a moment before.
    pub async fn set_up(
        &self,
        token: &TokenHash,
        name: AccountName,
        password: &Password,
    ) -> Result<Account, AccountsError> {
        if !self.may_set_up(token).await? {
            return Err(AccountsError::SetUpIsOver);
        }
        let row = self.new_row(&name, password, Role::Administrator).await?;
        if self.store.add_first(&row, token).await? {
            row.account()
        } else {
            Err(AccountsError::SetUpIsOver)
        }
    }

    async fn new_row(
        &self,
        name: &AccountName,
        password: &Password,
        role: Role,
    ) -> Result<StoredAccount, AccountsError> {
        Ok(StoredAccount {
            id: token::chance_hex::<16>()?,
            name: name.to_string(),
            role: role.word().to_owned(),
            password: self.hashing.hash(password).await?,
            added_at: now(),
            disabled_at: None,
        })
    }
}

fn now() -> i64 {
    Timestamp::now().as_second()
}

fn found(id: &AccountId, is_found: bool) -> Result<(), AccountsError> {
    if is_found {
        Ok(())
    } else {
        Err(AccountsError::Unknown(id.as_str().to_owned()))
    }
}
