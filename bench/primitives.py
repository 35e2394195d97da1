#!/usr/bin/env python3
"""What each kind of oneDNN's primitives takes on both sides, by oneDNN's own account, as a table. Called by compare.sh primitives.

usage: primitives.py --keras PYTHON --classpath CLASSPATH --classes ARCHIVE [--only WORK[|WORK]] [--runs 4] [--table bench/out/primitives.md]
Each side runs twice, with two equal runs and with that many more; the difference is what a warm run takes. Printing an account takes time
itself, about 10 us a primitive, which is not in the numbers.
"""
import argparse
import collections
import os
import subprocess

from compare import FRAME, VGG16, both_sides, measure, measured, put
from networks import NAMES, made

FIRST = 2
WORK = [
    ("all 13 convolutions' maps", ["maps", VGG16, FRAME], ["maps", VGG16, FRAME]),
    ("exciter step, vgg19-152", ["exciter", "bench/out/vgg19-152.h5", "block4_conv1", "152"], ["exciter", "vgg19-152"]),
    ("exciter step, vgg19-224", ["exciter", "bench/out/vgg19-224.h5", "block5_conv3", "224"], ["exciter", "vgg19-224"]),
    ("exciter step, vgg16-512", ["exciter", VGG16, "block5_conv3", "512"], ["exciter", "vgg16-512"]),
] + [(name, ["network", f"bench/out/{name}.h5"], ["network", f"bench/out/{name}.h5"])
     for name in NAMES]


def account(command):
    """Milliseconds and calls by kind and implementation, from lines such as
    onednn_verbose,exec,cpu,convolution,brgconv:avx512_core,forward_training,...,0.31 with more columns in front from version to version."""
    environment = dict(os.environ, DNNL_VERBOSE="1", ONEDNN_VERBOSE="1")
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment)
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)}: {done.stderr[-500:]}")
    times, calls = collections.Counter(), collections.Counter()
    for line in done.stdout.splitlines():
        parts = line.split(",")
        if "verbose" not in parts[0] or "exec" not in parts or parts[-1].startswith("exec"):
            continue
        at = parts.index("exec")
        key = parts[at + 2], parts[at + 4].removesuffix("_training").removesuffix("_inference"), parts[at + 3]
        try:
            times[key] += float(parts[-1])
        except ValueError:  # the line that names the columns
            continue
        calls[key] += 1
    return times, calls


def a_run(command, runs):
    """Milliseconds and calls of one warm run."""
    times, calls = account(command + [str(FIRST)])
    more, more_calls = account(command + [str(FIRST + runs)])
    return {key: ((more[key] - times[key]) / runs, (more_calls[key] - calls[key]) / runs)
            for key in more if more_calls[key] > calls[key]}


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    both_sides(p)
    p.add_argument("--only", default="")
    p.add_argument("--runs", type=int, default=4)
    p.add_argument("--table", default="bench/out/primitives.md")
    a = p.parse_args()
    table = measured()
    for title, mine, other in WORK:
        if not any(part in title for part in a.only.split("|")):
            continue
        if title in NAMES:
            made(a.keras, title)
        sides = {"Convscope": a_run(measure(a, "1g") + ["primitives-" + mine[0], *mine[1:]], a.runs),
                 "TensorFlow 2.15": a_run([a.keras, "bench/keras_side.py", "primitives-" + other[0], *other[1:]], a.runs)}
        table += f"{title}:\n\n| primitive | direction | implementation | side | calls | time |\n|---|---|---|---|---|---|\n"
        for side, times in sides.items():
            for (kind, direction, implementation), (ms, calls) in sorted(times.items(), key=lambda item: -item[1][0]):
                if ms >= 0.05:
                    table += f"| {kind} | {direction} | {implementation} | {side} | {calls:g} | {ms:.1f} ms |\n"
            table += f"| all | | | {side} | {sum(calls for _, calls in times.values()):g} | {sum(ms for ms, _ in times.values()):.1f} ms |\n"
        table += "\n"
        print(table[table.rindex(title):], flush=True)
    with open(a.table, "w") as h:
        h.write(table)
    if not a.only:
        put(a.marker, table)


if __name__ == "__main__":
    main()
