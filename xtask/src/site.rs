//! The browser's files: `site/pkg/` below cargo's target folder, and `site-dev/pkg/` while somebody works on them.
//!
//! `script` makes the JavaScript and WebAssembly of the islands, `style` the style sheet; every file of `app/browser/`
//! is taken as it is. `output` gives each the hash of its content as part of its name, compresses it, and writes only what
//! changed, because the server is compiled anew when a file that it embeds is younger than itself. In `make dev` names are
//! plain, so a page that names them need not be made anew with them.

mod output;
pub mod script;
mod style;

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::site::output::{Fingerprint, Output};
use crate::workspace::{Mode, Workspace};

/// What the boot script of `make dev` does besides.
const RELOAD: &str = include_str!("site/reload.js");

/// Makes the browser's files of the release and returns the folder that the server embeds.
pub fn make(workspace: &Workspace) -> Result<PathBuf> {
    let site = workspace.site(Mode::Release);
    let package_folder = site.join("pkg");
    let wasm = script::compile(workspace)?;

    let mut fingerprint = Fingerprint::of_this_program()?;
    let browser_files = files_below(&workspace.source("app/browser"))?;
    let styles = files_below(&workspace.source("style"))?;
    for path in browser_files.iter().chain(&styles).chain([&wasm]) {
        fingerprint.add(path)?;
    }
    let stamp = site.join("stamp");
    let fingerprint = fingerprint.finish();
    if fs::read_to_string(&stamp).is_ok_and(|last| last == fingerprint)
        && package_folder.join("manifest.json").exists()
    {
        return Ok(package_folder);
    }

    let mut output = Output::new(&package_folder, Mode::Release)?;
    script::bind(&wasm, Mode::Release, &mut output)?;
    add_plain(workspace, Mode::Release, &mut output)?;
    output.write_manifest()?;
    output.remove_others()?;
    fs::write(&stamp, fingerprint).context("could not write the stamp")?;
    Ok(package_folder)
}

/// The folder of the release's files, and the name of each by its key.
///
/// # Errors
/// When they have not been made.
pub fn shipped(workspace: &Workspace) -> Result<(PathBuf, BTreeMap<String, String>)> {
    let folder = workspace.site(Mode::Release).join("pkg");
    let manifest =
        fs::read_to_string(folder.join("manifest.json")).context("call `cargo xtask site` first")?;
    Ok((folder, serde_json::from_str(&manifest)?))
}

/// Makes what needs no compiler, for `make dev`; says whether anything changed.
pub fn make_plain(workspace: &Workspace) -> Result<bool> {
    let mut output = Output::new(&workspace.site(Mode::Dev).join("pkg"), Mode::Dev)?;
    add_plain(workspace, Mode::Dev, &mut output)?;
    // The server reads the manifest when it starts, and does not wait for the scripts.
    script::list(&mut output);
    output.write_manifest()?;
    Ok(output.has_changed())
}

/// Makes the scripts of the islands from the module that cargo left, for `make dev`; says whether anything changed.
pub fn bind(workspace: &Workspace) -> Result<bool> {
    let mut output = Output::new(&workspace.site(Mode::Dev).join("pkg"), Mode::Dev)?;
    script::bind(&script::module_of(workspace, Mode::Dev), Mode::Dev, &mut output)?;
    Ok(output.has_changed())
}

/// Adds the style sheet and the files of `app/browser/`.
fn add_plain(workspace: &Workspace, mode: Mode, output: &mut Output) -> Result<()> {
    let folder = workspace.source("style");
    let [main, editors] = style::bundle(&folder, &files_below(&folder)?, ["main.css", "editors.css"])?;
    output.add("css", "handover", "css", main.as_bytes())?;
    output.add("editors-css", "editors", "css", editors.as_bytes())?;
    for path in files_below(&workspace.source("app/browser"))? {
        let part = |part: Option<&OsStr>| part.map(|part| part.to_string_lossy().into_owned());
        let stem = part(path.file_stem()).context("a file without a name")?;
        let extension = part(path.extension()).context("a browser file needs an extension")?;
        let mut content = fs::read(&path)?;
        if mode == Mode::Dev && stem == "boot" {
            content.extend_from_slice(RELOAD.as_bytes());
        }
        output.add(&stem, &stem, &extension, &content)?;
    }
    Ok(())
}

/// All files below a folder, in a fixed order, without what editors keep there for themselves.
pub fn files_below(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let entries =
        fs::read_dir(folder).with_context(|| format!("could not read the folder {}", folder.display()))?;
    for entry in entries {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if name.starts_with('.') || name.ends_with('~') {
            continue;
        }
        if path.is_dir() {
            files.extend(files_below(&path)?);
        } else {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}
