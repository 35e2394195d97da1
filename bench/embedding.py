#!/usr/bin/env python3
"""Frames laid out by t-SNE, Convscope and scikit-learn in turn, on the same points with the same threads, as a table.

usage: embedding.py --python PYTHON --classpath CLASSPATH [--runs 3] [--points 10000] [--features 256]
PYTHON has scikit-learn; CLASSPATH is that of compare.sh. Both are given the features of all frames, 400 steps, perplexity 30 and the
principal components to begin with, each in a fresh process. The trustworthiness, which only Convscope always works out, is timed apart.
"""
import argparse
import json
import os
import statistics
import subprocess
import sys

from compare import measured, put

SIDE = """
import json, sys, time
import numpy as np
from sklearn.manifold import TSNE, trustworthiness
x = np.fromfile(sys.argv[1], '<f4').reshape(-1, int(sys.argv[2]))
began = time.time()
fit = TSNE(max_iter=400, init='pca', random_state=0, perplexity=30, n_jobs=int(sys.argv[3]))
y = fit.fit_transform(x)
seconds = time.time() - began
print(json.dumps({'seconds': seconds, 'divergence': float(fit.kl_divergence_),
                  'trustworthiness': trustworthiness(x, y, n_neighbors=5) if sys.argv[4] == 'trust' else None}))
"""

POINTS = """
import sys
import numpy as np
count, features = int(sys.argv[2]), int(sys.argv[3])
rng = np.random.RandomState(7)
middles = rng.normal(0, 1, (12, features))
along = rng.normal(0, 1, (8, features))
x = middles[rng.randint(0, 12, count)] * 0.8 + rng.normal(0, 1, (count, 8)) @ along * 0.4 + rng.normal(0, 0.5, (count, features))
np.maximum(x, 0).astype('<f4').tofile(sys.argv[1])
"""


def run(command):
    return json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout.splitlines()[-1])


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--python", default=sys.executable)
    p.add_argument("--classpath", required=True)
    p.add_argument("--runs", type=int, default=3)
    p.add_argument("--points", type=int, default=10000)
    p.add_argument("--features", type=int, default=256)
    a = p.parse_args()
    threads = len(os.sched_getaffinity(0))
    file = f"bench/out/points-{a.points}-{a.features}.f32"
    os.makedirs("bench/out", exist_ok=True)
    subprocess.run([a.python, "-c", POINTS, file, str(a.points), str(a.features)], check=True)
    ours, theirs = [], []
    for i in range(a.runs):
        ours.append(run(["java", "-Xmx2g", "-cp", a.classpath, "org.convscope.inspect.embedding.MeasureEmbedding", file,
                         str(a.features), "400"]))
        theirs.append(run([a.python, "-c", SIDE, file, str(a.features), str(threads), "trust" if i == 0 else "-"]))
        print(ours[-1], theirs[-1], flush=True)
    mine, sklearn = (statistics.median(r["seconds"] for r in side) for side in (ours, theirs))
    put("embedding", measured() + "| frames on a plane | target | Convscope | scikit-learn | ratio | trustworthiness | divergence | its trustworthiness takes |\n"
        "|---|---|---|---|---|---|---|---|\n"
        f"| {a.points:,} points of {a.features} features, 400 steps, {threads} threads, median of {a.runs} | 1.0 x "
        f"| {mine:.1f} s | {sklearn:.1f} s | {mine / sklearn:.2f} "
        f"| {ours[0]['trustworthiness']:.3f}, {theirs[0]['trustworthiness']:.3f} "
        f"| {ours[0]['divergence']:.3f}, {theirs[0]['divergence']:.3f} "
        f"| {statistics.median(r['comparing'] for r in ours):.1f} s |\n")


if __name__ == "__main__":
    main()
