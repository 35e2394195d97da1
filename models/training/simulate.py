#!/usr/bin/env python3
"""Simulated diffraction frames with labels: still shots of photosystem I and II nanocrystals.

Every frame is computed from a physical scene: the reciprocal lattice of a real cell in some orientation, an Ewald
sphere thickened by bandwidth and mosaic spread, spot shapes given by the crystal's size, scattering of solvent and
air, a beam stop, powder rings of ice, and counting noise. Everything is drawn from one seed, so a frame can be made
again from its seed alone.

    simulate.py --out FOLDER --count 100 --seed 1           8-bit PNG frames in category folders, with labels
    simulate.py --samples ../../sample-images               the sample frames of this project

Conventions
    Frames are H x W = 512 x 512, row 0 on top. The centre of pixel (row, column) lies at exactly (row, column).
    x points right (columns), y down (rows), z along the beam. Lengths in angstrom, detector lengths in mm.
    A frame is scaled to 8 bits as clip(128 sqrt(I / median) - 10, 0, 255); with a median of 0 it is clip(40 I, 0, 255).

Labels (a frame may carry several), in the order of the nanoBragg set's `multiclasses.txt`
    blank         no beam on a sample: no solvent ring, no stop, nearly no counts
    photo1        photosystem I, cell 281, 281, 165.2, 90, 90, 120
    photo2        photosystem II, cell 117, 222, 307, 90, 90, 90
    multilattice  two crystals at once, of one kind or of both
    ice           powder rings of hexagonal ice
    badice        strong rings of ice (ice is then 1 as well)
    mosaic1       mosaic spread of the first crystal / 1.2 degrees, 0 without a crystal
    mosaic2       likewise of the second crystal, 0 without one
    quality       blank, noxtal (solvent, with or without ice, no crystal), weak, good, strong

Sources
    Cells: PDB entries 1JB0 (photosystem I) and 1S5L (photosystem II), rounded.
    Shape function of a parallelepiped crystal and its sampling at pixel centres: nanoBragg (J. Holton, MIT licence).
    Structure factor of air: table in cctbx's simtbx examples (BSD-3-Clause).
    Solvent ring: a lopsided peak near 3.2 angstrom, as liquid water has.
    Ice rings: d-spacings of hexagonal ice.
"""

import argparse
import csv
import math
import os
from dataclasses import dataclass, field, replace

import numpy as np

SIZE = 512
QUALITIES = ("blank", "noxtal", "weak", "good", "strong")
FLAGS = ("blank", "photo1", "photo2", "multilattice", "ice", "badice")
MOSAICS = ("mosaic1", "mosaic2")
MOSAIC_DEGREES = 1.2

CELLS = {
    "photo1": (281.0, 281.0, 165.2, 90.0, 90.0, 120.0),
    "photo2": (117.0, 222.0, 307.0, 90.0, 90.0, 90.0),
}

# Air: sin(theta)/lambda in 1/angstrom against structure factor in electrons.
AIR = np.array([(0, 14.1), (0.045, 13.5), (0.174, 8.35), (0.35, 4.78), (0.5, 4.22), (0.8, 3.5)])

# Hexagonal ice: d-spacing in angstrom and the ring's strength in comparison with the 3.90 ring, per pixel.
ICE = np.array([
    (3.90, 1.0), (3.67, 0.6), (3.44, 0.85), (2.67, 0.75), (2.25, 1.6), (2.07, 2.1), (1.95, 0.55), (1.92, 1.3),
    (1.88, 0.65), (1.72, 0.5)])

# Mean spot signal inside the resolution limit / background there, each spot counted up to 4 x background.
# The gaps keep neighbouring classes apart by more than the scatter between crystals.
STRENGTH = {"weak": (0.032, 0.065), "good": (0.11, 0.185), "strong": (0.30, 0.55)}
PEAK_LIMIT = 80.0
"""No spot exceeds this multiple of the background."""
# Peak of the 3.90 ice ring above its surroundings / median of the frame.
ICE_STRENGTH = {"ice": (0.6, 2.4), "badice": (3.2, 6.5)}


