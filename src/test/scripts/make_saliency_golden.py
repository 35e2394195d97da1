#!/usr/bin/env python3
"""Writes small models and what TensorFlow's GradientTape and numpy make of them by every method of saliency.

Run with Keras 2.15:  python make_saliency_golden.py ../resources/saliency
Every model is <name>.h5 with its inputs in <name>_input.h5; saliency.h5 holds the maps and saliency.json says of what they are.
"""
import json
import math
import os
import sys

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
import h5py
import numpy as np
import tensorflow as tf
from tensorflow.keras import Model
from tensorflow.keras import layers as L


def residual():
    i = L.Input((14, 12, 1), name="frame")
    x = L.Conv2D(4, 3, padding="same", use_bias=False, name="stem")(i)
    x = L.Activation("relu", name="stem_relu")(L.BatchNormalization(name="stem_bn")(x))
    y = L.Conv2D(4, 3, padding="same", activation="tanh", name="a_conv")(x)
    y = L.Conv2D(4, 3, padding="same", name="b_conv")(y)
    x = L.Activation("relu", name="relu")(L.Add(name="add")([x, y]))
    x = L.MaxPooling2D(name="pool")(x)
    x = L.GlobalAveragePooling2D(name="gap")(x)
    return Model(i, L.Dense(3, activation="softmax", name="out")(x)), "relu"


def heads():
    i = L.Input((11, 13, 3), name="picture")
    x = L.Conv2D(5, 3, strides=2, activation="elu", name="first")(i)
    x = L.Conv2D(6, 3, padding="same", activation="relu", name="second")(x)
    x = L.Flatten(name="flat")(L.AveragePooling2D(2, name="pool")(x))
    a = L.Dense(4, activation="sigmoid", name="spots")(x)
    b = L.Activation("softmax", name="quality")(L.Dense(3, name="quality_logits")(x))
    c = L.Dense(1, name="size")(x)
    return Model(i, [a, b, c]), "second"


def inputs():
    i = L.Input((10, 9, 1), name="frame")
    j = L.Input((5,), name="settings")
    x = L.Conv2D(4, 3, activation="softplus", name="conv")(i)
    y = L.Dense(4, activation="tanh", name="of_settings")(j)
    x = L.Multiply(name="scaled")([x, L.Reshape((1, 1, 4), name="row")(y)])
    x = L.Concatenate(name="joined")([L.GlobalMaxPooling2D(name="max")(x), y])
    x = L.Dense(2, name="two")(x)
    return Model([i, j], L.Softmax(name="out")(x)), "scaled"


def masks():
    i = L.Input((8, 10, 1), name="frame")
    x = L.Conv2D(3, 3, padding="same", activation="relu", name="a")(i)
    x = L.UpSampling2D(name="up")(L.Conv2D(4, 3, strides=2, padding="same", activation="swish", name="b")(x))
    return Model(i, L.Conv2D(2, 1, activation="sigmoid", name="mask")(x)), "b"


def ways():
    """Where a softmax or a sigmoid may stand."""
    i = L.Input((6, 6, 1), name="frame")
    j = L.Input((3, 4), name="steps")
    x = L.Flatten(name="flat")(L.Conv2D(3, 3, name="conv")(i))
    inner = L.Input((48,), name="inner")
    nested = Model(inner, L.Dense(3, activation="softmax", name="classes")(inner), name="nested")
    half = L.Dense(4, dtype="mixed_float16", name="half")(x)
    shaped = L.Reshape((2, 2), name="shaped")(L.Dense(4, activation="sigmoid", name="four")(x))
    return Model(
        [i, j],
        [
            nested(x),
            L.Activation("softmax", dtype="float32", name="mixed")(half),
            L.Permute((2, 1), name="turned")(shaped),
            L.TimeDistributed(L.Dense(2, activation="softmax"), name="each_step")(j),
            L.Softmax(axis=(1, 2), name="all_together")(L.Reshape((4, 4, 3), name="maps")(L.Conv2D(3, 3, name="second")(i))),
            L.Activation(tf.keras.activations.hard_sigmoid, name="hard")(L.Dense(2, name="two")(x)),
        ],
    )


class JavaRandom:
    """java.util.Random."""

    def __init__(self, seed):
        self.seed = (seed ^ 0x5DEECE66D) & ((1 << 48) - 1)
        self.kept = None

    def bits(self, n):
        self.seed = (self.seed * 0x5DEECE66D + 0xB) & ((1 << 48) - 1)
        return self.seed >> (48 - n)

    def double(self):
        return ((self.bits(26) << 27) + self.bits(27)) * 2.0**-53

    def gaussian(self):
        if self.kept is not None:
            kept, self.kept = self.kept, None
            return kept
        while True:
            a, b = 2 * self.double() - 1, 2 * self.double() - 1
            s = a * a + b * b
            if 0 < s < 1:
                m = math.sqrt(-2 * math.log(s) / s)
                self.kept = b * m
                return a * m


def logits(model, output):
    """The output's tensor before its softmax or sigmoid."""
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


def function(model, target, extra=()):
    tensor = logits(model, target["output"]) if "output" in target else model.get_layer(target["layer"]).output
    channel = target.get("class", target.get("unit"))
    part = Model(model.inputs, [tensor] + [model.get_layer(e).output for e in extra])

    def f(xs):
        out = part(xs if len(xs) > 1 else xs[0], training=False)
        out = out if isinstance(out, (list, tuple)) else [out]
        y = tf.reshape(out[0][..., channel], (out[0].shape[0], -1))
        return tf.reduce_mean(y, axis=1), out[1:]

    return f


