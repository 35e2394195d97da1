#!/usr/bin/env python3
"""Makes the small models in src/test/resources/golden, with what Keras computes for every layer.

Run once with Keras 2.15 and once with Keras 3 (TensorFlow backend):
    python make_golden.py ../resources/golden
Each case is a folder k2_NAME or k3_NAME: model.h5 and/or model.keras, input.h5 (one dataset a model input) and
activations.h5 (one dataset a layer call; a nested model's layers as sub/layer, its output as sub/@output, several calls of a
layer as layer#0, layer#1 in the order in which Keras executes them). k1_* are written by hand as Keras 1 wrote them.
"""
import json
import os
import sys

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
import h5py
import keras
import numpy as np
import tensorflow as tf
from keras import layers as L

MAJOR = int(keras.__version__.split(".")[0])
OUT = sys.argv[1]


def randomize(model, seed=7):
    """Weights near one another in size, so that every layer's output says something."""
    rng = np.random.RandomState(seed)
    values = []
    for w in model.weights:
        name = getattr(w, "path", w.name)
        shape = tuple(w.shape)
        if "variance" in name:
            values.append(rng.uniform(0.5, 1.5, shape))
        elif len(shape) > 1:
            fan = np.prod(shape[:-1]) if "depthwise" not in name else np.prod(shape[:2])
            values.append(rng.normal(0, 1 / np.sqrt(fan), shape))
        else:
            values.append(rng.normal(0.1, 0.3, shape))
    model.set_weights([np.asarray(v, "f4") for v in values])


def record(model):
    """Every layer call with its output, in the order in which Keras executes them."""
    calls = []

    def run(net, inputs, path):
        if isinstance(net, keras.Sequential):
            x = inputs
            for layer in net.layers:
                x = call(layer, [x], {}, path)
            return x
        ids = {}
        flat = tf.nest.flatten(inputs)
        tensors = net.inputs
        for t, v in zip(tensors, flat):
            ids[id(t)] = v
        nodes = net._nodes_by_depth
        for depth in sorted(nodes, reverse=True):
            for node in nodes[depth]:
                layer = node.operation if MAJOR >= 3 else node.layer
                if node.is_input or isinstance(layer, L.InputLayer):
                    continue
                if MAJOR >= 3:
                    args, kwargs = node.arguments.fill_in(ids)
                else:
                    args, kwargs = node.map_arguments(
                        {str(k): [v] * 9 for k, v in ids.items()})
                y = call(layer, args, kwargs, path)
                outputs = node.output_tensors if MAJOR >= 3 else tf.nest.flatten(node.outputs)
                for t, v in zip(outputs, tf.nest.flatten(y)):
                    ids[id(t)] = v
        result = [ids[id(t)] for t in net.outputs]
        return result[0] if len(result) == 1 else result

    def call(layer, args, kwargs, path):
        here = path + [layer.name]
        if isinstance(layer, keras.Model):
            y = run(layer, args[0], here)
            calls.append((here + ["@output"], y, type(layer).__name__))
        else:
            if "training" in kwargs:
                kwargs["training"] = False
            y = layer(*args, **kwargs)
            calls.append((here, y, type(layer).__name__))
        return y

    return calls, run


def first(outputs):
    """A layer's first output, which has the layer's own name."""
    return np.asarray(outputs[0] if isinstance(outputs, (list, tuple)) else outputs)


def save(name, model, inputs, formats, seed=3):
    folder = os.path.join(OUT, f"k{MAJOR}_{name}")
    os.makedirs(folder, exist_ok=True)
    rng = np.random.RandomState(seed)
    data = {n: rng.uniform(-1, 2, (2,) + s).astype("f4") for n, s in inputs.items()}
    for ext in formats:
        model.save(os.path.join(folder, "model." + ext))
    calls, run = record(model)
    values = [tf.constant(v) for v in data.values()]
    run(model, values if len(values) > 1 else values[0], [])
    write(folder, data, [("/".join(p), first(y), c) for p, y, c in calls])


def write(folder, data, calls):
    with h5py.File(os.path.join(folder, "input.h5"), "w") as h:
        for n, v in data.items():
            h[n] = v
        h.attrs["input_order"] = list(data)
    names = [n for n, _, _ in calls]
    seen, order = {}, []
    with h5py.File(os.path.join(folder, "activations.h5"), "w") as h:
        for n, y, c in calls:
            k = seen[n] = seen.get(n, -1) + 1
            key = f"{n}#{k}" if names.count(n) > 1 else n
            h.create_dataset(key, data=np.asarray(y, "f4")).attrs["class_name"] = c
            order.append(key)
        h.attrs["layer_order"] = order


