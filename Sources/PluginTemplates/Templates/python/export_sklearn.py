"""Writes a fitted scikit-learn estimator as a file that `etalon import` reads.

    from export_sklearn import export
    export(forest, "forest.json")            # etalon import trees-json forest.json --id my-forest
    export(logistic, "coefficients.csv")     # etalon import coefficients-csv coefficients.csv --id my-model

Decision trees, random forests, extra trees, gradient boosting and histogram gradient boosting become trees; logistic and linear
regression become a table of coefficients. Nothing is pickled and nothing is rounded. What cannot be reproduced is refused.

Needs scikit-learn 1.3 or newer, and is tested with 1.9.
"""
import csv
import json
import re

import numpy as np
import sklearn


def export(estimator, path, feature_names=None):
    """Writes `estimator` to `path`; `feature_names` where it was fitted without names."""
    names = _names(estimator, feature_names)
    kind = type(estimator).__name__
    if kind in ("LogisticRegression", "LogisticRegressionCV", "LinearRegression", "Ridge", "Lasso", "ElasticNet"):
        return _coefficients(estimator, path, names)
    writers = {
        "DecisionTreeClassifier": _forest, "DecisionTreeRegressor": _forest, "ExtraTreeClassifier": _forest,
        "ExtraTreeRegressor": _forest, "RandomForestClassifier": _forest, "RandomForestRegressor": _forest,
        "ExtraTreesClassifier": _forest, "ExtraTreesRegressor": _forest,
        "GradientBoostingClassifier": _boosting, "GradientBoostingRegressor": _boosting,
        "HistGradientBoostingClassifier": _histogram, "HistGradientBoostingRegressor": _histogram,
    }
    if kind not in writers:
        raise TypeError(f"{kind} is not exported; known: {', '.join(sorted(writers))} and linear models")
    document = {"format": "etalon-trees", "version": 1, "features": names,
                "made_by": f"scikit-learn {sklearn.__version__} {kind}"}
    document.update(writers[kind](estimator, names))
    with open(path, "w") as file:
        json.dump(document, file, allow_nan=False)


def _names(estimator, given):
    names = given if given is not None else getattr(estimator, "feature_names_in_", None)
    if names is None:
        names = [f"x{i}" for i in range(estimator.n_features_in_)]
    if len(names) != estimator.n_features_in_:
        raise ValueError(f"{len(names)} names for {estimator.n_features_in_} features")
    plain, seen = [], set()
    for name in names:
        word = re.sub(r"[^a-z0-9]", "_", str(name).lower())
        word = word if re.match("[a-z]", word) else "f" + word
        while word in seen:
            word += "_"
        seen.add(word)
        plain.append(word)
    return plain


def _outputs(estimator):
    """The columns of class probabilities that become scores: the second of two, all of more."""
    classes = getattr(estimator, "classes_", None)
    if classes is None:
        return [0]
    if isinstance(classes, list):
        raise ValueError("estimators of several targets are not exported")
    return [1] if len(classes) == 2 else list(range(len(classes)))


def _forest(estimator, names):
    trees = [tree.tree_ for tree in getattr(estimator, "estimators_", [estimator])]
    if getattr(estimator, "n_outputs_", 1) != 1:
        raise ValueError("estimators of several targets are not exported")
    outputs = _outputs(estimator)
    lists = [_tree(tree, tree.value[:, 0, column], number) for tree in trees for number, column in enumerate(outputs)]
    # Values are rounded to single precision, thresholds are not.
    return {"aggregation": "average", "base": [0.0] * len(outputs), "comparison": "float32", "summation": "float64",
            "operator": "<=", "link": "identity", "missing": "passed", "trees": lists}


def _tree(tree, values, output):
    leaf = tree.children_left < 0
    lefts = getattr(tree, "missing_go_to_left", np.zeros(tree.node_count))
    return {"output": output,
            "feature": np.where(leaf, -1, tree.feature).tolist(),
            "threshold": [_finite(t) for t in np.where(leaf, 0.0, tree.threshold).tolist()],
            "left": np.where(leaf, -1, tree.children_left).tolist(),
            "right": np.where(leaf, -1, tree.children_right).tolist(),
            "default_left": np.where(leaf, 0, lefts).astype(int).tolist(),
            "value": np.where(leaf, values, 0.0).tolist()}


