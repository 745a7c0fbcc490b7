//! Tells the crate where the browser's files are, so that they can be compiled in.
//!
//! `cargo xtask build` makes them and names their folder in `HANDOVER_SITE_DIR`. Without it, as in a
//! plain `cargo test`, empty files stand in for them.

use std::{env, fs, io, path::PathBuf};

const STAND_IN: [(&str, &str); 6] = [
    (
        "manifest.json",
        r#"{"boot":"boot-0.js","css":"handover-0.css","favicon":"favicon-0.svg","js":"app-0.js","wasm":"app_bg-0.wasm"}"#,
    ),
    (
        "boot-0.js",
        "// Build with `cargo xtask build` to have the islands come alive.\n",
    ),
    (
        "handover-0.css",
        "/* Build with `cargo xtask build` to have the design. */\n",
    ),
    (
        "favicon-0.svg",
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 8 8\"><path d=\"M0 0h8v8H0z\"/></svg>\n",
    ),
    (
        "app-0.js",
        "export default function () {}\nexport function hydrate() {}\n",
    ),
    ("app_bg-0.wasm", "\0asm\x01\0\0\0"),
];

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-env-changed=HANDOVER_SITE_DIR");
    println!("cargo::rerun-if-changed=../data");
    let site = match env::var_os("HANDOVER_SITE_DIR").filter(|folder| !folder.is_empty()) {
        Some(folder) => PathBuf::from(folder),
        None => stand_in()?,
    };
    println!("cargo::rerun-if-changed={}", site.display());
    println!("cargo::rustc-env=HANDOVER_SITE_DIR={}", site.display());
    Ok(())
}

fn stand_in() -> io::Result<PathBuf> {
    let folder = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default()).join("site");
    fs::create_dir_all(&folder)?;
    for (name, content) in STAND_IN {
        let path = folder.join(name);
        // Written only when it differs, so that nothing is compiled anew for it.
        if fs::read(&path).ok().as_deref() != Some(content.as_bytes()) {
            fs::write(path, content)?;
        }
    }
    Ok(folder)
}
