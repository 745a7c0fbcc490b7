#!/usr/bin/env bash
# What takes too long for every change: the nightly form of tests that `make test` runs shorter.
set -uo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/environment.sh"
source .ci/postgresql.sh
trap stop_postgresql EXIT

bash .ci/build.sh || exit 1
bash .ci/install.sh postgresql || exit 1
start_postgresql || exit 1
export HANDOVER_KILLS=2000
step "two-thousand-kills" cargo test --locked --package handover --test it -- --exact \
  edit::crash::sqlite::what_was_acknowledged_survives_being_killed edit::crash::postgres::what_was_acknowledged_survives_being_killed
finish
