#!/usr/bin/env bash
# Builds the release, if anything that it is made of changed since the last time.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/environment.sh"

STAMP="$CARGO_TARGET_DIR/release/handover.built-from"
SOURCES=(Cargo.toml Cargo.lock .cargo app data domain server style xtask)

# Cargo's own check costs most of a second for three builds; a restart has to serve within one. The stamp names the clone,
# because several clones may share the target folder.
if [ -x "$HANDOVER_BIN" ] && [ "$(cat "$STAMP" 2>/dev/null)" = "$ROOT" ] \
  && [ -z "$(find "${SOURCES[@]}" -newer "$STAMP" -print -quit)" ]; then
  exit 0
fi

bash .ci/install.sh rust
mkdir -p "$CARGO_TARGET_DIR/release"
# Touched before the build, so that what is saved during it counts as changed.
touch "$STAMP.new"
# Everything but the browser's files and the program that has them inside: the two longest parts side by side.
cargo build --release --lib --bin xtask
cargo xtask build
echo "$ROOT" >"$STAMP.text"
touch -r "$STAMP.new" "$STAMP.text"
mv "$STAMP.text" "$STAMP"
rm -f "$STAMP.new"
# Where one looks for it first.
[ -e target ] || ln -s "$CARGO_TARGET_DIR" target
