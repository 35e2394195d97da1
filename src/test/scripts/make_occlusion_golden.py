#!/usr/bin/env python3
"""Writes what Keras, numpy and scipy make of hidden parts of the inputs of the models in ../resources/saliency.

Run with Keras 2.15 and scipy:  python make_occlusion_golden.py ../resources/saliency ../resources/occlusion
occlusion.h5 holds a map (N, rows, columns) a case and input, occlusion.json says of what.
"""
import json
import os
import sys

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
import h5py
import numpy as np
import tensorflow as tf
from scipy.ndimage import gaussian_filter
from tensorflow.keras import Model
from tensorflow.keras import layers as L

# beam, detector and distance of an input that is its own detector
GEOMETRY = {"wavelength": 1.0, "distance": 20.0, "pixel": 1.5, "x": 6.25, "y": 4.5}


def logits(model, output):
    layer = model.get_layer(output)
    if isinstance(layer, (L.Activation, L.Softmax)):
        return layer.input
    if layer.activation in (tf.keras.activations.softmax, tf.keras.activations.sigmoid):
        config = layer.get_config()
        config.update(activation="linear", name=output + "_linear")
        plain = type(layer).from_config(config)
        tensor = plain(layer.input)
        plain.set_weights(layer.get_weights())
        return tensor
    return layer.output


def function(model, target):
    tensor = logits(model, target["output"]) if "output" in target else model.get_layer(target["layer"]).output
    part = Model(model.inputs, tensor)
    channel = target.get("class", target.get("unit"))

    def f(xs):
        y = part.predict(xs if len(xs) > 1 else xs[0], verbose=0)[..., channel]
        return y.reshape(len(y), -1).astype("f8").mean(axis=1)

    return f


def filled(x, fill, sigma):
    if fill == "zero":
        return np.zeros_like(x)
    if fill == "mean":
        return np.broadcast_to(x.astype("f8").mean(axis=(0, 1), keepdims=True), x.shape).astype("f4")
    return gaussian_filter(x, (sigma, sigma, 0))


def patches(x, case):
    p, s = case["patch"], case["stride"]
    fill = filled(x, case["fill"], p / 2)
    rows = []
    for cy in range(p // 2, x.shape[0], s):
        row = []
        for cx in range(p // 2, x.shape[1], s):
            window = (slice(max(0, cy - p // 2), cy - p // 2 + p), slice(max(0, cx - p // 2), cx - p // 2 + p))
            hidden = x.copy()
            hidden[window] = fill[window]
            row.append(hidden)
        rows.append(row)
    return rows


def plane(x):
    y, x = np.mgrid[: x.shape[0], : x.shape[1]] + 0.5
    return x - GEOMETRY["x"], y - GEOMETRY["y"]


def sectors(x, case):
    dx, dy = plane(x)
    angle = np.degrees(np.arctan2(dy, dx)) % 360
    fill = filled(x, case["fill"], case["patch"] / 2)
    width = 360 / case["sectors"]
    return [[np.where(((angle >= i * width) & (angle < (i + 1) * width))[..., None], fill, x) for i in range(case["sectors"])]]


def rings(x, case):
    dx, dy = plane(x)
    radius = np.hypot(dx, dy)

    def at(d):
        two_theta = 2 * np.arcsin(GEOMETRY["wavelength"] / (2 * d))
        return GEOMETRY["distance"] * np.tan(two_theta) / GEOMETRY["pixel"]

    row = []
    for a, b in zip(case["rings"], case["rings"][1:]):
        inner, outer = sorted((at(a), at(b)))
        within = x[(radius >= inner - 1) & (radius < inner)].astype("f8")
        beyond = x[(radius >= outer) & (radius < outer + 1)].astype("f8")
        if not len(within):
            within = beyond
        if not len(beyond):
            beyond = within
        share = ((radius - (inner - 0.5)) / (outer - inner + 1))[..., None]
        fill = within.mean(axis=0) + share * (beyond.mean(axis=0) - within.mean(axis=0))
        row.append(np.where(((radius >= inner) & (radius < outer))[..., None], fill, x).astype("f4"))
    return [row]


CASES = [
    ("residual", {"output": "out", "class": 1}, patches, {"patch": 5, "stride": 3, "fill": "zero"}),
    ("residual", {"layer": "b_conv", "unit": 2}, patches, {"patch": 4, "stride": 2, "fill": "blur"}),
    ("residual", {"layer": "pool", "unit": 0}, patches, {"patch": 11, "stride": 4, "fill": "mean"}),
    ("heads", {"output": "spots", "class": 2}, patches, {"patch": 3, "stride": 2, "fill": "mean"}),
    ("heads", {"output": "quality", "class": 0}, patches, {"patch": 6, "stride": 3, "fill": "blur"}),
    ("heads", {"output": "size", "class": 0}, patches, {"patch": 1, "stride": 5, "fill": "zero"}),
    ("heads", {"output": "quality", "class": 2}, sectors, {"sectors": 7, "patch": 3, "fill": "blur"}),
    ("heads", {"output": "spots", "class": 1}, rings, {"rings": [30.0, 6.0, 4.0, 2.5]}),
    ("heads", {"output": "quality", "class": 1}, rings, {"rings": [1.2, 3.0, 5.0]}),
    ("inputs", {"output": "out", "class": 1}, patches, {"patch": 3, "stride": 2, "fill": "zero"}),
    ("masks", {"output": "mask", "class": 1}, patches, {"patch": 7, "stride": 1, "fill": "zero"}),
]


def main(models, folder):
    os.makedirs(folder, exist_ok=True)
    cases = []
    with h5py.File(os.path.join(folder, "occlusion.h5"), "w") as maps:
        for name, target, make, settings in CASES:
            model = tf.keras.models.load_model(os.path.join(models, name + ".h5"), compile=False)
            with h5py.File(os.path.join(models, name + "_input.h5")) as f:
                xs = [f[i.name][()] for i in model.inputs]
            f = function(model, target)
            values = f(xs)
            for i, x in enumerate(xs):
                if x.ndim != 4:
                    continue
                drops = []
                for n in range(len(x)):
                    table = make(x[n], settings)
                    hidden = np.stack([one for row in table for one in row])
                    batch = [hidden if j == i else np.repeat(other[n : n + 1], len(hidden), 0) for j, other in enumerate(xs)]
                    drops.append((values[n] - f(batch)).reshape(len(table), -1))
                maps["%d/%s" % (len(cases), model.inputs[i].name)] = np.stack(drops).astype("f4")
            cases.append({"model": name, "dataset": str(len(cases)), "shape": make.__name__, "values": values.tolist(), **target, **settings})
    with open(os.path.join(folder, "occlusion.json"), "w") as f:
        json.dump({"geometry": GEOMETRY, "cases": cases}, f, indent=1)


main(sys.argv[1], sys.argv[2])
