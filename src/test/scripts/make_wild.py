#!/usr/bin/env python3
"""Makes the small models in src/test/resources/wild: kinds of files that people have, with what Keras computes for their layers.

Run once with Keras 2.15 and once with Keras 3 (TensorFlow backend):
    python make_wild.py ../resources/wild [NAME...]
and, with the packages that their functions name beside Keras 2.15, with the names addons and optimized.
Each case is a folder k2_NAME or k3_NAME: model.h5 or model.keras, input.h5 (one dataset a model input) and activations.h5 (one
dataset a layer of the outermost model that gives one tensor).
"""
import os
import sys

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
import h5py
import keras
import numpy as np
import tensorflow as tf
from keras import layers as L

MAJOR = int(keras.__version__.split(".")[0])
OUT, WANTED = sys.argv[1], sys.argv[2:]
rng = np.random.RandomState(5)


def randomize(model):
    values = []
    for w in model.weights:
        shape = tuple(w.shape)
        name = getattr(w, "path", w.name)
        if not np.issubdtype(np.dtype(w.dtype if isinstance(w.dtype, str) else w.dtype.as_numpy_dtype), np.floating):
            values.append(np.asarray(w))
        elif "variance" in name:
            values.append(rng.uniform(0.5, 1.5, shape))
        elif len(shape) > 1:
            values.append(rng.normal(0, 1 / np.sqrt(np.prod(shape[:-1])), shape))
        else:
            values.append(rng.normal(0.1, 0.3, shape))
    model.set_weights(values)


def save(name, model, inputs, suffix=".h5" if MAJOR == 2 else ".keras", random=True):
    if random:
        randomize(model)
    folder = os.path.join(OUT, "k%d_%s" % (MAJOR, name))
    os.makedirs(folder, exist_ok=True)
    model.save(os.path.join(folder, "model" + suffix))
    single = []
    for layer in model.layers:
        nodes = layer._inbound_nodes
        if not isinstance(layer, (L.InputLayer, keras.Model)) and len(nodes) == 1 and not isinstance(layer.output, (list, tuple)):
            single.append(layer)
    given = [np.asarray(x, "f4") for x in inputs]
    outputs = keras.Model(model.inputs, [layer.output for layer in single]).predict(given, verbose=0)
    outputs = outputs if isinstance(outputs, list) else [outputs]
    with h5py.File(os.path.join(folder, "input.h5"), "w") as f:
        for tensor, x in zip(model.inputs, given):
            f[tensor.name.split(":")[0]] = x
    with h5py.File(os.path.join(folder, "activations.h5"), "w") as f:
        for layer, y in zip(single, outputs):
            f[layer.name] = np.asarray(y, "f4")
    size = sum(os.path.getsize(os.path.join(folder, n)) for n in os.listdir(folder))
    print(folder, len(single), "layers", size, "bytes")


def steps(batch, *shape):
    """Sequences of which some steps are all zeros, at the end, in the middle and at the beginning."""
    x = rng.normal(0, 1, (batch,) + shape)
    x[0, -2:] = 0
    x[1, 0] = 0
    x[1, 2] = 0
    return x


def masks():
    x = L.Input((6, 3), name="x")
    masked = L.Masking(0.0, name="masking")(x)
    dense = L.Dense(4, activation="tanh", name="dense")(masked)
    outputs = [
        L.LSTM(3, return_sequences=True, name="lstm")(dense),
        L.LSTM(3, go_backwards=True, name="lstm_back")(dense),
        L.GRU(2, return_sequences=True, go_backwards=True, name="gru_back")(dense),
        L.GRU(2, reset_after=False, name="gru_before")(dense),
        L.SimpleRNN(2, activation="softplus", name="rnn")(dense),
        L.Bidirectional(L.LSTM(2, return_sequences=True), name="bi_lstm")(dense),
        L.Bidirectional(L.GRU(2), merge_mode="sum", name="bi_gru")(dense),
        L.RNN(L.LSTMCell(2), return_sequences=True, name="of_cell")(dense),
        L.TimeDistributed(L.Dense(2), name="td_dense")(dense),
        L.Conv1D(2, 2, name="conv")(dense),
    ]
    after = L.LSTM(2, name="after_two")(L.Dropout(0.5, name="dropout")(outputs[0]))
    again = L.GRU(2, name="after_td")(outputs[8])
    added = L.LSTM(2, name="after_add")(L.Add(name="add")([outputs[0], L.Dense(3, name="d3")(dense)]))
    pooled = L.GlobalAveragePooling1D(name="pooled")(dense)
    rest = L.GRU(2, name="after_conv")(outputs[9])
    save("masks", keras.Model(x, outputs + [after, again, added, pooled, rest]), [steps(2, 6, 3)])


