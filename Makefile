# make run    set up what is missing, build, measure every model in models/, print and write results/runs/
# make test   set up what is missing, build and run every test
# make gate   a small run of this checkout against results/baselines/: did any number change? after make test, for it needs the build
# make count  the instructions that scoring takes in a release build, against results/baselines/; says so where valgrind is missing
# make baseline  record what make gate and make count compare with, after a change that was meant
# make bench  the kernels against a plain copy of the same bytes
# make peers  side by side with other libraries, in a Python environment of its own; ARGUMENTS=--quick for few rounds
# make peers-statistics  calibration, discrimination and group rates side by side with the libraries for these
# make browser   the page of the newest run, looked at in a headless Chromium; skipped where there is none
# make exporters every export of the newest run, read by programs that are not ours
# make docs      the documentation as a web site in .build/docs
# make format / make check
SHELL := /bin/bash
.DEFAULT_GOAL := run
.PHONY: run test gate count baseline bench peers peers-statistics browser exporters docs format check setup

CONFIGURATION ?= release
ARGUMENTS ?=
# The run that reports are made of: a file, the beginning of a name, or the newest.
RUN ?= $(lastword $(sort $(wildcard results/runs/*.json)))
# What is made for looking at: pages, screenshots, the site.
SHOWN := .build/shown
FORMATTED := Package.swift Sources Tests Benchmarks

setup:
	@./.ci/setup

run: setup
	swift build -c $(CONFIGURATION) --product etalon
	@"$$(swift build -c $(CONFIGURATION) --show-bin-path)/etalon" run $(ARGUMENTS)

test: setup
	swift build --build-tests
	swift test --skip-build --disable-xctest

# What is compared follows from models, populations and seed alone, on every machine; no time is.
BASELINE := results/baselines/small.json
SMALL_RUN := .build/debug/etalon run pe-fraud-2014 --people 2000 --measures calibration,counterfactual --quiet

gate:
	@$(SMALL_RUN) --output .build/gate/small.json >/dev/null
	@.build/debug/etalon gate $(BASELINE) .build/gate/small.json

# One model of each family; counts depend on the build, the C library and the BLAS, and on no processor.
INSTRUCTIONS := results/baselines/instructions.json
COUNT := count pe-fraud-2014 ft-employability-2021 ft-control-robot-2025 kenya-sha-2024

count:
	@if command -v valgrind >/dev/null; then \
	    set -e; swift build -c release --product etalon; \
	    .build/release/etalon $(COUNT) --output .build/gate/instructions.json; \
	    .build/release/etalon gate $(INSTRUCTIONS) .build/gate/instructions.json; \
	else echo "instructions were not counted: valgrind is not installed"; fi

baseline: setup
	swift build --product etalon
	@$(SMALL_RUN) --output $(BASELINE) >/dev/null
	@echo "recorded $(BASELINE)"
	swift build -c release --product etalon
	.build/release/etalon $(COUNT) --output $(INSTRUCTIONS)

bench: setup
	swift run -c release EtalonBenchmarks

PEERS := .build/peers
$(PEERS)/ready: Benchmarks/peers/requirements.txt
	python3 -m venv $(PEERS)/venv
	@while read -r package; do \
	    case "$$package" in ''|\#*) continue;; esac; \
	    $(PEERS)/venv/bin/pip install --quiet --disable-pip-version-check --only-binary :all: "$$package" \
	        || echo "peers: $$package could not be installed; its row will say so"; \
	done < $<
	@touch $@

peers: setup $(PEERS)/ready
	swift build -c release --product EtalonContender
	$(PEERS)/venv/bin/python Benchmarks/peers/run.py --cache $(PEERS)/cache --results results/peers \
	    --contender "$$(swift build -c release --show-bin-path)/EtalonContender" $(ARGUMENTS)

peers-statistics: setup $(PEERS)/ready
	swift build -c release --product EtalonContender
	$(PEERS)/venv/bin/python Benchmarks/peers/statistics_peers.py --cache $(PEERS)/cache --results results/peers \
	    --contender "$$(swift build -c release --show-bin-path)/EtalonContender" $(ARGUMENTS)

browser: setup
	swift build -c $(CONFIGURATION) --product etalon
	@mkdir -p $(SHOWN)
	@set -e; etalon="$$(swift build -c $(CONFIGURATION) --show-bin-path)/etalon"; \
	test -n "$(RUN)" || { "$$etalon" run --people 20000 --quiet > /dev/null; }; \
	run="$(RUN)"; run="$${run:-$$(ls results/runs/*.json | tail -1)}"; \
	"$$etalon" report "$$run" --quiet --html $(SHOWN)/report-en.html; \
	"$$etalon" report "$$run" --quiet --html $(SHOWN)/report-fr.html --language fr; \
	python3 Tests/Browser/check_page.py $(SHOWN)/report-en.html "$$run" --screenshots $(SHOWN); \
	python3 Tests/Browser/check_page.py $(SHOWN)/report-fr.html "$$run" --screenshots $(SHOWN)

exporters: setup
	swift build -c $(CONFIGURATION) --product etalon
	@test -x .venv/bin/python || python3 -m venv .venv
	@.venv/bin/pip install --quiet --requirement Tests/Exporters/requirements.txt
	@set -e; etalon="$$(swift build -c $(CONFIGURATION) --show-bin-path)/etalon"; \
	test -n "$(RUN)" || { "$$etalon" run --people 20000 --quiet > /dev/null; }; \
	run="$(RUN)"; run="$${run:-$$(ls results/runs/*.json | tail -1)}"; \
	.venv/bin/python Tests/Exporters/check_exports.py "$$etalon" "$$run"

docs:
	@mkdir -p .build/docs
	docc convert Sources/Etalon.docc --output-path .build/docs --fallback-display-name Etalon \
		--fallback-bundle-identifier etalon --warnings-as-errors

format:
	swift format --in-place --parallel --recursive $(FORMATTED)

check: setup
	swift format lint --strict --parallel --recursive $(FORMATTED)
	$(MAKE) test
