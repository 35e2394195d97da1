"""A model of three inputs, and what Keras computes where two of them are filled: make_filled_inputs.py OUT (Keras 2.15).

three_inputs.h5 takes two images and three numbers; second.h5 has one sample of the second image; expected.h5 has two
frames and, a case (frame, number, file): the maps of the first convolution, the answer, and the gradient of the answer's
second logit to the frame.
"""
import os, sys
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
import h5py, keras, numpy as np, tensorflow as tf

out = sys.argv[1]
os.makedirs(out, exist_ok=True)
keras.utils.set_random_seed(11)
rng = np.random.default_rng(5)
layers = keras.layers
first, second, said = keras.Input((12, 10, 1), name="first"), keras.Input((12, 10, 1), name="second"), keras.Input((3,), name="said")
maps = layers.Conv2D(4, 3, padding="same", activation="relu", name="conv")(layers.Concatenate(name="both")([second, first]))
maps = layers.Conv2D(5, 3, strides=2, activation="relu", name="conv2")(maps)
flat = layers.Concatenate(name="joined")([layers.GlobalAveragePooling2D(name="mean")(maps), layers.Dense(4, name="told")(said)])
answer = layers.Dense(3, activation="softmax", name="answer")(flat)
model = keras.Model([first, second, said], answer, name="three_inputs")
model.save(out + "/three_inputs.h5")

logits = keras.Model(model.inputs, keras.layers.Dense(3)(flat))
logits.layers[-1].set_weights(model.get_layer("answer").get_weights())
both = keras.Model(model.inputs, [model.get_layer("conv").output, model.output])
frames = rng.random((2, 12, 10, 1), dtype=np.float32)
stored = rng.random((12, 10, 1), dtype=np.float32)
with h5py.File(out + "/second.h5", "w") as file:
    file["second"] = stored
with h5py.File(out + "/expected.h5", "w") as file:
    file["frames"] = frames
    told = tf.constant(np.repeat([[1, 0, 2.5]], 2, 0), tf.float32)
    for case in ("frame", "number", "file"):
        with tf.GradientTape() as tape:
            x = tf.Variable(frames)
            other = {"frame": x, "number": tf.fill(x.shape, 0.25), "file": tf.constant(np.stack([stored, stored]))}[case]
            loss = tf.reduce_sum(logits([x, other, told])[:, 1])
        file[case + "/gradient"] = tape.gradient(loss, x).numpy()
        conv, answers = both([x, other, told])
        file[case + "/conv"], file[case + "/answer"] = conv.numpy(), answers.numpy()
