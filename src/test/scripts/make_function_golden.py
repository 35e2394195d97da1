#!/usr/bin/env python3
"""Makes the models of functions and unusual settings in src/test/resources/golden, beside those of make_golden.py.

Run once with Keras 2.15 and once with Keras 3 (TensorFlow backend):
    python make_function_golden.py ../resources/golden
k2_functions and k3_functions hold a layer for each function of tf and keras.ops that docs/models.md lists, on one small
picture, k2_settings and k3_settings layers whose settings or calls are not the usual ones.
"""
import os
import sys

import keras
import numpy as np
import tensorflow as tf
from keras import layers as L

from make_golden import MAJOR, randomize, save

RNG = np.random.RandomState(11)


def constant(*shape):
    return RNG.uniform(-1, 1, shape).round(2).astype("f4")


def functions3():
    from keras import ops as O
    x = i = L.Input((4, 2, 3), name="in")
    y = O.flip(x, axis=2)
    one = ("absolute negative square sign floor ceil round sin cos tan tanh sinh cosh arctan arcsinh exp exp2 expm1 erf erfc "
           "cbrt sinc trunc isnan isfinite isinf logical_not rad2deg deg2rad relu relu6 selu sigmoid silu softplus softsign "
           "log_sigmoid hard_sigmoid hard_silu hard_tanh mish tanh_shrink sparse_plus sparse_sigmoid gelu elu celu leaky_relu "
           "squareplus hard_shrink soft_shrink zeros_like ones_like nan_to_num").split()
    out = [getattr(O, n)(x) for n in one if hasattr(O, n)]
    small = O.tanh(x) * 0.9
    out += [O.arcsin(small), O.arccos(small), O.arctanh(small), O.arccosh(O.absolute(x) + 1.1)]
    large = O.absolute(x) + 0.3
    out += [getattr(O, n)(large) for n in "sqrt rsqrt log log1p log2 log10 reciprocal".split()]
    two = ("add subtract multiply divide maximum minimum equal not_equal greater greater_equal less less_equal logical_and "
           "logical_or logical_xor arctan2 hypot logaddexp divide_no_nan").split()
    out += [getattr(O, n)(x, y) for n in two if hasattr(O, n)]
    out += [O.mod(x, large), O.floor_divide(x, 0.6), O.power(large, 1.5), O.greater(x, 0.1), O.maximum(0.3, x)]
    out += [O.where(x > 0.1, x, 0.5), O.where(x > y, constant(3), y), O.cast(x * 3, "int32"), O.cast(x, "bool")]
    out += [O.round(x, 1), O.clip(x, -0.2, 0.7), O.threshold(x, 0.2, -0.5), O.squareplus(x, 1), O.celu(x, 2.2), O.gelu(x, False)]
    out += [O.softmax(x, axis=2), O.log_softmax(x, 1), O.sparsemax(x, 1), O.glu(x, 2)]
    out += [O.max(x, axis=1, initial=0.5), O.min(x, axis=[2, 3], initial=-0.2, keepdims=True), O.var(x, axis=1), O.median(x, axis=1)]
    out += [O.any(x > 1, axis=1), O.all(x > -0.9, axis=2, keepdims=True), O.count_nonzero(O.relu(x), axis=1), O.average(x, axis=2)]
    out += [O.logsumexp(x, axis=1), O.argmax(x, axis=1), O.argmin(x, axis=-1, keepdims=True), *O.moments(x, axes=[1, 2])]
    out += [O.norm(x, axis=1), O.norm(x, ord=1, axis=2), O.norm(x, ord=float("inf"), axis=3), O.norm(x, ord="fro", axis=(1, 2))]
    out += [O.cumsum(x, axis=1), O.cumprod(x, axis=-1), O.sort(x, axis=1), O.argsort(x, axis=2), *O.top_k(x, 2)]
    out += [O.take(x, [0, 3, 0], axis=1), O.take(x, 1, axis=-1), O.roll(x, 1, axis=1), O.repeat(x, 2, axis=2), O.tile(x, [1, 1, 2, 1])]
    out += [O.pad(x, [[0, 0], [1, 2], [0, 0], [1, 0]], constant_values=1.5), O.pad(x, [[0, 0], [1, 2], [1, 0], [0, 0]], "reflect")]
    out += [O.pad(x, [[0, 0], [2, 1], [1, 1], [0, 0]], "symmetric"), *O.split(x, [1, 3], axis=1), *O.unstack(x, axis=2)]
    out += [x[:, None, 1], x[..., None], O.expand_dims(x, (1, 4)), O.moveaxis(x, 1, -1), O.rot90(x, 1, (1, 2)), O.rot90(x, 3, (1, 2))]
    out += [O.triu(x), O.tril(x, 1), O.append(x, y, axis=1), O.diff(x, axis=1), O.one_hot(O.cast(x * 2, "int32"), 3)]
    out += [O.matmul(x, constant(3, 2)), O.dot(x, constant(3, 2)), O.tensordot(x, constant(2, 3, 2), 2), O.matmul(x, O.swapaxes(y, -1, -2))]
    out += [O.einsum("abcd,abed->ace", x, y), O.einsum("a...d,de->a...e", x, constant(3, 2))]
    out += [O.normalize(x, axis=2), O.normalize(x, axis=-1, order=1), O.layer_normalization(x), O.rms_normalization(x, scale=constant(3))]
    out += [O.batch_normalization(x, constant(3), constant(3) ** 2, -1, offset=constant(3), scale=constant(3))]
    out += [O.conv(x, constant(2, 1, 3, 2), padding="same"), O.depthwise_conv(x, constant(2, 2, 3, 1))]
    out += [O.max_pool(x, (2, 1)), O.average_pool(x, 2, strides=1, padding="same")]
    out += [O.image.rgb_to_grayscale(x), O.image.pad_images(x, 1, 0, 1, 2), O.image.crop_images(x, 1, 0, target_height=2, target_width=1)]
    out += [O.depth_to_space(O.concatenate([x] * 4, -1), 2), O.space_to_depth(x, 2)]
    return keras.Model(i, [o for o in out]), {"in": (4, 2, 3)}


