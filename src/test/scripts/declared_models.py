"""Models with Lambda and custom layers, and what Keras computes for each layer: declared_models.py OUT [k2|k3].

Run once with Keras 2.15 (k2) and once with Keras 3 (k3); the file a.h5 holds every output of model a.
"""
import os, sys
os.environ["KERAS_BACKEND"] = "tensorflow"
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
import h5py, keras, numpy as np, tensorflow as tf

layers, out, which = keras.layers, sys.argv[1], sys.argv[2]
rng = np.random.default_rng(7)


@keras.utils.register_keras_serializable("mine")
class HouseNorm(layers.BatchNormalization):
    """Another name for a layer that Keras has."""


@keras.utils.register_keras_serializable("mine")
class Mixer(layers.Layer):
    """A dense layer on the channels, with a setting of its own."""

    def __init__(self, width=4, **kwargs):
        super().__init__(**kwargs)
        self.width = width

    def build(self, shape):
        self.kernel = self.add_weight(name="kernel", shape=(shape[-1], self.width), initializer="glorot_uniform")
        self.bias = self.add_weight(name="bias", shape=(self.width,), initializer="glorot_uniform")

    def call(self, x):
        return tf.tensordot(x, self.kernel, 1) + self.bias

    def get_config(self):
        return {**super().get_config(), "width": self.width}


@keras.utils.register_keras_serializable("mine")
class OwnNames(layers.Layer):
    """Batch normalisation whose arrays have names of their own, one of them that of another array in Keras."""

    def build(self, shape):
        for name, trained in (("mean", True), ("offset", True), ("average", False), ("spread", False)):
            setattr(self, "a_" + name, self.add_weight(name=name, shape=(shape[-1],), initializer="ones", trainable=trained))

    def call(self, x):
        return (x - self.a_average) / tf.sqrt(tf.abs(self.a_spread) + 0.001) * self.a_mean + self.a_offset


@keras.utils.register_keras_serializable("mine")
class Nothing(layers.Layer):
    def call(self, x):
        return x


def randomise(model):
    model.set_weights([np.abs(rng.normal(1, 0.2, w.shape)) if "var" in v.name or "spread" in v.name or "gamma" in v.name
                       else rng.normal(0, 0.3, w.shape) for v, w in zip(model.weights, model.get_weights())])


def write(name, model, x, prefix="", more=()):
    """The outputs of the layers, and of those of models inside under their path."""
    found = {}
    taken = [l for l in model.layers if not isinstance(l, layers.InputLayer)]
    results = keras.Model(model.inputs, [l.get_output_at(0) if which == "k2" else l.output for l in taken])(x)
    for layer, value in zip(taken, results if isinstance(results, (list, tuple)) else [results]):
        found[layer.name + ("/@output" if isinstance(layer, keras.Model) else "")] = np.asarray(value, "float32")
    for inner, value in more:
        for path, array in write(None, inner, value).items():
            found[inner.name + "/" + path] = array
    if name:
        model.save(f"{out}/{name}." + ("keras" if which == "k3" else "h5"), save_format="h5") if which == "k2" \
            else model.save(f"{out}/{name}.keras")
        with h5py.File(f"{out}/{name}.activations.h5", "w") as file:
            file["@input"] = x
            for path, array in found.items():
                file.create_dataset(path, data=array, compression="gzip")
    return found


x = rng.integers(0, 255, (1, 10, 10, 3)).astype("float32")
if which == "k2":
    i = layers.Input((10, 10, 3), name="frame")
    caffe = layers.Lambda(lambda t: t[..., ::-1] - tf.constant([103.939, 116.779, 123.68]), name="caffe")(i)
    scale = layers.Lambda(lambda t: t / 127.5 - 1, name="scale")(i)
    invert = layers.Lambda(lambda t: 1 - t * 0.5, name="invert")(scale)
    cut = layers.Lambda(lambda t: t[:, 1:-1, ::2, 1:3], name="cut")(caffe)
    row = layers.Lambda(lambda t: t[:, 4], name="row")(invert)
    conv = layers.Conv2D(4, 3, activation="relu", name="conv")(invert)
    norm = HouseNorm(name="norm", epsilon=0.01)(conv)
    mixed = Mixer(width=5, name="mixed")(norm)
    joined = layers.Lambda(lambda t: t[0] + t[1], name="joined")([conv, norm])
    same = Nothing(name="same")(joined)
    depth = layers.Lambda(lambda t: tf.nn.relu6(t * 3), name="limited")(same)
    last = layers.Conv2D(2, 3, name="last")(depth)
    named = OwnNames(name="named")(conv)
    model = keras.Model(i, [cut, row, mixed, named, last], name="many")
    randomise(model)
    write("many", model, x)

    base = keras.Sequential([layers.Input((10, 10, 3)), layers.Conv2D(4, 3, activation="relu", name="conv1"),
                             layers.BatchNormalization(name="bn1"), layers.MaxPooling2D(name="pool")], name="base")
    outer = keras.Sequential([layers.Input((10, 10, 3), name="frame"),
                              layers.Lambda(lambda t: t / 255.0, name="scale"), base,
                              layers.GlobalAveragePooling2D(name="mean"), layers.Dense(3, name="head")], name="outer")
    randomise(outer)
    write("outer", outer, x, more=[(base, x / np.float32(255))])
else:
    i = layers.Input((10, 10, 3), name="frame")
    a = layers.Conv2D(4, 3, name="conv")(layers.Lambda(lambda t: (t - 100) / 50, name="scale")(i))
    b = HouseNorm(name="norm")(a)
    c = layers.Lambda(lambda t: keras.ops.concatenate([t, -t], axis=-1), output_shape=(8, 8, 8), name="twice")(b)
    added = layers.Add(name="add")([a, b])
    skip = layers.Add(name="skip")([layers.Conv2D(4, 3, padding="same", name="deep")(added), a])
    model = keras.Model(i, [layers.Conv2D(3, 3, strides=2, name="last")(skip), c])
    randomise(model)
    write("three", model, x)
