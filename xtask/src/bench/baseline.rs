//! The baseline (`xtask/baseline`): the bytes of our page of leaders, from the memory of a server that does nothing else.

use std::ffi::OsString;
use std::fs;
use std::net::SocketAddr;
use std::path::Path;

use anyhow::Result;

use crate::bench::http::get;
use crate::bench::program::Program;

/// The page whose bytes it has.
pub const PAGE: &str = "/leaders";
/// Where it has them.
pub const PLAIN: &str = "/plain";
pub const BROTLI: &str = "/br";

/// Starts the baseline with the bytes that `ours` sends.
pub fn start(binary: &Path, folder: &Path, ours: SocketAddr) -> Result<Program> {
    let mut arguments = Vec::new();
    for (encoding, address) in [("identity", PLAIN), ("br", BROTLI)] {
        let file = folder.join(format!("leaders.{encoding}"));
        fs::write(&file, get(ours, PAGE, encoding)?.body)?;
        let mut argument = OsString::from(file);
        argument.push(format!("={address},{encoding}"));
        arguments.push(argument);
    }
    Program::baseline(binary, arguments)
}
