"""Makes the small models and frames of src/test/resources/org/convscope/cli with Keras 2.15 (h5py, Pillow, numpy).

small.h5, input.h5, activations.h5: two blocks and a softmax, with Keras's own outputs. lambda.h5: a layer that nobody can
compute, between two convolutions. recurrent.h5, recurrent_input.h5, recurrent_activations.h5: recurrent layers with
activations that can be computed, with Keras's outputs, beside layers that cannot be. shared.h5: a layer called twice, and layers
with names that are one name for some file systems. frames/: two categories, and a damaged file.
usage: cli_models.py [FOLDER]
"""
import json, pathlib, sys
import h5py, numpy as np
from PIL import Image
import keras

here = pathlib.Path(__file__).resolve().parent
folder = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else here.parent / "resources/org/convscope/cli"
folder.mkdir(parents=True, exist_ok=True)
keras.utils.set_random_seed(5)
L = keras.layers


def randomise(model):
    rng = np.random.default_rng(7)
    model.set_weights([rng.normal(0, 0.5, w.shape).astype("f4") for w in model.get_weights()])


small = keras.Sequential([
    L.Conv2D(4, 3, padding="same", activation="relu", input_shape=(16, 16, 1), name="block1_conv1"),
    L.Conv2D(4, 3, padding="same", activation="relu", name="block1_conv2"),
    L.MaxPooling2D(name="block1_pool"),
    L.Conv2D(6, 3, padding="same", name="block2_conv1"),
    L.ReLU(name="block2_relu"),
    L.GlobalAveragePooling2D(name="pool"),
    L.Dense(3, activation="softmax", name="quality"),
], name="small")
randomise(small)
kernel, bias = small.get_layer("block2_conv1").get_weights()
kernel[..., 2] = 0  # a dead kernel, and with the bias a map that is constant
bias[2] = -1
small.get_layer("block2_conv1").set_weights([kernel, bias])
small.save(folder / "small.h5", include_optimizer=False)
(folder / "small.convscope.json").write_text(json.dumps({
    "labels": [{"output": "quality", "index": i, "name": n, "kind": "softmax"}
               for i, n in enumerate(["blank", "weak", "good"])],
    "preprocessing": {"resample": "nearest", "scale": "1/255"},
}, indent=1) + "\n")

x = np.random.default_rng(1).random((2, 16, 16, 1)).astype("f4")
with h5py.File(folder / "input.h5", "w") as f:
    f["image"] = x
    f.attrs["input_order"] = ["image"]
outputs = keras.Model(small.inputs, [layer.output for layer in small.layers]).predict(x, verbose=0)
with h5py.File(folder / "activations.h5", "w") as f:
    for layer, value in zip(small.layers, outputs):
        f[layer.name] = value
    f.attrs["layer_order"] = [layer.name for layer in small.layers]
    f.attrs["keras_version"] = keras.__version__

image = keras.Input((16, 16, 1), name="image")
y = L.Conv2D(2, 3, name="before")(image)
y = L.Lambda(lambda t: t * 2, name="doubled")(y)
y = L.Conv2D(2, 3, name="after")(y)
model = keras.Model(image, y, name="cut")
randomise(model)
model.save(folder / "lambda.h5", include_optimizer=False)

image = keras.Input((64, 64, 1), name="image")
shared = L.Conv2D(1, 3, padding="same", name="conv2d")
y = L.MaxPooling2D(name="pool_1")(shared(image))
y = L.MaxPooling2D(name="pool_2")(shared(y))
for i, name in enumerate(["conv2d_1", "Conv2D_1", "frame"]):
    y = L.Conv2D(1, 3, padding="same", name=name)(y)
    y = L.MaxPooling2D(name=f"pool_{3 + i}")(y)
model = keras.Model(image, y, name="shared")
model.set_weights([np.random.default_rng(9).normal(0, 0.5, w.shape).astype("f4") for w in model.get_weights()])
model.save(folder / "shared.h5", include_optimizer=False)

steps = keras.Input((None, 3), name="steps")
before = L.Conv1D(4, 3, name="before")(steps)
known = [L.LSTM(3, activation="elu", name="lstm_elu")(before), L.GRU(3, activation="gelu", name="gru_gelu")(before),
         L.SimpleRNN(3, activation="selu", name="rnn_selu")(before)]
dense = L.Dense(5, activation="softmax", name="dense")(known[0])
other = L.LSTM(3, activation="softmax", return_sequences=True, name="lstm_softmax")(before)
after = L.Conv1D(2, 2, name="after")(other)
volume = L.Reshape((-1, 1, 1, 4), name="volume")(before)
grouped = L.Conv3D(2, (2, 1, 1), groups=2, name="grouped")(volume)
long = L.Conv1D(2, 20, name="long")(before)  # more steps than the input has
after_long = L.ReLU(name="after_long")(long)
model = keras.Model(steps, known + [dense, after, grouped, after_long], name="recurrent")
randomise(model)
model.save(folder / "recurrent.h5", include_optimizer=False)
x = np.random.default_rng(3).normal(size=(2, 8, 3)).astype("f4")
with h5py.File(folder / "recurrent_input.h5", "w") as f:
    f["steps"] = x
    f.attrs["input_order"] = ["steps"]
with h5py.File(folder / "recurrent_activations.h5", "w") as f:
    names = ["before", "lstm_elu", "gru_gelu", "rnn_selu", "dense", "volume"]
    for name in names:
        f[name] = keras.Model(steps, model.get_layer(name).output).predict(x, verbose=0)
    f.attrs["layer_order"] = names
    f.attrs["keras_version"] = keras.__version__

yy, xx = np.mgrid[0:16, 0:16]
ring = (200 * np.exp(-((np.hypot(xx - 8, yy - 8) - 5) ** 2) / 2)).astype("u1")
spots = (np.random.default_rng(2).random((16, 16)) > 0.9).astype("u1") * 250
for category, name, pixels in (("ice", "ice_1", ring), ("ice", "ice_2", ring // 2), ("good", "good_1", spots)):
    (folder / "frames" / category).mkdir(parents=True, exist_ok=True)
    Image.fromarray(pixels).save(folder / "frames" / category / f"{name}.png")
(folder / "frames" / "notes.txt").write_text("no frame\n")
(folder / "damaged.png").write_bytes((folder / "frames/ice/ice_1.png").read_bytes()[:60])
