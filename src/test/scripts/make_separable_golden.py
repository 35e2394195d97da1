#!/usr/bin/env python3
"""Writes a small model with separable convolutions and what one unit of each weighs, for org.convscope.inspect.incoming's tests.

Run with Keras 2.15:  python make_separable_golden.py ../resources/exciter
separable.h5 takes (None, None, 3). separable_weights.h5 holds, for each layer and unit, LAYER/UNIT (rows, columns, channels): the
gradient of one place of the unit's output by what the layer takes, by TensorFlow.
"""
import os
import sys

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
import h5py
import tensorflow as tf
from tensorflow.keras import Model
from tensorflow.keras import layers as L

out = sys.argv[1]
tf.keras.utils.set_random_seed(11)
i = x = L.Input((None, None, 3), name="frame")
x = L.SeparableConv2D(4, 3, name="plain")(x)
x = L.SeparableConv2D(7, (2, 3), depth_multiplier=2, name="doubled")(x)
model = Model(i, L.Dense(2, name="out")(L.GlobalAveragePooling2D(name="mean")(x)))
model.save(os.path.join(out, "separable.h5"), include_optimizer=False)
with h5py.File(os.path.join(out, "separable_weights.h5"), "w") as f:
    for name, channels, size, units in (("plain", 3, (3, 3), (0, 3)), ("doubled", 4, (2, 3), (1, 6))):
        layer = model.get_layer(name)
        for unit in units:
            given = tf.zeros((1, *size, channels))
            with tf.GradientTape() as tape:
                tape.watch(given)
                value = layer(given)[0, 0, 0, unit]
            f[f"{name}/{unit}"] = tape.gradient(value, given)[0].numpy()
