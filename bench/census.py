#!/usr/bin/env python3
"""Frames a second of a census, both sides in turn, as a table. Called by compare.sh census.

usage: census.py --keras PYTHON --classpath CLASSPATH --classes ARCHIVE [--only NAME[|NAME]] [--table bench/out/census.md]
From 8-bit PNG files to each unit's mean, maximum, zeros, correlation with every other unit of its layer, and area under the ROC curve.
In a fresh process, once to warm up and once measured. Keras computes sums on the device, compiled, in batches of 1, 4, 8 and 16 frames, of
which the fastest counts, and reads the next frames beside it. What was measured before is kept in bench/out/census.json.
"""
import argparse
import glob
import json
import os
import shutil
import subprocess
import tempfile
import time

from compare import Run, both_sides, measure, measured, put

ROWS = [("ice.h5, block5_conv3", "models/ice.h5", "block5_conv3"),
        ("ice.h5, block3_conv3 and block4_conv3", "models/ice.h5", "block3_conv3,block4_conv3"),
        ("ice.h5, all 13 convolutions", "models/ice.h5",
         ",".join(f"block{block}_conv{i + 1}" for block, count in enumerate((2, 2, 3, 3, 3), 1) for i in range(count)))]
TIMES = 8
GIVEN_UP_S = 120


def main():
    frames_a_second(__doc__, "census", "org.convscope.bench.MeasureCensus", ROWS, TIMES)


def frames_a_second(said, what, program, rows, times):
    """Measures rows of (name, model, layers) on both sides, with so many times sixteen frames, and writes the table."""
    p = argparse.ArgumentParser(description=said, formatter_class=argparse.RawDescriptionHelpFormatter)
    both_sides(p)
    p.add_argument("--only", default="")
    p.add_argument("--table", default=f"bench/out/{what}.md")
    a = p.parse_args()
    java = measure(a, "2g", program)
    store = a.table.removesuffix(".md") + ".json"
    known = json.load(open(store)) if os.path.exists(store) else {}
    with tempfile.TemporaryDirectory() as frames:
        for path in sorted(glob.glob("sample-images/*/*.png"))[:16]:
            shutil.copy(path, frames)
        for name, model, layers in rows:
            if any(part in name for part in a.only.split("|")):
                ours = Run(java + [model, frames, str(times), layers]).said
                theirs = keras(a.keras, what, model, frames, layers)
                known[name] = {"ours": ours["frames_per_s"], "core": ours["core_per_s"], "theirs": theirs.get("frames_per_s"),
                               "batch": theirs.get("batch"), "date": time.strftime("%Y-%m-%d")}
                print(line(name, known[name]), flush=True)
                with open(store, "w") as h:
                    json.dump(known, h, indent=1)
    text = measured() + (f"| {what} | Convscope | core alone | of it (target 0.9) | Keras (TF 2.15) | its batch | time, ratio (target 0.5) |\n"
                         "|---|---|---|---|---|---|---|\n")
    text += "".join(line(row[0], known[row[0]]) + "\n" for row in rows if row[0] in known)
    with open(a.table, "w") as h:
        h.write(text)
    if all(row[0] in known for row in rows):
        put(a.marker, text)


def keras(python, what, model, frames, layers):
    """What it says of the frames four times; nothing where it is given up."""
    try:
        return Run([python, "bench/keras_side.py", what, model, frames, "4", "--out", layers], GIVEN_UP_S).said
    except subprocess.TimeoutExpired:
        return {}


def line(name, one):
    theirs = f"{one['theirs']:.1f} | {one['batch']} | {one['theirs'] / one['ours']:.2f}" if one["theirs"] else "- | - | -"
    return f"| {name} | {one['ours']:.1f} frames/s | {one['core']:.1f} | {one['ours'] / one['core']:.2f} | {theirs} |"


if __name__ == "__main__":
    main()
