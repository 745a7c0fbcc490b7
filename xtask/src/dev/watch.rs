//! Which sources changed, and what has to be made anew for it.
//!
//! It looks at the times of the few hundred files several times a second, which costs a few milliseconds. A crate that is told by the system
//! would bring a dozen others into every first build, and is told nothing in many containers.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::site::files_below;

/// What is looked at, relative to the clone.
const FOLDERS: [&str; 6] = [".cargo", "app", "data", "domain", "server", "style"];
const FILES: [&str; 2] = ["Cargo.lock", "Cargo.toml"];

/// What a change of a file asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// Style sheet and boot script, without a compiler.
    Site,
    /// The starter world.
    Data,
    /// The program, and then the islands.
    Program,
}

/// What a change of this file asks for, if anything.
fn step_for(path: &Path) -> Option<Step> {
    if path.starts_with("style") || path.starts_with("app/browser") {
        return Some(Step::Site);
    }
    let is_toml = path.extension().is_some_and(|extension| extension == "toml");
    if path.starts_with("data") {
        return is_toml.then_some(Step::Data);
    }
    let is_prose = path.extension().is_some_and(|extension| extension == "md");
    let is_test = path.starts_with("server/tests");
    (!is_prose && !is_test).then_some(Step::Program)
}

/// The sources as they were when they were last looked at.
pub struct Watch {
    root: PathBuf,
    seen: BTreeMap<PathBuf, SystemTime>,
}

impl Watch {
    /// Begins to watch the clone at `root`.
    pub fn new(root: PathBuf) -> Self {
        let seen = times(&root);
        Self { root, seen }
    }

    /// What has to be made anew since this was last asked.
    pub fn changes(&mut self) -> BTreeSet<Step> {
        let now = times(&self.root);
        let before = std::mem::replace(&mut self.seen, now);
        let changed_or_new = self
            .seen
            .iter()
            .filter(|(path, time)| before.get(*path) != Some(time));
        let gone = before.iter().filter(|(path, _)| !self.seen.contains_key(*path));
        changed_or_new
            .chain(gone)
            .filter_map(|(path, _)| step_for(path))
            .collect()
    }

    /// When a file that asks for this step was last changed.
    pub fn newest(&self, step: Step) -> Option<SystemTime> {
        let of_step = self.seen.iter().filter(|(path, _)| step_for(path) == Some(step));
        of_step.map(|(_, time)| *time).max()
    }
}

/// When each file was last changed. What vanishes meanwhile is left out, as is a folder that is not there.
fn times(root: &Path) -> BTreeMap<PathBuf, SystemTime> {
    let below = FOLDERS
        .iter()
        .flat_map(|folder| files_below(&root.join(folder)).unwrap_or_default());
    let files = FILES.iter().map(|file| root.join(file));
    below
        .chain(files)
        .filter_map(|path| {
            let time = fs::metadata(&path).and_then(|file| file.modified()).ok()?;
            Some((path.strip_prefix(root).ok()?.to_owned(), time))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fs;
    use std::path::Path;
    use std::time::{Duration, SystemTime};

    use super::{Step, Watch, step_for};

    #[test]
    fn a_path_says_what_has_to_be_made_anew() {
        for (path, step) in [
            ("style/tokens.css", Some(Step::Site)),
            ("style/components/person_link.css", Some(Step::Site)),
            ("app/browser/boot.js", Some(Step::Site)),
            ("app/src/browser.rs", Some(Step::Program)),
            ("app/src/pages/home.rs", Some(Step::Program)),
            ("app/words/ja/home.ftl", Some(Step::Program)),
            ("domain/src/world.rs", Some(Step::Program)),
            ("server/migrations/sqlite/0001_journal.sql", Some(Step::Program)),
            ("Cargo.toml", Some(Step::Program)),
            (".cargo/config.toml", Some(Step::Program)),
            ("data/countries/jp.toml", Some(Step::Data)),
            ("data/README.md", None),
            ("server/tests/it/pages.rs", None),
        ] {
            assert_eq!(step_for(Path::new(path)), step, "{path}");
        }
    }

    #[test]
    fn changed_new_and_removed_files_are_told_once_and_leftovers_of_editors_never() {
        let root = std::env::temp_dir().join(format!("handover-watch-{}", std::process::id()));
        fs::create_dir_all(root.join("style")).expect("a folder");
        fs::create_dir_all(root.join("data")).expect("a folder");
        let sheet = root.join("style/main.css");
        fs::write(&sheet, "").expect("a file");
        let mut watch = Watch::new(root.clone());
        assert_eq!(watch.changes(), BTreeSet::new());

        let later = SystemTime::now() + Duration::from_secs(9);
        let file = fs::File::options().write(true).open(&sheet).expect("a file");
        file.set_modified(later).expect("a time");
        assert_eq!(watch.changes(), BTreeSet::from([Step::Site]));
        assert_eq!(watch.newest(Step::Site), Some(later));
        assert_eq!(watch.changes(), BTreeSet::new());

        fs::write(root.join("data/jp.toml"), "").expect("a file");
        fs::remove_file(&sheet).expect("a file");
        assert_eq!(watch.changes(), BTreeSet::from([Step::Site, Step::Data]));

        fs::write(root.join("style/.main.css.swp"), "").expect("a file");
        fs::write(root.join("style/main.css~"), "").expect("a file");
        assert_eq!(watch.changes(), BTreeSet::new());
        fs::remove_dir_all(root).expect("a folder");
    }
}
