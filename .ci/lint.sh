#!/usr/bin/env bash
# Everything that can be judged without running the program. Each step counts as one test.
set -uo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/environment.sh"

bash .ci/install.sh rust leptosfmt deny machete typos || record "lint-tools" 0 1

# `ssr` and `hydrate` exclude each other, so each side of `app` is checked by itself and never with all features.
BROWSER=(--package app --lib --target wasm32-unknown-unknown --no-default-features --features hydrate)
# The documentation is for those who work on the program, so it may point at what is private.
documentation() { RUSTDOCFLAGS="-D warnings -A rustdoc::private_intra_doc_links" cargo doc --quiet --locked --no-deps --document-private-items --package domain --package handover --package app --features app/ssr; }
no_dependency_is_unused() { cargo-machete --skip-target-dir; }

step "rustfmt" cargo fmt --all --check
step "leptosfmt" leptosfmt --quiet --check "app/src/**/*.rs"
step "typos" typos --format brief
# What was never built here has to be there to be judged.
cargo fetch --quiet --locked || record "fetch" 0 1
step "licences-bans-sources" cargo-deny --offline --locked --log-level error check licenses bans sources
# Where the database of advisories can be had; a machine that cannot reach it says so and goes on.
if timeout 60 cargo-deny --log-level error fetch db >/dev/null 2>&1; then
  step "advisories" cargo-deny --locked --log-level error check --disable-fetch advisories
else
  say "advisories: not checked, because their database cannot be reached from here"
fi
step "unused-dependencies" no_dependency_is_unused
# The server embeds the browser's files, so they have to exist before it can be checked.
step "site" cargo xtask site
step "wasm-deps" cargo xtask wasm-deps
step "budget" cargo xtask budget
step "module-cycles" cargo xtask module-cycles
step "clippy-server" cargo clippy --quiet --locked --package domain --package handover --package app --features app/ssr --all-targets -- -D warnings
step "clippy-browser" cargo clippy --quiet --locked "${BROWSER[@]}" -- -D warnings
step "clippy-xtask" cargo clippy --quiet --locked --release --package xtask --package baseline --all-targets -- -D warnings
step "documentation" documentation
finish
