#!/usr/bin/env python3
"""Frames a second of top, both sides in turn, as a table. Called by compare.sh top.

usage: top.py --keras PYTHON --classpath CLASSPATH --classes ARCHIVE [--only NAME[|NAME]] [--table bench/out/top.md]
From 8-bit PNG files to the ten frames that excite each unit of a layer most, and where in them. As census.py otherwise.
"""
from census import TIMES, frames_a_second

ROWS = [("ice.h5, block5_conv3", "models/ice.h5", "block5_conv3"),
        ("quality.h5, block3_conv3", "models/quality.h5", "block3_conv3"),
        ("quality.h5, block1_conv2", "models/quality.h5", "block1_conv2")]

if __name__ == "__main__":
    frames_a_second(__doc__, "top", "org.convscope.bench.MeasureTop", ROWS, TIMES)
