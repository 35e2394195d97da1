#!/usr/bin/env python3
"""Writes small models and the gradients that TensorFlow's GradientTape computes through them, for org.convscope.core's tests.

Run with Keras 2.15:  python make_gradient_golden.py ../resources/core/gradients
Every model is <name>.h5; <name>_gradients.h5 holds input, and for each chosen layer <layer>/seed and <layer>/gradient, the gradient
of sum(output * seed) with respect to the input.
"""
import os
import sys

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
import h5py
import numpy as np
import tensorflow as tf
from tensorflow.keras import Model
from tensorflow.keras import layers as L


def vgg():
    i = x = L.Input((22, 20, 1), name="frame")
    for b, f in enumerate((5, 7)):
        for c in (1, 2):
            x = L.Conv2D(f, 3, padding="same", activation="relu", name="block%d_conv%d" % (b + 1, c))(x)
        x = L.MaxPooling2D(name="block%d_pool" % (b + 1))(x)
    x = L.Flatten(name="flat")(x)
    x = L.Dense(12, activation="relu", name="fc")(x)
    return Model(i, L.Dense(4, activation="softmax", name="out")(x)), ["block1_conv2", "block2_conv2", "out"]


def resnet():
    i = L.Input((23, 21, 2), name="frame")
    x = L.ZeroPadding2D(3, name="pad")(i)
    x = L.Conv2D(6, 7, strides=2, name="stem")(x)
    x = L.Activation("relu", name="stem_relu")(L.BatchNormalization(name="stem_bn")(x))
    x = L.MaxPooling2D(3, strides=2, padding="same", name="stem_pool")(x)
    y = L.Conv2D(8, 3, strides=2, padding="same", use_bias=False, name="a_conv")(x)
    y = L.Activation("relu", name="a_relu")(L.BatchNormalization(name="a_bn")(y))
    y = L.BatchNormalization(name="b_bn")(L.Conv2D(8, 3, padding="same", name="b_conv")(y))
    s = L.BatchNormalization(name="s_bn")(L.Conv2D(8, 1, strides=2, name="s_conv")(x))
    x = L.Activation("relu", name="relu")(L.Add(name="add")([y, s]))
    x = L.GlobalAveragePooling2D(name="gap")(x)
    return Model(i, L.Dense(3, name="out")(x)), ["b_conv", "add", "out"]


def mobilenet():
    i = L.Input((18, 16, 1), name="frame")
    x = L.Conv2D(6, 3, strides=2, padding="same", use_bias=False, name="stem")(i)
    x = L.ReLU(6.0, name="relu6")(L.BatchNormalization(name="bn")(x))
    y = L.DepthwiseConv2D(3, strides=2, padding="same", name="dw")(x)
    y = L.Activation("swish", name="swish")(y)
    g = L.GlobalAveragePooling2D(keepdims=True, name="squeeze")(y)
    g = L.Conv2D(6, 1, activation="sigmoid", name="excite")(g)
    y = L.Multiply(name="scale")([y, g])
    y = L.SeparableConv2D(8, 3, padding="same", name="separable")(y)
    return Model(i, L.AveragePooling2D(2, padding="same", name="pool")(y)), ["dw", "scale", "pool"]


def unet():
    i = L.Input((12, 16, 1), name="frame")
    a = L.Conv2D(4, 3, padding="same", activation="relu", name="a")(i)
    b = L.Conv2D(6, 3, padding="same", activation="elu", dilation_rate=2, name="b")(L.MaxPooling2D(name="down")(a))
    c = L.Conv2DTranspose(4, 3, strides=2, padding="same", name="up")(b)
    d = L.UpSampling2D(interpolation="bilinear", name="smooth")(b)
    x = L.Concatenate(name="join")([a, c, d])
    x = L.Conv2D(4, 3, padding="same", groups=2, name="grouped")(x)
    return Model(i, L.Conv2D(1, 1, activation="sigmoid", name="mask")(x)), ["up", "join", "mask"]


def decoder():
    """Transposed convolutions with as many units as channels: their kernels and those of the way back look alike."""
    i = L.Input((3, 4, 16), name="frame")
    x = L.Conv2DTranspose(16, 3, strides=2, padding="same", activation="tanh", name="first")(i)
    return Model(i, L.Conv2DTranspose(16, 2, strides=2, padding="same", name="second")(x)), ["first", "second"]


out = sys.argv[1]
os.makedirs(out, exist_ok=True)
for make in (vgg, resnet, mobilenet, unet, decoder):
    tf.keras.utils.set_random_seed(11)
    model, wanted = make()
    rng = np.random.RandomState(3)
    for w in model.weights:
        if "variance" in w.name:
            w.assign(rng.uniform(0.5, 2, w.shape))
        elif "bias" in w.name or "beta" in w.name or "mean" in w.name:
            w.assign(rng.uniform(-0.2, 0.2, w.shape))
    x = tf.constant(rng.uniform(-1, 1, (2,) + model.input_shape[1:]).astype("f4"))
    model.save(os.path.join(out, make.__name__ + ".h5"), include_optimizer=False)
    with h5py.File(os.path.join(out, make.__name__ + "_gradients.h5"), "w") as f:
        f["input"] = x.numpy()
        for name in wanted:
            part = Model(model.input, model.get_layer(name).output)
            with tf.GradientTape() as tape:
                tape.watch(x)
                y = part(x, training=False)
                seed = rng.uniform(-1, 1, y.shape).astype("f4")
                total = tf.reduce_sum(y * seed)
            f[name + "/seed"] = seed
            f[name + "/gradient"] = tape.gradient(total, x).numpy()
