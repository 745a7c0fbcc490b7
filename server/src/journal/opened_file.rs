//! Whether the file of a database is still the one that was opened: a file that was deleted or replaced goes on taking what is written, for nobody.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// What a system knows a file by, whatever it is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct FileId {
    device: u64,
    inode: u64,
}

/// The file of a database, and the one beside it that has what was written last.
#[derive(Clone, Debug)]
pub struct OpenedFile {
    files: Vec<(PathBuf, FileId)>,
}

/// What became of a file that was opened.
#[derive(Debug, thiserror::Error)]
pub enum Moved {
    #[error("{0} was deleted or moved away")]
    Gone(PathBuf),
    #[error("another file stands at {0}")]
    Replaced(PathBuf),
    #[error("{0} cannot be looked at ({1})")]
    Unknown(PathBuf, io::Error),
}

impl OpenedFile {
    /// The file at a path, which has just been opened.
    pub fn at(path: &Path) -> Result<Self, Moved> {
        let mut files = vec![(path.to_owned(), id(path)?)];
        let mut log = path.as_os_str().to_owned();
        log.push("-wal");
        let log = PathBuf::from(log);
        if let Ok(id) = id(&log) {
            files.push((log, id));
        }
        Ok(Self { files })
    }

    /// Whether both files still stand where they were opened.
    pub fn is_there(&self) -> Result<(), Moved> {
        for (path, opened) in &self.files {
            if id(path)? != *opened {
                return Err(Moved::Replaced(path.clone()));
            }
        }
        Ok(())
    }
}

fn id(path: &Path) -> Result<FileId, Moved> {
    let metadata = fs::metadata(path).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => Moved::Gone(path.to_owned()),
        _ => Moved::Unknown(path.to_owned(), error),
    })?;
    Ok(id_of(&metadata))
}

#[cfg(unix)]
fn id_of(metadata: &fs::Metadata) -> FileId {
    use std::os::unix::fs::MetadataExt;
    FileId {
        device: metadata.dev(),
        inode: metadata.ino(),
    }
}

/// Elsewhere only a file that is gone is missed.
#[cfg(not(unix))]
fn id_of(_: &fs::Metadata) -> FileId {
    FileId { device: 0, inode: 0 }
}
