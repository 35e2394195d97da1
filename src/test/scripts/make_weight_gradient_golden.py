#!/usr/bin/env python3
"""Writes the gradients by their weights that Keras gives single layers, for WeightGradientsTest of org.convscope.core.

Run with Keras 2.15 for src/test/resources/core/weight_gradients2.json, with Keras 3 (TensorFlow) for weight_gradients3.json:
    python make_weight_gradient_golden.py OUT.json
Every case: the operation as org.convscope.network.Operation has it, the input, the weights, what the sum weighs each number of
the output with, and the gradient of that sum by each trainable weight. Where the layer is called in training also its output,
the gradient by its input, and its moving averages after that.
"""
import json
import os
import sys

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
import numpy as np
import tensorflow as tf
import keras

L = keras.layers
KERAS3 = keras.__version__.startswith("3")
rng = np.random.RandomState(11)
cases = []


def tensor(a):
    a = np.asarray(a, "f4")
    return {"shape": list(a.shape), "data": [float("%.7g" % v) for v in a.ravel()]}


def rand(*shape):
    return np.round(rng.uniform(-1, 1, shape), 3).astype("f4")



def named(weights, values):
    """The slopes of an activation that is a layer of its own have a role."""
    names = [w.name.split("/")[-1].split(":")[0] for w in weights]
    return [{"name": "act/alpha" if n == "alpha" and "kernel" in names else n, **tensor(v)} for n, v in zip(names, values)]


def add(name, layer, operation, parameters, shape=None, x=None, activation=None, training=False):
    """The shape with the batch."""
    x = tf.constant(rand(*shape) if x is None else x)
    layer(x)
    for w in layer.weights:
        value = rand(*w.shape) * 0.5
        w.assign(np.abs(value) + 0.3 if "variance" in w.name else value)
    before = [np.array(w) for w in layer.weights]
    learned = layer.trainable_weights
    variables = [w.value if KERAS3 else w for w in learned]
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = layer(x, training=True) if training else layer(x)
        seed = rand(*y.shape)
        total = tf.reduce_sum(y * seed)
    *gradients, by_input = tape.gradient(total, variables + [x])
    case = {
        "name": name, "version": keras.__version__, "operation": operation, "parameters": parameters,
        "activation": activation or "LINEAR", "input": tensor(x), "seed": tensor(seed), "weights": named(layer.weights, before),
        "gradients": named(learned, [tf.convert_to_tensor(g) for g in gradients])}
    if training:
        moved = layer.non_trainable_weights
        case |= {"output": tensor(y), "input_gradient": tensor(by_input), "averages": named(moved, moved)}
    cases.append(case)


def up(v, rank):
    return list(v) if isinstance(v, (tuple, list)) else [v] * rank


def conv(name, shape, filters, k, s=1, p="valid", d=1, groups=1, bias=True, act=None):
    rank = len(shape) - 2
    k, s, d = up(k, rank), up(s, rank), up(d, rank)
    kw = {"groups": groups} if groups > 1 else {}
    layer = getattr(L, "Conv%dD" % rank)(filters, tuple(k), strides=tuple(s), padding=p, dilation_rate=tuple(d), use_bias=bias,
                                        activation=act, **kw)
    add(name, layer, "Convolution", {"filters": filters, "kernel": k, "strides": s, "padding": p.upper(), "dilation": d,
        "groups": groups}, shape, activation=act and act.upper())


def depthwise(name, shape, m, k, s=1, p="valid", d=1):
    rank = len(shape) - 2
    k, s, d = up(k, rank), up(s, rank), up(d, rank)
    layer = getattr(L, "DepthwiseConv%dD" % rank)(tuple(k), strides=tuple(s), padding=p, depth_multiplier=m, dilation_rate=tuple(d))
    add(name, layer, "DepthwiseConvolution", {"multiplier": m, "kernel": k, "strides": s, "padding": p.upper(), "dilation": d}, shape)


