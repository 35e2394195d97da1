#!/usr/bin/env python3
"""Writes what numpy, scipy, scikit-image and pyFAI say of small frames: line profiles, statistics of regions, the
beam centre, sum and maximum of a stack.

Run with pyFAI, fabio, numpy, scipy, scikit-image and Pillow:  python make_measure_golden.py ../resources/measure
Three files: stack.edf, three images with gaps and dead pixels; counts.cbf, counts with gaps (-1) and dead pixels (-2); rings.png, the powder rings of LaB6 as pyFAI calculates them
around a centre of its own, with Poisson noise.
"""
import json
import os
import sys

import fabio
import numpy as np
import pyFAI
import scipy
import skimage
from PIL import Image
from pyFAI.calibrant import get_calibrant
from pyFAI.detectors import Detector
from pyFAI.goniometer import SingleGeometry
from pyFAI.integrator.azimuthal import AzimuthalIntegrator
from scipy.ndimage import map_coordinates
from skimage.measure import profile_line

LINES = [(3.2, 4.7, 30.1, 21.9), (0.5, 0.5, 40.5, 0.5), (12.5, 30.25, 12.5, 2.0), (38.0, 30.0, 2.5, 3.5),
         (20.0, 10.0, 20.3, 10.1), (0.0, 0.0, 41.0, 33.0)]
REGIONS = [("RECTANGLE", 2, 3, 20, 11), ("RECTANGLE", 0, 0, 41, 33), ("ELLIPSE", 5, 4, 24, 17), ("ELLIPSE", 30, 25, 1, 1),
           ("ELLIPSE", 3, 3, 9, 14), ("RECTANGLE", 18, 20, 3, 4)]
BINS = 64


def number(v):
    return None if np.isnan(v) else float(v)


def counts():
    random = np.random.default_rng(21)
    y, x = np.indices((33, 41))
    image = random.poisson(20 + 60 * np.exp(-((x - 19) ** 2 + (y - 14) ** 2) / 90.0)).astype(np.int32)
    image[8, 11], image[25, 30], image[16, 22] = 900, 4000, 517
    image[20:22, :] = -1  # a gap between modules
    image[5, 33], image[28, 7] = -2, -2  # dead pixels
    return image


def line(values, ends):
    """Points a pixel or less apart, as profile_line has them; pixels are counted from the first one's corner here."""
    x0, y0, x1, y1 = ends
    length = float(np.hypot(x1 - x0, y1 - y0))
    n = max(2, int(np.ceil(length + 1)))
    t = np.linspace(0, 1, n)
    at = np.array([y0 + t * (y1 - y0) - 0.5, x0 + t * (x1 - x0) - 0.5])
    # a point of which a masked pixel has no share is measured; beyond the outermost centres the border goes on
    bad = map_coordinates(np.isnan(values).astype(float), at, order=1, mode="nearest") > 0
    value = map_coordinates(np.nan_to_num(values), at, order=1, mode="nearest")
    theirs = profile_line(np.nan_to_num(values), (y0 - 0.5, x0 - 0.5), (y1 - 0.5, x1 - 0.5), order=1, mode="nearest")
    assert np.allclose(theirs, value[:len(theirs)]), "profile_line and map_coordinates differ"
    value[bad] = np.nan
    return {"ends": ends, "length": length, "distance": (t * length).tolist(), "value": [number(v) for v in value]}


def region(image, values, spec):
    outline, left, top, width, height = spec
    part = values[top:top + height, left:left + width]
    if outline == "ELLIPSE":
        y, x = np.indices((height, width))
        part = part[((x + 0.5) / width * 2 - 1) ** 2 + ((y + 0.5) / height * 2 - 1) ** 2 <= 1]
    part = part.ravel()
    good = part[~np.isnan(part)]
    low, high = good.min(), good.max()
    if high - low < BINS:  # whole numbers of a small range: a bin each
        found, edges = np.histogram(good, bins=int(high - low) + 1, range=(low - 0.5, high + 0.5))
    else:
        found, edges = np.histogram(good, bins=BINS)
    return {"outline": outline, "left": left, "top": top, "width": width, "height": height, "n": len(good),
            "masked": int(len(part) - len(good)), "min": low, "max": high, "mean": good.mean(), "std": good.std(),
            "median": float(np.median(good)), "sum": good.sum(), "histogram": found.tolist(),
            "low": float(edges[0]), "high": float(edges[-1])}


