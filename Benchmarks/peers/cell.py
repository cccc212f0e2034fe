"""One model, one number of threads: every contender scores the same batches in turn, in one process; Etalon in one beside it.

    cell.py CACHE MODEL THREADS ROUNDS CONTENDER-EXECUTABLE       prints one JSON object
"""
import importlib.util
import json
import subprocess
import sys
import time
import warnings

import numpy as np

from contenders import CONTENDERS, MODULES, OWN_MODEL
from workloads import BATCH, MODELS, ROWS, Cache

warnings.filterwarnings("ignore")
REFERENCE = {"boosted-500x31": "LightGBM", "boosted-rotterdam": "LightGBM", "xgboost-300x6": "XGBoost"}


class Etalon:
    """The contender in its own process, told over pipes what to do."""

    def __init__(self, executable, *words):
        self.process = subprocess.Popen([executable, *map(str, words)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.greeting = self.process.stdout.readline().split()
        if not self.greeting:
            raise SystemExit(f"{executable} ended with {self.process.wait()}")

    def ask(self, line):
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline()
        if not answer:
            raise SystemExit(f"Etalon ended with {self.process.wait()}")
        return answer.split()

    def close(self):
        self.process.stdin.close()
        self.process.wait()


def measure(work):
    cpu, wall = time.process_time(), time.perf_counter()
    work()
    return time.process_time() - cpu, time.perf_counter() - wall


def one_by_one(prepare, score, x, seconds=0.4):
    """Median and 99th percentile of microseconds a call of one person."""
    persons = [prepare(np.ascontiguousarray(x[i:i + 1])) for i in range(200)]
    times, end, i = [], time.perf_counter() + seconds, 0
    while (time.perf_counter() < end or i < 60) and i < 20_000:
        start = time.perf_counter()
        score(persons[i % 200])
        if i >= 20:
            times.append((time.perf_counter() - start) * 1e6)
        i += 1
    return [float(np.percentile(times, 50)), float(np.percentile(times, 99))]


def run(cache, model, threads, rounds, executable):
    matrix, _ = cache.people(MODELS[model][0])
    count = min(2, len(matrix) // BATCH)
    batches = [matrix[i * BATCH:(i + 1) * BATCH] for i in range(count)]
    result = {"model": model, "threads": threads, "contenders": {}}
    ready = {}
    for name, make in CONTENDERS[model].items():
        entry = result["contenders"][name] = {}
        if importlib.util.find_spec(MODULES[name]) is None:
            entry["absent"] = "not installed"
            continue
        try:
            prepare, score = make(cache, model, threads)
            ready[name] = score, [prepare(batch) for batch in batches], prepare
            entry["predictions"] = np.asarray(score(ready[name][1][0]), np.float64).ravel()
        except Exception as error:  # whatever a peer throws is its reason
            entry["absent"] = f"{type(error).__name__}: {error}".splitlines()[0][:160]
            ready.pop(name, None)
    etalon = Etalon(executable, "score", cache.path(model), cache.path(f"{MODELS[model][0]}.columns.f32"), ROWS[MODELS[model][0]],
                    matrix.shape[1], BATCH, threads)
    result["etalon"] = etalon.greeting[1:]
    file = cache.path(f"{model}.etalon.f64")
    etalon.ask(f"predict {file}")
    own = np.fromfile(file, "<f8")
    samples = {name: [] for name in ["Etalon", *ready]}
    slow, reading = {}, []
    for turn in range(rounds + 1):
        batch = turn % count
        # The columns of the batch that is not scored now: what has to be read is then as far away as what is scored.
        reading.append(float(etalon.ask(f"read {(batch + 1) % count}")[0]))
        samples["Etalon"].append([float(v) for v in etalon.ask(f"batch {batch}")])
        for name, (score, prepared, _) in ready.items():
            if slow.get(name, 0) > 1.5 and turn > 4:
                continue  # five rounds do for the slowest
            samples[name].append(measure(lambda: score(prepared[batch])))
            slow[name] = samples[name][-1][1]
    reference = REFERENCE.get(model, "scikit-learn")
    for name, pairs in samples.items():
        entry = result["contenders"].setdefault(name, {})
        cpu, wall = np.array(pairs[1:]).T  # the first round warms up
        entry.update(cpu=float(np.median(cpu)), wall=float(np.median(wall)), rounds=len(cpu),
                     rows_per_cpu_second=BATCH / float(np.median(cpu)), rows_per_second=BATCH / float(np.median(wall)))
        predictions = entry.pop("predictions", None)
        if predictions is not None and (name, model) not in OWN_MODEL:
            entry["difference"] = float(np.abs(predictions - own).max())
    result["reference"] = reference
    result["rows_read_per_cpu_second"] = BATCH / float(np.median(reading[1:]))
    if threads == 1:
        result["contenders"]["Etalon"]["one"] = [float(v) for v in etalon.ask("one 5000")]
        for name, (score, _, prepare) in ready.items():
            result["contenders"][name]["one"] = one_by_one(prepare, score, matrix[:200])
    etalon.close()
    return result


def run_fit(cache, rounds, executable, rows):
    """A logistic regression of a million people and 30 features, raw scale."""
    matrix, labels = cache.people("x30")
    x, y = np.ascontiguousarray(matrix, np.float64), labels.astype(np.float64)
    etalon = Etalon(executable, "fit", cache.path("x30.columns.f32"), cache.path("x30.outcomes.f32"), rows, x.shape[1])
    found, peers = {}, {}

    def scikit_learn(solver):
        from sklearn.linear_model import LogisticRegression

        def fit():
            fitted = LogisticRegression(C=np.inf, solver=solver, tol=1e-8, max_iter=2000).fit(x, y)
            return np.concatenate([fitted.intercept_, fitted.coef_[0]])
        return fit

    def statsmodels_glm():
        import statsmodels.api as sm
        return sm.GLM(y, np.column_stack([np.ones(len(x)), x]), family=sm.families.Binomial()).fit().params

    for name, fit in {"scikit-learn, newton-cholesky": scikit_learn("newton-cholesky"), "scikit-learn, lbfgs": scikit_learn("lbfgs"),
                      "statsmodels GLM": statsmodels_glm}.items():
        module = "statsmodels" if name.startswith("stats") else "sklearn"
        peers[name] = fit if importlib.util.find_spec(module) else None
    result = {"model": "fit-1000000x30", "threads": 1, "etalon": etalon.greeting[1:], "contenders": {}}
    samples = {name: [] for name in ["Etalon", *peers]}
    for _ in range(rounds):
        answer = etalon.ask("fit")
        samples["Etalon"].append((float(answer[0]), float(answer[1])))
        found["Etalon"] = np.array([float(v) for v in answer[3:]])
        for name, fit in peers.items():
            if fit is None:
                continue

            def work():
                found[name] = fit()
            samples[name].append(measure(work))
    etalon.close()
    for name, pairs in samples.items():
        if not pairs:
            result["contenders"][name] = {"absent": "not installed"}
            continue
        cpu, wall = np.array(pairs).T
        entry = result["contenders"][name] = dict(cpu=float(np.median(cpu)), wall=float(np.median(wall)), rounds=len(cpu))
        if name != "Etalon":
            entry["difference"] = float(np.abs(np.asarray(found[name]) - found["Etalon"]).max())
    return result


if __name__ == "__main__":
    folder, model, threads, rounds, executable = sys.argv[1:]
    cache = Cache(folder)
    if model == "fit":
        print(json.dumps(run_fit(cache, int(rounds), executable, ROWS["x30"])))
    else:
        print(json.dumps(run(cache, model, int(threads), int(rounds), executable)))
