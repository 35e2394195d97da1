"""Makes src/test/resources/org/convscope/inspect/lab/lab.json with Keras 2.15 and scipy: windows moved over one picture, neurons.

Run: python src/test/scripts/make_lab_golden.py
"""

import json
import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf
from scipy.signal import convolve2d
from tensorflow import keras

OUT = "src/test/resources/org/convscope/inspect/lab/lab.json"
rng = np.random.default_rng(19)
picture = rng.integers(0, 75, (9, 11)).astype("float32")


def numbers(array):
    return [float(f"{v:.6g}") for v in np.asarray(array, "float64").ravel()]


def case(kind, result, **more):
    result = np.asarray(result)
    return dict(more, kind=kind, rows=result.shape[0], columns=result.shape[1], result=numbers(result))


windows = []
for side in (3, 4, 7):
    kernel = np.round(rng.normal(size=(side, side)), 2).astype("float32")
    for stride, dilation in ((1, 1), (2, 1), (1, 2)):
        for padding in ("valid", "same"):
            if padding == "valid" and (side - 1) * dilation + 1 > 9:
                continue
            layer = keras.layers.Conv2D(
                1, side, strides=stride, dilation_rate=dilation, padding=padding, use_bias=False)
            layer.build((None, 9, 11, 1))
            layer.set_weights([kernel[:, :, None, None]])
            result = layer(picture[None, :, :, None]).numpy()[0, :, :, 0]
            windows.append(case("correlation", result, side=side, stride=stride, dilation=dilation,
                                padding=padding, kernel=numbers(kernel)))
    if side % 2:
        for padding in ("valid", "same"):
            windows.append(case("convolution", convolve2d(picture, kernel, mode=padding), side=side, stride=1,
                                dilation=1, padding=padding, kernel=numbers(kernel)))
for side in (2, 3):
    for stride in (1, 2, 3):
        for padding in ("valid", "same"):
            for kind, layer in (("max", keras.layers.MaxPooling2D), ("average", keras.layers.AveragePooling2D)):
                result = layer(side, stride, padding)(picture[None, :, :, None]).numpy()[0, :, :, 0]
                windows.append(case(kind, result, side=side, stride=stride, dilation=1, padding=padding, kernel=[]))

functions = {
    name: getattr(keras.activations, name)
    for name in ("sigmoid", "relu", "tanh", "linear", "elu", "selu", "gelu", "mish", "softplus", "softsign")
}
functions["silu"] = keras.activations.swish
functions["leaky_relu"] = lambda x: tf.nn.leaky_relu(x, 0.2)
functions["hard_sigmoid"] = lambda x: tf.nn.relu6(x + 3) / 6  # Keras 3's
neurons = []
for name, function in functions.items():
    for _ in range(4):
        x, w, b = rng.integers(-50, 51, 2) / 10, rng.integers(-30, 31, 2) / 10, int(rng.integers(-30, 31)) / 10
        z = float(w @ x + b)
        y = float(np.asarray(function(tf.constant(z, tf.float64))))
        neurons.append(dict(activation=name, x1=x[0], x2=x[1], w1=w[0], w2=w[1], bias=b, z=z, y=y))

os.makedirs(os.path.dirname(OUT), exist_ok=True)
with open(OUT, "w") as file:
    json.dump(dict(height=9, width=11, picture=numbers(picture), windows=windows, neurons=neurons), file)
