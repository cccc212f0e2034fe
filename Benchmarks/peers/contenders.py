"""Who scores: one function a peer, which returns what prepares a batch (not timed) and what scores it (timed).

Every function takes the cache, the name of the model and the number of threads; it raises where the peer cannot score the model.
"""
import json
import os
import pickle

import numpy as np


def rows(x):
    return np.ascontiguousarray(x)


def fitted(cache, model):
    return pickle.load(open(cache.path(f"{model}/fitted.pickle"), "rb"))


def linear(cache, model, kind):
    estimator = fitted(cache, model)
    return estimator.coef_[0].astype(kind), kind(estimator.intercept_[0])


def scikit_learn(cache, model, threads):
    estimator = fitted(cache, model)
    if hasattr(estimator, "n_jobs"):
        estimator.n_jobs = threads
    return rows, lambda x: estimator.predict_proba(x)[:, 1]


def numpy_rows(cache, model, threads):
    from scipy.special import expit
    weights, intercept = linear(cache, model, np.float32)
    return rows, lambda x: expit(x @ weights + intercept)


def numpy_columns(cache, model, threads):
    from scipy.special import expit
    weights, intercept = linear(cache, model, np.float32)
    return np.asfortranarray, lambda x: expit(x @ weights + intercept)


def numba_loop(cache, model, threads):
    import numba
    numba.set_num_threads(threads)
    weights, intercept = linear(cache, model, np.float32)
    one = np.float32(1)

    @numba.njit(parallel=threads > 1, fastmath=True)
    def score(x, weights, intercept):
        out = np.empty(x.shape[0], np.float32)
        for i in numba.prange(x.shape[0]):
            z = intercept
            for j in range(x.shape[1]):
                z += x[i, j] * weights[j]
            out[i] = one / (one + np.exp(-z))
        return out

    return rows, lambda x: score(x, weights, intercept)


def lightgbm(cache, model, threads):
    import lightgbm as library
    booster = library.Booster(model_file=cache.path(f"{model}/trees.txt"))
    return rows, lambda x: booster.predict(x, num_threads=threads)


def xgboost(cache, model, threads):
    import xgboost as library
    booster = library.Booster(params={"nthread": threads})
    booster.load_model(cache.path(f"{model}/trees.json"))
    booster.set_param({"nthread": threads})
    return rows, lambda x: booster.inplace_predict(x)  # a kept DMatrix would return what it remembers


def onnx_runtime(cache, model, threads):
    import onnxruntime
    file = cache.path(f"{model}/model.onnx")
    if not os.path.exists(file):
        to_onnx(cache, model, file)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads, options.inter_op_num_threads = threads, 1
    session = onnxruntime.InferenceSession(file, options, providers=["CPUExecutionProvider"])
    name, out = session.get_inputs()[0].name, [session.get_outputs()[-1].name]
    return rows, lambda x: session.run(out, {name: x})[0][:, 1]


def to_onnx(cache, model, file):
    count = 300 if model in ("boosted-rotterdam", "logistic-300") else 30
    if model.startswith("boosted"):
        import lightgbm as library
        import onnxmltools
        from onnxmltools.convert.common.data_types import FloatTensorType
        booster = library.Booster(model_file=cache.path(f"{model}/trees.txt"))
        made = onnxmltools.convert_lightgbm(booster, initial_types=[("x", FloatTensorType([None, count]))], zipmap=False)
    elif model.startswith("xgboost"):
        import onnxmltools
        import xgboost as library
        from onnxmltools.convert.common.data_types import FloatTensorType
        booster = library.XGBClassifier()
        booster.load_model(cache.path(f"{model}/trees.json"))
        made = onnxmltools.convert_xgboost(booster, initial_types=[("x", FloatTensorType([None, count]))])
    else:
        from skl2onnx import to_onnx as convert
        from skl2onnx.common.data_types import FloatTensorType
        made = convert(fitted(cache, model), initial_types=[("x", FloatTensorType([None, count]))], options={"zipmap": False})
    open(file, "wb").write(made.SerializeToString())


def treelite_model(cache, model):
    import treelite
    if model.startswith("boosted"):
        return treelite.frontend.load_lightgbm_model(cache.path(f"{model}/trees.txt"))
    if model.startswith("xgboost"):
        return treelite.frontend.load_xgboost_model(cache.path(f"{model}/trees.json"), format_choice="use_suffix")
    estimator = fitted(cache, model)
    if not hasattr(estimator, "estimators_"):  # treelite takes forests, no lone trees
        from sklearn.ensemble import RandomForestClassifier
        example = np.random.default_rng(0).random((50, estimator.n_features_in_)).astype(np.float32)
        forest = RandomForestClassifier(1, bootstrap=False, max_features=None, max_depth=1).fit(example, np.arange(50) % 2)
        forest.estimators_, estimator = [estimator], forest
        return treelite.sklearn.import_model(forest)
    return treelite.sklearn.import_model(estimator)