@dataclass(frozen=True)
class Lattice:
    """One crystal. `axes`: rows a, b, c in angstrom, in the laboratory frame; `cells`: unit cells along each."""

    structure: str
    axes: np.ndarray
    cells: tuple
    mosaic: float
    """Mosaic spread in degrees: domains are turned by up to this angle."""
    domains: int
    bandwidth: float
    """Relative standard deviation of the wavelength."""
    falloff: float
    """B factor in square angstrom: intensities fall as exp(-B q^2 / 2)."""
    resolution: float
    """Spots are computed up to this d-spacing in angstrom."""
    weight: float = 1.0


@dataclass(frozen=True)
class Scene:
    """All that decides a frame's expected counts."""

    quality: str
    wavelength: float = 1.25
    distance: float = 130.0
    pixel: float = 0.33
    centre: tuple = (256.0, 256.0)
    """Beam centre (column, row) in pixels."""
    lattices: tuple = ()
    strength: float = 0.0
    median: float = 8.0
    """Background's median in counts."""
    water: float = 1.5
    """Solvent against air where the solvent peaks."""
    solvent: tuple = (0.156, 0.018, 0.028, 0.15)
    """Solvent ring in sin(theta)/lambda: peak, width inside, width outside; level far outside."""
    air: float = 0.0
    """Extra slope of the air's scattering, per unit of sin(theta)/lambda."""
    smooth: float = 0.0
    """Half width in pixels of a radial moving average over both."""
    polarisation: float = 0.0
    ice: float = 0.0
    ice_width: float = 1.0
    ice_factors: tuple = field(default_factory=lambda: tuple([1.0] * len(ICE)))
    ice_texture: tuple = ()
    """(order, depth, phase) of each azimuthal wave."""
    ice_grain: float = 0.0
    stop: tuple = (11.0, 0.0, 0.0, 0.07)
    """Beam stop: radius, offset x, y in pixels, transmission; radius 0 for none."""
    arm: tuple = ()
    """Holder of the stop: angle, half width in pixels, transmission."""
    blur: float = 0.0
    dark: float = 0.0
    """Counts everywhere, beam or not."""
    gain: float = 1.0
    """Blank frames: counts are spread by this factor in a linear 8-bit scale of 40 a count."""

    def labels(self):
        names = [lattice.structure for lattice in self.lattices]
        many = len(names) > 1
        return {
            "blank": int(self.quality == "blank"),
            "photo1": int("photo1" in names),
            "photo2": int("photo2" in names),
            "multilattice": int(many),
            "ice": int(self.ice > 0),
            "badice": int(self.ice >= ICE_STRENGTH["badice"][0]),
            "mosaic1": round(self.lattices[0].mosaic / MOSAIC_DEGREES, 6) if names else 0.0,
            "mosaic2": round(self.lattices[1].mosaic / MOSAIC_DEGREES, 6) if many else 0.0,
            "quality": self.quality,
        }


@dataclass(frozen=True)
class Frame:
    """`counts` (512, 512) int32, `image` (512, 512) uint8, `expected` (512, 512) float32 before counting noise."""

    scene: Scene
    expected: np.ndarray
    counts: np.ndarray
    image: np.ndarray


# --- geometry and crystals ---------------------------------------------------------------------------------------


def cell_axes(cell):
    """Rows a, b, c in angstrom with a* along z (the beam) and c along x: nanoBragg's crystal before it is turned."""
    a, b, c, alpha, beta, gamma = cell
    ca, cb, cg = (math.cos(math.radians(v)) for v in (alpha, beta, gamma))
    sg = math.sin(math.radians(gamma))
    cx = (ca - cb * cg) / sg
    cz = math.sqrt(max(0.0, 1 - cb * cb - cx * cx))
    rows = np.array([(a, 0, 0), (b * cg, b * sg, 0), (c * cb, c * cx, c * cz)])
    along = np.linalg.inv(rows)[:, 0]
    along /= np.linalg.norm(along)
    first = rows[2] / c
    return rows @ np.stack([first, np.cross(along, first), along], axis=1)


def rotation(axis, angle):
    """Rotation matrix about `axis` by `angle` in radians (Rodrigues)."""
    x, y, z = np.asarray(axis, float) / np.linalg.norm(axis)
    k = np.array([(0, -z, y), (z, 0, -x), (-y, x, 0)])
    return np.eye(3) + math.sin(angle) * k + (1 - math.cos(angle)) * (k @ k)


