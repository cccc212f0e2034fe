# make run    set up what is missing, build, measure every model in models/, print and write results/runs/
# make test   set up what is missing, build and run every test
# make bench  the kernels against a plain copy of the same bytes
# make format / make check
SHELL := /bin/bash
.DEFAULT_GOAL := run
.PHONY: run test bench format check setup

CONFIGURATION ?= release
ARGUMENTS ?=
FORMATTED := Package.swift Sources Tests Benchmarks

setup:
	@./.ci/setup

run: setup
	swift build -c $(CONFIGURATION) --product etalon
	@"$$(swift build -c $(CONFIGURATION) --show-bin-path)/etalon" run $(ARGUMENTS)

test: setup
	swift build --build-tests
	swift test --skip-build --disable-xctest

bench: setup
	swift run -c release EtalonBenchmarks

format:
	swift format --in-place --parallel --recursive $(FORMATTED)

check: setup
	swift format lint --strict --parallel --recursive $(FORMATTED)
	$(MAKE) test
