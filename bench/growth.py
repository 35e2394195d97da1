#!/usr/bin/env python3
"""How the cost of maps grows with the side of the frame, the batch and the depth, both sides in turn.

usage: growth.py --keras PYTHON --classpath CLASSPATH --classes ARCHIVE [--only SERIES[|SERIES]] [--table bench/out/growth.md]
Called by compare.sh growth. The network is VGG16's convolutional part with one input channel and random weights; every number is
the median of three warm runs in a fresh process. What was measured before is kept in bench/out/growth.json, so that series can be
measured one at a time.
"""
import argparse
import json
import os

from compare import Run, both_sides, measure, measured, put

MODEL = "bench/out/vgg16-conv.h5"
SIDES, BATCHES, DEPTHS = [256, 512, 1024, 2048], [1, 2, 4, 8, 16], [2, 4, 7, 10, 13]
SERIES = {
    "side": ("side of the frame (13 convolutions, 1 frame)", [(side, 1, 13) for side in SIDES], lambda c: f"{c[0]} px"),
    "batch": ("frames at once (13 convolutions, 256 px)", [(256, batch, 13) for batch in BATCHES], lambda c: str(c[1])),
    "depth": ("first convolutions (512 px, 1 frame)", [(512, 1, depth) for depth in DEPTHS], lambda c: str(c[2])),
}


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    both_sides(p)
    p.add_argument("--only", default="", help="side, batch, depth, or one point such as 'side 2048 px'; several separated by |")
    p.add_argument("--table", default="bench/out/growth.md")
    a = p.parse_args()
    java = measure(a, "6g") + ["growth", MODEL]
    store = a.table.removesuffix(".md") + ".json"
    known = json.load(open(store)) if os.path.exists(store) else {}
    for series, (_, points, label) in SERIES.items():
        for point in points:
            name = f"{series} {label(point)}"
            if not any(part in name for part in a.only.split("|")):
                continue
            numbers = [str(n) for n in point]
            ours, theirs = Run(java + numbers), Run([a.keras, "bench/keras_side.py", "growth", MODEL] + numbers)
            known[name] = (ours.said["maps_s"], theirs.said["maps_s"], ours.memory, theirs.memory)
            print("%-20s %8.3f s %8.3f s  ratio %.2f  %6.0f MB %6.0f MB" % (
                name, *known[name][:2], known[name][0] / known[name][1], *known[name][2:]), flush=True)
            with open(store, "w") as h:
                json.dump(known, h, indent=1)
    text, complete = measured(), True
    for series, (title, points, label) in SERIES.items():
        text += f"| {title} | Convscope | Keras (TF 2.15) | ratio | memory, Convscope | memory, Keras |\n|---|---|---|---|---|---|\n"
        for point in points:
            if f"{series} {label(point)}" in known:
                mine, other, mm, om = known[f"{series} {label(point)}"]
                text += f"| {label(point)} | {mine:.3f} s | {other:.3f} s | {mine / other:.2f} | {mm:,.0f} MB | {om:,.0f} MB |\n"
            else:
                complete = False
        text += "\n"
    with open(a.table, "w") as h:
        h.write(text)
    if complete:
        put(a.marker, text)


if __name__ == "__main__":
    main()
