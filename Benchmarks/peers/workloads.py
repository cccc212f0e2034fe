"""The people, and the fixed models that are scored: made once, kept in the cache folder.

Invented people: binary, ordinal and continuous features in equal parts, about 8 % with outcome 1. Matrices are raw little-endian float32,
column after column; every contender gets the same numbers, in the layout it likes best.
"""
import json
import pickle
from pathlib import Path

import numpy as np

ROWS = {"x30": 1_000_000, "x300": 200_000}
TRAINING_ROWS = 100_000
BATCH = 100_000
# model -> (people, what it is)
MODELS = {
    "boosted-500x31": ("x30", "LightGBM, 500 trees of 31 leaves"),
    "boosted-rotterdam": ("x300", "LightGBM, 500 trees of 10 leaves, 300 features"),
    "xgboost-300x6": ("x30", "XGBoost, 300 trees of depth 6"),
    "forest-100x10": ("x30", "scikit-learn forest, 100 trees of depth 10"),
    "tree-8": ("x30", "scikit-learn tree of depth 8"),
    "logistic-30": ("x30", "logistic, 30 features"),
    "logistic-300": ("x300", "logistic, 300 features"),
}


def features(rng, rows, binary, ordinal, continuous):
    """The columns of invented people."""
    for i in range(binary):
        yield rng.random(rows) < 0.04 + 0.56 * ((i * 7) % binary) / binary
    for i in range(ordinal):
        levels = np.cumsum(rng.dirichlet(np.full(3 + (i * 3) % 10, 1.5)))[:-1]
        yield np.searchsorted(levels, rng.random(rows))
    for i in range(continuous):
        kind = i % 5
        if kind == 0:
            yield rng.normal(0, 1, rows)
        elif kind == 1:
            yield rng.lognormal(0.5, 0.8, rows)
        elif kind == 2:
            yield np.floor(18 + 49 * rng.beta(2, 2, rows))
        elif kind == 3:
            yield np.where(rng.random(rows) < 0.5, 0, rng.exponential(30, rows))
        else:
            yield rng.uniform(-1, 1, rows)


def outcomes(rng, columns):
    """Outcomes with mild interactions, so that trees have something to find."""
    scaled = [(c - c.mean()) / (c.std() + 1e-9) for c in columns.T[:30].astype(np.float64)]
    weights = rng.normal(0, 0.35, columns.shape[1])
    z = np.zeros(len(columns))
    for j, weight in enumerate(weights):
        column = columns[:, j].astype(np.float64)
        z += weight * (30 / columns.shape[1]) ** 0.5 * (column - column.mean()) / (column.std() + 1e-9)
    z += 0.5 * scaled[0] * scaled[22] - 0.4 * np.abs(scaled[20]) + 0.3 * scaled[12] * scaled[1]
    low, high = -12.0, 6.0
    for _ in range(50):
        middle = (low + high) / 2
        if (1 / (1 + np.exp(-(z + middle)))).mean() < 0.08:
            low = middle
        else:
            high = middle
    return (rng.random(len(z)) < 1 / (1 + np.exp(-(z + low)))).astype(np.float32)