def masks_together():
    """Several masks become one; with Keras 3 in both formats."""
    x = L.Input((6,), name="x", dtype="int32")
    e, g = L.Embedding(5, 2, mask_zero=True, name="e")(x), L.Embedding(5, 2, name="g")(x)
    f = L.Embedding(5, 2, mask_zero=True, name="f")(L.Reshape((6,), name="steps")(x))
    pairs = [("add", L.Add), ("multiply", L.Multiply), ("average", L.Average), ("cat", L.Concatenate)]
    ends = [L.LSTM(2, name="lstm_" + name)(kind(name=name)([e, f])) for name, kind in pairs]
    ends += [L.GRU(2, name="gru_time")(L.Concatenate(axis=1, name="time")([e, f])), L.Multiply(name="with_one")([e, g])]
    model = keras.Model(x, ends)
    given = rng.randint(1, 5, (3, 6))
    given[0, 4:], given[1, 2], given[2, :3] = 0, 0, 0
    save("masks_together", model, [given])
    if MAJOR == 3:
        save("masks_together_h5", model, [given], ".h5")


def embeddings():
    words = L.Input((5,), name="words")
    e = L.Embedding(9, 3, mask_zero=True, name="embedding")(words)
    outputs = [L.LSTM(2, return_sequences=True, name="lstm")(e),
               L.Bidirectional(L.SimpleRNN(2, return_sequences=True), merge_mode="mul", name="bi_mul")(e),
               L.Flatten(name="flatten")(L.Embedding(9, 2, name="plain")(words))]
    save("embedding", keras.Model(words, outputs), [np.array([[1, 4, 8, 0, 0], [2, 0, 3, 1, 0]])])


def directions():
    x = L.Input((4, 3), name="x")
    outputs = []
    for i, mode in enumerate(("sum", "mul", "ave", "concat")):
        cell = (L.LSTM, L.GRU, L.SimpleRNN, L.LSTM)[i]
        outputs.append(L.Bidirectional(cell(2, return_sequences=i % 2 == 0, activation="relu" if i == 3 else "tanh"), merge_mode=mode, name="bi_" + mode)(x))
    two = L.Bidirectional(L.GRU(2, return_sequences=True), merge_mode=None, name="bi_apart")(x)
    outputs.append(L.Dense(2, name="of_second")(two[1]))
    other = L.Bidirectional(L.LSTM(2, return_sequences=True), backward_layer=L.LSTM(3 if MAJOR == 2 else 2, return_sequences=True, go_backwards=True, activation="softsign"), name="bi_other")(x)
    outputs.append(L.Dense(2, name="of_other")(other))
    if MAJOR == 2:  # Keras 3 refuses it
        outputs.append(L.Bidirectional(L.LSTM(2, return_sequences=True, go_backwards=True), name="bi_turned")(x))
    state = L.Bidirectional(L.LSTM(2, return_state=True), name="bi_state")(x)
    outputs += [L.Dense(2, name="of_state_%d" % i)(state[i]) for i in range(5)]
    outputs.append(L.Bidirectional(L.LSTM(2), name="bi_given")(x, initial_state=list(state[1:])))
    h, c = L.LSTM(2, return_state=True, name="encoder")(x)[1:]
    outputs.append(L.LSTM(2, return_sequences=True, name="decoder")(x, initial_state=[h, c]))
    outputs.append(L.RNN(L.GRUCell(2, reset_after=False), go_backwards=True, name="of_cell")(x))
    save("directions", keras.Model(x, outputs), [rng.normal(0, 1, (2, 4, 3))])


