#!/usr/bin/env python3
"""Writes what Keras computes for single layers, with input gradients, for the tests of org.convscope.core.

Run with Keras 2.15 for src/test/resources/core/keras2.json, with Keras 3 (TensorFlow) for keras3.json:
    python make_core_golden.py OUT.json
Every case: the operation as org.convscope.network.Operation has it, activation, inputs, weights, Keras's output, and the
gradient of sum(output * seed) with respect to each input.
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
rng = np.random.RandomState(7)
cases = []


def tensor(a):
    a = np.asarray(a, "f4")
    return {"shape": list(a.shape), "data": [float("%.8g" % v) for v in a.ravel()]}


def rand(*shape):
    return rng.uniform(-1, 1, shape).astype("f4")


def weights_of(layer, names):
    made = []
    for w in layer.weights:
        value = rand(*w.shape) * 0.5
        if "variance" in w.name:
            value = np.abs(value) + 0.3
        w.assign(value)
        made.append((w.name.split("/")[-1].split(":")[0], value))
    if names:
        made = list(zip(names, [v for _, v in made]))
    return [{"name": n, **tensor(v)} for n, v in made]


def add(name, layer, operation, parameters, shapes, activation=None, names=None, inputs=None, training_free=True):
    """Shapes with the batch."""
    xs = inputs or [rand(*s) for s in shapes]
    call = lambda ts: layer(ts if len(ts) > 1 else ts[0])
    ts = [tf.constant(x) for x in xs]
    call(ts)
    ws = weights_of(layer, names) if hasattr(layer, "weights") else []
    with tf.GradientTape() as tape:
        for t in ts:
            tape.watch(t)
        y = tf.convert_to_tensor(call(ts))
        seed = rand(*y.shape)
        s = tf.reduce_sum(tf.cast(y, tf.float32) * seed)
    try:
        gs = tape.gradient(s, ts) if y.dtype.is_floating else [None] * len(ts)
    except LookupError:  # TensorFlow has none
        gs = [None] * len(ts)
    if any(g is not None for g in gs):  # a mask has no gradient
        gs = [tf.zeros_like(t) if g is None else g for g, t in zip(gs, ts)]
    cases.append({
        "name": name, "operation": operation, "parameters": parameters,
        "activation": activation or {"kind": "LINEAR", "alpha": 0, "threshold": 0},
        "inputs": [tensor(x) for x in xs], "weights": ws, "output": tensor(y.numpy()), "seed": tensor(seed),
        "gradients": [] if any(g is None for g in gs) else [tensor(g.numpy()) for g in gs]})


def conv(name, shape, filters, k, s=1, p="valid", d=1, groups=1, bias=True, rank=2, act=None):
    cls = {1: L.Conv1D, 2: L.Conv2D, 3: L.Conv3D}[rank]
    up = lambda v: list(v) if isinstance(v, (tuple, list)) else [v] * rank
    kw = {} if rank == 3 and groups == 1 and not KERAS3 else {"groups": groups}
    layer = cls(filters, tuple(up(k)), strides=tuple(up(s)), padding=p, dilation_rate=tuple(up(d)), use_bias=bias,
                activation=act, **kw)
    add(name, layer, "Convolution", {"filters": filters, "kernel": up(k), "strides": up(s), "padding": p.upper(),
        "dilation": up(d), "groups": groups}, [shape],
        activation={"kind": "RELU", "alpha": 0, "threshold": 0} if act == "relu" else None)


def depthwise(name, shape, m, k, s=1, p="valid", d=1, rank=2, bias=True):
    cls = {1: L.DepthwiseConv1D, 2: L.DepthwiseConv2D}[rank]
    up = lambda v: list(v) if isinstance(v, (tuple, list)) else [v] * rank
    layer = cls(tuple(up(k)), strides=tuple(up(s)), padding=p, depth_multiplier=m, dilation_rate=tuple(up(d)), use_bias=bias)
    add(name, layer, "DepthwiseConvolution", {"multiplier": m, "kernel": up(k), "strides": up(s), "padding": p.upper(),
        "dilation": up(d)}, [shape], names=["depthwise_kernel", "bias"])


def separable(name, shape, filters, m, k, s=1, p="valid", d=1, rank=2):
    cls = {1: L.SeparableConv1D, 2: L.SeparableConv2D}[rank]
    up = lambda v: list(v) if isinstance(v, (tuple, list)) else [v] * rank
    layer = cls(filters, tuple(up(k)), strides=tuple(up(s)), padding=p, depth_multiplier=m, dilation_rate=tuple(up(d)))
    add(name, layer, "SeparableConvolution", {"filters": filters, "multiplier": m, "kernel": up(k), "strides": up(s),
        "padding": p.upper(), "dilation": up(d)}, [shape], names=["depthwise_kernel", "pointwise_kernel", "bias"])


def transposed(name, shape, filters, k, s=1, p="valid", d=1, op=None, rank=2):
    cls = {1: L.Conv1DTranspose, 2: L.Conv2DTranspose}[rank]
    up = lambda v: list(v) if isinstance(v, (tuple, list)) else [v] * rank
    kw = {"output_padding": op if rank == 1 or isinstance(op, (tuple, list)) or op is None else (op,) * rank}
    layer = cls(filters, tuple(up(k)), strides=tuple(up(s)), padding=p, dilation_rate=tuple(up(d)), **kw)
    add(name, layer, "TransposedConvolution", {"filters": filters, "kernel": up(k), "strides": up(s),
        "padding": p.upper(), "dilation": up(d), "outputPadding": up(-1 if op is None else op)}, [shape])


def pool(name, kind, shape, size, s=None, p="valid", rank=2):
    cls = getattr(L, ("Max" if kind == "MAX" else "Average") + "Pooling%dD" % rank)
    up = lambda v: list(v) if isinstance(v, (tuple, list)) else [v] * rank
    s = size if s is None else s
    layer = cls(pool_size=tuple(up(size)), strides=tuple(up(s)), padding=p)
    add(name, layer, "Pooling", {"reduction": kind, "size": up(size), "strides": up(s), "padding": p.upper()}, [shape])


def convolutions():
    conv("conv 3x3 same", (1, 6, 7, 3), 4, 3, p="same", act="relu")
    conv("conv batch of 2, no bias", (2, 5, 6, 2), 3, 3, bias=False)
    conv("conv stride 2 same, even side", (1, 8, 8, 2), 3, 3, s=2, p="same")
    conv("conv stride 2 same, odd side", (1, 7, 9, 2), 3, 3, s=2, p="same")
    conv("conv even kernel same", (1, 6, 5, 2), 3, (2, 4), p="same")
    conv("conv rectangular stride", (1, 9, 8, 2), 2, (3, 5), s=(2, 3), p="same")
    conv("conv stride larger than kernel", (1, 9, 9, 2), 2, 2, s=3, p="same")
    conv("conv stride 2 valid with a row left over", (1, 8, 9, 2), 2, 3, s=2)
    conv("conv dilated valid", (1, 9, 10, 2), 3, 3, d=(2, 3))
    conv("conv dilated same", (2, 7, 8, 2), 3, 3, d=2, p="same")
    conv("conv dilated same, even kernel", (1, 9, 8, 2), 2, (2, 4), d=(3, 1), p="same")
    conv("conv in 2 groups", (1, 5, 6, 4), 6, 3, groups=2, p="same")
    conv("conv in 2 groups, strided", (2, 6, 6, 4), 4, 3, s=2, groups=2)
    conv("conv 1x1", (1, 4, 5, 3), 5, 1)
    conv("conv1d same", (2, 9, 3), 4, 3, p="same", rank=1)
    conv("conv1d causal, dilated", (1, 9, 2), 3, 3, d=2, p="causal", rank=1)
    conv("conv1d stride 2", (1, 9, 2), 3, 4, s=2, rank=1)
    conv("conv3d same", (1, 4, 5, 6, 2), 3, 3, p="same", rank=3)
    conv("conv3d strided valid", (2, 5, 6, 5, 2), 2, (2, 3, 2), s=(2, 1, 2), rank=3)
    depthwise("depthwise", (1, 6, 7, 3), 1, 3, p="same")
    depthwise("depthwise multiplier 2, stride 2", (1, 7, 8, 3), 2, 3, s=2, p="same")
    depthwise("depthwise stride 2, even side", (2, 8, 8, 2), 1, 3, s=2, p="same", bias=False)
    depthwise("depthwise dilated", (1, 8, 9, 2), 2, 3, d=2, p="same")
    depthwise("depthwise 1d", (1, 9, 3), 2, 3, s=2, rank=1)
    separable("separable", (1, 6, 7, 3), 4, 2, 3, p="same")
    separable("separable stride 2", (2, 8, 7, 2), 3, 1, 3, s=2)
    separable("separable 1d", (1, 9, 3), 2, 1, 3, p="same", rank=1)
    transposed("transposed same stride 2", (1, 4, 5, 2), 3, 3, s=2, p="same")
    transposed("transposed valid stride 2", (1, 4, 5, 2), 3, 3, s=2)
    transposed("transposed 2x2 stride 2", (2, 3, 4, 2), 3, 2, s=2)
    transposed("transposed kernel smaller than stride", (1, 3, 4, 2), 2, 2, s=3)
    transposed("transposed same, kernel smaller than stride", (1, 3, 4, 2), 2, 2, s=3, p="same")
    transposed("transposed even kernel same", (1, 4, 4, 2), 2, 4, s=2, p="same")
    transposed("transposed output padding", (1, 4, 5, 2), 2, 3, s=2, p="same", op=1)
    transposed("transposed output padding valid", (1, 4, 5, 2), 2, 3, s=2, op=1)
    transposed("transposed dilated", (1, 5, 5, 2), 2, 3, d=2)
    transposed("transposed 1d", (1, 5, 2), 3, 3, s=2, p="same", rank=1)
    if not KERAS3:
        for rank, shape, k, s in ((1, (1, 8, 2), 3, 2), (2, (2, 6, 5, 2), (3, 2), (2, 1))):
            cls = L.LocallyConnected1D if rank == 1 else L.LocallyConnected2D
            up = lambda v: list(v) if isinstance(v, tuple) else [v] * rank
            add("locally connected %dd" % rank, cls(3, k, strides=s), "LocallyConnected",
                {"filters": 3, "kernel": up(k), "strides": up(s)}, [shape])


def pooling():
    for kind in ("MAX", "AVERAGE"):
        k = kind.lower()
        pool(k + " pool", kind, (2, 6, 8, 3), 2)
        pool(k + " pool odd side", kind, (1, 7, 9, 2), 2)
        pool(k + " pool same", kind, (1, 7, 9, 2), 2, p="same")
        pool(k + " pool overlapping same", kind, (1, 8, 7, 2), 3, s=2, p="same")
        pool(k + " pool stride 1 same", kind, (1, 5, 6, 2), 3, s=1, p="same")
        pool(k + " pool rectangular", kind, (1, 7, 8, 2), (3, 2), s=(1, 2))
        pool(k + " pool 1d", kind, (2, 9, 3), 3, s=2, p="same", rank=1)
        pool(k + " pool 3d", kind, (1, 5, 4, 6, 2), 2, p="same", rank=3)
        cls = {"MAX": "GlobalMaxPooling", "AVERAGE": "GlobalAveragePooling"}[kind]
        add(k + " global", getattr(L, cls + "2D")(), "GlobalPooling", {"reduction": kind, "keepDimensions": False}, [(2, 4, 5, 3)])
        add(k + " global kept", getattr(L, cls + "2D")(keepdims=True), "GlobalPooling", {"reduction": kind, "keepDimensions": True}, [(1, 4, 5, 3)])
        add(k + " global 1d", getattr(L, cls + "1D")(), "GlobalPooling", {"reduction": kind, "keepDimensions": False}, [(2, 5, 3)])
        add(k + " global 3d", getattr(L, cls + "3D")(), "GlobalPooling", {"reduction": kind, "keepDimensions": False}, [(1, 3, 4, 5, 2)])


def normalizations():
    add("batch norm", L.BatchNormalization(epsilon=1e-3), "BatchNormalization", {"axis": 3, "epsilon": 1e-3}, [(2, 4, 5, 3)])
    add("batch norm without gamma and beta", L.BatchNormalization(scale=False, center=False, epsilon=1e-2), "BatchNormalization", {"axis": 3, "epsilon": 1e-2}, [(1, 4, 5, 3)])
    add("batch norm of another axis", L.BatchNormalization(axis=1), "BatchNormalization", {"axis": 1, "epsilon": 1e-3}, [(1, 4, 5, 3)])
    add("batch norm of a vector", L.BatchNormalization(), "BatchNormalization", {"axis": 1, "epsilon": 1e-3}, [(3, 5)])
    add("layer norm", L.LayerNormalization(epsilon=1e-3), "LayerNormalization", {"axes": [3], "epsilon": 1e-3, "moment": "STANDARDIZED"}, [(2, 3, 4, 5)])
    add("layer norm over three axes", L.LayerNormalization(axis=[1, 2, 3], epsilon=1e-3), "LayerNormalization", {"axes": [1, 2, 3], "epsilon": 1e-3, "moment": "STANDARDIZED"}, [(2, 3, 4, 2)])
    add("layer norm without gamma", L.LayerNormalization(axis=2, scale=False, epsilon=1e-3), "LayerNormalization", {"axes": [2], "epsilon": 1e-3, "moment": "STANDARDIZED"}, [(2, 3, 4, 2)])
    add("group norm", L.GroupNormalization(groups=2, epsilon=1e-3), "GroupNormalization", {"groups": 2, "axis": 3, "epsilon": 1e-3}, [(2, 3, 4, 6)])
    add("instance norm", L.GroupNormalization(groups=-1, epsilon=1e-3), "GroupNormalization", {"groups": 4, "axis": 3, "epsilon": 1e-3}, [(1, 3, 4, 4)])
    add("unit norm", L.UnitNormalization(axis=-1), "UnitNormalization", {"axes": [3], "smallest": 1e-12 if KERAS3 else 1e-6}, [(2, 3, 4, 5)])
    n = L.Normalization(axis=-1, mean=[0.1, 0.5, -0.2], variance=[0.3, 2.0, 0.0])
    add("normalization", n, "Standardization", {"inverse": False}, [(2, 3, 4, 3)])
    cases[-1]["weights"] = [{"name": "mean", **tensor([[[[0.1, 0.5, -0.2]]]])}, {"name": "variance", **tensor([[[[0.3, 2.0, 0.0]]]])}]
    add("normalization inverted", L.Normalization(axis=-1, mean=[0.1, 0.5, -0.2], variance=[0.3, 2.0, 1.0], invert=True), "Standardization", {"inverse": True}, [(1, 3, 4, 3)])
    cases[-1]["weights"] = [{"name": "mean", **tensor([[[[0.1, 0.5, -0.2]]]])}, {"name": "variance", **tensor([[[[0.3, 2.0, 1.0]]]])}]
    add("rescaling", L.Rescaling(1 / 127.5, offset=-1), "Rescaling", {"scale": [1 / 127.5], "offset": [-1.0]}, [(1, 3, 4, 2)])
    if KERAS3:
        add("rms norm", L.RMSNormalization(axis=-1, epsilon=1e-3), "LayerNormalization", {"axes": [3], "epsilon": 1e-3, "moment": "MEAN_SQUARE"}, [(1, 3, 4, 5)], names=["gamma"])
        add("layer norm with rms scaling", L.LayerNormalization(rms_scaling=True, epsilon=1e-3), "LayerNormalization", {"axes": [3], "epsilon": 1e-3, "moment": "VARIANCE"}, [(1, 3, 4, 5)])


def merges():
    for cls in ("Add", "Subtract", "Multiply", "Average", "Maximum", "Minimum"):
        two = cls == "Subtract"
        add(cls, getattr(L, cls)(), "Merge", {"merging": cls.upper()}, [(2, 3, 4, 2)] * (2 if two else 3))
        add(cls + " broadcast", getattr(L, cls)(), "Merge", {"merging": cls.upper()}, [(2, 3, 4, 2), (2, 1, 1, 2)])
        add(cls + " broadcast both", getattr(L, cls)(), "Merge", {"merging": cls.upper()}, [(1, 1, 4, 2), (1, 3, 1, 2)])
    add("Multiply by a vector", L.Multiply(), "Merge", {"merging": "MULTIPLY"}, [(2, 3, 4, 2), (2, 2)])
    add("Concatenate", L.Concatenate(), "Concatenate", {"axis": 3}, [(2, 3, 4, 2), (2, 3, 4, 1), (2, 3, 4, 3)])
    add("Concatenate rows", L.Concatenate(axis=1), "Concatenate", {"axis": 1}, [(1, 3, 4, 2), (1, 2, 4, 2)])
    add("Dot", L.Dot(axes=(1, 2)), "Dot", {"firstAxis": 1, "secondAxis": 2, "normalize": False, "smallest": 1e-7 if KERAS3 else 1e-6}, [(2, 3, 4), (2, 5, 3)])
    add("Dot of vectors", L.Dot(axes=1), "Dot", {"firstAxis": 1, "secondAxis": 1, "normalize": False, "smallest": 1e-7 if KERAS3 else 1e-6}, [(2, 3), (2, 3)])
    add("Dot normalized", L.Dot(axes=(1, 1), normalize=True), "Dot", {"firstAxis": 1, "secondAxis": 1, "normalize": True, "smallest": 1e-7 if KERAS3 else 1e-6}, [(2, 3, 4), (2, 3, 5)])


def shapes():
    add("Dense", L.Dense(4), "Dense", {"units": 4}, [(2, 5)])
    add("Dense on maps", L.Dense(4, use_bias=False), "Dense", {"units": 4}, [(2, 3, 2, 5)])
    add("Flatten", L.Flatten(), "Flatten", {}, [(2, 3, 4, 2)])
    add("Reshape", L.Reshape((4, -1)), "Reshape", {"shape": [4, -1]}, [(2, 3, 4, 2)])
    add("Permute", L.Permute((3, 1, 2)), "Transpose", {"axes": [0, 3, 1, 2]}, [(2, 3, 4, 2)])
    add("RepeatVector", L.RepeatVector(3), "RepeatVector", {"times": 3}, [(2, 4)])
    add("ZeroPadding2D", L.ZeroPadding2D(((1, 2), (0, 3))), "ZeroPadding", {"before": [1, 0], "after": [2, 3]}, [(2, 3, 4, 2)])
    add("ZeroPadding1D", L.ZeroPadding1D((1, 2)), "ZeroPadding", {"before": [1], "after": [2]}, [(2, 3, 2)])
    add("ZeroPadding3D", L.ZeroPadding3D(1), "ZeroPadding", {"before": [1, 1, 1], "after": [1, 1, 1]}, [(1, 2, 3, 2, 2)])
    add("Cropping2D", L.Cropping2D(((1, 0), (2, 1))), "Cropping", {"before": [1, 2], "after": [0, 1]}, [(2, 4, 6, 2)])
    add("Cropping1D", L.Cropping1D((1, 2)), "Cropping", {"before": [1], "after": [2]}, [(2, 6, 2)])
    add("UpSampling2D", L.UpSampling2D((2, 3)), "UpSampling", {"factors": [2, 3], "interpolation": "NEAREST"}, [(2, 3, 2, 2)])
    add("UpSampling2D bilinear", L.UpSampling2D((2, 3), interpolation="bilinear"), "UpSampling", {"factors": [2, 3], "interpolation": "BILINEAR"}, [(1, 3, 4, 2)])
    add("UpSampling2D bicubic", L.UpSampling2D((2, 2), interpolation="bicubic"), "UpSampling", {"factors": [2, 2], "interpolation": "BICUBIC"}, [(1, 5, 4, 1)])
    add("UpSampling2D lanczos", L.UpSampling2D((2, 2), interpolation="lanczos3"), "UpSampling", {"factors": [2, 2], "interpolation": "LANCZOS3"}, [(1, 5, 4, 1)])
    add("UpSampling1D", L.UpSampling1D(3), "UpSampling", {"factors": [3], "interpolation": "NEAREST"}, [(2, 3, 2)])
    add("UpSampling3D", L.UpSampling3D(2), "UpSampling", {"factors": [2, 2, 2], "interpolation": "NEAREST"}, [(1, 2, 3, 2, 2)])
    kinds = ["nearest", "bilinear", "bicubic", "lanczos3", "lanczos5"] + ([] if KERAS3 else ["area", "gaussian", "mitchellcubic"])
    for kind in kinds:
        for h, w in ((4, 9), (13, 5)):
            add("Resizing %s to %dx%d" % (kind, h, w), L.Resizing(h, w, interpolation=kind), "Resizing",
                {"height": h, "width": w, "interpolation": kind.upper(), "cropToAspectRatio": False, "antialias": False}, [(1, 7, 8, 2)])
    add("Resizing cropped", L.Resizing(4, 4, crop_to_aspect_ratio=True), "Resizing", {"height": 4, "width": 4, "interpolation": "BILINEAR", "cropToAspectRatio": True, "antialias": False}, [(1, 7, 11, 2)])
    add("Resizing cropped tall", L.Resizing(3, 6, crop_to_aspect_ratio=True), "Resizing", {"height": 3, "width": 6, "interpolation": "BILINEAR", "cropToAspectRatio": True, "antialias": False}, [(1, 12, 7, 1)])
    if KERAS3:
        for kind in ("bilinear", "bicubic", "lanczos3"):
            add("Resizing antialiased " + kind, L.Resizing(4, 5, interpolation=kind, antialias=True), "Resizing",
                {"height": 4, "width": 5, "interpolation": kind.upper(), "cropToAspectRatio": False, "antialias": True}, [(1, 9, 11, 2)])
    add("CenterCrop", L.CenterCrop(3, 4), "CenterCrop", {"height": 3, "width": 4}, [(2, 6, 7, 2)])
    add("CenterCrop odd", L.CenterCrop(4, 3), "CenterCrop", {"height": 4, "width": 3}, [(1, 7, 8, 2)])
    add("CenterCrop of a smaller image", L.CenterCrop(6, 6), "CenterCrop", {"height": 6, "width": 6}, [(1, 4, 9, 1)])


def activations():
    x = np.concatenate([np.linspace(-8, 8, 41), rng.uniform(-1.5, 1.5, 23)]).astype("f4").reshape(1, 4, 8, 2)

    def act(name, layer, kind, alpha=0.0, max_value=None, threshold=0.0, inputs=None):
        a = {"kind": kind, "alpha": alpha, "threshold": threshold}
        if max_value is not None:
            a["max"] = max_value
        add(name, layer, "Activate", {}, None, activation=a, inputs=inputs or [x + 0.0137])

    A = L.Activation
    act("relu", A("relu"), "RELU")
    act("relu6", A("relu6" if KERAS3 else tf.nn.relu6), "RELU", max_value=6.0)
    act("ReLU full", L.ReLU(max_value=4.0, negative_slope=0.2, threshold=0.5), "RELU", 0.2, 4.0, 0.5)
    for n, k in (("sigmoid", "SIGMOID"), ("tanh", "TANH"), ("softplus", "SOFTPLUS"), ("softsign", "SOFTSIGN"), ("selu", "SELU"),
                 ("exponential", "EXPONENTIAL"), ("hard_sigmoid", "HARD_SIGMOID_3" if KERAS3 else "HARD_SIGMOID_2"),
                 ("swish", "SILU"), ("mish", "MISH"), ("gelu", "GELU")):
        act(n, A(n), k)
    act("gelu tanh", A(lambda t: keras.activations.gelu(t, approximate=True)), "GELU_TANH")
    act("elu", L.ELU(0.7), "ELU", 0.7)
    act("leaky relu", L.LeakyReLU(0.15), "LEAKY_RELU", 0.15)
    act("softmax", L.Softmax(), "SOFTMAX", -1)
    act("softmax over rows", L.Softmax(axis=1), "SOFTMAX", -3)
    y = rand(2, 6)
    act("softmax of a vector", A("softmax"), "SOFTMAX", -1, inputs=[y])
    if not KERAS3:
        act("thresholded relu", L.ThresholdedReLU(0.8), "THRESHOLDED_RELU", threshold=0.8)
    else:
        for n, k, a in (("log_sigmoid", "LOG_SIGMOID", 0), ("hard_silu", "HARD_SILU", 0), ("hard_tanh", "HARD_TANH", 0), ("celu", "CELU", 1.0),
                        ("tanh_shrink", "TANH_SHRINK", 0), ("soft_shrink", "SOFT_SHRINK", 0.5), ("hard_shrink", "HARD_SHRINK", 0.5),
                        ("squareplus", "SQUAREPLUS", 4), ("sparse_plus", "SPARSE_PLUS", 0), ("sparse_sigmoid", "SPARSE_SIGMOID", 0),
                        ("log_softmax", "LOG_SOFTMAX", -1), ("sparsemax", "SPARSEMAX", -1), ("glu", "GLU", -1)):
            act(n, A(n), k, a, inputs=[rand(2, 3, 6)] if k in ("SPARSEMAX", "GLU", "LOG_SOFTMAX") else None)
        act("threshold", A(lambda t: keras.activations.threshold(t, 0.8, -0.3)), "THRESHOLD", -0.3, threshold=0.8)
    add("PReLU", L.PReLU(), "ParametricRelu", {}, [(2, 3, 4, 2)], names=["alpha"])
    add("PReLU shared", L.PReLU(shared_axes=[1, 2]), "ParametricRelu", {}, [(2, 3, 4, 2)], names=["alpha"])


def tf_ops():
    F = lambda f: L.Lambda(f)
    x = [np.abs(rand(2, 3, 4)) + 0.2]
    for n, f in (("ABSOLUTE", tf.abs), ("NEGATIVE", tf.negative), ("SQRT", tf.sqrt), ("RSQRT", tf.math.rsqrt), ("SQUARE", tf.square), ("EXP", tf.exp),
                 ("EXPM1", tf.math.expm1), ("LOG", tf.math.log), ("LOG1P", tf.math.log1p), ("RECIPROCAL", tf.math.reciprocal), ("FLOOR", tf.floor),
                 ("CEIL", tf.math.ceil), ("ROUND", tf.round), ("SIGN", tf.sign), ("SIN", tf.sin), ("COS", tf.cos), ("TAN", tf.tan), ("ERF", tf.math.erf)):
        add("function " + n, F(f), "Elementwise", {"function": n}, None, inputs=[x[0] * 3])
    binary = (("ADD", tf.add), ("SUBTRACT", tf.subtract), ("MULTIPLY", tf.multiply), ("DIVIDE", tf.divide), ("FLOOR_DIVIDE", tf.math.floordiv),
              ("MODULO", tf.math.floormod), ("POWER", tf.pow), ("MAXIMUM", tf.maximum), ("MINIMUM", tf.minimum), ("SQUARED_DIFFERENCE", tf.math.squared_difference))
    for n, f in binary:
        add("binary " + n, F(lambda ts: f(ts[0], ts[1])), "Binary", {"arithmetic": n, "constantFirst": False}, None, inputs=[x[0] * 2, np.abs(rand(2, 3, 1)) + 0.3])
        c = np.abs(rand(4)) + 0.4
        add("binary %s constant" % n, F(lambda t: f(t, c)), "Binary", {"arithmetic": n, "constantFirst": False}, None, inputs=[x[0] * 2])
        cases[-1]["constant"] = tensor(c)
        add("binary %s constant first" % n, F(lambda t: f(c, t)), "Binary", {"arithmetic": n, "constantFirst": True}, None, inputs=[x[0] * 2])
        cases[-1]["constant"] = tensor(c)
    add("matrix product", F(lambda ts: tf.matmul(ts[0], ts[1])), "MatrixProduct", {"transposeFirst": False, "transposeSecond": False}, [(2, 3, 4), (2, 4, 5)])
    add("matrix product transposed", F(lambda ts: tf.matmul(ts[0], ts[1], transpose_a=True, transpose_b=True)), "MatrixProduct", {"transposeFirst": True, "transposeSecond": True}, [(2, 2, 4, 3), (2, 2, 5, 4)])
    red = (("MEAN", tf.reduce_mean), ("SUM", tf.reduce_sum), ("MAX", tf.reduce_max), ("MIN", tf.reduce_min), ("PROD", tf.reduce_prod), ("VARIANCE", tf.math.reduce_variance),
           ("STANDARD_DEVIATION", tf.math.reduce_std), ("L2_NORM", lambda t, axis, keepdims: tf.norm(t, axis=axis, keepdims=keepdims)), ("LOG_SUM_EXP", tf.reduce_logsumexp))
    for n, f in red:
        add("reduce " + n, F(lambda t: f(t, axis=[1, 2] if n != "L2_NORM" else (1, 2), keepdims=True)), "Reduce", {"accumulation": n, "axes": [1, 2], "keepDimensions": True}, [(2, 3, 4, 2)])
        add("reduce %s over the channels" % n, F(lambda t: f(t, axis=-1, keepdims=False)), "Reduce", {"accumulation": n, "axes": [3], "keepDimensions": False}, [(2, 3, 2, 4)])
    add("reduce ARG_MAX", F(lambda t: tf.argmax(t, axis=-1)), "Reduce", {"accumulation": "ARG_MAX", "axes": [2], "keepDimensions": False}, [(2, 3, 5)])
    add("clip", F(lambda t: tf.clip_by_value(t, -0.4, 0.6)), "Clip", {"min": -0.4, "max": 0.6}, [(2, 3, 4)])
    add("expand", F(lambda t: tf.expand_dims(t, 1)), "ExpandDimensions", {"axis": 1}, [(2, 3, 4)])
    add("squeeze", F(lambda t: tf.squeeze(t, [2])), "Squeeze", {"axes": [2]}, [(2, 3, 1, 4)])
    add("slice", F(lambda t: t[:, 1:-1, ::2, 1]), "Slice", {"axes": [{"stride": 1}, {"begin": 1, "end": -1, "stride": 1}, {"stride": 2}, {"begin": 1, "end": 2, "stride": 1}], "dropped": [3], "added": []}, [(2, 5, 5, 3)])
    add("slice backwards", F(lambda t: t[:, ::-1, 3:0:-2]), "Slice", {"axes": [{"stride": 1}, {"stride": -1}, {"begin": 3, "end": 0, "stride": -2}], "dropped": [], "added": []}, [(2, 3, 5)])
    add("slice with a new axis", F(lambda t: t[:, tf.newaxis, 1:]), "Slice", {"axes": [{"stride": 1}, {"begin": 1, "stride": 1}], "dropped": [], "added": [1]}, [(2, 3, 4)])
    add("split", F(lambda t: tf.split(t, 3, axis=2)[1]), "Split", {"parts": 3, "axis": 2, "taken": 1}, [(2, 3, 6)])
    add("stack", F(lambda ts: tf.stack(ts, axis=1)), "Stack", {"axis": 1}, [(2, 3, 4), (2, 3, 4)])


def attention():
    def mha(name, heads, k, v, shapes, bias=True, **kw):
        layer = L.MultiHeadAttention(heads, k, value_dim=v, use_bias=bias, **kw)
        call = (lambda q, va, ke: layer(q, va, key=ke)) if len(shapes) == 3 else (lambda q, va: layer(q, va))
        f = L.Lambda(lambda ts: call(*ts))
        xs = [tf.constant(rand(*s)) for s in shapes]
        call(*xs)
        ws = []
        for part in ("query", "key", "value", "output"):
            d = getattr(layer, "_%s_dense" % part)
            for w, n in zip(d.weights, ("kernel", "bias")):
                value = rand(*w.shape) * 0.5
                w.assign(value)
                ws.append({"name": part + "_" + n, **tensor(value)})
        f.__dict__["weights_kept"] = ws
        add(name, f, "MultiHeadAttention", {"heads": heads, "keyDimension": k, "valueDimension": v,
            "outputDimension": kw.get("output_shape", shapes[0][-1])}, None, inputs=[x.numpy() for x in xs])
        cases[-1]["weights"] = ws
    mha("attention", 2, 3, 4, [(2, 5, 6), (2, 4, 6)])
    mha("attention with keys", 2, 3, 3, [(1, 5, 6), (1, 4, 6), (1, 4, 5)], output_shape=7)
    mha("attention without bias", 1, 4, 4, [(1, 3, 4), (1, 3, 4)], bias=False)
    add("dot attention", L.Attention(), "DotAttention", {"useScale": False, "additive": False}, [(2, 3, 4), (2, 5, 4)])
    add("dot attention with keys", L.Attention(use_scale=True), "DotAttention", {"useScale": True, "additive": False}, [(2, 3, 4), (2, 5, 2), (2, 5, 4)], names=["scale"])
    add("additive attention", L.AdditiveAttention(), "DotAttention", {"useScale": True, "additive": True}, [(2, 3, 4), (2, 5, 4)], names=["scale"])


def recurrent_activation(name):
    kinds = {"swish": "SILU", "hard_sigmoid": "HARD_SIGMOID_2"}
    return {"kind": kinds.get(name, name.upper()), "alpha": 1 if name == "elu" else 0, "max": "Infinity", "threshold": 0}


def walk_of(layer, masked=False, delivered=None):
    return {"backwards": layer.go_backwards, "masked": masked, "zeroWhereMasked": bool(getattr(layer, "zero_output_for_mask", False)),
            "timeFirst": bool(getattr(layer, "time_major", False)), "delivered": delivered or ("ALL" if layer.return_sequences else "LAST")}


def recurrent_parameters(layer, **walk):
    config = layer.get_config()
    cell = {"SimpleRNN": "SIMPLE", "LSTM": "LSTM", "GRU": "GRU_RESET_AFTER" if config.get("reset_after") else "GRU_RESET_BEFORE"}
    return {"cell": cell[type(layer).__name__], "units": layer.units, "activation": recurrent_activation(config["activation"]),
            "gate": recurrent_activation(config.get("recurrent_activation", "linear")), "walk": walk_of(layer, **walk)}


def recurrent(activations_only=False):
    def rec(name, cls, shape, **kw):
        layer = getattr(L, cls)(**kw)
        layer.build((None,) + shape[1:])
        f = L.Lambda(lambda t: layer(t))
        ws = []
        for w, n in zip(layer.weights, ("kernel", "recurrent_kernel", "bias")):
            value = rand(*w.shape) * 0.5
            w.assign(value)
            ws.append({"name": n, **tensor(value)})
        add(name, f, "Recurrent", recurrent_parameters(layer), [shape])
        cases[-1]["weights"] = ws
    if activations_only:
        for cls, names in (("SimpleRNN", "elu selu softplus"), ("LSTM", "elu selu softsign"),
                           ("GRU", "elu selu gelu silu exponential")):
            for name in names.split():
                rec(f"{cls} {name}", cls, (1, 4, 2), units=3, activation=name)
        rec("LSTM elu everywhere", "LSTM", (2, 4, 2), units=3, activation="elu", recurrent_activation="elu")
        return
    for cls in ("SimpleRNN", "LSTM", "GRU"):
        rec(cls, cls, (2, 5, 3), units=4)
        rec(cls + " sequences", cls, (1, 6, 2), units=3, return_sequences=True)
        rec(cls + " backwards", cls, (1, 5, 2), units=3, return_sequences=True, go_backwards=True)
        rec(cls + " relu without bias", cls, (1, 4, 2), units=3, activation="relu", use_bias=False)
    rec("GRU reset before", "GRU", (1, 4, 2), units=3, reset_after=False)
    rec("LSTM hard sigmoid", "LSTM", (1, 4, 2), units=3, recurrent_activation="hard_sigmoid")


def sequences():
    """Masks, given first states, several outputs, convolutional LSTMs, and what is done at every step."""
    F = lambda f: L.Lambda(f)

    def mask(*shape):
        m = rng.uniform(0, 1, shape) < 0.6
        m[..., 0] = False
        return m.astype("f4")

    def held(layer, names):
        return [{"name": n, **tensor(w)} for n, w in zip(names, layer.get_weights())]

    def built(layer, shape):
        layer.build((None,) + shape[1:])
        layer.set_weights([rand(*w.shape) * 0.5 for w in layer.get_weights()])
        return layer

    def rec(name, layer, shape, masked=False, states=0, delivered=None):
        built(layer, shape)
        inputs = [rand(*shape)] + ([mask(*shape[:2])] if masked else []) + [rand(shape[0], layer.units) for _ in range(states)]
        picked = {"FIRST_STATE": 1, "SECOND_STATE": 2}.get(delivered, 0)

        def call(ts):
            ts = ts if isinstance(ts, (list, tuple)) else [ts]
            out = layer(ts[0], mask=ts[1] > 0.5 if masked else None, initial_state=list(ts[1 + masked:]) or None)
            return out[picked] if isinstance(out, (list, tuple)) else out
        f = F(call)
        add(name, f, "Recurrent", recurrent_parameters(layer, masked=masked, delivered=delivered), None, inputs=inputs)
        cases[-1]["weights"] = held(layer, ("kernel", "recurrent_kernel", "bias"))
    for cls, states in (("SimpleRNN", 1), ("LSTM", 2), ("GRU", 1)):
        make = getattr(L, cls)
        rec(cls + " masked sequences", make(3, return_sequences=True), (2, 6, 2), masked=True)
        rec(cls + " masked, the last", make(3), (3, 5, 2), masked=True)
        rec(cls + " masked backwards, zeros", make(3, return_sequences=True, go_backwards=True, zero_output_for_mask=True), (2, 6, 2), masked=True)
        rec(cls + " from given states", make(3, return_sequences=True), (2, 4, 2), states=states)
        rec(cls + " masked from given states", make(3, return_state=True), (2, 5, 2), masked=True, states=states, delivered="FIRST_STATE")
        rec(cls + " time first", make(3, return_sequences=True, time_major=True), (4, 2, 3))
    rec("GRU reset before, masked", L.GRU(3, return_sequences=True, reset_after=False), (2, 5, 2), masked=True)
    rec("LSTM cell state", L.LSTM(3, return_state=True, go_backwards=True), (2, 4, 2), delivered="SECOND_STATE")

    def lstm(name, rank, shape, k, masked=False, delivered=None, **kw):
        layer = built(getattr(L, "ConvLSTM%dD" % rank)(3, k, padding="same", use_bias=False, **kw), shape)
        layer.set_weights([w if i else np.zeros(w.shape) for i, w in enumerate(layer.get_weights())])
        # the identity instead of the input's convolution: the layer's own input is what it would give
        cell = layer.cell
        cell.input_conv = lambda x, w, b=None, padding="valid": x
        cell.kernel = tf.zeros(cell.kernel.shape)
        inputs = [rand(*shape[:-1], 12)] + ([mask(*shape[:2])] if masked else [])

        def step(ts):
            ts = ts if isinstance(ts, (list, tuple)) else [ts]
            h = c = tf.zeros(shape[:1] + shape[2:-1] + (3,))
            given, out = [], tf.zeros_like(h)
            order = range(shape[1])
            for t in (reversed(order) if layer.go_backwards else order):
                z = ts[0][:, t] + cell.recurrent_conv(h, cell.recurrent_kernel)
                i, f, g, o = tf.split(z, 4, axis=-1)
                c2 = cell.recurrent_activation(f) * c + cell.recurrent_activation(i) * cell.activation(g)
                h2 = cell.recurrent_activation(o) * cell.activation(c2)
                if masked:
                    m = tf.reshape(ts[1][:, t] > 0.5, (-1,) + (1,) * (rank + 1))
                    out, h2, c2 = tf.where(m, h2, out), tf.where(m, h2, h), tf.where(m, c2, c)
                else:
                    out = h2
                h, c = h2, c2
                given.append(out)
            return tf.stack(given, 1) if layer.return_sequences else c if delivered == "SECOND_STATE" else out
        add(name, F(step), "ConvolutionalLstm", {"filters": 3, "kernel": list(cell.kernel_size), "activation": recurrent_activation("tanh"),
            "gate": recurrent_activation("hard_sigmoid"), "walk": walk_of(layer, masked, delivered)}, None, inputs=inputs)
        cases[-1]["weights"] = [{"name": "recurrent_kernel", **tensor(cell.recurrent_kernel)}]
    lstm("ConvLSTM1D sequences", 1, (1, 3, 4, 2), 3, return_sequences=True)
    lstm("ConvLSTM2D", 2, (1, 3, 3, 4, 2), (3, 2))
    lstm("ConvLSTM2D masked backwards", 2, (2, 3, 3, 2, 1), 3, masked=True, return_sequences=True, go_backwards=True)
    lstm("ConvLSTM3D cell state", 3, (1, 2, 2, 3, 2, 1), 2, delivered="SECOND_STATE")

    table = rand(7, 3)
    add("embedding", F(lambda t: tf.gather(table, tf.cast(t, tf.int32))), "Embedding", {"rows": 7, "units": 3}, None,
        inputs=[np.array([[0, 6, 2], [1.7, 3, 3]], "f4")])
    cases[-1]["weights"] = [{"name": "embeddings", **tensor(table)}]
    x = rand(2, 4, 3)
    x[0, 1] = x[1, 3] = 0.5
    x[1, 0, 1] = 0.5
    add("masking", L.Masking(0.5), "Masking", {"number": 0.5}, None, inputs=[x])
    add("mask of steps", F(lambda t: tf.cast(tf.reduce_any(t != 0.5, -1), tf.float32)), "StepMask", {"number": 0.5, "alongLast": True}, None, inputs=[x])
    conv = L.TimeDistributed(L.Conv2D(3, 3, padding="same"))
    add("convolution at every step", conv, "Distributed", {"operation": {"Convolution": {"filters": 3, "kernel": [3, 3], "strides": [1, 1],
        "padding": "SAME", "dilation": [1, 1], "groups": 1}}}, [(2, 2, 4, 3, 2)])
    add("maximum at every step", L.TimeDistributed(L.MaxPooling2D(2)), "Distributed", {"operation": {"Pooling": {"reduction": "MAX",
        "size": [2, 2], "strides": [2, 2], "padding": "VALID"}}}, [(2, 2, 4, 2, 2)])


def edges():
    """One pixel, slice or channel where there is a stride; windows that end before the image does."""
    conv("conv strided to one pixel", (2, 3, 3, 2), 3, 3, s=2)
    conv("conv strided to one row", (1, 3, 7, 2), 3, 3, s=(3, 2), p="same")
    conv("conv1d strided to one pixel", (2, 5, 2), 3, 4, s=3, rank=1)
    conv("conv3d strided to one slice", (2, 3, 3, 4, 2), 2, 3, s=2, rank=3)
    conv("conv3d strided to one slice, same", (1, 3, 3, 3, 2), 2, 2, s=(3, 2, 2), p="same", rank=3)
    depthwise("depthwise strided to one pixel", (1, 3, 3, 2), 1, 3, s=3)
    depthwise("depthwise multiplier 3 of one channel", (2, 4, 5, 1), 3, 2)
    separable("separable multiplier 2 of one channel", (1, 5, 4, 1), 3, 2, 3, p="same")
    transposed("transposed from one pixel", (2, 1, 1, 2), 3, 4, s=3, p="same")
    transposed("transposed from one row", (1, 1, 3, 2), 2, 3, s=2)
    transposed("transposed 1d from one pixel", (1, 1, 2), 3, 3, s=2, rank=1)
    for k in ((1, 2), (1, 6), (2, 1)):
        conv("conv %dx%d stride 3 same" % k, (2, 9, 10, 2), 3, k, s=3, p="same")
    conv("conv1d stride larger than kernel, same", (1, 9, 2), 2, 1, s=3, p="same", rank=1)
    depthwise("depthwise 1x2 stride 3 same", (1, 9, 10, 2), 2, (1, 2), s=3, p="same")
    transposed("transposed 1x2 stride 3 same", (1, 3, 4, 2), 2, (1, 2), s=3, p="same")
    for kind in ("MAX", "AVERAGE"):
        k = kind.lower()
        for size, s in (((1, 2), 3), ((2, 1), 4), (1, 3), ((3, 1), (2, 4))):
            pool("%s pool %s stride %s same" % (k, size, s), kind, (1, 9, 10, 2), size, s=s, p="same")
        pool(k + " pool 1d stride larger than window", kind, (1, 9, 2), 1, s=3, p="same", rank=1)
        pool(k + " pool 3d stride larger than window", kind, (1, 4, 6, 6, 2), 1, s=3, p="same", rank=3)


def groups():
    """As many groups as channels."""
    conv("conv in groups of one channel", (1, 6, 7, 4), 4, 3, groups=4, p="same")
    conv("conv in groups of one channel, two units each", (2, 7, 6, 3), 6, (3, 2), s=2, groups=3)
    conv("conv in groups of one channel, dilated", (1, 8, 7, 3), 3, 3, d=2, groups=3, p="same", bias=False)
    conv("conv1d in groups of one channel", (2, 9, 3), 6, 3, groups=3, p="causal", rank=1)


if not KERAS3:
    convolutions()
    pooling()
    merges()
    tf_ops()
    recurrent()
normalizations()
shapes()
activations()
attention()
if not KERAS3:
    edges()
    recurrent(activations_only=True)
    groups()
    sequences()
with open(sys.argv[1], "w") as f:
    f.write("[\n" + ",\n".join(json.dumps(c, separators=(",", ":")) for c in cases) + "\n]\n")
print(len(cases), "cases", os.path.getsize(sys.argv[1]), "bytes")
