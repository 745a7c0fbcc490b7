//! What the tests share: databases on both engines, changesets to commit, and a server with a client.

mod database;
pub mod html;
mod postgres;
mod server;
pub mod wikidata;
mod world;

pub use database::{Database, Engine};
pub use server::{Broken, PASSWORD, TestApp, cookie, encoded, sent_to, today};
pub use world::{edit, first, person, source};

/// Of how many records a test looks at one: as an environment variable says, or as it usually does.
pub fn every(variable: &str, usual: usize) -> usize {
    let told = std::env::var(variable).ok();
    told.map_or(usual, |text| text.parse().expect("a number"))
}

/// Defines each test of a suite twice: once for SQLite, once for PostgreSQL.
macro_rules! on_both_engines {
    ($($name:ident),* $(,)?) => {
        mod sqlite {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
            async fn $name() {
                super::$name($crate::support::Database::new($crate::support::Engine::Sqlite).await).await;
            })*
        }
        mod postgres {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
            async fn $name() {
                if $crate::support::Engine::postgres_is_skipped() {
                    return;
                }
                super::$name($crate::support::Database::new($crate::support::Engine::Postgres).await).await;
            })*
        }
    };
}
pub(crate) use on_both_engines;
