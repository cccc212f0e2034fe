"""Trains trees.txt, the tree part of this model, on synthetic people. Nothing here comes from a real person.

    etalon population sample ft-2024 --people 400000 --seed 20180101 > people.csv
    python3 train.py people.csv

Needs LightGBM 4.6.0, NumPy and PyYAML. One thread and fixed seeds: the same file again, on the same version.
"""

import csv
import pathlib
import sys

import lightgbm
import numpy
import yaml

FOLDER = pathlib.Path(__file__).parent
TARGET = "fraud"
PARAMETERS = {
    "objective": "binary",
    "learning_rate": 0.05,
    "num_leaves": 15,
    "max_depth": 6,
    "min_data_in_leaf": 400,
    "lambda_l2": 5.0,
    "feature_fraction": 0.8,
    "bagging_fraction": 0.7,
    "bagging_freq": 1,
    "seed": 2018,
    "deterministic": True,
    "force_row_wise": True,
    "num_threads": 1,
    "verbosity": -1,
}
ROUNDS = 200


def columns(path):
    """The features of the model, as the codes that people carry, and the outcome."""
    features = yaml.safe_load((FOLDER / "model.yaml").read_text())["features"]
    levels = {
        feature["name"]: [str(level) for level in feature.get("levels", ["no", "yes"])]
        for feature in features
        if feature["kind"] in ("binary", "ordinal", "categorical")
    }
    names = [feature["name"] for feature in features]
    rows, outcomes = [], []
    with open(path, newline="") as file:
        for row in csv.DictReader(file):
            rows.append([levels[n].index(row[n]) if n in levels else float(row[n]) for n in names])
            outcomes.append(float(row[TARGET]))
    return names, numpy.array(rows), numpy.array(outcomes)


def main():
    names, people, outcomes = columns(sys.argv[1])
    data = lightgbm.Dataset(people, outcomes, feature_name=names, free_raw_data=False)
    model = lightgbm.train(PARAMETERS, data, ROUNDS)
    model.save_model(FOLDER / "trees.txt", importance_type="gain")
    scores = model.predict(people)
    print(f"{len(outcomes)} people, rate {outcomes.mean():.5f}, mean score {scores.mean():.5f}")


if __name__ == "__main__":
    main()
