#!/usr/bin/env python3
"""Makes the small models of older Keras in src/test/resources/wild; see make_wild.py.

Run with Keras 2.2.4 on TensorFlow 1.13, with keras-contrib (of December 2019) on PYTHONPATH, and with Keras 1.2.2:
    python make_wild_old.py ../resources/wild [NAME...]
"""
import os
import sys

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
import h5py
import keras
import numpy as np
from keras import backend as K
from keras import layers as L
from keras.models import Model, Sequential

OUT, WANTED = sys.argv[1], sys.argv[2:]
MAJOR = int(keras.__version__[0])
rng = np.random.RandomState(5)


def randomize(model):
    values = []
    for w in model.get_weights():
        values.append(np.abs(rng.normal(0.7, 0.2, w.shape)) if w.ndim == 1 else rng.normal(0, 1 / np.sqrt(np.prod(w.shape[:-1])), w.shape))
    model.set_weights(values)


def save(name, model, inputs, names=None):
    randomize(model)
    folder = os.path.join(OUT, "k%s_%s" % ("1" if MAJOR == 1 else "224", name))
    if not os.path.isdir(folder):
        os.makedirs(folder)
    model.save(os.path.join(folder, "model.h5"))
    layers = [layer for layer in (model.layers if names is None else [l for l in model.layers if l.name in names])
              if type(layer).__name__ != "InputLayer" and not isinstance(layer.output, list)]
    run = K.function(model.inputs + [K.learning_phase()], [layer.output for layer in layers])
    outputs = run([np.asarray(x, "f4") for x in inputs] + [0])
    with h5py.File(os.path.join(folder, "input.h5"), "w") as f:
        for tensor, x in zip(model.inputs, inputs):
            f[tensor.name.split(":")[0]] = np.asarray(x, "f4")
    with h5py.File(os.path.join(folder, "activations.h5"), "w") as f:
        for layer, y in zip(layers, outputs):
            f[layer.name] = np.asarray(y, "f4")
    print(folder, len(layers), "layers", sum(os.path.getsize(os.path.join(folder, n)) for n in os.listdir(folder)), "bytes")


def foreign():
    from keras_contrib.layers import GroupNormalization, InstanceNormalization

    class BatchNorm(L.BatchNormalization):
        """mrcnn.model.BatchNorm of matterport's Mask R-CNN 2.1."""
        def call(self, inputs, training=None):
            return super(BatchNorm, self).call(inputs, training=training)

    class Scale(L.Layer):
        """custom_layers.Scale of flyyufelix's DenseNet-Keras and ResNet-152."""
        def __init__(self, weights=None, axis=-1, momentum=0.9, **kw):
            self.momentum, self.axis = momentum, axis
            super(Scale, self).__init__(**kw)

        def build(self, input_shape):
            shape = (int(input_shape[self.axis]),)
            self.gamma = self.add_weight(name="gamma", shape=shape, initializer="ones")
            self.beta = self.add_weight(name="beta", shape=shape, initializer="zeros")
            super(Scale, self).build(input_shape)

        def call(self, x, mask=None):
            shape = [1] * K.ndim(x)
            shape[self.axis] = K.int_shape(x)[self.axis]
            return K.reshape(self.gamma, shape) * x + K.reshape(self.beta, shape)

        def get_config(self):
            return dict(super(Scale, self).get_config(), momentum=self.momentum, axis=self.axis)

    class L2Normalization(L.Layer):
        """keras_layer_L2Normalization.L2Normalization of pierluigiferrari's ssd_keras 0.9."""
        def __init__(self, gamma_init=20, **kw):
            self.axis, self.gamma_init = 3, gamma_init
            super(L2Normalization, self).__init__(**kw)

        def build(self, input_shape):
            self.gamma = self.add_weight(name="gamma", shape=(int(input_shape[self.axis]),), initializer=keras.initializers.Constant(self.gamma_init))
            super(L2Normalization, self).build(input_shape)

        def call(self, x, mask=None):
            return K.l2_normalize(x, self.axis) * self.gamma

        def get_config(self):
            return dict(super(L2Normalization, self).get_config(), gamma_init=self.gamma_init)
    x = L.Input((6, 4, 4), name="x")
    y = L.Conv2D(4, 3, padding="same", name="conv")(x)
    ends = [InstanceNormalization(name="instance_all")(y), InstanceNormalization(axis=-1, name="instance")(y),
            InstanceNormalization(axis=2, scale=False, name="instance_columns")(y),
            GroupNormalization(groups=2, name="group")(y), GroupNormalization(groups=3, axis=1, name="group_rows")(y),
            GroupNormalization(groups=2, name="group_sequence")(L.Reshape((6, 16), name="sequence")(y)),
            BatchNorm(name="bn")(y, training=False), BatchNorm(name="bn_default")(y), Scale(axis=3, name="scale")(y), Scale(axis=1, name="scale_rows")(y),
            L2Normalization(20, name="l2")(y)]
    save("foreign", Model(x, ends), [rng.normal(0, 1, (2, 6, 4, 4))])


