# Handover: `make` lists what can be done. The steps themselves are in .ci/, one script each.

# Outside the clone, so that a fresh clone starts from what was compiled before.
export CARGO_TARGET_DIR ?= $(HOME)/.cache/handover/target
# What the server embeds; `cargo xtask site` fills it.
export HANDOVER_SITE_DIR := $(CARGO_TARGET_DIR)/site/pkg

LISTEN ?= 127.0.0.1:3000
DATABASE ?= sqlite://handover.db?mode=rwc

.PHONY: help serve dev build test test-long lint bench bench-build fmt clean
.DEFAULT_GOAL := help

help: ## List the commands
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

serve: ## Build the release if anything changed, and serve it (LISTEN=127.0.0.1:3000 DATABASE=sqlite://…)
	@bash .ci/build.sh
	@exec "$(CARGO_TARGET_DIR)/release/handover" serve --listen "$(LISTEN)" --database "$(DATABASE)"

dev: ## Serve a debug build that follows the sources; each save loads the open page anew (LISTEN=…, DATABASE=… as above)
	@bash .ci/install.sh rust
	@exec cargo xtask dev --listen "$(LISTEN)" $(if $(filter-out file,$(origin DATABASE)),--database "$(DATABASE)")

build: ## Build the release: target/release/handover, one file with everything inside
	@bash .ci/build.sh

test: ## Install what is missing and run every test: Rust, PostgreSQL, browser, HTML, Lighthouse
	@bash .ci/test.sh

test-long: ## Kill the server two thousand times during edits, and look at every name, form and 200 days (some hours)
	@bash .ci/test-long.sh

lint: ## Check form, lints, licences, spelling, and what reaches the browser
	@bash .ci/lint.sh

bench: ## Measure what requests, commits and a large world cost, beside a baseline and the bars (ten minutes)
	@bash .ci/bench.sh

bench-build: ## Measure a first build against its bar, and what is built against everything optimised (half an hour)
	@bash .ci/bench-build.sh

fmt: ## Format everything
	@bash .ci/install.sh leptosfmt
	@cargo fmt --all
	@"$(HOME)/.cache/handover/tools/bin/leptosfmt" --quiet "app/src/**/*.rs"

clean: ## Remove what was built, and this clone's test output
	@cargo clean --quiet
	@rm -rf end2end/node_modules end2end/test-results end2end/report
