#!/usr/bin/env python3
"""Writes first.h5, a small network with channels first, PReLU in it. Keras cannot convolve with channels first on a CPU, so the mean
of each unit that it prints, for input sin(i) with i over (12, 10, 2), is that of the same network with channels last.

Run with Keras 2.15:  python make_channels_first_golden.py ../resources/org/convscope/inspect/occlusion
"""
import pathlib
import sys

import numpy as np
from tensorflow.keras import Input, Model
from tensorflow.keras import layers as L


def build(first):
    axis = 1 if first else -1
    form = {"data_format": "channels_first" if first else "channels_last"}
    image = Input((2, 12, 10) if first else (12, 10, 2), name="image")
    x = L.Conv2D(4, 3, padding="same", name="conv", **form)(image)
    x = L.BatchNormalization(axis=axis, name="normal")(x)
    shared = L.PReLU(shared_axes=[2, 3] if first else [1, 2], name="shared")(x)
    y = L.Conv2D(3, 3, padding="same", name="next", **form)(shared)
    own = L.PReLU(name="own")(y)
    return Model(image, L.Concatenate(axis=axis, name="joined")([shared, own]))


folder = pathlib.Path(sys.argv[1])
folder.mkdir(parents=True, exist_ok=True)
rng = np.random.default_rng(4)
last, first = build(False), build(True)
for layer in last.layers:
    arrays = [rng.uniform(-0.5, 1, a.shape).astype("f4") if a.ndim != 1 else rng.uniform(0.3, 1, a.shape).astype("f4")
              for a in layer.get_weights()]
    layer.set_weights(arrays)
    if layer.name in ("shared", "own"):
        arrays = [a.transpose(2, 0, 1) for a in arrays]
    first.get_layer(layer.name).set_weights(arrays)
first.save(folder / "first.h5", include_optimizer=False)
x = np.sin(np.arange(240, dtype="f8")).astype("f4").reshape(1, 12, 10, 2)
for name in ("shared", "own", "joined"):
    print(name, Model(last.inputs, last.get_layer(name).output).predict(x, verbose=0).astype("f8").mean(axis=(0, 1, 2)).tolist())
