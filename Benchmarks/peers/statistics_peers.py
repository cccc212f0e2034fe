#!/usr/bin/env python3
"""Statistics of scores side by side with other libraries: `make peers-statistics`, or with ARGUMENTS=--quick.

    statistics_peers.py --cache FOLDER --contender EXECUTABLE --results FOLDER [--quick]

The same people go to both sides; a peer and Etalon take turns, and what is compared is processor time on one core, the median over
the rounds. Writes RESULTS/<date>-statistics.md and .json. A peer that is not installed has a row that says so.
"""
import argparse
import datetime
import importlib.metadata
import json
import os
import pathlib
import statistics
import subprocess
import sys
import time

for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "POLARS_MAX_THREADS"):
    os.environ[variable] = "1"

import warnings

import numpy as np

ROWS = 1_000_000
GROUPS = 6


class People:
    """Scores, outcomes that follow them a little distorted, weights, and groups."""

    def __init__(self, rows=ROWS):
        random = np.random.default_rng(1)
        logits = -1 + 1.5 * random.standard_normal(rows)
        self.scores = 1 / (1 + np.exp(-logits))
        self.outcomes = (random.random(rows) < 1 / (1 + np.exp(-(0.2 + 0.8 * logits)))).astype(np.int64)
        self.weights = 0.5 + random.random(rows)
        self.groups = random.integers(0, GROUPS, rows)

    def write(self, path):
        columns = [self.scores, self.outcomes, self.weights, self.groups]
        np.concatenate([np.asarray(column, dtype="<f8") for column in columns]).tofile(path)


def corp(people):
    from model_diagnostics.scoring import SquaredError, decompose

    def run():
        table = decompose(people.outcomes, people.scores, scoring_function=SquaredError())
        return [float(table[name][0]) for name in ("miscalibration", "discrimination", "uncertainty")]

    return run


def smooth(people):
    import relplot

    outcomes = people.outcomes.astype(float)
    return lambda: [float(relplot.smECE(people.scores, outcomes))]


def auc(people):
    from sklearn.metrics import roc_auc_score

    return lambda: [float(roc_auc_score(people.outcomes, people.scores, sample_weight=people.weights))]


def cox(people):
    import statsmodels.api as models

    def run():
        design = models.add_constant(np.log(people.scores / (1 - people.scores)))
        return [float(value) for value in models.Logit(people.outcomes, design).fit(disp=0).params]

    return run


def rates(people):
    from fairlearn.metrics import MetricFrame, selection_rate, true_positive_rate

    def run():
        frame = MetricFrame(
            metrics={"selection": selection_rate, "true_positive": true_positive_rate},
            y_true=people.outcomes,
            y_pred=(people.scores >= 0.5).astype(int),
            sensitive_features=people.groups,
        )
        return [float(value) for row in frame.by_group.sort_index().itertuples(index=False) for value in row]

    return run


# What is measured, what the contender calls it, whose it is, how often at most, and how it is made.
WORK = [
    ("CORP decomposition, squared score", "corp", "model-diagnostics", 7, corp),
    ("smooth calibration error", "smooth", "relplot", 7, smooth),
    ("weighted area under the ROC curve", "auc", "scikit-learn", 7, auc),
    ("calibration slope and intercept", "cox", "statsmodels", 7, cox),
    ("rates of 6 groups", "rates", "fairlearn", 3, rates),
]


class Contender:
    """Etalon, told what to compute over a pipe."""

    def __init__(self, executable, path, rows):
        self.process = subprocess.Popen([executable, "statistics", str(path), str(rows)], text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def read(self):
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError("the contender ended")
        return line.split()

    def run(self, name):
        self.process.stdin.write(name + "\n")
        self.process.stdin.flush()
        words = self.read()
        if words[0] == "ready":
            words = self.read()
        return float(words[0]), [float(word) for word in words[2:]]

    def close(self):
        self.process.stdin.close()
        self.process.wait()


def measure(work, people, contender, most):
    """One row: both in turns, the first round of each not counted."""
    title, name, package, rounds, make = work
    row = {"measure": title, "peer": package}
    try:
        row["version"] = importlib.metadata.version(package)
        peer = make(people)
    except ImportError as error:
        return {**row, "failed": f"not installed: {error}"}
    own, others = [], []
    for turn in range(min(rounds, most) + 1):
        start = time.process_time()
        expected = peer()
        spent = time.process_time() - start
        seconds, got = contender.run(name)
        if turn > 0:
            others.append(spent)
            own.append(seconds)
    row |= {"seconds": statistics.median(own), "peer_seconds": statistics.median(others), "samples": own, "peer_samples": others}
    row |= {"values": got, "peer_values": expected, "difference": max(abs(a - b) for a, b in zip(got, expected, strict=True))}
    return row


def table(document):
    head = ["measure", "Etalon, s", "peer, s", "faster by", "peer", "largest difference"]
    lines = [head, ["---"] * len(head)]
    for row in document["rows"]:
        peer = f"{row['peer']} {row.get('version', '')}".strip()
        if "failed" in row:
            lines.append([row["measure"], "", "", "", peer, row["failed"]])
            continue
        ratio = row["peer_seconds"] / row["seconds"]
        lines.append([row["measure"], f"{row['seconds']:.4f}", f"{row['peer_seconds']:.3f}", f"{ratio:.0f}", peer, f"{row['difference']:.1e}"])
    text = "\n".join("| " + " | ".join(line) + " |" for line in lines)
    return (
        f"# Statistics of {document['people']:,} scores, {document['date']}\n\n"
        f"{document['processor']}, one core, load {document['load']:.1f}. Seconds of processor time, medians of turns; Etalon's include "
        f"sorting, and for groups every rate with its intervals, of which {document['replicates']} replicates.\n\n{text}"
    )


def processor():
    for line in open("/proc/cpuinfo"):
        if line.startswith("model name"):
            return line.split(":", 1)[1].strip()
    return "unknown"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cache", required=True)
    parser.add_argument("--contender", required=True)
    parser.add_argument("--results", required=True)
    parser.add_argument("--quick", action="store_true", help="one round each")
    options = parser.parse_args()
    warnings.filterwarnings("ignore")
    cache = pathlib.Path(options.cache)
    cache.mkdir(parents=True, exist_ok=True)
    people = People()
    path = cache / "statistics.f64"
    people.write(path)
    contender = Contender(options.contender, path, ROWS)
    rows = []
    for work in WORK:
        print(f"  {work[0]}", file=sys.stderr, flush=True)
        rows.append(measure(work, people, contender, 1 if options.quick else 99))
    contender.close()
    document = {
        "date": datetime.date.today().isoformat(), "processor": processor(), "load": os.getloadavg()[0], "people": ROWS,
        "replicates": 500, "quick": options.quick, "rows": rows,
    }
    text = table(document)
    print(text)
    folder = pathlib.Path(options.results)
    folder.mkdir(parents=True, exist_ok=True)
    for suffix, content in [(".md", text + "\n"), (".json", json.dumps(document, indent=1) + "\n")]:
        name = f"{document['date']}-statistics{suffix}"
        draft = folder / f".{name}"
        draft.write_text(content)
        draft.replace(folder / name)
    print(f"\n{folder}/{document['date']}-statistics.md", file=sys.stderr)


if __name__ == "__main__":
    main()
