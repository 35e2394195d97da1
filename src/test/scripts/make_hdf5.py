#!/usr/bin/env python3
"""Writes small HDF5 files of many layouts, filters, places and units, and arrays with labels, into an archive.

hdf5.json in it has h5py's own numbers.

Needs numpy, h5py and hdf5plugin. "crc" is the CRC-32 of all numbers of an image as little-endian float64, row by row.
Argument: the archive, src/test/resources/frames/hdf5_kinds.zip by default.
"""

import ctypes
import json
import os
import shutil
import struct
import sys
import tempfile
import zipfile
import zlib

import h5py
import hdf5plugin
import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
ARCHIVE = sys.argv[1] if len(sys.argv) > 1 else os.path.join(HERE, "..", "resources", "frames", "hdf5_kinds.zip")
OUT = tempfile.mkdtemp()
WIDTH, HEIGHT = 24, 18
random = np.random.default_rng(7)
expected = {}


def path(name):
    os.makedirs(os.path.dirname(os.path.join(OUT, name)), exist_ok=True)
    return os.path.join(OUT, name)


def counts(images=2, dtype="u4", shape=(HEIGHT, WIDTH)):
    data = random.poisson(5, (images, *shape)).astype(dtype)
    data[:, 3, 5] = 120
    return data


def expect(source, numbers, **more):
    flat = np.ascontiguousarray(numbers, dtype="<f8")
    if flat.ndim == 3 and flat.shape[2] > 4:
        flat = flat.reshape(-1, flat.shape[2])
    expected[source] = dict(
        width=flat.shape[1], height=flat.shape[0], sum=float(flat.sum()), crc=zlib.crc32(flat.tobytes()), **more)


def expect_all(name, data, part="", **more):
    for i in range(len(data)):
        expect(name + "::" + (part + ":" if part else "") + str(i), data[i], **more)


def read_back(name, dataset, part="", **more):
    with h5py.File(path(name), "r") as file:
        expect_all(name, file[dataset][()], part, **more)


def simple(name, data, dataset="entry/data/data", libver="earliest", userblock_size=0, **options):
    with h5py.File(path(name), "w", libver=libver, userblock_size=userblock_size) as file:
        file.create_dataset(dataset, data=data, **options)
    read_back(name, dataset)


# filters --------------------------------------------------------------------------------------------------------------

for number, (kind, options) in enumerate({
    "lzf": dict(compression="lzf"),
    "lzf_shuffle": dict(compression="lzf", shuffle=True),
    "gzip_fletcher": dict(compression="gzip", shuffle=True, fletcher32=True),
    "lzf_fletcher": dict(compression="lzf", fletcher32=True),
    "zstd": hdf5plugin.Zstd(clevel=3),
    "zstd_shuffle": dict(shuffle=True, **hdf5plugin.Zstd(clevel=3)),
    "bzip2": hdf5plugin.BZip2(),
    "bitshuffle_zstd": hdf5plugin.Bitshuffle(cname="zstd"),
    "bitshuffle_none": hdf5plugin.Bitshuffle(cname="none"),
    "lz4": hdf5plugin.LZ4(),
    "blosc_lz4_bits": hdf5plugin.Blosc(cname="lz4", shuffle=hdf5plugin.Blosc.BITSHUFFLE),
    "blosc_lz4": hdf5plugin.Blosc(cname="lz4", shuffle=hdf5plugin.Blosc.SHUFFLE),
    "blosc_lz4hc": hdf5plugin.Blosc(cname="lz4hc", shuffle=hdf5plugin.Blosc.NOSHUFFLE),
    "blosc_blosclz": hdf5plugin.Blosc(cname="blosclz", shuffle=hdf5plugin.Blosc.SHUFFLE),
    "blosc_blosclz_plain": hdf5plugin.Blosc(cname="blosclz", shuffle=hdf5plugin.Blosc.NOSHUFFLE, clevel=9),
    "blosc_zlib": hdf5plugin.Blosc(cname="zlib", shuffle=hdf5plugin.Blosc.SHUFFLE),
    "blosc_zstd": hdf5plugin.Blosc(cname="zstd", shuffle=hdf5plugin.Blosc.SHUFFLE),
}.items()):
    chunks = [(1, HEIGHT, WIDTH), (1, 7, 10), (2, HEIGHT, 9)][number % 3]
    dtype = ["u4", "u2", "i4", "f4"][number % 4]
    if kind.startswith("blosc_"):
        chunks = [(1, HEIGHT, WIDTH), (2, HEIGHT, WIDTH)][number % 2]
    simple("filters/" + kind + ".h5", counts(dtype=dtype), chunks=chunks, **options)

