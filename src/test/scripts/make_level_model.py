#!/usr/bin/env python3
"""Writes a small model whose convolution gives the same whatever it takes.

Run with Keras 2.15:  python make_level_model.py ../resources/exciter
"""
import os
import sys

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
from tensorflow.keras import Model
from tensorflow.keras import layers as L

i = L.Input((8, 8, 1), name="frame")
x = L.Conv2D(2, 3, kernel_initializer="zeros", bias_initializer="ones", activation="relu", name="conv")(i)
model = Model(i, L.Dense(2, activation="softmax", name="out")(L.GlobalAveragePooling2D(name="mean")(x)))
model.save(os.path.join(sys.argv[1], "level.h5"), include_optimizer=False)
