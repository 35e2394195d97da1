#!/usr/bin/env python3
"""Makes src/test/resources/training: small models before a training, what they are shown, and the losses and weights of Keras 2.15.

usage: make_trained_golden.py [FOLDER]        (tensorflow-cpu==2.15.1, 'numpy<2', h5py, scipy)
Each model is trained for 100 steps on one batch, so that no order matters, without dropout; the one with dropout drops what
Convscope drops, which follows from seed, step and place. Also what keras.preprocessing.image.apply_affine_transform makes of an image.
"""
import os
import sys

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
import h5py
import keras
import numpy as np
import tensorflow as tf
from keras import layers
from keras.src.preprocessing.image import apply_affine_transform

FOLDER = sys.argv[1] if len(sys.argv) > 1 else "src/test/resources/training"
FRAMES = 24
STEPS = 100


def plain():
    """The source's first network, smaller."""
    return keras.Sequential([keras.Input((20, 20, 1)), layers.Conv2D(8, 3, name="conv"), layers.MaxPooling2D(3), layers.Flatten(),
                             layers.Dense(16, activation="relu", name="dense"), layers.Dense(3, activation="softmax", name="out")])


def normalised():
    """Batch normalisation, depthwise and strided convolutions, means of maps, three heads."""
    x = i = keras.Input((16, 16, 3))
    x = layers.Conv2D(6, 3, padding="same", use_bias=False, name="conv1")(x)
    x = layers.BatchNormalization(name="bn1")(x)
    x = layers.ReLU()(x)
    x = layers.DepthwiseConv2D(3, strides=2, padding="same", name="depthwise")(x)
    x = layers.BatchNormalization(name="bn2")(x)
    x = layers.Activation("relu")(x)
    x = layers.Conv2D(8, 1, activation="relu", name="conv2")(x)
    x = layers.GlobalAveragePooling2D()(x)
    return keras.Model(i, [layers.Dense(3, activation="softmax", name="category")(x),
                           layers.Dense(4, activation="sigmoid", name="labels")(x),
                           layers.Dense(2, name="quantities")(x)])


def frozen():
    """The first layers do not learn, and so the frozen normalisation keeps its own statistics."""
    model = keras.Sequential([keras.Input((16, 16, 1)), layers.Conv2D(4, 3, activation="relu", name="conv1"),
                              layers.BatchNormalization(name="bn"), layers.Conv2D(4, 3, activation="relu", name="conv2"),
                              layers.Flatten(), layers.Dense(1, activation="sigmoid", name="labels")])
    model.get_layer("conv1").trainable = False
    model.get_layer("bn").trainable = False
    model.get_layer("bn").set_weights([np.linspace(0.5, 1.5, 4), np.linspace(-0.2, 0.2, 4), np.linspace(0, 0.3, 4), np.linspace(0.5, 2, 4)])
    return model


GOLDEN_GAMMA = 0x9E3779B97F4A7C15
BITS = (1 << 64) - 1


def mixed(z):
    """SplitMix64's numbers of states, as Python's whole numbers or numpy's without a sign."""
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & BITS
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & BITS
    return z ^ (z >> 31)


def number(of):
    """Number of a seed 0 in a training: of an epoch, or of a step with a minus before it."""
    return mixed((of + GOLDEN_GAMMA) & BITS)


def shuffled(count, seed):
    """Collections.shuffle of 0 ... count - 1 by a java.util.Random."""
    state = (seed ^ 0x5DEECE66D) & ((1 << 48) - 1)
    order = list(range(count))
    for i in range(count, 1, -1):
        while True:
            state = (state * 0x5DEECE66D + 0xB) & ((1 << 48) - 1)
            bits = state >> 17
            if i & (i - 1) == 0:
                k = (i * bits) >> 31
                break
            k = bits % i
            if bits - k + i - 1 < 1 << 31:
                break
        order[i - 1], order[k] = order[k], order[i - 1]
    return order


def mask(step, layer, shape, rate):
    """What a layer's input is multiplied with."""
    called = 0
    for letter in layer:
        called = (31 * called + ord(letter)) & 0xFFFFFFFF
    seed = number(-step) * 31 + (called - (1 << 32) if called >> 31 else called)
    drawn = [mixed((seed + (place + 1) * GOLDEN_GAMMA) & BITS) >> 11 for place in range(int(np.prod(shape)))]
    return np.where(np.array(drawn, "f8") * 2.0**-53 < rate, 0, 1 / (1 - rate)).astype("f4").reshape(shape)


def dropping():
    """Whole maps dropped, then numbers of a dense layer."""
    return keras.Sequential([keras.Input((14, 14, 1)), layers.Conv2D(16, 3, activation="relu", name="conv"),
                             layers.SpatialDropout2D(0.3, name="maps"), layers.MaxPooling2D(3), layers.Flatten(),
                             layers.Dense(12, activation="relu", name="dense"), layers.Dropout(0.5, name="units"),
                             layers.Dense(3, activation="softmax", name="out")])