def random_rotation(rng):
    """Uniform over all orientations (a random unit quaternion)."""
    w, x, y, z = (lambda q: q / np.linalg.norm(q))(rng.normal(size=4))
    return np.array([
        (1 - 2 * (y * y + z * z), 2 * (x * y - z * w), 2 * (x * z + y * w)),
        (2 * (x * y + z * w), 1 - 2 * (x * x + z * z), 2 * (y * z - x * w)),
        (2 * (x * z - y * w), 2 * (y * z + x * w), 1 - 2 * (x * x + y * y))])


def along_beam_rotation(rng, spread):
    """a* a few degrees off the beam, any turn about it: the orientations of the nanoBragg set."""
    angle = math.radians(abs(rng.normal(0, spread)))
    direction = rng.uniform(0, 2 * math.pi)
    spin = rotation((0, 0, 1), rng.uniform(0, 2 * math.pi))
    return rotation((math.cos(direction), math.sin(direction), 0), angle) @ spin


def scattering_vectors(scene, columns, rows):
    """s - s0 (3, N), unit vectors from sample to pixel minus the beam's."""
    x = (columns - scene.centre[0]) * scene.pixel
    y = (rows - scene.centre[1]) * scene.pixel
    length = np.sqrt(x * x + y * y + scene.distance ** 2)
    return np.stack([x / length, y / length, scene.distance / length - 1])


def radius_of(scene, d):
    """Radius in pixels at which d-spacing `d` in angstrom lies; inf where it does not reach a flat detector."""
    sine = scene.wavelength / (2 * np.asarray(d, float))
    theta = np.arcsin(np.minimum(sine, 1.0))
    return np.where(2 * theta < math.radians(85), np.tan(2 * theta) * scene.distance / scene.pixel, np.inf)


def predicted_spots(scene, lattice):
    """Where reflections must lie: dict of hkl (N, 3), columns (N,), rows (N,), lit (N,) bool.

    A reflection is lit when its distance from the Ewald sphere is within what mosaic spread, bandwidth and the
    crystal's size allow. Positions are those of the ray s0 / lambda + g.
    """
    limit = 1 / lattice.resolution
    reach = [int(np.linalg.norm(axis) * limit) + 1 for axis in lattice.axes]
    grid = np.stack(np.meshgrid(*[np.arange(-n, n + 1) for n in reach], indexing="ij"), -1).reshape(-1, 3)
    reciprocal = np.linalg.inv(lattice.axes)
    g = grid @ reciprocal.T
    q = np.linalg.norm(g, axis=1)
    keep = (q <= limit) & (q > 0)
    grid, g, q = grid[keep], g[keep], q[keep]
    ray = g + np.array([0, 0, 1 / scene.wavelength])
    length = np.linalg.norm(ray, axis=1)
    error = np.abs(length - 1 / scene.wavelength)
    size = max(1 / (n * np.linalg.norm(axis)) for n, axis in zip(lattice.cells, lattice.axes))
    width = size + q * math.radians(lattice.mosaic) + 3 * lattice.bandwidth * q * q * scene.wavelength / 2
    scale = scene.distance / scene.pixel / ray[:, 2]
    return {
        "hkl": grid,
        "columns": scene.centre[0] + ray[:, 0] * scale,
        "rows": scene.centre[1] + ray[:, 1] * scale,
        "lit": error <= width,
    }


# Wilson statistics (acentric): intensities are exponentially distributed. One long table, entered at a random place.
_WILSON = np.random.default_rng(20).exponential(size=1 << 17).astype(np.float32)


