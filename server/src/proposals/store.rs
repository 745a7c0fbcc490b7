//! The tables of proposals and of runs of imports, in the database of the journal.
//!
//! The statements are the same on both engines, as in `accounts::store`.

use super::{Body, Comparison, Decided, NewProposal, Proposal, State};
use crate::journal::{Pools, on_reader, on_writer};
use domain::{changeset::Seq, id::CountryId};
use jiff::Timestamp;
use std::fmt;

/// How many rows are written in one transaction.
const BATCH: usize = 500;

/// Why proposals could not be kept or read.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    #[error("the proposals cannot be read or written ({0})")]
    Database(#[from] sqlx::Error),
    #[error("proposal {id} is damaged ({what}); restore the latest backup")]
    Damaged { id: String, what: String },
    #[error("import {id} is damaged ({what}); restore the latest backup")]
    DamagedRun { id: String, what: String },
    #[error("the database counts {0} proposals")]
    Count(i64),
    #[error("a proposal could not be written as JSON ({0})")]
    Json(#[from] serde_json::Error),
}

/// Reads a row of either engine by the names of its columns. The derive of sqlx would compile its macros for this alone.
macro_rules! by_columns {
    ($($record:ident { $($column:ident),* $(,)? })*) => {$(
        impl<'r, R: sqlx::Row> sqlx::FromRow<'r, R> for $record
        where
            &'static str: sqlx::ColumnIndex<R>,
            String: sqlx::Decode<'r, R::Database> + sqlx::Type<R::Database>,
            Option<String>: sqlx::Decode<'r, R::Database> + sqlx::Type<R::Database>,
            i64: sqlx::Decode<'r, R::Database> + sqlx::Type<R::Database>,
            Option<i64>: sqlx::Decode<'r, R::Database> + sqlx::Type<R::Database>,
        {
            fn from_row(row: &'r R) -> Result<Self, sqlx::Error> {
                Ok(Self { $($column: row.try_get(stringify!($column))?),* })
            }
        }
    )*};
}

by_columns! {
    StoredProposal {
        id, origin, key, country, verdict, title, body, state, proposed_by, proposed_at, decided_by, decided_at,
        reason, seq,
    }
    Group { country, origin, source, verdict, count }
    RunRow { id, origin, began, seen, state, report }
}

/// The columns of a proposal in the order of every SELECT.
struct StoredProposal {
    id: String,
    origin: String,
    key: String,
    country: String,
    verdict: String,
    title: String,
    body: String,
    state: String,
    proposed_by: String,
    proposed_at: i64,
    decided_by: Option<String>,
    decided_at: Option<i64>,
    reason: Option<String>,
    seq: Option<i64>,
}

impl StoredProposal {
    fn proposal(self) -> Result<Proposal, StoreError> {
        let damaged = |what: &str| StoreError::Damaged {
            id: self.id.clone(),
            what: what.to_owned(),
        };
        let body: Body = serde_json::from_str(&self.body).map_err(|error| damaged(&error.to_string()))?;
        let kind = Comparison::from_word(&self.verdict).ok_or_else(|| damaged("its kind is none"))?;
        let state = State::from_word(&self.state).ok_or_else(|| damaged("its state is none"))?;
        let moment =
            |seconds| Timestamp::from_second(seconds).map_err(|error| damaged(&format!("its time: {error}")));
        let seq = self.seq.map(Seq::try_from).transpose();
        let seq = seq.map_err(|error| damaged(&format!("its changeset: {error}")))?;
        let decided = match self.decided_by.zip(self.decided_at) {
            Some((by, at)) => Some(Decided {
                by,
                at: moment(at)?,
                reason: self.reason,
                seq,
            }),
            None => None,
        };
        let country = match self.country.as_str() {
            "" => None,
            code => Some(CountryId::parse(code).map_err(|error| damaged(&error.to_string()))?),
        };
        let proposed_at = moment(self.proposed_at)?;
        Ok(Proposal {
            made: NewProposal {
                origin: self.origin,
                key: self.key,
                country,
                kind,
                title: self.title,
                body,
            },
            id: self.id,
            state,
            proposed_by: self.proposed_by,
            proposed_at,
            decided,
        })
    }
}

/// How many open proposals a country has of which kind; a country without a code is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    pub country: String,
    pub origin: String,
    /// The title of the source, or who proposes.
    pub source: String,
    pub verdict: String,
    count: i64,
}

