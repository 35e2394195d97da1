#!/usr/bin/env python3
"""What each kind of operation takes on both sides, as a table. Called by compare.sh operations.

usage: operations.py --keras PYTHON --classpath CLASSPATH --classes ARCHIVE [--only ROWS] [--table bench/out/operations.md]
Convscope's numbers are medians of eleven warm runs, added up over the layers; TensorFlow's come from its own profiler, five warm
runs. TensorFlow computes ReLU within the convolution.
"""
import argparse
import subprocess

from compare import FRAME, VGG16, Run, both_sides, measure, measured, put

KINDS = [
    ("convolution", ["Convolution"], ["Conv2D", "_FusedConv2D", "_MklNativeConv2D", "_MklNativeFusedConv2D"]),
    ("ReLU", ["Relu"], ["Relu"]),
    ("pooling", ["Pooling"], ["MaxPool", "_MklNativeMaxPool"]),
    ("convolution's gradient", ["Convolution gradient"], ["Conv2DBackpropInput", "_MklNativeConv2DBackpropInput"]),
    ("ReLU's gradient", ["Relu gradient"], ["ReluGrad"]),
    ("pooling's gradient", ["Pooling gradient"], ["MaxPoolGrad", "_MklNativeMaxPoolGrad"]),
    ("copies in and out", ["copy in", "copy out"], []),
]
WORK = [
    ("all 13 convolutions' maps", ["operations-maps", VGG16, FRAME], ["operations-maps", VGG16, FRAME]),
    ("exciter step, vgg19-152", ["operations-exciter", "bench/out/vgg19-152.h5", "block4_conv1", "152"], ["operations-exciter", "vgg19-152"]),
    ("exciter step, vgg19-224", ["operations-exciter", "bench/out/vgg19-224.h5", "block5_conv3", "224"], ["operations-exciter", "vgg19-224"]),
    ("exciter step, vgg16-512", ["operations-exciter", VGG16, "block5_conv3", "512"], ["operations-exciter", "vgg16-512"]),
]


def ours(command):
    times = {}
    for line in subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout.splitlines():
        if line.count("\t") == 2:
            _, part, ms = line.split("\t")
            times[part] = times.get(part, 0) + float(ms)
    return times


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    both_sides(p)
    p.add_argument("--only", default="")
    p.add_argument("--table", default="bench/out/operations.md")
    a = p.parse_args()
    java = measure(a, "1g")
    table = measured()
    for title, mine, other in WORK:
        if not any(part in title for part in a.only.split("|")):
            continue
        left = ours(java + mine)
        right = Run([a.keras, "bench/keras_side.py"] + other).said["operations_ms"]
        table += f"| {title} | Convscope | TensorFlow 2.15 |\n|---|---|---|\n"
        for kind, parts, ops in KINDS:
            l, r = sum(left.get(part, 0) for part in parts), sum(right.get(op, 0) for op in ops)
            if l or r:
                table += f"| {kind} | {l:.1f} ms | {f'{r:.1f} ms' if r else '-'} |\n"
        table += "\n"
    print(table)
    with open(a.table, "w") as h:
        h.write(table)
    if not a.only:
        put(a.marker, table)


if __name__ == "__main__":
    main()