def merged():
    """Keras 1: a Sequential that begins with Merge, of which one branch begins with another; modes of normalisation."""
    def branch(i, rows):
        s = Sequential()
        s.add(L.Convolution2D(2, rows, 3, input_shape=(6, 6, 1), dim_ordering="tf", name="c%d" % i))
        s.add(L.Flatten(name="f%d" % i))
        return s
    inner = Sequential()
    inner.add(L.Merge([branch(1, 3), branch(2, 3)], mode="sum", name="inner_merge"))
    inner.add(L.Dense(4, name="inner_dense"))
    model = Sequential()
    model.add(L.Merge([inner, branch(3, 2)], mode="concat", name="merge"))
    model.add(L.Dense(3, activation="softmax", name="out"))
    model.build()
    save("merge_first", model, [rng.normal(0, 1, (2, 6, 6, 1)) for _ in range(3)], ["merge", "out"])


def modes():
    x = L.Input((5, 5, 2), name="x")
    y = L.Convolution2D(3, 3, 3, dim_ordering="tf", name="c")(x)
    two = L.BatchNormalization(mode=2, epsilon=0.01, name="bn_2")(y)
    rows = L.BatchNormalization(mode=2, axis=1, name="bn_2_rows")(y)
    y = L.advanced_activations.PReLU(shared_axes=[1, 2], name="prelu_shared")(two)
    full = L.advanced_activations.PReLU(name="prelu")(rows)
    flat = L.Flatten(name="flat")(y)
    one = L.BatchNormalization(mode=1, name="bn_1")(L.Dense(6, name="d")(flat))
    lstm = L.LSTM(2, return_sequences=True, name="lstm")(L.Reshape((3, 9), name="steps")(full))
    bi = L.Bidirectional(L.GRU(2), merge_mode="ave", name="bi")(lstm)
    td = L.TimeDistributed(L.Dense(2, activation="tanh"), name="td")(lstm)
    emb = L.Bidirectional(L.LSTM(2, return_sequences=True), name="bi_masked")(L.Masking(0.5, name="masking")(L.Reshape((3, 9), name="again")(full)))
    save("modes", Model(input=x, output=[one, bi, td, emb]), [rng.normal(0, 1, (3, 5, 5, 2))])


