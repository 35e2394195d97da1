#!/usr/bin/env python3
"""Writes a model with a layer for each of Keras's initialisers, and the spread and the limits of what Keras draws.

Run with Keras 2.15:  python make_initializers.py ../resources/saliency
initializers.zip holds the model, initializers.json has mean, standard deviation and largest magnitude of each weight over 2000 draws.
"""
import json
import os
import sys
import zipfile

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
import numpy as np
import tensorflow as tf
from tensorflow.keras import Model, initializers as I
from tensorflow.keras import layers as L

KINDS = {
    "glorot_uniform": I.GlorotUniform(), "glorot_normal": I.GlorotNormal(), "he_uniform": I.HeUniform(), "he_normal": I.HeNormal(),
    "lecun_uniform": I.LecunUniform(), "lecun_normal": I.LecunNormal(), "random_uniform": I.RandomUniform(-0.2, 0.6),
    "random_normal": I.RandomNormal(0.3, 0.1), "truncated_normal": I.TruncatedNormal(-0.1, 0.2),
    "scaled_out": I.VarianceScaling(3.0, "fan_out", "untruncated_normal"), "constant": I.Constant(0.25), "ones": I.Ones(),
    "orthogonal": I.Orthogonal(1.5),
}


def main(folder):
    i = L.Input((6, 5, 3), name="frame")
    outputs = []
    for name, kind in KINDS.items():
        outputs.append(L.Conv2D(6, 3, kernel_initializer=kind, bias_initializer=I.RandomUniform(0.1, 0.3), name=name)(i))
    outputs.append(L.Conv2DTranspose(2, 2, kernel_initializer=I.HeNormal(), name="transposed")(i))
    outputs.append(L.DepthwiseConv2D(3, depth_multiplier=2, depthwise_initializer=I.HeUniform(), name="depthwise")(i))
    outputs.append(
        L.SeparableConv2D(4, 3, depthwise_initializer=I.LecunUniform(), pointwise_initializer=I.HeNormal(), name="separable")(i)
    )
    outputs.append(L.BatchNormalization(gamma_initializer=I.Constant(0.7), name="normal")(i))
    outputs.append(L.Dense(4, kernel_initializer=I.GlorotNormal(), name="dense")(L.Flatten(name="flat")(i)))
    outputs.append(L.TimeDistributed(L.Dense(4, kernel_initializer=I.LecunNormal()), name="steps")(i))
    outputs.append(L.Conv2D(2, 3, kernel_initializer=mine, name="own")(i))
    model = Model(i, outputs)
    chance = np.random.default_rng(3)
    told = {}
    for layer in model.layers:
        own = layer.layer if isinstance(layer, L.TimeDistributed) else layer
        for weight in layer.weights:
            field = weight.name.split("/")[-1].split(":")[0]
            kind = getattr(own, {
                "depthwise_kernel": "depthwise_initializer", "pointwise_kernel": "pointwise_initializer",
            }.get(field, field + "_initializer"))
            if layer.name == "own":
                continue
            tf.random.set_seed(1)
            many = np.concatenate([np.asarray(type(kind).from_config(kind.get_config())(weight.shape)).ravel() for _ in range(2000)])
            told[layer.name + "/" + field] = {
                "mean": float(many.mean()), "deviation": float(many.std()), "low": float(many.min()), "high": float(many.max()),
            }
        layer.set_weights([chance.normal(0, 0.5, w.shape) ** 2 for w in layer.get_weights()])
    file = os.path.join(folder, "initializers.h5")
    model.save(file, include_optimizer=False)
    with zipfile.ZipFile(os.path.join(folder, "initializers.zip"), "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        packed.write(file, "initializers.h5")
    os.remove(file)
    with open(os.path.join(folder, "initializers.json"), "w") as file:
        json.dump(told, file, indent=1)


@tf.keras.utils.register_keras_serializable("mine")
def mine(shape, dtype=None, **kwargs):
    return tf.ones(shape)


if __name__ == "__main__":
    main(sys.argv[1])