def distributed():
    x = L.Input((3, 6, 5, 2), name="clip")
    conv = L.TimeDistributed(L.Conv2D(3, 3, activation="relu", padding="same"), name="td_conv")(x)
    bn = L.TimeDistributed(L.BatchNormalization(), name="td_bn")(conv)
    i = L.Input((6, 5, 3))
    inner = L.Conv2D(2, 2, name="inner_conv")(i)
    inner = L.LeakyReLU(name="inner_act")(inner)
    net = keras.Model(i, L.GlobalMaxPooling2D(name="inner_pool")(inner), name="net")
    model = L.TimeDistributed(net, name="td_model")(bn)
    seq = keras.Sequential([L.Input((5, 3)), L.Conv1D(2, 2, name="s_conv"), L.Flatten(name="s_flat")], name="seq")
    rows = L.TimeDistributed(L.TimeDistributed(L.Dense(3, activation="softmax")), name="td_td")(bn)
    twice = L.TimeDistributed(L.TimeDistributed(seq), name="td_td_model")(
        L.Reshape((3, 2, 5, 3), name="reshape")(L.TimeDistributed(L.Cropping2D(((0, 4), (0, 0))), name="td_crop")(bn)))
    lstm = L.TimeDistributed(L.Bidirectional(L.LSTM(2, return_sequences=True)), name="td_bi")(
        L.TimeDistributed(L.Reshape((6, 15)), name="td_reshape")(bn))
    sep = L.TimeDistributed(L.SeparableConv2D(2, 3, depth_multiplier=2), name="td_sep")(bn)
    up = L.TimeDistributed(L.Conv2DTranspose(2, 2, strides=2), name="td_up")(bn)
    pool = L.TimeDistributed(L.MaxPooling2D(2), name="td_pool")(up)
    norm = L.TimeDistributed(L.LayerNormalization(), name="td_norm")(sep)
    ends = [L.GRU(2, name="gru")(model), rows, twice, lstm, pool, norm]
    save("distributed", keras.Model(x, ends), [rng.normal(0, 1, (2, 3, 6, 5, 2))])


def hierarchy():
    """Sentences of words: masks inside what is done at every step, and of the steps themselves."""
    words = L.Input((4,), name="words")
    e = L.Embedding(8, 3, mask_zero=True, name="inner_embedding")(words)
    sentence = keras.Model(words, L.GRU(2, name="inner_gru")(e), name="sentence")
    text = L.Input((3, 4), name="text")
    sentences = L.TimeDistributed(sentence, name="td_sentence")(text)
    td = L.TimeDistributed(L.Embedding(8, 2), name="td_embedding")(text)
    out = L.LSTM(2, name="lstm")(sentences)
    save("hierarchy", keras.Model(text, [out, td]), [np.array([[[1, 2, 0, 0], [3, 0, 4, 0], [5, 6, 7, 1]], [[2, 2, 2, 2], [7, 0, 0, 0], [1, 3, 0, 2]]])])


def convolutional_lstms():
    x = L.Input((3, 5, 4, 2), name="clip")
    first = L.ConvLSTM2D(2, (3, 2), padding="same", return_sequences=True, go_backwards=True, name="same")(x)
    state = L.ConvLSTM2D(2, 2, strides=(2, 1), return_state=True, recurrent_activation="sigmoid", activation="elu", name="state")(first)
    line = L.ConvLSTM1D(2, 3, dilation_rate=2, return_sequences=True, use_bias=False, name="line")(
        L.Reshape((3, 20, 2), name="flat")(x))
    solid = L.ConvLSTM3D(2, 2, name="solid")(L.Reshape((3, 5, 2, 2, 2), name="solids")(x))
    both = L.Bidirectional(L.ConvLSTM2D(2, 2, return_sequences=True), name="bi")(x)
    ends = [L.Conv2D(2, 2, name="of_c")(state[2]), L.Conv2D(2, 2, name="of_h")(state[1]), line, solid, both]
    save("conv_lstm", keras.Model(x, ends), [rng.normal(0, 1, (2, 3, 5, 4, 2))])


