//! No file of a crate depends on a file that depends on it: `cargo xtask module-cycles`.
//!
//! The rule: a file depends on every file that *defines* an item which it names, in an import or in a path of its code.
//! - Re-exports are followed to the definition. So a parent may re-export what its children define, and a child that
//!   imports a sibling's item by way of the parent depends on the sibling alone. A re-export by itself is no dependency.
//! - A path that ends at a module names no item: declaring a child is no dependency, calling its function is one.
//! - Associated items and variants belong to the file of their type; a method call names nobody.
//! - Inline modules belong to their file. What is there for tests alone is left out.
//!
//! `sources` reads the files of a crate, `resolve` finds who defines what a path names, `graph` looks for cycles.

mod graph;
mod resolve;
mod sources;
#[cfg(test)]
mod tests;

use std::fs;

use anyhow::{Context, Result, ensure};

use crate::workspace::Workspace;

/// The roots of the crates that are looked at. Among crates cargo itself refuses cycles.
const ROOTS: [&str; 6] = [
    "domain/src/lib.rs",
    "app/src/lib.rs",
    "server/src/lib.rs",
    "server/src/main.rs",
    "xtask/src/main.rs",
    "xtask/baseline/src/main.rs",
];

/// Prints each cycle with the items that make it, and fails if there is one.
pub fn check(workspace: &Workspace) -> Result<()> {
    let mut count = 0;
    for root in ROOTS {
        let read = |path: &str| {
            let path = workspace.source(path);
            fs::read_to_string(&path).with_context(|| format!("could not read {}", path.display()))
        };
        let dependencies = resolve::dependencies(&sources::read(root, &read)?);
        let cycles = graph::cycles(&dependencies);
        for cycle in &cycles {
            println!("{cycle}");
        }
        println!("{root}: {} cycles of modules", cycles.len());
        count += cycles.len();
    }
    ensure!(count == 0, "modules depend on each other: see above");
    Ok(())
}
