//! The islands of `app` as WebAssembly, and the JavaScript that speaks with it.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};
use wasm_bindgen_cli_support::Bindgen;

use crate::site::output::Output;
use crate::workspace::{Mode, Workspace, run};

/// Compiles `app` for the browser of readers and returns the path of the module.
pub fn compile(workspace: &Workspace) -> Result<PathBuf> {
    run(&mut command(workspace, Mode::Release))?;
    Ok(module_of(workspace, Mode::Release))
}

/// The cargo command that compiles `app` for the browser.
pub fn command(workspace: &Workspace, mode: Mode) -> Command {
    let mut command = workspace.cargo(&[
        "rustc",
        "--package=app",
        "--lib",
        "--crate-type=cdylib",
        "--target=wasm32-unknown-unknown",
        "--no-default-features",
        "--features=hydrate",
    ]);
    if mode == Mode::Release {
        command.args(["--release", "--config=.cargo/browser.toml", "--"]);
        // The names of functions stay until `cargo xtask wasm-deps` has read them; they go when the bindings are made.
        command.args(["-Clto=fat", "-Cembed-bitcode=yes", "-Cstrip=none"]);
    }
    command
}

/// Where cargo leaves the module.
pub fn module_of(workspace: &Workspace, mode: Mode) -> PathBuf {
    let folder = match mode {
        Mode::Dev => "debug",
        Mode::Release => "release",
    };
    workspace.target(&format!("wasm32-unknown-unknown/{folder}/app.wasm"))
}

/// Lists what `bind` will add in `make dev`, where its names are known before.
pub fn list(output: &mut Output) {
    output.list("wasm", "app_bg.wasm");
    output.list("js", "app.js");
}

/// Turns the module into one that JavaScript can load, and adds both to the output.
pub fn bind(module: &Path, mode: Mode, output: &mut Output) -> Result<()> {
    let is_release = mode == Mode::Release;
    let mut bindings = Bindgen::new()
        .input_path(module)
        .out_name("app")
        .web(true)?
        .typescript(false)
        .keep_debug(!is_release)
        .remove_name_section(is_release)
        .remove_producers_section(true)
        .omit_default_module_path(false)
        .generate_output()
        .context("could not make the bindings of the browser module")?;
    ensure!(
        bindings.snippets().values().all(Vec::is_empty) && bindings.local_modules().is_empty(),
        "a crate brings JavaScript of its own into the browser: put what it does into app/browser/ instead"
    );

    let wasm = bindings.wasm_mut().emit_wasm();
    let wasm_name = output.add("wasm", "app_bg", "wasm", &wasm)?;
    // Without an argument the loader fetches the module from beside itself, so it must know the hashed name.
    let javascript = bindings.js().replace("app_bg.wasm", &wasm_name);
    output.add("js", "app", "js", javascript.as_bytes())?;
    Ok(())
}