def stack(folder):
    """A pixel that one image does not measure has no sum; the maximum is of the images that measure it."""
    random = np.random.default_rng(3)
    images = random.poisson(9, (3, 7, 9)).astype(np.int32)
    images[:, 4, :] = -1  # a gap in all of them
    images[1, 2, 3], images[2, 0, 0] = -2, -2  # dead in one
    images[0, 6, 8] = 2000000000
    images[2, 6, 8] = 2000000000  # more than 32 bits together
    file = fabio.edfimage.EdfImage(data=images[0])
    for image in images[1:]:
        file.append_frame(data=image)
    file.write(os.path.join(folder, "stack.edf"))
    values = np.where(images < 0, np.nan, images.astype(float))
    highest = np.where(np.isnan(values).all(axis=0), np.nan, np.where(np.isnan(values), -np.inf, values).max(axis=0))
    return {"sum": [number(v) for v in values.sum(axis=0).ravel()], "maximum": [number(v) for v in highest.ravel()]}


def rings(folder):
    shape = (144, 128)
    detector = Detector(pixel1=172e-6, pixel2=172e-6, max_shape=shape)
    centre = (59.37, 77.64)  # x, y in pixels, the first covering 0 to 1
    wavelength = 1.0e-10
    ai = AzimuthalIntegrator(dist=0.025, poni1=centre[1] * 172e-6, poni2=centre[0] * 172e-6, detector=detector, wavelength=wavelength)
    calibrant = get_calibrant("LaB6")
    calibrant.wavelength = wavelength
    image = calibrant.fake_calibration_image(ai, shape=shape, Imax=120.0, resolution=0.8)
    y, x = np.indices(shape)
    background = 15 * np.exp(-((x + 0.5 - centre[0]) ** 2 + (y + 0.5 - centre[1]) ** 2) / (2 * 45.0 ** 2)) + 4
    noisy = np.random.default_rng(8).poisson(image + background).clip(0, 255).astype(np.uint8)
    Image.fromarray(noisy).save(os.path.join(folder, "rings.png"), optimize=True)
    # pyFAI's own refinement from a start that is off: its control points, the tilts fixed
    start = AzimuthalIntegrator(dist=0.025, poni1=(centre[1] + 1.5) * 172e-6, poni2=(centre[0] - 1.2) * 172e-6,
                                detector=detector, wavelength=wavelength)
    single = SingleGeometry("rings", noisy.astype(float), calibrant=calibrant, detector=detector, geometry=start)
    single.extract_cp(max_rings=5)
    for _ in range(3):
        single.geometry_refinement.refine3(fix=["dist", "rot1", "rot2", "rot3", "wavelength"])
        single.extract_cp(max_rings=5)
    fit = single.geometry_refinement.getFit2D()
    return {"x": centre[0], "y": centre[1], "refinedX": float(fit["centerX"]), "refinedY": float(fit["centerY"]),
            "d": [[px, py, float(wavelength * 1e10 / (2 * np.sin(ai.tth(np.array([py - 0.5]), np.array([px - 0.5]))[0] / 2)))]
                  for px, py in [(10.5, 20.5), (100.0, 30.0), (64.25, 140.75)]],
            "wavelength": wavelength * 1e10, "distance": 25.0, "pixel": 0.172}


def main(folder):
    image = counts()
    fabio.cbfimage.CbfImage(data=image).write(os.path.join(folder, "counts.cbf"))
    values = np.where(image < 0, np.nan, image.astype(float))
    golden = {"pyFAI": pyFAI.version, "scipy": scipy.__version__, "numpy": np.__version__, "skimage": skimage.__version__,
              "lines": [line(values, one) for one in LINES], "regions": [region(image, values, one) for one in REGIONS],
              "rings": rings(folder), "stack": stack(folder)}
    with open(os.path.join(folder, "measure.json"), "w") as h:
        json.dump(golden, h)
    print(golden["rings"])


if __name__ == "__main__":
    main(*sys.argv[1:])
