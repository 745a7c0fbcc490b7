//! A finished file that stays at hand, so that whoever asks for the same export does not wait until it is made again.

use super::{SqliteError, SqliteFile, file};
use crate::export::Scope;
use domain::World;
use std::sync::{Arc, Weak};
use tokio::sync::Mutex;

/// A place for one file, which the next takes. It is held while a file is made: one at a time, and whoever wants the same
/// one waits for it instead of making another.
#[derive(Debug)]
pub struct FileSlot(Mutex<Option<StoredFile>>);

#[derive(Debug)]
struct StoredFile {
    hash: u64,
    /// Two worlds may have one number, if not in one process that serves.
    world: Weak<World>,
    file: SqliteFile,
}

impl FileSlot {
    pub const fn empty() -> Self {
        Self(Mutex::const_new(None))
    }

    /// The file of a scope, made if another one is here; `hash` is of all that its bytes follow from but the world.
    ///
    /// # Errors
    /// When there is no room for it.
    pub async fn file(&self, hash: u64, scope: &Arc<Scope>) -> Result<SqliteFile, SqliteError> {
        let world = Arc::downgrade(&scope.world);
        let mut place = self.0.lock().await;
        if let Some(kept) = &*place
            && kept.hash == hash
            && kept.world.ptr_eq(&world)
        {
            return Ok(kept.file.clone());
        }
        // The room of the old file is given back first.
        *place = None;
        let file = file(scope).await?;
        *place = Some(StoredFile {
            hash,
            world,
            file: file.clone(),
        });
        Ok(file)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scope(world: &Arc<World>) -> Arc<Scope> {
        let day = jiff::civil::date(2024, 9, 6);
        Arc::new(Scope {
            world: Arc::clone(world),
            snapshot: Arc::new(world.on(day)),
            known_at: None,
            public_url: None,
        })
    }

    async fn file(place: &FileSlot, hash: u64, scope: &Arc<Scope>) -> SqliteFile {
        place.file(hash, scope).await.unwrap()
    }

    fn is_same(one: &SqliteFile, other: &SqliteFile) -> bool {
        Arc::ptr_eq(&one.0, &other.0)
    }

    #[tokio::test]
    async fn the_same_file_is_made_once_and_another_takes_its_place() {
        let (one, other) = (scope(&Arc::default()), scope(&Arc::default()));
        let place = FileSlot::empty();
        let first = file(&place, 1, &one).await;
        assert!(is_same(&first, &file(&place, 1, &scope(&one.world)).await));
        let of_another_day = file(&place, 2, &one).await;
        assert!(!is_same(&first, &of_another_day));
        let of_another_world = file(&place, 2, &other).await;
        assert!(!is_same(&of_another_day, &of_another_world));
        assert!(!is_same(&first, &file(&place, 1, &one).await));
    }

    #[tokio::test]
    async fn a_file_that_lost_its_place_is_still_read_to_its_end() {
        let scope = scope(&Arc::default());
        let place = FileSlot::empty();
        let mut begun = file(&place, 1, &scope).await.pieces();
        let whole: Vec<_> = file(&place, 1, &scope)
            .await
            .pieces()
            .map(Result::unwrap)
            .collect();
        let first = begun.next().unwrap().unwrap();
        assert!(first.starts_with(b"SQLite format 3\0"));
        drop(file(&place, 2, &scope).await);
        let rest: Vec<_> = begun.map(Result::unwrap).collect();
        assert!([first, rest.concat()].concat() == whole.concat());
    }
}
