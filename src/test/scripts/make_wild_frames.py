#!/usr/bin/env python3
"""Writes small frames of the kinds that people meet in the wild into src/test/resources/frames/wild, and wild.json with what is right.

Needs Keras, Pillow, tifffile, imagecodecs, fabio, h5py, numpy. "stored" is the CRC-32 of the numbers as little-endian float64, by
the library that wrote or reads the file; "rgb" and "grey" are that of what Keras's load_img gives, as bytes.
"""

import base64
import hashlib
import json
import os
import struct
import zlib

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import fabio
import h5py
import imagecodecs
import numpy as np
import tensorflow as tf
import tifffile
from PIL import Image, ImageCms

OUT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "resources", "frames", "wild")
WIDTH, HEIGHT = 23, 17
frames = {}


def path(name):
    return os.path.join(OUT, name)


def stored(name, numbers, image=0, images=1, **more):
    numbers = np.asarray(numbers)
    flat = np.ascontiguousarray(numbers, "<f8")
    key = name if image == 0 else f"{name}::{image}"
    frames.setdefault(key, {}).update(
        images=images, height=numbers.shape[0], width=numbers.shape[1],
        channels=1 if numbers.ndim == 2 else numbers.shape[2], stored=zlib.crc32(flat.tobytes()), **more)


def keras(name):
    for key, mode in (("rgb", "rgb"), ("grey", "grayscale")):
        image = tf.keras.utils.img_to_array(tf.keras.utils.load_img(path(name), color_mode=mode))
        frames.setdefault(name, {})[key] = zlib.crc32(image.astype("u1").tobytes())


def picture(seed, channels=1):
    random = np.random.default_rng(seed)
    y, x = np.indices((HEIGHT, WIDTH))
    layers = [np.clip((x * (5 + c) + y * (11 - 2 * c)) % 256 + random.normal(0, 9, x.shape), 0, 255) for c in range(channels)]
    return (layers[0] if channels == 1 else np.stack(layers, 2)).astype("u1")


def counts(seed, most, dtype):
    return np.random.default_rng(seed).integers(0, most, (HEIGHT, WIDTH)).astype(dtype)


def tiff(name, rows, fields, order="<"):
    """A plain TIFF of one strip with these fields, {tag: (type, values)}, for what tifffile does not write."""
    data = b"".join(rows)
    fields = {256: (3, [WIDTH]), 257: (3, [HEIGHT]), 259: (3, [1]), 273: (4, [8]), 278: (3, [HEIGHT]), 279: (4, [len(data)]), **fields}
    at = 8 + len(data) + len(data) % 2
    directory, extra = struct.pack(order + "H", len(fields)), b""
    beyond = at + 2 + 12 * len(fields) + 4
    for tag in sorted(fields):
        kind, values = fields[tag]
        value = struct.pack(order + str(len(values)) + {3: "H", 4: "I"}[kind], *values)
        if len(value) > 4:
            directory += struct.pack(order + "HHII", tag, kind, len(values), beyond + len(extra))
            extra += value
        else:
            directory += struct.pack(order + "HHI", tag, kind, len(values)) + value.ljust(4, b"\0")
    with open(path(name), "wb") as out:
        out.write({"<": b"II*\0", ">": b"MM\0*"}[order] + struct.pack(order + "I", at) + data.ljust(at - 8, b"\0"))
        out.write(directory + b"\0\0\0\0" + extra)


