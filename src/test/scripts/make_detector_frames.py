#!/usr/bin/env python3
"""Writes small frames of laboratory detectors into src/test/resources/frames/detectors, and detectors.json with their exact numbers.

Needs numpy and fabio (2024.9 or later). fabio writes the files it can write; the others are put together here from its and dxtbx's description
of the format, and fabio reads them back where it can. "crc" is the CRC-32 of all numbers as little-endian float64, row by row.
"""

import gzip
import json
import os
import struct
import zlib

import fabio
import numpy as np
from fabio.brukerimage import BrukerImage
from fabio.bruker100image import Bruker100Image
from fabio.compression import agi_bitfield
from fabio.esperantoimage import EsperantoImage
from fabio.mar345image import Mar345Image
from fabio.OXDimage import OxdImage

HERE = os.path.dirname(os.path.abspath(__file__))
OUT = os.path.join(HERE, "..", "resources", "frames", "detectors")
os.makedirs(OUT, exist_ok=True)
expected = {}
NAN = float("nan")  # not known


def path(name):
    return os.path.join(OUT, name)


def expect(name, numbers, depth, format, readable=True, **more):
    numbers = np.asarray(numbers)
    if readable:
        # fabio knows a file of format 86 that it wrote by itself only by its class
        read = (BrukerImage().read(path(name)) if name.startswith("bruker86") else fabio.open(path(name))).data
        assert np.array_equal(np.asarray(read, float), numbers.astype(float)), name
    flat = np.ascontiguousarray(numbers, dtype="<f8")
    expected[name] = dict(
        format=format, width=numbers.shape[1], height=numbers.shape[0], channels=1, depth=depth, min=float(flat.min()),
        max=float(flat.max()), sum=float(flat.sum()), crc=zlib.crc32(flat.tobytes()), **more)


