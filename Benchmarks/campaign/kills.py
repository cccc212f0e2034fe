#!/usr/bin/env python3
"""Kills `etalon run` at random moments, goes on with --resume, and looks at what is left each time.

    Benchmarks/campaign/kills.py .build/release/etalon --kills 100

Every second kill waits until the document itself is being written: until its temporary file is there.

Counted after each kill: files that are no whole JSON, finished models whose file is gone or changed, workers that live on. What the runs
end with is compared with a run that nobody killed: the numbers that follow from the inputs must be the same.
"""
import argparse
import collections
import hashlib
import json
import os
import pathlib
import random
import signal
import subprocess
import sys
import tempfile
import time

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]
DETERMINED = ("exact", "sampled")


def whole(file):
    try:
        json.loads(file.read_text())
        return True
    except ValueError:
        return False


def numbers(file):
    """The numbers of a run document that follow from its inputs, in any order."""
    document = json.loads(file.read_text())
    return {
        json.dumps([metric["name"], metric["subject"]], sort_keys=True): json.dumps(metric, sort_keys=True)
        for metric in document["metrics"] if metric["class"] in DETERMINED
    }


def alive(group):
    """Whether a process of the group is there that is no zombie."""
    for entry in pathlib.Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text().rsplit(")", 1)[1].split()
            except OSError:
                continue
            if int(fields[2]) == group and fields[0] != "Z":
                return True
    return False


def ends(process, runs, seconds, is_aimed):
    """Waits so long, or until the document is being written; whether the process ended by itself."""
    if not is_aimed:
        try:
            process.wait(timeout=seconds)
            return True
        except subprocess.TimeoutExpired:
            return False
    while process.poll() is None:
        if runs.exists() and any(entry.is_file() and not entry.name.endswith(".json") for entry in os.scandir(runs)):
            time.sleep(seconds)
            return process.poll() is not None
        time.sleep(0.0002)
    return True


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program", help="a built etalon")
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--people", type=int, default=2000)
    parser.add_argument("--measures", default="calibration,counterfactual")
    parser.add_argument("--seed", type=int, default=1, help="of the moments")
    options = parser.parse_args()
    program = os.path.abspath(options.program)
    moments = random.Random(options.seed)

    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        words = [program, "run", "--models-folder", str(REPOSITORY / "models"), "--people", str(options.people)]
        words += ["--measures", options.measures, "--quiet"]
        start = time.monotonic()
        subprocess.run(words + ["--output", str(folder / "undisturbed.json")], check=True, capture_output=True)
        length = time.monotonic() - start
        expected = numbers(folder / "undisturbed.json")
        print(f"undisturbed: {length:.1f} s, {len(expected)} numbers that follow from the inputs")

        runs = folder / "runs"
        found = collections.Counter()
        kept = {}
        kills = 0
        while kills < options.kills:
            process = subprocess.Popen(
                words + ["--output", str(runs), "--resume"],
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
            )
            # What is finished counts for the moments too, so that they fall on the work that is left and on the writing.
            left = length * (1 - len(kept) / 11)
            is_aimed = kills % 2 == 1
            seconds = moments.uniform(0, 0.02 if is_aimed else max(0.3, 1.1 * left))
            if ends(process, runs, seconds, is_aimed):
                if process.returncode != 0:
                    found["runs that failed"] += 1
                found["runs that came to their end"] += 1
                (document,) = runs.glob("*.json")
                if numbers(document) != expected:
                    found["documents with other numbers"] += 1
                if list(runs.glob("partial-*")):
                    found["journals that stayed"] += 1
                document.unlink()
                kept = {}
                continue
            os.kill(process.pid, signal.SIGKILL)
            process.wait()
            kills += 1
            if is_aimed:
                found["kills while the document was being written"] += any(
                    entry.is_file() and not entry.name.endswith(".json") for entry in os.scandir(runs))
                for entry in os.scandir(runs):
                    if entry.is_file() and not entry.name.endswith(".json"):
                        os.unlink(entry)
            deadline = time.monotonic() + 5
            while alive(process.pid) and time.monotonic() < deadline:
                time.sleep(0.02)
            if alive(process.pid):
                found["workers that lived on"] += 1
                os.killpg(process.pid, signal.SIGKILL)
            files = {
                file: hashlib.sha256(file.read_bytes()).hexdigest()
                for file in runs.rglob("*.json") if not file.name.startswith(".")
            } if runs.exists() else {}
            found["files that are not whole"] += sum(not whole(file) for file in files)
            # A document at the end takes the place of the journal.
            if not any(file.parent == runs for file in files):
                found["finished models lost or changed"] += sum(files.get(file) != digest for file, digest in kept.items())
                kept = files
            else:
                found["kills after the document was written"] += 1
                for file in files:
                    file.unlink()
                kept = {}
            found["finished models that were kept, over all kills"] += len(kept)
            if sys.stderr.isatty():
                print(f"\r{kills} of {options.kills}", end="", file=sys.stderr, flush=True)
        ended = subprocess.run(words + ["--output", str(runs), "--resume"], capture_output=True)
        documents = list(runs.glob("*.json"))
        same = len(documents) == 1 and numbers(documents[0]) == expected
        print(f"{kills} kills; the last run ends with {ended.returncode}, its numbers are {'the same' if same else 'OTHERS'}")
        leftovers = [str(file.relative_to(runs)) for file in runs.rglob("*") if file.is_file() and file not in documents]
        for what in ("files that are not whole", "finished models lost or changed", "documents with other numbers", "workers that lived on",
                     "runs that failed", "journals that stayed", "runs that came to their end", "kills while the document was being written", "kills after the document was written",
                     "finished models that were kept, over all kills"):
            print(f"  {found[what]:5} {what}")
        print(f"  {len(leftovers):5} other files left in the end {leftovers[:3] or ''}")
        faults = [found[what] for what in ("files that are not whole", "finished models lost or changed", "documents with other numbers",
                                           "workers that lived on", "runs that failed")]
        return 0 if same and ended.returncode == 0 and not any(faults) else 1


if __name__ == "__main__":
    sys.exit(main())
