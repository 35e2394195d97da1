#!/usr/bin/env python3
"""Writes a network of keras.applications, or a small U-Net, with random weights and moving statistics, 224 x 224 x 3.

usage: make_network.py NAME FILE.h5
"""
import os
import sys

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
import keras
import numpy as np
from keras import layers

SHAPE = (224, 224, 3)


def unet():
    """With what the large networks lack: LeakyReLU, Conv2DTranspose, both ways of UpSampling2D, a sigmoid on whole maps."""
    inputs = x = layers.Input(SHAPE)
    skips = []
    for filters in (16, 32, 64):
        for _ in range(2):
            x = layers.BatchNormalization()(layers.Conv2D(filters, 3, padding="same")(x))
            x = layers.LeakyReLU(0.1)(x)
        skips.append(x)
        x = layers.MaxPooling2D()(x)
    x = layers.LeakyReLU(0.1)(layers.Conv2D(128, 3, padding="same")(x))
    x = layers.Conv2DTranspose(64, 3, strides=2, padding="same")(x)
    for filters, interpolation in ((64, "bilinear"), (32, "nearest"), (16, None)):
        x = layers.Concatenate()([x, skips.pop()])
        x = layers.LeakyReLU(0.1)(layers.Conv2D(filters, 3, padding="same")(x))
        if interpolation:
            x = layers.UpSampling2D(2, interpolation=interpolation)(x)
    return keras.Model(inputs, layers.Conv2D(16, 3, padding="same", activation="sigmoid")(x))


def main():
    name, file = sys.argv[1:]
    keras.utils.set_random_seed(7)
    model = unet() if name == "UNet" else getattr(keras.applications, name)(weights=None, input_shape=SHAPE)
    random = np.random.default_rng(7)
    for layer in model.layers:
        if isinstance(layer, layers.BatchNormalization):
            layer.moving_mean.assign(random.normal(0, 0.1, layer.moving_mean.shape))
            layer.moving_variance.assign(random.uniform(0.5, 1.5, layer.moving_variance.shape))
    model.save(file, include_optimizer=False)


if __name__ == "__main__":
    sys.exit(main())
