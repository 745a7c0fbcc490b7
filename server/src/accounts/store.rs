//! The tables of accounts and sessions, in the database of the journal.
//!
//! The statements are the same on both engines, which number their parameters alike; only the pools differ.
//! A transaction begins with a write, so that SQLite takes its lock at once and nobody waits in a circle.

use super::{Account, AccountId, AccountName, AccountsError, Listed, Role, TokenHash};
use crate::journal::{Pools, on_reader, on_writer};
use jiff::Timestamp;

/// How long a session lives without being used.
const IDLE: i64 = 14 * 24 * 60 * 60;
/// How long it lives at most.
pub const LONGEST: i64 = 90 * 24 * 60 * 60;
/// How often the use of a session is written down.
const NOTED_EVERY: i64 = 60 * 60;

mod security;
mod tokens;

/// Inserts an account, unless its name is taken; gives the number of rows that were added.
macro_rules! insert {
    ($row:expr, $connection:expr) => {{
        const SQL: &str = "INSERT INTO accounts (id, name, folded, role, password, added_at)
             VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (folded) DO NOTHING";
        let insert = sqlx::query(SQL)
            .bind(&$row.id)
            .bind(&$row.name)
            .bind($row.name.to_lowercase())
            .bind(&$row.role)
            .bind(&$row.password)
            .bind($row.added_at);
        insert.execute($connection).await?.rows_affected()
    }};
}

/// From the first account on, no set-up link is of use.
const FORGET_LINKS: &str = "DELETE FROM set_up_links";
/// Takes the lock of every link's row, and changes nothing.
const HOLD_LINKS: &str = "UPDATE set_up_links SET token = token";

/// An account as it stands in its table.
#[derive(Clone, Debug)]
pub struct StoredAccount {
    pub id: String,
    pub name: String,
    pub role: String,
    pub password: String,
    pub added_at: i64,
    pub disabled_at: Option<i64>,
}

/// The columns of an account in the order of every SELECT.
type Columns = (String, String, String, String, i64, Option<i64>);
/// The same, and when a session of the account was last seen.
type ColumnsAndSeen = (String, String, String, String, i64, Option<i64>, i64);

impl From<Columns> for StoredAccount {
    fn from((id, name, role, password, added_at, disabled_at): Columns) -> Self {
        Self {
            id,
            name,
            role,
            password,
            added_at,
            disabled_at,
        }
    }
}

impl StoredAccount {
    pub fn account(self) -> Result<Account, AccountsError> {
        let damaged = |what| AccountsError::Damaged {
            id: self.id.clone(),
            what,
        };
        Ok(Account {
            name: AccountName::parse(&self.name).map_err(|_| damaged("its name is none"))?,
            role: Role::parse(&self.role).ok_or_else(|| damaged("its role is none"))?,
            id: AccountId::new(&self.id),
        })
    }

    pub fn listed(self) -> Result<Listed, AccountsError> {
        let added = Timestamp::from_second(self.added_at).map_err(|_| AccountsError::Damaged {
            id: self.id.clone(),
            what: "the time at which it was added is none",
        })?;
        let is_disabled = self.disabled_at.is_some();
        Ok(Listed {
            account: self.account()?,
            added,
            is_disabled,
        })
    }
}

#[derive(Clone, Debug)]
pub struct Store(Pools);

impl Store {
    pub fn new(pools: Pools) -> Self {
        Self(pools)
    }

    pub async fn by_name(&self, folded: &str) -> Result<Option<StoredAccount>, sqlx::Error> {
        const SQL: &str =
            "SELECT id, name, role, password, added_at, disabled_at FROM accounts WHERE folded = $1";
        let row: Option<Columns> = on_reader!(&self.0, pool => {
            sqlx::query_as(SQL).bind(folded).fetch_optional(pool).await?
        });
        Ok(row.map(StoredAccount::from))
    }

    pub async fn all(&self) -> Result<Vec<StoredAccount>, sqlx::Error> {
        const SQL: &str =
            "SELECT id, name, role, password, added_at, disabled_at FROM accounts ORDER BY folded";
        let rows: Vec<Columns> = on_reader!(&self.0, pool => sqlx::query_as(SQL).fetch_all(pool).await?);
        Ok(rows.into_iter().map(StoredAccount::from).collect())
    }

    pub async fn has_accounts(&self) -> Result<bool, sqlx::Error> {
        const SQL: &str = "SELECT count(*) FROM accounts";
        let count: i64 = on_reader!(&self.0, pool => sqlx::query_scalar(SQL).fetch_one(pool).await)?;
        Ok(count > 0)
    }