def tl2cgen(cache, model, threads):
    import tl2cgen as library
    file = cache.path(f"{model}/tl2cgen.so")
    if not os.path.exists(file):
        library.export_lib(treelite_model(cache, model), toolchain="gcc", libpath=file, params={"parallel_comp": 16},
                           nthread=1, options=["-O1" if model.startswith("forest") else "-O2", "-march=native"])
    predictor = library.Predictor(file, nthread=threads)
    return (lambda x: library.DMatrix(rows(x))), lambda d: predictor.predict(d).reshape(d.shape[0], -1)[:, -1]


def daal4py(cache, model, threads):
    import daal4py as library
    library.daalinit(threads)
    if model.startswith("boosted"):
        import lightgbm as other
        source = other.Booster(model_file=cache.path(f"{model}/trees.txt"))
    elif model.startswith("xgboost"):
        import xgboost as other
        source = other.Booster()
        source.load_model(cache.path(f"{model}/trees.json"))
    elif model.startswith("logistic"):
        source = fitted(cache, model)
    else:
        raise ValueError("imports no forest of scikit-learn")
    converted = library.mb.convert_model(source)

    def score(x):
        scores = converted.predict_proba(x) if hasattr(converted, "predict_proba") else converted.predict(x)
        return scores[:, 1] if scores.ndim == 2 else scores

    return rows, score


def ydf(cache, model, threads):
    """Forests and trees of scikit-learn, imported: trees vote; boosting as a model of YDF's own of the same shape, whose scores are others."""
    import ydf as library
    if model in ("forest-100x10", "tree-8"):
        imported = library.from_sklearn(fitted(cache, model), feature_name="features")
        return (lambda x: {"features": rows(x)}), lambda d: imported.predict(d, num_threads=threads)
    folder = cache.path(f"{model}/ydf")
    columns = lambda x: {f"x{j}": np.ascontiguousarray(x[:, j]) for j in range(x.shape[1])}
    if not os.path.exists(folder):
        from workloads import MODELS
        matrix, labels = cache.people(MODELS[model][0])
        data = dict(columns(matrix[:50_000]), y=labels[:50_000].astype(int))
        shape = (dict(num_trees=300, growing_strategy="LOCAL", max_depth=7, shrinkage=0.1) if model.startswith("xgboost")
                 else dict(num_trees=500, growing_strategy="BEST_FIRST_GLOBAL", max_depth=-1, shrinkage=0.05,
                           max_num_nodes=31 if model == "boosted-500x31" else 10))
        library.GradientBoostedTreesLearner(label="y", early_stopping="NONE", validation_ratio=0.0, num_threads=2, random_seed=1,
                                            min_examples=20, discretize_numerical_columns=True, **shape).train(data, verbose=0).save(folder)
    loaded = library.load_model(folder)
    return columns, lambda d: loaded.predict(d, num_threads=threads)


TREES = {"tl2cgen": tl2cgen, "ONNX Runtime": onnx_runtime, "daal4py": daal4py, "YDF": ydf}
LINEAR = {"scikit-learn": scikit_learn, "numba loop": numba_loop, "numpy, rows": numpy_rows, "numpy, columns": numpy_columns,
          "ONNX Runtime": onnx_runtime, "daal4py": daal4py}
CONTENDERS = {
    "boosted-500x31": {"LightGBM": lightgbm, **TREES},
    "boosted-rotterdam": {"LightGBM": lightgbm, **TREES},
    "xgboost-300x6": {"XGBoost": xgboost, **TREES},
    "forest-100x10": {"scikit-learn": scikit_learn, **TREES},
    "tree-8": {"scikit-learn": scikit_learn, **TREES},
    "logistic-30": LINEAR,
    "logistic-300": LINEAR,
}
# Whose scores are another model's, or (trees and forests of scikit-learn imported by YDF) votes where the others give shares: no
# difference of predictions is given.
OWN_MODEL = {("YDF", model) for model in ("boosted-500x31", "boosted-rotterdam", "xgboost-300x6", "tree-8", "forest-100x10")}
MODULES = {"scikit-learn": "sklearn", "LightGBM": "lightgbm", "XGBoost": "xgboost", "YDF": "ydf", "ONNX Runtime": "onnxruntime", "tl2cgen": "tl2cgen",
           "daal4py": "daal4py", "numba loop": "numba", "numpy, rows": "numpy", "numpy, columns": "numpy", "statsmodels": "statsmodels"}