impl Group {
    /// How many there are.
    ///
    /// # Errors
    /// When the database says fewer than none.
    pub fn count(&self) -> Result<u64, StoreError> {
        u64::try_from(self.count).map_err(|_| StoreError::Count(self.count))
    }
}

/// A run of an import as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RunRow {
    pub id: String,
    pub origin: String,
    pub began: i64,
    pub seen: i64,
    pub state: String,
    pub report: String,
}

impl RunRow {
    /// When it began, and when it was last heard of.
    ///
    /// # Errors
    /// When these are no times.
    pub fn times(&self) -> Result<(Timestamp, Timestamp), StoreError> {
        let moment = |seconds| Timestamp::from_second(seconds).map_err(|error| self.damaged(&error));
        Ok((moment(self.began)?, moment(self.seen)?))
    }

    /// That a part of the row is none.
    pub fn damaged(&self, what: &dyn fmt::Display) -> StoreError {
        StoreError::DamagedRun {
            id: self.id.clone(),
            what: what.to_string(),
        }
    }
}

#[derive(Clone, Debug)]
pub struct Store(Pools);

impl Store {
    /// The proposals in the database of a journal.
    pub fn beside(journal: &crate::journal::Journal) -> Self {
        Self(journal.pools())
    }

    /// Keeps proposals. One that is there already stays as it is, decided or not, unless its source says something else
    /// now, or it was accepted as its source says it and the record has come to say something else; then it is open again.
    /// What somebody put right stays so. Gives how many are new or open again.
    ///
    /// # Errors
    /// When the database does not take them; what was kept before stays.
    pub async fn keep(&self, proposals: &[NewProposal], by: &str, at: Timestamp) -> Result<u64, StoreError> {
        const SQL: &str = "INSERT INTO proposals
                (id, origin, key, country, verdict, title, body, fingerprint, state, proposed_by, proposed_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'open', $9, $10)
             ON CONFLICT (origin, key) DO UPDATE SET
                country = excluded.country, verdict = excluded.verdict, title = excluded.title,
                body = excluded.body, fingerprint = excluded.fingerprint, state = 'open',
                proposed_by = excluded.proposed_by, proposed_at = excluded.proposed_at,
                decided_by = NULL, decided_at = NULL, reason = NULL, seq = NULL, edited = 0
             WHERE proposals.fingerprint <> excluded.fingerprint
                OR (proposals.state = 'accepted' AND proposals.edited = 0 AND proposals.verdict <> excluded.verdict)";
        let mut kept = 0;
        for batch in proposals.chunks(BATCH) {
            on_writer!(&self.0, pool => {
                let mut transaction = pool.begin().await?;
                for proposal in batch {
                    let country = proposal.country.as_ref().map_or("", |country| country.as_str());
                    let query = sqlx::query(SQL)
                        .bind(proposal.id())
                        .bind(&proposal.origin)
                        .bind(&proposal.key)
                        .bind(country)
                        .bind(proposal.kind.word())
                        .bind(&proposal.title)
                        .bind(serde_json::to_string(&proposal.body)?)
                        .bind(proposal.fingerprint()?)
                        .bind(by)
                        .bind(at.as_second());
                    kept += query.execute(&mut *transaction).await?.rows_affected();
                }
                transaction.commit().await?;
            });
        }
        Ok(kept)
    }

