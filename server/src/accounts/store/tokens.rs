//! The table of the tokens of programs.

use super::{AccountId, Columns, Store, StoredAccount, TokenHash, not_noted};
use crate::accounts::personal::TokenRow;
use crate::journal::{on_reader, on_writer};

/// The columns of a token in the order of its SELECT.
type TokenColumns = (String, String, String, i64, i64, Option<i64>);
/// A token and its account.
type Found = (
    String,
    String,
    String,
    Option<i64>,
    String,
    String,
    String,
    String,
    i64,
    Option<i64>,
);

/// A token that holds, and whose it is.
pub struct FoundToken {
    pub id: String,
    pub name: String,
    pub scope: String,
    pub account: StoredAccount,
}

impl Store {
    pub async fn add_token(
        &self,
        account: &AccountId,
        hash: &TokenHash,
        row: &TokenRow,
    ) -> Result<(), sqlx::Error> {
        const SQL: &str = "INSERT INTO tokens (id, hash, account, name, scope, made, expires)
             VALUES ($1, $2, $3, $4, $5, $6, $7)";
        on_writer!(&self.0, pool => {
            let insert = sqlx::query(SQL)
                .bind(&row.id)
                .bind(hash.as_str())
                .bind(account.as_str())
                .bind(&row.name)
                .bind(&row.scope)
                .bind(row.made)
                .bind(row.expires);
            insert.execute(pool).await.map(drop)
        })
    }

    /// The newest first.
    pub async fn tokens_of(&self, account: &AccountId) -> Result<Vec<TokenRow>, sqlx::Error> {
        const SQL: &str = "SELECT id, name, scope, made, expires, used FROM tokens
             WHERE account = $1 ORDER BY made DESC, id";
        let rows: Vec<TokenColumns> = on_reader!(&self.0, pool => {
            sqlx::query_as(SQL).bind(account.as_str()).fetch_all(pool).await?
        });
        let row = |(id, name, scope, made, expires, used)| TokenRow {
            id,
            name,
            scope,
            made,
            expires,
            used,
        };
        Ok(rows.into_iter().map(row).collect())
    }

    pub async fn revoke_token(&self, account: &AccountId, id: &str) -> Result<(), sqlx::Error> {
        const SQL: &str = "DELETE FROM tokens WHERE account = $1 AND id = $2";
        on_writer!(&self.0, pool => {
            sqlx::query(SQL).bind(account.as_str()).bind(id).execute(pool).await.map(drop)
        })
    }

    /// A token that holds. The day of its use is written down once a day.
    pub async fn bearer(
        &self,
        hash: &TokenHash,
        now: i64,
        today: i64,
    ) -> Result<Option<FoundToken>, sqlx::Error> {
        const FIND: &str =
            "SELECT t.id, t.name, t.scope, t.used, a.id, a.name, a.role, a.password, a.added_at, a.disabled_at
             FROM tokens t JOIN accounts a ON a.id = t.account
             WHERE t.hash = $1 AND t.expires > $2 AND a.disabled_at IS NULL";
        const NOTE: &str = "UPDATE tokens SET used = $1 WHERE id = $2";
        let found: Option<Found> = on_reader!(&self.0, pool => {
            sqlx::query_as(FIND).bind(hash.as_str()).bind(now).fetch_optional(pool).await?
        });
        let Some((token, label, scope, used, id, name, role, password, added_at, disabled_at)) = found else {
            return Ok(None);
        };
        if used.is_none_or(|used| used < today) {
            let noted = on_writer!(&self.0, pool => {
                sqlx::query(NOTE).bind(today).bind(&token).execute(pool).await.map(drop)
            });
            not_noted(noted);
        }
        let columns: Columns = (id, name, role, password, added_at, disabled_at);
        Ok(Some(FoundToken {
            id: token,
            name: label,
            scope,
            account: StoredAccount::from(columns),
        }))
    }
}