def plain():
    x = i = L.Input((12, 10, 1), name="frame")
    x = L.Rescaling(1 / 2, offset=0.25, name="scale")(x)
    x = L.Conv2D(4, 3, padding="same", activation="relu", name="block1_conv1")(x)
    x = L.BatchNormalization(name="bn")(x)
    x = L.Activation("hard_sigmoid", name="hs")(x)
    x = L.MaxPooling2D(2, name="block1_pool")(x)
    x = L.DepthwiseConv2D(3, depth_multiplier=2, name="dw")(x)
    x = L.SeparableConv2D(3, 2, padding="same", name="sep")(x)
    x = L.Conv2DTranspose(3, 3, strides=2, padding="same", name="up")(x)
    x = L.PReLU(shared_axes=[1, 2], name="prelu")(x)
    x = L.Flatten(name="flatten")(x)
    x = L.Dense(5, activation="softmax", name="predictions")(x)
    return keras.Model(i, x), {"frame": (12, 10, 1)}


def nested():
    i = L.Input((8, 8, 1), name="base_in")
    x = L.Conv2D(3, 3, padding="same", activation="relu", name="conv_one")(i)
    x = L.BatchNormalization(name="bn_one")(x)
    base = keras.Model(i, x, name="base")
    tail = keras.Sequential([L.Input((8, 8, 3)), L.Conv2D(2, 3, name="conv"), L.ReLU(name="relu")], name="tail")
    a, b = L.Input((8, 8, 1), name="left"), L.Input((8, 8, 1), name="right")
    p, q = base(a), base(b)
    shared = L.Conv2D(3, 1, name="shared")
    y = L.Add(name="sum")([shared(p), shared(q)])
    y = tail(y)
    y = L.GlobalAveragePooling2D(name="gap")(y)
    return keras.Model([a, b], y), {"left": (8, 8, 1), "right": (8, 8, 1)}


def operations():
    i = L.Input((6, 7, 2), name="in")
    x = L.Conv2D(4, 3, padding="same", name="conv")(i / 2.0 - 0.5)
    if MAJOR >= 3:
        from keras import ops
        y = ops.relu(x) * 0.5 + ops.sigmoid(x)
        y = ops.concatenate([y, ops.maximum(x, 0.1)], axis=-1)
        y = ops.mean(y[:, 1:-1, ::2], axis=[1, 2], keepdims=False)
    else:
        y = tf.nn.relu(x) * 0.5 + tf.math.sigmoid(x)
        y = tf.concat([y, tf.maximum(x, 0.1)], axis=-1)
        y = tf.reduce_mean(y[:, 1:-1, ::2], axis=[1, 2])
    return keras.Model(i, L.Dense(2, name="out")(y)), {"in": (6, 7, 2)}


def lambda_mid():
    i = L.Input((6, 6, 1), name="in")
    x = L.Conv2D(2, 3, name="before")(i)
    x = L.Lambda(lambda t: t * 2, name="magic", output_shape=(4, 4, 2))(x)
    return keras.Model(i, L.Conv2D(2, 3, name="after")(x)), {"in": (6, 6, 1)}


def sequential():
    m = keras.Sequential([
        L.Conv2D(3, 3, strides=2, padding="same", activation="elu", name="conv"),
        L.LayerNormalization(name="ln"), L.UpSampling2D(2, interpolation="bilinear", name="up"),
        L.Permute((3, 1, 2), name="permute"), L.Reshape((-1, 6), name="reshape"), L.SimpleRNN(3, name="rnn")])
    m.build((None, 6, 6, 2))
    return m, {"conv_input": (6, 6, 2)}


def rms_scaling():
    """Keras 3 divides by the deviation and leaves the mean in."""
    x = i = L.Input((5, 4, 6), name="in")
    x = L.LayerNormalization(rms_scaling=True, name="last")(x)
    return keras.Model(i, L.LayerNormalization(axis=(1, 2), rms_scaling=True, name="two")(x)), {"in": (5, 4, 6)}