    /// A proposal by its id.
    ///
    /// # Errors
    /// When it cannot be read.
    pub async fn get(&self, id: &str) -> Result<Option<Proposal>, StoreError> {
        const SQL: &str = "SELECT id, origin, key, country, verdict, title, body, state, proposed_by,
                proposed_at, decided_by, decided_at, reason, seq
             FROM proposals WHERE id = $1";
        let row: Option<StoredProposal> =
            on_reader!(&self.0, pool => sqlx::query_as(SQL).bind(id).fetch_optional(pool).await?);
        row.map(StoredProposal::proposal).transpose()
    }

    /// Proposals of a state, country by country: those of one country, of none where it is empty, or of all.
    ///
    /// # Errors
    /// When they cannot be read.
    pub async fn list(
        &self,
        state: State,
        country: Option<&str>,
        skip: usize,
        most: usize,
    ) -> Result<Vec<Proposal>, StoreError> {
        const SQL: &str = "SELECT id, origin, key, country, verdict, title, body, state, proposed_by,
                proposed_at, decided_by, decided_at, reason, seq
             FROM proposals WHERE state = $1 AND ($2 = '*' OR country = $2)
             ORDER BY country, origin, title, id LIMIT $3 OFFSET $4";
        let rows: Vec<StoredProposal> = on_reader!(&self.0, pool => {
            let query = sqlx::query_as(SQL).bind(state.word()).bind(country.unwrap_or("*"));
            query.bind(most as i64).bind(skip as i64).fetch_all(pool).await?
        });
        rows.into_iter().map(StoredProposal::proposal).collect()
    }

    /// The open proposals of a source, by their keys.
    ///
    /// # Errors
    /// When they cannot be read.
    pub async fn open_of(&self, origin: &str) -> Result<Vec<Proposal>, StoreError> {
        const SQL: &str = "SELECT id, origin, key, country, verdict, title, body, state, proposed_by,
                proposed_at, decided_by, decided_at, reason, seq
             FROM proposals WHERE state = 'open' AND origin = $1 ORDER BY country, key";
        let rows: Vec<StoredProposal> =
            on_reader!(&self.0, pool => sqlx::query_as(SQL).bind(origin).fetch_all(pool).await?);
        rows.into_iter().map(StoredProposal::proposal).collect()
    }

    /// The keys of the open proposals of a source, and their ids.
    ///
    /// # Errors
    /// When they cannot be read.
    pub async fn open_keys(&self, origin: &str) -> Result<Vec<(String, String)>, StoreError> {
        const SQL: &str = "SELECT key, id FROM proposals WHERE state = 'open' AND origin = $1";
        Ok(on_reader!(&self.0, pool => sqlx::query_as(SQL).bind(origin).fetch_all(pool).await?))
    }

    /// How many open proposals there are, by country, source and kind.
    ///
    /// # Errors
    /// When they cannot be counted.
    pub async fn groups(&self) -> Result<Vec<Group>, StoreError> {
        const SQL: &str =
            "SELECT country, origin, min(proposed_by) AS source, verdict, count(*) AS count FROM proposals
             WHERE state = 'open' GROUP BY country, origin, verdict ORDER BY country, origin, verdict";
        Ok(on_reader!(&self.0, pool => sqlx::query_as(SQL).fetch_all(pool).await?))
    }

    /// How many proposals of a state there are, of one country or of all.
    ///
    /// # Errors
    /// When they cannot be counted.
    pub async fn count(&self, state: State, country: Option<&str>) -> Result<usize, StoreError> {
        const SQL: &str = "SELECT count(*) FROM proposals WHERE state = $1 AND ($2 = '*' OR country = $2)";
        let count: i64 = on_reader!(&self.0, pool => {
            let query = sqlx::query_scalar(SQL).bind(state.word()).bind(country.unwrap_or("*"));
            query.fetch_one(pool).await?
        });
        usize::try_from(count).map_err(|_| StoreError::Count(count))
    }

