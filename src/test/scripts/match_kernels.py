"""Kernels of every kind of convolution beside the classic ones, by numpy: match.h5 and expected.json of MatchCommandTest.

Python 3.9-3.11, tensorflow 2.15.1, keras 2.15.0:

    python src/test/scripts/match_kernels.py
"""

import json
from math import comb
from pathlib import Path

import numpy as np
from tensorflow import keras

OUT = Path(__file__).parents[1] / "resources/org/convscope/inspect/match"


def bank(side):
    """Name and kernel of each, written out by numpy's own means."""
    half = side // 2
    y, x = np.mgrid[-half:half + 1, -half:half + 1]
    smooth = np.array([comb(side - 1, i) for i in range(side)], float)
    less = np.array([comb(side - 3, i) for i in range(side - 2)], float)
    slope = np.convolve(less, [-1, 0, 1])
    identity = ((x == 0) & (y == 0)).astype(float)

    def laplacian(small):
        made = np.zeros((side, side))
        for row in range(3):
            for column in range(3):
                made[row:row + side - 2, column:column + side - 2] += small[row][column] * np.outer(less, less)
        return made

    four = laplacian([[0, 1, 0], [1, -4, 1], [0, 1, 0]])
    kernels = {
        "identity": identity,
        "edge x": np.sign(x), "edge y": np.sign(y),
        "edge diagonal down": np.sign(x + y), "edge diagonal up": np.sign(x - y),
        "Sobel x": np.outer(smooth, slope), "Sobel y": np.outer(slope, smooth),
        "Laplacian 4": four, "Laplacian 8": laplacian([[1, 1, 1], [1, -8, 1], [1, 1, 1]]),
        "Gaussian": np.outer(smooth, smooth), "box blur": np.ones((side, side)),
        "sharpen": identity - four / less.sum() ** 2,
    }
    for angle in (0, 45, 90, 135):
        along = x * np.cos(np.deg2rad(angle)) + y * np.sin(np.deg2rad(angle))
        envelope = np.exp(-(x ** 2 + y ** 2) / (2 * (side / 4) ** 2))
        even = envelope * np.cos(2 * np.pi * along / (2 * side / 3))
        kernels[f"Gabor even {angle}"] = even - even.mean()
        kernels[f"Gabor odd {angle}"] = envelope * np.sin(2 * np.pi * along / (2 * side / 3))
    return {name: np.asarray(kernel, float) for name, kernel in kernels.items()}


def best(slice_):
    """The kernel of the largest magnitude of the cosine."""
    if not np.any(slice_):
        return None, None
    cosines = {name: float((slice_ * kernel).sum() / np.linalg.norm(slice_) / np.linalg.norm(kernel))
               for name, kernel in bank(slice_.shape[0]).items()}
    name = max(cosines, key=lambda one: abs(cosines[one]))
    return name, cosines[name]


def main():
    OUT.mkdir(parents=True, exist_ok=True)
    keras.utils.set_random_seed(18)
    random = np.random.default_rng(18)
    image = keras.Input((24, 24, 4), name="image")
    layers = [
        keras.layers.Conv2D(20, 3, name="classic3", padding="same"),
        keras.layers.Conv2D(4, 5, name="five", padding="same", groups=2),
        keras.layers.DepthwiseConv2D(3, depth_multiplier=2, name="depthwise", padding="same"),
        keras.layers.SeparableConv2D(3, 7, name="separable", padding="same"),
        keras.layers.Conv2DTranspose(2, 3, name="transposed", padding="same"),
        keras.layers.Conv2D(2, 1, name="one"),
        keras.layers.Conv2D(2, 2, name="even"),
        keras.layers.Conv2D(2, (3, 5), name="oblong"),
    ]
    tensor = image
    for layer in layers:
        tensor = layer(tensor)
    model = keras.Model(image, keras.layers.Dense(2, name="dense")(keras.layers.GlobalAveragePooling2D()(tensor)))
    for layer in layers:
        layer.set_weights([random.standard_normal(weight.shape).astype("float32") for weight in layer.get_weights()])
    kernel, bias = layers[0].get_weights()
    for unit, classic in enumerate(bank(3).values()):
        # itself, turned over in sign and scaled, and with noise; the last channel is silent
        kernel[:, :, 0, unit] = classic
        kernel[:, :, 1, unit] = -0.01 * classic
        kernel[:, :, 2, unit] = classic / np.linalg.norm(classic) + 0.1 * random.standard_normal((3, 3))
        kernel[:, :, 3, unit] = 0
    layers[0].set_weights([kernel, bias])
    model.save(OUT / "match.h5", include_optimizer=False)

    expected = []

    def add(name, unit, channel, slice_):
        kernel_name, cosine = best(slice_.astype(float))
        expected.append({"layer": name, "unit": unit, "channel": channel, "kernel": kernel_name, "cosine": cosine})

    for layer in layers[:5]:
        kernel = layer.get_weights()[0]
        if layer.name in ("depthwise", "separable"):
            for unit in range(kernel.shape[2] * kernel.shape[3]):
                channel, copy = divmod(unit, kernel.shape[3])
                add(layer.name, unit, channel, kernel[:, :, channel, copy])
        elif layer.name == "transposed":
            for unit in range(kernel.shape[2]):
                for channel in range(kernel.shape[3]):
                    add(layer.name, unit, channel, kernel[:, :, unit, channel])
        else:
            groups = getattr(layer, "groups", 1)
            for unit in range(kernel.shape[3]):
                first = unit // (kernel.shape[3] // groups) * kernel.shape[2]
                for channel in range(kernel.shape[2]):
                    add(layer.name, unit, first + channel, kernel[:, :, channel, unit])
    (OUT / "expected.json").write_text(json.dumps(expected))

    directions = np.array([kernel.ravel() / np.linalg.norm(kernel) for kernel in bank(3).values()])
    slices = random.standard_normal((200_000, 9))
    reached = np.abs(slices / np.linalg.norm(slices, axis=1, keepdims=True) @ directions.T).max(axis=1)
    print(len(directions), "kernels of 3 x 3: median", np.median(reached), "95 % below", np.quantile(reached, 0.95))


if __name__ == "__main__":
    main()
