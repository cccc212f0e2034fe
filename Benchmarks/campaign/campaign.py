#!/usr/bin/env python3
"""Counts the false verdicts of `etalon gate --paired` on identical code, and how often it catches a slowdown made on purpose.

    swift build -c release --product etalon
    Benchmarks/campaign/campaign.py .build/release/etalon --idle 100 --slowed 100 --loaded 100 --output campaign.jsonl

Each gate run is one line of the output: what was compared, the state of each benchmark, the estimate, how busy the machine was. The
script only starts the program, as CI would, and counts; it judges nothing itself. Interrupted, it goes on where it stopped; `--summary`
prints what an output holds and runs nothing.
"""
import argparse
import collections
import json
import math
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time

# With these, no machine counts as busy: what is left is what the statistics alone make of noise.
WITHOUT_LIMITS = "schema: etalon.thresholds/1\nenvironment: {pressure: 1, stolen: 1}\n"
REPOSITORY = pathlib.Path(__file__).resolve().parents[2]
# A turn is some forty calls of so many people: then 15 % more is a whole number of calls.
PEOPLE = 128


def waited():
    """Seconds since the start of the machine in which some program waited for a processor."""
    try:
        first = pathlib.Path("/proc/pressure/cpu").read_text().splitlines()[0]
        return float(first.split("total=")[1]) * 1e-6
    except (OSError, IndexError):
        return None


def prepare(options, folder):
    """A models folder in which each model scores a file of people: making them anew in each of some thousand processes takes longer than timing."""
    models = folder / "models"
    for name in options.model:
        shutil.copytree(REPOSITORY / "models" / name, models / name)
        file = models / name / "model.yaml"
        text = file.read_text()
        population = re.search(r"^population: *(\S+)", text, re.MULTILINE).group(1)
        features = re.findall(r"^  - name: *(\S+)", text.split("\nfeatures:\n", 1)[1].split("\n\n", 1)[0], re.MULTILINE)
        sampled = subprocess.run(
            [options.program, "population", "sample", population, "--people", str(PEOPLE),
             "--models-folder", str(REPOSITORY / "models")],
            capture_output=True, text=True, check=True,
        ).stdout.splitlines()
        head = sampled[0].split(",")
        kept = [head.index(feature) for feature in features if feature in head]
        people = folder / f"{name}.csv"
        people.write_text("".join(",".join(row.split(",")[place] for place in kept) + "\n" for row in sampled))
        file.write_text(re.sub(r"^population: .*", f"population: {people}", text, flags=re.MULTILINE))
    # Valgrind 3.19 reads no debug information of the newest form; the counted program of a script is not stripped by the gate.
    program = options.program
    if options.count:
        program = folder / "etalon"
        shutil.copy(options.program, program)
        subprocess.run(["strip", "--strip-debug", str(program)], check=False)
    slowed = folder / "slowed"
    slowed.write_text(f"#!/bin/sh\nexec '{program}' \"$@\" --extra-work {options.share}\n")
    slowed.chmod(0o755)
    thresholds = folder / "thresholds.yaml"
    thresholds.write_text(WITHOUT_LIMITS)
    return models, slowed, thresholds


def gate(options, models, new, seed, thresholds):
    """One gate run, as CI would do it."""
    words = [options.program, "gate", "--paired", options.program, new, "--format", "json", "--seed", str(seed)]
    words += ["--models-folder", str(models), "--batch", str(PEOPLE)]
    # No noise floors of earlier days: what is judged is the procedure as a fresh checkout has it.
    words += ["--results-folder", str(models.parent / "results")]
    words += ["--turn-time", str(options.turn_time), "--blocks", str(options.blocks)]
    words += ["--confirmation-blocks", str(options.confirmation_blocks)]
    words += ["--count"] if options.count else []
    if thresholds:
        words += ["--thresholds", str(thresholds)]
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
        "load": round(os.getloadavg()[0], 2),
        "verdicts": [
            {key: verdict.get(key) for key in ("model", "state", "relativeChange", "tolerance", "reason")}
            for verdict in report["verdicts"]
        ],
    }


def tail(successes, trials, share):
    """The probability of at most so many successes."""
    if share <= 0:
        return 1.0
    if share >= 1:
        return 1.0 if successes >= trials else 0.0
    return sum(
        math.exp(math.lgamma(trials + 1) - math.lgamma(k + 1) - math.lgamma(trials - k + 1)
                 + k * math.log(share) + (trials - k) * math.log1p(-share))
        for k in range(successes + 1)
    )


def clopper_pearson(successes, trials, level=0.95):
    """The exact interval of a share."""
    def root(function):
        low, high = 0.0, 1.0
        for _ in range(60):
            middle = (low + high) / 2
            low, high = (middle, high) if function(middle) else (low, middle)
        return low
    alpha = (1 - level) / 2
    lower = 0.0 if successes == 0 else root(lambda share: 1 - tail(successes - 1, trials, share) < alpha)
    upper = 1.0 if successes == trials else root(lambda share: tail(successes, trials, share) > alpha)
    return lower, upper


