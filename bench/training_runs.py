#!/usr/bin/env python3
"""Trains the lab's presets again and again on both sides, on the same split of simulated frames: mean accuracy and its spread.

usage: training_runs.py FOLDER --convscope COMMAND [--runs 10] [--frames 320,40,240] [--presets plain,regularised]
                        [--side 136] [--epochs 10] [--rate 1e-4] [--table]
In FOLDER: the frames, what was trained, and results.jsonl with a line a run, so that it goes on where it was stopped; --table only
prints what stands there. Needs Keras 2.15 and numpy. Keras trains what Convscope's file describes, with weights of its own.
"""
import argparse
import json
import os
import statistics
import subprocess
import sys

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
SEED = 136


def reduced(image, side):
    """(512, 512) to (side, side), by area."""
    from PIL import Image

    return np.asarray(Image.fromarray(image.astype("f4")).resize((side, side), Image.Resampling.BOX))


def arrays(folder, counts, side):
    """The frames of all parts in one file, which both sides read."""
    path = os.path.join(folder, "frames.npz")
    if not os.path.exists(path):
        sys.path.insert(0, os.path.join(HERE, "..", "models", "training"))
        import simulate

        stored = {}
        for part, (name, count) in enumerate(zip(("train", "validation", "test"), counts)):
            made = [simulate.frame((SEED, part, i)) for i in range(count)]
            stored["x_" + name] = np.stack([reduced(one.image, side) for one in made])
            stored["y_" + name] = np.array([simulate.QUALITIES.index(one.scene.labels()["quality"]) for one in made], "i4")
        np.savez(path, **stored)
    return path, np.load(path)


def convscope(command, frames, out, preset, a, seed):
    subprocess.run([*command, "train", frames, "--out", out, "--preset", preset, "--epochs", str(a.epochs), "--rate", str(a.rate),
                    "--seed", str(seed)], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    with open(out[:-3] + ".convscope.json") as h:
        return json.load(h)["metrics"]


def network(path):
    """What a file describes, with weights of its own."""
    import h5py
    import keras

    with h5py.File(path) as h:
        text = h.attrs["model_config"]
    return keras.models.model_from_json(text if isinstance(text, str) else text.decode())


def keras_side(data, described, a, seed):
    import keras

    keras.utils.set_random_seed(seed)
    keras.backend.clear_session()
    model = network(described)
    low, high = data["x_train"].min(), data["x_train"].max()
    scaled = {part: ((data["x_" + part] - low) / (high - low))[..., None] for part in ("train", "test")}
    model.compile(keras.optimizers.Adam(a.rate), "sparse_categorical_crossentropy", metrics=["accuracy"])
    model.fit(scaled["train"], data["y_train"], batch_size=32, epochs=a.epochs, verbose=0)
    return model.evaluate(scaled["test"], data["y_test"], verbose=0)[1]


def table(folder, data):
    with open(os.path.join(folder, "results.jsonl")) as h:
        rows = [json.loads(line) for line in h]
    chance = np.bincount(data["y_test"]).max() / len(data["y_test"])
    print(f"chance {100 * chance:.1f} %")
    print("| preset | epochs, rate | runs | Convscope | Keras 2.15 |\n|---|---|---|---|---|")
    for preset, epochs, rate in sorted({(r["preset"], r["epochs"], r["rate"]) for r in rows}):
        of = {side: [100 * r["accuracy"] for r in rows if (r["preset"], r["epochs"], r["rate"], r["side"]) == (preset, epochs, rate, side)]
              for side in ("convscope", "keras")}
        said = [f"{statistics.mean(v):.1f} ± {statistics.stdev(v):.1f} ({min(v):.1f} to {max(v):.1f})" if len(v) > 1 else "-"
                for v in of.values()]
        print(f"| {preset} | {epochs}, {rate:g} | {' / '.join(str(len(v)) for v in of.values())} | {said[0]} | {said[1]} |")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder")
    parser.add_argument("--convscope", default=os.path.join(HERE, "..", "bin", "convscope"))
    parser.add_argument("--runs", type=int, default=10)
    parser.add_argument("--frames", default="320,40,240")
    parser.add_argument("--side", type=int, default=136)
    parser.add_argument("--presets", default="plain,regularised")
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--table", action="store_true")
    a = parser.parse_args()
    os.makedirs(a.folder, exist_ok=True)
    frames, data = arrays(a.folder, [int(n) for n in a.frames.split(",")], a.side)
    results = os.path.join(a.folder, "results.jsonl")
    done = set()
    if os.path.exists(results):
        with open(results) as h:
            done = {tuple(json.loads(line)[k] for k in ("side", "preset", "epochs", "rate", "seed")) for line in h}
    for seed in range(0 if a.table else a.runs):
        for preset in a.presets.split(","):
            out = os.path.join(a.folder, f"{preset}.h5")
            for side in ("convscope", "keras"):
                if (side, preset, a.epochs, a.rate, seed) in done:
                    continue
                if side == "convscope":
                    said = convscope(a.convscope.split(), frames, out, preset, a, seed)
                    accuracy = next(one["accuracy"] for one in said["test"]["classes"])
                else:
                    accuracy = keras_side(data, out, a, seed)
                with open(results, "a") as h:
                    h.write(json.dumps({"side": side, "preset": preset, "epochs": a.epochs, "rate": a.rate, "seed": seed,
                                        "accuracy": accuracy}) + "\n")
    table(a.folder, data)


if __name__ == "__main__":
    main()
