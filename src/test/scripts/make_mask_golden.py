#!/usr/bin/env python3
"""Writes the masks that the notebook on CIFAR makes of maps of drops, by its own lines.

Run with scipy and numpy:  python make_mask_golden.py ../resources/occlusion/mask.json
"""
import json
import sys

import numpy as np
from scipy.ndimage import gaussian_filter, zoom

CASES = [(5, 18), (7, 21), (3, 14), (2, 11), (1, 6)]


def main(path):
    random = np.random.default_rng(4)
    cases = []
    for places, side in CASES:
        drop = random.normal(size=(places, places)).astype("f4")
        if places == 1:
            drop = np.array([[0.25]], "f4")
        mask = drop.astype("f8")
        with np.errstate(invalid="ignore"):
            mask = (mask - mask.min()) / (mask.max() - mask.min())
        mask = zoom(mask, side / places, order=1)
        mask = gaussian_filter(mask, sigma=2)
        cases.append({"rows": places, "side": side, "drop": drop.ravel().tolist(),
                      "smooth": [None if np.isnan(one) else round(float(one), 7) for one in mask.ravel()]})
        assert mask.shape == (side, side)
    with open(path, "w") as h:
        json.dump({"cases": cases}, h)


if __name__ == "__main__":
    main(*sys.argv[1:])
