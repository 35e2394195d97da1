#!/usr/bin/env python3
"""Writes an EIGER 16M run of three images, 4150 x 4371, bitshuffle-LZ4, with its master file and pixel mask, into a folder."""

import os
import sys

import h5py
import hdf5plugin
import numpy as np

HEIGHT, WIDTH = 4371, 4150


def main(folder):
    os.makedirs(folder, exist_ok=True)
    random = np.random.default_rng(1)
    image = random.poisson(3, (HEIGHT, WIDTH)).astype("u4")
    image[random.integers(0, HEIGHT, 20000), random.integers(0, WIDTH, 20000)] = random.integers(0, 60000, 20000)
    mask = np.zeros((HEIGHT, WIDTH), "u4")
    mask[:, ::1031], mask[::512] = 1, 1
    image[mask > 0] = 2 ** 32 - 1
    packing = hdf5plugin.Bitshuffle(nelems=0, cname="lz4")
    with h5py.File(os.path.join(folder, "bench_data_000001.h5"), "w") as file:
        data = file.create_dataset("entry/data/data", (3, HEIGHT, WIDTH), "u4", chunks=(1, HEIGHT, WIDTH), **packing)
        for number in range(3):
            data[number] = np.roll(image, number)
    with h5py.File(os.path.join(folder, "bench_master.h5"), "w") as file:
        file["entry/data/data_000001"] = h5py.ExternalLink("bench_data_000001.h5", "/entry/data/data")
        detector = file.create_group("entry/instrument/detector")
        detector["detector_distance"] = 0.2
        detector.create_dataset("detectorSpecific/pixel_mask", data=mask, chunks=mask.shape, **packing)


if __name__ == "__main__":
    main(sys.argv[1])
