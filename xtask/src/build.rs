//! The program with the browser's files inside.

use anyhow::Result;

use crate::site;
use crate::workspace::{Workspace, run};

/// Makes the site, then builds `handover`, which embeds it.
pub fn make(workspace: &Workspace) -> Result<()> {
    let package_folder = site::make(workspace)?;
    run(workspace
        .cargo(&["build", "--bin", "handover", "--release"])
        .env("HANDOVER_SITE_DIR", package_folder))
}
