#!/usr/bin/env bash
# A first build as a new user meets it: a fresh clone, an empty target folder, `make serve`, and the clock until the first page.
# Then what was built beside a build with everything optimised: a request may cost 5 % more CPU.
# Packages that were fetched before are not fetched again.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/environment.sh"

BAR=540
FOLDER="$(mktemp -d)"
LOG="$FOLDER/log"
SERVING=

# `make` and the program that it becomes have a process group of their own.
stop_serving() {
  [ -z "$SERVING" ] || kill -- "-$SERVING" 2>/dev/null || true
  SERVING=
}
clean_up() {
  stop_serving
  rm -rf "$FOLDER"
}
trap clean_up EXIT

# optimise MANIFEST: opt-level 3 for every package of the release, and cargo's defaults for the rest of the profile.
optimise() {
  awk '
    /^\[/ { is_release = /^\[profile\.release[].]/ && !/build-override/; is_whole = /^\[profile\.release\]/ }
    is_whole && /^(lto|codegen-units) *=/ { next }
    is_release { sub(/opt-level *= *("[sz]"|[0-9])/, "opt-level = 3") }
    { print }
  ' "$1" >"$1.new"
  mv "$1.new" "$1"
}

bash .ci/install.sh wrk
git clone --quiet "$ROOT" "$FOLDER/clone"
# The Makefile sets the rest for this folder; what was set for another would be compiled in.
unset HANDOVER_SITE_DIR HANDOVER_BIN
export CARGO_TARGET_DIR="$FOLDER/target"
begin=$SECONDS
setsid make -C "$FOLDER/clone" serve \
  LISTEN=127.0.0.1:0 DATABASE="sqlite://$FOLDER/handover.db?mode=rwc" >"$LOG" 2>&1 &
SERVING=$!

page=
until [ -n "$page" ] && curl --fail --silent --output /dev/null "$page"; do
  if ! kill -0 "$SERVING" 2>/dev/null; then
    tail -n 40 "$LOG"
    echo "the first build failed" >&2
    exit 1
  fi
  sleep 0.5
  page="$(grep -o '"address":"[^"]*"' "$LOG" | head -n 1 | cut -d '"' -f 4 || true)"
done

elapsed=$((SECONDS - begin))
stop_serving
printf 'first page after a fresh clone: %d s, bar %d s\n' "$elapsed" "$BAR"

git clone --quiet "$ROOT" "$FOLDER/optimised"
optimise "$FOLDER/optimised/Cargo.toml"
begin=$SECONDS
CARGO_TARGET_DIR="$FOLDER/target-optimised" make -C "$FOLDER/optimised" build >"$LOG" 2>&1 || {
  tail -n 40 "$LOG"
  exit 1
}
printf 'the same with everything optimised: %d s\n' "$((SECONDS - begin))"
status=0
(cd "$FOLDER/clone" && cargo xtask bench --against "$FOLDER/target-optimised/release/handover") || status=1
[ "$elapsed" -le "$BAR" ] || status=1
exit "$status"