def cudnn():
    """CuDNN's layers need a GPU to be called: the numbers are those of LSTM and GRU into which Keras itself loads their weights."""
    def net(lstm, gru, **kw):
        x = L.Input((5, 3), name="x")
        y = lstm(4, return_sequences=True, name="lstm", **kw)(x)
        z = gru(3, return_sequences=True, go_backwards=True, name="gru", **(dict(kw, reset_after=True) if kw else {}))(y)
        b = L.Bidirectional(lstm(2, return_sequences=True, **kw), name="bi_lstm")(z)
        c = L.Bidirectional(gru(2, **(dict(kw, reset_after=True) if kw else {})), merge_mode="sum", name="bi_gru")(b)
        return Model(x, c)
    stored = net(L.CuDNNLSTM, L.CuDNNGRU)
    config = stored.to_json()
    layers = [(layer.name, [(w.name, K.int_shape(w)) for w in layer.weights]) for layer in stored.layers]
    K.clear_session()  # no session runs beside a graph with CuDNN's operations
    folder = os.path.join(OUT, "k224_cudnn")
    if not os.path.isdir(folder):
        os.makedirs(folder)
    with h5py.File(os.path.join(folder, "model.h5"), "w") as f:
        f.attrs.update(keras_version=np.bytes_(keras.__version__), backend=np.bytes_("tensorflow"), model_config=np.bytes_(config))
        group = f.create_group("model_weights")
        group.attrs.update(keras_version=np.bytes_(keras.__version__), backend=np.bytes_("tensorflow"),
                           layer_names=[np.bytes_(name) for name, _ in layers])
        for name, weights in layers:
            own = group.create_group(name)
            own.attrs["weight_names"] = [np.bytes_(n) for n, _ in weights]
            for n, shape in weights:
                own[n] = rng.normal(0, 0.5, shape).astype("f4")
    plain = net(L.LSTM, L.GRU, recurrent_activation="sigmoid")
    plain.load_weights(os.path.join(folder, "model.h5"))
    x = rng.normal(0, 1, (2, 5, 3)).astype("f4")
    layers = plain.layers[1:]
    outputs = K.function(plain.inputs, [layer.output for layer in layers])([x])
    with h5py.File(os.path.join(folder, "input.h5"), "w") as f:
        f["x"] = x
    with h5py.File(os.path.join(folder, "activations.h5"), "w") as f:
        for layer, y in zip(layers, outputs):
            f[layer.name] = np.asarray(y, "f4")
    print(folder, len(layers), "layers")


def conv(filters, size, name):
    if MAJOR == 1:
        return L.Convolution2D(filters, size, size, border_mode="same", dim_ordering="tf", name=name)
    return L.Conv2D(filters, size, padding="same", name=name)


def nested():
    """A nested model whose arrays are not stored in the order of its layers, since some do not learn; all shapes are alike."""
    x = L.Input((5, 5, 2), name="inner_x")
    y = L.BatchNormalization(name="n_1")(conv(2, 3, "c_1")(L.BatchNormalization(name="n")(conv(2, 3, "c")(x))))
    inner = Model(x, y, name="inner")
    if MAJOR > 1:  # TensorFlow numbers the variables of the second: c_2, c_1_1
        inner.save("/tmp/inner.h5")
        inner = keras.models.load_model("/tmp/inner.h5")
    for name in ["c", "n_1"]:
        inner.get_layer(name).trainable = False
    x = L.Input((5, 5, 2), name="x")
    save("nested", Model(x, conv(1, 1, "end")(inner(x))), [rng.normal(0, 1, (2, 5, 5, 2))], ["end"])


def masks_together():
    """Several masks become one, and a layer that keeps its state."""
    x = L.Input(batch_shape=(3, 6), name="x", dtype="int32")
    e, f = L.Embedding(5, 2, mask_zero=True, name="e")(x), L.Embedding(5, 2, mask_zero=True, name="f")(x)
    pairs = [("sum", L.Add), ("mul", L.Multiply), ("ave", L.Average), ("concat", L.Concatenate)] if MAJOR > 1 else [(m, None) for m in ["sum", "mul", "ave", "concat"]]
    ends = []
    for mode, kind in pairs:
        y = L.merge([e, f], mode=mode, name=mode) if MAJOR == 1 else kind(name=mode)([e, f])
        ends.append(L.LSTM(2, stateful=mode == "mul", name="lstm_" + mode)(y))
    y = L.merge([e, f], mode="concat", concat_axis=1, name="time") if MAJOR == 1 else L.Concatenate(axis=1, name="time")([e, f])
    ends.append(L.SimpleRNN(2, name="rnn_time")(y))
    model = Model(x, ends)
    given = rng.randint(1, 5, (3, 6))
    given[0, 4:], given[1, 2], given[2, :3] = 0, 0, 0
    save("masks_together", model, [given])


for case in [merged, modes, nested, masks_together] if MAJOR == 1 else [foreign, cudnn, nested, masks_together]:
    if not WANTED or case.__name__ in WANTED:
        case()
