#!/usr/bin/env python3
"""Trains the LightGBM model of `EtalonBenchmarks sensitivity` and times its peers on it.

    python3 train_sensitivity.py OUT            writes OUT/model.txt: 200 trees of depth 6, 30 features
    python3 train_sensitivity.py OUT --peers    times LightGBM's prediction and shap on 100,000 and fewer people
"""
import sys
import time

import lightgbm as lgb
import numpy as np

out = sys.argv[1]
rng = np.random.default_rng(5)
n = 100_000
columns = []
for feature in range(30):
    if feature % 3 == 0:
        columns.append((rng.random(n) < 0.3).astype(np.float32))
    elif feature % 3 == 1:
        columns.append(rng.integers(0, 4 + feature // 3, n).astype(np.float32))
    else:
        columns.append(rng.random(n).astype(np.float32))
x = np.column_stack(columns)
weights = rng.normal(0, 1, 30) * np.array([1.0 if f % 3 else 0.7 for f in range(30)]) / (1 + np.arange(30) / 6)
z = x @ weights + 0.8 * x[:, 0] * x[:, 2] - 0.5 * x[:, 4] * x[:, 5]
y = (rng.random(n) < 1 / (1 + np.exp(-(z - np.quantile(z, 0.8))))).astype(int)
params = dict(objective="binary", num_leaves=64, max_depth=6, learning_rate=0.05, verbose=-1, seed=1, num_threads=1)
if "--peers" not in sys.argv:
    lgb.train(params, lgb.Dataset(x, y), 200).save_model(out + "/model.txt")
    sys.exit()


def timed(name, people, work):
    start = time.process_time()
    work()
    seconds = time.process_time() - start
    print(f"{name}: {seconds:.3f} s of CPU for {people} people, {people / seconds:.0f} people/s")


booster = lgb.Booster(model_file=out + "/model.txt")
timed("LightGBM predict, one thread", n, lambda: booster.predict(x, raw_score=True, num_threads=1))
timed("LightGBM pred_contrib, one thread", 2000, lambda: booster.predict(x[:2000], pred_contrib=True, num_threads=1))
import shap  # noqa: E402

explainer = shap.TreeExplainer(booster, x[:100], feature_perturbation="interventional")
timed("shap interventional, background 100", 200, lambda: explainer.shap_values(x[:200]))
