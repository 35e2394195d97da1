#!/usr/bin/env python3
"""Writes small models of many kinds and the gradients and Grad-CAM maps that TensorFlow's GradientTape and numpy make of them.

Run with Keras 2.15:  python make_saliency_kinds.py ../resources/saliency/kinds.zip
For each model <name>.h5, its inputs in <name>_input.h5, and <name>_saliency.h5 with datasets N/gradient/<input> and N/gradcam;
kinds.json says of what they are.
"""
import json
import os
import sys
import tempfile
import zipfile

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
import h5py
import numpy as np
import tensorflow as tf
from tensorflow.keras import Model, Sequential
from tensorflow.keras import layers as L

import make_saliency_golden as golden

KINDS = []


def kind(*targets, cam=None):
    """A function that makes a model; what maps are made of; the layer that Grad-CAM weighs, where it has one."""

    def keep(make):
        KINDS.append((make, targets, cam))
        return make

    return keep


def out(x, n=3, **options):
    return L.Dense(n, activation="softmax", name="out", **options)(x)


@kind(("out", 1), ("join", 2), cam="relu")
def residual_projected():
    i = L.Input((12, 11, 1))
    x = L.Conv2D(4, 3, padding="same", use_bias=False, name="a")(i)
    x = L.ReLU(name="a_relu")(L.BatchNormalization(name="a_norm")(x))
    y = L.BatchNormalization(name="b_norm")(L.Conv2D(6, 3, strides=2, padding="same", name="b")(x))
    s = L.Conv2D(6, 1, strides=2, name="s")(x)
    x = L.ReLU(name="relu")(L.Add(name="join")([y, s]))
    return Model(i, out(L.GlobalAveragePooling2D()(x)))


@kind(("out", 0), cam="norm")
def dense_block():
    i = x = L.Input((9, 10, 2))
    for n in range(3):
        y = L.Conv2D(3, 3, padding="same", activation="relu", name="c%d" % n)(x)
        x = L.Concatenate(name="cat%d" % n)([x, y])
    x = L.BatchNormalization(name="norm")(x)
    return Model(i, out(L.Flatten()(L.AveragePooling2D(3, strides=2, padding="same")(x))))


@kind(("left", 1), ("right", 0), ("size", 0), cam="c")
def several_outputs():
    i = L.Input((8, 8, 1))
    x = L.Conv2D(4, 3, activation="relu", name="c")(i)
    x = L.GlobalAveragePooling2D()(x)
    return Model(i, [L.Dense(3, activation="softmax", name="left")(x), L.Dense(1, activation="sigmoid", name="right")(x), L.Dense(1, name="size")(x)])


@kind(("out", 2), ("c", 1))
def channels_first(order="channels_first"):
    first = order == "channels_first"
    i = L.Input((2, 9, 8) if first else (9, 8, 2))
    x = L.Conv2D(4, 3, padding="same", activation="relu", data_format=order, name="c")(i)
    x = L.BatchNormalization(axis=1 if first else -1, name="norm")(x)
    x = L.MaxPooling2D(2, data_format=order, name="pool")(x)
    x = L.Conv2D(5, 3, activation="tanh", data_format=order, name="d")(x)
    return Model(i, out(L.GlobalAveragePooling2D(data_format=order)(x)))


@kind(("out", 1), ("dilated", 0), cam="deeper")
def dilated():
    i = L.Input((15, 14, 1))
    x = L.Conv2D(4, 3, dilation_rate=2, activation="relu", name="dilated")(i)
    x = L.Conv2D(4, 3, dilation_rate=(3, 2), padding="same", activation="elu", name="deeper")(x)
    return Model(i, out(L.GlobalMaxPooling2D()(x)))


@kind(("out", 1), ("dw", 3), cam="sep")
def depthwise():
    i = L.Input((13, 12, 2))
    x = L.DepthwiseConv2D(3, depth_multiplier=2, padding="same", name="dw")(i)
    x = L.Activation("swish", name="swish")(L.BatchNormalization(name="norm")(x))
    x = L.SeparableConv2D(5, 3, strides=2, depth_multiplier=2, activation="relu", name="sep")(x)
    return Model(i, out(L.GlobalAveragePooling2D()(x)))


@kind(("out", 0), cam="grouped")
def grouped():
    i = L.Input((9, 9, 4))
    x = L.Conv2D(6, 3, groups=2, activation="relu", name="grouped")(i)
    return Model(i, out(L.Flatten()(x)))


@kind(("out", 0), ("p", 1))
def pooling():
    i = L.Input((14, 13, 2))
    x = L.MaxPooling2D(3, strides=2, padding="same", name="m")(i)
    x = L.AveragePooling2D((2, 3), strides=1, padding="same", name="p")(x)
    x = L.MaxPooling2D((3, 2), strides=(2, 1), name="n")(x)
    a = L.GlobalMaxPooling2D(keepdims=True)(x)
    b = L.GlobalAveragePooling2D()(x)
    return Model(i, out(L.Concatenate()([L.Flatten()(a), b])))


