#!/usr/bin/env python3
"""Writes a model of many kinds of windows, its input and what Keras computes at every layer, for org.convscope.inspect.pixel.

Run with Keras 2.15 (LocallyConnected is gone from Keras 3): python make_pixel_golden.py src/test/resources/org/convscope/inspect/pixel
"""
import os
import sys

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
import h5py
import numpy as np
import keras

L = keras.layers
rng = np.random.RandomState(11)
x = inp = keras.Input((13, 11, 2), name="input")
x = L.Conv2D(4, 3, strides=2, padding="same", activation="relu", name="strided")(x)
x = L.Conv2D(4, 3, dilation_rate=2, padding="same", activation="tanh", name="dilated")(x)
x = L.DepthwiseConv2D(3, depth_multiplier=2, padding="same", use_bias=False, name="depthwise")(x)
x = L.BatchNormalization(name="normalised")(x)
x = skip = L.ReLU(name="rectified")(x)
x = L.SeparableConv2D(8, 3, depth_multiplier=2, padding="same", activation="sigmoid", name="separable")(x)
x = L.Add(name="sum")([x, skip])
x = L.Conv2D(8, 3, groups=2, padding="valid", name="grouped")(x)
x = L.PReLU(shared_axes=[1, 2], name="prelu")(x)
x = L.Conv2DTranspose(4, 3, strides=2, padding="same", activation="elu", name="transposed")(x)
x = L.Conv2DTranspose(3, 4, strides=3, padding="valid", name="transposed_valid")(x)
x = L.AveragePooling2D(3, strides=2, padding="same", name="average")(x)
x = L.MaxPooling2D(3, strides=2, padding="same", name="largest")(x)
x = L.LocallyConnected2D(3, 2, strides=1, activation="softplus", name="local")(x)
x = L.Flatten(name="flat")(x)
x = L.Dense(5, activation="softmax", name="classes")(x)
model = keras.Model(inp, x)
for w in model.weights:
    v = rng.uniform(-0.7, 0.7, w.shape).astype("f4")
    w.assign(np.abs(v) + 0.3 if "variance" in w.name else v)
out = sys.argv[1]
model.save(os.path.join(out, "windows.h5"), include_optimizer=False)
data = rng.uniform(0, 1, (1, 13, 11, 2)).astype("f4")
layers = [l for l in model.layers]
values = keras.Model(inp, [l.output for l in layers]).predict(data, verbose=0)
with h5py.File(os.path.join(out, "windows_activations.h5"), "w") as f:
    for layer, value in zip(layers, values):
        f.create_dataset(layer.name, data=value.astype("f4"), track_times=False)
