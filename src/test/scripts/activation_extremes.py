#!/usr/bin/env python3
"""Prints what Keras's activations and TensorFlow's GradientTape give where numbers are not finite or large: the rows of
org.convscope.core.ActivationExtremesTest.

Run with Keras 2.15:  python activation_extremes.py
"""
import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
import numpy as np
import tensorflow as tf
from tensorflow import keras

NUMBERS = np.array([np.nan, np.inf, -np.inf, 0, 1e30, -1e30, -100, -88.5, 100, -20, 3], "f4")
ACTIVATIONS = {
    "RELU": keras.layers.ReLU(),
    "RELU to 6": keras.layers.ReLU(6.0),
    "LEAKY_RELU": keras.layers.LeakyReLU(0.1),
    "SIGMOID": keras.activations.sigmoid,
    "SILU": keras.activations.swish,
    "TANH": keras.activations.tanh,
    "GELU": keras.activations.gelu,
}

for name, function in ACTIVATIONS.items():
    x = tf.constant(NUMBERS)
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = function(x)
    print(name)
    print("  values", ", ".join(map(str, y.numpy())))
    print("  slopes", ", ".join(map(str, tape.gradient(y, x).numpy())))
