#!/usr/bin/env python3
"""Writes networks of keras.applications with what Keras computes for every layer, for comparison with Convscope.

usage: applications.py OUT_DIR [NAME...]        (Keras 2.15 or 3 with TensorFlow, h5py)

Each becomes a folder OUT_DIR/<name> with model.h5 (Keras 2) or model.keras (Keras 3), input.h5 and activations.h5. Weights are
random, but scaled on the input itself so that every layer with weights gives numbers of a standard deviation near 1: with Keras's
initial weights a deep network's outputs fade away, and a comparison would say nothing. Compare with
    mvn -o surefire:test -Dtest=GoldenSetTest -Dconvscope.golden=OUT_DIR
or, on the command line, `convscope verify`.
"""
import os
import sys

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
import h5py
import numpy as np
import keras

KERAS3 = keras.__version__.startswith("3")
SIDES = {"InceptionV3": 299, "Xception": 299}
NAMES = ["VGG16", "VGG19", "ResNet50", "ResNet50V2", "InceptionV3", "Xception", "MobileNet", "MobileNetV2", "MobileNetV3Small",
         "DenseNet121", "EfficientNetB0", "EfficientNetV2B0", "NASNetMobile", "ConvNeXtTiny"]


def arguments(layer, value):
    """What a layer is called with, the tensors replaced by numbers."""
    node = layer._inbound_nodes[-1 if KERAS3 else 0]
    if KERAS3:
        fill = lambda v: value(v) if isinstance(v, keras.KerasTensor) else v
        return keras.tree.map_structure(fill, node.arguments.args), keras.tree.map_structure(fill, node.arguments.kwargs)
    return node.map_arguments({str(id(t)): [value(t)] for t in node.keras_inputs})


def calibrate_layer(layer, args, kwargs, rng):
    """Scales one layer's weights on what it gets, and gives what it then gives."""
    kind = type(layer).__name__
    run = lambda: np.asarray(layer(*args, **kwargs))
    given = np.asarray(args[0]) if args and not isinstance(args[0], (list, tuple)) else None
    if kind == "BatchNormalization":
        axes = tuple(range(given.ndim - 1))
        layer.moving_mean.assign(given.mean(axes))
        layer.moving_variance.assign(given.var(axes) + 1e-3)
        if layer.beta is not None:
            layer.beta.assign(rng.normal(0.7, 0.3, layer.beta.shape))
        if layer.gamma is not None and any(type(node.layer if not KERAS3 else node.operation).__name__ == "Add"
                                           for node in layer._outbound_nodes):
            # else each of many residual steps doubles the rounding errors of the last, in Keras as here
            layer.gamma.assign(np.full(layer.gamma.shape, 0.3))
    elif kind == "LayerScale":
        layer.weights[0].assign(rng.uniform(0.3, 1, layer.weights[0].shape))
    elif kind in ("Normalization", "LayerNormalization"):
        pass
    elif layer.weights:
        for w in layer.weights:
            if "bias" in w.name:
                w.assign(rng.normal(0, 0.1, w.shape))
        activation = layer.activation
        layer.activation = keras.activations.linear
        spread = run().std()
        layer.activation = activation
        kernels = [w for w in layer.weights if "bias" not in w.name]
        for w in kernels:
            w.assign(np.asarray(w) * (1 / max(spread, 1e-6)) ** (1 / len(kernels)))
    return run()


def calibrate(model, x):
    """Runs the model layer by layer, scaling weights as it goes; gives every layer's output by name, in order."""
    outputs = {}
    rng = np.random.RandomState(1)

    def value(tensor):
        history = tensor._keras_history
        name = (getattr(history, "layer", None) or history.operation).name
        return x if name == model.inputs[0].name.split(":")[0] else outputs.get(name, outputs.get(name + "/@output"))

    for layer in model.layers:
        if isinstance(layer, keras.layers.InputLayer):
            continue
        args, kwargs = arguments(layer, value)
        if isinstance(layer, keras.Sequential):
            y = args[0]
            for inner in layer.layers:
                if not isinstance(inner, keras.layers.InputLayer):
                    y = outputs[layer.name + "/" + inner.name] = calibrate_layer(inner, [y], {}, rng)
            outputs[layer.name + "/@output"] = y
        else:
            outputs[layer.name] = calibrate_layer(layer, args, kwargs, rng)
    return outputs


def write(name, out):
    side = SIDES.get(name, 224)
    keras.utils.set_random_seed(7)
    model = getattr(keras.applications, name)(weights=None, classes=10, input_shape=(side, side, 3))
    rng = np.random.RandomState(5)
    x = rng.uniform(-1, 1, (1, side, side, 3)).astype("f4")
    if any(isinstance(layer, keras.layers.Rescaling) for layer in model.layers):
        x = (x + 1) * 127.5
    maps = calibrate(model, x)
    os.makedirs(os.path.join(out, name), exist_ok=True)
    model.save(os.path.join(out, name, "model.keras" if KERAS3 else "model.h5"))
    with h5py.File(os.path.join(out, name, "input.h5"), "w") as f:
        f[model.inputs[0].name.split(":")[0]] = x
    with h5py.File(os.path.join(out, name, "activations.h5"), "w") as f:
        # HDF5 cannot hold "Conv" and "Conv/BatchNorm" both, as MobileNetV3 names its layers
        maps = {n: m for n, m in maps.items() if not any(o.startswith(n + "/") for o in maps)}
        for n, m in maps.items():
            f[n] = m
        f.attrs["layer_order"] = [n.encode() for n in maps]
    spreads = [float(m.std()) for m in maps.values()]
    print("%s: %d layers, %.1f M parameters, standard deviations %.2g to %.2g, median %.2g"
          % (name, len(maps), model.count_params() / 1e6, min(spreads), max(spreads), np.median(spreads)), flush=True)


if __name__ == "__main__":
    for wanted in sys.argv[2:] or NAMES:
        try:
            write(wanted, sys.argv[1])
        except Exception as problem:
            print(wanted, "failed:", type(problem).__name__, str(problem)[:300], flush=True)