def packed(numbers, bits):
    """Each row packed to so many bits a number, highest bit first."""
    for row in np.asarray(numbers).reshape(HEIGHT, -1):
        text = "".join(format(int(v), f"0{bits}b") for v in row)
        yield int(text.ljust((len(text) + 7) // 8 * 8, "0"), 2).to_bytes((len(text) + 7) // 8, "big")


def tiffs():
    grey, rgb, wide = picture(1), picture(2, 3), counts(3, 60000, "u2")
    reverse = bytes(int(f"{i:08b}"[::-1], 2) for i in range(256))
    for bits, numbers in ((8, grey), (16, wide)):
        rows = [row.astype("<u2" if bits == 16 else "u1").tobytes().translate(reverse) for row in numbers]
        tiff(f"fill_order_{bits}.tif", rows, {258: (3, [bits]), 262: (3, [1]), 266: (3, [2])})
        stored(f"fill_order_{bits}.tif", numbers)
    for bits in (3, 10, 12, 14, 24):
        numbers = counts(bits, 1 << bits, "u4")
        tiff(f"bits_{bits}.tif", packed(numbers, bits), {258: (3, [bits]), 262: (3, [1])}, "<" if bits == 12 else ">")
        stored(f"bits_{bits}.tif", numbers, depth=bits)
    tifffile.imwrite(path("white_is_zero.tif"), grey, photometric="miniswhite")
    stored("white_is_zero.tif", grey)
    keras("white_is_zero.tif")
    for turn in range(1, 9):
        name = f"orientation_{turn}.tif"
        tifffile.imwrite(path(name), rgb, photometric="rgb", compression="zlib", extratags=[(274, 3, 1, turn, True)])
        stored(name, np.array(Image.open(path(name))))
        keras(name)
    # tiles under the strips' tags, as in libtiff's cramps-tile.tif
    tiles = []
    for top in range(0, HEIGHT, 16):
        for left in range(0, WIDTH, 16):
            tile = np.zeros((16, 16), "u1")
            part = grey[top:top + 16, left:left + 16]
            tile[:part.shape[0], :part.shape[1]] = part
            tiles.append(tile.tobytes())
    tiff("tiles_as_strips.tif", tiles, {258: (3, [8]), 262: (3, [1]), 273: (4, [8 + 256 * i for i in range(4)]),
                                        279: (4, [256] * 4), 322: (3, [16]), 323: (3, [16])})
    stored("tiles_as_strips.tif", grey)
    stack = np.stack([counts(20 + i, 3000, "u2") for i in range(3)])
    tifffile.imwrite(path("imagej_stack.tif"), stack, imagej=True, metadata={"axes": "ZYX"})
    # ImageJ itself writes one directory only: the first is made the last, as for stacks of more than 4 GB
    content = bytearray(open(path("imagej_stack.tif"), "rb").read())
    order = ">" if content[:2] == b"MM" else "<"
    first = struct.unpack_from(order + "I", content, 4)[0]
    struct.pack_into(order + "I", content, first + 2 + 12 * struct.unpack_from(order + "H", content, first)[0], 0)
    open(path("imagej_stack.tif"), "wb").write(content)
    tifffile.imwrite(path("tifffile_stack.tif"), stack, photometric="minisblack", metadata={"axes": "ZYX"}, truncate=True)
    for name in ("imagej_stack.tif", "tifffile_stack.tif"):
        for i in range(3):
            stored(name, stack[i], i, 3)
    bands = np.stack([counts(30 + i, 5000, "u2") for i in range(5)], 2)
    tifffile.imwrite(path("bands.tif"), bands, photometric="minisblack", planarconfig="contig", compression="zlib")
    for i in range(5):
        stored("bands.tif", bands[..., i], i, 5)
    # a palette whose writer left the upper eight bits empty
    tiff("palette_8_bit.tif", [row.tobytes() for row in grey // 64],
         {258: (3, [8]), 262: (3, [3]), 320: (3, ([0, 90, 180, 255] + [0] * 252) + ([255, 9, 0, 7] + [0] * 252) + [5] * 256)})
    stored("palette_8_bit.tif", np.stack([np.array(c, "u1")[grey // 64] for c in ([0, 90, 180, 255], [255, 9, 0, 7], [5] * 4)], 2))
    tifffile.imwrite(path("cmyk.tif"), picture(4, 4), photometric="separated", compression="lzw")
    stored("cmyk.tif", np.array(Image.open(path("cmyk.tif")).convert("RGB")))
    keras("cmyk.tif")
    deep = (picture(5, 3).astype("u2") << 8) + 77
    tifffile.imwrite(path("rgb_16.tif"), deep, photometric="rgb", compression="zlib", predictor=True)
    stored("rgb_16.tif", deep)
    keras("rgb_16.tif")
    alpha = picture(6, 4)
    alpha[..., :3] = np.minimum(alpha[..., :3], alpha[..., 3:])
    tifffile.imwrite(path("multiplied.tif"), alpha, photometric="rgb", extrasamples=["assocalpha"])
    stored("multiplied.tif", np.array(Image.open(path("multiplied.tif")).convert("RGB")))
    keras("multiplied.tif")
    tifffile.imwrite(path("minus_one.tif"), (np.indices((HEIGHT, WIDTH))[1] % 3 - 1).astype("f4"))
    stored("minus_one.tif", np.indices((HEIGHT, WIDTH))[1] % 3 - 1, masked=0)


def jpegs():
    rgb = Image.fromarray(picture(7, 3))
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    # primaries of a wide gamut, so that a reader that applies the profile is found out
    profile = bytearray(profile)
    for tag in (b"rXYZ", b"gXYZ", b"bXYZ"):
        at = struct.unpack_from(">I", profile, profile.index(tag) + 4)[0]
        x, y, z = struct.unpack_from(">iii", profile, at + 8)
        struct.pack_into(">iii", profile, at + 8, x * 5 // 4, y * 9 // 10, z)
    exif = Image.Exif()
    exif[274] = 6
    rgb.save(path("profile.jpg"), quality=90, icc_profile=bytes(profile))
    rgb.save(path("turned.jpg"), quality=90, exif=exif)
    rgb.save(path("progressive.jpg"), quality=80, progressive=True, subsampling=2)
    rgb.save(path("sampled_422.jpg"), quality=80, subsampling=1)
    Image.fromarray(picture(8, 4), "CMYK").save(path("cmyk.jpg"), quality=90)
    Image.fromarray(picture(9)).save(path("grey.jpg"), quality=90)
    for name in ("profile", "turned", "progressive", "sampled_422", "cmyk", "grey"):
        image = Image.open(path(name + ".jpg"))
        stored(name + ".jpg", np.array(image if name == "grey" else image.convert("RGB")))
        keras(name + ".jpg")
    deep = picture(10).astype("u2") * 120
    open(path("lossless_16.jpg"), "wb").write(imagecodecs.ljpeg_encode(deep))
    stored("lossless_16.jpg", deep, depth=16)


def lossless_jpegs():
    # this encoder leaves out the last bits where they are zeros
    y, x = np.indices((36, 52))
    for name, numbers, bits in (("half", (x + y) % 2 * 32768, 16), ("half_12", (x + y) % 2 * 2048, 12)):
        numbers = numbers.astype("u2")[:, :51]
        content = imagecodecs.ljpeg_encode(np.ascontiguousarray(numbers), bitspersample=bits)
        assert (imagecodecs.jpeg8_decode(content) == numbers).all()
        open(path("lossless_%s.jpg" % name), "wb").write(content)
        stored("lossless_%s.jpg" % name, numbers, depth=bits)


def bmps_and_gifs():
    grey, rgb = Image.fromarray(picture(11)), Image.fromarray(picture(12, 3))
    rgb.save(path("rgb.bmp"))
    grey.save(path("grey.bmp"))
    rgb.quantize(13).save(path("palette.bmp"))
    grey.point(lambda v: 255 if v > 99 else 0).convert("1").save(path("one_bit.bmp"))
    Image.fromarray(picture(13, 4), "RGBA").save(path("rgba.bmp"))
    # 5, 6 and 5 bits, from the top down
    v = picture(14, 3).astype("u2")
    words = (v[..., 0] >> 3 << 11) | (v[..., 1] >> 2 << 5) | v[..., 2] >> 3
    rows = b"".join(row.astype("<u2").tobytes().ljust((WIDTH * 2 + 3) // 4 * 4, b"\0") for row in words)
    header = struct.pack("<IiiHHIIiiII", 40, WIDTH, -HEIGHT, 1, 16, 3, len(rows), 0, 0, 0, 0) + struct.pack("<III", 0xF800, 0x7E0, 0x1F)
    open(path("fields.bmp"), "wb").write(b"BM" + struct.pack("<IHHI", 66 + len(rows), 0, 0, 66) + header + rows)
    # runs
    indices = picture(15) // 52
    runs = b""
    for row in indices[::-1]:
        for value in row:
            runs += bytes([1, value])
        runs += b"\0\0"
    runs += b"\0\1"
    palette = b"".join(bytes([7 * i % 256, 40 * i % 256, 50 * i % 256, 0]) for i in range(256))
    header = struct.pack("<IiiHHIIiiII", 40, WIDTH, HEIGHT, 1, 8, 1, len(runs), 0, 0, 256, 0)
    open(path("runs.bmp"), "wb").write(b"BM" + struct.pack("<IHHI", 54 + 1024 + len(runs), 0, 0, 1078) + header + palette + runs)
    rgb.quantize(9).save(path("still.gif"))
    rgb.quantize(9).save(path("animated.gif"), save_all=True, append_images=[Image.fromarray(picture(16, 3)).quantize(9)])
    transparent = rgb.quantize(9)
    transparent.save(path("transparent.gif"), transparency=3)
    grey.save(path("grey.gif"))
    # the first picture covers a part of the screen only
    content = bytearray(open(path("still.gif"), "rb").read())
    struct.pack_into("<HH", content, 6, WIDTH + 9, HEIGHT + 4)
    at = content.index(b"\x2c\0\0\0\0")
    struct.pack_into("<HH", content, at + 1, 5, 3)
    open(path("part.gif"), "wb").write(content)
    for name in ("rgb.bmp", "grey.bmp", "palette.bmp", "one_bit.bmp", "rgba.bmp", "fields.bmp", "runs.bmp", "still.gif", "animated.gif",
                 "transparent.gif", "grey.gif", "part.gif"):
        grey_one = name.startswith(("grey", "one"))
        image = Image.open(path(name)).convert("L" if grey_one else "RGB")
        stored(name, np.array(image))
        keras(name)


def pngs():
    for name, samples, kind in (("rgb_16", 3, 2), ("grey_alpha_16", 2, 4), ("rgba_16", 4, 6)):
        numbers = np.random.default_rng(70 + samples).integers(0, 65536, (HEIGHT, WIDTH, samples)).astype(">u2")
        rows = b"".join(b"\0" + row.tobytes() for row in numbers)
        chunks = ((b"IHDR", struct.pack(">IIBBBBB", WIDTH, HEIGHT, 16, kind, 0, 0, 0)), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
        with open(path(name + ".png"), "wb") as out:
            out.write(b"\x89PNG\r\n\x1a\n")
            for chunk, data in chunks:
                out.write(struct.pack(">I", len(data)) + chunk + data + struct.pack(">I", zlib.crc32(chunk + data)))
        stored(name + ".png", numbers[..., 0] if samples == 2 else numbers[..., :3], depth=16)
        keras(name + ".png")
    Image.fromarray(picture(75, 3)).quantize(9).save(path("clear_palette.png"), transparency=2)
    stored("clear_palette.png", np.array(Image.open(path("clear_palette.png")).convert("RGB")))
    keras("clear_palette.png")


def webps():
    rgb, rgba = Image.fromarray(picture(60, 3)), Image.fromarray(picture(61, 4), "RGBA")
    small = Image.fromarray(picture(62, 3) // 128 * 255)
    for quality in (3, 60, 100):
        rgb.save(path(f"lossy_{quality}.webp"), quality=quality)
    rgba.save(path("lossy_alpha.webp"), quality=70)
    rgba.save(path("lossless_alpha.webp"), lossless=True, exact=True)
    small.save(path("lossless_palette.webp"), lossless=True)
    clear = np.array(small.convert("RGBA"))
    clear[5:9, 3:] = 0
    Image.fromarray(clear).save(path("lossless_clear.webp"), lossless=True)
    rgb.save(path("animated.webp"), save_all=True, append_images=[small], quality=80)
    big = np.kron(picture(63, 3), np.ones((5, 4, 1), "u1"))
    Image.fromarray(big).save(path("lossy_blocks.webp"), quality=35, method=6)
    for name in sorted(os.listdir(OUT)):
        if name.endswith(".webp"):
            stored(name, np.array(Image.open(path(name)).convert("RGB")))
            keras(name)


def detectors():
    numbers = counts(40, 900, "i4")
    numbers[3, 4] = -1
    fabio.edfimage.EdfImage(data=numbers, header={"Title": "run {a} of b"}).write(path("braces.edf"))
    stored("braces.edf", numbers, masked=1)
    content = open(path("braces.edf"), "rb").read()
    for name, tail in (("newline.edf", b"\n"), ("zeros.edf", bytes(512)), ("spaces.edf", b"  \r\n")):
        open(path(name), "wb").write(content + tail)
        stored(name, numbers, masked=1)
    floats = numbers.astype("f4") / 900
    floats[0, 0] = -1
    fabio.edfimage.EdfImage(data=floats, header={}).write(path("floats.edf"))
    stored("floats.edf", floats, masked=0)

    def section(data, name):
        out, last = b"", 0
        for value in np.asarray(data, "i8").ravel():
            step, last = int(value) - last, int(value)
            out += (struct.pack("<b", step) if abs(step) < 128
                    else b"\x80" + struct.pack("<h", step) if abs(step) < 32768
                    else b"\x80\x00\x80" + struct.pack("<i", step))
        md5 = base64.b64encode(hashlib.md5(out).digest()).decode()
        head = (f"_array_data.data\r\n;\r\n--CIF-BINARY-FORMAT-SECTION--\r\nContent-Type: application/octet-stream;\r\n"
                f"     conversions=\"x-CBF_BYTE_OFFSET\"\r\nContent-Transfer-Encoding: BINARY\r\nX-Binary-Size: {len(out)}\r\n"
                f"X-Binary-ID: {name}\r\nX-Binary-Element-Type: \"signed 32-bit integer\"\r\nX-Binary-Element-Byte-Order: LITTLE_ENDIAN\r\n"
                f"Content-MD5: {md5}\r\nX-Binary-Number-of-Elements: {data.size}\r\nX-Binary-Size-Fastest-Dimension: {data.shape[1]}\r\n"
                f"X-Binary-Size-Second-Dimension: {data.shape[0]}\r\n\r\n")
        return head.encode() + b"\x0c\x1a\x04\xd5" + out + b"\r\n--CIF-BINARY-FORMAT-SECTION----\r\n;\r\n"

    start = b"###CBF: VERSION 1.5\r\n\r\ndata_image_1\r\n\r\n"
    first, second, thumbnail = counts(41, 40000, "i4"), counts(42, 300, "i4"), counts(43, 50, "i4")[:5, :7]
    open(path("two.cbf"), "wb").write(start + section(first, 1) + section(second, 2))
    stored("two.cbf", first, 0, 2)
    stored("two.cbf", second, 1, 2)
    open(path("thumbnail.cbf"), "wb").write(start + section(thumbnail, 1) + section(first, 2))
    stored("thumbnail.cbf", first)
    wrong = (start + section(first, 1)).replace(b"Content-MD5: ", b"Content-MD5: AA")
    open(path("md5.cbf"), "wb").write(wrong)
    stored("md5.cbf", first, note="MD5")
    # fabio packs modulo 2^32
    wide = np.random.default_rng(44).integers(-2 ** 31, 2 ** 31 - 1, (HEIGHT, WIDTH)).astype("i4")
    fabio.cbfimage.CbfImage(data=wide).write(path("modulo.cbf"))
    stored("modulo.cbf", wide)
    content = open(path("two.cbf"), "rb").read()
    at = content.index(b"\x0c\x1a\x04\xd5")
    for name in (b"X-Binary-Size", b"Content-MD5", b"Content-Transfer-Encoding"):
        content = content[:at].replace(name, name.lower()) + content[at:]
    open(path("lower_case.cbf"), "wb").write(content[:content.index(b"_array_data", at)])
    stored("lower_case.cbf", first)


def netpbm():
    # two characters end the header
    wide, narrow = counts(57, 60000, "u2"), counts(58, 255, "u1")
    fabio.pnmimage.PnmImage(data=wide).write(path("fabio.pgm"))
    assert (fabio.open(path("fabio.pgm")).data == wide).all()
    stored("fabio.pgm", wide, depth=16)
    open(path("windows.pgm"), "wb").write(b"P5\r\n%d %d\r\n255\r\n" % (WIDTH, HEIGHT) + narrow.tobytes())
    stored("windows.pgm", narrow, depth=8)


def arrays():
    small = (np.indices((HEIGHT, WIDTH)).sum(0) % 5 - 2).astype("i2")
    np.save(path("small.npy"), small)
    stored("small.npy", small, masked=0)
    np.save(path("rgba.npy"), picture(50, 4))
    stored("rgba.npy", picture(50, 4)[..., :3])
    header = "{'descr': '<u2', 'fortran_order': False, 'shape': (17L, 23L), }"
    header = header.ljust(117) + "\n"
    wide = counts(51, 60000, "u2")
    open(path("python2.npy"), "wb").write(b"\x93NUMPY\x01\0" + struct.pack("<H", len(header)) + header.encode() + wide.tobytes())
    stored("python2.npy", wide)
    stack = np.stack([counts(52 + i, 200, "u1") for i in range(2)])
    np.savez(path("plain.npz"), y=np.arange(2), x=stack)
    np.savez_compressed(path("packed.npz"), names=np.array(["a", "b"]), x=stack, more=stack[:1] + 1)
    for i in range(2):
        stored("plain.npz", stack[i], i, 2)
        stored("packed.npz", stack[i], i, 3)
    stored("packed.npz", stack[0] + 1, 2, 3)
    coloured = np.stack([picture(54, 3), picture(55, 3)])
    for name, data, options in (("colours.h5", coloured, dict(chunks=(1, 8, 9, 3), compression="gzip")), ("colour.h5", coloured[0], {})):
        with h5py.File(path(name), "w") as file:
            file.create_dataset("entry/data/data", data=data, **options)
    for i in range(2):
        stored("colours.h5", coloured[i], i, 2)
    stored("colour.h5", coloured[0])
    bad = counts(56, 300, "i4") - 9
    bad[4:6] = np.iinfo("i4").min
    bad[0, :4] = -100
    with h5py.File(path("underload.h5"), "w") as file:
        file.create_dataset("entry/data/data", data=bad[None], chunks=(1, HEIGHT, WIDTH), compression="gzip")
        file["entry/instrument/detector/underload_value"] = -50
    stored("underload.h5", bad, masked=2 * WIDTH + 4)


def main():
    os.makedirs(OUT, exist_ok=True)
    tiffs()
    jpegs()
    lossless_jpegs()
    bmps_and_gifs()
    pngs()
    webps()
    detectors()
    netpbm()
    arrays()
    with open(path("wild.json"), "w") as out:
        json.dump(frames, out, indent=1)
        out.write("\n")


if __name__ == "__main__":
    main()
