#!/usr/bin/env python3
"""Writes a small model in which numbers come up that are not finite, and what Keras makes of them, for org.convscope.core's tests.

Run with Keras 2.15:  python make_not_finite_golden.py ../resources/core/not_finite
model.h5 has three ways: the logarithm of negative numbers, an exponential that overflows, and a slope that is no number.
activations.h5 has the input and every layer's output by its name.
"""
import os
import sys

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
import h5py
import numpy as np
import tensorflow as tf
from tensorflow.keras import Model
from tensorflow.keras import layers as L


def ways(i, x, name):
    yield L.ReLU(name=name + "_relu")(x)
    yield L.ReLU(6.0, name=name + "_relu6")(x)
    yield L.Activation("swish", name=name + "_swish")(x)
    yield L.MaxPooling2D(name=name + "_pool")(x)
    yield L.GlobalMaxPooling2D(name=name + "_most")(x)
    yield L.UpSampling2D(name=name + "_up")(x)
    yield L.Maximum(name=name + "_maximum")([x, i])
    yield L.Minimum(name=name + "_minimum")([i, x])
    yield L.Conv2D(2, 1, activation="relu", name=name + "_conv")(x)
    yield L.DepthwiseConv2D(3, padding="same", activation="relu", name=name + "_depthwise")(x)
    yield L.Conv2DTranspose(2, 2, activation="relu", name=name + "_transposed")(x)
    yield L.Dense(2, activation="relu", name=name + "_dense")(x)
    yield L.Activation("relu", name=name + "_bn_relu")(L.BatchNormalization(name=name + "_bn")(x))


tf.keras.utils.set_random_seed(4)
rng = np.random.default_rng(4)
i = L.Input((4, 4, 6), name="frame")
log = tf.math.log(i + 2.0)
exp = L.Activation("exponential", name="exp")(i)
slope = L.PReLU(shared_axes=[1, 2], name="slope")(i)
outputs = [*ways(i, log, "log"), *ways(i, exp, "exp"), *ways(i, slope, "slope")]
model = Model(i, outputs)
alpha = rng.uniform(-1, 1, (1, 1, 6)).astype("f4")
alpha[0, 0, 2] = np.nan
model.get_layer("slope").set_weights([alpha])
x = rng.uniform(-1, 1, (2, 4, 4, 6)).astype("f4")
x[0, 1, 1, 1] = -5
x[1, 3, 2, 4] = 100
out = sys.argv[1]
os.makedirs(out, exist_ok=True)
model.save(os.path.join(out, "model.h5"), include_optimizer=False)
with h5py.File(os.path.join(out, "activations.h5"), "w") as f:
    f["frame"] = x
    for name, y in zip(model.output_names, model(x)):
        f[name] = y.numpy()
