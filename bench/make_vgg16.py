#!/usr/bin/env python3
"""Writes a full VGG16 as Keras 2.15 saves it, with random weights: 512x512x1, dense 4096, 4096, 5; 568,390,341 parameters, 2.27 GB.

usage: make_vgg16.py OUT.h5 [--side 512] [--units 4096]          (numpy and h5py; Keras itself is not needed)
Weights are He-scaled, so that every layer's output keeps a standard deviation near 1.
"""
import argparse
import json

import h5py
import numpy as np

BLOCKS = [(64, 2), (128, 2), (256, 3), (512, 3), (512, 3)]


def initializer(name, **config):
    return {"module": "keras.initializers", "class_name": name, "config": config, "registered_name": None}


def conv(name, filters):
    return "Conv2D", dict(
        name=name, trainable=True, dtype="float32", filters=filters, kernel_size=[3, 3], strides=[1, 1], padding="same",
        data_format="channels_last", dilation_rate=[1, 1], groups=1, activation="relu", use_bias=True,
        kernel_initializer=initializer("GlorotUniform", seed=None), bias_initializer=initializer("Zeros"),
        kernel_regularizer=None, bias_regularizer=None, activity_regularizer=None, kernel_constraint=None, bias_constraint=None)


def dense(name, units, activation):
    return "Dense", dict(
        name=name, trainable=True, dtype="float32", units=units, activation=activation, use_bias=True,
        kernel_initializer=initializer("GlorotUniform", seed=None), bias_initializer=initializer("Zeros"),
        kernel_regularizer=None, bias_regularizer=None, activity_regularizer=None, kernel_constraint=None, bias_constraint=None)


def layers(side, units):
    yield "InputLayer", dict(batch_input_shape=[None, side, side, 1], dtype="float32", sparse=False, ragged=False, name="input_1")
    for b, (filters, count) in enumerate(BLOCKS, 1):
        for c in range(1, count + 1):
            yield conv(f"block{b}_conv{c}", filters)
        yield "MaxPooling2D", dict(name=f"block{b}_pool", trainable=True, dtype="float32", pool_size=[2, 2], padding="valid",
                                   strides=[2, 2], data_format="channels_last")
    yield "Flatten", dict(name="flatten", trainable=True, dtype="float32", data_format="channels_last")
    yield dense("fc1", units, "relu")
    yield dense("fc2", units, "relu")
    yield dense("predictions", 5, "softmax")


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("out")
    p.add_argument("--side", type=int, default=512)
    p.add_argument("--units", type=int, default=4096)
    a = p.parse_args()
    rng = np.random.default_rng(0)
    config, previous = [], None
    for class_name, c in layers(a.side, a.units):
        inbound = [] if previous is None else [[[previous, 0, 0, {}]]]
        config.append({"class_name": class_name, "config": c, "name": c["name"], "inbound_nodes": inbound})
        previous = c["name"]
    model = {"class_name": "Functional", "config": {"name": "vgg16", "trainable": True, "layers": config,
             "input_layers": [["input_1", 0, 0]], "output_layers": [["predictions", 0, 0]]}}
    with h5py.File(a.out, "w") as h:
        h.attrs["backend"] = "tensorflow"
        h.attrs["keras_version"] = "2.15.0"
        h.attrs["model_config"] = json.dumps(model)
        g = h.create_group("model_weights")
        g.attrs["backend"] = "tensorflow"
        g.attrs["keras_version"] = "2.15.0"
        g.attrs["layer_names"] = np.array([c["config"]["name"].encode() for c in config])
        h["model_weights"].create_group("top_level_model_weights").attrs["weight_names"] = np.zeros(0)
        channels, size = 1, a.side
        for entry in config:
            name, c = entry["config"]["name"], entry["config"]
            layer = g.create_group(name)
            if "filters" in c:
                shape, channels = (3, 3, channels, c["filters"]), c["filters"]
            elif "units" in c:
                shape, channels = (channels, c["units"]), c["units"]
            else:
                layer.attrs["weight_names"] = np.zeros(0)
                if entry["class_name"] == "MaxPooling2D":
                    size //= 2
                if entry["class_name"] == "Flatten":
                    channels *= size * size
                continue
            layer.attrs["weight_names"] = np.array([f"{name}/kernel:0".encode(), f"{name}/bias:0".encode()])
            kernel = layer.create_dataset(f"{name}/kernel:0", shape, "f4")
            scale = np.float32(np.sqrt(2 / np.prod(shape[:-1])))
            if len(shape) == 2:
                for row in range(0, shape[0], 8192):
                    rows = min(8192, shape[0] - row)
                    kernel[row:row + rows] = rng.standard_normal((rows, shape[1]), dtype="f4") * scale
            else:
                kernel[:] = rng.standard_normal(shape, dtype="f4") * scale
            layer.create_dataset(f"{name}/bias:0", data=rng.standard_normal(shape[-1], dtype="f4") * np.float32(0.05))


if __name__ == "__main__":
    main()
