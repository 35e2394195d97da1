"""Writes matplotlib's colour maps, 256 entries each, as the renderer reads them.

One file a map, 256 lines rrggbb, the bytes that matplotlib itself draws. With --check it compares instead of writing.
Gray is the level itself: matplotlib cuts 255 * (i / 255) to a whole number, which for some i is i - 1.

    python src/test/scripts/colour_maps.py [--check]
"""

import pathlib
import sys

import matplotlib
import numpy as np

TARGET = pathlib.Path(__file__).parents[2] / "main/resources/org/convscope/render/colour"
NAMES = ["gray", "viridis", "cividis", "Blues", "RdBu"]


def text(name):
    levels = np.arange(256)
    if name == "gray":
        table = np.stack([levels] * 3, axis=1)
    else:
        table = matplotlib.colormaps[name](levels, bytes=True)[:, :3]
    return "".join("%02x%02x%02x\n" % tuple(row) for row in table)


def main():
    for name in NAMES:
        path = TARGET / (name.lower() + ".txt")
        if "--check" in sys.argv:
            assert path.read_text() == text(name), path
        else:
            path.write_text(text(name))


if __name__ == "__main__":
    main()
