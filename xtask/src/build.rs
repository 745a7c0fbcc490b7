//! The program with the browser's files inside.

use anyhow::Result;

use crate::site;
use crate::workspace::{Mode, Workspace, run};

/// Makes the site, then builds `handover`, which embeds it.
pub fn make(workspace: &Workspace, mode: Mode) -> Result<()> {
    let package_folder = site::make(workspace, mode)?;
    let mut command = workspace.cargo(&["build", "--bin", "handover"]);
    if mode == Mode::Release {
        command.arg("--release");
    }
    run(command.env("HANDOVER_SITE_DIR", package_folder))
}
