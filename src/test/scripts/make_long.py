"""Writes long.h5: one small convolution called many times on large maps, so that computing takes its time. Keras 2.15.

    python make_long.py src/test/resources/org/convscope/ui/long.h5
"""

import sys

from tensorflow import keras

inputs = keras.Input((1024, 1024, 1), name="frame")
first = keras.layers.Conv2D(8, 3, padding="same", activation="relu", name="first")
again = keras.layers.Conv2D(8, 3, padding="same", activation="relu", name="again")
maps = first(inputs)
for _ in range(60):
    maps = again(maps)
pooled = keras.layers.GlobalAveragePooling2D(name="pooled")(maps)
outputs = keras.layers.Dense(2, activation="softmax", name="kinds")(pooled)
keras.Model(inputs, outputs, name="long").save(sys.argv[1], include_optimizer=False)
