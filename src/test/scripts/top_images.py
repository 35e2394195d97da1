"""Makes src/test/resources/org/convscope/inspect/topimages with Keras 2.15 (Pillow, numpy): the frames that excite units most.

top.h5 with its sidecar, frames/: 14 frames of 24 x 30 in two categories, of which two are the same, and expected.json: for each layer
and unit the five frames with the largest values as Keras computes them, ties in natural order of names, with row and column of the
middle of what the place of the value sees, in frame pixels. What a place sees is the box of the input pixels on which it has a
gradient, in a model whose weights are all positive; places at the border are reckoned from two in the middle.
usage: top_images.py [FOLDER]
"""
import json, pathlib, re, sys
import numpy as np
import tensorflow as tf
from PIL import Image
import keras

here = pathlib.Path(__file__).resolve().parent
folder = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else here.parent / "resources/org/convscope/inspect/topimages"
(folder / "frames").mkdir(parents=True, exist_ok=True)
HEIGHT, WIDTH, COUNT = 24, 30, 5
L = keras.layers


def network(activation):
    return keras.Sequential([
        L.Conv2D(3, 3, padding="same", activation=activation, input_shape=(HEIGHT // 2, WIDTH // 2, 1), name="conv1"),
        L.AveragePooling2D(name="pool1"),
        L.Conv2D(4, (3, 2), strides=(1, 2), activation=activation, name="conv2"),
        L.GlobalAveragePooling2D(name="pool"),
        L.Dense(3, activation="softmax", name="quality"),
    ], name="top")


rng = np.random.default_rng(11)
model = network("relu")
model.set_weights([rng.normal(0, 0.6, w.shape).astype("f4") for w in model.get_weights()])
model.save(folder / "top.h5", include_optimizer=False)
(folder / "top.convscope.json").write_text(json.dumps(
    {"preprocessing": {"resample": "nearest", "scale": "1/255"}}, indent=1) + "\n")

pictures = {}
for i in range(1, 15):
    name = f"{'ice' if i % 2 else 'good'}/f{i}.png"
    pixels = rng.integers(0, 256, (HEIGHT // 3, WIDTH // 3), dtype="u1").repeat(3, 0).repeat(3, 1)
    if i == 11:
        pixels = np.asarray(Image.open(folder / "frames/ice/f3.png"))  # the same picture twice: a tie
    (folder / "frames" / name).parent.mkdir(exist_ok=True)
    Image.fromarray(pixels).save(folder / "frames" / name)
    small = Image.fromarray(pixels).resize((WIDTH // 2, HEIGHT // 2), Image.NEAREST)
    pictures[name] = np.asarray(small, "f4")[..., None] / 255

positive = network("linear")
positive.set_weights([np.ones_like(w) for w in positive.get_weights()])


def middle(layer, place):
    """Row and column in input pixels of the middle of what a place in the inside of a map sees."""
    part = keras.Model(positive.inputs, positive.get_layer(layer).output)
    x = tf.Variable(np.ones((1, HEIGHT // 2, WIDTH // 2, 1), "f4"))
    with tf.GradientTape() as tape:
        y = part(x)[0, place[0], place[1], 0]
    rows, columns = np.nonzero(tape.gradient(y, x).numpy()[0, :, :, 0])
    return np.array([(rows.min() + rows.max()) / 2, (columns.min() + columns.max()) / 2])


def natural(name):
    return [int(part) if part.isdigit() else part for part in re.split(r"(\d+)", name)]


names = list(pictures)
x = np.stack([pictures[name] for name in names])
expected = {}
for layer in ("conv1", "conv2", "quality"):
    values = keras.Model(model.inputs, model.get_layer(layer).output).predict(x, verbose=0)
    units = []
    for unit in range(values.shape[-1]):
        peaks = []
        for name, value in zip(names, values[..., unit]):
            if value.ndim == 0:
                where = np.array([(HEIGHT // 2 - 1) / 2, (WIDTH // 2 - 1) / 2])
            else:
                place = np.array(np.unravel_index(value.argmax(), value.shape))
                one, other = middle(layer, (1, 1)), middle(layer, (2, 2))
                where = one + (place - 1) * (other - one)
            row, column = (where + 0.5) * 2 - 0.5  # the frame has two pixels for one of the input
            peaks.append({"file": name, "value": float(value.max()), "row": row, "column": column})
        peaks.sort(key=lambda peak: (-peak["value"], natural(peak["file"])))
        units.append(peaks[:COUNT])
    expected[layer] = units
(folder / "expected.json").write_text(json.dumps(expected, indent=1) + "\n")