def middle(values, digits=".1%"):
    values = sorted(value for value in values if value is not None)
    return format(values[len(values) // 2], digits) if values else "-"


def summary(lines):
    """One row for each kind of run: what was found, and how sure that is."""
    print("| what | limits | runs | seconds a run | pressure | false verdicts | 95 % interval | caught | 95 % interval | states | median, most of abs. change |")
    print("| --- | --- | ---: | ---: | ---: | ---: | --- | ---: | --- | --- | --- |")
    for kind, limits in sorted({(line["kind"], line["limits"]) for line in lines}):
        runs = [line for line in lines if line["kind"] == kind and line["limits"] is limits]
        verdicts = [[verdict["state"] for verdict in run["verdicts"]] for run in runs]
        changes = [abs(v["relativeChange"]) for run in runs for v in run["verdicts"] if v["relativeChange"] is not None]
        states = collections.Counter(state for run in verdicts for state in run)
        wrong = "improved" if kind == "slowed" else None
        false = sum(any(state == wrong or (wrong is None and state in ("regressed", "improved")) for state in run) for run in verdicts)
        lower, upper = clopper_pearson(false, len(runs))
        row = [kind, "on" if limits else "off", len(runs), middle([run["seconds"] for run in runs], ".1f"),
               middle([run["pressure"] for run in runs], ".0%"), false, f"{lower:.1%} to {upper:.1%}"]
        if kind == "slowed":
            caught = sum("regressed" in run for run in verdicts)
            lower, upper = clopper_pearson(caught, len(runs))
            row += [caught, f"{lower:.1%} to {upper:.1%}"]
        else:
            row += ["", ""]
        row.append(", ".join(f"{count} {state}" for state, count in states.most_common()))
        row.append(f"{middle(changes, '.2%')}, {max(changes):.2%}" if changes else "-")
        print("| " + " | ".join(map(str, row)) + " |")


def read(output):
    """The finished runs; a last line that an interruption cut is left out, and removed."""
    if not output.exists():
        return []
    whole = []
    for line in output.read_text().splitlines():
        try:
            whole.append(json.loads(line))
        except ValueError:
            break
    output.write_text("".join(json.dumps(line) + "\n" for line in whole))
    return whole


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program", help="a built etalon")
    parser.add_argument("--idle", type=int, default=0, help="runs of identical code")
    parser.add_argument("--loaded", type=int, default=0, help="runs of identical code while other programs compute")
    parser.add_argument("--slowed", type=int, default=0, help="runs against the same code made slower")
    parser.add_argument("--share", type=float, default=0.15, help="how much slower")
    parser.add_argument("--model", action="append", default=[], help="a model to time; may be repeated")
    parser.add_argument("--turn-time", type=float, default=0.5, help="milliseconds")
    parser.add_argument("--blocks", type=int, default=12)
    parser.add_argument("--confirmation-blocks", type=int, default=20)
    parser.add_argument("--count", action="store_true", help="count instructions under valgrind in the place of timing; use an output of its own")
    parser.add_argument("--without-limits", action="store_true", help="judge however busy the machine is")
    parser.add_argument("--burners", type=int, default=os.cpu_count() or 1, help="programs that make the load; 0 where others make it")
    parser.add_argument("--minutes", type=float, default=math.inf, help="stop after so long; the same command goes on")
    parser.add_argument("--output", required=True, help="a file of JSON lines, continued where it is there")
    parser.add_argument("--summary", action="store_true", help="print what the output holds; run nothing")
    options = parser.parse_args()
    options.program = os.path.abspath(options.program)
    options.model = options.model or ["pe-fraud-2014"]

    output = pathlib.Path(options.output)
    lines = read(output)
    limits = not options.without_limits
    end = time.monotonic() + options.minutes * 60

    def missing(kind, wanted):
        done = sum(line["kind"] == kind and line["limits"] is limits for line in lines)
        return [(kind, number) for number in range(done, wanted)]

    # What an idle machine is needed for takes turns, so that a campaign cut short has some of both.
    quiet = sorted(missing("idle", options.idle) + missing("slowed", options.slowed), key=lambda run: run[1])
    plan = [] if options.summary else quiet + missing("loaded", options.loaded)
    burners = []
    try:
        with tempfile.TemporaryDirectory() as name:
            models, slowed, thresholds = prepare(options, pathlib.Path(name)) if plan else (None, None, None)
            for place, (kind, number) in enumerate(plan):
                if time.monotonic() > end:
                    break
                if kind == "loaded" and not burners:
                    burners = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(options.burners)]
                new = str(slowed) if kind == "slowed" else options.program
                line = {"kind": kind, "limits": limits, **gate(options, models, new, number, None if limits else thresholds)}
                lines.append(line)
                with output.open("a") as file:
                    file.write(json.dumps(line) + "\n")
                if sys.stderr.isatty():
                    print(f"\r{place + 1} of {len(plan)}: {kind} {line['seconds']} s", end="  ", file=sys.stderr, flush=True)
    except KeyboardInterrupt:
        print("\ninterrupted: the same command goes on", file=sys.stderr)
    finally:
        for burner in burners:
            burner.kill()
            burner.wait()
    summary(lines)


if __name__ == "__main__":
    main()