# a pattern that BloscLZ finds far behind, over a block of its own
far = np.tile(random.integers(0, 255, 9000).astype("u1"), 4).reshape(1, 150, 240)
simple("filters/blosclz_far.h5", far, chunks=(1, 150, 240), **hdf5plugin.Blosc(cname="blosclz", shuffle=0, clevel=9))

# one that is not read
with h5py.File(path("filters/scale_offset.h5"), "w") as file:
    file.create_dataset("entry/data/data", data=counts(5, "i4"), chunks=(1, HEIGHT, WIDTH), scaleoffset=0)

# filters that single chunks skip
with h5py.File(path("filters/skipped.h5"), "w") as file:
    data = counts(3)
    dataset = file.create_dataset("entry/data/data", data.shape, "u4", chunks=(1, HEIGHT, WIDTH), shuffle=True,
                                  compression="gzip")
    dataset[:] = data
    dataset.id.write_direct_chunk((1, 0, 0), data[1].tobytes(), filter_mask=0b11)
    dataset.id.write_direct_chunk((2, 0, 0), zlib.compress(data[2].tobytes()), filter_mask=0b01)
read_back("filters/skipped.h5", "entry/data/data")

# numbers that Blosc copies, and that end too early
with h5py.File(path("filters/blosc_short.h5"), "w") as file:
    dataset = file.create_dataset("entry/data/data", (1, HEIGHT, WIDTH), "u4", chunks=(1, HEIGHT, WIDTH),
                                  **hdf5plugin.Blosc())
    size = 4 * HEIGHT * WIDTH
    dataset.id.write_direct_chunk((0, 0, 0), struct.pack("<4B3i", 2, 1, 2, 4, size, size, 16 + size) + bytes(range(99)))

# layouts --------------------------------------------------------------------------------------------------------------

simple("layouts/compact_rank2.h5", counts(1)[0][None], libver="earliest")
for kind, options in {
    "latest_single": dict(chunks=(2, HEIGHT, WIDTH), compression="gzip"),
    "latest_implicit": dict(chunks=(1, 9, 8)),
    "latest_fixed": dict(chunks=(1, 7, 10), compression="gzip"),
    "latest_extensible": dict(chunks=(1, HEIGHT, WIDTH), compression="gzip", maxshape=(None, HEIGHT, WIDTH)),
    "latest_tree": dict(chunks=(1, HEIGHT, WIDTH), compression="gzip", maxshape=(None, None, WIDTH)),
}.items():
    simple("layouts/" + kind + ".h5", counts(3), libver="latest", **options)
simple("layouts/v110.h5", counts(3), libver=("v110", "v110"), chunks=(1, 7, 10), compression="gzip")
simple("layouts/big_endian.h5", counts(2, ">u2"), chunks=(1, 7, 10), fillvalue=3)
simple("layouts/truth.h5", counts(2) > 5)
simple("layouts/user_block.h5", counts(2), chunks=(1, 7, 10), compression="gzip", userblock_size=1024)
simple("layouts/colour.h5", counts(2, "u1", (HEIGHT, WIDTH, 3)))
simple("layouts/panels.h5", counts(2, "i2", (4, 9, WIDTH)), chunks=(1, 2, 5, WIDTH))

