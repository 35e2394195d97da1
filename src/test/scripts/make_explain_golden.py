"""What Keras and numpy say of answers: expected.json of KerasExplainTest.

Run with Keras 2.15:  python make_explain_golden.py
Models are those of make_saliency_golden.py (resources/saliency) and census.py (resources/org/convscope/inspect/census), frames too.
"""
import json
import os
import pathlib

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
import h5py
import numpy as np
import tensorflow as tf
from tensorflow.keras import layers as L

HERE = pathlib.Path(__file__).resolve().parents[1] / "resources"
CENSUS = HERE / "org/convscope/inspect/census"
OUT = HERE / "org/convscope/inspect/explain"
LAYERS = {"residual": ["stem_relu", "a_conv", "relu"], "heads": ["first", "second", "pool"]}


def smv(path):
    data = path.read_bytes()
    header = dict(line.rstrip(";").split("=") for line in data[:512].decode().strip("{}\x00 \n").splitlines() if "=" in line)
    size = int(header["SIZE1"]), int(header["SIZE2"])
    return np.frombuffer(data, "<u2", offset=int(header["HEADER_BYTES"])).reshape(size[1], size[0])


def contributions(path, output, index, name, frames):
    """Gradient times activation, summed over each map, and falls with each unit set to zero, by frame."""
    def value(mask):
        model = tf.keras.models.load_model(path, compile=False)
        layer = model.get_layer(name)
        given = []
        call = layer.call

        def masked(*args, **kwargs):
            out = call(*args, **kwargs) * mask
            given.append(out)
            return out

        target = model.get_layer(output)
        if isinstance(target, (L.Softmax, L.Activation)):
            target.call = lambda x, *args, **kwargs: x
        else:
            target.activation = tf.keras.activations.linear
        layer.call = masked
        with tf.GradientTape() as tape:
            x = tf.constant(frames)
            tape.watch(x)
            found = model(x)
            found = found[model.output_names.index(output)] if isinstance(found, (list, tuple)) else found
            logits = found[:, index]
        gradient = tape.gradient(logits, given[0])
        return np.asarray(found, float), np.asarray(given[0], float), np.asarray(gradient, float)

    whole, maps, gradients = value(np.float32(1))
    axes = tuple(range(1, maps.ndim - 1))
    sums = (maps * gradients).sum(axis=axes)
    falls = []
    for unit in range(maps.shape[-1]):
        mask = np.ones(maps.shape[-1], "f4")
        mask[unit] = 0
        falls.append((whole - value(mask)[0])[:, index])
    return {"logits": whole.tolist(), "contributions": sums.tolist(), "falls": np.transpose(falls).tolist(),
            "means": maps.mean(axis=axes).tolist()}


def main():
    OUT.mkdir(parents=True, exist_ok=True)
    expected = {"ranked": [], "frames": []}
    for name, layers in LAYERS.items():
        path = HERE / "saliency" / f"{name}.h5"
        model = tf.keras.models.load_model(path, compile=False)
        with h5py.File(HERE / "saliency" / f"{name}_input.h5") as file:
            frames = np.asarray(file[model.inputs[0].name], "f4")
        for output in model.output_names[:2]:
            for layer in layers:
                expected["ranked"].append({"model": name, "output": output, "class": 1, "layer": layer,
                                           **contributions(path, output, 1, layer, frames)})
    files = sorted((CENSUS / "frames").glob("*/*.img"))
    frames = np.stack([smv(file) for file in files]).astype("f4")[..., None] / np.float32(255)
    for output, index in (("quality", 1), ("ice", 0)):
        one = contributions(CENSUS / "census.h5", output, index, "relu", frames)
        means = np.asarray(one["means"])
        lengths = np.linalg.norm(means, axis=1)
        cosines = means @ means.T / np.outer(lengths, lengths)
        expected["frames"].append({
            "output": output, "class": index, "layer": "relu",
            "files": [f"{file.parent.name}/{file.name}" for file in files], **one, "cosines": cosines.tolist()})
    (OUT / "expected.json").write_text(json.dumps(round_all(expected)) + "\n")


def round_all(tree):
    if isinstance(tree, dict):
        return {key: round_all(value) for key, value in tree.items()}
    if isinstance(tree, list):
        return [round_all(value) for value in tree]
    return float(f"{tree:.8g}") if isinstance(tree, float) else tree


if __name__ == "__main__":
    main()
