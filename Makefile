# Lapel: `make demo` shows it, `make test` tests it. Both install what is missing first and can be run again.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

# The test data that is not part of the project; tests that need it say so when it is not there.
export LAPEL_SHARED ?= $(abspath ../shared)

.PHONY: help prepare demo test lint conformance core fuzz audit bench sample clean

help:
	@echo 'make demo     build Lapel and the site of the sample portfolio'
	@echo 'make test     run every test'
	@echo 'make conformance  run the standards’ own suites (needs LAPEL_SHARED)'
	@echo 'make core     compile the verifier with Embedded Swift for WebAssembly'
	@echo 'make fuzz     look for inputs that break the readers, a minute for each kind'
	@echo 'make lint     check the formatting of the sources'
	@echo 'make audit    look at the sample site as a visitor’s browser would (needs LAPEL_SHARED)'
	@echo 'make bench    measure building portfolios of 100, 1,000 and 10,000 badges, beside Hugo'
	@echo 'make sample   make the sample portfolio’s badges anew from their fixed keys'
	@echo 'make clean    remove everything that was built'

prepare:
	@.ci/prepare

demo: prepare
	@echo 'demo: building Lapel (a first build takes a minute or two)'
	@swift build --product lapel
	@echo 'demo: building the sample portfolio'
	@"$$(swift build --show-bin-path)/lapel" build SamplePortfolio
	@echo "demo: open $(CURDIR)/SamplePortfolio/_site/index.html in a browser"

test: prepare lint
	@echo 'test: building (a first build takes a few minutes)'
	@swift build --build-tests
	@echo "test: running every test (LAPEL_SHARED=$(LAPEL_SHARED))"
	@# Arguments of test cases can be megabytes long: lines are cut.
	@swift test --skip-build 2>&1 | cut -c 1-400

conformance: prepare
	@swift build --product Conformance
	@"$$(swift build --show-bin-path)/Conformance"

core:
	@echo 'core: compiling the verifier with Embedded Swift for WebAssembly'
	@swift build --triple wasm32-unknown-none-wasm -c release --target LapelVerification \
	  --scratch-path .build-wasm -Xswiftc -enable-experimental-feature -Xswiftc Embedded \
	  -Xswiftc -wmo -Xswiftc -Osize

fuzz: prepare
	@.ci/fuzz

lint:
	@echo 'lint: checking the formatting'
	@swift format lint --strict --recursive --parallel Package.swift Sources Tests

audit: demo
	@.ci/audit

bench: prepare
	@.ci/bench

sample: prepare
	@swift run MakeSampleBadges SamplePortfolio

clean:
	@rm -rf .build .build-* .cache SamplePortfolio/_site
