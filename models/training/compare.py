#!/usr/bin/env python3
"""Compares simulated frames with nanoBragg's: radial profile, spot count, spot size, variance.

    compare.py NANOBRAGG_FOLDER [--frames 150] [--seed 3] [--out simulated-and-nanobragg.png]

The folder holds 8-bit frames and the label files `multiclasses.txt` and `categories1.txt`. Both sets are measured in
the same way, on the 8-bit frames alone: intensity in units of the frame's median is ((v + 10) / 128)^2.
"""

import argparse
import os

import numpy as np
from PIL import Image
from scipy import ndimage

import simulate


def read_labels(folder):
    """List of (path, labels) of a set in nanoBragg's label formats."""
    quality = {}
    with open(os.path.join(folder, "categories1.txt")) as lines:
        for line in lines:
            name, value, _, _ = line.split()
            quality[name] = value
    rows = []
    with open(os.path.join(folder, "multiclasses.txt")) as lines:
        for line in lines:
            name, *values = line.split()
            labels = dict(zip(simulate.FLAGS, map(int, values[:6])))
            labels.update(zip(simulate.MOSAICS, map(float, values[6:])))
            rows.append((os.path.join(folder, name), {**labels, "quality": quality[name]}))
    return rows


_Y, _X = np.mgrid[:512, :512]


def measure(image):
    """Profile (medians of rings of 4 px), spots, mean spot size in pixels, variance / counting noise, median count.

    Spots are groups of pixels 4 standard deviations of counting noise above their surroundings (25 x 25 px), 20 to 110
    pixels from the middle. The variance is taken 20 to 60 pixels from the middle: beyond 1 only spots cause it, though
    frames whose background saturates 8 bits have less.
    """
    value = ((image.astype(float) + 10) / 128) ** 2 * (image > 0)
    radius = np.hypot(_X - 256, _Y - 256)
    ring = (radius / 4).astype(int)
    order = np.argsort(ring.ravel(), kind="stable")
    split = np.split(value.ravel()[order], np.cumsum(np.bincount(ring.ravel()))[:-1])
    profile = np.array([np.median(v) for v in split])
    levels = np.unique(image)
    levels = levels[levels > 0]
    counts_per_median = 1 / ((levels[0] + 10.5) / 128) ** 2 if len(levels) else 1.0
    smooth = ndimage.uniform_filter(value, 25)
    noise = np.sqrt(np.maximum(smooth, 0.05) / counts_per_median)
    zone = (radius > 20) & (radius < 110)
    groups, count = ndimage.label(zone & (value > smooth + 4 * noise))
    size = float(np.bincount(groups.ravel())[1:].mean()) if count else 0.0
    inner = (radius > 20) & (radius < 60)
    # variance beyond counting noise, which spots alone cause
    excess = value[inner].var() / max(value[inner].mean() / counts_per_median, 1e-6)
    return profile, count, size, excess, counts_per_median


def main():
    parser = argparse.ArgumentParser(description="Simulated frames beside nanoBragg's.")
    parser.add_argument("nanobragg")
    parser.add_argument("--frames", type=int, default=150)
    parser.add_argument("--seed", type=int, default=3)
    parser.add_argument("--out", default="simulated-and-nanobragg.png")
    arguments = parser.parse_args()

    sets = {"nanoBragg": [], "simulated": []}
    for path, labels in read_labels(arguments.nanobragg):
        sets["nanoBragg"].append((labels, measure(np.asarray(Image.open(path).convert("L")))))
    for index in range(arguments.frames):
        made = simulate.frame((arguments.seed, 1000, index))
        sets["simulated"].append((made.scene.labels(), measure(made.image)))

    import matplotlib
    matplotlib.use("Agg")
    import matplotlib.pyplot as plt

    figure, axes = plt.subplots(2, 3, figsize=(13, 7.5), constrained_layout=True)
    colours = {"nanoBragg": "tab:red", "simulated": "tab:blue"}
    r = np.arange(80) * 4 + 2
    for axis, (title, wanted) in zip(axes[0], [
            ("no crystal, no ice", lambda l: l["quality"] == "noxtal" and not l["ice"]),
            ("crystal, no ice", lambda l: l["mosaic1"] > 0 and not l["ice"]),
            ("ice", lambda l: l["ice"])]):
        for name, rows in sets.items():
            profiles = np.array([m[0][:80] for l, m in rows if wanted(l)])
            axis.plot(r, np.median(profiles, axis=0), color=colours[name], label=f"{name} ({len(profiles)})")
            axis.fill_between(r, *np.percentile(profiles, [10, 90], axis=0), color=colours[name], alpha=0.2)
        axis.set(title=title, xlabel="radius [px]", ylabel="ring median / frame median", ylim=(0, 4.5))
        axis.legend()
    classes = ["noxtal", "weak", "good", "strong"]
    for axis, (title, column) in zip(axes[1], [
            ("spots (> 4 sigma, r < 110 px)", 1), ("mean spot size [px]", 2), ("variance / counting noise, 20..60 px", 3)]):
        for offset, (name, rows) in zip((-0.17, 0.17), sets.items()):
            for place, quality in enumerate(classes):
                values = np.array([m[column] for l, m in rows if l["quality"] == quality])
                jitter = np.random.default_rng(place).uniform(-0.1, 0.1, len(values))
                axis.plot(place + offset + jitter, values, ".", color=colours[name], alpha=0.5,
                          label=name if place == 0 else None)
                axis.plot([place + offset - 0.13, place + offset + 0.13], [np.median(values)] * 2, color="black")
        axis.set(title=title, xticks=range(4))
        axis.set_xticklabels(classes)
        if column != 2:
            axis.set_yscale("symlog", linthresh=1)
        axis.legend()
    figure.savefig(arguments.out, dpi=65)
    for name, rows in sets.items():
        for quality in classes:
            values = np.array([m[1:] for l, m in rows if l["quality"] == quality])
            print(name, quality, len(values), "spots, size, variance, counts: median",
                  np.round(np.median(values, axis=0), 2), "10-90 %", np.round(np.percentile(values, [10, 90], 0), 2).tolist())


if __name__ == "__main__":
    main()