def addons():
    """tensorflow_addons 0.23.0, efficientnet 1.1.1."""
    import tensorflow_addons as tfa
    from efficientnet import model as efficientnet
    dropout = efficientnet.get_dropout(backend=keras.backend, layers=L, models=keras.models, utils=keras.utils)
    x = L.Input((6, 5, 4), name="x")
    conv = tfa.layers.WeightNormalization(L.Conv2D(4, 3, padding="same", activation="relu"), data_init=False, name="wn_conv")(x)
    sn = tfa.layers.SpectralNormalization(L.Conv2D(6, 3, padding="same"), power_iterations=2, name="sn_conv")(x)
    group = tfa.layers.GroupNormalization(groups=2, name="group")(conv)
    group1 = tfa.layers.GroupNormalization(groups=2, axis=1, epsilon=0.01, center=False, name="group_rows")(sn)
    instance = tfa.layers.InstanceNormalization(name="instance")(sn)
    instance2 = tfa.layers.InstanceNormalization(axis=2, scale=False, name="instance_columns")(sn)
    sync = L.BatchNormalization(synchronized=True, name="sync")(sn)
    dropped = dropout(0.3, noise_shape=(None, 1, 1, None), name="fixed_dropout")(conv)
    dense = tfa.layers.WeightNormalization(L.Dense(3), name="wn_dense")(L.Flatten(name="flatten")(dropped))
    model = keras.Model(x, [group, group1, instance, instance2, sync, dense])
    randomize(model)
    for w in model.weights:
        if "initialized" in w.name:
            w.assign(True)
    save("addons", model, [rng.normal(0, 1, (2, 6, 5, 4))], random=False)


def optimized():
    """tensorflow-model-optimization 0.7.5: pruning wrappers left on, and quantisation aware training."""
    import tensorflow_model_optimization as tfmot

    def net(last):
        x = L.Input((8, 8, 2), name="x")
        y = L.Conv2D(4, 3, activation="relu", name="conv")(x)
        y = L.SeparableConv2D(4, 3, name="separable")(y) if last else L.Conv2D(3, 1, use_bias=False, activation="tanh", name="conv2")(y)
        y = L.DepthwiseConv2D(2, activation="relu", name="depthwise")(y)
        y = L.GlobalAveragePooling2D(name="average")(y)
        return keras.Model(x, L.Dense(3, activation="softmax", name="dense")(y))
    pruned = tfmot.sparsity.keras.prune_low_magnitude(net(True), tfmot.sparsity.keras.ConstantSparsity(0.5, 0))
    randomize(pruned)
    for w in pruned.weights:
        if "mask" in w.name:
            w.assign(rng.uniform(0, 1, w.shape) > 0.4)
    save("pruned", pruned, [rng.normal(0, 1, (2, 8, 8, 2))], random=False)
    quantized = tfmot.quantization.keras.quantize_model(net(False))
    randomize(quantized)
    for w in quantized.weights:
        if w.name.split(":")[0].endswith(("_min", "_max")):
            w.assign(rng.uniform(1, 2, w.shape) * (-1 if "_min" in w.name else 1))
    save("quantized", quantized, [rng.normal(0, 1, (2, 8, 8, 2))], random=False)