with h5py.File(path("layouts/fill.h5"), "w") as file:
    dataset = file.create_dataset("entry/data/data", (3, HEIGHT, WIDTH), "i4", chunks=(1, 9, 12), fillvalue=-7)
    dataset[0, :9, :12] = 5
    dataset[1] = counts(1, "i4")[0]
read_back("layouts/fill.h5", "entry/data/data")
with h5py.File(path("layouts/none.h5"), "w") as file:
    file.create_dataset("entry/data/data", (0, HEIGHT, WIDTH), "u4", maxshape=(None, HEIGHT, WIDTH))

# virtual datasets -----------------------------------------------------------------------------------------------------

parts = [counts(2) for _ in range(3)]
for number, data in enumerate(parts):
    simple("virtual/part_%d.h5" % number, data, "data", chunks=(1, HEIGHT, WIDTH), compression="gzip")


def virtual(name, shape, sources, dtype="u4", maxshape=None, fill=None):
    layout = h5py.VirtualLayout(shape, dtype, maxshape=maxshape)
    for where, source in sources:
        layout[where] = source
    with h5py.File(path(name), "w", libver="latest") as file:
        file.create_virtual_dataset("entry/data/data", layout, fillvalue=fill)
    here = os.getcwd()
    os.chdir(os.path.join(OUT, "virtual"))
    with h5py.File(os.path.basename(name), "r") as file:
        expect_all(name, file["entry/data/data"][()])
    os.chdir(here)


def source(number, file="part_%d.h5"):
    return h5py.VirtualSource(file % number, "data", (2, HEIGHT, WIDTH))


virtual("virtual/stacked.h5", (6, HEIGHT, WIDTH), [(slice(2 * i, 2 * i + 2), source(i)) for i in range(3)])
virtual("virtual/interleaved.h5", (6, HEIGHT, WIDTH), [(slice(i, 6, 3), source(i)) for i in range(3)])
virtual("virtual/modules.h5", (2, 3, HEIGHT, WIDTH), [(np.s_[:, i], source(i)) for i in range(3)])
virtual("virtual/tiled.h5", (2, 2 * HEIGHT + 2, WIDTH + 3), [
    (np.s_[:, :HEIGHT, :WIDTH], source(0)), (np.s_[:, HEIGHT + 2:, 3:], source(1))], fill=9)
