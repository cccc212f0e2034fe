"""The table of a run of `make peers`, in Markdown."""
from workloads import BATCH, MODELS

# model -> how many times the best peer Etalon is to be
GOALS = {"boosted-500x31": 8, "boosted-rotterdam": 10, "xgboost-300x6": 6, "forest-100x10": 4, "tree-8": 3, "fit-1000000x30": 3}
COUNTS = ["lightgbm", "xgboost", "scikit-learn", "ydf", "onnxruntime", "tl2cgen", "treelite", "daal4py", "numba", "numpy", "statsmodels"]


def speed(value):
    """Rows a second with three digits."""
    for unit, name in ((1e6, " M"), (1e3, " k")):
        if value >= unit:
            return f"{value / unit:.3g}{name}"
    return f"{value:.3g}"


def best(cell, key):
    """The peer with the least `key`, without Etalon."""
    peers = [(entry[key], name) for name, entry in cell["contenders"].items() if name != "Etalon" and key in entry]
    return min(peers, default=None)


def table(document):
    cells = document["cells"]
    versions = dict(line.split("==", 1) for line in document["packages"] if "==" in line)
    engine = next((" ".join(cell["etalon"]) for cell in cells if cell.get("etalon")), "unknown")
    loads = [cell["load"] for cell in cells if "load" in cell]
    busy = (f"load average {min(loads):.1f} to {max(loads):.1f}" if loads else "load average unknown")
    lines = [
        f"# Side by side, {document['date']}",
        "",
        f"{document['processor']}; Etalon's kernels and BLAS: {engine}; {busy}"
        + ("; quick run, few rounds" if document["quick"] else "") + ".",
        "Peers: " + ", ".join(f"{name} {versions[name]}" for name in COUNTS if name in versions) + ".",
        f"Batches of {BATCH:,} people, the same numbers for all, interleaved; medians of processor time. "
        "Difference: the largest between a peer's predictions and Etalon's.",
        "",
        "## One thread",
        "",
        "| model | Etalon, people/s | best peer | people/s | ratio | goal |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    single = [cell for cell in cells if cell["threads"] == 1]
    for cell in single:
        own = cell["contenders"].get("Etalon")
        peer = best(cell, "cpu")
        goal = f"at least {GOALS[cell['model']]}x" if cell["model"] in GOALS else "85 % of the memory-read limit"
        if cell.get("failed") or not own or not peer:
            lines.append(f"| {cell['model']} | failed: {cell.get('failed', 'no peer')} | | | | {goal} |")
            continue
        rows = 1_000_000 if cell["model"].startswith("fit") else BATCH
        if "rows_read_per_cpu_second" in cell and cell["model"] not in GOALS:
            limit = cell["rows_read_per_cpu_second"]
            goal += f": {100 * rows / own['cpu'] / limit:.0f} % of {speed(limit)}"
        lines.append(f"| {cell['model']} | {speed(rows / own['cpu'])} | {peer[1]} | {speed(rows / peer[0])} | "
                     f"**{peer[0] / own['cpu']:.2f}x** | {goal} |")
    lines += ["", "## One person at a time, microseconds (median, 99th percentile)", "", "| model | Etalon | best peer | its time |", "| --- | --- | --- | --- |"]
    for cell in single:
        timed = {name: entry["one"] for name, entry in cell["contenders"].items() if "one" in entry}
        own = timed.pop("Etalon", None)
        if own and timed:
            name = min(timed, key=lambda key: timed[key][0])
            lines.append(f"| {cell['model']} | {own[0]:.2f}, {own[1]:.2f} | {name} | {timed[name][0]:.2f}, {timed[name][1]:.2f} |")
    double = [cell for cell in cells if cell["threads"] == 2 and "Etalon" in cell["contenders"]]
    if double:
        lines += ["", "## Two threads, by the wall clock", "", "| model | Etalon, people/s | of one thread | best peer | people/s | ratio | load |",
                  "| --- | --- | --- | --- | --- | --- | --- |"]
        for cell in double:
            own, peer = cell["contenders"]["Etalon"], best(cell, "wall")
            one = next(c for c in single if c["model"] == cell["model"])["contenders"].get("Etalon", {}).get("wall")
            gain = f"{one / own['wall']:.2f}x" if one else ""
            lines.append(f"| {cell['model']} | {speed(BATCH / own['wall'])} | {gain} | {peer[1]} | {speed(BATCH / peer[0])} | {peer[0] / own['wall']:.2f}x | {cell.get('load', float('nan')):.1f} |")
        lines += ["", "The load is that of the whole machine: above that of the threads measured, others worked beside them."]
    lines += ["", "## Every contender, one thread", "", "| model | contender | people/s | difference |", "| --- | --- | --- | --- |"]
    for cell in single:
        timed = sorted(((e["cpu"], name, e) for name, e in cell["contenders"].items() if "cpu" in e), key=lambda item: item[:2])
        rows = 1_000_000 if cell["model"].startswith("fit") else BATCH
        for cpu, name, entry in timed:
            difference = "" if name == "Etalon" else f"{entry['difference']:.2g}" if "difference" in entry else "other scores: a model of its own, or votes"
            lines.append(f"| {cell['model']} | {name} | {speed(rows / cpu)} | {difference} |")
        for name, entry in cell["contenders"].items():
            if "absent" in entry:
                lines.append(f"| {cell['model']} | {name} | | {entry['absent'].replace('|', '/')} |")
    lines += ["", "Models: " + "; ".join(f"{name}: {what}" for name, (_, what) in MODELS.items())
              + "; fit-1000000x30: maximum likelihood of 1,000,000 people and 30 features, difference of coefficients."]
    return "\n".join(lines)
