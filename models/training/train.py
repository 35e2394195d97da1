#!/usr/bin/env python3
"""Trains the four models on simulated frames: quality, multitask, ice, multilattice.

    train.py                                  everything, from making the frames to metrics
    train.py --only quality                   one model (the others need quality.h5 first)
    train.py --evaluate --nanobragg FOLDER    metrics of what is there, also on nanoBragg's labelled frames

All models have VGG16's layout and layer names: 13 convolutions in five blocks, 512 x 512 x 1; an average over 8 x 8
places stands between the last block and the dense layers. While training, every trained convolution is followed by a
batch normalisation, which is folded into kernel and bias afterwards: the saved models hold plain convolutions. Two
phases learn on the inner 256 x 256 pixels, which is quick and where all spots lie; the first of them sees mostly strong
frames, from which lattices are easiest to tell. The last phase learns on whole frames, without blocks 1-3. `quality`
learns with further heads for the other labels beside its own, so that blocks 1-3 see what all models need; these heads
are dropped. The other models take blocks 1-3 from quality.h5 and never change them; their blocks 4-5 and heads start
from what the inner phases learnt and are trained on for their own labels, where these are hard through the same three
phases.

nanoBragg frames are only ever measured here, never trained on.

Seeded; TensorFlow on two threads. Where the processor has AMX, training runs in bfloat16; saved weights and all metrics
are float32.
"""

import argparse
import json
import os
import time
from multiprocessing import Pool

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")

import numpy as np

import simulate

HERE = os.path.dirname(os.path.abspath(__file__))
MODELS = os.path.dirname(HERE)
OUT = os.path.join(HERE, "out")
METRICS = os.path.join(HERE, "metrics")

SEED = 20
FRAMES = {"train": 12000, "validation": 600, "test": 400}
BLOCKS = ((2, 16), (2, 32), (3, 64), (3, 64), (3, 64))
"""Convolutions and filters of each block."""
FROZEN_BLOCKS = 3
HIDDEN = 64
PHASES = {
    "quality": ((256, 2000, 2e-3, 0.6), (256, 4500, 2e-3, 0.22), (512, 250, 5e-4, 0.22)),
    "multitask": ((256, 1000, 1e-3, 0.5), (256, 4000, 1e-3, 0.22), (512, 400, 5e-4, 0.22)),
    "ice": ((512, 60, 5e-4, 0.22),),
    "multilattice": ((256, 1000, 1e-3, 0.5), (256, 7000, 1e-3, 0.22), (512, 400, 5e-4, 0.22)),
}
"""Pixels a side, steps, highest learning rate and share of strong frames (0.22 as they come) of each phase."""
BATCH = 16
HEADS = {
    "quality": (("predictions", "softmax", simulate.QUALITIES),),
    "multitask": (("categories", "sigmoid", simulate.FLAGS), ("mosaic1", "regression", ("mosaic1",)),
                  ("mosaic2", "regression", ("mosaic2",))),
    "ice": (("predictions", "sigmoid", ("ice",)),),
    "multilattice": (("predictions", "sigmoid", ("multilattice",)),),
}
"""Outputs of each model: layer name, kind, labels."""


# --- data -----------------------------------------------------------------------------------------------------------


def _make(job):
    part, index = job
    made = simulate.frame((SEED, ("train", "validation", "test").index(part), index))
    labels = made.scene.labels()
    return made.image, [labels[f] for f in simulate.FLAGS + simulate.MOSAICS] + [
        simulate.QUALITIES.index(labels["quality"])]


def frames(part, count, workers=2):
    """(count, 512, 512) uint8 and labels (count, 9): six flags, mosaic1, mosaic2, quality's index. Cached in out/."""
    os.makedirs(OUT, exist_ok=True)
    images, labels = (os.path.join(OUT, f"{part}-{kind}-{count}.npy") for kind in ("images", "labels"))
    if not os.path.exists(labels):
        begun = time.time()
        store = np.lib.format.open_memmap(images, "w+", np.uint8, (count, 512, 512))
        rows = np.zeros((count, 9), np.float32)
        with Pool(workers) as pool:
            for i, (image, row) in enumerate(pool.imap(_make, ((part, i) for i in range(count)), chunksize=16)):
                store[i] = image
                rows[i] = row
        store.flush()
        np.save(labels, rows)
        print(f"{part}: {count} frames in {time.time() - begun:.0f} s", flush=True)
    return np.load(images, mmap_mode="r"), np.load(labels)


