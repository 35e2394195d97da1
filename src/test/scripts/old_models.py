"""Makes small models of old Keras in src/test/resources/golden: kernels as Theano and TensorFlow store them, and TensorFlow 1's sampling.

  KERAS_BACKEND=theano     python old_models.py ../resources/golden     with Keras 1.2.2 (needs a C++ compiler)
  KERAS_BACKEND=tensorflow python old_models.py ../resources/golden     with Keras 1.2.2, and with Keras 2.2.4 on TensorFlow 1
"""
import os
import sys

import h5py
import keras
import numpy as np
from keras import backend
from keras import layers as L
from keras.models import Sequential, load_model

OUT = sys.argv[1]
ONE = keras.__version__.startswith("1")
rng = np.random.RandomState(3)


def save(name, model, shape, before=None):
    folder = os.path.join(OUT, name)
    os.makedirs(folder, exist_ok=True)
    model.set_weights([rng.normal(0, 0.5, w.shape).astype("f4") for w in model.get_weights()])
    path = os.path.join(folder, "model.h5")
    model.save(path)
    if before:
        before(path)
        model = load_model(path)
    x = rng.rand(*shape).astype("f4")
    with h5py.File(os.path.join(folder, "input.h5"), "w") as f:
        f["input"] = x
    outputs = [layer.output for layer in model.layers if type(layer).__name__ != "InputLayer"]
    values = backend.function([model.layers[0].input, backend.learning_phase()], outputs)([x, 0])
    names = [layer.name for layer in model.layers if type(layer).__name__ != "InputLayer"]
    with h5py.File(os.path.join(folder, "activations.h5"), "w") as f:
        for layer, value in zip(names, values):
            f[layer] = np.asarray(value, "f4")
        f.attrs["layer_order"] = [n.encode() for n in names]


def by_theano(path):
    with h5py.File(path, "r+") as f:
        f.attrs["backend"] = b"theano"
        f["model_weights"].attrs["backend"] = b"theano"


if ONE:
    # the model of two convolutions: without and with the order of axes that Theano likes
    name = "k1_%s_" % backend.backend()
    save(name + "th", Sequential([
        L.Convolution2D(3, 3, 2, dim_ordering="th", input_shape=(2, 6, 7), name="conv"),
        L.Deconvolution2D(2, 3, 2, output_shape=(None, 2, 9, 12), subsample=(2, 2), dim_ordering="th", name="back"),
    ]), (2, 2, 6, 7))
    save(name + "tf", Sequential([
        L.Convolution2D(3, 3, 2, dim_ordering="tf", input_shape=(6, 7, 2), name="conv"),
        L.Deconvolution2D(2, 3, 2, output_shape=(None, 10, 12, 2), subsample=(2, 2), dim_ordering="tf", name="back"),
    ]), (2, 6, 7, 2))
    if backend.backend() == "tensorflow":
        save(name + "th_silent", Sequential([
            L.ZeroPadding2D((1, 2), dim_ordering="th", input_shape=(2, 3, 4), name="border"),
            L.Convolution2D(3, 2, 2, dim_ordering="th", name="conv"),
            L.UpSampling2D((2, 3), dim_ordering="th", name="larger"),
        ]), (2, 2, 3, 4))
        save(name + "gpu", Sequential([
            L.LSTM(2, consume_less="gpu", return_sequences=True, input_shape=(3, 2), name="lstm"),
            L.GRU(2, consume_less="gpu", name="gru"),
        ]), (2, 3, 2))
    save(name + "sequence", Sequential([
        L.Convolution1D(3, 4, input_shape=(9, 2), name="conv"),
    ]), (2, 9, 2))
else:
    save("k224_by_theano", Sequential([
        L.Conv2D(3, (3, 2), input_shape=(6, 7, 2), name="conv"),
        L.Conv2DTranspose(2, (3, 2), strides=(2, 1), name="back"),
        L.DepthwiseConv2D((3, 2), name="depthwise"),
    ]), (2, 6, 7, 2), by_theano)
    save("k224_bilinear", Sequential([
        L.UpSampling2D((2, 3), interpolation="bilinear", input_shape=(3, 4, 2), name="larger"),
    ]), (2, 3, 4, 2))