class GivenMask(keras.layers.Layer):
    """Multiplies with a mask that is put into it before each step."""

    def __init__(self, shape, **kwargs):
        super().__init__(**kwargs)
        self.mask = tf.Variable(tf.ones(shape), trainable=False)

    def call(self, x, training=False):
        return x * self.mask if training else x


def masked(model):
    """The same layers, with masks in the place of dropout."""
    of = {"maps": (FRAMES, 1, 1, 16), "units": (FRAMES, 12)}
    given = {name: GivenMask(shape, name=name + "_mask") for name, shape in of.items()}
    learning = keras.Sequential([model.input, *(given.get(layer.name, layer) for layer in model.layers)])
    rates = {name: model.get_layer(name).rate for name in of}

    def before(step):
        for name, layer in given.items():
            layer.mask.assign(mask(step, name, of[name], rates[name]))

    return learning, before


def train(name, model, targets, losses, rate, weights=None):
    rng = np.random.default_rng(len(name))
    shape = model.input_shape[1:]
    x = rng.uniform(0, 1, (FRAMES, *shape)).astype("f4")
    folder = os.path.join(FOLDER, name)
    os.makedirs(folder, exist_ok=True)
    model.save(os.path.join(folder, "initial.h5"), include_optimizer=False)
    learning, before = masked(model) if name == "dropping" else (model, lambda step: None)
    learning.compile(optimizer=keras.optimizers.Adam(rate), loss=losses)
    history = []
    for step in range(1, STEPS + 1):
        before(step)
        order = shuffled(FRAMES, number(step)) if name == "dropping" else np.arange(FRAMES)
        shown = [y[order] for y in targets]
        said = learning.train_on_batch(x[order], shown if len(shown) > 1 else shown[0],
                                       sample_weight=None if weights is None else weights[order])
        history.append(said[0] if isinstance(said, list) else said)
    with h5py.File(os.path.join(folder, "expected.h5"), "w") as h:
        h["x"] = x
        for i, y in enumerate(targets):
            h[f"y{i}"] = y.astype("f4")
        h["rate"] = np.array([rate], "f4")
        h["losses"] = np.array(history, "f4")
        for layer in model.layers:
            for weight in layer.weights:
                h[f"after/{layer.name}/{weight.name.split('/')[-1].split(':')[0]}"] = weight.numpy()
        outputs = model.predict(x, verbose=0)
        for i, y in enumerate(outputs if isinstance(outputs, list) else [outputs]):
            h[f"said{i}"] = y


def affine():
    rng = np.random.default_rng(5)
    image = rng.uniform(0, 70, (15, 15, 2)).astype("f4")
    cases = [(10, 0, 0, 0, 1, 1), (0, 2.3, -1.6, 0, 1, 1), (0, 0, 0, 12, 1, 1), (0, 0, 0, 0, 0.8, 1.3), (-25, 4.2, -7.7, 9, 1.2, 0.7)]
    with h5py.File(os.path.join(FOLDER, "affine.h5"), "w") as h:
        h["image"] = image[None]
        for i, (theta, tx, ty, shear, zx, zy) in enumerate(cases):
            h[f"case{i}/parameters"] = np.array([theta, tx, ty, shear, zx, zy], "f4")
            h[f"case{i}/result"] = apply_affine_transform(image, theta, tx, ty, shear, zx, zy, row_axis=0, col_axis=1,
                                                               channel_axis=2, fill_mode="reflect", order=1)[None]


def slopes():
    """PReLU with channels first, as a layer and as another layer's activation."""
    x = inputs = keras.Input((1, 6, 5))
    x = layers.Conv2D(3, 3, padding="same", data_format="channels_first", name="convolution",
                      activation=layers.PReLU(alpha_initializer="glorot_uniform", name="slopes"))(x)
    x = layers.PReLU(alpha_initializer="glorot_uniform", name="own")(x)
    x = layers.Flatten(data_format="channels_first")(x)
    keras.Model(inputs, layers.Dense(2, activation="softmax", name="predictions")(x)).save(os.path.join(FOLDER, "slopes-first.h5"))


def main():
    keras.utils.set_random_seed(1)
    tf.config.experimental.enable_op_determinism()
    os.makedirs(FOLDER, exist_ok=True)
    rng = np.random.default_rng(0)
    classes = rng.integers(0, 3, FRAMES)
    train("plain", plain(), [classes], "sparse_categorical_crossentropy", 1e-3)
    labels = rng.integers(0, 2, (FRAMES, 4)).astype("f4")
    quantities = rng.uniform(0, 1, (FRAMES, 2)).astype("f4")
    train("normalised", normalised(), [classes, labels, quantities],
          ["sparse_categorical_crossentropy", "binary_crossentropy", "mse"], 1e-3)
    counts = np.bincount(classes, minlength=3)
    even = np.array([FRAMES / (3 * counts[c]) for c in classes])
    train("balanced", plain(), [classes], "sparse_categorical_crossentropy", 1e-3, even)
    train("frozen", frozen(), [labels[:, :1]], "binary_crossentropy", 3e-3)
    train("dropping", dropping(), [classes], "sparse_categorical_crossentropy", 1e-3)
    affine()
    slopes()


main()
