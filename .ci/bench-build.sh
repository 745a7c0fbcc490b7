#!/usr/bin/env bash
# A first build as a new user meets it: a fresh clone, an empty target folder, `make serve`, and the clock until the first page.
# Packages that were fetched before are not fetched again.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/environment.sh"

BAR=480
FOLDER="$(mktemp -d)"
LOG="$FOLDER/log"
SERVING=

# `make` and the program that it becomes have a process group of their own.
clean_up() {
  [ -z "$SERVING" ] || kill -- "-$SERVING" 2>/dev/null || true
  rm -rf "$FOLDER"
}
trap clean_up EXIT

git clone --quiet "$ROOT" "$FOLDER/clone"
# The Makefile sets the rest for this folder; what was set for another would be compiled in.
unset HANDOVER_SITE_DIR HANDOVER_BIN
begin=$SECONDS
CARGO_TARGET_DIR="$FOLDER/target" setsid make -C "$FOLDER/clone" serve \
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
printf 'first page after a fresh clone: %d s, bar %d s\n' "$elapsed" "$BAR"
[ "$elapsed" -le "$BAR" ]