def _boosting(estimator, names):
    if estimator.init is not None and estimator.init != "zero" and type(estimator.init).__module__ != "sklearn.dummy":
        raise ValueError("boosting that starts from another estimator is not exported")
    loss = estimator.loss
    links = {"log_loss": "logit", "squared_error": "identity", "absolute_error": "identity", "huber": "identity",
             "quantile": "identity"}
    count = estimator.estimators_.shape[1]
    if loss not in links or (loss == "log_loss" and count > 1):
        raise ValueError(f"boosting with loss {loss} and {count} outputs is not exported")
    base = estimator._raw_predict_init(np.zeros((1, estimator.n_features_in_), np.float32)).ravel().tolist()
    trees = [_tree(row[k].tree_, estimator.learning_rate * row[k].tree_.value[:, 0, 0], k)
             for row in estimator.estimators_ for k in range(count)]
    return {"aggregation": "sum", "base": base, "comparison": "float32", "summation": "float64", "operator": "<=",
            "link": links[loss], "missing": "refused", "trees": trees}


def _histogram(estimator, names):
    loss = estimator.loss
    links = {"log_loss": "logit", "squared_error": "identity", "absolute_error": "identity", "quantile": "identity",
             "poisson": "log", "gamma": "log"}
    if loss not in links:
        raise ValueError(f"histogram boosting with loss {loss} is not exported")
    count = estimator.n_trees_per_iteration_
    if loss == "log_loss" and count > 1:
        raise ValueError("histogram boosting with several classes is not exported")
    # Categorical columns are encoded and put first; their codes become levels.
    order, levels = list(range(estimator.n_features_in_)), {}
    if getattr(estimator, "_preprocessor", None) is not None:
        flags = np.asarray(estimator.is_categorical_)
        order = np.flatnonzero(flags).tolist() + np.flatnonzero(~flags).tolist()
        encoder = estimator._preprocessor.named_transformers_["encoder"]
        for column, categories in zip(np.flatnonzero(flags), encoder.categories_):
            kept = [c for c in categories if c == c and c is not None]
            levels[names[column]] = [_word(c) for c in kept]
    elif getattr(estimator, "is_categorical_", None) is not None and np.any(estimator.is_categorical_):
        raise ValueError("this version of scikit-learn encodes categories in a way that is not exported")
    base = np.asarray(estimator._baseline_prediction, float).ravel().tolist()
    trees = []
    for row in estimator._predictors:
        for output, predictor in enumerate(row):
            trees.append(_histogram_tree(predictor, output, order))
    return {"aggregation": "sum", "base": base, "comparison": "float64", "summation": "float64", "operator": "<=",
            "link": links[loss], "missing": "passed", "levels": levels, "trees": trees}


def _word(category):
    number = isinstance(category, (float, np.floating)) and category == int(category)
    return str(int(category)) if number else str(category)


def _histogram_tree(predictor, output, order):
    nodes = predictor.nodes
    lists = {key: [] for key in ("feature", "threshold", "left", "right", "default_left", "operator", "categories", "value")}
    for node in nodes:
        leaf = bool(node["is_leaf"])
        categorical = not leaf and bool(node["is_categorical"])
        categories = []
        if categorical:
            words = predictor.raw_left_cat_bitsets[node["bitset_idx"]]
            categories = [32 * w + b for w, word in enumerate(words) for b in range(32) if int(word) >> b & 1]
        lists["feature"].append(-1 if leaf else order[int(node["feature_idx"])])
        lists["threshold"].append(0.0 if leaf or categorical else _finite(float(node["num_threshold"])))
        lists["left"].append(-1 if leaf else int(node["left"]))
        lists["right"].append(-1 if leaf else int(node["right"]))
        lists["default_left"].append(int(not leaf and bool(node["missing_go_to_left"])))
        lists["operator"].append("" if leaf else "in" if categorical else "<=")
        lists["categories"].append(categories)
        lists["value"].append(float(node["value"]) if leaf else 0.0)
    return dict(lists, output=output)


def _finite(threshold):
    """A split of missing from all other values has an infinite threshold, which JSON cannot hold."""
    return float(np.clip(threshold, np.finfo(np.float64).min, np.finfo(np.float64).max))


def _coefficients(estimator, path, names):
    weights = np.atleast_2d(estimator.coef_)
    if weights.shape[0] != 1:
        raise ValueError("models of several outputs are not exported")
    intercept = float(np.atleast_1d(estimator.intercept_)[0])
    with open(path, "w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["term", "estimate"])
        writer.writerow(["(Intercept)", repr(intercept)])
        writer.writerows([name, repr(float(weight))] for name, weight in zip(names, weights[0]))
