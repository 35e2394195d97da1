#!/usr/bin/env python3
"""Writes a small model and how exciters of its units climb in Keras, for org.convscope.inspect.exciter's tests.

Run with Keras 2.15:  python make_exciter_golden.py ../resources/exciter
model.h5 takes (None, None, 3). exciters.h5 holds start, and for each layer and unit LAYER/UNIT/loss (40 steps, before each) and
LAYER/UNIT/image, by the notebook's code: the gradient divided by the root of the mean of its squares and 1e-5, steps of 1.
expanded.h5 holds expanded weights, by loops of numpy: kernels multiplied out through ReLU and average pooling.
"""
import os
import sys

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
import h5py
import numpy as np
import tensorflow as tf
from tensorflow.keras import Model
from tensorflow.keras import backend as K
from tensorflow.keras import layers as L

out = sys.argv[1]
os.makedirs(out, exist_ok=True)
tf.keras.utils.set_random_seed(5)
i = x = L.Input((None, None, 3), name="frame")
x = L.Conv2D(6, 3, padding="same", activation="relu", name="block1_conv1")(x)
x = L.Conv2D(6, 3, padding="same", activation="relu", name="block1_conv2")(x)
x = L.MaxPooling2D(name="block1_pool")(x)
x = L.Conv2D(8, 3, padding="same", activation="relu", name="block2_conv1")(x)
x = L.Conv2D(8, 3, padding="same", name="block2_conv2")(x)
x = L.BatchNormalization(name="block2_norm")(x)
x = L.Activation("relu", name="block2_relu")(x)
x = L.GlobalAveragePooling2D(name="mean")(x)
model = Model(i, L.Dense(3, activation="softmax", name="out")(x))
rng = np.random.RandomState(2)
for w in model.weights:
    if "variance" in w.name:
        w.assign(rng.uniform(0.5, 2, w.shape))
    elif "bias" in w.name or "beta" in w.name or "mean" in w.name:
        w.assign(rng.uniform(-0.2, 0.2, w.shape))
model.save(os.path.join(out, "model.h5"), include_optimizer=False)

start = rng.uniform(0, 1, (1, 24, 20, 3)) * 20 + 128.0
with h5py.File(os.path.join(out, "exciters.h5"), "w") as f:
    f["start"] = start.astype("f4")
    start = f["start"][()].astype("f8")
    for layer, unit in (("block1_conv2", 0), ("block1_conv2", 4), ("block2_conv1", 1), ("block2_conv1", 3), ("block2_relu", 2)):
        part = Model(model.input, model.get_layer(layer).output)
        image = start.copy()
        losses = []
        for _ in range(40):
            with tf.GradientTape() as tape:
                y = tf.constant(image.astype("f4"))
                tape.watch(y)
                loss = K.mean(part(y)[:, :, :, unit])
            grads = tape.gradient(loss, y)
            grads /= K.sqrt(K.mean(K.square(grads))) + 1e-5
            losses.append(float(loss))
            image += grads.numpy()
        f[f"{layer}/{unit}/loss"] = np.array(losses, "f4")
        f[f"{layer}/{unit}/image"] = image.astype("f4")
        print(layer, unit, losses[0], losses[-1])


def behind(gradient, kernel):
    """One step back through a convolution of stride 1 on an endless plane: (h, w, out) to (h + 2, w + 2, in)."""
    kh, kw, _, _ = kernel.shape
    h, w, _ = gradient.shape
    back = np.zeros((h + kh - 1, w + kw - 1, kernel.shape[2]))
    for y in range(h):
        for x in range(w):
            for dy in range(kh):
                for dx in range(kw):
                    back[y + dy, x + dx] += kernel[dy, dx] @ gradient[y, x]
    return back


def unpooled(gradient):
    """Back through the mean of 2 x 2 pixels."""
    return np.repeat(np.repeat(gradient, 2, 0), 2, 1) / 4


def centre(back, window):
    """The window around the middle; of two middles the first."""
    made = np.zeros((window, window, back.shape[2]))
    top = (back.shape[0] - 1) // 2 - window // 2
    left = (back.shape[1] - 1) // 2 - window // 2
    for y in range(window):
        for x in range(window):
            if 0 <= top + y < back.shape[0] and 0 <= left + x < back.shape[1]:
                made[y, x] = back[top + y, left + x]
    return made


def padded(kernels, pools, unit, window):
    """The notebook's patch: window x window pixels in zeros that every convolution pads anew; from the position (n - 1) // 2."""
    sides = [window]
    for pool in pools:
        sides.append(sides[-1] // 2 if pool else sides[-1])
    side = sides[-1]
    gradient = np.zeros((side, side, kernels[-1].shape[3]))
    gradient[(side - 1) // 2, (side - 1) // 2, unit] = 1
    for kernel, pool, before in zip(reversed(kernels), reversed(pools), reversed(sides[:-1])):
        gradient = behind(gradient, kernel)[1:-1, 1:-1]
        if pool:
            wide = np.zeros((before, before, gradient.shape[2]))
            back = unpooled(gradient)
            wide[:back.shape[0], :back.shape[1]] = back
            gradient = wide
    return gradient


k = {n: model.get_layer(n).get_weights()[0].astype("f8") for n in ("block1_conv2", "block2_conv1", "block2_conv2")}
gamma, _, _, variance = model.get_layer("block2_norm").get_weights()
with h5py.File(os.path.join(out, "expanded.h5"), "w") as f:
    for unit in (1, 5):
        one = np.zeros((1, 1, 8))
        one[0, 0, unit] = 1
        two = behind(behind(one, k["block2_conv2"]), k["block2_conv1"])
        pooled = unpooled(two)
        scaled = two * float(gamma[unit] / np.sqrt(variance[unit] + 1e-3))
        deep = behind(pooled, k["block1_conv2"])
        for window in (3, 5):
            f[f"block1_pool/block2_conv2/{unit}/{window}"] = centre(two, window).astype("f4")
            f[f"block1_pool/block2_relu/{unit}/{window}"] = centre(scaled, window).astype("f4")
            f[f"block1_conv2/block2_conv2/{unit}/{window}"] = centre(pooled, window).astype("f4")
            f[f"block1_conv1/block2_conv2/{unit}/{window}"] = centre(deep, window).astype("f4")
            f[f"padded/block1_pool/block2_conv2/{unit}/{window}"] = padded(
                [k["block2_conv1"], k["block2_conv2"]], [False, False], unit, window).astype("f4")
            f[f"padded/block1_conv2/block2_conv2/{unit}/{window}"] = padded(
                [k["block2_conv1"], k["block2_conv2"]], [True, False], unit, window).astype("f4")