def gradients(f, xs):
    xs = [tf.constant(x) for x in xs]
    with tf.GradientTape() as tape:
        tape.watch(xs)
        y = tf.reduce_sum(f(xs)[0])
    return [np.zeros(x.shape, "f4") if g is None else g.numpy() for g, x in zip(tape.gradient(y, xs), xs)]


def smoothgrad(f, xs, samples, seed):
    result = [np.zeros(x.shape) for x in xs]
    for n in range(len(xs[0])):
        random = JavaRandom(seed)
        for _ in range(samples):
            noisy = []
            for x in xs:
                sigma = 0.1 * (float(x[n].max()) - float(x[n].min()))
                noise = np.array([random.gaussian() for _ in range(x[n].size)]).reshape(x[n].shape)
                noisy.append((x[n].astype("f8") + sigma * noise).astype("f4")[None])
            for r, g in zip(result, gradients(f, noisy)):
                r[n] += g[0] / samples
    return result


def integrated(f, xs, steps):
    result = [np.zeros(x.shape) for x in xs]
    for k in range(steps):
        for r, g in zip(result, gradients(f, [np.float32((k + 0.5) / steps) * x for x in xs])):
            r += g / steps
    result = [r * x for r, x in zip(result, xs)]
    gained = f(xs)[0].numpy().astype("f8") - f([np.zeros_like(x) for x in xs])[0].numpy()
    total = sum(r.reshape(len(r), -1).sum(axis=1) for r in result)
    return result, total - gained


def gradcam(model, target, xs, at, plus):
    f = function(model, target, (at,))
    xs = [tf.constant(x) for x in xs]
    with tf.GradientTape() as tape:
        tape.watch(xs)
        y, (a,) = f(xs)
        y = tf.reduce_sum(y)
    g = tape.gradient(y, a).numpy().astype("f8")
    a = a.numpy().astype("f8")
    if plus:
        below = 2 * g**2 + a.sum(axis=(1, 2), keepdims=True) * g**3
        w = (np.where(below != 0, g**2 / np.where(below != 0, below, 1), 0) * np.maximum(g, 0)).sum(axis=(1, 2), keepdims=True)
    else:
        w = g.mean(axis=(1, 2), keepdims=True)
    return np.maximum((w * a).sum(axis=3), 0)


CASES = {
    "residual": [
        ({"output": "out", "class": 1}, None),
        ({"layer": "b_conv", "unit": 2}, "stem_relu"),
        ({"layer": "pool", "unit": 0}, None),
    ],
    "heads": [
        ({"output": "spots", "class": 2}, None),
        ({"output": "quality", "class": 0}, "first"),
        ({"output": "size", "class": 0}, None),
        ({"layer": "second", "unit": 3}, "first"),
    ],
    "inputs": [({"output": "out", "class": 1}, None), ({"layer": "conv", "unit": 1}, "conv")],
    "masks": [({"output": "mask", "class": 1}, None)],
}


def main(folder):
    os.makedirs(folder, exist_ok=True)
    tf.keras.utils.set_random_seed(5)
    ways().save(os.path.join(folder, "ways.h5"), include_optimizer=False)
    cases = []
    with h5py.File(os.path.join(folder, "saliency.h5"), "w") as maps:
        for make in (residual, heads, inputs, masks):
            tf.keras.utils.set_random_seed(5)
            model, usual = make()
            rng = np.random.RandomState(7)
            for w in model.weights:
                if "variance" in w.name:
                    w.assign(rng.uniform(0.5, 2, w.shape))
                elif "kernel" not in w.name:
                    w.assign(rng.uniform(-0.3, 0.3, w.shape))
            name = make.__name__
            model.save(os.path.join(folder, name + ".h5"), include_optimizer=False)
            xs = [rng.uniform(-1, 1.5, (2,) + i.shape[1:]).astype("f4") for i in model.inputs]
            with h5py.File(os.path.join(folder, name + "_input.h5"), "w") as f:
                for i, x in zip(model.inputs, xs):
                    f[i.name] = x
            for target, at in CASES[name]:
                f = function(model, target)
                for method in ("gradient", "smoothgrad", "integrated", "gradcam", "gradcam++"):
                    case = {"model": name, "method": method, "steps": 6, "seed": 3, "dataset": str(len(cases))}
                    case.update(target)
                    case["values"] = f(xs)[0].numpy().tolist()
                    if method.startswith("gradcam"):
                        case["at"] = at
                        case["map"] = at or usual
                        made = {case["map"]: gradcam(model, target, xs, at or usual, method.endswith("++"))}
                    else:
                        if method == "gradient":
                            made = gradients(f, xs)
                        elif method == "smoothgrad":
                            made = smoothgrad(f, xs, case["steps"], case["seed"])
                        else:
                            made, left = integrated(f, xs, case["steps"])
                            case["completeness"] = left.tolist()
                        made = {i.name: m for i, m in zip(model.inputs, made)}
                    for key, value in made.items():
                        maps["%d/%s" % (len(cases), key)] = value.astype("f4")
                    cases.append(case)
    with open(os.path.join(folder, "saliency.json"), "w") as f:
        json.dump(cases, f, indent=1)


if __name__ == "__main__":
    main(sys.argv[1])
