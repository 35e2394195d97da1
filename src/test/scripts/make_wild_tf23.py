#!/usr/bin/env python3
"""Makes src/test/resources/wild/tf23_operations with TensorFlow 2.3, whose tf.keras writes TensorFlowOpLayer; see make_wild.py.

    python make_wild_tf23.py ../resources/wild
"""
import os
import sys

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
import h5py
import numpy as np
import tensorflow as tf

rng = np.random.RandomState(5)
x = tf.keras.Input((8, 6, 4), name="x")
a = x / 127.5 - 1.0
y = tf.keras.layers.Conv2D(4, 3, padding="same", name="conv")(a)
ends = [tf.nn.leaky_relu(y, 0.3), 1.0 - y, y ** 2.0, tf.image.resize(y, (5, 7)), tf.image.resize(y, (16, 12), "nearest"), y[:, 1:-1, ::2], y[..., 1], y[:, :, tf.newaxis, 2],
        tf.concat([y, a], 1), tf.stack([y, a], 1), tf.transpose(y, (0, 3, 1, 2)), tf.reshape(y, (-1, 48, 4)), tf.expand_dims(y, 2), tf.reduce_max(y, [1, 2], keepdims=True),
        tf.pad(y, [[0, 0], [1, 1], [2, 0], [0, 0]]), tf.pad(y, [[0, 0], [1, 1], [2, 0], [0, 0]], "REFLECT"), tf.nn.max_pool2d(y, 2, 2, "SAME"),
        tf.nn.space_to_depth(y, 2), tf.nn.depth_to_space(y, 2), tf.tile(y, [1, 1, 2, 1]), tf.clip_by_value(y, -0.5, 0.5), tf.nn.softmax(y), tf.sigmoid(y) * tf.tanh(y),
        tf.matmul(y, y, transpose_b=True), tf.split(y, 2, axis=-1)[1], tf.squeeze(tf.reduce_mean(y, 1, keepdims=True), 1), tf.nn.relu6(y), tf.cast(y > 0.1, tf.float32),
        tf.where(y > 0.2, y, -y), tf.argmax(y, -1), tf.math.l2_normalize(y, -1), tf.keras.applications.vgg16.preprocess_input(x[..., :3])]
model = tf.keras.Model(x, ends)
model.set_weights([rng.normal(0, 0.3, w.shape) for w in model.get_weights()])
folder = os.path.join(sys.argv[1], "tf23_operations")
os.makedirs(folder, exist_ok=True)
model.save(os.path.join(folder, "model.h5"))
given = rng.uniform(0, 255, (1, 8, 6, 4)).astype("f4")
layers = [l for l in model.layers[1:] if not isinstance(l.output, list)]
outputs = tf.keras.Model(x, [l.output for l in layers]).predict(given)
with h5py.File(os.path.join(folder, "input.h5"), "w") as f:
    f["x"] = given
with h5py.File(os.path.join(folder, "activations.h5"), "w") as f:
    for layer, output in zip(layers, outputs):
        f[layer.name] = np.asarray(output, "f4")
print(len(layers), "layers", sum(os.path.getsize(os.path.join(folder, n)) for n in os.listdir(folder)), "bytes")

E = tf.keras.layers.experimental.preprocessing
x = tf.keras.Input((5, 7, 2), name="x")
model = tf.keras.Model(x, [E.RandomCrop(3, 3, name="wide")(x), E.RandomCrop(4, 2, name="tall")(x), E.RandomCrop(8, 9, name="larger")(x)])
folder = os.path.join(sys.argv[1], "tf23_crops")
os.makedirs(folder, exist_ok=True)
model.save(os.path.join(folder, "model.h5"))
given = rng.uniform(0, 1, (2, 5, 7, 2)).astype("f4")
with h5py.File(os.path.join(folder, "input.h5"), "w") as f:
    f["x"] = given
with h5py.File(os.path.join(folder, "activations.h5"), "w") as f:
    for layer, output in zip(model.layers[1:], model.predict(given)):
        f[layer.name] = np.asarray(output, "f4")
