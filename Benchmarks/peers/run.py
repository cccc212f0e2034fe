#!/usr/bin/env python3
"""Etalon side by side with other libraries: `make peers`, or `make peers ARGUMENTS=--quick`.

    run.py --cache FOLDER --contender EXECUTABLE --results FOLDER [--quick] [--models a,b]

Makes the people and the models that are missing, measures, prints the table, and writes RESULTS/<date>.md and .json. With --models
the other models of that day's file stay as they are.
"""
import argparse
import datetime
import json
import os
import pathlib
import subprocess
import sys

from report import table
from workloads import MODELS, Cache


def processor():
    for line in open("/proc/cpuinfo"):
        if line.startswith("model name"):
            return line.split(":", 1)[1].strip()
    return "unknown"


def cell(options, model, threads, rounds):
    """The result of one cell, run in a process whose libraries all see the same number of threads."""
    variables = ["OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMBA_NUM_THREADS", "TBB_NUM_THREADS"]
    environment = {**os.environ, **{name: str(threads) for name in variables}}
    script = pathlib.Path(__file__).with_name("cell.py")
    words = [sys.executable, str(script), options.cache, model, str(threads), str(rounds), options.contender]
    print(f"  {model}, {threads} thread{'s' if threads > 1 else ''}", file=sys.stderr, flush=True)
    done = subprocess.run(words, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    lines = done.stdout.strip().splitlines()
    if done.returncode or not lines:
        reason = (done.stderr.strip() or "no answer").splitlines()[-1]
        print(f"  {model}: failed: {reason}", file=sys.stderr)
        return {"model": model, "threads": threads, "failed": reason, "contenders": {}}
    return {**json.loads(lines[-1]), "load": os.getloadavg()[0]}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cache", required=True)
    parser.add_argument("--contender", required=True)
    parser.add_argument("--results", required=True)
    parser.add_argument("--quick", action="store_true", help="few rounds, one thread, no fit of statsmodels' size")
    parser.add_argument("--models", help="only these, separated by commas; 'fit' for the fit")
    options = parser.parse_args()
    chosen = options.models.split(",") if options.models else [*MODELS, "fit"]
    unknown = [name for name in chosen if name not in MODELS and name != "fit"]
    if unknown:
        parser.error(f"no model {', '.join(unknown)}; there are: {', '.join([*MODELS, 'fit'])}")
    say = lambda text: print(f"  {text}", file=sys.stderr, flush=True)
    Cache(options.cache).prepare(say)
    cells = []
    for model in chosen:
        if model == "fit":
            cells.append(cell(options, "fit", 1, 1 if options.quick else 3))
            continue
        for threads in [1] if options.quick else [1, 2]:
            cells.append(cell(options, model, threads, 3 if options.quick else 9))
    folder = pathlib.Path(options.results)
    file = folder / f"{datetime.date.today().isoformat()}.json"
    if options.models and file.exists():
        measured = {(cell["model"], cell["threads"]): cell for cell in json.loads(file.read_text())["cells"]}
        measured.update({(cell["model"], cell["threads"]): cell for cell in cells})
        cells = list(measured.values())
    packages = subprocess.run([sys.executable, "-m", "pip", "list", "--format=freeze"], capture_output=True, text=True).stdout.split()
    document = {"date": datetime.date.today().isoformat(), "processor": processor(), "packages": packages,
                "quick": options.quick, "cells": cells}
    text = table(document)
    print(text)
    folder.mkdir(parents=True, exist_ok=True)
    for suffix, content in [(".md", text + "\n"), (".json", json.dumps(document, indent=1) + "\n")]:
        draft = folder / f".{document['date']}{suffix}"
        draft.write_text(content)
        draft.replace(folder / f"{document['date']}{suffix}")
    print(f"\n{folder}/{document['date']}.md", file=sys.stderr)


if __name__ == "__main__":
    main()
