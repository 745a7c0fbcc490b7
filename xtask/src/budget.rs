//! What a first visit costs, counted as transferred.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::site;
use crate::workspace::Workspace;

/// Style sheet and boot script: what a page needs besides its own text before it is usable. A reading page may cost
/// 30 kB until then, and most of that is for the text.
const FIRST_VIEW: u64 = 12_000;

/// What makes the islands live, loaded behind the usable page.
const ISLANDS: u64 = 54_000;

/// Prints the size of each file and fails if a sum is over its budget.
pub fn check(workspace: &Workspace) -> Result<()> {
    let (folder, manifest) = site::shipped(workspace)?;
    let mut is_over = false;
    for (what, keys, budget) in [
        ("first view", ["css", "boot"], FIRST_VIEW),
        ("islands", ["js", "wasm"], ISLANDS),
    ] {
        let mut sum = 0;
        for key in keys {
            let size = transferred(
                &folder,
                manifest.get(key).with_context(|| format!("there is no {key}"))?,
            )?;
            println!("{key:>12} {size:>8} bytes");
            sum += size;
        }
        let verdict = if sum <= budget { "within" } else { "OVER" };
        println!("{what:>12} {sum:>8} bytes, {verdict} the budget of {budget}");
        is_over |= sum > budget;
    }
    if is_over {
        bail!("the browser's files are over budget");
    }
    Ok(())
}

/// The size of a file as it goes over the line.
fn transferred(folder: &Path, name: &str) -> Result<u64> {
    let compressed = folder.join(format!("{name}.br"));
    let path = if compressed.exists() {
        compressed
    } else {
        folder.join(name)
    };
    Ok(fs::metadata(&path)
        .with_context(|| format!("could not read {}", path.display()))?
        .len())
}
