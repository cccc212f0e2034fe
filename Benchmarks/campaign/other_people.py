#!/usr/bin/env python3
"""Counts the false verdicts of `etalon gate` on one model over other people: the same code, other seeds.

    Benchmarks/campaign/other_people.py .build/release/etalon --runs 20

Each run is held against the first one. Nothing changed but the people, so that every `regressed` and every `improved` is false.
"""
import argparse
import collections
import json
import os
import pathlib
import subprocess
import sys
import tempfile

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program", help="a built etalon")
    parser.add_argument("--runs", type=int, default=20)
    parser.add_argument("--people", type=int, default=20_000)
    parser.add_argument("--model", default="ams-austria-2018")
    options = parser.parse_args()
    program = os.path.abspath(options.program)
    false_runs, states = 0, collections.Counter()
    with tempfile.TemporaryDirectory() as name:
        documents = []
        for seed in range(1, options.runs + 2):
            documents.append(pathlib.Path(name) / f"{seed}.json")
            subprocess.run(
                [program, "run", options.model, "--models-folder", str(REPOSITORY / "models"), "--people", str(options.people),
                 "--seed", str(seed), "--measures", "calibration,counterfactual", "--quiet", "--output", str(documents[-1])],
                check=True, capture_output=True,
            )
            if seed == 1:
                continue
            ended = subprocess.run([program, "gate", str(documents[0]), str(documents[-1]), "--format", "json"], capture_output=True, text=True)
            report = json.loads(ended.stdout)
            wrong = [verdict for verdict in report["verdicts"] if verdict["state"] in ("regressed", "improved")]
            states.update({state: count for state, count in report["counts"].items() if count})
            false_runs += bool(wrong)
            for verdict in wrong[:3]:
                print(f"seed {seed}: {verdict['state']} {verdict['metric']}: {verdict['reason']}")
            print(f"seed {seed}: exit code {ended.returncode}", file=sys.stderr)
    print(f"{options.model}, {options.people} people: {false_runs} of {options.runs} runs with a false verdict; {dict(states)}")
    return 1 if false_runs else 0


if __name__ == "__main__":
    sys.exit(main())
