#!/usr/bin/env python3
"""Writes small frames of every format into src/test/resources/frames, and frames.json with their exact numbers.

Needs numpy, Pillow, fabio, h5py and hdf5plugin. The numbers are those that were written, not those that Convscope reads; where a format loses
some (JPEG), those that Pillow reads. "crc" is the CRC-32 of all numbers as little-endian float64, row by row.
"""

import bz2
import gzip
import json
import os
import struct
import sys
import zlib

import fabio
import h5py
import hdf5plugin
import numpy as np
from PIL import Image

HERE = os.path.dirname(os.path.abspath(__file__))
OUT = os.path.join(HERE, "..", "resources", "frames")
WIDTH, HEIGHT = 41, 33

expected = {}


def path(name):
    return os.path.join(OUT, name)


def expect(name, numbers, depth, format, **more):
    numbers = np.asarray(numbers)
    height, width = numbers.shape[:2]
    flat = np.ascontiguousarray(numbers, dtype="<f8")
    expected[name] = dict(
        format=format, width=width, height=height, channels=1 if numbers.ndim == 2 else numbers.shape[2], depth=depth,
        min=float(flat.min()), max=float(flat.max()), sum=float(flat.sum()), crc=zlib.crc32(flat.tobytes()), **more)


def spots(seed, most, shape=(HEIGHT, WIDTH)):
    """A smooth background with a few sharp spots, from 0 to `most`."""
    random = np.random.default_rng(seed)
    y, x = np.indices(shape[:2])
    image = 0.2 * most * np.exp(-((x - 19) ** 2 + (y - 14) ** 2) / 300.0)
    if len(shape) == 3:
        image = np.stack([image * (c + 1) / shape[2] for c in range(shape[2])], axis=2)
    image = image + random.uniform(0, 0.1 * most, shape)
    for _ in range(8):
        image[random.integers(shape[0]), random.integers(shape[1])] = random.uniform(0.4 * most, most)
    image[0, 0], image[-1, -1] = 0, most
    return image


# PNG ------------------------------------------------------------------------------------------------------------------

PASSES = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]