def functions2():
    x = i = L.Input((4, 2, 3), name="in")
    y = tf.reverse(x, [2])
    m, n = tf.math, tf.nn
    one = [m.abs, m.negative, m.square, m.sign, m.floor, m.ceil, m.round, m.rint, m.sin, m.cos, m.tan, m.tanh, m.sinh, m.cosh, m.atan, m.asinh,
           m.exp, m.expm1, m.erf, m.erfc, m.is_nan, m.is_finite, m.is_inf, m.log_sigmoid, m.softplus, n.relu6, n.selu, n.elu, n.gelu,
           n.crelu, n.softsign, n.silu, tf.zeros_like, tf.ones_like, tf.identity]
    out = [f(x) for f in one]
    small = m.tanh(x) * 0.9
    out += [m.asin(small), m.acos(small), m.atanh(small), m.acosh(m.abs(x) + 1.1), n.silu(x, 1.7), n.leaky_relu(x, 0.05), n.gelu(x, True)]
    large = m.abs(x) + 0.3
    out += [m.sqrt(large), m.rsqrt(large), m.log(large), m.log1p(large), m.reciprocal(large)]
    out += [f(x, y) for f in (m.maximum, m.minimum, m.squared_difference, m.atan2, m.divide_no_nan, m.equal, m.greater, m.less_equal)]
    out += [m.logical_and(x > 0, y < 1), m.logical_or(x > 0, y < 1), m.logical_not(x > 0), m.xdivy(x, 2.0), m.multiply_no_nan(x, y)]
    out += [x // 0.7, m.floormod(x, large), tf.add_n([x, y, x]), m.scalar_mul(0.7, x), n.bias_add(x, constant(3)), x ** 2.0]
    out += [tf.where(x > 0.1, x, 0.5), tf.where(x > y, constant(3), y), tf.cast(x * 3, tf.int32), tf.cast(x, tf.bool)]
    out += [tf.clip_by_value(x, -0.2, 0.7), n.softmax(x, axis=1), n.log_softmax(x, 2), m.l2_normalize(x, [1, 2]), n.l2_normalize(x, axis=-1)]
    out += [tf.reduce_max(x, [1, 2]), tf.reduce_any(x > 1, axis=1), tf.reduce_all(x > -0.9, 2, True), m.reduce_std(x, 1), m.reduce_euclidean_norm(x, 1)]
    out += [tf.argmax(x, axis=1), m.argmin(x, 2), m.count_nonzero(n.relu(x), axis=1), *n.moments(x, [1, 2]), m.reduce_logsumexp(x, 1)]
    out += [tf.norm(x, axis=1), tf.norm(x, ord=1, axis=2), tf.norm(x, ord=np.inf, axis=3), tf.norm(x, axis=[1, 2], keepdims=True)]
    out += [tf.cumsum(x, axis=1), m.cumsum(x, 1, exclusive=True, reverse=True), m.cumprod(x, 2), tf.sort(x, axis=1, direction="DESCENDING"), tf.argsort(x, 2)]
    out += [*m.top_k(x, 2), tf.gather(x, [0, 3, 0], axis=1), tf.roll(x, 1, axis=1), tf.repeat(x, 2, axis=2), tf.tile(x, [1, 1, 2, 1])]
    out += [tf.pad(x, [[0, 0], [1, 2], [0, 0], [1, 0]], constant_values=1.5), tf.pad(x, [[0, 0], [1, 2], [1, 0], [0, 0]], "REFLECT")]
    out += [tf.pad(x, [[0, 0], [2, 1], [1, 1], [0, 0]], mode="SYMMETRIC"), *tf.split(x, [1, -1], axis=1), *tf.unstack(x, axis=2)]
    out += [x[:, None, 1], x[..., tf.newaxis], tf.slice(x, [0, 1, 0, 0], [-1, 2, -1, 2]), tf.one_hot(tf.cast(x * 2, tf.int32), 3)]
    out += [tf.matmul(x, constant(3, 2)), tf.matmul(x, y, transpose_b=True), tf.tensordot(x, constant(3, 2), 1), tf.linalg.matrix_transpose(x)]
    out += [n.batch_normalization(x, constant(3), constant(3) ** 2, constant(3), constant(3), 1e-3), n.lrn(x, 1, 1.0, 0.5, 0.75)]
    out += [n.conv2d(x, constant(2, 1, 3, 2), 1, "SAME"), n.depthwise_conv2d(x, constant(2, 2, 3, 1), [1, 1, 1, 1], "VALID")]
    out += [n.max_pool2d(x, (2, 1), 2, "SAME"), n.avg_pool2d(x, 2, 1, "SAME"), n.pool(x, [2, 1], "AVG", padding="VALID")]
    out += [n.depth_to_space(tf.concat([x] * 4, -1), 2), n.space_to_depth(x, 2), tf.image.flip_left_right(x), tf.image.flip_up_down(x)]
    out += [tf.image.crop_to_bounding_box(x, 1, 0, 2, 1), tf.image.per_image_standardization(x), tf.image.adjust_brightness(x, 0.2)]
    return keras.Model(i, out), {"in": (4, 2, 3)}


def settings(several=True):
    i = L.Input((4, 4, 3), name="in")
    s = L.Activation("sigmoid", name="half")(i * 0.0)
    out = [L.ReLU(threshold=0.5, negative_slope=0.1)(s), L.ReLU(max_value=0.4, threshold=0.6)(i), L.ReLU(threshold=0.3, max_value=1.0)(i)]
    out += [L.Normalization(axis=1, mean=[0.1, 0.2, 0.3, 0.4], variance=[1.0, 2.0, 0.5, 0.2])(i)]
    out += [L.UnitNormalization()(i * 1e-8)]
    if several:  # which Keras 3 does not read back from HDF5
        out += [L.UnitNormalization(axis=[1, 2])(i), L.Softmax(axis=(1, 2))(i)]
    if MAJOR >= 3:
        out += [L.RMSNormalization(axis=1)(L.Dense(4, name="four")(i)), keras.activations.relu(i, 0.1, 1.0, 0.2)]
    return keras.Model(i, out), {"in": (4, 4, 3)}


def layers():
    """Layers that are more than one operation here."""
    i = L.Input((5, 4), name="in")
    v = L.Input((4, 4, 2), name="volume")
    q, k = L.Dense(4, name="q")(i), L.Dense(4, name="k")(i)
    out = [L.Attention(score_mode="concat", use_scale=True)([q, k]), L.Attention(use_scale=True)([q, k], use_causal_mask=True)]
    out += [*L.Attention()([q, k], return_attention_scores=True), L.AdditiveAttention()([q, k], use_causal_mask=True)]
    out += [L.MultiHeadAttention(2, 3, output_shape=(2, 3))(q, k), L.MultiHeadAttention(2, 3, value_dim=2)(q, k, use_causal_mask=True)]
    out += [*L.MultiHeadAttention(2, 3)(q, k, return_attention_scores=True), L.MultiHeadAttention(2, 3)(v, v)]
    out += [L.MultiHeadAttention(2, 3, attention_axes=(2,))(v, v), L.MultiHeadAttention(2, 3, attention_axes=(-2,))(q, k)]
    out += [L.EinsumDense("abc,cd->abd", (None, 3), bias_axes="d", activation="tanh")(i), L.EinsumDense("...x,xy->...y", 2)(v)]
    out += [L.Conv3DTranspose(2, (2, 3, 1), strides=(1, 2, 1), padding="same")(L.Reshape((2, 4, 2, 2))(v))]
    if MAJOR >= 3:
        out += [L.MultiHeadAttention(2, 3, use_gate=True)(q, k), L.MultiHeadAttention(2, 3, sliding_window=2)(q, k)]
        out += [L.Resizing(3, 6, pad_to_aspect_ratio=True, fill_value=0.5)(v)]
    else:
        out += [L.LocallyConnected2D(3, (2, 3), padding=p, implementation=n)(v) for n, p in ((2, "valid"), (2, "same"), (3, "same"))]
        out += [L.LocallyConnected1D(3, 2, strides=2, implementation=3)(i), L.Resizing(4, 2, "gaussian", crop_to_aspect_ratio=True)(v)]
    return keras.Model([i, v], out), {"in": (5, 4), "volume": (4, 4, 2)}


def adapted():
    """A kernel beside which a low-rank product was trained."""
    i = L.Input((4, 4, 2), name="in")
    conv, dense = L.Conv2D(3, 2, name="conv"), L.Dense(4, name="dense")
    model = keras.Model(i, dense(conv(i)))
    conv.enable_lora(2)
    dense.enable_lora(2, lora_alpha=3)
    return model, {"in": (4, 4, 2)}


def nested_called():
    """A nested model called twice, whose first call is an output and goes on; and one called with a dict."""
    a = L.Input((5, 3), name="a")
    inner = keras.Model(a, L.Dense(3, name="dense")(a), name="inner")
    p, q = L.Input((5, 3), name="p"), L.Input((5, 3), name="q")
    named = keras.Model({"q": q, "p": p}, L.Subtract(name="minus")([p, L.Dense(3, name="d")(q)]), name="named")
    x = L.Input((5, 3), name="x")
    first = inner(x)
    second = inner(L.ReLU(name="relu")(first))
    third = named({"p": second, "q": first})
    return keras.Model(x, [first, L.Softmax(name="softmax")(third)]), {"x": (5, 3)}


if __name__ == "__main__":
    model, inputs = functions3() if MAJOR >= 3 else functions2()
    save("functions", model, inputs, ["keras"] if MAJOR >= 3 else ["h5"])
    cases = [("settings", settings, ["keras"] if MAJOR >= 3 else ["h5", "keras"]), ("nested_called", nested_called, ["keras", "h5"]),
             ("layers", layers, ["keras"])]
    if MAJOR >= 3:
        cases += [("settings_hdf5", lambda: settings(several=False), ["h5"]), ("adapted", adapted, ["h5"])]
    for name, build, formats in cases:
        keras.backend.clear_session()
        model, inputs = build()
        randomize(model)
        save(name, model, inputs, formats)
    if MAJOR == 2:
        # a weight file with a layer of the name that the group of a whole model's weights has
        keras.backend.clear_session()
        model = keras.Sequential([L.Input((4,)), L.Dense(2, name="model_weights"), L.Dense(1, name="other")])
        folder = os.path.join(sys.argv[1], "k2_weights")
        os.makedirs(folder, exist_ok=True)
        model.save_weights(os.path.join(folder, "named.h5"))
        with open(os.path.join(folder, "named.json"), "w") as f:
            f.write(model.to_json())
