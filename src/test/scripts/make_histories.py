#!/usr/bin/env python3
"""Makes src/test/resources/histories/goes_on_<keras2|keras3>.csv: what CSVLogger writes of a training that goes on with a rate that
is logged too, and so has a column more than its first line.

usage: make_histories.py        (Keras 2.15 or Keras 3 on TensorFlow; from the project's root)
"""
import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ.setdefault("KERAS_BACKEND", "tensorflow")
import keras
import numpy as np


def main():
    keras.utils.set_random_seed(1)
    x, y = np.random.rand(16, 4).astype("f4"), np.random.randint(0, 2, 16)
    model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(2, activation="softmax")])
    model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
    file = f"src/test/resources/histories/goes_on_keras{keras.__version__[0]}.csv"
    log = keras.callbacks.CSVLogger
    model.fit(x, y, epochs=2, validation_data=(x, y), callbacks=[log(file)])
    model.fit(x, y, epochs=4, initial_epoch=2, validation_data=(x, y),
              callbacks=[keras.callbacks.ReduceLROnPlateau(), log(file, append=True)])


main()