@kind(("out", 1), ("rows", 2))
def lstm():
    i = L.Input((7, 5))
    x = L.LSTM(4, return_sequences=True, name="rows")(i)
    return Model(i, out(L.LSTM(3, go_backwards=True)(x)))


@kind(("out", 1))
def gru():
    i = L.Input((6, 5))
    x = L.GRU(4, return_sequences=True)(i)
    x = L.GRU(3, reset_after=False)(x)
    return Model(i, out(x))


@kind(("out", 1))
def bidirectional():
    i = L.Input((6, 4))
    return Model(i, out(L.Bidirectional(L.LSTM(3), merge_mode="concat")(L.SimpleRNN(4, return_sequences=True)(i))))


@kind(("out", 0))
def conv_lstm():
    i = L.Input((3, 6, 5, 1))
    return Model(i, out(L.GlobalAveragePooling2D()(L.ConvLSTM2D(2, 3, padding="same", name="cl")(i))))


@kind(("out", 2), ("a", 1))
def one_dimension():
    i = L.Input((20, 2))
    x = L.Conv1D(4, 5, padding="causal", dilation_rate=2, activation="relu", name="a")(i)
    x = L.MaxPooling1D(3, strides=2, name="p")(x)
    x = L.SeparableConv1D(4, 3, name="b")(x)
    return Model(i, out(L.GlobalMaxPooling1D()(x)))


@kind(("out", 1))
def three_dimensions():
    i = L.Input((6, 7, 5, 1))
    x = L.Conv3D(3, (2, 3, 2), activation="relu", name="a")(i)
    return Model(i, out(L.GlobalAveragePooling3D()(L.AveragePooling3D(2, padding="same")(x))))


@kind(("mask", 1), ("mask", 0), cam="join")
def up_and_down():
    i = L.Input((8, 12, 1))
    a = L.Conv2D(3, 3, padding="same", activation="relu", name="a")(i)
    b = L.Conv2D(4, 3, strides=2, padding="same", activation="selu", name="b")(a)
    c = L.Conv2DTranspose(3, 3, strides=2, padding="same", name="up")(b)
    d = L.UpSampling2D(interpolation="bilinear")(b)
    e = L.UpSampling2D(2)(b)
    x = L.Concatenate(name="join")([a, c, d, e])
    return Model(i, L.Conv2D(3, 1, activation="softmax", name="mask")(x))


@kind(("out", 0), cam="scaled")
def squeeze_and_excite():
    i = L.Input((10, 9, 1))
    x = L.Conv2D(6, 3, activation="swish", name="c")(i)
    s = L.Dense(6, activation="hard_sigmoid")(L.Dense(2, activation="relu")(L.GlobalAveragePooling2D()(x)))
    x = L.Multiply(name="scaled")([x, L.Reshape((1, 1, 6))(s)])
    return Model(i, out(L.GlobalAveragePooling2D()(x)))


@kind(("out", 1))
def activations():
    i = x = L.Input((7, 6, 1))
    for n, a in enumerate(("softsign", "gelu", "exponential", "softplus", "mish", "relu6")):
        x = L.Conv2D(3, 2, padding="same", name="c%d" % n)(x)
        x = L.ReLU(6.0)(x) if a == "relu6" else L.Activation(a)(x)
    x = L.LeakyReLU(0.2)(L.PReLU(shared_axes=[1, 2])(L.ThresholdedReLU(0.1)(L.ELU(0.7)(x))))
    return Model(i, out(L.Flatten()(x)))


@kind(("out", 1))
def normalisations():
    i = L.Input((6, 7, 4))
    x = L.LayerNormalization()(L.Conv2D(4, 3, padding="same")(i))
    x = L.GroupNormalization(2)(x)
    x = L.UnitNormalization()(L.Rescaling(0.5, offset=0.25)(x))
    return Model(i, out(L.Flatten()(x)))


@kind(("out", 1))
def attention():
    i = L.Input((6, 8))
    x = L.MultiHeadAttention(2, 4)(i, i)
    x = L.LayerNormalization()(L.Add()([i, x]))
    x = L.Attention(use_scale=True)([x, x])
    return Model(i, out(L.GlobalAveragePooling1D()(x)))


@kind(("out", 1))
def nested_models():
    j = L.Input((10, 9, 1), name="inner_in")
    y = L.Conv2D(4, 3, activation="relu", name="inner_a")(j)
    base = Model(j, L.MaxPooling2D(name="inner_pool")(y), name="base")
    head = Sequential([L.Conv2D(3, 2, activation="relu"), L.GlobalAveragePooling2D()], name="head")
    i = L.Input((10, 9, 1))
    return Model(i, out(head(base(L.Rescaling(2.0)(i)))))


@kind(("out", 1), ("logits", 0), cam="c")
def softmax_of_its_own():
    i = L.Input((8, 7, 1))
    x = L.Conv2D(4, 3, activation="relu", name="c")(i)
    x = L.Dense(3, name="logits")(L.Flatten()(x))
    return Model(i, L.Softmax(name="out")(x))


