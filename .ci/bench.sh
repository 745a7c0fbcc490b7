#!/usr/bin/env bash
# Measures the release beside the baseline. What is added goes to `cargo xtask bench`: --quick, --only PREFIX.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/environment.sh"

bash .ci/install.sh wrk
bash .ci/build.sh
cargo build --quiet --release --bin baseline
cargo xtask bench "$@"