    /// Decides on proposals that are still open; gives how many were.
    ///
    /// # Errors
    /// When the database does not take it.
    pub async fn decide(&self, ids: &[String], state: State, decided: &Decided) -> Result<u64, StoreError> {
        const SQL: &str = "UPDATE proposals
             SET state = $1, decided_by = $2, decided_at = $3, reason = $4, seq = $5
             WHERE id = $6 AND state = 'open'";
        let mut count = 0;
        for batch in ids.chunks(BATCH) {
            on_writer!(&self.0, pool => {
                let mut transaction = pool.begin().await?;
                for id in batch {
                    let query = sqlx::query(SQL)
                        .bind(state.word())
                        .bind(&decided.by)
                        .bind(decided.at.as_second())
                        .bind(&decided.reason)
                        .bind(decided.seq.and_then(|seq| i64::try_from(seq).ok()))
                        .bind(id);
                    count += query.execute(&mut *transaction).await?.rows_affected();
                }
                transaction.commit().await?;
            });
        }
        Ok(count)
    }

    /// Replaces what an open proposal says; what its source said last is still known, so that it is not proposed again.
    ///
    /// # Errors
    /// When the database does not take it.
    pub async fn edit(
        &self,
        id: &str,
        kind: Comparison,
        title: &str,
        body: &Body,
    ) -> Result<bool, StoreError> {
        const SQL: &str = "UPDATE proposals SET verdict = $1, title = $2, body = $3, edited = 1
             WHERE id = $4 AND state = 'open'";
        let body = serde_json::to_string(body)?;
        Ok(on_writer!(&self.0, pool => {
            let query = sqlx::query(SQL).bind(kind.word()).bind(title).bind(body).bind(id);
            query.execute(pool).await?.rows_affected() == 1
        }))
    }

    /// Writes down how far a run is.
    ///
    /// # Errors
    /// When the database does not take it.
    pub async fn note_run(&self, run: &RunRow) -> Result<(), StoreError> {
        const SQL: &str = "INSERT INTO imports (id, origin, began, seen, state, report)
             VALUES ($1, $2, $3, $4, $5, $6)
             ON CONFLICT (id) DO UPDATE SET seen = excluded.seen, state = excluded.state, report = excluded.report";
        on_writer!(&self.0, pool => {
            let query = sqlx::query(SQL).bind(&run.id).bind(&run.origin).bind(run.began).bind(run.seen);
            query.bind(&run.state).bind(&run.report).execute(pool).await?;
        });
        Ok(())
    }

    /// The last runs, newest first.
    ///
    /// # Errors
    /// When they cannot be read.
    pub async fn runs(&self, most: i64) -> Result<Vec<RunRow>, StoreError> {
        const SQL: &str = "SELECT id, origin, began, seen, state, report FROM imports
             ORDER BY began DESC, id LIMIT $1";
        Ok(on_reader!(&self.0, pool => sqlx::query_as(SQL).bind(most).fetch_all(pool).await?))
    }

    /// The last runs of one source, newest first.
    ///
    /// # Errors
    /// When they cannot be read.
    pub async fn runs_of(&self, origin: &str, most: i64) -> Result<Vec<RunRow>, StoreError> {
        const SQL: &str = "SELECT id, origin, began, seen, state, report FROM imports
             WHERE origin = $1 ORDER BY began DESC, id DESC LIMIT $2";
        Ok(on_reader!(&self.0, pool => {
            sqlx::query_as(SQL).bind(origin).bind(most).fetch_all(pool).await?
        }))
    }

    /// One run by its id.
    ///
    /// # Errors
    /// When it cannot be read.
    pub async fn run(&self, id: &str) -> Result<Option<RunRow>, StoreError> {
        const SQL: &str = "SELECT id, origin, began, seen, state, report FROM imports WHERE id = $1";
        Ok(on_reader!(&self.0, pool => sqlx::query_as(SQL).bind(id).fetch_optional(pool).await?))
    }
}