class Cache:
    """The folder of matrices and models."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.folder.mkdir(parents=True, exist_ok=True)

    def path(self, name):
        return str(self.folder / name)

    def people(self, name):
        """Matrix (people x features, columns contiguous) and outcomes."""
        rows = ROWS[name]
        flat = np.fromfile(self.path(f"{name}.columns.f32"), "<f4")
        return flat.reshape(-1, rows).T, np.fromfile(self.path(f"{name}.outcomes.f32"), "<f4")

    def prepare(self, say):
        """Makes what is missing."""
        for seed, (name, shape) in enumerate({"x30": (10, 10, 10), "x300": (120, 100, 80)}.items()):
            if Path(self.path(f"{name}.outcomes.f32")).exists():
                continue
            say(f"people {name}")
            rng = np.random.default_rng(20240117 + seed)
            matrix = np.empty((ROWS[name], sum(shape)), np.float32, order="F")
            for j, column in enumerate(features(rng, ROWS[name], *shape)):
                matrix[:, j] = column
            matrix.T.astype("<f4").tofile(self.path(f"{name}.columns.f32"))
            outcomes(rng, matrix).astype("<f4").tofile(self.path(f"{name}.outcomes.f32"))
        for model, (name, _) in MODELS.items():
            if not Path(self.path(f"{model}/model.yaml")).exists():
                say(f"training {model}")
                self.train(model, name)

    def train(self, model, name):
        """Trains a model, saves it as its library does and as a folder that Etalon loads."""
        matrix, labels = self.people(name)
        x, y = np.ascontiguousarray(matrix[:TRAINING_ROWS]), labels[:TRAINING_ROWS]
        folder = self.folder / model
        folder.mkdir(exist_ok=True)
        boosted = dict(objective="binary", learning_rate=0.05, min_data_in_leaf=50, verbose=-1, seed=1, deterministic=True)
        if model.startswith("boosted"):
            import lightgbm
            leaves = 31 if model == "boosted-500x31" else 10
            settings = dict(boosted, num_leaves=leaves, num_threads=2)
            booster = lightgbm.train(settings, lightgbm.Dataset(x, y, params=settings), 500)
            booster.save_model(folder / "trees.txt")
            trees(folder, model, matrix, "{file: trees.txt, format: lightgbm, ")
        elif model.startswith("xgboost"):
            import xgboost
            settings = dict(objective="binary:logistic", tree_method="hist", max_depth=6, eta=0.1, nthread=2, seed=1)
            xgboost.train(settings, xgboost.DMatrix(x, y), 300).save_model(folder / "trees.json")
            trees(folder, model, matrix, "{file: trees.json, format: xgboost, ")
        elif model == "forest-100x10":
            from sklearn.ensemble import RandomForestClassifier
            fitted = RandomForestClassifier(100, max_depth=10, min_samples_leaf=5, random_state=1, n_jobs=2).fit(x, y)
            save_trees(folder, model, fitted, fitted.estimators_, matrix)
        elif model == "tree-8":
            from sklearn.tree import DecisionTreeClassifier
            fitted = DecisionTreeClassifier(max_depth=8, min_samples_leaf=20, random_state=1).fit(x, y)
            save_trees(folder, model, fitted, [fitted], matrix)
        else:
            from sklearn.linear_model import LogisticRegression
            mean, deviation = x.mean(0, dtype=np.float64), x.std(0, dtype=np.float64)
            fitted = LogisticRegression(C=np.inf, solver="newton-cholesky").fit((x - mean) / deviation, y)
            weights = fitted.coef_[0] / deviation
            intercept = float(fitted.intercept_[0] - weights @ mean)
            fitted.coef_, fitted.intercept_ = weights[None, :], np.array([intercept])
            pickle.dump(fitted, open(folder / "fitted.pickle", "wb"))
            pairs = ", ".join(f"x{j}: {float(w)!r}" for j, w in enumerate(weights))
            part = f"family: logistic\noutputs:\n  - {{name: p, provenance: {{inferred: trained}}, intercept: {intercept!r}, coefficients: {{{pairs}}}}}\n"
            manifest(folder, model, matrix, part)


def save_trees(folder, model, fitted, estimators, matrix):
    """Saves scikit-learn's pickle and the same trees as Etalon's JSON: shares of outcome 1 in the leaves, averaged over the trees."""
    pickle.dump(fitted, open(folder / "fitted.pickle", "wb"))
    listed = []
    for estimator in estimators:
        tree = estimator.tree_
        share = tree.value[:, 0, 1] / tree.value[:, 0, :].sum(1)
        leaf = tree.children_left < 0
        listed.append({
            "output": 0,
            "feature": np.where(leaf, -1, tree.feature).tolist(),
            "threshold": np.where(leaf, 0, tree.threshold).tolist(),
            "left": tree.children_left.tolist(),
            "right": tree.children_right.tolist(),
            "default_left": [0] * len(leaf),
            "value": np.where(leaf, share, 0).tolist(),
        })
    names = [f"x{j}" for j in range(matrix.shape[1])]
    json.dump({"format": "etalon-trees", "version": 1, "features": names, "aggregation": "average", "base": [0.0],
               "comparison": "float64", "summation": "float64", "operator": "<=", "trees": listed}, open(folder / "trees.json", "w"))
    trees(folder, model, matrix, "{file: trees.json, ", link=", link: identity")


def trees(folder, model, matrix, entry, link=""):
    """The manifest of a model of trees."""
    names = "" if link else "features: [" + ", ".join(f"x{j}" for j in range(matrix.shape[1])) + "], "
    manifest(folder, model, matrix, f"family: trees\noutputs:\n  - {{name: p{link}}}\ntrees: {entry}{names}provenance: {{inferred: trained}}}}\n")


def manifest(folder, model, matrix, part):
    """model.yaml of a folder that Etalon loads."""
    lines = [f"model: {model}", "version: 1.0.0", f"name: {model}", "system: a benchmark on invented people",
             "provenance: {class: conceptual, summary: trained on invented people}", "precision: float32", "features:"]
    lines += [f"  - {{name: x{j}, kind: continuous, range: [-1000000, 1000000]}}" for j in range(matrix.shape[1])]
    lines += [part + 'decision: {threshold: {at: {value: 0.5, assumed: [0, 1], because: a benchmark decides nothing}}}']
    (folder / "model.yaml").write_text("\n".join(lines) + "\n")
