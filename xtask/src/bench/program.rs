//! A running release.

use std::fs;
use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};

use crate::bench::http::get;

/// The database of a server whose folder is `folder`.
pub fn database(folder: &Path) -> String {
    format!("sqlite://{}?mode=rwc", folder.join("bench.db").display())
}

/// A server that is stopped when this is dropped.
pub struct Program {
    child: Child,
    address: SocketAddr,
    started_within: Duration,
}

impl Program {
    /// Starts the server with its database in `folder`, and waits until the home page has arrived.
    pub fn start(binary: &Path, folder: &Path) -> Result<Self> {
        let begin = Instant::now();
        let database = database(folder);
        let mut child = Command::new(binary)
            .args(["serve", "--listen", "127.0.0.1:0", "--database", &database])
            .stdout(Stdio::piped())
            .stderr(fs::File::create(folder.join("log"))?)
            .spawn()
            .with_context(|| format!("could not start {}: call `make build` first", binary.display()))?;
        let stdout = child.stdout.take().context("the server has no standard output")?;
        let mut lines = BufReader::new(stdout).lines();
        let line = lines.next().transpose()?.unwrap_or_default();
        // The pipe is drained for as long as the server runs, or it would block on its own words.
        std::thread::spawn(move || lines.for_each(drop));
        let address = address_in(&line);
        let mut program = Self {
            child,
            address: address.unwrap_or_else(|| SocketAddr::from(([127, 0, 0, 1], 0))),
            started_within: Duration::ZERO,
        };
        ensure!(
            address.is_some(),
            "the first line of the server names no address: {line:?}"
        );
        let answer = get(program.address, "/", "br")?;
        ensure!(answer.status == 200, "the home page answers {}", answer.status);
        program.started_within = begin.elapsed();
        Ok(program)
    }

    /// Where the server listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// From the start of the process until the whole home page had arrived.
    pub fn started_within(&self) -> Duration {
        self.started_within
    }

    /// Memory in MB by the name that the kernel gives it, where the system tells: `VmRSS` is what is resident now, `VmHWM` the most so far.
    pub fn memory(&self, name: &str) -> Option<f64> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id())).ok()?;
        let line = status
            .lines()
            .find_map(|line| line.strip_prefix(name)?.strip_prefix(':'))?;
        let kibibytes: f64 = line.trim().strip_suffix(" kB")?.parse().ok()?;
        Some(kibibytes * 1024.0 / 1e6)
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // A measurement may end the server hard: its database has to bear that anyway.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The first socket address in a line of text.
fn address_in(line: &str) -> Option<SocketAddr> {
    line.split(|character: char| character.is_whitespace() || "/\"'".contains(character))
        .find_map(|word| word.parse().ok())
}