    /// Begins a session, if the account is enabled and still has this password; also drops those that ended.
    pub async fn begin(
        &self,
        token: &TokenHash,
        account: &str,
        password: &str,
        now: i64,
    ) -> Result<bool, sqlx::Error> {
        const DROP: &str = "DELETE FROM sessions WHERE seen < $1 OR begun < $2";
        const BEGIN: &str = "INSERT INTO sessions (token, account, begun, seen)
             SELECT $1, id, $2, $2 FROM accounts WHERE id = $3 AND password = $4 AND disabled_at IS NULL";
        on_writer!(&self.0, pool => {
            let (unused, old) = (now - IDLE, now - LONGEST);
            sqlx::query(DROP).bind(unused).bind(old).execute(pool).await?;
            let begun = sqlx::query(BEGIN).bind(token.as_str()).bind(now).bind(account).bind(password);
            Ok(begun.execute(pool).await?.rows_affected() == 1)
        })
    }

    /// The account of a session that has not ended; notes now and then that it is used.
    pub async fn session(&self, token: &TokenHash, now: i64) -> Result<Option<StoredAccount>, sqlx::Error> {
        const FIND: &str =
            "SELECT a.id, a.name, a.role, a.password, a.added_at, a.disabled_at, s.seen FROM sessions s
             JOIN accounts a ON a.id = s.account
             WHERE s.token = $1 AND s.seen >= $2 AND s.begun >= $3 AND a.disabled_at IS NULL";
        const NOTE: &str = "UPDATE sessions SET seen = $1 WHERE token = $2 AND seen < $1";
        let (unused, old) = (now - IDLE, now - LONGEST);
        let found: Option<ColumnsAndSeen> = on_reader!(&self.0, pool => {
            let found = sqlx::query_as(FIND).bind(token.as_str()).bind(unused).bind(old);
            found.fetch_optional(pool).await?
        });
        let Some((id, name, role, password, added_at, disabled_at, seen)) = found else {
            return Ok(None);
        };
        if seen < now - NOTED_EVERY {
            let noted = on_writer!(&self.0, pool => {
                sqlx::query(NOTE).bind(now).bind(token.as_str()).execute(pool).await.map(drop)
            });
            not_noted(noted);
        }
        Ok(Some(StoredAccount::from((
            id,
            name,
            role,
            password,
            added_at,
            disabled_at,
        ))))
    }

    pub async fn end(&self, token: &TokenHash) -> Result<(), sqlx::Error> {
        const SQL: &str = "DELETE FROM sessions WHERE token = $1";
        on_writer!(&self.0, pool => sqlx::query(SQL).bind(token.as_str()).execute(pool).await.map(drop))
    }

    pub async fn end_all(&self, id: &AccountId) -> Result<(), sqlx::Error> {
        const SQL: &str = "DELETE FROM sessions WHERE account = $1";
        on_writer!(&self.0, pool => sqlx::query(SQL).bind(id.as_str()).execute(pool).await.map(drop))
    }

    /// Changes a password, if it is still `old`, and ends the sessions but one.
    pub async fn change_password(
        &self,
        id: &AccountId,
        old: &str,
        new: &str,
        kept: &TokenHash,
    ) -> Result<bool, sqlx::Error> {
        const CHANGE: &str = "UPDATE accounts SET password = $1 WHERE id = $2 AND password = $3";
        const END: &str = "DELETE FROM sessions WHERE account = $1 AND token <> $2";
        on_writer!(&self.0, pool => {
            let mut transaction = pool.begin().await?;
            let changed = sqlx::query(CHANGE).bind(new).bind(id.as_str()).bind(old);
            if changed.execute(&mut *transaction).await?.rows_affected() == 0 {
                return Ok(false);
            }
            let ended = sqlx::query(END).bind(id.as_str()).bind(kept.as_str());
            ended.execute(&mut *transaction).await?;
            transaction.commit().await?;
            Ok(true)
        })
    }

    /// Adds an account, unless there is one of this name.
    pub async fn add(&self, row: &StoredAccount) -> Result<bool, sqlx::Error> {
        on_writer!(&self.0, pool => {
            let mut transaction = pool.begin().await?;
            sqlx::query(FORGET_LINKS).execute(&mut *transaction).await?;
            if insert!(row, &mut *transaction) == 0 {
                return Ok(false);
            }
            transaction.commit().await?;
            Ok(true)
        })
    }

