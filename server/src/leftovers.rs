//! Temporary files that a program left behind that was killed while it wrote them.

use std::{
    fs, io,
    path::Path,
    time::{Duration, SystemTime},
};

/// What nobody has written to for so long is not being written any more.
const LEFT: Duration = Duration::from_secs(60 * 60);

/// Removes the files in a folder whose names begin like our temporary ones, and that nobody writes any more. Nothing depends on it, so what cannot
/// be removed stays.
pub fn remove(folder: &Path, prefix: &str) {
    match removed(folder, prefix, SystemTime::now()) {
        Ok(0) => {}
        Ok(files) => {
            tracing::info!(files, folder = %folder.display(), "temporary files of a killed program were removed")
        }
        Err(error) => {
            tracing::debug!(%error, folder = %folder.display(), "temporary files were not looked for")
        }
    }
}

fn removed(folder: &Path, prefix: &str, now: SystemTime) -> io::Result<usize> {
    let mut files = 0;
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let is_ours = entry
            .file_name()
            .to_str()
            .is_some_and(|name| name.starts_with(prefix));
        if !is_ours || !entry.file_type()?.is_file() {
            continue;
        }
        let written = entry.metadata()?.modified()?;
        let is_left = now.duration_since(written).is_ok_and(|passed| passed > LEFT);
        if is_left && fs::remove_file(entry.path()).is_ok() {
            files += 1;
        }
    }
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_ours_and_left_is_removed() {
        let folder = tempfile::tempdir().expect("a folder");
        for name in ["handover-export-1.sqlite", "handover-export-2.sqlite", "other"] {
            fs::write(folder.path().join(name), name).expect("it is written");
        }
        fs::create_dir(folder.path().join("handover-export-folder")).expect("a folder");
        let now = SystemTime::now();
        assert_eq!(
            removed(folder.path(), "handover-export-", now).expect("it is looked"),
            0
        );
        let later = now + LEFT + Duration::from_secs(60);
        assert_eq!(
            removed(folder.path(), "handover-export-", later).expect("it is looked"),
            2
        );
        assert!(folder.path().join("other").exists());
        assert!(folder.path().join("handover-export-folder").exists());
    }
}