@kind(("out", 0), cam="c")
def one_sigmoid_that_falls():
    i = L.Input((8, 7, 1))
    x = L.Conv2D(3, 3, activation="relu", name="c", bias_initializer="ones")(i)
    x = L.GlobalAveragePooling2D()(x)
    return Model(i, L.Dense(1, activation="sigmoid", name="out", kernel_initializer=tf.keras.initializers.Constant(-0.7))(x))


@kind(("out", 1))
def shared_layer():
    i, j = L.Input((8, 7, 1)), L.Input((8, 7, 1))
    c = L.Conv2D(3, 3, activation="relu", name="c")
    x = L.Subtract()([L.GlobalAveragePooling2D()(c(i)), L.GlobalMaxPooling2D()(c(j))])
    return Model([i, j], out(x))


@kind(("out", 0), cam="most")
def merges():
    i = L.Input((7, 8, 2))
    a = L.Conv2D(3, 3, padding="same", name="a")(i)
    b = L.Conv2D(3, 3, padding="same", name="b")(L.Cropping2D(1)(L.ZeroPadding2D(((2, 0), (1, 1)))(i)))
    b = L.Resizing(7, 8)(b)
    x = L.Maximum(name="most")([a, b])
    y = L.Minimum()([a, b])
    z = L.Average()([a, b])
    flat = [L.GlobalAveragePooling2D()(v) for v in (x, y, z)]
    return Model(i, out(L.Concatenate()([flat[0], L.Dot(1)([flat[1], flat[2]])])))


@kind(("out", 1))
def each_frame():
    i = L.Input((3, 7, 6, 1))
    x = L.TimeDistributed(L.Conv2D(3, 3, activation="relu"))(i)
    x = L.TimeDistributed(L.Flatten())(x)
    return Model(i, out(L.GlobalAveragePooling1D()(x)))


@kind(("out", 1), cam="c")
def dropped():
    i = L.Input((8, 7, 1))
    x = L.SpatialDropout2D(0.3)(L.GaussianNoise(0.5)(i))
    x = L.Conv2D(4, 3, activation="relu", name="c")(x)
    x = L.Dropout(0.5)(L.ActivityRegularization(l2=0.1)(x))
    return Model(i, out(L.GlobalAveragePooling2D()(x)))


@kind(("out", 1), cam="c")
def repeated():
    i = L.Input((8, 7, 1))
    x = L.Conv2D(4, 3, activation="relu", name="c")(i)
    x = L.RepeatVector(2)(L.GlobalAveragePooling2D()(x))
    return Model(i, out(L.Flatten()(L.Permute((2, 1))(x))))


def randomise(model, rng):
    for w in model.weights:
        if "variance" in w.name:
            w.assign(rng.uniform(0.5, 2, w.shape))
        elif "kernel" not in w.name:
            w.assign(w.numpy() + rng.uniform(-0.3, 0.3, w.shape))


def main(target):
    folder = tempfile.mkdtemp()
    cases = []
    for make, targets, cam in KINDS:
        name = make.__name__
        tf.keras.utils.set_random_seed(5)
        model = make()
        rng = np.random.RandomState(7)
        randomise(model, rng)
        computing = model
        turned = name == "channels_first"
        if turned:  # a CPU has no convolution of this order: the same network, channels last
            computing = make("channels_last")
            computing.set_weights(model.get_weights())
        xs = [rng.uniform(-1, 1.5, (2,) + i.shape[1:]).astype("f4") for i in model.inputs]
        model.save(os.path.join(folder, name + ".h5"), include_optimizer=False)
        with h5py.File(os.path.join(folder, name + "_input.h5"), "w") as f:
            for i, x in zip(model.inputs, xs):
                f[i.name] = x
        given = [np.moveaxis(x, 1, -1) for x in xs] if turned else xs
        with h5py.File(os.path.join(folder, name + "_saliency.h5"), "w") as f:
            for n, (layer, channel) in enumerate(targets):
                is_output = any(layer == o for o in model.output_names)
                what = {"output": layer, "class": channel} if is_output else {"layer": layer, "unit": channel}
                case = dict(model=name, number=n, at=cam if is_output else None, **what)
                function = golden.function(computing, what)
                case["values"] = function(given)[0].numpy().tolist()
                for i, g in zip(model.inputs, golden.gradients(function, given)):
                    f["%d/gradient/%s" % (n, i.name)] = g.astype("f4")
                if case["at"]:
                    f["%d/gradcam" % n] = golden.gradcam(computing, what, given, cam, False).astype("f4")
                cases.append(case)
    with open(os.path.join(folder, "kinds.json"), "w") as f:
        json.dump(cases, f, indent=1)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as z:
        for name in sorted(os.listdir(folder)):
            z.writestr(zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0)), open(os.path.join(folder, name), "rb").read(), zipfile.ZIP_DEFLATED)
    print(len(KINDS), "models,", len(cases), "targets")


main(sys.argv[1])
