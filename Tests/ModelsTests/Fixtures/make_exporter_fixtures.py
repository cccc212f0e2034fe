#!/usr/bin/env python3
"""Makes the golden files of export_sklearn.py with scikit-learn itself.

    python3 -m venv venv && venv/bin/pip install scikit-learn==1.9.1 numpy pandas
    venv/bin/python make_exporter_fixtures.py

NAME.json / .csv is what the exporter wrote, NAME.golden the people and what scikit-learn makes of them, as in make_fixtures.py:
people on every threshold, one step of the precision to each side of it, missing values where the estimator takes them.
"""
import json
import os
import sys

import numpy as np
from sklearn.ensemble import (GradientBoostingClassifier, HistGradientBoostingClassifier, HistGradientBoostingRegressor,
                              RandomForestClassifier)
from sklearn.linear_model import LogisticRegression
from sklearn.tree import DecisionTreeClassifier, DecisionTreeRegressor

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "../../../Sources/PluginTemplates/Templates/python"))
from export_sklearn import export  # noqa: E402

RNG = np.random.default_rng(11)


def data(n=500, missing=True):
    x = np.column_stack([RNG.integers(0, 2, n), RNG.integers(0, 6, n), RNG.normal(0, 1, n), RNG.exponential(3, n)]).astype(float)
    z = x[:, 0] - 0.4 * x[:, 1] + x[:, 2] + 0.2 * x[:, 3] + RNG.normal(0, 0.5, n)
    if missing:
        x[RNG.random(x.shape) < 0.08] = np.nan
    return x, z


def people(document, precision, missing, categorical=()):
    marks = []
    for f in range(len(document["features"])):
        own = [0.0, -0.0, 1.0, 1e30, -1e30] + ([np.nan] if missing else [])
        cuts = {t for tree in document["trees"] for g, t in zip(tree["feature"], tree["threshold"]) if g == f}
        for t in sorted(cuts):
            # The nearest values of the precision at, above and below the threshold.
            t = precision(t)
            own += [float(t), float(np.nextafter(t, precision(np.inf))), float(np.nextafter(t, precision(-np.inf)))]
        if f in categorical:
            own = [0.0, 1.0, 2.0, 3.0, 4.0, 5.0] + ([np.nan] if missing else [])
        marks.append([m for m in own if np.isfinite(precision(m)) or m != m])
    rows = []
    for f, own in enumerate(marks):
        for m in own:
            row = [other[RNG.integers(len(other))] for other in marks]
            row[f] = m
            rows.append(row)
    return np.array(rows)


def write(name, x, values):
    def words(row):
        return " ".join(float(v).hex() for v in np.atleast_1d(row))
    with open(os.path.join(HERE, name + ".golden"), "w") as file:
        for row, value in zip(x, values):
            print(words(row), "|", words(value), "|", words(value), file=file)


def case(name, estimator, predict, precision=np.float32, missing=True, categorical=()):
    path = os.path.join(HERE, name + ".json")
    export(estimator, path)
    p = people(json.load(open(path)), precision, missing, categorical)
    write(name, p, predict(p))


def main():
    x, z = data()
    y = (z > 0).astype(int)
    whole, target = data(missing=False)
    labels = (target > 0).astype(int)
    tree = DecisionTreeClassifier(max_depth=4, random_state=1).fit(x, y)
    case("sklearn-tree", tree, lambda p: tree.predict_proba(p)[:, 1])
    regression = DecisionTreeRegressor(max_depth=4, random_state=1).fit(whole, target)
    case("sklearn-regression-tree", regression, regression.predict)
    classes = RandomForestClassifier(4, max_depth=4, random_state=1).fit(x, np.digitize(z, [-1, 1]))
    case("sklearn-forest", classes, classes.predict_proba)
    boosting = GradientBoostingClassifier(n_estimators=6, max_depth=2, random_state=1).fit(whole, labels)
    case("sklearn-boosting", boosting, lambda p: boosting.predict_proba(p)[:, 1], missing=False)
    histogram = HistGradientBoostingClassifier(max_iter=6, max_leaf_nodes=6, categorical_features=[1]).fit(x, y)
    case("sklearn-histogram", histogram, lambda p: histogram.predict_proba(p)[:, 1], np.float64, categorical=(1,))
    counts = HistGradientBoostingRegressor(loss="poisson", max_iter=5, max_leaf_nodes=5).fit(whole, np.exp(target / 4).round())
    case("sklearn-poisson", counts, counts.predict, np.float64)
    logistic = LogisticRegression().fit(whole, labels)
    export(logistic, os.path.join(HERE, "sklearn-logistic.csv"), ["Owns car", "children", "score", "years"])
    write("sklearn-logistic", whole[:40], logistic.predict_proba(whole[:40])[:, 1])


if __name__ == "__main__":
    main()
