# Lapel: `make demo` shows it, `make test` tests it. Both install what is missing first and can be run again.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

# The test data that is not part of the project; tests that need it say so when it is not there.
export LAPEL_SHARED ?= $(abspath ../shared)

.PHONY: help prepare verifier demo test lint conformance browser-test slurm-test fuzz audit bench sample release-notes clean

help:
	@echo 'make demo     build Lapel and the site of the sample portfolio'
	@echo 'make test     run every test'
	@echo 'make conformance  run the standards’ own suites (needs LAPEL_SHARED)'
	@echo 'make verifier  build the verifier for browsers (WebAssembly) and print its SHA-256'
	@echo 'make browser-test  check badges in Chromium, as a visitor would'
	@echo 'make slurm-test  build the sample showcase in parts on a Slurm of its own, and compare'
	@echo 'make fuzz     look for inputs that break the readers, a minute for each kind'
	@echo 'make lint     check the formatting of the sources'
	@echo 'make audit    look at the sample sites as a visitor’s browser would (needs LAPEL_SHARED)'
	@echo 'make bench    measure portfolios of up to 10,000 badges and classes of up to 1,000 learners, beside Hugo'
	@echo 'make sample   make the badges of the sample portfolio and showcase anew from their fixed keys'
	@echo 'make release-notes  print the notes of the next release, with the SHA-256 of the verifier for browsers'
	@echo 'make clean    remove everything that was built'

prepare:
	@.ci/prepare

verifier: prepare
	@echo 'verifier: building the verifier for browsers (a first build takes some minutes)'
	@.ci/verifier "$$(swift build --show-bin-path)/verifier.wasm"

demo: prepare
	@echo 'demo: building Lapel (a first build takes a minute or two)'
	@swift build --product lapel
	@$(MAKE) --no-print-directory verifier
	@echo 'demo: building the sample portfolio'
	@"$$(swift build --show-bin-path)/lapel" build SamplePortfolio
	@echo "demo: open $(CURDIR)/SamplePortfolio/_site/index.html in a browser"

test: prepare lint
	@echo 'test: building (a first build takes a few minutes)'
	@swift build --build-tests
	@echo "test: running every test (LAPEL_SHARED=$(LAPEL_SHARED))"
	@# Arguments of test cases can be megabytes long: lines are cut.
	@swift test --skip-build 2>&1 | cut -c 1-400
	@.ci/slurm-test "$$(swift build --show-bin-path)/lapel"
	@$(MAKE) --no-print-directory browser-test

slurm-test: prepare
	@swift build --product lapel
	@.ci/slurm-test "$$(swift build --show-bin-path)/lapel"

browser-test: prepare
	@swift build --product lapel
	@$(MAKE) --no-print-directory verifier
	@.ci/browser-test

conformance: prepare
	@swift build --product Conformance
	@"$$(swift build --show-bin-path)/Conformance"

fuzz: prepare
	@.ci/fuzz

lint:
	@echo 'lint: checking the formatting'
	@swift format lint --strict --recursive --parallel Package.swift Sources Tests

audit: demo
	@"$$(swift build --show-bin-path)/lapel" build SamplePortfolio/showcase
	@.ci/audit

bench: prepare
	@.ci/bench

release-notes: prepare
	@.ci/release-notes

sample: prepare
	@swift run MakeSampleBadges SamplePortfolio

clean:
	@rm -rf .build .build-* .cache SamplePortfolio/_site SamplePortfolio/showcase/_site