def spots(seed, most, shape=(33, 41), offset=0):
    random = np.random.default_rng(seed)
    image = random.integers(20, 60, shape).astype(np.int64) + offset
    for k in range(12):
        image[random.integers(1, shape[0]), random.integers(shape[1])] = random.integers(60, most)
    image[-1, -1] = most
    image[shape[0] // 2, 3] = offset
    return image


# Bruker ---------------------------------------------------------------------------------------------------------------

geometry = dict(
    WAVELEN="1.54184 1.54056 1.54439", DISTANC="5.9 0.3", CENTER="19.5 16.25", ANGLES="0.0 10.0 0.0 54.7",
    DETTYPE="CCD-LDI-PROPRIETARY PIXPERCM: 81.92 CMTOGRID: 0.8", TITLE="test")
for name, most in (("bruker86_u8.gfrm", 200), ("bruker86_overflow.gfrm", 300000), ("bruker86_u16.gfrm", 65000)):
    image = spots(1, most)
    if name == "bruker86_u16.gfrm":
        image = 300 + spots(1, most, (80, 60)) * 100 % 60000  # fabio takes two bytes from 4096 counts above 255 on
    # fabio's own table of overflows has place and counts exchanged, so it stands here
    low = np.minimum(image, 255) if most == 300000 else image
    high = np.flatnonzero(image.ravel() != low.ravel())
    BrukerImage(data=low.astype(np.uint32), header=dict(geometry, NOVERFL=str(high.size))).write(path(name))
    if high.size:
        body = open(path(name), "rb").read()[:2560 + image.size]
        open(path(name), "wb").write(body + b"".join(b"%9d%7d" % (image.ravel()[k], k) for k in high))
    expect(name, image, 32, "Bruker", geometry=[1.54184, 59.0, 10 / 81.92, 10 / 81.92, 19.5, 16.25])
image = spots(2, 200) * 0.25
BrukerImage(data=image.astype(np.float32), header=dict(geometry, LINEAR="0.25 0.0")).write(path("bruker86_linear.gfrm"))
expect("bruker86_linear.gfrm", image.astype(np.float32), 32, "Bruker")

for name, most, header in (
        ("bruker100.sfrm", 1000000, dict(geometry)),
        ("bruker100_no_base_line.sfrm", 70000, dict(geometry, NOVERFL="-1 0 0")),
        ("bruker100_base_line.sfrm", 3000, dict(geometry, NOVERFL="1 0 0", NEXP="1 1 32 0 1"))):
    image = spots(3, most)
    Bruker100Image(data=image.astype(np.int32), header=header).write(path(name))
    expect(name, image, 32, "Bruker", geometry=[1.54184, 59.0, 10 / 81.92, 10 / 81.92, 19.5, 16.25])
image = spots(3, 3000)
Bruker100Image(data=image.astype(np.int32), header=dict(geometry, ANGLES="-30.0 10.0 0.0 54.7")).write(path("bruker100_swung.sfrm"))
expect("bruker100_swung.sfrm", image, 32, "Bruker", geometry=[1.54184, 59.0, 10 / 81.92, 10 / 81.92, NAN, NAN])

# Oxford ---------------------------------------------------------------------------------------------------------------

oxford = {
    "Binning in x": 1, "Binning in y": 1, "Detector size x": 41, "Detector size y": 41, "Pixels in x": 41, "Pixels in y": 41, "No of pixels": 1681,
    "Gain": 1.0, "Real pixel size x (mm)": 0.06, "Real pixel size y (mm)": 0.061, "Wavelength alpha1": 0.7093, "Wavelength alpha2": 0.71359,
    "Wavelength alpha": 0.71073, "Wavelength beta": 0.63, "Beam center x": 20.25, "Beam center y": 21.5, "Distance in mm": 60.5,
    "Time": "Sun Nov 29 2026         "}
oxford_geometry = [0.71073, 60.5, 0.06, 0.061, 20.25, 21.5]


def oxford_file(name, image, packing, body, **more):
    """An Oxford frame whose header fabio writes, with another body."""
    frame = OxdImage(data=image.astype(np.int32), header=dict(oxford))
    frame.write(path(name))
    head = open(path(name), "rb").read()[:5120]
    text = head[:256].replace(b"COMPRESSION=TY1", b"COMPRESSION=" + packing.ljust(3))
    for key, value in more.items():
        at = text.index(key.encode() + b"=") + 3
        text = text[:at] + b"%7d" % value + text[at + 7:]
    open(path(name), "wb").write(text + head[256:] + body)


for name, most in (("oxford_ty1.img", 90000), ("oxford_ty1_small.img", 100)):
    image = spots(4, most, (35, 41))
    OxdImage(data=image.astype(np.int32), header=dict(oxford)).write(path(name))
    expect(name, image, 32, "Oxford", geometry=oxford_geometry)


def escaped(value):
    if -127 <= value < 127:
        return struct.pack("B", value + 127)
    return b"\xfe" + struct.pack("<h", value) if -32768 <= value < 32768 else b"\xff" + struct.pack("<i", value)


image = spots(5, 90000, (41, 41), -3)
steps = np.diff(image, axis=1, prepend=np.zeros((41, 1), np.int64))
oxford_file("oxford_ty5.img", image, b"TY5", b"".join(escaped(int(v)) for v in steps.ravel()), OI=100, OL=100)
expect("oxford_ty5.img", image, 32, "Oxford", geometry=oxford_geometry)
image = spots(6, 90000, (41, 41))
oxford_file("oxford_ty6.img", image, b"TY6", agi_bitfield.compress(image.astype(np.int32)))
expect("oxford_ty6.img", image, 32, "Oxford", readable=False, geometry=oxford_geometry)
image = spots(7, 90000, (41, 41), -5)
oxford_file("oxford_plain.img", image, b"NO ", image.astype("<i4").tobytes())
expect("oxford_plain.img", image, 32, "Oxford", geometry=oxford_geometry)

# esperanto ------------------------------------------------------------------------------------------------------------

for name, format in (("esperanto_packed.esperanto", "AGI_BITFIELD"), ("esperanto_plain.esperanto", "4BYTE_LONG")):
    image = np.zeros((256, 256), np.int64)
    image[100:140, 90:190] = spots(8, 100000, (40, 100), -2)
    frame = EsperantoImage(data=image.astype(np.int32), header=dict(
        dalpha1=0.7093, dalpha2=0.71359, dalpha12=0.71073, dbeta1=0.63, drealpixelsizex=0.1, drealpixelsizey=0.1, dxorigininpix=130.5,
        dyorigininpix=120.25, ddistanceinmm=53.0))
    frame.format = format
    frame.write(path(name))
    expect(name, image, 32, "esperanto", geometry=[0.71073, 53.0, 0.1, 0.1, 130.5, 120.25])
    with open(path(name), "rb") as plain, gzip.GzipFile(path(name) + ".gz", "wb", mtime=0) as packed:
        packed.write(plain.read())
    os.remove(path(name))
    expected[name + ".gz"] = expected.pop(name)

# R-AXIS: put together by Rigaku's readimage description ---------------------------------------------------------------


def raxis(name, image, ratio, order=">", padding=0, shape=0):
    head = bytearray(1400)
    head[0:10], head[10:20] = b"R-AXIS4   ", b"R4CTR102  "
    width = image.shape[1]
    for offset, kind, value in (
            (292, "f", 1.5418), (344, "f", 100.0), (448, "i", shape), (540, "f", 20.5), (544, "f", 16.5), (768, "i", width), (772, "i", image.shape[0]),
            (776, "f", 0.1), (780, "f", 0.1), (784, "i", 2 * width + padding), (788, "i", image.shape[0]), (800, "f", ratio)):
        head[offset:offset + 4] = struct.pack(order + kind, value)
    head[812:822] = b"SGI       " if order == ">" else b"VAX       "
    stored = np.where(image > 32767, (image // int(ratio)) | 0x8000, image).astype(order + "u2")
    body = b"".join(row.tobytes() + bytes(padding) for row in stored)
    header = bytes(head[:1400]).ljust(2 * width + padding, b"\0")
    open(path(name), "wb").write(header + body)


image = spots(9, 32767, (9, 700))
image[4, 100:110] = 8 * np.arange(5000, 5010)
f = [float(np.float32(v)) for v in (1.5418, 100.0, 0.1, 0.1, 20.5, 16.5)]
raxis("raxis.osc", image, 8.0)
expect("raxis.osc", image, 16, "R-AXIS", geometry=f)
raxis("raxis_little_endian.osc", image, 8.0, "<")
expect("raxis_little_endian.osc", image, 16, "R-AXIS", readable=False, geometry=f)
raxis("raxis_padded.osc", image, 8.0, ">", 32)
expect("raxis_padded.osc", image, 16, "R-AXIS", readable=False, geometry=f)
raxis("raxis_cylinder.osc", image, 8.0, shape=1)
expect("raxis_cylinder.osc", image, 16, "R-AXIS", geometry=[f[0], NAN, NAN, NAN, NAN, NAN])

# mar345 ---------------------------------------------------------------------------------------------------------------

header = dict(PIXEL_LENGTH="150", PIXEL_HEIGHT="150", WAVELENGTH="0.97", DISTANCE="200", PHI_START="0", PHI_END="1", OMEGA_START="0", OMEGA_END="0",
              CHI="0", TWOTHETA="0", CENTER_X="20.5", CENTER_Y="19.25", MODE="TIME", FORMAT_TYPE="PCK", HIGH="0")
for name, most in (("mar345.mar2300", 250000), ("mar345_low.mar2300", 3000)):
    image = spots(10, most, (40, 40))
    frame = Mar345Image(data=image.astype(np.uint32), header=dict(header))
    frame.byteorder = "<"
    frame.write(path(name))
    read = fabio.open(path(name)).data
    assert np.array_equal(read, image), name
    text = open(path(name), "rb").read()
    where = [0.97, 200.0, 0.15, 0.15] + ([20.5, 19.25] if b"\nCENTER" in text else [NAN, NAN])
    expect(name, image, 32, "mar345", geometry=where)

# version 2 of the packing, by its description: four bits of a block's length, four of its numbers' size
bits2 = [0, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 32]
image = spots(11, 60000, (24, 40))
flat = image.ravel()
signed = flat.astype(np.uint16).astype(np.int16).astype(np.int64)
stream, used = 0, 0
i = 0
while i < flat.size:
    block = min(5, int(np.log2(flat.size - i)))
    differences = []
    for k in range(i, i + (1 << block)):
        if k > 40:
            total = int(signed[k - 1] + signed[k - 39] + signed[k - 40] + signed[k - 41] + 2)
            guess = int(total / 4)
        else:
            guess = int(flat[k - 1]) if k else 0
        difference = (int(flat[k]) - guess + 32768) % 65536 - 32768
        differences.append(difference)
    most = max(abs(v) for v in differences)
    size = next(n for n in range(len(bits2)) if most == 0 or (bits2[n] and most < 1 << (bits2[n] - 1)))
    stream |= (block | size << 4) << used
    used += 8
    for v in differences:
        stream |= (v & ((1 << bits2[size]) - 1)) << used
        used += bits2[size]
    i += 1 << block
binary = struct.pack("<16i", 1234, 40, 0, 1, 1, flat.size, 150, 150, 970000, 200000, 0, 0, 0, 0, 0, 0)
text = b"mar research".ljust(63) + b"\n" + b"CENTER         X 20.5 Y 11.5".ljust(63) + b"\n" + b"END OF HEADER\n"
open(path("mar345_version2.mar2300"), "wb").write(
    (binary + text).ljust(4096, b" ") + b"\nCCP4 packed image V2, X: 0040, Y: 0024\n" + stream.to_bytes((used + 7) // 8, "little"))
expect("mar345_version2.mar2300", image, 32, "mar345", readable=False, geometry=[0.97, 200.0, 0.15, 0.15, 20.5, 11.5])

# MRC ------------------------------------------------------------------------------------------------------------------


def mrc(name, images, mode, kind, order="<"):
    images = np.asarray(images)
    head = bytearray(1024)
    for offset, value in ((0, images.shape[2]), (4, images.shape[1]), (8, images.shape[0]), (12, mode), (92, 64)):
        head[offset:offset + 4] = struct.pack(order + "i", value)
    head[208:216] = b"MAP " + (b"\x44\x44\0\0" if order == "<" else b"\x11\x11\0\0")
    open(path(name), "wb").write(bytes(head) + bytes(64) + images.astype(order + kind).tobytes())


image = spots(12, 20000, (20, 30), -70)
mrc("mode1.mrc", [image], 1, "i2")
expect("mode1.mrc", image, 16, "MRC", masked=0)
image = (spots(13, 900, (20, 30), -1) / 8).astype(np.float32)
mrc("mode2.mrc", [image], 2, "f4")
expect("mode2.mrc", image, 32, "MRC", masked=0)
image = spots(14, 65000, (20, 30))
mrc("mode6_big_endian.mrc", [image], 6, "u2", ">")
expect("mode6_big_endian.mrc", image, 16, "MRC", readable=False)
images = [spots(15, 100, (12, 14), -40), spots(16, 100, (12, 14), -40)]
mrc("mode0_stack.mrc", images, 0, "i1")
expect("mode0_stack.mrc", images[0], 8, "MRC", masked=0)
flat = np.ascontiguousarray(images[1], dtype="<f8")
expected["mode0_stack.mrc::1"] = dict(
    format="MRC", width=14, height=12, channels=1, depth=8, min=float(flat.min()), max=float(flat.max()), sum=float(flat.sum()),
    crc=zlib.crc32(flat.tobytes()))

with open(path("detectors.json"), "w") as out:
    json.dump(expected, out, indent=1)
    out.write("\n")
print(len(expected), "frames")
