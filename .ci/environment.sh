# Sourced by the other scripts: where things lie, and how results are counted.

ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
cd "$ROOT" || exit 1
export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-$HOME/.cache/handover/target}"
export HANDOVER_SITE_DIR="$CARGO_TARGET_DIR/site/pkg"
export HANDOVER_BIN="$CARGO_TARGET_DIR/release/handover"
TOOLS="$HOME/.cache/handover/tools"
export PATH="$PATH:$HOME/.cargo/bin:$TOOLS/bin"

# Lines "suite passed failed seconds". `.ci/run` hands in one file for everything and prints the sum itself.
COUNTS="${HANDOVER_COUNTS:-$(mktemp)}"

say() { printf '\n== %s\n' "$*"; }

# record SUITE PASSED FAILED SECONDS
record() { echo "$1 ${2:-0} ${3:-0} ${4:-0}" >>"$COUNTS"; }

# note_failures SUITE: lines of what failed, to be shown at the very end, where they are looked for.
note_failures() { sed "s/^ */$1: /" >>"$COUNTS.failed"; }

# note_retries SUITE: lines of what passed at its second try alone, to be mended.
note_retries() { sed "s/^ */$1: /" >>"$COUNTS.retried"; }

# step NAME COMMAND…: one command that counts as one test.
step() {
  local name="$1"
  shift
  say "$name"
  local begin=$SECONDS
  if "$@"; then
    record "$name" 1 0 $((SECONDS - begin))
    echo "   ok: $name ($((SECONDS - begin)) s)"
  else
    record "$name" 0 1 $((SECONDS - begin))
    echo "   FAILED: $name ($((SECONDS - begin)) s)"
  fi
}

# The sum of everything recorded, as a table and as the closing line; fails if anything failed or nothing ran.
print_counts() {
  if [ -s "$COUNTS.failed" ]; then
    say "what failed"
    cat "$COUNTS.failed"
  fi
  if [ -s "$COUNTS.retried" ]; then
    say "what needed a second try"
    cat "$COUNTS.retried"
  fi
  say "results"
  awk 'BEGIN { printf "%-44s %6s %6s %6s\n", "", "passed", "failed", "s" } { printf "%-44s %6d %6d %6d\n", $1, $2, $3, $4 }' "$COUNTS"
  awk '{ passed += $2; failed += $3 } END { printf "\n%d passed, %d failed\n", passed, failed; exit (failed > 0 || passed == 0) }' "$COUNTS"
}

# finish: what a script ends with. Under `.ci/run` the sum is printed there, once.
finish() {
  if [ -n "${HANDOVER_COUNTS:-}" ]; then
    ! awk '$3 > 0' "$COUNTS" | grep -q .
  else
    print_counts
  fi
}
