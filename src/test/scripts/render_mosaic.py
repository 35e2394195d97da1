"""Writes small maps and kernels, and the mosaics they must become, for the renderer's tests.

    python src/test/scripts/render_mosaic.py

Values are little-endian float32, row-major. gray(v) = floor(255 * (v - min) / (max - min) + 0.5) in float64, 0 everywhere
when max == min. Maps are (7, 9, 70): the first 64 as 8 x 8 tiles; channel 5 is all zero, channel 9 all 2.5,
channel 66, which is not shown, holds the largest value.
Kernels are (3, 3, 4, 6): filters 0 to 4 of input channel 0 in one row, range of the whole tensor.
"""

import pathlib

import numpy as np
from PIL import Image

TARGET = pathlib.Path(__file__).parents[1] / "resources/render"


def gray(values, low, high):
    values = values.astype(np.float64)
    if low == high:
        return np.zeros(values.shape, np.uint8)
    return np.floor(255 * (values - low) / (high - low) + 0.5).clip(0, 255).astype(np.uint8)


def mosaic(tiles, columns):
    rows = [np.concatenate(tiles[i : i + columns], axis=1) for i in range(0, len(tiles), columns)]
    return np.concatenate(rows, axis=0)


def save(name, image):
    Image.fromarray(image).save(TARGET / name)


def ends(values):
    return float(values.min()), float(values.max())


def main():
    TARGET.mkdir(parents=True, exist_ok=True)
    rng = np.random.default_rng(7)
    maps = np.maximum(rng.normal(0.3, 1.0, (7, 9, 70)) * rng.uniform(0.1, 9, 70), 0).astype(np.float32)
    maps[:, :, 5] = 0
    maps[:, :, 9] = 2.5
    maps[:, :, 66] += 40
    maps.tofile(TARGET / "maps_7x9x70.f32")
    shown = maps[:, :, :64]
    save("maps_tile.png", mosaic([gray(maps[:, :, c], *ends(maps[:, :, c])) for c in range(64)], 8))
    save("maps_layer.png", mosaic([gray(maps[:, :, c], *ends(maps)) for c in range(64)], 8))
    save("maps_shown.png", mosaic([gray(maps[:, :, c], *ends(shown)) for c in range(64)], 8))
    standard = []
    for c in range(64):
        x = maps[:, :, c].astype(np.float64)
        standard.append(np.clip((x - x.mean()) / max(x.std(), 1e-300) * 64 + 128, 0, 255).astype(np.uint8))
    save("maps_standardized.png", mosaic(standard, 16))

    kernels = rng.normal(0, 0.4, (3, 3, 4, 6)).astype(np.float32)
    kernels.tofile(TARGET / "kernels_3x3x4x6.f32")
    save("kernels.png", mosaic([gray(kernels[:, :, 0, f], *ends(kernels)) for f in range(5)], 5))
    # first convolution of a colour network: red, green, blue from the first three input channels, range of the layer
    colour = kernels[:, :, :3, :]
    save("kernels_colour.png", mosaic([gray(colour[:, :, :, f], *ends(colour)) for f in range(6)], 3))


if __name__ == "__main__":
    main()
