"""Makes an additive surrogate of Rotterdam's model, and synthetic people for it, from files that Lighthouse Reports published.

    python3 make.py DATA OUT [PEOPLE]

DATA holds rotterdam_experiments_sum_stats.csv (the mean score of the real model with everybody set to one value of one feature),
ranges_features_dataset.csv, copula_marginals.csv and copula_correlation.csv. OUT gets the folder rotterdam-gbm (model.yaml,
parameters.json, README.md) and people.csv. Only the standard library is needed; the same files give the same output.

The surrogate: logit(score) = intercept + the sum over features of logit(mean score at the value) - logit(mean score). Values between
those of the experiments take the nearer one. The intercept is set so that the mean score of the people made is the published 0.49.
"""

import csv
import json
import math
import pathlib
import random
import re
import statistics
import sys

MEAN_SCORE = 0.49
FLAT = 0.002  # features whose partial dependence moves less than this are left out
NORMAL = statistics.NormalDist()


def rows(path):
    with open(path, newline="", encoding="latin-1") as file:
        return list(csv.DictReader(file))


def logit(p):
    return math.log(p / (1 - p))


def partial_dependences(data):
    """For each feature: the mean score of the real people at each value, where one feature alone was set."""
    means = {}
    for row in rows(data / "rotterdam_experiments_sum_stats.csv"):
        if row["data_type"] != "real_conditional" or not row["experiment"].startswith("single_feature/"):
            continue
        match = re.fullmatch(r"([a-z][a-z0-9_]*): (-?[0-9.]+)", row["IV"])
        if match:
            means.setdefault(match[1], {})[float(match[2])] = float(row["mean"])
    return {
        name: sorted(values.items())
        for name, values in sorted(means.items())
        if len(values) > 1 and max(values.values()) - min(values.values()) >= FLAT
    }


def term(name, dependence):
    edges = [(a + b) / 2 for (a, _), (b, _) in zip(dependence, dependence[1:])]
    scores = [logit(mean) - logit(MEAN_SCORE) for _, mean in dependence]
    return {"feature": name, "edges": edges, "scores": [0.0] + scores}


def cholesky(matrix):
    size = len(matrix)
    lower = [[0.0] * size for _ in range(size)]
    for i in range(size):
        for j in range(i + 1):
            rest = matrix[i][j] - sum(lower[i][k] * lower[j][k] for k in range(j))
            lower[i][j] = math.sqrt(rest) if i == j else rest / lower[j][j]
    return lower


def people(data, names, count, seed=2022):
    """People of the published Gaussian copula, for the features of the surrogate alone."""
    marginals = {row["feature"]: row for row in rows(data / "copula_marginals.csv")}
    correlation = {row["feature"]: row for row in rows(data / "copula_correlation.csv")}
    lower = cholesky([[float(correlation[a][b]) for b in names] for a in names])
    source = random.Random(seed)
    made = []
    for _ in range(count):
        z = [source.gauss(0, 1) for _ in names]
        person = []
        for i, name in enumerate(names):
            marginal = {key: float(marginals[name][key]) for key in ("a", "b", "loc", "scale", "min", "max")}
            u = NORMAL.cdf(sum(lower[i][k] * z[k] for k in range(i + 1)))
            low, high = NORMAL.cdf(marginal["a"]), NORMAL.cdf(marginal["b"])
            p = min(max(low + u * (high - low), 1e-15), 1 - 1e-15)
            value = marginal["loc"] + marginal["scale"] * NORMAL.inv_cdf(p)
            person.append(float(round(min(max(value, marginal["min"]), marginal["max"]))))
        made.append(person)
    return made


def predictor(person, terms):
    total = 0.0
    for value, one in zip(person, terms):
        total += one["scores"][1 + sum(edge <= value for edge in one["edges"])]
    return total


def intercept(predictors):
    low, high = -20.0, 20.0
    for _ in range(100):
        middle = (low + high) / 2
        mean = sum(1 / (1 + math.exp(-(middle + z))) for z in predictors) / len(predictors)
        low, high = (middle, high) if mean < MEAN_SCORE else (low, middle)
    return middle


def model_yaml(names, ranges):
    features = "\n".join(
        f"  - {{name: {name}, kind: count, range: [{low}, {high}]}}" for name, (low, high) in zip(names, ranges)
    )
    return f"""# Made by models/rotterdam-gbm/make.py; see README.md there.
model: rotterdam-gbm
version: 1.0.0
name: {{en: "Rotterdam welfare fraud model, additive surrogate", fr: "Modèle de fraude sociale de Rotterdam, substitut additif"}}
system:
  en: "Risk model for re-examination of welfare recipients, Rotterdam, 2017-2021"
  fr: "Modèle de risque pour le réexamen des allocataires, Rotterdam, 2017-2021"
family: additive
precision: float64
provenance:
  class: published-partial
  summary:
    en: "The partial dependences are those of the real model on the real people; that they add up on the logit is the surrogate's assumption."
    fr: "Les dépendances partielles sont celles du vrai modèle sur les vraies personnes ; leur somme sur le logit est l'hypothèse du substitut."
  sources:
    - id: lighthouse
      title: "Lighthouse Reports: Suspicion Machine, results/statistical_parity (GPL-3.0)"
      address: https://github.com/Lighthouse-Reports/suspicion_machine
features:
{features}
outputs:
  - name: risk
    label: {{en: "Risk of illegality", fr: "Risque d'illégalité"}}
    kind: score
    link: logit
    file: parameters.json
    provenance: {{inferred: "partial dependences of the real model, added on the logit"}}
decision:
  capacity:
    share: {{value: 0.1, published: lighthouse}}
"""


def main():
    data, out = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    count = int(sys.argv[3]) if len(sys.argv) > 3 else 2000
    dependences = partial_dependences(data)
    names = list(dependences)
    terms = [term(name, dependences[name]) for name in names]
    made = people(data, names, count)
    predictors = [predictor(person, terms) for person in made]
    constant = intercept(predictors)
    known = {row["feature_name"]: row for row in rows(data / "ranges_features_dataset.csv")}
    ranges = []
    for i, name in enumerate(names):
        values = [value for value, _ in dependences[name]] + [person[i] for person in made]
        values += [float(known[name][key]) for key in ("minimum_value", "maximum_value")] if name in known else []
        ranges.append((math.floor(min(values)), math.ceil(max(values))))
    folder = out / "rotterdam-gbm"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "model.yaml").write_text(model_yaml(names, ranges), encoding="utf-8")
    parameters = {"format": "etalon-additive", "version": 1, "intercept": constant, "terms": terms}
    (folder / "parameters.json").write_text(json.dumps(parameters, indent=1) + "\n", encoding="utf-8")
    card = pathlib.Path(__file__).with_name("README.md")
    (folder / "README.md").write_text(card.read_text(encoding="utf-8"), encoding="utf-8")
    with open(out / "people.csv", "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(names)
        writer.writerows([[int(value) for value in person] for person in made])
    scores = sorted(1 / (1 + math.exp(-(constant + z))) for z in predictors)
    line = scores[int(0.9 * len(scores))]
    print(f"{len(names)} features, {count} people, mean score {sum(scores) / len(scores):.3f}, top tenth from {line:.3f}")


if __name__ == "__main__":
    main()
