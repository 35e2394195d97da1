"""Makes models in src/test/resources/golden whose numbers depend on a dtype policy or on an argument of a call.

  python policies_and_calls.py ../resources/golden     with Keras 3.15 and with Keras 2.15
"""
import os
import sys

import h5py
import keras
import numpy as np
from keras import layers as L

OUT = sys.argv[1]
THREE = keras.__version__.startswith("3")
rng = np.random.RandomState(5)


def save(name, model, shape, kind):
    folder = os.path.join(OUT, name)
    os.makedirs(folder, exist_ok=True)
    path = os.path.join(folder, "model." + kind)
    model.save(path)
    x = rng.normal(0, 1, shape).astype("f4")
    with h5py.File(os.path.join(folder, "input.h5"), "w") as f:
        f["input"] = x
    names = [layer.name for layer in model.layers if type(layer).__name__ != "InputLayer"]
    probe = keras.Model(model.inputs, [model.get_layer(n).output for n in names])
    values = probe.predict(x, verbose=0)
    with h5py.File(os.path.join(folder, "activations.h5"), "w") as f:
        for n, value in zip(names, values if isinstance(values, list) else [values]):
            f[n] = np.asarray(value, "f4")
        f.attrs["layer_order"] = [n.encode() for n in names]


def dense():
    x = keras.Input((3, 6))
    y = L.Dense(5, activation="relu", name="first", bias_initializer="ones")(x)
    y = L.Dense(3, use_bias=False, name="second")(y)
    return keras.Model(x, y)


if THREE:
    model = dense()
    model.quantize("int8")
    save("k3_int8", model, (2, 3, 6), "keras")
    from keras.quantizers import Int4QuantizationConfig
    for name, block in (("k3_int4_groups", 4), ("k3_int4", -1)):
        model = dense()
        model.quantize("int4", config=Int4QuantizationConfig(block_size=block))
        save(name, model, (2, 3, 6), "keras")
else:
    x = keras.Input((4, 5, 3))
    y = L.BatchNormalization(name="statistics")(x, training=True)
    y = L.BatchNormalization(name="over_rows", axis=1, scale=False, epsilon=0.1)(y, training=True)
    frozen = L.BatchNormalization(name="frozen", trainable=False, moving_mean_initializer="ones")
    y = frozen(y, training=True)
    model = keras.Model(x, y)
    model.set_weights([rng.uniform(0.5, 1.5, w.shape) for w in model.get_weights()])
    save("k2_batch_statistics", model, (3, 4, 5, 3), "h5")
    x = keras.Input((4, 7, 8))
    model = keras.Model(x, L.LocallyConnected2D(2, (3, 2), data_format="channels_first", name="lc")(x))
    model.set_weights([rng.normal(0, 1, w.shape) for w in model.get_weights()])
    save("k2_local_channels_first", model, (2, 4, 7, 8), "h5")
