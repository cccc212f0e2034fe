#!/usr/bin/env python3
"""Counts the false verdicts of `etalon gate --paired` on identical code, and how often it catches a slowdown made on purpose.

    swift build -c release --product etalon
    Benchmarks/campaign/campaign.py .build/release/etalon --idle 100 --loaded 100 --slowed 100 --output campaign.jsonl

Each gate run is one line of the output: what was compared, the state of each benchmark, the estimate, how busy the machine was. The
script only starts the program, as CI would, and counts; it judges nothing itself. Interrupted, it goes on where it stopped.
"""
import argparse
import collections
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time

# With these, no machine counts as busy: what is left is what the statistics alone make of noise.
WITHOUT_LIMITS = "schema: etalon.thresholds/1\nenvironment: {pressure: 1, stolen: 1}\n"


def waited():
    """Seconds since the start of the machine in which some program waited for a processor."""
    try:
        first = pathlib.Path("/proc/pressure/cpu").read_text().splitlines()[0]
        return float(first.split("total=")[1]) * 1e-6
    except (OSError, IndexError):
        return None


def gate(options, new, seed, thresholds):
    words = [options.program, "gate", "--paired", options.program, new, "--format", "json", "--seed", str(seed)]
    words += ["--sample-time", str(options.sample_time), "--blocks", str(options.blocks)]
    words += ["--confirmation-blocks", str(options.confirmation_blocks)]
    for model in options.model:
        words += ["--model", model]
    if thresholds:
        words += ["--thresholds", thresholds]
    before, start = waited(), time.monotonic()
    ended = subprocess.run(words, capture_output=True, text=True)
    elapsed = time.monotonic() - start
    if ended.returncode not in (0, 2, 3):
        sys.exit(f"{' '.join(words)}: exit code {ended.returncode}\n{ended.stderr}")
    report = json.loads(ended.stdout)
    after = waited()
    return {
        "exit": ended.returncode,
        "seconds": round(elapsed, 2),
        "pressure": None if before is None else round(min(1.0, (after - before) / elapsed), 3),
        "verdicts": [
            {key: verdict.get(key) for key in ("model", "state", "relativeChange", "tolerance", "reason")}
            for verdict in report["verdicts"]
        ],
    }


def summary(lines):
    for kind in ("idle", "loaded", "slowed"):
        mine = [line for line in lines if line["kind"] == kind]
        if not mine:
            continue
        for limits in (True, False):
            runs = [line for line in mine if line["limits"] is limits]
            if not runs:
                continue
            states = collections.Counter(verdict["state"] for run in runs for verdict in run["verdicts"])
            changes = sorted(
                abs(verdict["relativeChange"]) for run in runs for verdict in run["verdicts"]
                if verdict["relativeChange"] is not None
            )
            pressure = sorted(run["pressure"] for run in runs if run["pressure"] is not None)
            busy = f", pressure median {pressure[len(pressure) // 2]:.0%}" if pressure else ""
            print(
                f"{kind}, {'limits on' if limits else 'limits off'}: {len(runs)} runs, "
                + ", ".join(f"{count} {state}" for state, count in states.most_common())
                + f"; |change| median {changes[len(changes) // 2]:.2%}, most {changes[-1]:.2%}{busy}"
            )
            if kind == "slowed":
                caught = sum(any(v["state"] == "regressed" for v in run["verdicts"]) for run in runs)
                print(f"  caught in {caught} of {len(runs)} runs")
            else:
                false = sum(any(v["state"] in ("regressed", "improved") for v in run["verdicts"]) for run in runs)
                print(f"  false verdicts in {false} of {len(runs)} runs")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program", help="a built etalon")
    parser.add_argument("--idle", type=int, default=100, help="runs of identical code")
    parser.add_argument("--loaded", type=int, default=100, help="runs of identical code while other programs compute")
    parser.add_argument("--slowed", type=int, default=100, help="runs against the same code made slower")
    parser.add_argument("--share", type=float, default=0.15, help="how much slower")
    parser.add_argument("--model", action="append", default=[], help="a model to time; may be repeated")
    parser.add_argument("--sample-time", type=float, default=0.5, help="milliseconds")
    parser.add_argument("--blocks", type=int, default=12)
    parser.add_argument("--confirmation-blocks", type=int, default=20)
    parser.add_argument("--without-limits", action="store_true", help="judge however busy the machine is")
    parser.add_argument("--burners", type=int, default=os.cpu_count() or 1, help="programs that make the load")
    parser.add_argument("--output", required=True, help="a file of JSON lines, continued where it is there")
    options = parser.parse_args()
    options.program = os.path.abspath(options.program)
    options.model = options.model or ["pe-fraud-2014"]

    output = pathlib.Path(options.output)
    lines = [json.loads(line) for line in output.read_text().splitlines()] if output.exists() else []
    limits = not options.without_limits
    with tempfile.TemporaryDirectory() as folder:
        slowed = pathlib.Path(folder) / "slowed"
        slowed.write_text(f"#!/bin/sh\nexec '{options.program}' \"$@\" --extra-work {options.share}\n")
        slowed.chmod(0o755)
        thresholds = None
        if options.without_limits:
            thresholds = str(pathlib.Path(folder) / "thresholds.yaml")
            pathlib.Path(thresholds).write_text(WITHOUT_LIMITS)
        for kind, wanted in (("idle", options.idle), ("slowed", options.slowed), ("loaded", options.loaded)):
            done = sum(line["kind"] == kind and line["limits"] is limits for line in lines)
            burners = []
            try:
                if kind == "loaded" and done < wanted:
                    burners = [
                        subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(options.burners)
                    ]
                for number in range(done, wanted):
                    new = str(slowed) if kind == "slowed" else options.program
                    line = {"kind": kind, "limits": limits, **gate(options, new, number, thresholds)}
                    lines.append(line)
                    with output.open("a") as file:
                        file.write(json.dumps(line) + "\n")
            finally:
                for burner in burners:
                    burner.kill()
    summary(lines)


if __name__ == "__main__":
    main()
