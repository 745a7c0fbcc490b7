//! The browser's files: `site/pkg/` below cargo's target folder.
//!
//! `script` makes the JavaScript and WebAssembly of the islands, `style` the style sheet; every file of `app/browser/`
//! is taken as it is. `output` gives each the hash of its content as part of its name, compresses it, and writes only what
//! changed, because the server is compiled anew when a file that it embeds is younger than itself.

mod output;
pub mod script;
mod style;

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::site::output::{Fingerprint, Output};
use crate::workspace::{Mode, Workspace};

/// Makes the browser's files and returns the folder that the server embeds.
pub fn make(workspace: &Workspace, mode: Mode) -> Result<PathBuf> {
    let site = workspace.site(mode);
    let package_folder = site.join("pkg");
    let wasm = script::compile(workspace, mode)?;
    let browser_files = files_below(&workspace.source("app/browser"))?;
    let styles = files_below(&workspace.source("style"))?;

    let mut fingerprint = Fingerprint::of_this_program()?;
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

    let mut output = Output::new(&package_folder, mode)?;
    script::bind(&wasm, mode, &mut output)?;
    let css = style::bundle(&workspace.source("style"), &styles)?;
    output.add("css", "handover", "css", css.as_bytes())?;
    for path in &browser_files {
        let part = |part: Option<&OsStr>| part.map(|part| part.to_string_lossy().into_owned());
        let stem = part(path.file_stem()).context("a file without a name")?;
        let extension = part(path.extension()).context("a browser file needs an extension")?;
        output.add(&stem, &stem, &extension, &fs::read(path)?)?;
    }
    output.finish()?;
    fs::write(&stamp, fingerprint).context("could not write the stamp")?;
    Ok(package_folder)
}

/// All files below a folder, in a fixed order.
fn files_below(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let entries =
        fs::read_dir(folder).with_context(|| format!("could not read the folder {}", folder.display()))?;
    for entry in entries {
        let path = entry?.path();
        if path.is_dir() {
            files.extend(files_below(&path)?);
        } else {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}
