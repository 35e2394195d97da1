#!/usr/bin/env python3
"""Makes src/test/resources/training: small models before a training, what they are shown, and the losses and weights of Keras 2.15.

usage: make_trained_golden.py [FOLDER]        (tensorflow-cpu==2.15.1, 'numpy<2', h5py, scipy)
Each model is trained for 100 steps on one batch, so that no order matters, without dropout. Also what
keras.preprocessing.image.apply_affine_transform makes of an image.
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


def train(name, model, targets, losses, rate, weights=None):
    rng = np.random.default_rng(len(name))
    shape = model.input_shape[1:]
    x = rng.uniform(0, 1, (FRAMES, *shape)).astype("f4")
    folder = os.path.join(FOLDER, name)
    os.makedirs(folder, exist_ok=True)
    model.save(os.path.join(folder, "initial.h5"), include_optimizer=False)
    model.compile(optimizer=keras.optimizers.Adam(rate), loss=losses)
    history = []
    for _ in range(STEPS):
        said = model.train_on_batch(x, targets if len(targets) > 1 else targets[0], sample_weight=weights)
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
    affine()
    slopes()


main()