def spots(scene, lattice, rng):
    """Expected spot intensities, any unit: (rows, columns) slices and the patch they cover."""
    reach = float(radius_of(scene, lattice.resolution))
    left, top = (max(0, int(c - reach)) for c in scene.centre)
    right, bottom = (min(SIZE, int(c + reach) + 2) for c in scene.centre)
    rows, columns = np.mgrid[top:bottom, left:right]
    inside = (columns - scene.centre[0]) ** 2 + (rows - scene.centre[1]) ** 2 < reach * reach
    s = scattering_vectors(scene, columns[inside].astype(np.float32), rows[inside].astype(np.float32))
    s = s.astype(np.float32)
    total = np.zeros(s.shape[1], np.float32)
    offset = int(rng.integers(len(_WILSON)))
    counts = np.asarray(lattice.cells, np.float32)[:, None]
    tiny = np.float32(1e-7)
    spread = math.radians(lattice.mosaic)
    for domain in range(lattice.domains):
        axes = lattice.axes
        if domain and spread > 0:
            # turned by up to the mosaic spread, uniform over the cap
            axes = axes @ rotation(rng.normal(size=3), spread * math.sqrt(rng.random())).T
        wavelength = scene.wavelength * (1 + lattice.bandwidth * rng.normal())
        hkl = (axes / wavelength).astype(np.float32) @ s
        near = np.rint(hkl)
        angle = (hkl - near) * np.float32(math.pi)
        low = np.sin(angle)
        angle *= counts
        np.sin(angle, out=angle)
        np.square(angle, out=angle)
        np.square(low, out=low)
        low += tiny
        angle += tiny * counts * counts
        angle /= low
        shape = angle[0] * angle[1] * angle[2]
        index = near.astype(np.int32)
        # the same entry for a reflection and its Friedel mate
        key = np.abs(index[0] * 7919 + index[1] * 104729 + index[2] * 15485)
        shape *= _WILSON[(key + offset) & (len(_WILSON) - 1)]
        shape[(index == 0).all(axis=0)] = 0
        total += shape
    if lattice.falloff > 0:
        q2 = (s * s).sum(axis=0) / np.float32(scene.wavelength ** 2)
        total *= np.exp(-lattice.falloff / 2 * q2)
    patch = np.zeros(inside.shape, np.float32)
    patch[inside] = total
    return (slice(top, bottom), slice(left, right)), patch


# --- background ---------------------------------------------------------------------------------------------------

_STEPS = 8
"""Entries of the radial tables per pixel."""