def separable(name, shape, filters, m, k, s=1, p="valid"):
    rank = len(shape) - 2
    k, s = up(k, rank), up(s, rank)
    layer = getattr(L, "SeparableConv%dD" % rank)(filters, tuple(k), strides=tuple(s), padding=p, depth_multiplier=m)
    add(name, layer, "SeparableConvolution", {"filters": filters, "multiplier": m, "kernel": k, "strides": s,
        "padding": p.upper(), "dilation": [1] * rank}, shape)


def transposed(name, shape, filters, k, s=1, p="valid", op=None):
    rank = len(shape) - 2
    k, s = up(k, rank), up(s, rank)
    layer = getattr(L, "Conv%dDTranspose" % rank)(filters, tuple(k), strides=tuple(s), padding=p, output_padding=op)
    add(name, layer, "TransposedConvolution", {"filters": filters, "kernel": k, "strides": s, "padding": p.upper(),
        "dilation": [1] * rank, "outputPadding": up(-1 if op is None else op, rank)}, shape)


def layers():
    conv("convolution", (2, 5, 6, 3), 4, 3, act="relu")
    conv("convolution, same", (1, 6, 5, 2), 3, 3, p="same")
    conv("convolution of an even kernel, same", (1, 6, 5, 2), 2, (2, 4), p="same")
    conv("convolution, stride 2, same, even side", (2, 8, 8, 2), 2, 3, s=2, p="same", bias=False)
    conv("convolution, stride 2, a row left over", (1, 8, 7, 2), 3, 3, s=2)
    conv("convolution, dilated, same", (1, 7, 8, 2), 2, 3, d=2, p="same")
    conv("convolution of single pixels", (2, 4, 4, 3), 4, 1)
    conv("convolution of single pixels, strided", (1, 5, 5, 3), 2, 1, s=2)
    conv("convolution in 2 groups", (2, 5, 5, 4), 6, 3, groups=2, p="same")
    conv("convolution in groups of one channel", (1, 5, 6, 3), 6, 3, groups=3)
    conv("convolution of sequences, causal, dilated", (2, 9, 2), 3, 3, d=2, p="causal")
    conv("convolution of volumes, strided, same", (1, 4, 5, 4, 2), 2, 3, s=2, p="same")
    conv("convolution of many numbers", (1, 12, 12, 6), 10, 3, p="same")
    depthwise("depthwise", (2, 6, 5, 3), 1, 3, p="same")
    depthwise("depthwise, two units a channel, stride 2", (1, 7, 8, 3), 2, 3, s=2, p="same")
    depthwise("depthwise, dilated", (1, 8, 7, 2), 1, 3, d=2)
    depthwise("depthwise of sequences", (1, 9, 3), 2, 3)
    separable("separable", (2, 6, 5, 3), 4, 2, 3, p="same")
    separable("separable, stride 2", (1, 8, 7, 2), 3, 1, 3, s=2)
    separable("separable of sequences", (1, 9, 3), 2, 1, 3, p="same")
    transposed("transposed, stride 2, same", (1, 4, 5, 2), 3, 3, s=2, p="same")
    transposed("transposed, stride 2", (2, 3, 4, 2), 3, 3, s=2)
    transposed("transposed, output padding", (1, 4, 4, 2), 2, 3, s=2, p="same", op=1)
    transposed("transposed of sequences", (1, 5, 2), 3, 4, s=3)
    transposed("transposed of volumes", (1, 2, 3, 2, 2), 2, 3, s=2, p="same")
    add("dense", L.Dense(4, activation="relu"), "Dense", {"units": 4}, (3, 5), activation="RELU")
    add("dense on steps", L.Dense(4, use_bias=False), "Dense", {"units": 4}, (2, 3, 5))
    add("locally connected", L.LocallyConnected2D(2, (2, 3), strides=(2, 1)), "LocallyConnected",
        {"filters": 2, "kernel": [2, 3], "strides": [2, 1]}, (2, 5, 4, 2))
    add("locally connected sequences", L.LocallyConnected1D(2, 3), "LocallyConnected",
        {"filters": 2, "kernel": [3], "strides": [1]}, (2, 5, 3))
    add("batch normalisation, not training", L.BatchNormalization(), "BatchNormalization", {"axis": 3, "epsilon": 1e-3}, (2, 4, 3, 3))
    add("batch normalisation, not training, along axis 1", L.BatchNormalization(axis=1), "BatchNormalization",
        {"axis": 1, "epsilon": 1e-3}, (2, 4, 3, 3))
    add("batch normalisation, not training, offset alone", L.BatchNormalization(scale=False), "BatchNormalization",
        {"axis": 1, "epsilon": 1e-3}, (4, 3))
    add("layer normalisation", L.LayerNormalization(), "LayerNormalization",
        {"axes": [3], "epsilon": 1e-3, "moment": "STANDARDIZED"}, (2, 3, 4, 5))
    add("layer normalisation over two axes", L.LayerNormalization(axis=[1, 3]), "LayerNormalization",
        {"axes": [1, 3], "epsilon": 1e-3, "moment": "STANDARDIZED"}, (2, 3, 4, 5))
    add("group normalisation", L.GroupNormalization(2), "GroupNormalization", {"groups": 2, "axis": 3, "epsilon": 1e-3}, (2, 3, 4, 6))
    add("parametric ReLU", L.PReLU(), "ParametricRelu", {}, (2, 3, 4, 2))
    add("parametric ReLU, shared", L.PReLU(shared_axes=[1, 2]), "ParametricRelu", {}, (2, 3, 4, 2))
    add("embedding", L.Embedding(6, 3), "Embedding", {"rows": 6, "units": 3}, x=np.array([[0, 5, 2], [2, 2, 3]], "f4"))
    add("einsum", L.EinsumDense("abc,cde->abde", output_shape=(None, 2, 3), bias_axes="de"), "Einsum",
        {"operands": ["abc", "cde"], "result": "abde", "kernel": [4, 2, 3]}, (2, 3, 4))
    add("convolution with PReLU as its activation", L.Conv2D(3, 2, strides=2, activation=L.PReLU(shared_axes=[1, 2])), "Composite",
        {"parts": [
        {"operation": "Convolution", "parameters": {"filters": 3, "kernel": [2, 2], "strides": [2, 2], "padding": "VALID",
            "dilation": [1, 1], "groups": 1}, "activation": "LINEAR", "role": ""},
        {"operation": "ParametricRelu", "parameters": {}, "activation": "LINEAR", "role": "act"}]}, (2, 4, 4, 2))
    add("convolution at every step", L.TimeDistributed(L.Conv2D(2, 2)), "Distributed", {"operation": {"Convolution": {"filters": 2,
        "kernel": [2, 2], "strides": [1, 1], "padding": "VALID", "dilation": [1, 1], "groups": 1}}}, (2, 2, 4, 3, 2))


def training():
    def batch(name, shape, axis=-1, **kw):
        positive = axis % len(shape)
        add("batch normalisation, training, " + name, L.BatchNormalization(axis=axis, **kw), "BatchNormalization", {"axis": positive,
            "epsilon": kw.get("epsilon", 1e-3), "momentum": kw.get("momentum", 0.99)}, shape, training=True)
    batch("numbers", (5, 3))
    batch("sequences", (2, 4, 3), momentum=0.9)
    batch("images", (2, 3, 4, 3), momentum=0.8, epsilon=0.01)
    batch("images, without scale", (2, 3, 2, 2), momentum=0.5, scale=False)
    batch("volumes", (2, 2, 3, 2, 2), momentum=0.5)
    batch("sequences along axis 1", (2, 4, 3), axis=1, momentum=0.5)


if not KERAS3:
    layers()
training()
with open(sys.argv[1], "w") as f:
    f.write("[\n" + ",\n".join(json.dumps(c, separators=(",", ":")) for c in cases) + "\n]\n")
print(len(cases), "cases", os.path.getsize(sys.argv[1]), "bytes")
