"""What Keras gives with units switched off: ablation.json and shared.h5 of KerasAblationTest.

Run with Keras 2.15:  python make_ablation_golden.py ../resources/ablation
The other models are those of make_saliency_golden.py: ../resources/saliency.
"""
import json
import os
import sys
from pathlib import Path

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
import h5py
import numpy as np
import tensorflow as tf
from tensorflow.keras import Model
from tensorflow.keras import layers as L

OUT = Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parents[1] / "resources/ablation")
SALIENCY = OUT.parent / "saliency"
LAYERS = {"residual": ["stem", "stem_relu", "a_conv", "add"], "heads": ["first", "second", "pool"],
          "inputs": ["conv", "of_settings", "scaled"]}


def read(name):
    model = tf.keras.models.load_model(SALIENCY / f"{name}.h5", compile=False)
    with h5py.File(SALIENCY / f"{name}_input.h5") as file:
        inputs = [np.asarray(file[tensor.name.split(":")[0]], "f4") for tensor in model.inputs]
    return model, inputs


def outputs(model, inputs):
    found = model(inputs[0] if len(inputs) == 1 else inputs)
    return [np.asarray(one, float) for one in (found if isinstance(found, (list, tuple)) else [found])]


class Off:
    """A layer that gives a number everywhere in some channels, while this is open."""

    def __init__(self, layer, units, value):
        self.layer, self.units, self.value, self.call = layer, units, value, layer.call

    def __enter__(self):
        def call(*args, **kwargs):
            given = self.call(*args, **kwargs)
            keep = np.ones(given.shape[-1], "f4")
            keep[self.units] = 0
            return given * keep + (1 - keep) * np.float32(self.value)

        self.layer.call = call

    def __exit__(self, *_):
        self.layer.call = self.call


def before_activation(model):
    """The first output's layer gives what it has before its activation."""
    layer = model.get_layer(model.output_names[0])
    if isinstance(layer, L.Softmax):
        layer.call = lambda x, *args, **kwargs: x
    else:
        layer.activation = tf.keras.activations.linear


def shared():
    """One convolution called twice, with and without units of its first call."""
    tf.keras.utils.set_random_seed(4)
    i = L.Input((9, 8, 2), name="frame")
    conv = L.Conv2D(3, 3, padding="same", activation="relu", name="conv")
    narrow = L.Conv2D(2, 1, activation="tanh", name="narrow")
    head = L.Dense(2, activation="sigmoid", name="out")
    gap = L.GlobalAveragePooling2D(name="gap")

    def model(mask):
        first = conv(i)
        first = first if mask is None else L.Lambda(lambda x: x * mask)(first)
        second = conv(narrow(first))
        return Model(i, head(gap(L.Add(name="add")([first, second]))))

    whole = model(None)
    whole.save(OUT / "shared.h5", include_optimizer=False)
    frames = np.random.default_rng(3).normal(size=(2, 9, 8, 2)).astype("f4")
    with h5py.File(OUT / "shared_input.h5", "w") as file:
        file["frame"] = frames
    mask = np.array([1, 0, 1], "f4")
    # layers that are called twice in one model are called once more in each model here, so ids are those of the saved one
    return {"model": "shared", "layer": "conv#0", "units": [1], "value": 0,
            "outputs": [one.tolist() for one in outputs(model(mask), [frames])]}


def main():
    OUT.mkdir(parents=True, exist_ok=True)
    cases, rankings = [shared()], []
    for name, layers in LAYERS.items():
        for layer_name in layers:
            model, inputs = read(name)
            layer = model.get_layer(layer_name)
            count = layer.output_shape[-1]
            for units, value in (([0], 0), ([1, count - 1], 0), ([2], 0.37)):
                with Off(layer, units, value):
                    cases.append({"model": name, "layer": layer_name, "units": units, "value": value,
                                  "outputs": [one.tolist() for one in outputs(model, inputs)]})
            before_activation(model)
            whole = outputs(model, inputs)[0]
            without = []
            for unit in range(count):
                with Off(layer, [unit], 0):
                    without.append(outputs(model, inputs)[0].tolist())
            rankings.append({"model": name, "layer": layer_name, "output": model.output_names[0],
                             "logits": whole.tolist(), "without": without})
    (OUT / "ablation.json").write_text(json.dumps({"cases": cases, "rankings": rankings}))


if __name__ == "__main__":
    main()
