//! Load by wrk: 32 connections, each of which asks again as soon as it has an answer.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU64, Ordering};

use anyhow::{Context, Result, ensure};

const SCRIPT: &str = include_str!("load.lua");
/// The parameter that makes an address new to the cache; `load.lua` has it, too.
const PARAMETER: &str = "to";
/// No two loads may ask for the same new address.
const VALUES_OF_LOAD: u64 = 1_000_000;

static NEXT_VALUE: AtomicU64 = AtomicU64::new(VALUES_OF_LOAD);

/// What is asked for.
#[derive(Clone)]
pub enum Ask {
    /// One address again and again.
    Same(String),
    /// One address with another value each time of a parameter that its page does not read, so that no cache has it.
    Fresh(String),
    /// Many addresses in turn: as they are, new to the cache, and on many days, in three encodings.
    Mixed(Vec<String>),
}

/// What is asked for, with which headers.
#[derive(Clone)]
pub struct Load {
    pub ask: Ask,
    pub headers: Vec<(&'static str, String)>,
}

/// Runs loads; it knows where wrk finds its script.
pub struct Wrk {
    script: PathBuf,
}

/// A load that runs.
pub struct Running(Child);

impl Wrk {
    /// Puts the script into `folder`.
    pub fn new(folder: &Path) -> Result<Self> {
        let script = folder.join("load.lua");
        std::fs::write(&script, SCRIPT)?;
        Ok(Self { script })
    }

    /// Runs a load to its end and returns how many requests were answered.
    ///
    /// # Errors
    /// When one of them was not answered, or with a status of 400 or more.
    pub fn run(&self, address: SocketAddr, load: &Load, seconds: u32) -> Result<u64> {
        self.start(address, load, seconds)?.finish()
    }

    /// Starts a load that ends after so many seconds.
    pub fn start(&self, address: SocketAddr, load: &Load, seconds: u32) -> Result<Running> {
        let mut command = Command::new("wrk");
        command
            .args(["--threads", "1", "--connections", "32", "--timeout", "15s"])
            .args(["--duration", &format!("{seconds}s")])
            .arg("--script")
            .arg(&self.script);
        for (name, value) in &load.headers {
            command.args(["--header", &format!("{name}: {value}")]);
        }
        let from = NEXT_VALUE
            .fetch_add(VALUES_OF_LOAD, Ordering::Relaxed)
            .to_string();
        match &load.ask {
            Ask::Same(path) => command.args([&format!("http://{address}{path}"), "--", "same"]),
            Ask::Fresh(path) => command.args([&format!("http://{address}{path}"), "--", "fresh", &from]),
            Ask::Mixed(paths) => command
                .args([&format!("http://{address}/"), "--", "mixed", &from])
                .args(paths),
        };
        let child = command
            .stdout(Stdio::piped())
            .spawn()
            .context("could not start wrk: `.ci/install.sh wrk` installs it")?;
        Ok(Running(child))
    }
}

impl Running {
    /// Waits for the end and returns how many requests were answered.
    ///
    /// # Errors
    /// When one of them was not answered, or with a status of 400 or more.
    pub fn finish(self) -> Result<u64> {
        let output = self.0.wait_with_output()?;
        let text = String::from_utf8_lossy(&output.stdout);
        let sum = text.lines().find_map(|line| line.strip_prefix("sum "));
        let sum: Vec<u64> = sum
            .with_context(|| format!("wrk gave no sum: {text}"))?
            .split(' ')
            .map(str::parse)
            .collect::<Result<_, _>>()?;
        let [requests, refused, broken] = sum[..] else {
            anyhow::bail!("wrk gave another sum than `load.lua` prints");
        };
        ensure!(
            requests > 0 && refused == 0 && broken == 0,
            "of {requests} requests {refused} were refused, and {broken} broke off"
        );
        Ok(requests)
    }
}

/// An address that no load has asked for.
pub fn fresh(path: &str) -> String {
    let value = NEXT_VALUE.fetch_add(VALUES_OF_LOAD, Ordering::Relaxed);
    let joint = if path.contains('?') { '&' } else { '?' };
    format!("{path}{joint}{PARAMETER}={value}")
}
