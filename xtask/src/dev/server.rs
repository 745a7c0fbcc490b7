//! The server that is being worked on.

use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::process::{Child, ChildStdout, Command, Stdio};

use anyhow::{Context, Result};

use crate::workspace::spoken;

/// A running server, which ends when this is dropped.
pub struct Server {
    child: Child,
    address: SocketAddr,
    /// Held open, because the server may print more.
    _stdout: BufReader<ChildStdout>,
}

impl Server {
    /// Starts it, and waits until it says where it listens.
    pub fn start(command: &mut Command) -> Result<Self> {
        let mut child = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .with_context(|| format!("could not start `{}`", spoken(command)))?;
        let stdout = child.stdout.take().context("the server has no standard output")?;
        let mut stdout = BufReader::new(stdout);
        let mut line = String::new();
        let read = stdout.read_line(&mut line);
        let address = line.trim().trim_start_matches("http://").parse();
        match (read, address) {
            (Ok(_), Ok(address)) => Ok(Self {
                child,
                address,
                _stdout: stdout,
            }),
            _ => {
                end(&mut child);
                // It says on the terminal itself what kept it from starting.
                anyhow::bail!("the server did not start")
            }
        }
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Whether it ended by itself.
    pub fn has_ended(&mut self) -> bool {
        matches!(self.child.try_wait(), Ok(Some(_)))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // At once: the open page would hold up an orderly end, and the database bears it.
        end(&mut self.child);
    }
}

/// Ends a process that may have ended already.
pub fn end(child: &mut Child) {
    let _ = child.kill();
    let _ = child.wait();
}
