//! The texts of the data files: those compiled in, or those of a folder.

use anyhow::Context;
use std::path::Path;

/// The table of names.
pub const NAMES: &str = "names.csv";
/// The table of the former names of countries.
pub const FORMER_NAMES: &str = "former/names.csv";

/// A file of `data/`: its path below that folder, with slashes, and its text.
#[derive(Clone, Debug)]
pub struct DataFile {
    pub path: String,
    pub text: String,
}

#[derive(rust_embed::RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/../data"]
struct Embedded;

/// The files that were compiled in, in the order of their paths.
pub fn embedded() -> Vec<DataFile> {
    let mut files: Vec<_> = Embedded::iter()
        .filter(|path| is_data(path))
        .filter_map(|path| {
            let text = String::from_utf8_lossy(&Embedded::get(&path)?.data).into_owned();
            Some(DataFile {
                path: path.into_owned(),
                text,
            })
        })
        .collect();
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

/// The files of a folder and of those inside it, in the order of their paths.
///
/// # Errors
/// When the folder or a file in it cannot be read.
pub fn in_folder(folder: &Path) -> anyhow::Result<Vec<DataFile>> {
    let mut files = Vec::new();
    collect(folder, "", &mut files)?;
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}

/// Whether a file is a table: of holders, of elections, or of names.
pub fn is_table(path: &str) -> bool {
    let has_tables = ["lines/", "elections/", "former/"]
        .iter()
        .any(|folder| path.starts_with(folder));
    (has_tables && path.ends_with(".csv")) || path == NAMES
}

/// Whether a file holds data, and no words about it.
fn is_data(path: &str) -> bool {
    path.ends_with(".toml") || is_table(path)
}

fn collect(folder: &Path, prefix: &str, files: &mut Vec<DataFile>) -> anyhow::Result<()> {
    let could_not = || format!("could not read {}", folder.display());
    for entry in std::fs::read_dir(folder).with_context(could_not)? {
        let entry = entry.with_context(could_not)?;
        let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.file_type().with_context(could_not)?.is_dir() {
            collect(&entry.path(), &format!("{path}/"), files)?;
        } else if is_data(&path) {
            let text = std::fs::read_to_string(entry.path())
                .with_context(|| format!("could not read {}", entry.path().display()))?;
            files.push(DataFile { path, text });
        }
    }
    Ok(())
}
