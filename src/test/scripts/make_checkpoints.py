#!/usr/bin/env python3
"""Makes src/test/resources/checkpoints/<keras2|keras3>: what a training writes that is watched by the lines in docs/training.md.

usage: make_checkpoints.py [FOLDER]        (Keras 2.15 or Keras 3 on TensorFlow, h5py; from the project's root)
Runs these lines as they are printed, keeps the versions of a few epochs, the last of them as weights alone too, and writes what
numpy says of the changes between them.
"""
import json
import os
import shutil
import sys
import tempfile

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ.setdefault("KERAS_BACKEND", "tensorflow")
import keras
import numpy as np
from keras import layers

KEPT = (1, 2, 10)


def printed():
    """The lines of Python in docs/training.md."""
    with open("docs/training.md") as h:
        return h.read().split("```python\n")[1].split("```")[0]


def arrays(model):
    """Layer -> all that is learned of it, flat."""
    return {layer.name: np.concatenate([np.array(w).ravel() for w in layer.trainable_weights]).astype("f8")
            for layer in model.layers if layer.trainable_weights}


def main():
    version = "keras" + keras.__version__.split(".", maxsplit=1)[0]
    folder = os.path.abspath(os.path.join(sys.argv[1] if len(sys.argv) > 1 else "src/test/resources/checkpoints", version))
    lines = printed()
    keras.utils.set_random_seed(4)
    rng = np.random.default_rng(4)
    x, y = rng.uniform(0, 1, (32, 8, 8, 1)).astype("f4"), rng.integers(0, 2, 32)
    x[y == 1, :4] += 0.3
    model = keras.Sequential([keras.Input((8, 8, 1)), layers.Conv2D(3, 3, name="conv"), layers.BatchNormalization(name="norm"),
                              layers.MaxPooling2D(3), layers.Flatten(), layers.Dense(2, activation="softmax", name="out")])
    model.compile(keras.optimizers.Adam(1e-2), "sparse_categorical_crossentropy", metrics=["accuracy"])
    os.makedirs(folder, exist_ok=True)
    with tempfile.TemporaryDirectory() as work:
        os.chdir(work)
        exec(lines, {"model": model, "x": x, "y": y})
        changes, before = [], None
        for epoch in KEPT:
            name = f"epoch_{epoch:02d}.keras"
            shutil.copy(os.path.join("run", name), folder)
            at = keras.models.load_model(os.path.join("run", name), compile=False)
            now = arrays(at)
            changes.append({k: float(np.linalg.norm(v - before[k]) / np.linalg.norm(before[k])) for k, v in now.items()} if before else {})
            before = now
        shutil.copy(os.path.join("run", "history.csv"), folder)
        weights = os.path.join(folder, "alone")
        os.makedirs(weights, exist_ok=True)
        at.save_weights(os.path.join(weights, "last.weights.h5"))
        with open(os.path.join(weights, "model.json"), "w") as out:
            out.write(at.to_json())
        with open(os.path.join(folder, "expected.json"), "w") as out:
            json.dump({"changes": changes, "map": np.array(at.layers[0](x[:1]))[0, :, :, 0].tolist(), "frame": x[0, :, :, 0].tolist()}, out)
    print(folder, sum(os.path.getsize(os.path.join(d, f)) for d, _, names in os.walk(folder) for f in names))


main()
