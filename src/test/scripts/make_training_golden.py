#!/usr/bin/env python3
"""Writes one step of training of the models that make_gradient_golden.py writes: what Keras 2.15 gives for a batch in training.

    python make_training_golden.py ../resources/core/gradients
For every model <name>_training.h5: input, targets, loss, weights/<layer>/<weight> with the loss's gradient by it, and
averages/<layer>/<weight> with the moving averages after the batch. Of vgg, whose output is a softmax, Keras itself takes the
logits.
"""
import os
import sys

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
import h5py
import keras
import numpy as np
import tensorflow as tf

L = keras.losses
LOSSES = {"vgg": L.CategoricalCrossentropy(), "resnet": L.CategoricalCrossentropy(from_logits=True), "mobilenet": L.MeanSquaredError(),
          "unet": L.MeanSquaredError()}

for name, loss in LOSSES.items():
    folder = sys.argv[1]
    model = keras.models.load_model("%s/%s.h5" % (folder, name), compile=False)
    rng = np.random.RandomState(3)
    x = rng.uniform(-1, 1, (3,) + model.input_shape[1:]).astype("f4")
    shape = model(x).shape
    targets = np.eye(shape[-1])[rng.randint(0, shape[-1], 3)] if "Cat" in type(loss).__name__ else rng.normal(0, 1, shape)
    learned = [w for layer in model.layers for w in layer.trainable_weights]
    with tf.GradientTape() as tape:
        value = loss(tf.constant(targets, tf.float32), model(x, training=True))
    gradients = tape.gradient(value, learned)
    of = {id(w): g for w, g in zip(learned, gradients)}
    with h5py.File("%s/%s_training.h5" % (folder, name), "w") as f:
        f["input"], f["targets"], f["loss"] = x, targets.astype("f4"), np.array([value], "f4")
        for layer in model.layers:
            for w in layer.weights:
                short = w.name.split("/")[-1].split(":")[0]
                if id(w) in of:
                    f["weights/%s/%s" % (layer.name, short)] = np.array(of[id(w)])
                else:
                    f["averages/%s/%s" % (layer.name, short)] = np.array(w)
    print(name, float(value), os.path.getsize("%s/%s_training.h5" % (folder, name)))