    /// Adds the first account with a set-up link; the link is gone afterwards, and every other with it.
    pub async fn add_first(&self, row: &StoredAccount, token: &TokenHash) -> Result<bool, sqlx::Error> {
        const TAKE: &str = "DELETE FROM set_up_links WHERE token = $1
             AND NOT EXISTS (SELECT 1 FROM accounts)";
        const COUNT: &str = "SELECT count(*) FROM accounts";
        on_writer!(&self.0, pool => {
            let mut transaction = pool.begin().await?;
            // Whoever has another link waits here until this one is done, and finds an account then.
            sqlx::query(HOLD_LINKS).execute(&mut *transaction).await?;
            let taken = sqlx::query(TAKE).bind(token.as_str());
            if taken.execute(&mut *transaction).await?.rows_affected() == 0 {
                return Ok(false);
            }
            sqlx::query(FORGET_LINKS).execute(&mut *transaction).await?;
            let count: i64 = sqlx::query_scalar(COUNT).fetch_one(&mut *transaction).await?;
            if count > 0 || insert!(row, &mut *transaction) == 0 {
                return Ok(false);
            }
            transaction.commit().await?;
            Ok(true)
        })
    }

    pub async fn add_set_up_link(&self, token: &TokenHash) -> Result<(), sqlx::Error> {
        const SQL: &str = "INSERT INTO set_up_links (token) VALUES ($1)";
        on_writer!(&self.0, pool => sqlx::query(SQL).bind(token.as_str()).execute(pool).await.map(drop))
    }

    pub async fn is_set_up_link(&self, token: &TokenHash) -> Result<bool, sqlx::Error> {
        const SQL: &str = "SELECT count(*) FROM set_up_links WHERE token = $1
             AND NOT EXISTS (SELECT 1 FROM accounts)";
        let count: i64 = on_reader!(&self.0, pool => {
            sqlx::query_scalar(SQL).bind(token.as_str()).fetch_one(pool).await?
        });
        Ok(count > 0)
    }

    /// Disables an account and ends its sessions; false where there is no such account.
    pub async fn disable(&self, id: &AccountId, now: i64) -> Result<bool, sqlx::Error> {
        const DISABLE: &str = "UPDATE accounts SET disabled_at = coalesce(disabled_at, $1) WHERE id = $2";
        const END: &str = "DELETE FROM sessions WHERE account = $1";
        on_writer!(&self.0, pool => {
            let mut transaction = pool.begin().await?;
            let disabled = sqlx::query(DISABLE).bind(now).bind(id.as_str());
            let is_found = disabled.execute(&mut *transaction).await?.rows_affected() == 1;
            sqlx::query(END).bind(id.as_str()).execute(&mut *transaction).await?;
            transaction.commit().await?;
            Ok(is_found)
        })
    }

    /// Sets a role; false where there is no such account.
    pub async fn change_role(&self, id: &AccountId, role: &str) -> Result<bool, sqlx::Error> {
        const SQL: &str = "UPDATE accounts SET role = $1 WHERE id = $2";
        on_writer!(&self.0, pool => {
            let changed = sqlx::query(SQL).bind(role).bind(id.as_str()).execute(pool).await?;
            Ok(changed.rows_affected() == 1)
        })
    }

    /// Sets a password and ends the sessions; false where there is no such account.
    pub async fn reset_password(&self, id: &AccountId, hash: &str) -> Result<bool, sqlx::Error> {
        const SET: &str = "UPDATE accounts SET password = $1 WHERE id = $2";
        const END: &str = "DELETE FROM sessions WHERE account = $1";
        on_writer!(&self.0, pool => {
            let mut transaction = pool.begin().await?;
            let set = sqlx::query(SET).bind(hash).bind(id.as_str());
            let is_found = set.execute(&mut *transaction).await?.rows_affected() == 1;
            sqlx::query(END).bind(id.as_str()).execute(&mut *transaction).await?;
            transaction.commit().await?;
            Ok(is_found)
        })
    }

    pub async fn enable(&self, id: &AccountId) -> Result<bool, sqlx::Error> {
        const SQL: &str = "UPDATE accounts SET disabled_at = NULL WHERE id = $1";
        on_writer!(&self.0, pool => {
            let enabled = sqlx::query(SQL).bind(id.as_str()).execute(pool).await?;
            Ok(enabled.rows_affected() == 1)
        })
    }
}

/// That a use could not be written down keeps nobody from reading.
fn not_noted(noted: Result<(), sqlx::Error>) {
    if let Err(error) = noted {
        tracing::debug!(%error, "a use of a session or token was not noted");
    }
}
