//! What people have said of the tasks of the desk, and the rules that an administrator has set; kept in the database, and in memory
//! for every page that shows how much is open.
//!
//! The statements are one text for both engines, as in `accounts::store`.

use crate::journal::{Journal, Pools, on_reader, on_writer};
use app::desk::{Mark, Marks};
use domain::doubt::Freshness;
use jiff::civil::Date;
use std::sync::{Arc, PoisonError, RwLock};

/// The name under which the rules of freshness are kept.
const FRESHNESS: &str = "freshness";

/// How many days a mark is kept after it has lost its meaning.
const DAYS_KEPT: i32 = 90;

#[derive(Debug)]
pub struct Desk {
    pools: Pools,
    marks: RwLock<Arc<Marks>>,
    freshness: RwLock<Freshness>,
}

/// The rules as they are written in the database.
#[derive(serde::Serialize, serde::Deserialize)]
struct Written {
    leader_days: u16,
    other_days: u16,
    event_days: u16,
    near_days: u16,
}

impl Desk {
    /// The desk of the database of a journal.
    ///
    /// # Errors
    /// When it cannot be read.
    pub async fn open(journal: &Journal) -> Result<Self, sqlx::Error> {
        let desk = Self {
            pools: journal.pools(),
            marks: RwLock::default(),
            freshness: RwLock::default(),
        };
        desk.refresh().await?;
        Ok(desk)
    }

    /// What people have said, as this process last read it.
    pub fn marks(&self) -> Arc<Marks> {
        Arc::clone(&self.marks.read().unwrap_or_else(PoisonError::into_inner))
    }

    pub fn freshness(&self) -> Freshness {
        *self.freshness.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// Reads what other processes have written.
    ///
    /// # Errors
    /// When it cannot be read.
    pub async fn refresh(&self) -> Result<(), sqlx::Error> {
        const MARKS: &str = "SELECT task, taken_by, put_off_until FROM desk";
        const SETTING: &str = "SELECT value FROM settings WHERE name = $1";
        type Row = (String, Option<String>, Option<String>);
        let rows: Vec<Row> = on_reader!(&self.pools, pool => sqlx::query_as(MARKS).fetch_all(pool).await?);
        let mut marks = Marks::new();
        for (task, taken_by, until) in rows {
            let until: Option<Result<Date, _>> = until.map(|until| until.parse());
            let mark = Mark {
                taken_by,
                put_off_until: until
                    .transpose()
                    .map_err(|error| sqlx::Error::Decode(error.into()))?,
            };
            marks.insert(task, mark);
        }
        let written: Option<String> = on_reader!(
            &self.pools,
            pool => sqlx::query_scalar(SETTING).bind(FRESHNESS).fetch_optional(pool).await?
        );
        let freshness = match written {
            Some(text) => {
                let rules: Written =
                    serde_json::from_str(&text).map_err(|error| sqlx::Error::Decode(error.into()))?;
                Freshness {
                    leader_days: rules.leader_days,
                    other_days: rules.other_days,
                    event_days: rules.event_days,
                    near_days: rules.near_days,
                }
            }
            None => Freshness::default(),
        };
        let marks = Arc::new(marks);
        *self.marks.write().unwrap_or_else(PoisonError::into_inner) = marks;
        *self.freshness.write().unwrap_or_else(PoisonError::into_inner) = freshness;
        Ok(())
    }

    /// Somebody takes a task, or nobody has it any more.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn give(&self, task: &str, to: Option<&str>) -> Result<(), sqlx::Error> {
        const SQL: &str = "INSERT INTO desk (task, taken_by) VALUES ($1, $2)
             ON CONFLICT (task) DO UPDATE SET taken_by = excluded.taken_by";
        on_writer!(&self.pools, pool => sqlx::query(SQL).bind(task).bind(to).execute(pool).await.map(drop))?;
        self.refresh().await
    }

    /// A task is put off until a day, or open again where there is none.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn put_off(&self, task: &str, until: Option<Date>, today: Date) -> Result<(), sqlx::Error> {
        const SQL: &str = "INSERT INTO desk (task, put_off_until) VALUES ($1, $2)
             ON CONFLICT (task) DO UPDATE SET put_off_until = excluded.put_off_until";
        const OLD: &str = "DELETE FROM desk WHERE put_off_until < $1 AND taken_by IS NULL";
        let until = until.map(|day| day.to_string());
        let old = today
            .saturating_sub(jiff::Span::new().days(DAYS_KEPT))
            .to_string();
        on_writer!(&self.pools, pool => {
            sqlx::query(SQL).bind(task).bind(until).execute(pool).await?;
            sqlx::query(OLD).bind(old).execute(pool).await.map(drop)
        })?;
        self.refresh().await
    }

    /// Sets after how many days records are to be checked again.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn set_freshness(&self, rules: Freshness) -> Result<(), sqlx::Error> {
        const SQL: &str = "INSERT INTO settings (name, value) VALUES ($1, $2)
             ON CONFLICT (name) DO UPDATE SET value = excluded.value";
        let written = Written {
            leader_days: rules.leader_days,
            other_days: rules.other_days,
            event_days: rules.event_days,
            near_days: rules.near_days,
        };
        let text = serde_json::to_string(&written).map_err(|error| sqlx::Error::Encode(error.into()))?;
        on_writer!(
            &self.pools,
            pool => sqlx::query(SQL).bind(FRESHNESS).bind(text).execute(pool).await.map(drop)
        )?;
        self.refresh().await
    }
}
