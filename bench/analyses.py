#!/usr/bin/env python3
"""Saliency maps of many gradients each, the exciters of a whole layer, and occlusion maps, both sides in turn, as two tables. Called
by compare.sh analyses.

usage: analyses.py --keras PYTHON --classpath CLASSPATH --classes ARCHIVE [--only NAME[|NAME]] [--table bench/out/analyses.md]
50 steps or samples of one noise frame, in a fresh process, once to warm up and once measured. Keras takes its gradients compiled, in
batches of 5, 10, 25 and 50, of which the fastest counts. A layer's exciters climb 40 steps as the notebook's do, after two steps to warm up;
Keras's in one compiled loop, in batches of 8, 16, 32 and 64. What was measured before is kept in bench/out/analyses.json.
"""
import argparse
import json
import os
import time

from compare import Run, both_sides, measure, measured, put

STEPS = 50
ROWS = [(f"{method}, {name}", model, layer, side, method)
        for name, model, layer, side in (("VGG19 at 224, block5_conv3", "bench/out/vgg19-224.h5", "block5_conv3", 224),
                                         ("models/quality.h5 at 512, a class", "models/quality.h5", "-", 512))
        for method in ("integrated", "smoothgrad")]
ROWS.append(("exciters of all 64 units, models/quality.h5 at 64, block3_conv3", "models/quality.h5", "block3_conv3", 64, "exciters"))
PATCH, STRIDE = 11, 4
OCCLUSIONS = [("occlusion, models/quality.h5 at 512, a class", "models/quality.h5", "-", 512),
              ("occlusion, models/quality.h5 at 512, block3_conv3", "models/quality.h5", "block3_conv3", 512)]


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    both_sides(p)
    p.add_argument("--only", default="")
    p.add_argument("--table", default="bench/out/analyses.md")
    a = p.parse_args()
    store = a.table.removesuffix(".md") + ".json"
    known = json.load(open(store)) if os.path.exists(store) else {}
    for name, model, layer, side, method in ROWS:
        if not any(part in name for part in a.only.split("|")):
            continue
        what = [model, layer, str(side)]
        if method == "exciters":
            ours = Run(measure(a, "2g", "org.convscope.bench.MeasureExciters") + ["time"] + what)
            theirs = Run([a.keras, "bench/keras_side.py", "exciters"] + what)
            times = {"ours": ours.said["layer_s"], "first": None, "theirs": theirs.said["layer_s"], "batch": theirs.said["together"]}
        else:
            ours = Run(measure(a, "2g", "org.convscope.bench.MeasureSaliency") + what + [method, str(STEPS)])
            theirs = Run([a.keras, "bench/keras_side.py", "saliency"] + what + [str(STEPS), "--out", method])
            times = {"ours": ours.said["again_s"], "first": ours.said["first_s"], "theirs": theirs.said["best_s"], "batch": theirs.said["batch"]}
        known[name] = {**times, "memory": ours.memory, "their_memory": theirs.memory, "date": time.strftime("%Y-%m-%d")}
        print(line(name, known[name]), flush=True)
        with open(store, "w") as h:
            json.dump(known, h, indent=1)
    text = measured() + ("| 50 gradients of one frame, or exciters | target | Convscope | first time | Keras (TF 2.15) | its batch | ratio | memory, Convscope | memory, Keras |\n"
                         "|---|---|---|---|---|---|---|---|---|\n")
    text += "".join(line(row[0], known[row[0]]) + "\n" for row in ROWS if row[0] in known)
    with open(a.table, "w") as h:
        h.write(text)
    if all(row[0] in known for row in ROWS):
        put(a.marker, text)
    occlusions(a, known, store)


def occlusions(a, known, store):
    java = measure(a, "2g", "org.convscope.bench.MeasureOcclusion")
    for name, model, layer, side in OCCLUSIONS:
        if not any(part in name for part in a.only.split("|")):
            continue
        what = [model, layer, str(side), str(PATCH), str(STRIDE)]
        ours, theirs = Run(java + what), Run([a.keras, "bench/keras_side.py", "occlusion"] + what)
        known[name] = {"ours": ours.said["all_s"], "picture": ours.said["picture_s"], "fewer": ours.said["fewer"],
                       "passes": ours.said["passes"], "theirs": theirs.said["best_s"], "batch": theirs.said["batch"],
                       "memory": ours.memory, "their_memory": theirs.memory, "date": time.strftime("%Y-%m-%d")}
        print(occlusion_line(name, known[name]), flush=True)
        with open(store, "w") as h:
            json.dump(known, h, indent=1)
    if all(row[0] in known for row in OCCLUSIONS):
        put("occlusion", measured()
            + f"| patches of {PATCH}, {STRIDE} apart | passes | target | Convscope | first whole picture | fewer multiply-adds | "
              "Keras (TF 2.15), worked out from 32 passes | its batch | ratio | memory, Convscope | memory, Keras |\n"
              "|---|---|---|---|---|---|---|---|---|---|---|\n"
            + "".join(occlusion_line(row[0], known[row[0]]) + "\n" for row in OCCLUSIONS))


def occlusion_line(name, one):
    return (f"| {name.removeprefix('occlusion, ')} | {one['passes']:,} | 0.15 x | {one['ours']:.1f} s | {one['picture']:.1f} s | "
            f"{one['fewer']:.0f} x | {one['theirs']:,.0f} s | {one['batch']} | {one['ours'] / one['theirs']:.3f} | "
            f"{one['memory']:,.0f} MB | {one['their_memory']:,.0f} MB |")


def line(name, one):
    first = "-" if one["first"] is None else f"{one['first']:.1f} s"
    return (f"| {name} | 0.5 x | {one['ours']:.1f} s | {first} | {one['theirs']:.1f} s | {one['batch']} | "
            f"{one['ours'] / one['theirs']:.2f} | {one['memory']:,.0f} MB | {one['their_memory']:,.0f} MB |")


if __name__ == "__main__":
    main()
