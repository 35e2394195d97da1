#!/usr/bin/env python3
"""Makes src/test/resources/kinds: one small model in the ways in which Keras 3 saves one, with what Keras computes.

Run with Keras 3 (TensorFlow backend), then with an h5py on HDF5 2.0 for the newest layouts:
    python make_kinds.py ../resources/kinds
    python make_kinds.py ../resources/kinds newest
"""
import os
import shutil
import sys

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
import h5py
import numpy as np

out = os.path.abspath(sys.argv[1])
rng = np.random.RandomState(5)


def build(halves=False):
    model = keras.Sequential([
        keras.Input((7, 7, 1), name="x"), L.Conv2D(4, 3, activation="relu", dtype="bfloat16" if halves else None, name="conv"),
        L.BatchNormalization(name="bn"), L.Flatten(name="flatten"), L.Dense(3, dtype="float16" if halves else None, name="out")])
    model.set_weights([np.abs(rng.normal(0.3, 0.2, w.shape)) for w in model.weights])
    return model


def record(name, model):
    x = rng.normal(0, 1, (2, 7, 7, 1)).astype("f4")
    with h5py.File(os.path.join(out, name + "_input.h5"), "w") as f:
        f["x"] = x
    with h5py.File(os.path.join(out, name + "_activations.h5"), "w") as f:
        y = x
        for layer in model.layers:
            y = layer(y)
            f[layer.name] = np.asarray(keras.ops.convert_to_numpy(keras.ops.cast(y, "float32")))


def newest(source, target, chunk):
    """The same file in HDF5's newest layout, packed, cut into chunks of so many rows."""
    def copy(name, item):
        if isinstance(item, h5py.Dataset):
            chunks = tuple(min(n, chunk) for n in item.shape)
            made = new.create_dataset(name, data=item[()], chunks=chunks, compression="gzip")
        else:
            made = new.require_group(name)
        for key, value in item.attrs.items():
            made.attrs[key] = value
    with h5py.File(source) as old, h5py.File(target, "w", libver="latest") as new:
        for key, value in old.attrs.items():
            new.attrs[key] = value
        old.visititems(copy)


if sys.argv[2:] == ["newest"]:
    newest(os.path.join(out, "usual.h5"), os.path.join(out, "newest.h5"), 3)
    newest(os.path.join(out, "usual.h5"), os.path.join(out, "newest_whole.h5"), 1000)
    os.remove(os.path.join(out, "usual.h5"))
    sys.exit()

import keras
from keras import layers as L

os.makedirs(out, exist_ok=True)
model = build()
record("single", model)
shutil.rmtree(os.path.join(out, "unpacked"), ignore_errors=True)
model.save(os.path.join(out, "unpacked"), zipped=False)
model.save_weights(os.path.join(out, "parts.weights.json"), max_shard_size=1.3e-6)
with open(os.path.join(out, "architecture.json"), "w") as f:
    f.write(model.to_json())
model.save(os.path.join(out, "usual.h5"))
halves = build(True)
record("halves", halves)
halves.save(os.path.join(out, "halves.keras"))
halves.save(os.path.join(out, "halves.h5"))
