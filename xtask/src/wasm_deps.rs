//! Who may know whom, proved on the dependency graph.

use std::collections::BTreeSet;
use std::fs;

use anyhow::{Context, Result, bail, ensure};

use crate::site::{self, script};
use crate::workspace::{Mode, Workspace, output_of};

/// Too heavy for a reader's line, or senseless in a browser.
const NEVER_IN_WASM: [&str; 11] = [
    "axum",
    "brotlic",
    "fast_qr",
    "fluent-bundle",
    "hyper",
    "libsqlite3-sys",
    "reqwest",
    "rusqlite",
    "sqlx",
    "sqlx-core",
    "tokio",
];

/// Leptos names the regex crate in its configuration reader, so the graph always has it. The browser never calls that
/// reader and the linker drops it: these words must not stand among the names of what was linked.
const NEVER_LINKED: [&str; 4] = ["regex_automata", "regex_syntax", "aho_corasick", "leptos_config"];

/// What the client side of server functions would bring. `server_fn` has it in the graph, and the linker drops it as long as no island
/// calls a server function: then nothing in what is shipped tells of it.
const NEVER_SHIPPED: [&str; 4] = ["gloo_net", "gloo-net", "serde_qs", "/rpc/sign_in"];

/// The domain does no IO and knows no framework.
const NEVER_IN_DOMAIN: [&str; 8] = [
    "app", "axum", "handover", "hyper", "leptos", "reqwest", "sqlx", "tokio",
];

/// Fails if a forbidden crate is reached, and shows by which way.
pub fn check(workspace: &Workspace) -> Result<()> {
    let wasm = [
        "--package=app",
        "--target=wasm32-unknown-unknown",
        "--no-default-features",
        "--features=hydrate",
    ];
    let is_wasm_clean = is_free_of(workspace, "the browser module", &wasm, &NEVER_IN_WASM)?;
    let is_domain_clean = is_free_of(workspace, "domain", &["--package=domain"], &NEVER_IN_DOMAIN)?;
    let is_module_clean = is_module_clean(workspace)?;
    if !(is_wasm_clean && is_domain_clean && is_module_clean) {
        bail!("a forbidden crate is reached: see above");
    }
    Ok(())
}

fn is_free_of(workspace: &Workspace, what: &str, selection: &[&str], forbidden: &[&str]) -> Result<bool> {
    let tree = |extra: &[&str]| {
        output_of(
            workspace
                .cargo(&["tree", "--edges=normal,no-proc-macro"])
                .args(selection)
                .args(extra),
        )
    };
    let flat = tree(&["--prefix=none", "--format={p}"])?;
    let crates: BTreeSet<&str> = flat.lines().filter_map(|line| line.split(' ').next()).collect();
    let found: Vec<_> = forbidden.iter().filter(|name| crates.contains(**name)).collect();
    for name in &found {
        println!("{what} reaches {name}:\n{}", tree(&["--invert", name])?);
    }
    println!(
        "{what}: {} crates, {} of them forbidden",
        crates.len(),
        found.len()
    );
    Ok(found.is_empty())
}

/// Looks for forbidden names in the module as it was linked, before its names are removed for the browser, and in what is shipped.
fn is_module_clean(workspace: &Workspace) -> Result<bool> {
    let linked =
        fs::read(script::module_of(workspace, Mode::Release)).context("call `cargo xtask site` first")?;
    ensure!(
        has(&linked, "reactive_graph"),
        "the browser module has no names, so what was linked cannot be told"
    );
    let (folder, manifest) = site::shipped(workspace)?;
    let shipped = fs::read(folder.join(manifest.get("wasm").context("there is no wasm")?))?;
    let in_linked = report("linked", &linked, &NEVER_LINKED);
    let in_shipped = report("shipped", &shipped, &NEVER_SHIPPED);
    Ok(in_linked && in_shipped)
}

fn has(module: &[u8], word: &str) -> bool {
    module.windows(word.len()).any(|bytes| bytes == word.as_bytes())
}

fn report(what: &str, module: &[u8], forbidden: &[&str]) -> bool {
    let found: Vec<_> = forbidden.iter().filter(|word| has(module, word)).collect();
    println!(
        "the {what} module: {} bytes, forbidden in it: {found:?}",
        module.len()
    );
    found.is_empty()
}
