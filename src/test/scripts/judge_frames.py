#!/usr/bin/env python3
"""Compares what `convscope frame` says of frames with what fabio, Pillow and numpy read from them.

    judge_frames.py [--convscope "bin/convscope"] [FILE|FOLDER...]

Frames given are read as they are; besides, fabio and h5py write a frame of every format and number type that they can into a
temporary folder. A line per image: size, smallest, largest, mean, sum by both. Ends with 1 if any of them differs.
"""

import argparse
import bz2
import gzip
import json
import os
import subprocess
import sys
import tempfile
import warnings

import fabio
import h5py
import hdf5plugin
import numpy as np
from PIL import Image

warnings.filterwarnings("ignore")


def written(folder):
    """Frames of every kind, and what was written into them: {path: [array, ...]}."""
    random = np.random.default_rng(5)
    height, width = 97, 131
    files = {}

    def counts(kind):
        if np.dtype(kind).kind == "f":
            return random.normal(50, 30, (height, width)).astype(kind)
        top = min(np.iinfo(kind).max, 2 ** 31 - 1)
        low = -2 if np.dtype(kind).kind == "i" else 0
        array = random.poisson(40, (height, width)).astype(kind)
        array[::9, ::7] = random.integers(low, top, array[::9, ::7].shape)
        array[40:43] = low
        return array

    def put(name, *arrays):
        path = os.path.join(folder, name)
        files[path] = list(arrays)
        return path

    for kind in ("i1", "u1", "i2", "u2", "i4", "u4", "i8", "u8", "f4", "f8"):
        array = counts(kind)
        fabio.edfimage.EdfImage(data=array).write(put(f"{kind}.edf", array))
        np.save(put(f"{kind}.npy", array), array)
        with h5py.File(put(f"{kind}.h5", array, array[::-1]), "w") as file:
            stack = np.stack([array, array[::-1]])
            file.create_dataset("entry/data/data", data=stack, chunks=(1, height, width), **hdf5plugin.Bitshuffle())
    for kind in ("i2", "u2", "i4"):
        array = counts(kind)
        fabio.cbfimage.CbfImage(data=array.astype("i4")).write(put(f"{kind}.cbf", array.astype("i4")))
    for kind in ("u1", "i2", "u2", "i4", "u4", "f4"):
        array = counts(kind)
        fabio.tifimage.TifImage(data=array).write(put(f"{kind}.tif", array))
    for kind in ("i1", "u1", "i2", "u2", "i4", "u4", "f4"):
        array = counts(kind)
        image = fabio.dtrekimage.DtrekImage(data=array)
        image.write(put(f"{kind}.img", array))
    array = counts("u2")
    image = fabio.adscimage.AdscImage(data=array)
    image.header.update({"HEADER_BYTES": 512, "DIM": 2, "BYTE_ORDER": "little_endian", "TYPE": "unsigned_short",
                         "SIZE1": width, "SIZE2": height})
    image.write(put("adsc.img", array))
    stack = [counts("i4") for _ in range(3)]
    image = fabio.edfimage.EdfImage(data=stack[0])
    for frame in stack[1:]:
        image.append_frame(data=frame)
    image.write(put("three.edf", *stack))
    fabio.eigerimage.EigerImage(data=np.stack(stack).astype("u4")).write(put("eiger.h5", *[s.astype("u4") for s in stack]))
    for name in ("u2.edf", "i4.cbf", "u2.tif"):
        with open(os.path.join(folder, name), "rb") as file:
            data = file.read()
        arrays = files[os.path.join(folder, name)]
        with open(put(name + ".gz", *arrays), "wb") as file:
            file.write(gzip.compress(data))
        with open(put(name + ".bz2", *arrays), "wb") as file:
            file.write(bz2.compress(data))
    return files


def plain_pgm(path):
    with open(path, "rb") as file:
        words = b" ".join(line.split(b"#")[0] for line in file.read().split(b"\n")).split()
    return np.array(words[4:], dtype="i8").reshape(int(words[2]), int(words[1]))


def binary_pgm(path):
    with open(path, "rb") as file:
        data = file.read()
    at, words = 2, []
    while len(words) < 3:
        while data[at:at + 1].isspace():
            at += 1
        end = at
        if data[at:at + 1] == b"#":
            at = data.index(b"\n", at)
            continue
        while not data[end:end + 1].isspace():
            end += 1
        words.append(int(data[at:end]))
        at = end
    width, height, largest = words
    return np.frombuffer(data[at + 1:], ">u2" if largest > 255 else "u1", width * height).reshape(height, width)


def judged(path):
    """All images of a file by somebody else's reader; none if nobody else reads it."""
    with open(path, "rb") as file:
        head = file.read(8)
    if head[:2] == b"P2":
        return [plain_pgm(path)]
    if head[:2] == b"P5":
        return [binary_pgm(path)]
    if head[:4] == b"\x89PNG" or head[:3] == b"\xff\xd8\xff":
        return [np.array(Image.open(path))]
    try:
        with fabio.open(path) as image:
            return [image.data] if image.nframes == 1 else [image.getframe(i).data for i in range(image.nframes)]
    except Exception:  # fabio has no exception of its own for what it does not know
        return []


def same(a, b):
    return a is not None and abs(a - b) <= 1e-9 * max(1, abs(a), abs(b))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--convscope", default="bin/convscope", help="the command, words separated by spaces")
    parser.add_argument("frames", nargs="*")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        expected = {}
        for given in options.frames:
            paths = [os.path.join(root, name) for root, _, names in os.walk(given) for name in sorted(names)] \
                if os.path.isdir(given) else [given]
            expected.update({path: images for path in paths if (images := judged(path))})
        expected.update(written(folder))
        said = subprocess.run(options.convscope.split() + ["frame"] + list(expected), stdout=subprocess.PIPE)
        found = {(entry["file"], entry["image"]): entry for entry in json.loads(said.stdout)}
    wrong = 0
    for path, images in expected.items():
        for number, image in enumerate(images):
            entry = found.get((path, number))
            numbers = np.asarray(image, dtype="f8")
            wanted = [image.shape[1], image.shape[0], numbers.min(), numbers.max(), numbers.mean(), float(numbers.sum())]
            got = entry and [entry[key] for key in ("width", "height", "min", "max", "mean", "sum")]
            good = entry is not None and all(same(g, w) for g, w in zip(got, wanted))
            wrong += not good
            format = entry["format"] if entry else "-"
            print(f"{'same ' if good else 'WRONG'} {os.path.basename(path)}::{number} {format} {wanted}"
                  + ("" if good else f" but {got}"))
    print(f"{wrong} of {sum(map(len, expected.values()))} images differ")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
