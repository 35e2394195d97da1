#!/usr/bin/env python3
"""Which filters of ice.h5 see the ice: a census of frames in pairs, the same scene and noise with and without its ice. Asks Convscope.

    ice_census.py --convscope ../../bin/convscope

The census takes all pairs, and each half of them by itself; units that rank high in one half should in the other, which Spearman's
correlation of the areas under the ROC curve says, layer by layer and over all. Writes the table into ../README.md between its marker
lines, and pictures/ice-census.png, Convscope's own.
"""

import argparse
import csv
import json
import os
import shutil
import subprocess
from dataclasses import replace

import numpy as np

import readme
import simulate

HERE = os.path.dirname(os.path.abspath(__file__))
MODELS = os.path.dirname(HERE)
OUT = os.path.join(HERE, "out", "ice-census")
BEGIN, END = "<!-- ice census: written by training/ice_census.py -->", "<!-- end of ice census -->"
PAIRS = 200
SEED = 78
LAYERS = ("block1_conv2", "block2_conv2", "block3_conv3", "block4_conv3", "block5_conv3")


def pairs(folder, count=PAIRS):
    """Writes so many frames with ice and the same without, those of odd number into another half."""
    for index in range(count):
        quality = ("noxtal", "good", "strong")[index % 3]
        scene = simulate.random_scene(
            np.random.default_rng((SEED, index)), quality, ice="ice" if index % 4 < 2 else "badice")
        for name, one in (("ice", scene), ("none", replace(scene, ice=0.0))):
            half = os.path.join(folder, ("even", "odd")[index % 2], name)
            os.makedirs(half, exist_ok=True)
            made = simulate.render(one, np.random.default_rng((SEED, index, 1)))
            simulate.write_frame(os.path.join(half, f"pair_{index:03d}.png"), made)


def census(convscope, out, *folders):
    """Runs `convscope census`; the rows of census.csv and what stands beside them."""
    layers = [word for layer in LAYERS for word in ("--layers", layer)]
    subprocess.run([convscope, "census", os.path.join(MODELS, "ice.h5"), *folders, *layers,
                    "--between", "ice", "none", "--out", out], check=True, cwd=HERE)
    with open(os.path.join(out, "census.csv")) as text:
        rows = list(csv.DictReader(text))
    with open(os.path.join(out, "census.json")) as text:
        return rows, json.load(text)


def labels(folder):
    """A label file for one half, since a subfolder of a half is no category of that name alone."""
    path = os.path.join(folder, "labels.csv")
    with open(path, "w") as text:
        text.write("file,kind\n")
        for kind in ("ice", "none"):
            for name in sorted(os.listdir(os.path.join(folder, kind))):
                text.write(f"{kind}/{name},{kind}\n")
    return path


def ranks(values):
    """Ranks, equal values having their mean."""
    _, inverse, counts = np.unique(values, return_inverse=True, return_counts=True)
    ends = np.cumsum(counts)
    return (ends - (counts - 1) / 2)[inverse]


def spearman(one, other):
    return float(np.corrcoef(ranks(one), ranks(other))[0, 1])


def table(rows, halves, beside):
    areas = {(row["layer"], int(row["unit"])): float(row["auc"]) for row in rows}
    both = [{(row["layer"], int(row["unit"])): float(row["auc"]) for row in half} for half in halves]
    q = {(unit["layer"], unit["unit"]): unit["q"] for unit in beside["between"]["units"]}
    lines = ["| layer | units with q < 1 % | strongest: unit (area; 95 % interval) | halves agree |", "|---|---:|---|---:|"]
    intervals = {(row["layer"], int(row["unit"])): f"{float(row['auc_low']):.2f}-{float(row['auc_high']):.2f}" for row in rows}
    for layer in LAYERS:
        units = [key for key in areas if key[0] == layer]
        best = sorted(units, key=lambda key: -abs(areas[key] - 0.5))[:4]
        strongest = ", ".join(f"{key[1]} ({areas[key]:.3f}; {intervals[key]})" for key in best)
        found = sum(q[key] < 0.01 for key in units)
        agreement = spearman([both[0][key] for key in units], [both[1][key] for key in units])
        lines.append(f"| `{layer}` | {found} of {len(units)} | {strongest} | {agreement:.3f} |")
    total = spearman([both[0][key] for key in areas], [both[1][key] for key in areas])
    return "\n".join(lines), total


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--convscope", default=os.path.join(MODELS, "..", "bin", "convscope"))
    options = parser.parse_args()
    frames = os.path.join(OUT, "frames")
    if not os.path.isdir(frames):
        pairs(frames)
    even, odd = (labels(os.path.join(frames, half)) for half in ("even", "odd"))
    shutil.rmtree(os.path.join(OUT, "all"), ignore_errors=True)
    rows, beside = census(options.convscope, os.path.join(OUT, "all"), even, odd)
    halves = [census(options.convscope, os.path.join(OUT, name), one)[0] for name, one in (("even", even), ("odd", odd))]
    lines, total = table(rows, halves, beside)
    write(lines, total, beside)
    print(lines, total)


def write(lines, total, beside):
    """Into the README, with Convscope's picture."""
    shutil.copy(os.path.join(OUT, "all", "census.png"), os.path.join(HERE, "pictures", "ice-census.png"))
    chance = beside["between"]["chance"]
    readme.put(BEGIN, END, f"""Which units of `ice.h5` tell frames with ice from the same frames without: the area under the ROC curve of the frame's
mean of the unit's map, over {PAIRS} pairs of frames that differ in nothing but the ice. 0.5 is chance, below it a unit
falls silent at ice; the largest of {chance['units']} units that chance is expected to reach is {chance['largestArea']:.3f}.
The last column is Spearman's correlation of the areas in one half of the pairs and in the other; over all units it is
{total:.3f}.

{lines}

![The units that tell ice best](training/pictures/ice-census.png)
""".splitlines())


if __name__ == "__main__":
    main()
