#!/usr/bin/env python3
"""Which units of ice.h5 its answer rests on, beside which see the ice: `ablate` and `census` over the same frames. Asks Convscope.

    ice_ablation.py --convscope ../../bin/convscope

The frames are those of ice_census.py: pairs of the same scene with and without its ice. All units of three layers are switched off one
by one over the frames with ice of the first PAIRS pairs, and those that are first by the fall and first by the area each by itself
over both frames of these pairs. Writes the table into ../README.md between its marker lines, and pictures/ice-ablation.png.
"""

import argparse
import csv
import json
import os
import shutil
import subprocess

import ice_census
import readme

HERE = os.path.dirname(os.path.abspath(__file__))
MODELS = os.path.dirname(HERE)
OUT = os.path.join(HERE, "out", "ice-ablation")
BEGIN, END = "<!-- ice ablation: written by training/ice_ablation.py -->", "<!-- end of ice ablation -->"
PAIRS = 60
LAYERS = ("block3_conv3", "block4_conv3", "block5_conv3")


def run(convscope, *words):
    subprocess.run([convscope, *words], check=True, cwd=HERE)


def some(frames):
    """Links the first pairs' frames: ALL/ice, ALL/none."""
    folder = os.path.join(OUT, "frames")
    for name in ("ice", "none"):
        os.makedirs(os.path.join(folder, name), exist_ok=True)
        for index in range(PAIRS):
            link = os.path.join(folder, name, f"pair_{index:03d}.png")
            if not os.path.exists(link):
                os.link(os.path.join(frames, ("even", "odd")[index % 2], name, f"pair_{index:03d}.png"), link)
    return folder


def without(convscope, folder, layer, unit):
    """Metrics of all frames without one unit."""
    out = os.path.join(OUT, f"{layer}-{unit}")
    run(convscope, "ablate", os.path.join(MODELS, "ice.h5"), os.path.join(folder, "labels.csv"), "--layer", layer,
        "--unit", str(unit), "--out", out)
    with open(os.path.join(out, "ablate.json")) as text:
        metrics = json.load(text)["metrics"]
    return metrics["with"]["yesNo"][0], metrics["without"]["yesNo"][0]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--convscope", required=True)
    convscope = os.path.abspath(parser.parse_args().convscope)
    frames = os.path.join(OUT, "pairs")
    if not os.path.isdir(frames):
        ice_census.pairs(frames, PAIRS)
    folder = some(frames)
    with open(os.path.join(folder, "labels.csv"), "w") as text:
        text.write("file,ice\n")
        for name in ("ice", "none"):
            for index in range(PAIRS):
                text.write(f"{name}/pair_{index:03d}.png,{int(name == 'ice')}\n")
    census = os.path.join(OUT, "census")
    if not os.path.exists(os.path.join(census, "census.csv")):
        layers = [word for layer in LAYERS for word in ("--layers", layer)]
        run(convscope, "census", os.path.join(MODELS, "ice.h5"), os.path.join(folder, "ice"), os.path.join(folder, "none"),
            *layers, "--between", "ice", "none", "--out", census)
    lines = ["| layer | first by fall: unit (fall; area, its place) | first by area: unit (area; fall, its place) | Spearman of fall and area |",
             "|---|---|---|---:|"]
    chosen = []
    for layer in LAYERS:
        out = os.path.join(OUT, layer)
        if not os.path.exists(os.path.join(out, "ablate.json")):
            run(convscope, "ablate", os.path.join(MODELS, "ice.h5"), os.path.join(folder, "ice"), "--layer", layer, "--all",
                "--census", os.path.join(census, "census.csv"), "--out", out)
        with open(os.path.join(out, "ranking.csv")) as text:
            rows = list(csv.DictReader(line for line in text if not line.startswith("#")))
        by_fall, by_area = rows[0], next(row for row in rows if row["auc_place"] == "1")
        lines.append(
            f"| `{layer}` | {by_fall['unit']} ({float(by_fall['fall']):+.2f}; {float(by_fall['auc']):.3f}, {by_fall['auc_place']}.) "
            f"| {by_area['unit']} ({float(by_area['auc']):.3f}; {float(by_area['fall']):+.2f}, {by_area['place']}.) "
            f"| {ice_census.spearman([float(row['fall']) for row in rows], [float(row['auc']) for row in rows]):.2f} |")
        chosen += [(layer, by_fall["unit"], by_fall["fall"]), (layer, by_area["unit"], by_area["fall"])]
    lines += ["", "| without | fall | right answers | area under the ROC curve of the answer |", "|---|---:|---:|---:|"]
    whole = None
    for layer, unit, fall in dict.fromkeys(chosen):
        whole, left = without(convscope, folder, layer, unit)
        lines.append(f"| `{layer}` {unit} | {float(fall):+.2f} | {100 * left['accuracy']:.1f} % | {left['areaUnderRoc']:.3f} |")
    lines.append(f"| nothing | 0 | {100 * whole['accuracy']:.1f} % | {whole['areaUnderRoc']:.3f} |")
    shutil.copy(os.path.join(OUT, "block4_conv3", "ranking.png"), os.path.join(HERE, "pictures", "ice-ablation.png"))
    readme.put(BEGIN, END, lines)
    print("\n".join(lines))


if __name__ == "__main__":
    main()