def _radial_tables(scene):
    """Background without ice, and ice alone (3.90 ring = 1), by radius in steps of 1/8 pixel."""
    length = int(SIZE * 1.1 * _STEPS)
    r = np.arange(length) / _STEPS * scene.pixel
    theta = np.arctan(r / scene.distance) / 2
    stol = np.sin(theta) / scene.wavelength
    peak, inside, outside, tail = scene.solvent
    water = np.exp(-0.5 * ((stol - peak) / np.where(stol < peak, inside, outside)) ** 2)
    water = np.maximum(water, 0.04) + tail * np.clip((stol - peak) / (2 * outside), 0, 1) * (1 - water)
    air = (np.interp(stol, AIR[:, 0], AIR[:, 1]) / np.interp(peak, AIR[:, 0], AIR[:, 1])) ** 2
    air *= np.exp(scene.air * (stol - peak))
    table = (scene.water * water + air) * np.cos(2 * theta) ** 3 * (1 + np.cos(2 * theta) ** 2) / 2
    if scene.smooth > 0:
        n = int(scene.smooth * _STEPS) * 2 + 1
        table = np.convolve(np.pad(table, n // 2, mode="edge"), np.ones(n) / n, mode="valid")
    ice = np.zeros(length)
    if scene.ice > 0:
        pixels = np.arange(length) / _STEPS
        for (d, weight), factor in zip(ICE, scene.ice_factors):
            centre = float(radius_of(scene, d))
            if centre < SIZE:
                ice += weight * factor * np.exp(-0.5 * ((pixels - centre) / scene.ice_width) ** 2)
    return table.astype(np.float32), ice.astype(np.float32)


_ROWS, _COLUMNS = np.mgrid[0:SIZE, 0:SIZE].astype(np.float32)


def expected_counts(scene, rng):
    """Expected counts of every pixel (512, 512) float32."""
    if scene.quality == "blank":
        return np.full((SIZE, SIZE), scene.dark, np.float32)
    x = _COLUMNS - np.float32(scene.centre[0])
    y = _ROWS - np.float32(scene.centre[1])
    r2 = x * x + y * y
    step = (np.sqrt(r2) * _STEPS).astype(np.int32)
    table, ice = _radial_tables(scene)
    base = table[step]
    if scene.polarisation:
        base *= 1 + np.float32(scene.polarisation) * (y * y - x * x) / (r2 + np.float32((scene.distance / scene.pixel) ** 2))
    base *= np.float32(scene.median / np.median(base[::4, ::4]))
    image = base
    if scene.ice > 0:
        rings = ice[step] * np.float32(scene.ice * scene.median)
        if scene.ice_texture or scene.ice_grain:
            touched = np.nonzero(rings > 0.01 * scene.median)
            phi = np.arctan2(y[touched], x[touched])
            wave = np.ones_like(phi)
            for order, depth, phase in scene.ice_texture:
                wave += np.float32(depth) * np.cos(order * phi + phase)
            if scene.ice_grain:
                wave *= (1 - scene.ice_grain) + scene.ice_grain * rng.exponential(size=len(phi)).astype(np.float32)
            rings[touched] *= np.maximum(wave, 0.05)
        image = base + rings
    if scene.lattices:
        image = image.copy()
        layer = np.zeros((SIZE, SIZE), np.float32)
        disc = np.zeros((SIZE, SIZE), bool)
        for lattice in scene.lattices:
            where, patch = spots(scene, lattice, rng)
            mean = float(patch.mean())
            if mean > 0:
                layer[where] += patch * (lattice.weight / mean)
            disc |= r2 < float(radius_of(scene, lattice.resolution)) ** 2
        disc &= r2 > max(scene.stop[0] + 4, 12) ** 2
        relative = layer[disc] / base[disc]
        signal = layer * np.float32(_scale_for(relative, scene.strength))
        # A pixel's mean over its area stays far below the shape function's sharp maximum.
        image += signal / (1 + signal / (PEAK_LIMIT * base))
    radius, dx, dy, transmission = scene.stop
    if radius > 0:
        distance = np.sqrt((x - dx) ** 2 + (y - dy) ** 2)
        shade = np.clip(distance - radius + 0.5, 0, 1)
        image = image * (transmission + (1 - transmission) * shade)
    if scene.arm:
        angle, half, transmission = scene.arm
        across = np.abs(-math.sin(angle) * x + math.cos(angle) * y)
        along = math.cos(angle) * x + math.sin(angle) * y
        covered = np.clip(half - across + 0.5, 0, 1) * (along > 0)
        image = image * (1 - (1 - transmission) * covered)
    if scene.blur > 0:
        image = _blur(image, scene.blur)
    return (image + np.float32(scene.dark)).astype(np.float32)


def _scale_for(relative, strength, cap=4.0):
    """Factor that brings the mean of min(factor x relative, cap) to `strength`."""
    values = np.sort(relative.astype(np.float64))
    sums = np.concatenate([[0.0], np.cumsum(values)])
    low, high = 0.0, 1e6 / max(values[-1], 1e-12)
    for _ in range(60):
        middle = (low + high) / 2
        uncapped = np.searchsorted(values, cap / middle) if middle > 0 else len(values)
        mean = (sums[uncapped] * middle + (len(values) - uncapped) * cap) / len(values)
        low, high = (middle, high) if mean < strength else (low, middle)
    return low


def _blur(image, sigma):
    """Point spread of the detector: 5-point Gaussian along both axes."""
    kernel = np.exp(-0.5 * (np.arange(-2, 3) / sigma) ** 2).astype(np.float32)
    kernel /= kernel.sum()
    for axis in (0, 1):
        padded = np.pad(image, [(2, 2) if a == axis else (0, 0) for a in (0, 1)], mode="edge")
        image = sum(kernel[k] * np.take(padded, range(k, k + SIZE), axis=axis) for k in range(5))
    return image


def to_8_bits(counts, gain=1.0):
    """clip(128 sqrt(I / median) - 10, 0, 255), or 40 x I x gain where the median is 0."""
    median = float(np.median(counts))
    # few different counts, many pixels: one table instead of 262144 square roots
    levels = np.arange(int(counts.max()) + 1, dtype=np.float64)
    scaled = 40.0 * gain * levels if median <= 0 else 128.0 * np.sqrt(levels / median) - 10.0
    return np.clip(scaled, 0, 255).astype(np.uint8)[counts]


# --- random scenes ------------------------------------------------------------------------------------------------


def random_lattice(rng, structure, resolution):
    near = rng.random() < 0.7
    turn = along_beam_rotation(rng, 2.5) if near else random_rotation(rng)
    wide = rng.random() < 0.25
    cells = rng.integers(8, 31) if wide else rng.integers(10, 21)
    each = np.maximum(6, np.rint(cells * rng.uniform(0.85, 1.15, 3))).astype(int)
    return Lattice(
        structure=structure,
        axes=cell_axes(CELLS[structure]) @ turn.T * rng.normal(1, 0.004),
        cells=tuple(int(n) for n in each),
        mosaic=round(MOSAIC_DEGREES * rng.uniform(0.05, 1.0), 6),
        domains=int(rng.integers(3, 15)),
        bandwidth=float(rng.choice([0.0, rng.uniform(0, 0.004)], p=[0.5, 0.5])),
        falloff=float(rng.uniform(0, 120)),
        resolution=resolution)


def random_scene(rng, quality=None, structures=None, ice=None):
    """A scene drawn at random.

    quality: one of QUALITIES; structures: tuple of one or two structure names; ice: "none", "ice" or "badice".
    What is not given is drawn: qualities nearly evenly, two lattices in a third of the crystals.
    """
    if quality is None:
        quality = str(rng.choice(QUALITIES, p=[0.12, 0.22, 0.22, 0.22, 0.22]))
    if quality == "blank":
        if rng.random() < 0.15:
            # a shutter that stayed closed before a detector with dark current
            return Scene(quality, dark=float(rng.uniform(3, 30)), stop=(0, 0, 0, 0))
        return Scene(
            quality, dark=float(np.exp(rng.uniform(math.log(0.004), math.log(0.3)))), stop=(0, 0, 0, 0),
            gain=float(rng.choice([1.0, np.exp(rng.uniform(-0.9, 0.9))])))
    if structures is None and quality != "noxtal":
        one = tuple(str(s) for s in rng.choice(["photo1", "photo2"], 1))
        two = [("photo1", "photo1"), ("photo2", "photo2"), ("photo1", "photo2"), ("photo2", "photo1")]
        structures = two[rng.integers(4)] if rng.random() < 0.33 else one
    if ice is None:
        ice = str(rng.choice(["none", "ice", "badice"], p=[0.52, 0.30, 0.18]))
    common = rng.random() < 0.7
    wavelength = rng.uniform(1.0, 1.5) if common else rng.uniform(0.92, 1.62)
    distance = rng.uniform(95, 160) if common else rng.uniform(90, 185)
    centre = tuple(float(v) for v in rng.normal(256, 4.5 if common else 12, 2))
    resolution = float(rng.normal(7.0, 0.12) if rng.random() < 0.6 else rng.uniform(6.0, 8.5))
    median = float(np.exp(rng.uniform(math.log(2.0), math.log(16.0) if common else math.log(60.0))))
    lattices = tuple(random_lattice(rng, s, resolution) for s in (structures or ()))
    if len(lattices) > 1:
        lattices = (lattices[0], replace(lattices[1], weight=float(np.exp(rng.uniform(-0.35, 0.35)))))
    strength = 0.0
    if lattices:
        low, high = STRENGTH[quality]
        strength = float(np.exp(rng.uniform(math.log(low), math.log(high))))
    level = 0.0
    if ice != "none":
        low, high = ICE_STRENGTH[ice]
        level = float(np.exp(rng.uniform(math.log(low), math.log(high))))
    textured = rng.random() < 0.35
    return Scene(
        quality=quality, wavelength=float(wavelength), distance=float(distance), centre=centre, lattices=lattices,
        strength=strength, median=median,
        water=float(np.exp(rng.uniform(math.log(1.2), math.log(3.0)))),
        solvent=(float(rng.normal(0.156, 0.002)), float(rng.uniform(0.014, 0.024)), float(rng.uniform(0.022, 0.038)),
                 float(rng.uniform(0.05, 0.3))),
        air=float(rng.normal(2.3, 1.2)),
        smooth=float(rng.choice([0, rng.uniform(0, 5)])),
        polarisation=float(rng.choice([0.0, rng.uniform(0, 0.9)])),
        ice=level, ice_width=float(rng.uniform(0.55, 1.3)),
        ice_factors=tuple(float(v) for v in np.exp(rng.normal(0, 0.15, len(ICE)))),
        ice_texture=tuple((int(rng.integers(1, 7)), float(rng.uniform(0, 0.3)), float(rng.uniform(0, 6.28)))
                          for _ in range(3)) if textured else (),
        ice_grain=float(rng.uniform(0, 0.5)) if textured else 0.0,
        stop=(float(rng.uniform(6, 17)), *(float(v) for v in rng.normal(0, 0.8, 2)), float(rng.uniform(0.0, 0.14)))
        if rng.random() < 0.95 else (0.0, 0.0, 0.0, 0.0),
        arm=(float(rng.uniform(0, 2 * math.pi)), float(rng.uniform(1, 5)), float(rng.uniform(0.05, 0.8)))
        if rng.random() < 0.12 else (),
        blur=float(rng.uniform(0.3, 0.7)) if rng.random() < 0.1 else 0.0,
        dark=float(rng.choice([0.0, rng.uniform(0, 0.1)])))


def render(scene, rng):
    """Counts and the 8-bit frame of a scene; `rng` decides domains, structure factors and counting noise."""
    expected = expected_counts(scene, rng)
    counts = rng.poisson(np.minimum(expected, 1e6)).astype(np.int32)
    return Frame(scene, expected, counts, to_8_bits(counts, scene.gain))


def frame(seed, quality=None, structures=None, ice=None):
    """The frame of a seed (an int or a sequence of ints)."""
    rng = np.random.default_rng(seed)
    return render(random_scene(rng, quality, structures, ice), rng)


def category_of(labels):
    """The folder a frame is put into."""
    if labels["badice"]:
        return "badice"
    if labels["ice"]:
        return "ice"
    if labels["multilattice"]:
        return "multilattice"
    return labels["quality"]


# --- files --------------------------------------------------------------------------------------------------------


def geometry(scene):
    return {"wavelength": scene.wavelength, "distance": scene.distance, "pixel": scene.pixel,
            "column": scene.centre[0], "row": scene.centre[1]}


def write_smv(path, counts, scene):
    """SMV/ADSC, 16-bit little endian. Beam centre in mm as ADSC has it, X down and Y to the right; and as XDS has it."""
    g = geometry(scene)
    x, y = ((v + 0.5) * g["pixel"] for v in (g["row"], g["column"]))
    text = "{\n" + "".join(f"{k}={v};\n" for k, v in [
        ("HEADER_BYTES", 512), ("DIM", 2), ("BYTE_ORDER", "little_endian"), ("TYPE", "unsigned_short"),
        ("SIZE1", SIZE), ("SIZE2", SIZE), ("PIXEL_SIZE", f"{g['pixel']:g}"), ("DISTANCE", f"{g['distance']:.3f}"),
        ("WAVELENGTH", f"{g['wavelength']:.5f}"), ("BEAM_CENTER_X", f"{x:.3f}"), ("BEAM_CENTER_Y", f"{y:.3f}"),
        ("XDS_ORGX", f"{g['column'] + 1:.2f}"), ("XDS_ORGY", f"{g['row'] + 1:.2f}"),
        ("PHI", 0), ("OSC_START", 0), ("OSC_RANGE", 0), ("TWOTHETA", 0), ("DETECTOR_SN", "simulated")]) + "}\n"
    with open(path, "wb") as out:
        out.write(text.encode("ascii").ljust(512))
        out.write(np.minimum(counts, 65535).astype("<u2").tobytes())


def write_cbf(path, counts, scene):
    """CBF, byte-offset compression, with a PILATUS mini-header; beam centre in pixels, column first."""
    import fabio.cbfimage

    g = geometry(scene)
    header = "\r\n".join([
        "# Detector: simulated PILATUS, S/N 0-000",
        f"# Pixel_size {g['pixel'] * 1e-3:g} m x {g['pixel'] * 1e-3:g} m",
        "# Exposure_time 0.1000000 s", "# Count_cutoff 1048575 counts",
        f"# Wavelength {g['wavelength']:.5f} A", f"# Detector_distance {g['distance'] * 1e-3:.6f} m",
        f"# Beam_xy ({g['column'] + 0.5:.2f}, {g['row'] + 0.5:.2f}) pixels"])
    fabio.cbfimage.CbfImage(
        data=counts.astype(np.int32),
        header={"_array_data.header_convention": "PILATUS_1.2", "_array_data.header_contents": header}).write(path)


def write_frame(path, made):
    """Writes by suffix: .png and .pgm in 8 bits; .tif, .cbf and .img hold the counts."""
    from PIL import Image

    suffix = os.path.splitext(path)[1]
    if suffix == ".img":
        write_smv(path, made.counts, made.scene)
    elif suffix == ".cbf":
        write_cbf(path, made.counts, made.scene)
    elif suffix == ".tif":
        Image.fromarray(np.minimum(made.counts, 65535).astype(np.uint16)).save(path)
    else:
        Image.fromarray(made.image).save(path, **({"optimize": True} if suffix == ".png" else {}))


def write_labels(path, rows):
    """CSV with header: file, the six flags, mosaic1, mosaic2, quality."""
    with open(path, "w", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(["file", *FLAGS, *MOSAICS, "quality"])
        for name, labels in rows:
            writer.writerow([name, *[labels[f] for f in FLAGS], *[f"{labels[m]:.6f}" for m in MOSAICS],
                             labels["quality"]])


def write_set(folder, count, seed):
    """`count` frames as PNG in category folders, with labels.csv, multiclasses.txt and categories1.txt."""
    rows = []
    for index in range(count):
        made = frame((seed, index))
        labels = made.scene.labels()
        name = f"{category_of(labels)}/sim_{index:05d}.png"
        os.makedirs(os.path.join(folder, os.path.dirname(name)), exist_ok=True)
        write_frame(os.path.join(folder, name), made)
        rows.append((name, labels))
    write_labels(os.path.join(folder, "labels.csv"), rows)
    with open(os.path.join(folder, "multiclasses.txt"), "w") as out:
        for name, labels in rows:
            flags = " ".join(str(labels[f]) for f in FLAGS)
            out.write(f"{name} {flags} {labels['mosaic1']:.6f} {labels['mosaic2']:.6f}\n")
    with open(os.path.join(folder, "categories1.txt"), "w") as out:
        for name, labels in rows:
            out.write(f"{name} {labels['quality']} {labels['mosaic1']:.6f} {labels['mosaic2']:.6f}\n")


P1, P2 = ("photo1",), ("photo2",)
SAMPLES = {
    "blank": [("blank", None, "none")],
    "noxtal": [("noxtal", None, "none")],
    "weak": [("weak", P1, "none"), ("weak", P2, "none")],
    "good": [("good", P1, "none"), ("good", P2, "none")],
    "strong": [("strong", P1, "none"), ("strong", P2, "none")],
    "photo1": [("good", P1, "none"), ("strong", P1, "none")],
    "photo2": [("good", P2, "none"), ("strong", P2, "none")],
    "multilattice": [("good", P1 + P2, "none"), ("strong", P2 + P2, "none"), ("strong", P1 + P1, "none")],
    "ice": [("noxtal", None, "ice"), ("good", P1, "ice"), ("strong", P2, "ice")],
    "badice": [("noxtal", None, "badice"), ("good", P2, "badice"), ("strong", P1, "badice")],
}
"""Category -> (quality, structures, ice) of its frames, in turn."""

SAMPLE_SUFFIXES = {
    "strong": [".png", ".pgm", ".cbf"],
    "photo1": [".png", ".tif", ".pgm"],
    "photo2": [".png", ".img", ".pgm"],
}


def write_samples(folder, seed):
    """The sample frames: every category in PNG and PGM, a 16-bit TIFF, a CBF and an SMV with counts."""
    rows = []
    for number, (category, kinds) in enumerate(SAMPLES.items()):
        os.makedirs(os.path.join(folder, category), exist_ok=True)
        for index, suffix in enumerate(SAMPLE_SUFFIXES.get(category, [".png", ".png", ".pgm"])):
            made = frame((seed, number, index), *kinds[index % len(kinds)])
            name = f"{category}/{category}_{index + 1}{suffix}"
            write_frame(os.path.join(folder, name), made)
            rows.append((name, made.scene.labels()))
    write_labels(os.path.join(folder, "labels.csv"), rows)


def main():
    parser = argparse.ArgumentParser(description="Simulated diffraction frames with labels.")
    parser.add_argument("--out", help="folder for 8-bit frames in category folders, with label files")
    parser.add_argument("--count", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--samples", help="folder for the project's sample frames")
    arguments = parser.parse_args()
    if arguments.out:
        write_set(arguments.out, arguments.count, arguments.seed)
    if arguments.samples:
        write_samples(arguments.samples, arguments.seed)
    if not (arguments.out or arguments.samples):
        parser.error("give --out or --samples")


if __name__ == "__main__":
    main()
