#!/usr/bin/env python3
"""Writes JMH's results of PicturesBenchmark and FramePaintBenchmark as a table into docs/performance.md. Called by compare.sh pictures.

usage: pictures.py RESULTS.json
"""
import json
import sys

from compare import put

NAMES = {
    "mosaicOfNewMaps": ("a mosaic of new maps: ranges, reduction, colours", "50 ms"),
    "mosaicAgain": ("the same again, after a change of colour or range", "-"),
    "frameReduced": ("a frame of 2500 x 2500 counts, reduced to 1,110 px", "-"),
    "framePannedAt40": ("a repaint of a frame of 4150 x 4371, moved at 40x", "16 ms"),
    "framePannedAt4": ("the same, moved at 4x", "-"),
    "frameFitted": ("the same, all of it in other colours", "-"),
    "rowHistogram": ("one row's histogram", "1 ms"),
    "frameHistogram": ("a frame's histogram, 512 x 512", "-"),
    "channelStatistics": ("statistics of all 64 units of 512 x 512", "-"),
    "channelOfMaps": ("one unit's map copied out of 512 x 512 x 64, channels last", "-"),
    "png": ("PNG of that mosaic", "-"),
}


def main():
    results = {r["benchmark"].rpartition(".")[2]: r for r in json.load(open(sys.argv[1]))}
    text = "| what | time | to reach |\n|---|---|---|\n"
    for name, (what, target) in NAMES.items():
        if name in results:
            metric = results[name]["primaryMetric"]
            digits = 4 if metric["score"] < 0.1 else 1
            text += f"| {what} | {metric['score']:.{digits}f} ± {metric['scoreError']:.{digits}f} {metric['scoreUnit'].replace('/op', '')} | {target} |\n"
    print(text)
    if set(NAMES) <= set(results):
        put("pictures", text)


if __name__ == "__main__":
    main()
