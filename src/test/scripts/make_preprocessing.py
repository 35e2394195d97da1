#!/usr/bin/env python3
"""What Keras, Pillow and TensorFlow make of frames: src/test/resources/frames/preprocessing/*.bin, float32, (H, W, C).

Needs Keras 2.15 with TensorFlow, Pillow, numpy; run make_frames.py first. cases.json says which preprocessing is meant.
"""

import json
import os

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import numpy as np
import tensorflow as tf
from PIL import Image

FRAMES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "resources", "frames")
OUT = os.path.join(FRAMES, "preprocessing")

cases = []


def case(name, frame, preprocessing, result):
    result = np.asarray(result, "<f4")
    result = result[..., None] if result.ndim == 2 else result
    result.tofile(os.path.join(OUT, name + ".bin"))
    cases.append(dict(name=name, frame=frame, preprocessing=preprocessing, shape=list(result.shape)))


def load(frame, size=None, mode="grayscale", **more):
    image = tf.keras.utils.load_img(os.path.join(FRAMES, frame), color_mode=mode, target_size=size, **more)
    return tf.keras.utils.img_to_array(image)


def stored(frame):
    return np.array(Image.open(os.path.join(FRAMES, frame)))


def main():
    os.makedirs(OUT, exist_ok=True)
    # Keras's own loading, nearest
    case("keras_smaller", "grey8.png", {"scale": "1/255"}, load("grey8.png", (17, 23)) * np.float32(1 / 255.0))
    case("keras_larger", "grey8.png", {}, load("grey8.png", (70, 97)))
    case("keras_counts", "grey16.png", {}, load("grey16.png", (32, 16)))
    case("keras_rgb", "rgb8.png", {}, load("rgb8.png", (19, 50), "rgb"))
    case("keras_grey_from_rgb", "rgb8.png", {"channels": 1}, load("rgb8.png"))
    case("keras_rgb_from_grey", "grey8.png", {"channels": 3}, load("grey8.png", None, "rgb"))
    case("keras_aspect", "grey8.png", {"crop": "centre"}, load("grey8.png", (20, 20), keep_aspect_ratio=True))
    case("keras_aspect_wide", "rgb8.png", {"crop": "centre"}, load("rgb8.png", (11, 40), "rgb", keep_aspect_ratio=True))
    # TensorFlow's bilinear, without antialias
    for name, frame, size in (("smaller", "grey16.png", (13, 19)), ("larger", "grey16.png", (64, 77)),
                              ("rgb", "rgb8.png", (30, 31))):
        image = stored(frame)
        image = image[..., None] if image.ndim == 2 else image
        case("bilinear_" + name, frame, {"resample": "bilinear"}, tf.image.resize(image.astype("f4"), size))
    # Keras's own interpolations, with antialias
    for how in ("bilinear", "bicubic", "lanczos"):
        for name, frame, size, mode in (("smaller", "grey8.png", (13, 19), "grayscale"), ("higher", "grey8.png", (50, 20), "grayscale"), ("wider", "grey8.png", (20, 50), "grayscale"),
                                        ("rgb", "rgb8.png", (30, 31), "rgb"), ("grey_from_rgb", "rgb8.png", (20, 41), "grayscale"),
                                        ("counts", "grey16.png", (20, 50), "grayscale")):
            case(f"keras_{how}_{name}", frame, {"interpolation": how}, load(frame, size, mode, interpolation=how))
    # areas and maxima
    image = stored("grey16.png").astype("f4")
    case("area", "grey16.png", {"resample": "area"}, tf.image.resize(image[..., None], (11, 13), "area"))
    top, left = (image.shape[0] - 30) // 2, (image.shape[1] - 40) // 2
    even = image[top:top + 30, left:left + 40]
    case("centre", "grey16.png", {"resample": "none", "crop": "centre"}, even)
    y = [(i * 33 / 10, (i + 1) * 33 / 10) for i in range(10)]
    x = [(i * 41 / 12, (i + 1) * 41 / 12) for i in range(12)]
    case("max", "grey16.png", {"resample": "max"}, [
        [image[int(a):int(np.ceil(b - 1e-9)), int(c):int(np.ceil(d - 1e-9))].max() for c, d in x] for a, b in y])
    # counts to 8 bits
    low, high = np.percentile(image, (1, 99))
    share = np.clip((image.astype("f8") - low) / (high - low), 0, 1)
    case("linear", "grey16.png", {"counts": {"mode": "linear", "low": 1, "high": 99}}, (share * 255).astype("u1"))
    case("sqrt", "grey16.png", {"counts": {"mode": "sqrt", "low": 1, "high": 99}}, (np.sqrt(share) * 255).astype("u1"))
    median = np.median(image)
    case("sqrt_median", "grey16.png", {"counts": {"mode": "sqrt-median", "factor": 128, "offset": -10}},
         np.clip(128 * np.sqrt(image.astype("f8") / median) - 10, 0, 255).astype("u1"))
    case("eight_bit_stays", "grey8.png", {"counts": "sqrt-median"}, stored("grey8.png"))
    # fewer than 8 bits: white is 255
    for frame in ("grey1.png", "grey2.png", "grey4.png", "hundred.pgm", "hundred.ppm", "one_bit.tif"):
        mode = "rgb" if frame.endswith("ppm") else "grayscale"
        case("white_" + frame.replace(".", "_"), frame, {"counts": "linear"}, load(frame, None, mode))
    # scales
    rgb = load("rgb8.png", None, "rgb")
    preprocess = tf.keras.applications.imagenet_utils.preprocess_input
    case("caffe", "rgb8.png", {"scale": "caffe"}, preprocess(rgb.copy(), mode="caffe"))
    case("minus_one_to_one", "rgb8.png", {"scale": "-1..1"}, preprocess(rgb.copy(), mode="tf"))
    mean, deviation = np.float32([120.5, 99.25, 30.125]), np.float32([50.5, 61.75, 12.5])
    case("z_score", "rgb8.png", {"scale": {"mode": "z-score", "mean": mean.tolist(), "std": deviation.tolist()}},
         (rgb - mean) / deviation)
    case("min_max", "grey8.png", {"scale": {"mode": "min-max", "min": 0, "max": 74}},
         (load("grey8.png") - np.float32(0)) / np.float32(74))
    with open(os.path.join(OUT, "cases.json"), "w") as out:
        json.dump(cases, out, indent=1)
        out.write("\n")


if __name__ == "__main__":
    main()
