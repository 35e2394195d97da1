#!/usr/bin/env python3
"""What the filters show: which maps see ice rings, how many maps of the last block are dead. Asks Convscope.

    filters.py --convscope ../../bin/convscope

Ice: frames in pairs, the same scene and noise seed with and without its ice, through `convscope inspect`. A map sees the
ice if its mean differs between both frames of a pair: the table ranks units by the mean of this difference divided by its
standard deviation over the pairs. Dead: zero everywhere in every sample frame.

Writes the tables into ../README.md between its marker lines, and pictures/*.png: Convscope's own, as they are.
"""

import argparse
import csv
import os
import shutil
import subprocess
from collections import defaultdict
from dataclasses import replace

import numpy as np

import readme
import simulate

HERE = os.path.dirname(os.path.abspath(__file__))
MODELS = os.path.dirname(HERE)
OUT = os.path.join(HERE, "out")
PICTURES = os.path.join(HERE, "pictures")
BEGIN, END = "<!-- filters: written by training/filters.py -->", "<!-- end of filters -->"
PAIRS = 12
SEED = 77
NAMES = ("quality", "multitask", "ice", "multilattice")


def pairs(folder):
    """Writes PAIRS frames with ice and the same without."""
    for index in range(PAIRS):
        quality = ("noxtal", "good", "strong")[index % 3]
        scene = simulate.random_scene(
            np.random.default_rng((SEED, index)), quality, ice="ice" if index % 2 else "badice")
        for name, one in (("ice", scene), ("none", replace(scene, ice=0.0))):
            os.makedirs(os.path.join(folder, name), exist_ok=True)
            made = simulate.render(one, np.random.default_rng((SEED, index, 1)))
            simulate.write_frame(os.path.join(folder, name, f"pair_{index:02d}.png"), made)


def inspect(convscope, model, frames, report):
    """Runs `convscope inspect`; the rows of all frames' units.csv by frame folder."""
    shutil.rmtree(report, ignore_errors=True)
    # relative, since the pictures name their frame
    files = [os.path.relpath(path, HERE) for path in (os.path.join(MODELS, model + ".h5"), frames)]
    subprocess.run([convscope, "inspect", *files, "--all", "--no-predictions", "--colormap", "viridis", "--out", report],
                   check=True, cwd=HERE)
    units = {}
    for name in sorted(os.listdir(os.path.join(report, "frames"))):
        with open(os.path.join(report, "frames", name, "units.csv")) as text:
            lines = [line for line in text if not line.startswith("#")]
        units[frame_of(report, name)] = list(csv.DictReader(lines))
    return units


def frame_of(report, folder):
    """The frame's file, as units.csv names it."""
    with open(os.path.join(report, "frames", folder, "units.csv")) as text:
        return next(line.split("Frame:")[1].strip() for line in text if "Frame:" in line)


def ice_rows(units):
    """Per layer: units by effect, as (effect, unit, mean with ice, mean without)."""
    with_ice, without = defaultdict(list), defaultdict(list)
    for frame in sorted(units):
        for row in units[frame]:
            part = with_ice if os.sep + "ice" + os.sep in frame else without
            part[row["layer"], int(row["unit"])].append(float(row["mean"]))
    layers = defaultdict(list)
    for (layer, unit), means in with_ice.items():
        difference = np.array(means) - np.array(without[layer, unit])
        effect = float(difference.mean() / difference.std()) if difference.std() > 0 else 0.0
        layers[layer].append((effect, unit, float(np.mean(means)), float(np.mean(without[layer, unit])),
                              bool((difference > 0).all())))
    return {layer: sorted(rows, key=lambda row: -abs(row[0])) for layer, rows in layers.items()}


def dead_units(units, layer):
    dead = defaultdict(int)
    for rows in units.values():
        for row in rows:
            if row["layer"] == layer:
                dead[int(row["unit"])] += row["dead"] == "true"
    never = sorted(unit for unit, count in dead.items() if count == len(units))
    return never, float(np.mean(list(dead.values())) / len(units)), len(dead)


def picture(report, ending, layer, name):
    """Copies a layer's mosaic of the frame whose file ends so."""
    folder = next(f for f in sorted(os.listdir(os.path.join(report, "frames"))) if frame_of(report, f).endswith(ending))
    shutil.copy(os.path.join(report, "frames", folder, layer + ".png"), os.path.join(PICTURES, name))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--convscope", default=os.path.join(MODELS, os.pardir, "bin", "convscope"))
    convscope = os.path.abspath(parser.parse_args().convscope)
    os.makedirs(PICTURES, exist_ok=True)
    twins, report = os.path.join(OUT, "pairs"), os.path.join(OUT, "pairs-report")
    shutil.rmtree(twins, ignore_errors=True)
    pairs(twins)
    lines = [f"Which maps of `ice.h5` see the ice, over {PAIRS} pairs of frames that differ in nothing but the ice. Effect: mean "
             "difference of the map's mean / its standard deviation over the pairs.", "",
             "| layer | units whose mean rises in every pair | strongest: unit (effect; mean with ice, without) |", "|---|---:|---|"]
    ranked = ice_rows(inspect(convscope, "ice", twins, report))
    for layer, rows in ranked.items():
        best = ", ".join(f"{unit} ({effect:+.1f}; {a:.3g}, {b:.3g})" for effect, unit, a, b, _ in rows[:4])
        lines.append(f"| `{layer}` | {sum(row[4] for row in rows)} of {len(rows)} | {best} |")
    layer = "block3_conv3"
    names = ", ".join(f"#{row[1]}" for row in ranked[layer][:4])
    for kind in ("ice", "none"):
        picture(report, os.path.join(kind, "pair_00.png"), layer, f"{layer}-{kind}.png")
    lines += ["", f"The same scene with ice (first) and without, `{layer}` of `ice.h5` in Convscope; look at {names}:", "",
              f"![{layer} of a frame with ice](training/pictures/{layer}-ice.png)", "",
              f"![{layer} of the same frame without ice](training/pictures/{layer}-none.png)", "",
              "Maps of the last block that are zero everywhere, over the sample frames:", "",
              "| model | dead in every frame | dead in a frame, on average |", "|---|---|---:|"]
    for name in NAMES:
        report = os.path.join(OUT, name + "-report")
        units = inspect(convscope, name, os.path.join(MODELS, os.pardir, "sample-images"), report)
        never, share, count = dead_units(units, "block5_conv3")
        text = f"{len(never)} of {count}" + (": " + ", ".join(map(str, never)) if never else "")
        lines.append(f"| `{name}` | {text} | {100 * share:.0f} % |")
        if name == "quality":
            picture(report, "strong_1.png", "block5_conv3", "block5_conv3-strong.png")
    lines += ["", "The last block of `quality.h5` for a strong frame, in Convscope:", "",
              "![block5_conv3 of a strong frame](training/pictures/block5_conv3-strong.png)", ""]
    readme.put(BEGIN, END, lines)


if __name__ == "__main__":
    main()