def activations_with_weights():
    """PReLU handed over as an activation, of layers of several kinds; spectral normalisation."""
    x = L.Input((6, 5, 3), name="x")
    if MAJOR == 3:  # which does not save the slopes of an activation
        f = L.SpectralNormalization(L.Conv2D(2, 3, activation="relu"), name="sn_conv")(x)
        g = L.SpectralNormalization(L.Conv2DTranspose(2, 2, strides=2), power_iterations=2, name="sn_up")(x)
        return save("activation_weights", keras.Model(x, [f, g]), [rng.normal(0, 1, (2, 6, 5, 3))])
    a = L.Conv2D(4, 3, activation=L.PReLU(shared_axes=[1, 2]), name="conv")(x)
    b = L.Conv2D(2, 3, activation=L.PReLU(), name="conv_full")(x)
    c = L.SeparableConv2D(3, 2, activation=L.PReLU(shared_axes=[1]), name="separable")(x)
    d = L.Dense(3, activation=L.PReLU(), name="dense")(L.Flatten(name="flatten")(b))
    e = L.TimeDistributed(L.Dense(2, activation=L.PReLU()), name="td")(L.Reshape((6, 15), name="rows")(x))
    f = L.SpectralNormalization(L.Conv2D(2, 3, activation="relu"), name="sn_conv")(x)
    g = L.SpectralNormalization(L.Conv2DTranspose(2, 2, strides=2), power_iterations=2, name="sn_up")(x)
    save("activation_weights", keras.Model(x, [a, c, d, e, f, g]), [rng.normal(0, 1, (2, 6, 5, 3))])


def preprocessing():
    """What preprocess_input of keras.applications makes in a functional model, and resizing by tf.image."""
    x = L.Input((6, 4, 3), name="x")
    ends = [keras.applications.vgg16.preprocess_input(x), keras.applications.mobilenet_v2.preprocess_input(x),
            keras.applications.densenet.preprocess_input(x)]
    ends += [tf.image.resize(x, (5, 7), method=m) for m in ("bilinear", "nearest", "bicubic", "area", "lanczos3", "gaussian", "mitchellcubic")]
    ends += [tf.image.resize(x, (3, 3), antialias=True), tf.compat.v1.image.resize_bilinear(x, (9, 5)), tf.compat.v1.image.resize_nearest_neighbor(x, (12, 8)),
                 tf.nn.space_to_depth(x, 2), tf.math.l2_normalize(x, axis=[1, 2]), tf.nn.avg_pool2d(x, 3, 1, "SAME"), tf.tile(x, [1, 2, 1, 3]),
                 tf.pad(x, [[0, 0], [2, 1], [1, 0], [0, 0]], "SYMMETRIC")]
    save("preprocessing", keras.Model(x, ends), [rng.uniform(0, 255, (2, 6, 4, 3))])


def renamed():
    """Layers of a nested model whose names were changed after they were built, so that several models fit in one: arrays keep theirs."""
    x = L.Input((6, 5, 3), name="x")
    ends = []
    for part in ("a", "b"):
        y = L.Input((6, 5, 3), name="y_" + part)
        z = L.BatchNormalization(name="bn")(L.Conv2D(3, 3, name="conv", padding="same")(y))
        z = L.TimeDistributed(L.Dense(3), name="rows")(L.Conv2D(3, 1, name="conv_1")(L.ReLU(name="relu")(z)))
        for layer in keras.Model(y, z).layers[1:]:
            layer._name += "_" + part
        ends.append(keras.Model(y, z, name="net_" + part)(x))
    save("renamed", keras.Model(x, L.Add(name="sum")(ends)), [rng.normal(0, 1, (2, 6, 5, 3))])


def local_softmax():
    """Locally connected layers with channels first, whose activation is over the last axis, the columns."""
    x = L.Input((3, 6, 9), name="x")
    first = dict(data_format="channels_first", activation="softmax")
    ends = [L.LocallyConnected2D(2, (3, 4), strides=(3, 3), implementation=n, name="local_%d" % n, **first)(x) for n in (1, 2)]
    save("local_softmax", keras.Model(x, ends), [rng.normal(0, 1, (2, 3, 6, 9))])


PACKAGES = {"addons": addons, "optimized": optimized}
CASES = [preprocessing, activations_with_weights, masks, masks_together, embeddings, directions, distributed, hierarchy, convolutional_lstms, renamed, local_softmax]
if MAJOR == 3:  # which has operations there, no layers
    CASES.remove(preprocessing)
    CASES.remove(local_softmax)
    CASES.remove(renamed)  # which stores by attribute and place
for case in CASES + [PACKAGES[name] for name in WANTED if name in PACKAGES]:
    if not WANTED or case.__name__ in WANTED:
        keras.backend.clear_session()
        case()
