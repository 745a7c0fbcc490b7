//! A server that is measured: the release, or the baseline beside it.

use std::ffi::OsString;
use std::fs;
use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result};

use crate::bench::http::{Answer, get};

/// In which the kernel counts the time of a process. Linux tells programs hundredths, whatever it counts in itself.
const TICKS_PER_SECOND: f64 = 100.0;

/// The database of a server whose folder is `folder`.
pub fn database(folder: &Path) -> String {
    format!("sqlite://{}?mode=rwc", folder.join("bench.db").display())
}

/// A process that listens; it is stopped when this is dropped.
pub struct Program {
    child: Child,
    address: SocketAddr,
}

/// The release, started.
pub struct Started {
    pub program: Program,
    /// From the start of the process until the whole home page had arrived, in Brotli.
    pub within: Duration,
    pub home: Answer,
}

impl Started {
    /// Starts the release with its database in `folder`, and waits until the home page has arrived.
    pub fn new(binary: &Path, folder: &Path) -> Result<Self> {
        let begin = Instant::now();
        let mut command = Command::new(binary);
        command
            .args([
                "serve",
                "--listen",
                "127.0.0.1:0",
                "--database",
                &database(folder),
            ])
            .args(["--api-requests-per-minute", &u32::MAX.to_string()])
            .stderr(fs::File::create(folder.join("log"))?);
        let program = Program::start(command)?;
        let home = get(program.address, "/", "br")?;
        Ok(Self {
            program,
            within: begin.elapsed(),
            home,
        })
    }
}

impl Program {
    /// Starts the release, where its start is not what is measured.
    pub fn release(binary: &Path, folder: &Path) -> Result<Self> {
        Ok(Started::new(binary, folder)?.program)
    }

    /// Starts the baseline with its arguments.
    pub fn baseline(binary: &Path, arguments: impl IntoIterator<Item = OsString>) -> Result<Self> {
        let mut command = Command::new(binary);
        command.args(arguments);
        Self::start(command)
    }

    /// Starts a server and waits for its first line, which names its address.
    fn start(mut command: Command) -> Result<Self> {
        let name = command.get_program().to_string_lossy().into_owned();
        let mut child = command
            .stdout(Stdio::piped())
            .spawn()
            .with_context(|| format!("could not start {name}: `make bench` builds it"))?;
        let stdout = child.stdout.take().context("a server without standard output")?;
        let mut program = Self {
            child,
            address: SocketAddr::from(([127, 0, 0, 1], 0)),
        };
        let mut lines = BufReader::new(stdout).lines();
        let line = lines.next().transpose()?.unwrap_or_default();
        // The pipe is drained for as long as the server runs, or it would block on its own words.
        std::thread::spawn(move || lines.for_each(drop));
        program.address = address_in(&line)
            .with_context(|| format!("the first line of {name} names no address: {line:?}"))?;
        Ok(program)
    }

    /// Where the server listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Resident memory, in MB.
    pub fn memory(&self) -> Result<f64> {
        let status = self.proc("status")?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        let kibibytes = line.and_then(|line| line.trim().strip_suffix(" kB"));
        let kibibytes: f64 = kibibytes.context("no VmRSS")?.parse()?;
        Ok(kibibytes * 1024.0 / 1e6)
    }

    /// Seconds that all threads have spent so far, in the program and in the kernel for it.
    pub fn cpu(&self) -> Result<f64> {
        let stat = self.proc("stat")?;
        // Behind the name, which may hold anything: fields 14 and 15 of `man 5 proc`, counted from the third.
        let (_, fields) = stat.rsplit_once(") ").context("no end of the name")?;
        let mut fields = fields.split(' ').skip(11);
        let mut ticks = || -> Result<f64> { Ok(fields.next().context("no such field")?.parse()?) };
        Ok((ticks()? + ticks()?) / TICKS_PER_SECOND)
    }

    fn proc(&self, file: &str) -> Result<String> {
        fs::read_to_string(format!("/proc/{}/{file}", self.child.id()))
            .context("the bench reads /proc, which only Linux has, and only while the server runs")
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