virtual("virtual/cut.h5", (2, 10, 12), [(np.s_[:], source(2)[:, 4:14, 6:18])])
virtual("virtual/strided.h5", (2, HEIGHT // 2, WIDTH), [(np.s_[:], source(2)[:, ::2, :])])
virtual("virtual/one_image.h5", (1, HEIGHT, WIDTH), [(np.s_[0], source(1)[1])])

# names that HDF5 2 writes once: of the file itself, and of the same dataset of several files
with h5py.File(path("virtual/itself.h5"), "w", libver="latest") as file:
    file["raw"] = parts[0]
    layout = h5py.VirtualLayout((2, HEIGHT, WIDTH), "u4")
    for i in range(2):
        layout[i] = h5py.VirtualSource("itself.h5", "raw", (2, HEIGHT, WIDTH))[1 - i]
    file.create_virtual_dataset("entry/data/data", layout)
expect_all("virtual/itself.h5", parts[0][::-1])
for i in range(2):
    with h5py.File(path("virtual/a_rather_long_name_of_a_file_%d.h5" % i), "w") as file:
        file["entry/instrument/detector/data"] = parts[i]
with h5py.File(path("virtual/long_names.h5"), "w", libver="latest") as file:
    layout = h5py.VirtualLayout((4, HEIGHT, WIDTH), "u4")
    for i in range(4):
        layout[i] = h5py.VirtualSource("a_rather_long_name_of_a_file_%d.h5" % (i // 2),
                                       "entry/instrument/detector/data", (2, HEIGHT, WIDTH))[i % 2]
    file.create_virtual_dataset("entry/data/data", layout)
expect_all("virtual/long_names.h5", np.concatenate(parts[:2]))

# numbered files: a block of two images from each
space = h5py.h5s.create_simple((0, HEIGHT, WIDTH), (h5py.h5s.UNLIMITED, HEIGHT, WIDTH))
space.select_hyperslab((0, 0, 0), (h5py.h5s.UNLIMITED, 1, 1), stride=(2, 1, 1), block=(2, HEIGHT, WIDTH))
from_space = h5py.h5s.create_simple((2, HEIGHT, WIDTH))
create = h5py.h5p.create(h5py.h5p.DATASET_CREATE)
create.set_virtual(space, b"part_%b.h5", b"data", from_space)
with h5py.File(path("virtual/numbered.h5"), "w", libver="latest") as file:
    group = file.create_group("entry/data")
    h5py.h5d.create(group.id, b"data", h5py.h5t.STD_U32LE, h5py.h5s.create_simple(
        (0, HEIGHT, WIDTH), (h5py.h5s.UNLIMITED, HEIGHT, WIDTH)), create)
expect_all("virtual/numbered.h5", np.concatenate(parts))

# files that grow: every third image from each
create = h5py.h5p.create(h5py.h5p.DATASET_CREATE)
for i in range(3):
    space = h5py.h5s.create_simple((0, HEIGHT, WIDTH), (h5py.h5s.UNLIMITED, HEIGHT, WIDTH))
    space.select_hyperslab((i, 0, 0), (h5py.h5s.UNLIMITED, 1, 1), stride=(3, 1, 1), block=(1, HEIGHT, WIDTH))
    from_space = h5py.h5s.create_simple((2, HEIGHT, WIDTH), (h5py.h5s.UNLIMITED, HEIGHT, WIDTH))
    from_space.select_hyperslab((0, 0, 0), (h5py.h5s.UNLIMITED, 1, 1), stride=(1, 1, 1), block=(1, HEIGHT, WIDTH))
    create.set_virtual(space, b"part_%d.h5" % i, b"data", from_space)
with h5py.File(path("virtual/growing.h5"), "w", libver="latest") as file:
    h5py.h5d.create(file.create_group("entry/data").id, b"data", h5py.h5t.STD_U32LE, h5py.h5s.create_simple(
        (0, HEIGHT, WIDTH), (h5py.h5s.UNLIMITED, HEIGHT, WIDTH)), create)
expect_all("virtual/growing.h5", np.stack(parts, 1).reshape(-1, HEIGHT, WIDTH))

# places ---------------------------------------------------------------------------------------------------------------


def place(name, dataset, images=2, attributes=()):
    data = counts(images)
    with h5py.File(path("places/" + name), "w") as file:
        file[dataset] = data
        for where, key, value in attributes:
            file.require_group(where).attrs[key] = value
    expect_all("places/" + name, data)


place("bliss.h5", "1.1/instrument/eiger/data", attributes=[
    ("1.1", "NX_class", "NXentry"), ("1.1/instrument", "NX_class", "NXinstrument"),
    ("1.1/instrument/eiger", "NX_class", "NXdetector")])
for classes in ("", "_classes"):
    with h5py.File(path("places/bliss_scans%s.h5" % classes), "w") as file:
        scans = [counts(2) for _ in range(3)]
        for i, number in enumerate((1, 2, 10)):
            file["%d.1/instrument/eiger/data" % number] = scans[i]
            file["%d.1/measurement/eiger" % number] = h5py.SoftLink("/%d.1/instrument/eiger/data" % number)
            file["%d.1/instrument/diode/data" % number] = np.arange(5)
            if classes:
                file["%d.1" % number].attrs["NX_class"] = "NXentry"
                file["%d.1/instrument" % number].attrs["NX_class"] = "NXinstrument"
                file["%d.1/instrument/eiger" % number].attrs["NX_class"] = "NXdetector"
    expect_all("places/bliss_scans%s.h5" % classes, np.concatenate(scans))
place("measurement.h5", "1.1/measurement/eiger")
place("soleil.nxs", "scan_0494/scan_data/data_06")
place("exchange.h5", "exchange/data")
place("swissfel.h5", "data/JF07T32V01/data")
place("xfel.h5", "INSTRUMENT/SPB_DET_AGIPD1M-1/DET/0CH0:xtdf/image/data")
place("root.h5", "images")
with h5py.File(path("places/sacla.h5"), "w") as file:
    data = counts(3)
    for i in range(3):
        file["run_179/detector_2d_1/tag_%d/detector_data" % (99 + i)] = data[i]
expect_all("places/sacla.h5", data)
with h5py.File(path("places/several.h5"), "w") as file:
    data = counts(2)
    file["left/counts"] = data
    file["right/counts"] = data + 1
    file["table"] = np.zeros((5, 3))
expect_all("places/several.h5", data + 1, part="/right/counts")
with h5py.File(path("places/weights.h5"), "w") as file:
    file.attrs["layer_names"] = ["dense"]
    file["dense/dense/kernel:0"] = np.zeros((32, 32), "f4")

# links ----------------------------------------------------------------------------------------------------------------

simple("links/run_data_000001.h5", counts(2), chunks=(1, HEIGHT, WIDTH), **hdf5plugin.Bitshuffle(cname="lz4"))
with h5py.File(path("links/run_data_000001.h5"), "r") as file:
    data = file["entry/data/data"][()]
for name, target in {"absolute": "/nfs/visit/run_data_000001.h5", "windows": "D:\\visit\\run_data_000001.h5",
                     "subfolder": "data/run_data_000001.h5", "soft": None}.items():
    with h5py.File(path("links/%s_master.h5" % name), "w") as file:
        if target is None:
            file["elsewhere/link"] = h5py.ExternalLink("run_data_000001.h5", "entry/data/data")
            file["entry/data/data_000001"] = h5py.SoftLink("/elsewhere/link")
        else:
            file["entry/data/data_000001"] = h5py.ExternalLink(target, "entry/data/data")
    expect_all("links/%s_master.h5" % name, data)
with h5py.File(path("links/aborted_master.h5"), "w") as file:
    for i in range(1, 4):
        file["entry/data/data_%06d" % i] = h5py.ExternalLink("run_data_%06d.h5" % i, "entry/data/data")
expect_all("links/aborted_master.h5", data)

# masks and experiments ------------------------------------------------------------------------------------------------

ANGSTROM_KEV = 12.398419843320026


def experiment(name, fields, geometry, masked=0, mask=None, notes=0, images=2):
    with h5py.File(path("experiments/" + name), "w") as file:
        data = counts(images)
        file["entry/data/data"] = data
        if mask is not None:
            file["entry/instrument/detector/pixel_mask"] = mask
        for where, value in fields.items():
            value, unit = value if isinstance(value, tuple) else (value, None)
            file["entry/" + where] = value
            if unit is not None:
                file["entry/" + where].attrs["units"] = unit
    for i in range(images):
        expect("experiments/%s::%d" % (name, i), data[i], geometry=geometry, notes=notes,
               masked=masked if np.isscalar(masked) else masked[i])


X, Y = "instrument/detector/x_pixel_size", "instrument/detector/y_pixel_size"
CX, CY = "instrument/detector/beam_center_x", "instrument/detector/beam_center_y"
D, WL = "instrument/detector/detector_distance", "instrument/beam/incident_wavelength"
UNKNOWN = [None] * 6
ALL = [0.98, 200.0, 0.075, 0.075, 12.5, 8.25]
M = [("cm", 20.0, "micrometre", 75.0, "angstrom", 0.98), ("millimeters", 200, "\u03bcm", 75, "nm", 0.098),
     ("Metres", 0.2, "\u00b5m", 75.0, "\u00c5", 0.98), ("MM", [200.0], "microns", [75.0], "pm", [98.0]),
     ("mm", 200.0, "um", 75.0, "", 0.98), (None, 0.2, "m", 7.5e-5, "m", 0.98e-10)]
for i, (du, d, pu, p, wu, w) in enumerate(M):
    experiment("units_%d.nxs" % i, {D: (d, du), X: (p, pu), Y: (p, pu), WL: (w, wu), CX: 12.5, CY: 8.25}, ALL)
experiment("centre_mm.nxs", {D: (200.0, "mm"), X: (75, "um"), Y: (75, "um"), WL: 0.98, CX: (0.9375, "mm"),
                             CY: (0.61875, "mm")}, ALL)
experiment("centre_m.nxs", {D: (200.0, "mm"), X: (75, "um"), Y: (75, "um"), WL: 0.98, CX: (0.9375e-3, "m"),
                            CY: (0.61875e-3, "m")}, ALL)
experiment("unknown_units.nxs", {D: (7.0, "furlong"), WL: (1.0, "parsec")}, UNKNOWN, notes=2)
experiment("beyond.nxs", {D: (21.0, "m"), WL: (120.0, "angstrom")}, UNKNOWN, notes=2)
experiment("fixed_string.nxs", {D: (200.0, np.bytes_("mm")), WL: (0.98, np.bytes_("angstrom"))},
           [0.98, 200.0] + [None] * 4)
for name, where, value, unit in [
        ("beam_kev", "instrument/beam/incident_energy", 12.65, "keV"),
        ("beam_ev", "instrument/beam/incident_energy", [12650.0, 12650.0], "eV"),
        ("mono", "instrument/monochromator/energy", 12.65, "kiloelectronvolt"),
        ("mono_joule", "instrument/monochromator/energy", 12650 * 1.602176634e-19, "J"),
        ("cxi_none", "instrument_1/source_1/energy", 12650.0, None)]:
    experiment("energy_%s.nxs" % name, {where: (value, unit)}, [ANGSTROM_KEV / 12.65] + [None] * 5)
experiment("energy_ring.nxs", {"instrument/source/energy": (3.0, "GeV")}, None)
with h5py.File(path("experiments/depends.nxs"), "w") as file:
    data = counts(1)
    file["entry/data/data"] = data
    file["entry/instrument/detector/depends_on"] = "transformations/det_z"
    for axis, value, unit, kind, vector, on in [
            ("det_z", 180.0, "mm", "translation", (0, 0, 1), "/entry/instrument/detector/transformations/two_theta"),
            ("two_theta", 0.0, "deg", "rotation", (0, 1, 0), "base"),
            ("base", 2.0, "cm", "translation", (0.0, 0.0, 1.0), ".")]:
        file["entry/instrument/detector/transformations/" + axis] = value
        file["entry/instrument/detector/transformations/" + axis].attrs.update(
            units=unit, transformation_type=kind, vector=vector, depends_on=on)
expect("experiments/depends.nxs::0", data[0], geometry=[None, 200.0, None, None, None, None], masked=0, notes=0)

mask = np.zeros((HEIGHT, WIDTH), "u1")
mask[2:4] = 1
experiment("mask_bool.nxs", {}, None, mask=mask > 0, masked=2 * WIDTH)
experiment("mask_u1.nxs", {}, None, mask=mask, masked=2 * WIDTH)
experiment("mask_float.nxs", {}, None, mask=mask.astype("f4"), masked=2 * WIDTH)
experiment("mask_i8.nxs", {}, None, mask=mask.astype("i8") * 256, masked=2 * WIDTH)
experiment("mask_one_of_all.nxs", {}, None, mask=mask[None], masked=2 * WIDTH)
experiment("mask_each.nxs", {}, None, mask=np.stack([mask * 0, mask]) > 0, masked=[0, 2 * WIDTH])
experiment("mask_other_shape.nxs", {}, None, mask=mask[:5], masked=0, notes=1)

# arrays with labels -----------------------------------------------------------------------------------------------------

train, test = counts(4, "u1", (9, 11)), counts(2, "u1", (9, 11))
classes = np.array([3, 0, 7, 3])
np.savez_compressed(path("arrays/set.npz"), x_train=train, y_train=classes, x_test=test, y_test=np.array([7, 7]))
np.savez(path("arrays/words.npz"), x=train, y=np.array(["ice", "blank", "ice", "good"]))
np.savez(path("arrays/one_hot.npz"), images=train, labels=np.eye(4, dtype="f4")[[2, 0, 1, 2]])
np.savez(path("arrays/two.npz"), x=train, y=np.asfortranarray([[0.5, 1], [0.25, 0], [0, 0], [1, 1]]))
np.savez(path("arrays/wrong.npz"), x=train, y=np.arange(3))
with h5py.File(path("arrays/pair.h5"), "w") as file:
    file.create_dataset("train/images", data=train, chunks=(1, 9, 11), compression="gzip")
    file.create_dataset("train/labels", data=classes[:, None], chunks=(3, 1), compression="gzip")
with h5py.File(path("arrays/words.h5"), "w") as file:
    file["X"], file["y"] = train, ["ice", "blank", "ice", "good"]
expect_all("arrays/set.npz", train, "/x_train")
expect_all("arrays/set.npz", test, "/x_test")
expect_all("arrays/pair.h5", train, "/train/images")

# lists of chunks --------------------------------------------------------------------------------------------------------

# datasets that may grow: their chunks are counted over the largest shape, an axis without an end first
for kind, most in {
    "fixed_columns": (3, HEIGHT, 60),
    "fixed_rows": (3, 40, WIDTH),
    "fixed_images": (9, HEIGHT, WIDTH),
    "open_columns": (3, HEIGHT, None),
    "open_rows": (3, None, WIDTH),
    "open_images": (None, 40, 60),
}.items():
    for compression in [None, "gzip"]:
        simple("chunks/%s_%s.h5" % (kind, compression or "plain"), counts(3), libver="latest", chunks=(1, 7, 10),
               maxshape=most, compression=compression)

# some of many chunks written: pages and blocks that are not there
for kind, shape, most, chunk, written in [
        ("fixed_pages", (1, 64, 80), None, (1, 1, 1), [(0, 0, 0), (0, slice(60, 64), slice(70, 80))]),
        ("open_gaps", (60, 3, 4), (None, 3, 4), (1, 3, 4), [0, 2, 5, 17, 40, 59]),
        ("open_pages", (1, 400, 400), (1, 400, None), (1, 1, 1), [(0, slice(0, 2)), (0, 390, slice(330, 400))])]:
    for compression in [None, "gzip"]:
        name = "chunks/%s_%s.h5" % (kind, compression or "plain")
        with h5py.File(path(name), "w", libver="latest") as file:
            dataset = file.create_dataset("entry/data/data", shape, "u2", maxshape=most, chunks=chunk, fillvalue=3,
                                          compression=compression)
            for place in written:
                dataset[place] = 5 + random.integers(0, 90, dataset[place].shape)
        read_back(name, "entry/data/data")

for name, shape in [("shrunk_latest.h5", (2, 11, 13)), ("shrunk_earliest.h5", (2, 11, 13)), ("grown.h5", (3, 25, 31))]:
    with h5py.File(path("chunks/" + name), "w", libver="earliest" if "earliest" in name else "latest") as file:
        dataset = file.create_dataset("entry/data/data", data=counts(3), chunks=(1, 7, 10), maxshape=(3, 40, 60))
        dataset.resize(shape)
    read_back("chunks/" + name, "entry/data/data")


def low_level(name, most, options, filters):
    """For what h5py's own functions do not offer."""
    data = counts(3)
    with h5py.File(path(name), "w", libver="latest") as file:
        creation = h5py.h5p.create(h5py.h5p.DATASET_CREATE)
        creation.set_chunk((1, 7, 10))
        for one in filters:
            creation.set_shuffle() if one == "shuffle" else creation.set_deflate(4)
        options(creation)
        space = h5py.h5s.create_simple(data.shape, most)
        group = file.create_group("entry/data")
        h5py.Dataset(h5py.h5d.create(group.id, b"data", h5py.h5t.NATIVE_UINT32, space, creation))[...] = data
    read_back(name, "entry/data/data")


def early(creation):
    creation.set_alloc_time(h5py.h5d.ALLOC_TIME_EARLY)


def plain_edges(creation):
    # H5D_CHUNK_DONT_FILTER_PARTIAL_CHUNKS
    with open("/proc/self/maps") as maps:
        library = next(line.split()[-1] for line in maps if "/libhdf5-" in line)
    call = ctypes.CDLL(library).H5Pset_chunk_opts
    call.argtypes = [ctypes.c_int64, ctypes.c_uint]
    assert call(creation.id, 2) == 0


low_level("chunks/implicit_columns.h5", (3, HEIGHT, 60), early, [])
low_level("chunks/implicit_rows.h5", (3, 40, WIDTH), early, [])
low_level("chunks/edges_shuffle.h5", (3, HEIGHT, WIDTH), plain_edges, ["shuffle"])
low_level("chunks/edges_gzip.h5", (3, HEIGHT, WIDTH), plain_edges, ["gzip"])
low_level("chunks/edges_both_open.h5", (h5py.h5s.UNLIMITED, HEIGHT, WIDTH), plain_edges, ["shuffle", "gzip"])
low_level("chunks/edges_both_tree.h5", (h5py.h5s.UNLIMITED, HEIGHT, h5py.h5s.UNLIMITED), plain_edges, ["gzip"])

# a run that was aborted: its last data file was begun
simple("links/begun_data_000001.h5", counts(2), chunks=(1, HEIGHT, WIDTH))
with h5py.File(path("links/begun_data_000002.h5"), "w") as file:
    file.create_dataset("entry/data/data", (0, HEIGHT, WIDTH), "u4", maxshape=(None, HEIGHT, WIDTH))
with h5py.File(path("links/begun_master.h5"), "w") as file:
    for number in (1, 2):
        file["entry/data/data_%06d" % number] = h5py.ExternalLink("begun_data_%06d.h5" % number, "/entry/data/data")
with h5py.File(path("links/begun_data_000001.h5"), "r") as file:
    expect_all("links/begun_master.h5", file["entry/data/data"][()])
with h5py.File(path("places/five_axes.h5"), "w") as file:
    file["entry/data/data"] = counts(2)[None, :, None]

# what is no number where one belongs
experiment("words.nxs", {D: ("200 mm", "mm"), X: ("75", "um"), Y: ("75", "um"), WL: np.nan},
           [None, None, 0.075, 0.075, None, None], notes=2)
for kind, dtype in {"complex": "c8", "text": "S5", "opaque": "V7"}.items():
    with h5py.File(path("places/%s.h5" % kind), "w") as file:
        file["entry/data/data"] = np.zeros((2, HEIGHT, WIDTH), dtype)

# a datatype with a name of its own
for libver in ["earliest", "latest"]:
    with h5py.File(path("layouts/type_%s.h5" % libver), "w", libver=libver) as file:
        file["counts"] = np.dtype("<u2")
        file.create_dataset("entry/data/data", data=counts(2), dtype=file["counts"], chunks=(1, 7, 10))
    read_back("layouts/type_%s.h5" % libver, "entry/data/data")

with open(path("hdf5.json"), "w") as file:
    json.dump(expected, file, indent=0, sort_keys=True)
    file.write("\n")
with zipfile.ZipFile(ARCHIVE, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
    for folder, _, names in sorted(os.walk(OUT)):
        for name in sorted(names):
            file = os.path.join(folder, name)
            archive.write(file, os.path.relpath(file, OUT))
shutil.rmtree(OUT)
print(len(expected), "images,", os.path.getsize(ARCHIVE), "bytes")