def theano():
    """Keras 1.2 on Theano: kernels (filters, channels, rows, columns), rotated by 180 degrees; pictures channels first."""
    i = L.Input((7, 6, 2), name="convolution2d_1_input")
    x = L.Conv2D(3, (3, 2), name="convolution2d_1", activation="relu")(i)
    x = L.MaxPooling2D(name="maxpooling2d_1")(x)
    y = L.Permute((3, 1, 2), name="p")(x)
    y = L.Flatten(name="flatten_1")(y)
    y = L.Dense(2, name="dense_1")(y)
    m = keras.Model(i, y)
    randomize(m)
    folder = os.path.join(OUT, "k1_theano")
    os.makedirs(folder, exist_ok=True)
    data = {"convolution2d_1_input": np.random.RandomState(5).uniform(-1, 1, (1, 7, 6, 2)).astype("f4")}
    names = ["convolution2d_1", "maxpooling2d_1", "flatten_1", "dense_1"]
    values = keras.Model(i, [m.get_layer(n).output for n in names])(data["convolution2d_1_input"])
    first = lambda a: np.moveaxis(np.asarray(a), -1, 1) if a.ndim == 4 else np.asarray(a)
    write(folder, {k: first(v) for k, v in data.items()}, [(n, first(np.asarray(v)), n) for n, v in zip(names, values)])
    config = [
        {"class_name": "Convolution2D", "config": {
            "name": "convolution2d_1", "batch_input_shape": [None, 2, 7, 6], "nb_filter": 3, "nb_row": 3, "nb_col": 2,
            "border_mode": "valid", "subsample": [1, 1], "dim_ordering": "th", "bias": True, "activation": "relu"}},
        {"class_name": "MaxPooling2D", "config": {
            "name": "maxpooling2d_1", "pool_size": [2, 2], "strides": [2, 2], "border_mode": "valid",
            "dim_ordering": "th"}},
        {"class_name": "Flatten", "config": {"name": "flatten_1"}},
        {"class_name": "Dense", "config": {"name": "dense_1", "output_dim": 2, "bias": True, "activation": "linear"}}]
    with h5py.File(os.path.join(folder, "model.h5"), "w") as h:
        h.attrs["model_config"] = json.dumps({"class_name": "Sequential", "config": config}).encode()
        h.attrs["keras_version"] = b"1.2.2"
        g = h.create_group("model_weights")
        g.attrs["layer_names"] = [n.encode() for n in names]
        k, b = m.get_layer("convolution2d_1").get_weights()
        k = np.transpose(k[::-1, ::-1], (3, 2, 0, 1))
        for n, w in (("convolution2d_1", [k, b]), ("dense_1", m.get_layer("dense_1").get_weights())):
            q = g.create_group(n)
            q.attrs["weight_names"] = [f"{n}_{s}".encode() for s in "Wb"]
            for s, v in zip("Wb", w):
                q[f"{n}_{s}"] = v
        for n in ("maxpooling2d_1", "flatten_1"):
            g.create_group(n).attrs["weight_names"] = np.zeros(0)


def arrays():
    """One array stored in every way that weights are found in."""
    a = np.arange(7 * 5 * 3).reshape(7, 5, 3) % 50 - 20
    with h5py.File(os.path.join(OUT, "arrays.h5"), "w") as h:
        h["float64"] = a.astype("f8")
        h["big_endian"] = a.astype(">f4")
        h["float16"] = a.astype("f2")
        h["int8"] = a.astype("i1")
        h["int64"] = a.astype("i8")
        h.create_dataset("gzip_shuffle", data=a.astype("f4"), chunks=(3, 2, 2), compression="gzip", shuffle=True)
        h.create_dataset("lzf", data=a.astype("f4"), chunks=(4, 5, 3), compression="lzf")
        h.create_dataset("fletcher", data=a.astype("f4"), chunks=(7, 5, 1), fletcher32=True)
        h.create_dataset("never_written", shape=(4000, 4000), dtype="f4")
        h["text"] = "no numbers"


def main():
    formats = {"plain": ("h5", "keras"), "nested": ("h5", "keras"), "operations": ("h5", "keras"),
               "lambda_mid": ("keras",), "sequential": ("keras",), "rms_scaling": ("keras",)}
    for case in (plain, nested, operations, lambda_mid, sequential) + ((rms_scaling,) if MAJOR == 3 else ()):
        keras.backend.clear_session()
        model, inputs = case()
        randomize(model)
        save(case.__name__, model, inputs, formats[case.__name__])
    keras.backend.clear_session()
    model, inputs = plain()
    randomize(model)
    weights = os.path.join(OUT, f"k{MAJOR}_weights")
    os.makedirs(weights, exist_ok=True)
    model.save_weights(os.path.join(weights, "plain.weights.h5"))
    with open(os.path.join(weights, "plain.json"), "w") as f:
        f.write(model.to_json())
    if MAJOR == 2:
        model.save_weights(os.path.join(weights, "plain.h5"))
        theano()
        arrays()


if __name__ == "__main__":
    main()
