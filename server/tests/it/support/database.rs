//! A database of its own for each test, empty or with the starter world in it.

use super::postgres::Cluster;
use domain::{Changeset, changeset::Seq};
use futures_util::TryStreamExt;
use handover::{
    backend::Tracker,
    cli::fill_if_empty,
    journal::{Hash, Head, Journal, OpenError},
};
use std::{
    fs::{self, File},
    path::{Path, PathBuf},
    sync::Arc,
    time::UNIX_EPOCH,
};
use tempfile::TempDir;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    Sqlite,
    Postgres,
}

impl Engine {
    pub fn postgres_is_skipped() -> bool {
        let is_skipped = std::env::var_os("HANDOVER_SKIP_POSTGRES").is_some_and(|value| value == "1");
        if is_skipped {
            eprintln!("skipped, because HANDOVER_SKIP_POSTGRES=1 is set");
        }
        is_skipped
    }
}

pub struct Database {
    pub url: String,
    pub engine: Engine,
    folder: TempDir,
}

impl Database {
    pub async fn new(engine: Engine) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let url = match engine {
            Engine::Sqlite => format!("sqlite://{}", folder.path().join("handover.db").display()),
            Engine::Postgres => Cluster::shared().new_database().await,
        };
        Self { url, engine, folder }
    }

    /// A database with the starter world in it.
    pub async fn filled(engine: Engine) -> Self {
        let database = Self::new(engine).await;
        database.fill().await;
        database
    }

    /// Puts the starter world into what is new and empty. On SQLite it is a copy, since most tests begin with it.
    pub async fn fill(&self) {
        match self.engine {
            Engine::Sqlite => copy_the_filled(&self.file()).await,
            Engine::Postgres => self.write_starter_world().await,
        }
    }

    async fn write_starter_world(&self) {
        fill_if_empty(&*self.tracker().await, None)
            .await
            .expect("the starter world is written");
    }

    /// A SQLite file in a folder.
    pub fn at(folder: &Path) -> Self {
        let url = format!("sqlite://{}", folder.join("handover.db").display());
        Self::of(&url)
    }

    /// The database at an address.
    pub fn of(url: &str) -> Self {
        let engine = if url.starts_with("sqlite:") {
            Engine::Sqlite
        } else {
            Engine::Postgres
        };
        Self {
            url: url.to_owned(),
            engine,
            folder: tempfile::tempdir().expect("a temporary folder"),
        }
    }

    /// The file of a SQLite database.
    pub fn file(&self) -> PathBuf {
        self.folder.path().join("handover.db")
    }

    pub async fn journal(&self) -> Journal {
        Journal::open_or_make(&self.url)
            .await
            .expect("the database opens")
    }

    /// What the journal holds after number `seq`.
    pub async fn changesets_after(&self, seq: Seq) -> Vec<Changeset> {
        let journal = self.journal().await;
        let changesets = journal.since(Head::START).map_ok(|recorded| recorded.changeset);
        let changesets: Vec<_> = changesets.try_collect().await.expect("the journal is sound");
        let before = usize::try_from(seq).expect("a small number");
        changesets.into_iter().skip(before).collect()
    }

    /// Gives each row the hash that fits to it, as somebody could who knows how they are counted.
    pub async fn count_hashes(&self) {
        let rows = self.texts("SELECT at FROM journal ORDER BY seq").await;
        let bodies = self.texts("SELECT body FROM journal ORDER BY seq").await;
        let mut hash = Hash::START;
        let blob = |hash: Hash| match self.engine {
            Engine::Sqlite => format!("x'{hash}'"),
            Engine::Postgres => format!("'\\x{hash}'"),
        };
        let mut sql = String::new();
        for (seq, (at, body)) in (1..).zip(rows.iter().zip(&bodies)) {
            hash = hash.followed_by(seq, at, body);
            sql += &format!("UPDATE journal SET hash = {} WHERE seq = {seq};", blob(hash));
        }
        sql += &format!(
            "UPDATE journal_head SET seq = {}, hash = {};",
            rows.len(),
            blob(hash)
        );
        self.run(&sql).await;
    }

    /// A tracker with connections of its own, as another process would have.
    pub async fn tracker(&self) -> Arc<Tracker> {
        Arc::new(
            Tracker::start(self.journal().await)
                .await
                .expect("the journal replays"),
        )
    }

    pub async fn refusal(&self) -> OpenError {
        Journal::open_or_make(&self.url)
            .await
            .expect_err("the database is refused")
    }

    /// Runs statements past the journal, to make faults.
    pub async fn run(&self, sql: &str) {
        self.try_run(sql).await.expect("the statements run");
    }

    /// Runs statements past the journal, which the database may refuse.
    pub async fn try_run(&self, sql: &str) -> Result<(), sqlx::Error> {
        use sqlx::{AssertSqlSafe, Connection};
        let sql = AssertSqlSafe(sql.to_owned());
        match self.engine {
            Engine::Sqlite => {
                let mut connection = sqlx::SqliteConnection::connect(&self.url).await?;
                sqlx::raw_sql(sql).execute(&mut connection).await?;
                connection.close().await
            }
            Engine::Postgres => {
                let mut connection = sqlx::PgConnection::connect(&self.url).await?;
                sqlx::raw_sql(sql).execute(&mut connection).await?;
                connection.close().await
            }
        }
    }

    /// Reads a column of texts past everything else.
    pub async fn texts(&self, sql: &str) -> Vec<String> {
        use sqlx::{AssertSqlSafe, Connection};
        let sql = AssertSqlSafe(sql.to_owned());
        match self.engine {
            Engine::Sqlite => {
                let mut connection = sqlx::SqliteConnection::connect(&self.url)
                    .await
                    .expect("a connection");
                let found = sqlx::query_scalar(sql).fetch_all(&mut connection).await;
                found.expect("the query runs")
            }
            Engine::Postgres => {
                let mut connection = sqlx::PgConnection::connect(&self.url)
                    .await
                    .expect("a connection");
                let found = sqlx::query_scalar(sql).fetch_all(&mut connection).await;
                found.expect("the query runs")
            }
        }
    }
}

/// Copies the SQLite file with the starter world in it, which the first test of a build makes for all others.
async fn copy_the_filled(to: &Path) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let built = std::env::current_exe()
        .and_then(|program| program.metadata()?.modified())
        .expect("when the tests were built")
        .duration_since(UNIX_EPOCH)
        .expect("a time after 1970");
    let name = format!("starter-{}.db", built.as_nanos());
    let lock = File::create(folder.join("starter.lock")).expect("a file to lock");
    lock.lock().expect("the lock");
    let filled = folder.join(&name);
    if !filled.exists() {
        for old in fs::read_dir(folder).expect("the folder").flatten() {
            if old.file_name().to_string_lossy().starts_with("starter-") {
                fs::remove_file(old.path()).expect("what an earlier build made is removed");
            }
        }
        let new = tempfile::tempdir_in(folder).expect("a temporary folder");
        let database = Database::at(new.path());
        database.write_starter_world().await;
        let whole = new.path().join(&name);
        database.run(&format!("VACUUM INTO '{}'", whole.display())).await;
        fs::rename(whole, &filled).expect("it is moved");
    }
    fs::copy(&filled, to).expect("it is copied");
}
