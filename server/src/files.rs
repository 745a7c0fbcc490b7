//! The browser's files, compiled into the program and into nothing before it: the library is built while they are made.
//!
//! `cargo xtask site` makes them and `HANDOVER_SITE_DIR` names their folder; without it, as in a plain `cargo test`, the few
//! of `stand-in/` take their place.

use std::borrow::Cow;

#[derive(rust_embed::RustEmbed)]
#[folder = "$HANDOVER_SITE_DIR"]
struct Embedded;

/// Another folder is another program.
const _: Option<&str> = option_env!("HANDOVER_SITE_DIR");

/// A file of the site by its name.
pub fn get(name: &str) -> Option<Cow<'static, [u8]>> {
    Embedded::get(name).map(|file| file.data)
}