def batches(images, labels, rng, side, strong, size=BATCH):
    """Endless shuffled batches (size, side, side, 1); every frame turned or mirrored at random (no label minds).

    Smaller sides are cut out around the middle, up to 12 pixels off. `strong` is the share of strong frames, the others
    are thinned out to make room for them.
    """
    bright = labels[:, 8] == simulate.QUALITIES.index("strong")
    others = min(1.0, bright.sum() * (1 - strong) / strong / (~bright).sum())
    while True:
        order = rng.permutation(len(images))
        order = order[bright[order] | (rng.random(len(order)) < others)]
        for start in range(0, len(order) - size + 1, size):
            chosen = np.sort(order[start:start + size])
            batch = np.empty((size, side, side, 1), np.uint8)
            for k, index in enumerate(chosen):
                top, left = ((512 - side) // 2 + (rng.integers(-12, 13, 2) if side < 512 else np.zeros(2, int)))
                turned = np.rot90(images[index, top:top + side, left:left + side], rng.integers(4))
                batch[k, ..., 0] = turned[:, ::-1] if rng.random() < 0.5 else turned
            yield batch, labels[chosen]


# --- networks -------------------------------------------------------------------------------------------------------


def tensorflow():
    import tensorflow as tf

    if not getattr(tensorflow, "ready", False):
        tf.config.threading.set_intra_op_parallelism_threads(2)
        tf.config.threading.set_inter_op_parallelism_threads(2)
        tensorflow.ready = True
    return tf


def head_layers(keras, features, heads, dtype=None):
    """Average over an eighth of the frame's side, two dense layers; a dense output per head."""
    places = features.shape[1] // 2
    x = keras.layers.AveragePooling2D(places, name="average_pool", dtype=dtype)(features)
    x = keras.layers.Flatten(name="flatten")(x)
    x = keras.layers.Dense(HIDDEN, activation="relu", name="fc1", dtype=dtype)(x)
    if dtype:
        x = keras.layers.Dropout(0.2)(x)
    outputs = []
    for layer, kind, labels in heads:
        activation = "softmax" if kind == "softmax" else "sigmoid"
        outputs.append(keras.layers.Dense(len(labels), activation=activation, name=layer, dtype=dtype)(x))
    return outputs


def final_network(name):
    """The model as it is saved: plain convolutions with ReLU."""
    keras = tensorflow().keras
    x = entry = keras.Input((512, 512, 1), name="input_1")
    for block, (convolutions, filters) in enumerate(BLOCKS, 1):
        for k in range(1, convolutions + 1):
            x = keras.layers.Conv2D(filters, 3, padding="same", activation="relu", name=f"block{block}_conv{k}")(x)
        x = keras.layers.MaxPooling2D(name=f"block{block}_pool")(x)
    return keras.Model(entry, head_layers(keras, x, HEADS[name]), name=name)


def training_network(name, side, frozen_from=None):
    """The network while it learns: uint8 frames in, batch normalisation where trained.

    A block's pooling comes before its last normalisation, which is quicker; with a scale that cannot be negative the
    result is the same as of the folded convolution, ReLU and pooling.
    """
    keras = tensorflow().keras
    entry = keras.Input((side, side, 1), name="input_1", dtype="uint8")
    x = keras.layers.Rescaling(1 / 255.0)(entry)
    for block, (convolutions, filters) in enumerate(BLOCKS, 1):
        frozen = frozen_from is not None and block <= FROZEN_BLOCKS
        for k in range(1, convolutions + 1):
            label = f"block{block}_conv{k}"
            pool = keras.layers.MaxPooling2D(name=f"block{block}_pool") if k == convolutions else lambda t: t
            if frozen:
                x = keras.layers.Conv2D(filters, 3, padding="same", activation="relu", name=label, trainable=False)(x)
                x = pool(x)
            else:
                x = keras.layers.Conv2D(filters, 3, padding="same", use_bias=False,
                                        kernel_initializer="he_normal", name=label)(x)
                x = pool(x)
                x = keras.layers.BatchNormalization(momentum=0.95, gamma_constraint="non_neg", dtype="float32",
                                                    name=label + "_norm")(x)
                x = keras.layers.ReLU()(x)
    heads = HEADS[name]
    if name == "quality":
        heads = heads + tuple(("aux_" + layer, kind, labels) for layer, kind, labels in HEADS["multitask"])
    model = keras.Model(entry, head_layers(keras, x, heads, dtype="float32"))
    if frozen_from is not None:
        for layer in frozen_from.layers:
            if layer.name.startswith(tuple(f"block{b}_conv" for b in range(1, FROZEN_BLOCKS + 1))):
                model.get_layer(layer.name).set_weights(layer.get_weights())
    return model, heads


def fold(trained, name):
    """The saved model: w' = w g / sqrt(v + e), b' = beta - m g / sqrt(v + e); frozen layers as they are."""
    final = final_network(name)
    for layer in final.layers:
        if not layer.get_weights():
            continue
        source = trained.get_layer(layer.name)
        if not layer.name.startswith("block") or source.use_bias:
            layer.set_weights(source.get_weights())
            continue
        norm = trained.get_layer(layer.name + "_norm")
        gamma, beta, mean, variance = (w.astype(np.float64) for w in norm.get_weights())
        factor = gamma / np.sqrt(variance + norm.epsilon)
        kernel = source.get_weights()[0].astype(np.float64) * factor
        layer.set_weights([kernel.astype(np.float32), (beta - mean * factor).astype(np.float32)])
    return final


def targets(labels, heads):
    """One array per head from rows (N, 9)."""
    columns = list(simulate.FLAGS + simulate.MOSAICS)
    out = []
    for _, kind, names in heads:
        if kind == "softmax":
            out.append(np.eye(len(simulate.QUALITIES), dtype=np.float32)[labels[:, 8].astype(int)])
        else:
            out.append(labels[:, [columns.index(n) for n in names]])
    return out


def precision(keras, fast):
    keras.mixed_precision.set_global_policy("mixed_bfloat16" if fast and has_amx() else "float32")


def train(name):
    """Trains one model through its phases and saves models/<name>.h5 after every validation."""
    keras = tensorflow().keras
    keras.utils.set_random_seed(SEED)
    precision(keras, fast=False)
    base = None
    if name != "quality":
        base = keras.models.load_model(os.path.join(MODELS, "quality.h5"), compile=False)
    images, labels = frames("train", FRAMES["train"])
    held, held_labels = frames("validation", FRAMES["validation"])
    if name != "quality":
        held, held_labels = held[:200], held_labels[:200]
    history, begun, learnt = [], time.time(), {} if name == "quality" else inherited(name)
    for phase, (side, steps, rate, strong) in enumerate(PHASES[name], 1):
        precision(keras, fast=True)
        model, heads = training_network(name, side, base)
        for layer in model.layers:
            if layer.trainable and layer.name in learnt:
                layer.set_weights(learnt[layer.name])
        schedule = keras.optimizers.schedules.CosineDecay(
            rate / 10, max(1, steps - 60), alpha=0.05, warmup_target=rate, warmup_steps=min(60, steps // 2))
        losses = {layer: {"softmax": "categorical_crossentropy", "sigmoid": "binary_crossentropy",
                          "regression": "mse"}[kind] for layer, kind, _ in heads}
        # Keras takes the mean over a head's labels: every label counts the same so.
        shares = {layer: 2.0 if kind == "regression" else float(len(columns)) if kind == "sigmoid" else 1.0
                  for layer, kind, columns in heads}
        model.compile(keras.optimizers.Adam(schedule), losses, loss_weights=shares)
        source = batches(images, labels, np.random.default_rng((SEED, phase)), side, strong)
        inset = (512 - side) // 2
        total, seen, seconds = 0.0, 0, time.time()
        for step in range(1, steps + 1):
            batch, rows = next(source)
            values = model.train_on_batch(batch, targets(rows, heads))
            total += values[0] if isinstance(values, list) else values
            seen += 1
            if step % 50 == 0:
                print(f"{name} phase {phase} step {step}/{steps} loss {total / seen:.4f} "
                      f"{(time.time() - seconds) / seen:.2f} s/step", flush=True)
            if step % 250 == 0 or step == steps:
                spent = (time.time() - seconds) / seen
                scores = score(heads, predict(model, held[:, inset:inset + side, inset:inset + side]), held_labels)
                history.append({"phase": phase, "side": side, "step": step, "loss": round(total / seen, 4),
                                "secondsPerStep": round(spent, 3), "validation": scores})
                print(f"{name} phase {phase} step {step}: {json.dumps(scores)}", flush=True)
                if phase == len(PHASES[name]) or base is None:
                    precision(keras, fast=False)
                    save(fold(model, name), name)
                    precision(keras, fast=True)
                total, seen, seconds = 0.0, 0, time.time()
        learnt = {layer.name: layer.get_weights() for layer in model.layers if layer.get_weights()}
        if base is None and side < PHASES[name][phase][0]:
            precision(keras, fast=False)
            base = fold(model, name)
            keep(learnt)
    precision(keras, fast=False)
    keras.backend.clear_session()
    os.makedirs(METRICS, exist_ok=True)
    with open(os.path.join(METRICS, f"{name}-training.json"), "w") as out:
        json.dump({"seed": SEED, "frames": FRAMES, "batch": BATCH, "phases": PHASES[name], "bfloat16": has_amx(),
                   "minutes": round((time.time() - begun) / 60, 1), "history": history}, out, indent=1)


def keep(learnt):
    """Stores what the inner phases of quality learnt, its heads for all labels included."""
    np.savez(os.path.join(OUT, "quality-inner.npz"),
             **{f"{layer}:{i}": w for layer, weights in learnt.items() for i, w in enumerate(weights)})


def inherited(name):
    """Weights by layer to start from, heads taken from the columns that quality learnt for these labels."""
    with np.load(os.path.join(OUT, "quality-inner.npz")) as stored:
        learnt = {}
        for key in stored.files:
            layer, _, index = key.rpartition(":")
            learnt.setdefault(layer, {})[int(index)] = stored[key]
    learnt = {layer: [weights[i] for i in sorted(weights)] for layer, weights in learnt.items()}
    del learnt["predictions"]
    for layer, _, labels in HEADS[name]:
        if layer == labels[0]:
            learnt[layer] = learnt["aux_" + layer]
        else:
            columns = [simulate.FLAGS.index(label) for label in labels]
            learnt[layer] = [w[..., columns] for w in learnt["aux_categories"]]
    return learnt


def has_amx():
    try:
        with open("/proc/cpuinfo") as lines:
            return "amx_bf16" in lines.read()
    except OSError:
        return False


def save(model, name):
    model.save(os.path.join(MODELS, f"{name}.h5"), include_optimizer=False)
    if name == "ice":
        model.save(os.path.join(MODELS, "ice.keras"))


# --- metrics --------------------------------------------------------------------------------------------------------


def predict(model, images, size=25):
    """List of arrays, one per output; frames as the network takes them (uint8 while training, else x 1/255)."""
    scaled = model.input.dtype != "uint8"
    parts = []
    for start in range(0, len(images), size):
        batch = images[start:start + size][..., None]
        values = model.predict_on_batch(batch.astype(np.float32) * np.float32(1 / 255.0) if scaled else batch)
        parts.append(values if isinstance(values, list) else [values])
    return [np.concatenate(p).astype(np.float64) for p in zip(*parts)]


def score(heads, outputs, labels):
    """Accuracy per label (regression: R2) as a flat dict."""
    result = {}
    for (layer, kind, names), values, truth in zip(heads, outputs, targets(labels, heads)):
        if kind == "softmax":
            result["quality"] = round(float((values.argmax(1) == truth.argmax(1)).mean()), 4)
        elif kind == "sigmoid":
            for k, label in enumerate(names):
                result[label] = round(float(((values[:, k] >= 0.5) == (truth[:, k] > 0.5)).mean()), 4)
        else:
            spread = ((truth - truth.mean()) ** 2).sum()
            result[names[0]] = round(float(1 - ((values - truth) ** 2).sum() / spread), 4) if spread else None
    return result


def report(name, outputs, labels):
    """Every figure of one model on one set: accuracy, majority baseline, matrices, AUC, R2."""
    from sklearn.metrics import roc_auc_score

    result = {"frames": len(labels)}
    for (layer, kind, names), values, truth in zip(HEADS[name], outputs, targets(labels, HEADS[name])):
        if kind == "softmax":
            chosen, true = values.argmax(1), truth.argmax(1)
            matrix = np.zeros((len(names), len(names)), int)
            np.add.at(matrix, (true, chosen), 1)
            result["quality"] = {
                "accuracy": round(float((chosen == true).mean()), 4),
                "majority": round(float(np.bincount(true).max() / len(true)), 4),
                "classes": list(names), "confusionRowsAreTruth": matrix.tolist(),
                "accuracyPerClass": {n: round(float(matrix[i, i] / max(matrix[i].sum(), 1)), 4)
                                     for i, n in enumerate(names)}}
        elif kind == "sigmoid":
            for k, label in enumerate(names):
                yes, true = values[:, k] >= 0.5, truth[:, k] > 0.5
                result[label] = {
                    "accuracy": round(float((yes == true).mean()), 4),
                    "majority": round(float(max(true.mean(), 1 - true.mean())), 4),
                    "auc": round(float(roc_auc_score(true, values[:, k])), 4) if 0 < true.mean() < 1 else None,
                    "truePositive": int((yes & true).sum()), "falsePositive": int((yes & ~true).sum()),
                    "falseNegative": int((~yes & true).sum()), "trueNegative": int((~yes & ~true).sum())}
        else:
            true, value = truth[:, 0], values[:, 0]
            present = true > 0
            result[names[0]] = {
                "r2": _r2(true, value), "r2WhereAboveZero": _r2(true[present], value[present]),
                "meanAbsoluteError": round(float(np.abs(value - true).mean()), 4),
                "meanAbsoluteErrorOfMean": round(float(np.abs(true - true.mean()).mean()), 4)}
    return result


def _r2(true, value):
    spread = ((true - true.mean()) ** 2).sum() if len(true) else 0
    return round(float(1 - ((value - true) ** 2).sum() / spread), 4) if spread else None


def nanobragg(folder):
    """Frames and labels of a nanoBragg set, as `frames` gives them; their names too."""
    from PIL import Image

    import compare

    rows = compare.read_labels(folder)
    images = np.stack([np.asarray(Image.open(path).convert("L")) for path, _ in rows])
    labels = np.array([[l[f] for f in simulate.FLAGS + simulate.MOSAICS] + [simulate.QUALITIES.index(l["quality"])]
                       for _, l in rows], np.float32)
    return images, labels, [os.path.basename(path) for path, _ in rows]


def sidecar(name, metrics):
    """<name>.convscope.json: labels, preprocessing, data and metrics of a model."""
    kinds = [{"output": layer, "index": i, "name": label, "kind": kind}
             for layer, kind, names in HEADS[name] for i, label in enumerate(names)]
    text = {
        "labels": kinds,
        "preprocessing": {
            "size": [512, 512], "resample": "nearest", "crop": "none", "channels": 1,
            "counts": {"mode": "sqrt-median", "factor": 128, "offset": -10}, "scale": "1/255"},
        "data": {
            "source": "simulated frames, models/training/simulate.py",
            "seed": SEED, "frames": FRAMES,
            "depth": "trained on 8-bit frames, clip(128 sqrt(I / median) - 10, 0, 255); deeper frames are brought to "
                     "8 bits in this way, 8-bit frames are taken as they are",
            "validation": "nanoBragg frames, 42, never trained on"},
        "metrics": metrics,
    }
    with open(os.path.join(MODELS, f"{name}.convscope.json"), "w") as out:
        json.dump(text, out, indent=1)
        out.write("\n")


def evaluate(names, folder):
    """Metrics of saved models on held-out simulated frames, and on nanoBragg's where a folder is given."""
    keras = tensorflow().keras
    keras.mixed_precision.set_global_policy("float32")
    images, labels = frames("test", FRAMES["test"])
    os.makedirs(METRICS, exist_ok=True)
    for name in names:
        model = keras.models.load_model(os.path.join(MODELS, f"{name}.h5"), compile=False)
        path = os.path.join(METRICS, f"{name}.json")
        metrics = {}
        if os.path.exists(path):
            with open(path) as text:
                metrics = {k: v for k, v in json.load(text).items() if k == "nanoBragg"}
        metrics = {"heldOutSimulated": report(name, predict(model, images), labels), **metrics}
        if folder:
            real, real_labels, files = nanobragg(folder)
            outputs = predict(model, real)
            metrics["nanoBragg"] = report(name, outputs, real_labels)
            metrics["nanoBragg"]["predictions"] = {
                file: [[round(float(v), 4) for v in values[i]] for values in outputs] for i, file in enumerate(files)}
        with open(path, "w") as out:
            json.dump(metrics, out, indent=1)
        sidecar(name, {kind: {k: v for k, v in values.items() if k != "predictions"}
                       for kind, values in metrics.items()})
        for kind, values in metrics.items():
            print(name, kind, json.dumps({k: v for k, v in values.items() if k != "predictions"}), flush=True)


def main():
    parser = argparse.ArgumentParser(description="Trains the models on simulated frames.")
    parser.add_argument("--only", choices=list(HEADS), action="append")
    parser.add_argument("--evaluate", action="store_true", help="no training")
    parser.add_argument("--nanobragg", help="folder of labelled nanoBragg frames, for validation")
    parser.add_argument("--frames", type=int, help="frames to train on")
    arguments = parser.parse_args()
    if arguments.frames:
        FRAMES["train"] = arguments.frames
    names = arguments.only or list(HEADS)
    for name in names:
        if not arguments.evaluate:
            train(name)
    evaluate(names, arguments.nanobragg)


if __name__ == "__main__":
    main()
