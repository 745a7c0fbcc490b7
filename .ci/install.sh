#!/usr/bin/env bash
# Installs what is missing: .ci/install.sh NAME… with the names of the functions below. What is there is left alone.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/environment.sh"

LEPTOSFMT=0.1.33
CARGO_DENY=0.20.2
CARGO_MACHETE=0.9.2
TYPOS=1.52.0
ICALENDAR=7.3.2
VOBJECT=0.9.9
FEEDPARSER=6.0.14
LXML=6.1.3
SCHEMATHESIS=4.32.5
OPENAPI_SPEC_VALIDATOR=0.9.0

is_root_on_debian() { [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; }

# packages WHY PACKAGE…: Debian's packages, or a message that says exactly what to do.
packages() {
  local why="$1"
  shift
  if is_root_on_debian; then
    echo "installing $* ($why)"
    apt-get -qq update
    DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends "$@" >/dev/null
  else
    echo "Missing: $why." >&2
    echo "On Debian or Ubuntu:  sudo apt-get install -y $*" >&2
    echo "Elsewhere install the same by your package manager, then call make again." >&2
    exit 1
  fi
}

# crate NAME VERSION: a tool from crates.io, in a folder of ours, so that nobody's own tools are touched. It runs for seconds, so it is built
# quickly and not to be quick.
crate() {
  [ "$(cat "$TOOLS/$1.version" 2>/dev/null)" = "$2" ] && [ -x "$TOOLS/bin/$1" ] && return
  echo "building $1 $2 (once; a minute)"
  CARGO_PROFILE_DEV_DEBUG=false cargo install --quiet --debug --locked --force --root "$TOOLS" --target-dir "$TOOLS/build" "$1@$2"
  rm -rf "$TOOLS/build"
  echo "$2" >"$TOOLS/$1.version"
}

rust() {
  if ! command -v cargo >/dev/null; then
    echo "Missing: Rust. Install rustup as https://rustup.rs says, then call make again." >&2
    exit 1
  fi
  local library
  library="$(rustc --print sysroot)/lib/rustlib/wasm32-unknown-unknown"
  if [ ! -d "$library" ]; then
    if command -v rustup >/dev/null; then
      rustup target add wasm32-unknown-unknown
    else
      echo "Missing: the Rust target wasm32-unknown-unknown, by the way that Rust was installed." >&2
      exit 1
    fi
  fi
  # The SQLite inside the program is C, and every Rust program is linked by the C compiler.
  command -v cc >/dev/null || packages "a C compiler" build-essential pkg-config
}

node() {
  # Any Node that can run npm: the tests run on the version pinned in end2end/package.json.
  command -v npm >/dev/null || packages "Node.js and npm" nodejs npm
  local stamp="$ROOT/end2end/node_modules/.installed"
  if ! cmp -s "$ROOT/end2end/package-lock.json" "$stamp"; then
    (cd "$ROOT/end2end" && PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm ci --no-audit --no-fund --loglevel=error)
    cp "$ROOT/end2end/package-lock.json" "$stamp"
  fi
}

chromium() {
  local candidate
  for candidate in "${CHROMIUM:-}" /usr/bin/chromium /usr/bin/chromium-browser; do
    [ -x "$candidate" ] && return
  done
  if is_root_on_debian; then
    packages "a browser" chromium fonts-noto-cjk
  else
    (cd "$ROOT/end2end" && npx playwright install chromium)
  fi
}

postgresql() {
  compgen -G "/usr/lib/postgresql/*/bin/initdb" >/dev/null || command -v initdb >/dev/null \
    || packages "PostgreSQL" postgresql
}

wrk() {
  type -P wrk >/dev/null || packages "wrk, which makes the load of a measurement" wrk
}

leptosfmt() { crate leptosfmt "$LEPTOSFMT"; }
deny() { crate cargo-deny "$CARGO_DENY"; }
machete() { crate cargo-machete "$CARGO_MACHETE"; }

typos() {
  [ "$("$TOOLS/bin/typos" --version 2>/dev/null)" = "typos-cli $TYPOS" ] && return
  # The Python package is the same program, ready made; without pip it is built.
  if python3 -m pip --version >/dev/null 2>&1 \
    && python3 -m pip install --quiet --disable-pip-version-check --no-deps --upgrade \
      --target "$TOOLS/python" "typos==$TYPOS" 2>/dev/null; then
    mkdir -p "$TOOLS/bin"
    ln -sf "$TOOLS/python/bin/typos" "$TOOLS/bin/typos"
  else
    cargo install --quiet --locked --force --root "$TOOLS" --target-dir "$TOOLS/build" "typos-cli@$TYPOS"
    rm -rf "$TOOLS/build"
  fi
}

# Python's readers of calendars and feeds. Without pip there is no other way to them; the suites then say so, and fail where CI is set.
calendars() {
  local versions="$ICALENDAR $VOBJECT $FEEDPARSER $LXML"
  [ "$(cat "$TOOLS/icalendar.version" 2>/dev/null)" = "$versions" ] && [ -d "$TOOLS/icalendar" ] && return
  if ! python3 -m pip --version >/dev/null 2>&1; then
    echo "Missing: python3 with pip, for a second opinion on calendars and feeds." >&2
    return
  fi
  rm -rf "$TOOLS/icalendar"
  python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --no-warn-conflicts \
    --target "$TOOLS/icalendar" "icalendar==$ICALENDAR" "vobject==$VOBJECT" "feedparser==$FEEDPARSER" "lxml==$LXML" ||
    { rm -rf "$TOOLS/icalendar"; return; }
  echo "$versions" >"$TOOLS/icalendar.version"
}

# The tester of the API, in a Python environment of its own. Without venv there is no other way to it; the suite then says
# so, and fails where CI is set.
schemathesis() {
  local folder="$TOOLS/schemathesis" versions="$SCHEMATHESIS $OPENAPI_SPEC_VALIDATOR"
  [ "$(cat "$folder/handover.version" 2>/dev/null)" = "$versions" ] && [ -x "$folder/bin/schemathesis" ] && return
  rm -rf "$folder"
  if ! python3 -m venv "$folder" >/dev/null 2>&1; then
    rm -rf "$folder"
    if is_root_on_debian; then packages "Python environments" python3-venv; fi
    python3 -m venv "$folder" >/dev/null 2>&1 || {
      rm -rf "$folder"
      echo "Missing: python3 with venv, for the tester of the API." >&2
      return
    }
  fi
  "$folder/bin/python" -m pip install --quiet --disable-pip-version-check \
    "schemathesis==$SCHEMATHESIS" "openapi-spec-validator==$OPENAPI_SPEC_VALIDATOR" \
    || { rm -rf "$folder"; return; }
  echo "$versions" >"$folder/handover.version"
}

for name in "$@"; do "$name"; done
