#!/usr/bin/env python3
"""Makes things worse on purpose, one at a time, and shows what `etalon gate` says and how it ends.

    Benchmarks/campaign/on_purpose.py .build/release/etalon

In speed (15 % slower, by count of instructions and in turns), in one coefficient, in one counterfactual (the law of a bundle), and with
nothing changed at all, which must pass.
"""
import argparse
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]
MODEL = "pe-fraud-2014"

# Each is a text of the model and what stands in its place.
COEFFICIENT = ("coefficient: {value: 0.7, assumed: [0, 1.5]", "coefficient: {value: 0.71, assumed: [0, 1.5]")
COUNTERFACTUAL = ("changes: {compensation: not_insured, benefit: 0}", "changes: {compensation: not_insured, benefit: 100}")


def workspace(folder, change=None):
    models = folder / "models"
    shutil.copytree(REPOSITORY / "models" / MODEL, models / MODEL)
    shutil.copytree(REPOSITORY / "models" / "populations", models / "populations")
    if change:
        file = models / MODEL / "model.yaml"
        text = file.read_text()
        assert text.count(change[0]) == 1, change
        file.write_text(text.replace(*change))
    return models


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program", help="a built etalon")
    parser.add_argument("--people", type=int, default=20_000)
    parser.add_argument("--share", type=float, default=0.15, help="how much slower")
    options = parser.parse_args()
    program = os.path.abspath(options.program)
    wrong = []

    def etalon(*words):
        return subprocess.run([program, *map(str, words)], capture_output=True, text=True)

    def show(title, ended, expected):
        print(f"\n## {title}\n\n    exit code {ended.returncode}")
        lines = (ended.stdout + ended.stderr).splitlines()
        for line in lines[:8] + (["…"] if len(lines) > 8 else []):
            print(f"    {line}"[:200])
        if ended.returncode != expected:
            wrong.append(f"{title}: exit code {ended.returncode}, expected {expected}")

    with tempfile.TemporaryDirectory() as name:
        root = pathlib.Path(name)
        documents = {}
        for kind, change in {"baseline": None, "nothing": None, "coefficient": COEFFICIENT, "counterfactual": COUNTERFACTUAL}.items():
            models = workspace(root / kind, change)
            documents[kind] = root / f"{kind}.json"
            ended = etalon("run", MODEL, "--models-folder", models, "--people", options.people, "--measures",
                           "calibration,counterfactual", "--quiet", "--output", documents[kind])
            if ended.returncode != 0:
                sys.exit(ended.stderr)
        gate = lambda kind: etalon("gate", documents["baseline"], documents[kind])
        show("nothing changed", gate("nothing"), 0)
        show("one coefficient, 0.70 to 0.71", gate("coefficient"), 2)
        show("one counterfactual: a bundle that leaves a benefit of 100 in the place of 0", gate("counterfactual"), 2)

        # Valgrind follows no script, and 3.19 reads no debug information of the newest form: the slow program is a stripped one.
        stripped = root / "etalon"
        shutil.copy(program, stripped)
        subprocess.run(["strip", "--strip-debug", str(stripped)], check=False)
        slowed = root / "slowed"
        slowed.write_text(f"#!/bin/sh\nexec '{stripped}' \"$@\" --extra-work {options.share}\n")
        slowed.chmod(0o755)
        paired = lambda new, *words: etalon("gate", "--paired", program, new, "--model", MODEL, "--models-folder",
                                            root / "baseline" / "models", "--seed", 1, "--batch", 128, *words)
        show("the same code, instructions counted", paired(program, "--count"), 0)
        show(f"{options.share:.0%} slower, instructions counted", paired(slowed, "--count"), 2)
        show(f"{options.share:.0%} slower, in turns (a busy machine gives no verdict)", paired(slowed), 2)

    print()
    for line in wrong:
        print(f"not as expected: {line}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