def png(name, samples, depth, colour_type, interlaced=False, palette=None, filters=False):
    """A PNG of any kind; `samples` (height, width, samples)."""
    height, width, count = samples.shape

    def rows(part):
        out, above = b"", None
        for number, row in enumerate(part):
            flat = row.reshape(-1)
            if depth == 16:
                data = flat.astype(">u2").tobytes()
            elif depth == 8:
                data = flat.astype("u1").tobytes()
            else:
                bits = "".join(format(int(v), f"0{depth}b") for v in flat)
                bits += "0" * (-len(bits) % 8)
                data = int(bits, 2).to_bytes(len(bits) // 8, "big")
            kind = number % 5 if filters else 0
            out += bytes([kind]) + filtered(kind, data, above or bytes(len(data)), max(1, count * depth // 8))
            above = data
        return out

    if interlaced:
        raw = b"".join(rows(samples[y::down, x::right]) for x, y, right, down in PASSES if samples[y::down, x::right].size)
    else:
        raw = rows(samples)

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    packed = zlib.compress(raw, 9)
    half = len(packed) // 2
    with open(path(name), "wb") as out:
        out.write(b"\x89PNG\r\n\x1a\n")
        out.write(chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, colour_type, 0, 0, int(interlaced))))
        if palette is not None:
            out.write(chunk(b"PLTE", palette.astype("u1").tobytes()))
        out.write(chunk(b"tEXt", b"Title\0two data chunks follow"))
        out.write(chunk(b"IDAT", packed[:half]) + chunk(b"IDAT", packed[half:]) + chunk(b"IEND", b""))


def filtered(kind, data, above, step):
    out = bytearray()
    for i, value in enumerate(data):
        left = data[i - step] if i >= step else 0
        corner = above[i - step] if i >= step else 0
        up = above[i]
        estimate = left + up - corner
        nearest = min((abs(estimate - left), 0, left), (abs(estimate - up), 1, up), (abs(estimate - corner), 2, corner))
        out.append((value - (0, left, up, (left + up) // 2, nearest[2])[kind]) & 0xFF)
    return bytes(out)


def pngs():
    grey8 = spots(1, 255).astype("u1")
    grey16 = spots(2, 65535).astype("u2")
    rgb8 = spots(3, 255, (HEIGHT, WIDTH, 3)).astype("u1")
    rgb16 = spots(4, 65535, (HEIGHT, WIDTH, 3)).astype("u2")
    Image.fromarray(grey8).save(path("grey8.png"))
    expect("grey8.png", grey8, 8, "PNG")
    Image.fromarray(grey16).save(path("grey16.png"))
    expect("grey16.png", grey16, 16, "PNG")
    Image.fromarray(rgb8).save(path("rgb8.png"))
    expect("rgb8.png", rgb8, 8, "PNG")
    png("rgb16_filters.png", rgb16, 16, 2, filters=True)
    expect("rgb16_filters.png", rgb16, 16, "PNG")
    png("grey8_interlaced.png", grey8[..., None], 8, 0, interlaced=True, filters=True)
    expect("grey8_interlaced.png", grey8, 8, "PNG")
    for depth in (1, 2, 4):
        small = spots(5 + depth, 2 ** depth - 1).round().astype("u1")
        png(f"grey{depth}.png", small[..., None], depth, 0, interlaced=depth == 2)
        expect(f"grey{depth}.png", small, depth, "PNG")
    alpha = np.concatenate([grey16[..., None], np.full((HEIGHT, WIDTH, 1), 7, "u2")], axis=2)
    png("grey16_alpha.png", alpha, 16, 4, filters=True)
    expect("grey16_alpha.png", grey16, 16, "PNG")
    rgba = np.concatenate([rgb8, np.full((HEIGHT, WIDTH, 1), 99, "u1")], axis=2)
    Image.fromarray(rgba).save(path("rgba8.png"))
    expect("rgba8.png", rgb8, 8, "PNG")
    indices = spots(9, 15).astype("u1")
    palette = np.random.default_rng(1).integers(0, 256, (16, 3)).astype("u1")
    png("palette4.png", indices[..., None], 4, 3, palette=palette)
    expect("palette4.png", palette[indices], 8, "PNG")


# PGM and PPM ----------------------------------------------------------------------------------------------------------

def pnms():
    grey8 = spots(10, 255).astype("u1")
    grey8[0, 0] = ord("#")  # looks like a comment after the header, and is none
    grey16 = spots(11, 65535).astype("u2")
    few = spots(12, 1000).astype("u2")
    rgb = spots(13, 255, (HEIGHT, WIDTH, 3)).astype("u1")
    files = {
        "binary8.pgm": (f"P5\n{WIDTH} {HEIGHT}\n255\n".encode() + grey8.tobytes(), grey8, 8, "PGM"),
        "binary16.pgm": (f"P5 # 16 bits\n# size\n{WIDTH}\n{HEIGHT} 65535\n".encode() + grey16.astype(">u2").tobytes(),
                         grey16, 16, "PGM"),
        "plain.pgm": (f"P2\n{WIDTH} {HEIGHT}\n1000\n".encode()
                      + b"\n".join(b" ".join(str(v).encode() for v in row) for row in few), few, 16, "PGM"),
        "hundred.pgm": (f"P5\n{WIDTH} {HEIGHT}\n100\n".encode() + (grey8 // 3).tobytes(), grey8 // 3, 8, "PGM"),
        "hundred.ppm": (f"P6\n{WIDTH} {HEIGHT}\n100\n".encode() + (rgb // 3).tobytes(), rgb // 3, 8, "PPM"),
        "binary.ppm": (f"P6\n{WIDTH} {HEIGHT}\n255\n".encode() + rgb.tobytes(), rgb, 8, "PPM"),
        "plain.ppm": (f"P3 {WIDTH} {HEIGHT} 255\n".encode() + b" ".join(str(v).encode() for v in rgb.reshape(-1)),
                      rgb, 8, "PPM"),
    }
    for name, (data, numbers, depth, format) in files.items():
        with open(path(name), "wb") as out:
            out.write(data)
        expect(name, numbers, depth, format)


# TIFF -----------------------------------------------------------------------------------------------------------------

def tiff(name, images, order="<", big=False, tile=None, planar=False, predictor=1, deflate=False, description=None):
    """A TIFF of one or several images, each (height, width) or (height, width, samples)."""
    out = bytearray(b"II" if order == "<" else b"MM")
    out += struct.pack(order + "HHHQ", 43, 8, 0, 0) if big else struct.pack(order + "HI", 42, 0)
    link = 8 if big else 4
    word = "Q" if big else "I"
    for image in images:
        samples = 1 if image.ndim == 2 else image.shape[2]
        height, width = image.shape[:2]
        data = image.reshape(height, width, samples).astype(image.dtype.newbyteorder(order))
        planes = [data[..., c:c + 1] for c in range(samples)] if planar else [data]
        offsets, lengths = [], []
        down, across = tile or (7, width)
        for plane in planes:
            for y in range(0, height, down):
                for x in range(0, width, across):
                    part = plane[y:y + down, x:x + across]
                    if tile:
                        part = np.pad(part, ((0, down - part.shape[0]), (0, across - part.shape[1]), (0, 0)))
                    part = predicted(part, predictor, order)
                    part = zlib.compress(part) if deflate else part
                    offsets.append(len(out))
                    lengths.append(len(part))
                    out += part
        kind = {"u": 1, "i": 2, "f": 3}[image.dtype.kind]
        tags = {256: [width], 257: [height], 258: [image.dtype.itemsize * 8] * samples, 259: [8 if deflate else 1],
                262: [2 if samples >= 3 else 1], 277: [samples], 284: [2 if planar else 1], 317: [predictor],
                339: [kind] * samples}
        tags.update({322: [across], 323: [down], 324: offsets, 325: lengths} if tile
                    else {273: offsets, 278: [down], 279: lengths})
        entries = []
        for tag, values in sorted(tags.items()):
            packed = struct.pack(f"{order}{len(values)}{word}", *values)
            code = 16 if big else 4
            entries.append((tag, code, len(values), packed))
        if description:
            entries.append((270, 2, len(description), description.encode()))
        ready = []
        for tag, code, count, packed in sorted(entries):
            room = 8 if big else 4
            if len(packed) > room:
                where = len(out)
                out += packed
                packed = struct.pack(order + word, where)
            ready.append(struct.pack(order + "HH" + word, tag, code, count) + packed.ljust(room, b"\0"))
        struct.pack_into(order + word, out, link, len(out))
        out += struct.pack(order + ("Q" if big else "H"), len(ready)) + b"".join(ready)
        link = len(out)
        out += struct.pack(order + word, 0)
    with open(path(name), "wb") as file:
        file.write(out)


def predicted(part, predictor, order):
    if predictor == 2:
        part = np.concatenate([part[:, :1], part[:, 1:] - part[:, :-1]], axis=1).astype(part.dtype)
    if predictor == 3:
        height, width, samples = part.shape
        size = part.dtype.itemsize
        rows = part.astype(part.dtype.newbyteorder(">")).reshape(height, width * samples).view("u1")
        rows = rows.reshape(height, width * samples, size).transpose(0, 2, 1).reshape(height, -1)
        return np.concatenate([rows[:, :samples], rows[:, samples:] - rows[:, :-samples]], axis=1).tobytes()
    return part.tobytes()


def tiffs():
    u2, u4 = spots(20, 65535).astype("u2"), spots(21, 4294967295).astype("u4")
    i4 = (spots(22, 100000) - 2).astype("i4")
    f4, f8 = spots(23, 3.5).astype("f4"), spots(24, 1e-3)
    rgb = spots(25, 65535, (HEIGHT, WIDTH, 3)).astype("u2")
    rgba = spots(26, 255, (HEIGHT, WIDTH, 4)).astype("u1")
    tiff("u16_big_endian.tif", [u2], order=">")
    tiff("u32.tif", [u4])
    tiff("i32_bigtiff.tif", [i4], big=True)
    tiff("f32_predictor.tif", [f4], predictor=3, deflate=True)
    tiff("f64_tiles.tif", [f8], tile=(16, 32))
    tiff("u16_tiles_predictor.tif", [u2], tile=(16, 16), predictor=2, deflate=True)
    tiff("rgb16_planar.tif", [rgb], planar=True, order=">")
    tiff("rgba8.tif", [rgba])
    tiff("three.tif", [u2, u2 // 2, u2 // 3])
    pilatus = i4.copy()
    pilatus[5:8], pilatus[11, 3], pilatus[20, 20] = -1, -2, 1200000
    pilatus[0, 0] = 0
    tiff("pilatus.tif", [pilatus], description="# Detector: PILATUS 300K, S/N 3-0100\r\n# Pixel_size 172e-6 m x 172e-6 m\r\n"
         "# Count_cutoff 1000000 counts\r\n# Wavelength 1.0332 A\r\n# Detector_distance 0.200 m\r\n"
         "# Beam_xy (20.50, 16.25) pixels\r\n\0")
    expect("u16_big_endian.tif", u2, 16, "TIFF")
    expect("u32.tif", u4, 32, "TIFF")
    expect("i32_bigtiff.tif", i4, 32, "TIFF")
    expect("f32_predictor.tif", f4, 32, "TIFF")
    expect("f64_tiles.tif", f8, 64, "TIFF")
    expect("u16_tiles_predictor.tif", u2, 16, "TIFF")
    expect("rgb16_planar.tif", rgb, 16, "TIFF")
    expect("rgba8.tif", rgba[..., :3], 8, "TIFF")
    expect("three.tif", u2, 16, "TIFF")
    expect("three.tif::2", u2 // 3, 16, "TIFF")
    expect("pilatus.tif", pilatus, 32, "TIFF", masked=3 * WIDTH + 1, saturated=1)
    image = Image.fromarray(spots(27, 65535).astype("u2"))
    image.save(path("pillow_lzw.tif"), compression="tiff_lzw")
    expect("pillow_lzw.tif", np.array(image), 16, "TIFF")
    image = Image.fromarray(spots(28, 255, (HEIGHT, WIDTH, 3)).astype("u1"))
    image.save(path("pillow_packbits.tif"), compression="packbits")
    expect("pillow_packbits.tif", np.array(image), 8, "TIFF")
    palette = image.quantize(16)
    palette.save(path("pillow_palette.tif"))
    expect("pillow_palette.tif", np.array(palette.convert("RGB")), 8, "TIFF")
    one = Image.fromarray(spots(29, 1) > 0.15)
    one.save(path("one_bit.tif"))
    expect("one_bit.tif", np.array(one).astype("u1"), 1, "TIFF")


def jpegs():
    for name, shape in (("grey.jpg", (HEIGHT, WIDTH)), ("rgb.jpg", (HEIGHT, WIDTH, 3))):
        Image.fromarray(spots(30, 255, shape).astype("u1")).save(path(name), quality=92)
        expect(name, np.array(Image.open(path(name))), 8, "JPEG")


# Detectors ------------------------------------------------------------------------------------------------------------

def detector(seed, most, kind="i4"):
    """Counts with a gap of -1, two dead pixels of -2 and one overflow."""
    counts = spots(seed, most).astype(kind)
    counts[10:13], counts[5, 7], counts[25, 30] = -1, -2, -2
    counts[0, 0], counts[20, 20] = 0, most + 5
    return counts


MASKED = 3 * WIDTH + 2


def write(name, data):
    with open(path(name), "wb") as out:
        out.write(data)


def cbfs():
    counts = detector(40, 900000)
    counts[1, 1], counts[1, 2], counts[1, 3] = 127, 255, 32900 + 255  # steps of every length
    image = fabio.cbfimage.CbfImage(data=counts)
    image.header["_array_data.header_convention"] = "PILATUS_1.2"
    image.header["_array_data.header_contents"] = "\r\n".join([
        "# Detector: PILATUS 6M, S/N 60-0100", "# Pixel_size 172e-6 m x 172e-6 m", "# Count_cutoff 900001 counts",
        "# Wavelength 0.97918 A", "# Detector_distance 0.26500 m", "# Beam_xy (20.50, 16.25) pixels"])
    image.write(path("pilatus.cbf"))
    with open(path("pilatus.cbf"), "rb") as file:
        data = file.read()
    expect("pilatus.cbf", counts, 32, "CBF", masked=MASKED, saturated=1,
           geometry=[0.97918, 265, 0.172, 0.172, 20.5, 16.25])
    write("pilatus.cbf.gz", gzip.compress(data, mtime=0))
    expect("pilatus.cbf.gz", counts, 32, "CBF", masked=MASKED, saturated=1)


def smvs():
    counts = spots(41, 65535).astype("u2")

    def smv(name, header, data):
        text = "{\nHEADER_BYTES=  512;\nDIM=2;\n" + "".join(f"{k}={v};\n" for k, v in header.items()) + "}\f\n"
        write(name, text.encode().ljust(512) + data.tobytes())

    size = {"SIZE1": WIDTH, "SIZE2": HEIGHT}
    smv("adsc.img", {**size, "BYTE_ORDER": "big_endian", "TYPE": "unsigned_short", "PIXEL_SIZE": 0.1, "DISTANCE": 150.5,
                     "WAVELENGTH": 1.1, "BEAM_CENTER_X": 1.6, "BEAM_CENTER_Y": 2.1, "CCD_IMAGE_SATURATION": 60000},
        counts.astype(">u2"))
    expect("adsc.img", counts, 16, "SMV", saturated=int((counts >= 60000).sum()),
           geometry=[1.1, 150.5, 0.1, 0.1, 21, 16])
    smv("xds.img", {**size, "BYTE_ORDER": "little_endian", "Data_type": "long int", "PIXEL_SIZE": 0.1, "DISTANCE": 99,
                    "WAVELENGTH": 1.3, "BEAM_CENTER_X": 9, "BEAM_CENTER_Y": 9, "XDS_ORGX": 21.5, "XDS_ORGY": 16.75},
        counts.astype("<i4") * 3)
    expect("xds.img", counts.astype("i8") * 3, 32, "SMV", geometry=[1.3, 99, 0.1, 0.1, 21, 16.25])
    smv("dtrek.img", {**size, "BYTE_ORDER": "little_endian", "Data_type": "unsigned short int", "DETECTOR_NAMES": "CCD_",
                      "CCD_SPATIAL_DISTORTION_INFO": "20.5 16.25 0.09 0.08", "CCD_GONIO_VALUES": "0 0 0 0 0 -75.5",
                      "SOURCE_WAVELENGTH": "1 1.5418"}, counts)
    expect("dtrek.img", counts, 16, "SMV", geometry=[1.5418, 75.5, 0.09, 0.08, 20.5, 16.25])
    with open(path("adsc.img"), "rb") as file:
        write("adsc.img.bz2", bz2.compress(file.read()))
    expect("adsc.img.bz2", counts, 16, "SMV")


def marccd():
    counts = spots(42, 65535).astype("<u2")
    header = bytearray(3072)
    header[4:7] = b"MMX"
    for offset, value in ((28, 1234), (80, WIDTH), (84, HEIGHT), (88, 2), (104, 65000), (640, 180250), (644, 20500),
                          (648, 16250), (772, 79346), (776, 79346), (908, 97950)):
        struct.pack_into("<I", header, offset, value)
    tags = [(256, WIDTH), (257, HEIGHT), (258, 16), (259, 1), (262, 1), (273, 4096), (277, 1), (278, HEIGHT),
            (279, counts.nbytes)]
    directory = struct.pack("<2sHIH", b"II", 42, 8, len(tags))
    directory += b"".join(struct.pack("<HHII", tag, 4, 1, value) for tag, value in tags) + bytes(4)
    write("rayonix.mccd", directory.ljust(1024, b"\0") + bytes(header) + counts.tobytes())
    expect("rayonix.mccd", counts, 16, "marCCD", saturated=int((counts >= 65000).sum()),
           geometry=[0.9795, 180.25, 0.079346, 0.079346, 20.5, 16.25])


def edfs():
    first, second = detector(43, 70000), detector(44, 5000)
    header = {"WaveLength": "1.0332e-10", "SampleDistance": "0.3", "PSize_1": "172e-6", "PSize_2": "172e-6",
              "Center_1": "20.5", "Center_2": "16.25", "DetectorName": "Pilatus"}
    image = fabio.edfimage.EdfImage(data=first, header=header)
    image.append_frame(data=second, header=header)
    image.write(path("two.edf"))
    known = dict(masked=MASKED, geometry=[1.0332, 300, 0.172, 0.172, 20.5, 16.25])
    expect("two.edf", first, 32, "EDF", **known)
    expect("two.edf::1", second, 32, "EDF", **known)
    floats = spots(45, 1e-3).astype("f4")
    text = (f"{{\nHeaderID = EH:000001:000000:000000 ;\nByteOrder = HighByteFirst ;\nDataType = FloatValue ;\n"
            f"Dim_1 = {WIDTH} ;\nDim_2 = {HEIGHT} ;\nSize = {floats.nbytes} ;\n").ljust(1022).encode() + b"}\n"
    write("float_big_endian.edf", text + floats.astype(">f4").tobytes())
    expect("float_big_endian.edf", floats, 32, "EDF")


def npys():
    arrays = {"u1": spots(46, 255).astype("u1"), "i2_big_endian": (spots(47, 30000) - 900).astype(">i2"),
              "u4": spots(48, 4294967295).astype("u4"), "f8": spots(49, 1e-9), "f2": spots(50, 60000).astype("f2"),
              "rgb": spots(51, 255, (HEIGHT, WIDTH, 3)).astype("u1"), "i8": spots(52, 2 ** 40).astype("i8"),
              "fortran": np.asfortranarray(spots(53, 1000).astype("i4"))}
    for name, array in arrays.items():
        np.save(path(name + ".npy"), array)
        expect(name + ".npy", array, array.dtype.itemsize * 8, "NumPy")
    stack = np.stack([arrays["u1"], arrays["u1"][::-1], arrays["u1"][:, ::-1]])
    np.save(path("stack.npy"), stack)
    expect("stack.npy::2", stack[2], 8, "NumPy")
    np.save(path("stack_fortran.npy"), np.asfortranarray(stack))
    expect("stack_fortran.npy::1", stack[1], 8, "NumPy")


# HDF5 -----------------------------------------------------------------------------------------------------------------

def eiger():
    """A master file, two data files of two images each, bitshuffle and LZ4 with a last block that is not full."""
    os.makedirs(path("eiger"), exist_ok=True)
    height, width = 65, 67
    mask = np.zeros((height, width), "u4")
    mask[30:33], mask[7, 9], mask[8, 9] = 1, 2, 8
    images = [spots(60 + i, 60000, (height, width)).astype("u4") for i in range(4)]
    for image in images:
        image[mask > 0] = 2 ** 32 - 1
        image[40, 40] = 70000
    for part in (1, 2):
        with h5py.File(path(f"eiger/run_data_00000{part}.h5"), "w", track_order=False) as file:
            file.create_dataset("entry/data/data", data=np.stack(images[part * 2 - 2:part * 2]),
                                chunks=(1, height, width), **hdf5plugin.Bitshuffle(nelems=0, cname="lz4"))
    with h5py.File(path("eiger/run_master.h5"), "w") as file:
        entry = file.create_group("entry")
        entry.attrs["NX_class"] = np.bytes_("NXentry")
        data = entry.create_group("data")
        for part in (1, 2):
            data[f"data_00000{part}"] = h5py.ExternalLink(f"run_data_00000{part}.h5", "/entry/data/data")
        detector = entry.create_group("instrument/detector")
        for name, value, unit in (("detector_distance", 0.125, "m"), ("x_pixel_size", 75e-6, "m"),
                                  ("y_pixel_size", 75e-6, "m"), ("beam_center_x", 33.5, "pixel"),
                                  ("beam_center_y", 32.25, "pixel"), ("saturation_value", 65000, "")):
            detector[name] = np.float32(value)
            detector[name].attrs["units"] = np.bytes_(unit)
        detector["description"] = np.bytes_("Dectris EIGER 16M")
        detector.create_dataset("detectorSpecific/pixel_mask", data=mask, chunks=mask.shape,
                                **hdf5plugin.Bitshuffle(nelems=0, cname="lz4"))
        entry["instrument/beam/incident_wavelength"] = np.float32(0.9763)
    for number, image in enumerate(images):
        name = "eiger/run_master.h5" + (f"::{number}" if number else "")
        expect(name, image, 32, "HDF5", masked=3 * width + 2, saturated=1)
    expect("eiger/run_data_000002.h5::1", images[3], 32, "HDF5", masked=3 * width + 2)


def packings():
    """The same counts in every packing, layout and byte order; all in one folder, without links."""
    os.makedirs(path("hdf5"), exist_ok=True)
    counts = spots(70, 65535).astype("u2")
    stack = np.stack([counts, counts // 2, counts // 3])
    kinds = {
        "bitshuffle_lz4_u2": dict(chunks=(1, HEIGHT, WIDTH), **hdf5plugin.Bitshuffle(nelems=64, cname="lz4")),
        "bitshuffle_only": dict(chunks=(2, 16, 16), **hdf5plugin.Bitshuffle(nelems=0, cname="none")),
        "lz4": dict(chunks=(1, HEIGHT, WIDTH), **hdf5plugin.LZ4(nbytes=1024)),
        "gzip_shuffle_checksum": dict(chunks=(3, 10, 41), compression="gzip", shuffle=True, fletcher32=True),
        "chunks_only": dict(chunks=(1, 32, 32)),
        "contiguous": {},
    }
    for name, options in kinds.items():
        with h5py.File(path(f"hdf5/{name}.h5"), "w") as file:
            file.create_dataset("entry/data/data", data=stack, **options)
        expect(f"hdf5/{name}.h5::1", stack[1], 16, "HDF5")
    with open(path("hdf5/contiguous.h5"), "rb") as file:
        write("hdf5/contiguous.h5.gz", gzip.compress(file.read(), mtime=0))
    expect("hdf5/contiguous.h5.gz::1", stack[1], 16, "HDF5")
    with h5py.File(path("hdf5/newer_index.h5"), "w", libver=("earliest", "v110")) as file:
        file.create_dataset("entry/data/data", data=stack, chunks=(1, HEIGHT, WIDTH), compression="gzip")
    expect("hdf5/newer_index.h5::2", stack[2], 16, "HDF5")
    signed = (spots(71, 30000) - 5000).astype(">i2")
    with h5py.File(path("hdf5/nexus.nxs"), "w") as file:
        file.attrs["default"] = "scan"
        file.create_group("scan").attrs["default"] = "plot"
        file["scan"].attrs["NX_class"] = "NXentry"
        file.create_group("scan/plot").attrs["signal"] = "counts"
        file["scan/plot/counts"] = signed
    expect("hdf5/nexus.nxs", signed, 16, "HDF5")
    with h5py.File(path("hdf5/float.h5"), "w") as file:
        file["data/data"] = spots(72, 1e5).astype("f4")
    expect("hdf5/float.h5", spots(72, 1e5).astype("f4"), 32, "HDF5")


def cxi():
    """Two panels, one of them turned by a right angle, placed by a CrystFEL geometry file."""
    os.makedirs(path("cxi"), exist_ok=True)
    panels = spots(80, 5000, (2, 20, 30)).astype("i4")
    mask = np.zeros((2, 20, 30), "u2")
    mask[0, 3, 4], mask[1, 5, 6], mask[1, 7, 7] = 128, 2, 32
    for folder, geometry in (("cxi", False), ("cxi/placed", True)):
        os.makedirs(path(folder), exist_ok=True)
        with h5py.File(path(folder + "/run.cxi"), "w") as file:
            file["entry_1/instrument_1/detector_1/data"] = np.stack([panels, panels[::-1]])
            file["entry_1/instrument_1/detector_1/mask"] = mask
            file["entry_1/instrument_1/detector_1/distance"] = 0.1
            file["entry_1/instrument_1/source_1/energy"] = 9500 * 1.602176634e-19
            file["entry_1/data_1/data"] = h5py.SoftLink("/entry_1/instrument_1/detector_1/data")
    expect("cxi/run.cxi", panels.reshape(40, 30), 32, "HDF5", masked=1, saturated=1)
    write("cxi/placed/run.geom", b"""; two panels
photon_energy = 9000 eV
clen = 0.15
res = 13333.3
dim0 = %
dim2 = ss
dim3 = fs
a/dim1 = 0
a/min_fs = 0
a/max_fs = 29
a/min_ss = 0
a/max_ss = 19
a/corner_x = -32
a/corner_y = 10
a/fs = +1.0x +0.0y
a/ss = -y
b/dim1 = 1
b/min_fs = 0
b/max_fs = 29
b/min_ss = 0
b/max_ss = 19
b/corner_x = 22
b/corner_y = 16
b/fs = -y
b/ss = -x
badspot/min_x = -31.9
badspot/max_x = -30.1
badspot/min_y = -9.9
badspot/max_y = -8.1
badrow/panel = b
badrow/min_fs = 0
badrow/max_fs = 29
badrow/min_ss = 19
badrow/max_ss = 19
""")
    placed = np.zeros((30, 54), "i4")
    placed[6:26, 0:30] = panels[0]
    placed[0:30, 34:54] = np.rot90(panels[1], -1)
    expect("cxi/placed/run.cxi", placed, 32, "HDF5", masked=30 * 54 - 1200 + 1 + 4 + 30, saturated=1,
           geometry=[12398.41984 / 9000, 150, 1e3 / 13333.3, 1e3 / 13333.3, 32, 16])


def main():
    os.makedirs(OUT, exist_ok=True)
    pngs()
    pnms()
    tiffs()
    jpegs()
    cbfs()
    smvs()
    marccd()
    edfs()
    npys()
    eiger()
    packings()
    cxi()
    with open(path("frames.json"), "w") as out:
        json.dump(expected, out, indent=1)
        out.write("\n")


if __name__ == "__main__":
    sys.exit(main())
