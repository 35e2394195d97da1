#!/usr/bin/env python3
"""Maps of all the convolutions of other networks, both sides in turn, as a table. Called by compare.sh networks.

usage: networks.py --keras PYTHON --classpath CLASSPATH --classes ARCHIVE [--only NAME[|NAME]] [--table bench/out/networks.md]
Networks of keras.applications and a small U-Net, with random weights and moving statistics, 224 x 224 x 3. Every number is the
median of five runs in a fresh process, after two runs, or, where that is said, after thirty. What was measured before is kept in bench/out/networks.json, so that networks can
be measured one at a time.
"""
import argparse
import json
import os
import subprocess

from compare import Run, both_sides, measure, measured, put

NAMES = ["ResNet50", "DenseNet121", "InceptionV3", "Xception", "MobileNetV2", "MobileNetV3Small", "EfficientNetB0", "ConvNeXtTiny",
         "UNet"]


def made(keras, name):
    """The network's file, which is made once."""
    model = f"bench/out/{name}.h5"
    if not os.path.exists(model):
        subprocess.run([keras, "bench/make_network.py", name, model], check=True)
    return model


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    both_sides(p)
    p.add_argument("--only", default="")
    p.add_argument("--table", default="bench/out/networks.md")
    p.add_argument("--operations", action="store_true", help="print what each kind of operation takes instead")
    a = p.parse_args()
    java = measure(a, "1g")
    store = a.table.removesuffix(".md") + ".json"
    known = json.load(open(store)) if os.path.exists(store) else {}
    for name in NAMES:
        if not any(part in name for part in a.only.split("|")):
            continue
        model = made(a.keras, name)
        if a.operations:
            operations(name, java + ["operations-network", model], [a.keras, "bench/keras_side.py", "operations-network", model])
            continue
        ours, theirs = Run(java + ["network", model]), Run([a.keras, "bench/keras_side.py", "network", model])
        if ours.said["convolutions"] != theirs.said["convolutions"]:
            raise SystemExit(f"{name}: {ours.said['convolutions']} convolutions here, {theirs.said['convolutions']} in Keras")
        known[name] = (ours.said["convolutions"], ours.said["maps_s"], ours.said["later_s"], theirs.said["maps_s"], ours.memory, theirs.memory)
        print(line(name, known[name]), flush=True)
        with open(store, "w") as h:
            json.dump(known, h, indent=1)
    if a.operations:
        return
    text = measured() + ("| network | convolutions | Convscope | after 30 runs | Keras (TF 2.15) | ratio | after 30 runs | memory, Convscope | memory, Keras |\n"
            "|---|---|---|---|---|---|---|---|---|\n")
    text += "".join(line(name, known[name]) + "\n" for name in NAMES if name in known)
    with open(a.table, "w") as h:
        h.write(text)
    if all(name in known for name in NAMES):
        put(a.marker, text)


def line(name, one):
    convolutions, mine, later, other, mm, om = one
    return (f"| {name} | {convolutions} | {mine * 1e3:.0f} ms | {later * 1e3:.0f} ms | {other * 1e3:.0f} ms | {mine / other:.2f} | "
            f"{later / other:.2f} | {mm:,.0f} MB | {om:,.0f} MB |")


def operations(name, ours, theirs):
    times = {}
    for row in subprocess.run(ours, stdout=subprocess.PIPE, text=True, check=True).stdout.splitlines():
        if row.count("\t") == 2:
            _, part, ms = row.split("\t")
            times[part] = times.get(part, 0) + float(ms)
    for side, parts in (("Convscope", times), ("TensorFlow", Run(theirs).said["operations_ms"])):
        print(f"{name}, {side}: " + ", ".join(f"{part} {ms:.1f}" for part, ms in sorted(parts.items(), key=lambda i: -i[1]) if ms >= 0.1))


if __name__ == "__main__":
    main()
