#!/usr/bin/env python3
"""Makes src/test/resources/training/written/keras<2|3>.h5: what real Keras predicts with bars.h5, which `convscope train` wrote.

usage: make_written_golden.py [FOLDER]        (once with Keras 2.15, once with Keras 3 on TensorFlow; h5py)
FOLDER/bars.h5 is the result of TrainCommandTest's frames and design (bar.json beside it), trained for three epochs on labels.csv.
"""
import os
import sys

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ.setdefault("KERAS_BACKEND", "tensorflow")
import h5py
import keras
import numpy as np

folder = sys.argv[1] if len(sys.argv) > 1 else "src/test/resources/training/written"
model = keras.models.load_model(os.path.join(folder, "bars.h5"), compile=False)
x = np.random.default_rng(11).uniform(0, 1, (4, *model.input_shape[1:])).astype("f4")
with h5py.File(os.path.join(folder, f"keras{keras.__version__.split('.', maxsplit=1)[0]}.h5"), "w") as h:
    h["x"] = x
    for name, values in zip(model.output_names, model.predict(x, verbose=0)):
        h[name] = values
        print(keras.__version__, name, values[0])
