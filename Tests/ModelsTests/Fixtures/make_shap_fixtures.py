#!/usr/bin/env python3
"""Makes the path-dependent Shapley values that tests of training counts compare with.

    python3 -m venv venv && venv/bin/pip install shap==0.51.0 lightgbm xgboost numpy
    venv/bin/python make_shap_fixtures.py

NAME.shap has a line a person of NAME.golden (every fifth one): the features, a bar, the Shapley values of
shap.TreeExplainer(feature_perturbation="tree_path_dependent") on the margin, a bar, its expected value, all as
hexadecimal floating point. The models are those of make_fixtures.py.
"""
import os

import lightgbm as lgb
import numpy as np
import shap
import xgboost as xgb

HERE = os.path.dirname(os.path.abspath(__file__))


def path(name):
    return os.path.join(HERE, name)


def people(name):
    rows = [line.split("|")[0].split() for line in open(path(name + ".golden"))]
    return np.array([[float.fromhex(v) for v in row] for row in rows])[::5]


def write(name, x, values, base):
    with open(path(name + ".shap"), "w") as f:
        for row, value in zip(x, values):
            print(*(" ".join(float(v).hex() for v in part) for part in (row, value, [base])), sep=" | ", file=f)


for name in ["lightgbm-binary", "lightgbm-zero-missing"]:
    x = people(name)
    explainer = shap.TreeExplainer(lgb.Booster(model_file=path(name + ".txt")), feature_perturbation="tree_path_dependent")
    values = explainer.shap_values(x)
    values = values[1] if isinstance(values, list) else values
    base = np.atleast_1d(explainer.expected_value)[-1]
    write(name, x, values, base)

for name in ["xgboost-binary"]:
    booster = xgb.Booster(model_file=path(name + ".json"))
    x = people(name)
    contributions = booster.predict(xgb.DMatrix(x), pred_contribs=True)
    explainer = shap.TreeExplainer(booster, feature_perturbation="tree_path_dependent")
    np.testing.assert_allclose(contributions[:, :-1], explainer.shap_values(x), atol=1e-5)
    write(name, x, contributions[:, :-1], contributions[0, -1])
