#!/usr/bin/env python3
"""Writes losses of Keras 2.15 and their gradients by the output, for LossTest of org.convscope.core.loss.

    python make_loss_golden.py src/test/resources/core/losses.json
"""
import json
import os
import sys

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
import numpy as np
import tensorflow as tf
import keras

rng = np.random.RandomState(5)
cases = []


def tensor(a):
    a = np.asarray(a, "f4")
    return {"shape": list(a.shape), "data": [float("%.9g" % v) for v in a.ravel()]}


def add(name, loss, output, targets, sparse=False):
    y = tf.constant(np.asarray(output, "f4"))
    with tf.GradientTape() as tape:
        tape.watch(y)
        value = loss(tf.constant(np.asarray(targets, "i4" if sparse else "f4")), y)
    cases.append({"name": name, "loss": type(loss).__name__, "logits": bool(loss.get_config().get("from_logits", False)),
                  "output": tensor(y), "targets": tensor(targets), "value": float(value), "gradient": tensor(tape.gradient(value, y))})


def softmax(z):
    e = np.exp(z - z.max(-1, keepdims=True))
    return e / e.sum(-1, keepdims=True)


def one_hot(shape, classes):
    return np.eye(classes)[rng.randint(0, classes, shape)]


L = keras.losses
for logits in (False, True):
    z = rng.normal(0, 3, (4, 5))
    row = lambda z: z if logits else softmax(z)
    kind = " of logits" if logits else ""
    add("categorical" + kind, L.CategoricalCrossentropy(logits), row(z), one_hot(4, 5))
    add("categorical, soft targets" + kind, L.CategoricalCrossentropy(logits), row(z), softmax(rng.normal(0, 1, (4, 5))))
    add("categorical, of maps" + kind, L.CategoricalCrossentropy(logits), row(rng.normal(0, 2, (2, 2, 3, 3))), one_hot((2, 2, 3), 3))
    add("sparse" + kind, L.SparseCategoricalCrossentropy(logits), row(z), rng.randint(0, 5, 4), sparse=True)
    add("binary" + kind, L.BinaryCrossentropy(logits), z if logits else 1 / (1 + np.exp(-z)), rng.randint(0, 2, (4, 5)))
    add("binary, soft targets" + kind, L.BinaryCrossentropy(logits), z if logits else 1 / (1 + np.exp(-z)), rng.uniform(0, 1, (4, 5)))
sure = np.array([[1, 0, 0], [1, 0, 0], [1 - 2e-7, 1e-7, 1e-9]])
add("categorical, sure", L.CategoricalCrossentropy(), sure, [[1, 0, 0], [0, 1, 0], [0, 1, 0]])
add("categorical, probabilities that do not sum to 1", L.CategoricalCrossentropy(), rng.uniform(0.1, 1, (3, 4)), one_hot(3, 4))
add("sparse, sure", L.SparseCategoricalCrossentropy(), sure, [0, 1, 1], sparse=True)
add("binary, sure", L.BinaryCrossentropy(), sure, [[1, 0, 1], [0, 1, 0], [0, 1, 1]])
add("categorical of logits, sure", L.CategoricalCrossentropy(True), [[90, -90, 0], [90, -90, 0]], [[1, 0, 0], [0, 1, 0]])
add("binary of logits, sure", L.BinaryCrossentropy(True), [[90, -90, 0], [90, -90, 0]], [[1, 0, 1], [0, 1, 0]])
add("squared", L.MeanSquaredError(), rng.normal(0, 2, (3, 4)), rng.normal(0, 2, (3, 4)))
add("squared, of maps", L.MeanSquaredError(), rng.normal(0, 2, (2, 3, 2, 2)), rng.normal(0, 2, (2, 3, 2, 2)))
with open(sys.argv[1], "w") as f:
    f.write("[\n" + ",\n".join(json.dumps(c, separators=(",", ":")) for c in cases) + "\n]\n")
print(len(cases), "cases", os.path.getsize(sys.argv[1]), "bytes")
