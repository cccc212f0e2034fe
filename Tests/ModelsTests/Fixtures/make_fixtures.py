#!/usr/bin/env python3
"""Makes the golden files of the importer tests with the original libraries.

    python3 -m venv venv && venv/bin/pip install lightgbm==4.7.0 xgboost==3.2.0 numpy pandas scikit-learn
    venv/bin/python make_fixtures.py

NAME.txt / .json / .ubj is the model as the library saved it. NAME.golden has a line a person: the features, a bar, the
margins, a bar, the predictions, all as hexadecimal floating point. The people lie on every threshold of the model, one
step of the library's own precision to each side of it, on NaN, zeros of both signs and sizes, and on categories that
training never saw.
"""
import json
import os

import lightgbm as lgb
import numpy as np
import xgboost as xgb

HERE = os.path.dirname(os.path.abspath(__file__))
RNG = np.random.default_rng(7)


def data(n=600, categories=0):
    x = np.column_stack([
        (RNG.random(n) < 0.4).astype(float),
        RNG.integers(0, 5, n).astype(float),
        RNG.normal(0, 1, n),
        np.where(RNG.random(n) < 0.5, 0, RNG.exponential(3, n)),
    ]).astype(np.float32)
    z = x[:, 0] - 0.4 * x[:, 1] + x[:, 2] + 0.2 * x[:, 3]
    if categories:
        c = RNG.integers(0, categories, n)
        z = z + np.array([(-1.0) ** (k * k // 3) for k in range(categories)])[c]
        x = np.column_stack([x, c]).astype(np.float32)
    x[RNG.random(x.shape) < 0.08] = np.nan
    return x, np.nan_to_num(z + RNG.normal(0, 0.5, n))


def people(thresholds, features, precision, categorical=()):
    """Rows that visit, feature by feature, every mark; the other features are drawn from the marks too."""
    marks = []
    for f in range(features):
        own = [np.nan, 0.0, -0.0, 1e-36, -1e-36, 1.0000000180025095e-35, 1e30, -1e30]
        if f in categorical:
            own = [np.nan, 0.0, 1.0, 2.0, 3.0, 7.0, 8.0, 31.0, 32.0, 99.0, -1.0, -0.5, 1.5, 2.999]
        for t in sorted(set(thresholds.get(f, []))):
            t = precision(t)
            own += [t, np.nextafter(t, precision(np.inf)), np.nextafter(t, precision(-np.inf))]
        marks.append([float(m) for m in own])
    rows = []
    for f in range(features):
        for m in marks[f]:
            row = [own[RNG.integers(len(own))] for own in marks]
            row[f] = m
            rows.append(row)
    return np.array(rows, dtype=np.float64)


def write(name, x, margins, predictions):
    def words(values):
        return " ".join(float(v).hex() for v in np.atleast_1d(values))
    with open(os.path.join(HERE, name + ".golden"), "w") as f:
        for row, margin, prediction in zip(x, margins, predictions):
            print(words(row), "|", words(margin), "|", words(prediction), file=f)


def lightgbm_case(name, params, x, y, rounds=5, categorical=()):
    params = dict(dict(num_leaves=6, min_data_in_leaf=10, verbose=-1, seed=1, deterministic=True, num_threads=1), **params)
    train = lgb.Dataset(x, y, params=params, categorical_feature=list(categorical) or "auto")
    path = os.path.join(HERE, name + ".txt")
    lgb.train(params, train, rounds).save_model(path)
    text = open(path).read()
    # The parameters at the end are long and say nothing of the model.
    text = text[:text.index("\nparameters:")] + "\n"
    open(path, "w").write(text)
    booster = lgb.Booster(model_file=path)
    thresholds = {}
    for tree in booster.dump_model()["tree_info"]:
        todo = [tree["tree_structure"]]
        while todo:
            node = todo.pop()
            if "split_feature" in node:
                if node["decision_type"] == "<=":
                    thresholds.setdefault(node["split_feature"], []).append(node["threshold"])
                todo += [node["left_child"], node["right_child"]]
    p = people(thresholds, x.shape[1], np.float64, categorical)
    write(name, p, booster.predict(p, raw_score=True), booster.predict(p))


def xgboost_case(name, params, x, y, rounds=4, categorical=(), ubj=False):
    params = dict(dict(max_depth=3, eta=0.4, nthread=1, seed=1, tree_method="hist"), **params)
    types = ["c" if f in categorical else "q" for f in range(x.shape[1])]

    def matrix(values, label=None):
        return xgb.DMatrix(values, label, feature_types=types, enable_categorical=bool(categorical))
    booster = xgb.train(params, matrix(x, y), rounds)
    path = os.path.join(HERE, name + ".json")
    booster.save_model(path)
    if ubj:
        booster.save_model(os.path.join(HERE, name + ".ubj"))
    model = json.load(open(path))
    booster = xgb.Booster(model_file=path)
    booster.set_param({"nthread": 1})
    boosters = model["learner"]["gradient_booster"]
    trees = boosters.get("model", boosters.get("gbtree", {}).get("model"))["trees"]
    thresholds = {}
    for tree in trees:
        for left, f, t, kind in zip(tree["left_children"], tree["split_indices"], tree["split_conditions"], tree["split_type"]):
            if left >= 0 and kind == 0:
                thresholds.setdefault(f, []).append(t)
    p = people(thresholds, x.shape[1], np.float32, categorical).astype(np.float32)
    # Invalid categories are refused by the DMatrix, so they are asked for only where the library takes them.
    for f in categorical:
        p[p[:, f] < 0, f] = np.nan
        p[:, f] = np.where(np.isnan(p[:, f]), p[:, f], np.trunc(np.nan_to_num(p[:, f])))
    m = matrix(p)
    write(name, p, booster.predict(m, output_margin=True), booster.predict(m))
    return model, p


def old_layout(model):
    """The layout of XGBoost 1.0: base_score a plain number, default_left true or false, no fields for categories."""
    old = json.loads(json.dumps(model))
    old["version"] = [1, 0, 2]
    param = old["learner"]["learner_model_param"]
    param["base_score"] = param["base_score"].strip("[]")
    for key in ("boost_from_average", "num_target"):
        param.pop(key, None)
    gb = old["learner"]["gradient_booster"]["model"]
    gb.pop("cats", None)
    gb.pop("iteration_indptr", None)
    for tree in gb["trees"]:
        tree["default_left"] = [bool(d) for d in tree["default_left"]]
        for key in ("categories", "categories_nodes", "categories_segments", "categories_sizes", "split_type"):
            tree.pop(key, None)
    return old


def main():
    x, z = data()
    y = (z > 0).astype(int)
    lightgbm_case("lightgbm-binary", dict(objective="binary"), x, y)
    lightgbm_case("lightgbm-zero-missing", dict(objective="binary", zero_as_missing=True, sigmoid=0.7), x, y)
    lightgbm_case("lightgbm-no-missing", dict(objective="poisson", use_missing=False), np.nan_to_num(x), np.exp(z / 4).round())
    lightgbm_case("lightgbm-multiclass", dict(objective="multiclass", num_class=3), x, np.digitize(z, [-1, 1]), rounds=3)
    lightgbm_case("lightgbm-forest", dict(objective="binary", boosting="rf", bagging_freq=1, bagging_fraction=0.7), x, y)
    lightgbm_case("lightgbm-stump", dict(objective="regression", min_data_in_leaf=1000), x, z, rounds=1)
    xc, zc = data(n=1200, categories=40)
    lightgbm_case("lightgbm-categorical", dict(objective="regression", max_cat_to_onehot=2, min_data_per_group=5, cat_smooth=1),
                  xc, zc, categorical=(4,))

    model, p = xgboost_case("xgboost-binary", dict(objective="binary:logistic"), x, y, ubj=True)
    json.dump(old_layout(model), open(os.path.join(HERE, "xgboost-binary-1.0.json"), "w"))
    xgboost_case("xgboost-multiclass", dict(objective="multi:softprob", num_class=3), x, np.digitize(z, [-1, 1]), rounds=2, ubj=True)
    xgboost_case("xgboost-poisson", dict(objective="count:poisson"), x, np.exp(z / 4).round())
    xgboost_case("xgboost-dart", dict(objective="reg:squarederror", booster="dart", rate_drop=0.5), x, z, rounds=6)
    xgboost_case("xgboost-forest", dict(objective="reg:squarederror", num_parallel_tree=3, subsample=0.6), x, z, rounds=2)
    xgboost_case("xgboost-categorical", dict(objective="reg:squarederror", max_cat_to_onehot=3), xc, zc, categorical=(4,), ubj=True)

    # For the tests that read ten thousand mutations: as small as a model with thresholds and categories can be.
    xt, zt = data(n=300, categories=4)
    tiny = xt[:, [2, 4]]
    lightgbm_case("lightgbm-tiny", dict(objective="regression", num_leaves=3, max_cat_to_onehot=2, min_data_per_group=5, cat_smooth=1),
                  tiny, zt, rounds=2, categorical=(1,))
    xgboost_case("xgboost-tiny", dict(objective="reg:squarederror", max_depth=2, max_cat_to_onehot=2), tiny, zt, rounds=1,
                 categorical=(1,), ubj=True)


if __name__ == "__main__":
    main()
