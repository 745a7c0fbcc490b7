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
export HANDOVER_AS_OF_DAYS=200 HANDOVER_EVERY_NAME=1 HANDOVER_EVERY_FORM=1
step "every-day-name-and-form" cargo test --locked --package handover --test it -- --exact \
  as_of::no_page_and_no_output_of_a_day_tells_of_what_came_later \
  api::names::every_name_is_found_in_any_case_without_accents_and_in_any_order \
  edit::acts::every_form_opens_with_what_stands_and_saves_nothing_when_nothing_is_changed
finish
