//! Where things lie, and how to call cargo.

use std::env;
use std::iter;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

/// How thoroughly to build.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Quick to build, for `make dev`.
    Dev,
    /// As readers get it.
    Release,
}

/// The folders of this clone.
pub struct Workspace {
    root: PathBuf,
    target: PathBuf,
}

impl Workspace {
    /// The workspace that `cargo xtask` was called in.
    pub fn find() -> Result<Self> {
        // At run time, not by `env!`: clones that share a target folder may share this executable too.
        let package = env::var_os("CARGO_MANIFEST_DIR").context("call this as `cargo xtask`")?;
        let root = Path::new(&package)
            .parent()
            .context("the xtask folder has no parent")?
            .to_owned();
        let target = match env::var_os("CARGO_TARGET_DIR") {
            Some(folder) => root.join(folder),
            None => root.join("target"),
        };
        Ok(Self { root, target })
    }

    /// A path inside the sources.
    pub fn source(&self, path: &str) -> PathBuf {
        self.root.join(path)
    }

    /// A path inside cargo's target folder.
    pub fn target(&self, path: &str) -> PathBuf {
        self.target.join(path)
    }

    /// The folder of everything made for the browser; its `pkg` is what the server embeds, or in `make dev` reads.
    pub fn site(&self, mode: Mode) -> PathBuf {
        self.target(match mode {
            Mode::Dev => "site-dev",
            Mode::Release => "site",
        })
    }

    /// A cargo command that runs in the workspace, without what the outer cargo told this program about itself.
    pub fn cargo(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        command
            .current_dir(&self.root)
            .args(arguments)
            .env("CARGO_TARGET_DIR", &self.target);
        for (name, _) in env::vars_os() {
            let name = name.to_string_lossy();
            if ["CARGO_PKG_", "CARGO_MANIFEST_", "CARGO_BIN_"]
                .iter()
                .any(|prefix| name.starts_with(prefix))
            {
                command.env_remove(&*name);
            }
        }
        command
    }
}

/// Runs a command to its end; its failure is ours.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command
        .status()
        .with_context(|| format!("could not start `{}`", spoken(command)))?;
    if !status.success() {
        bail!("`{}` failed with {status}", spoken(command));
    }
    Ok(())
}

/// Runs a command and returns what it printed.
pub fn output_of(command: &mut Command) -> Result<String> {
    let output = command
        .output()
        .with_context(|| format!("could not start `{}`", spoken(command)))?;
    if !output.status.success() {
        bail!(
            "`{}` failed: {}",
            spoken(command),
            String::from_utf8_lossy(&output.stderr)
        );
    }
    String::from_utf8(output.stdout).context("the output is not UTF-8")
}

/// The command as one would type it, without the environment.
pub fn spoken(command: &Command) -> String {
    let words = iter::once(command.get_program()).chain(command.get_args());
    words
        .map(|word| word.to_string_lossy().into_owned())
        .collect::<Vec<_>>()
        .join(" ")
}
