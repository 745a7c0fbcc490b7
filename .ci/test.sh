#!/usr/bin/env bash
# Every test: Rust on both databases, the starter world, the browser, `make dev`, the HTML, the API from outside, Lighthouse. A suite that fails does not
# stop the others; one that could not run counts as one failure.
set -uo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/environment.sh"
source .ci/postgresql.sh
trap stop_postgresql EXIT
LOGS="$(mktemp -d)"

# count SUITE BEGIN STATUS PASSED FAILED: a status that no counted failure explains is itself a failure. BEGIN is $SECONDS at its start.
count() {
  local failed="${5:-0}"
  [ "$3" != 0 ] && [ "$failed" = 0 ] && failed=1
  record "$1" "${4:-0}" "$failed" $((SECONDS - $2))
}

# cargo_suite NAME COMMAND…: counts what nextest or cargo's own runner says at the end.
cargo_suite() {
  local name="$1" log="$LOGS/$1" status begin=$SECONDS
  shift
  say "$name"
  "$@" 2>&1 | tee "$log"
  status=${PIPESTATUS[0]}
  # shellcheck disable=SC2046
  count "$name" "$begin" "$status" $(sed 's/\x1b\[[0-9;]*m//g' "$log" | awk '
    /^test result:/ { for (i = 2; i <= NF; i++) { if ($i ~ /^passed/) passed += $(i-1); if ($i ~ /^failed/) failed += $(i-1) } }
    /^ *Summary \[/ { for (i = 2; i <= NF; i++) { if ($i ~ /^passed/) passed = $(i-1); if ($i ~ /^failed/) failed = $(i-1) } }
    END { print passed + 0, failed + 0 }')
  note_failures "$name" < <(sed 's/\x1b\[[0-9;]*m//g' "$log" | grep -E '^ +(FAIL|TIMEOUT|SIGKILL|SIGABRT|SIGSEGV) \[|^test .* FAILED$' | sort -u)
}

# node_suite NAME COMMAND…: the command writes "passed failed" into the file $COUNT_FILE, and below that lines "failed …" and "retried …".
node_suite() {
  local name="$1" status begin=$SECONDS
  shift
  say "$name"
  export COUNT_FILE="$LOGS/$name"
  (cd end2end && PATH="$ROOT/end2end/node_modules/.bin:$PATH" && "$@")
  status=$?
  # shellcheck disable=SC2046
  count "$name" "$begin" "$status" $(head -n 1 "$COUNT_FILE" 2>/dev/null || echo 0 0)
  note_failures "$name" < <(sed -n 's/^failed //p' "$COUNT_FILE" 2>/dev/null)
  note_retries "$name" < <(sed -n 's/^retried //p' "$COUNT_FILE" 2>/dev/null)
}

step "release" bash .ci/build.sh
bash .ci/install.sh node chromium postgresql calendars schemathesis || record "test-tools" 0 1
start_postgresql || record "postgresql" 0 1

PACKAGES=(--locked --package domain --package app --package handover --features app/ssr)
if cargo nextest --version >/dev/null 2>&1; then
  cargo_suite "cargo-tests" cargo nextest run "${PACKAGES[@]}" --no-fail-fast --status-level fail --no-tests pass
else
  cargo_suite "cargo-tests" cargo test "${PACKAGES[@]}" --no-fail-fast --lib --bins --tests
fi
cargo_suite "doc-tests" cargo test "${PACKAGES[@]}" --doc
# As it is built for `cargo xtask`, so that nothing but its tests is compiled.
cargo_suite "build-tool" cargo test --quiet --locked --release --bin xtask
step "starter-world" "$HANDOVER_BIN" check
node_suite "browser" playwright test
node_suite "dev" node dev.mjs
node_suite "calendars" node calendars/check.mjs
node_suite "feeds" node feeds/check.mjs
node_suite "api" node api/check.mjs
node_suite "lighthouse" node lighthouse.mjs
rm -rf "$LOGS"
finish
