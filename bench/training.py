#!/usr/bin/env python3
"""A step of training, both sides in turn, as a table. Called by compare.sh training.

usage: training.py --keras PYTHON --classpath CLASSPATH --classes ARCHIVE [--only NAME[|NAME]] [--table bench/out/training.md]
Batches of 32 noise frames of 136 x 136, Adam, in a fresh process, RUNS times on each side, of which the median counts. Keras trains the
network that Convscope wrote, by fit. What was measured before is kept in bench/out/training.json.
"""
import argparse
import json
import os
import statistics
import tempfile
import time

from compare import Run, both_sides, measure, measured, put

BLOCKS = {"blocks": [{"convolutions": n, "filters": f, "batchNormalization": True} for n, f in ((2, 16), (2, 32), (1, 64))],
          "globalPooling": True}
ROWS = [("preset plain", "plain"), ("preset regularised", "regularised"),
        ("three blocks of 16, 16, 32, 32 and 64 filters, normalised, means of maps", json.dumps(BLOCKS))]
FRAMES, EPOCHS, RUNS = 256, 8, 3


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    both_sides(p)
    p.add_argument("--only", default="")
    p.add_argument("--table", default="bench/out/training.md")
    a = p.parse_args()
    store = a.table.removesuffix(".md") + ".json"
    known = json.load(open(store)) if os.path.exists(store) else {}
    with tempfile.TemporaryDirectory() as scratch:
        arrays, model, design = (os.path.join(scratch, name) for name in ("frames.npz", "model.h5", "design.json"))
        noise(a.keras, arrays)
        for name, network in ROWS:
            if not any(part in name for part in a.only.split("|")):
                continue
            with open(design, "w") as h:
                h.write(network)
            ours, theirs = [], []
            for _ in range(RUNS):
                ours.append(Run(measure(a, "2g", "org.convscope.bench.MeasureTraining")
                                + [design if network.startswith("{") else network, arrays, str(EPOCHS), model]).said["step_s"])
                theirs.append(Run([a.keras, "bench/keras_side.py", "training", model, arrays, str(EPOCHS)]).said["step_s"])
            known[name] = {"ours": statistics.median(ours), "theirs": statistics.median(theirs), "date": time.strftime("%Y-%m-%d")}
            print(line(name, known[name]), flush=True)
            with open(store, "w") as h:
                json.dump(known, h, indent=1)
    text = measured() + "| network | Convscope | Keras (TF 2.15) | time, ratio (target 0.8) |\n|---|---|---|---|\n"
    text += "".join(line(name, known[name]) + "\n" for name, _ in ROWS if name in known)
    with open(a.table, "w") as h:
        h.write(text)
    if all(name in known for name, _ in ROWS):
        put(a.marker, text)


def noise(python, path):
    """Frames x and classes y, by an interpreter that has numpy."""
    Run([python, "-c", f"""
import numpy as np
rng = np.random.default_rng(0)
np.savez({path!r}, x=rng.uniform(0, 70, ({FRAMES}, 136, 136)).astype("f4"), y=rng.integers(0, 6, {FRAMES}).astype("i4"))"""])


def line(name, one):
    return f"| {name} | {1000 * one['ours']:.0f} ms | {1000 * one['theirs']:.0f} ms | {one['ours'] / one['theirs']:.2f} |"


if __name__ == "__main__":
    main()
