"""Makes src/test/resources/org/convscope/inspect/census with Keras 2.15, numpy, scipy and scikit-learn: what units say over a data set.

census.h5 with its sidecar: two convolutions and two heads; one unit is dead, two are nearly the same, one has values around a millionth
of the largest. frames/: 18 frames (SMV, 24 x 24, with a geometry whose beam is in the middle) in three categories, labels.csv: the same
frames with yes-no labels, of which some frames have both. expected.json: for each layer and unit the columns of census.csv between
"ice" and "good", p and q, the means by resolution shell, inside and outside the annuli of ice; and the areas between both labels.
usage: census.py [FOLDER]
"""
import json, pathlib, sys
import numpy as np
from scipy.optimize import brentq
from scipy.stats import false_discovery_control, mannwhitneyu
from sklearn.metrics import roc_auc_score
import keras

here = pathlib.Path(__file__).resolve().parent
folder = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else here.parent / "resources/org/convscope/inspect/census"
SIDE, WAVELENGTH, DISTANCE, PIXEL = 24, 1.0, 50.0, 2.0
ICE = [3.90, 3.67, 3.44, 2.67, 2.25, 2.07, 1.95, 1.92, 1.88, 1.72, 1.59, 1.46]
L = keras.layers

rng = np.random.default_rng(5)
image = L.Input((SIDE, SIDE, 1), name="image")
x = L.Conv2D(4, 3, padding="same", activation="relu", name="conv1")(image)
x = L.MaxPooling2D(name="pool")(x)
x = L.Conv2D(5, 3, padding="same", name="conv2")(x)
x = L.Activation("relu", name="relu")(x)
x = L.GlobalAveragePooling2D(name="mean")(x)
heads = [L.Dense(3, activation="softmax", name="quality")(x), L.Dense(1, activation="sigmoid", name="ice")(x)]
model = keras.Model(image, heads, name="census")
weights = [rng.normal(0, 0.5, w.shape).astype("f4") for w in model.get_weights()]
weights[0][..., 3] = weights[0][..., 0] * 2 + rng.normal(0, 0.01, weights[0][..., 0].shape)
weights[1][0], weights[1][3] = 0.1, 0.2
weights[0][..., 1], weights[1][1] = -np.abs(weights[0][..., 1]), -1
weights[2][..., 2] *= 4e-5
weights[3][2] = 0
weights[3][4] = -1000
model.set_weights(weights)
folder.mkdir(parents=True, exist_ok=True)
model.save(folder / "census.h5", include_optimizer=False)
(folder / "census.convscope.json").write_text(json.dumps(
    {"preprocessing": {"resample": "nearest", "counts": "none", "scale": "1/255"}}, indent=1) + "\n")


def spacing(rows, columns):
    """Of places in pixels, the first pixel covering 0 to 1."""
    radius = np.hypot(rows - SIDE / 2, columns - SIDE / 2) * PIXEL
    return WAVELENGTH / (2 * np.sin(np.arctan2(radius, DISTANCE) / 2))


def frame(kind):
    counts = rng.poisson(rng.uniform(20, 60), (SIDE, SIDE)).astype(float)
    if kind == "ice":
        rows, columns = np.mgrid[:SIDE, :SIDE] + 0.5
        counts += rng.uniform(0, 40) * (np.abs(spacing(rows, columns) - 3.67) < 0.3)
    if kind == "good":
        for _ in range(6):
            counts[tuple(rng.integers(1, SIDE - 1, 2))] += 150
    if kind == "blank":
        counts = rng.poisson(3, (SIDE, SIDE))
    return counts.astype("<u2")


def smv(pixels):
    header = "{\nHEADER_BYTES=  512;\nDIM=2;\nBYTE_ORDER=little_endian;\nTYPE=unsigned_short;\n" \
        f"SIZE1={SIDE};\nSIZE2={SIDE};\nPIXEL_SIZE={PIXEL};\nDISTANCE={DISTANCE};\nWAVELENGTH={WAVELENGTH};\n" \
        f"BEAM_CENTER_X={SIDE * PIXEL / 2};\nBEAM_CENTER_Y={SIDE * PIXEL / 2};\n}}"
    return header.encode().ljust(512) + pixels.tobytes()


names, kinds, pictures, labels = [], [], [], []
for kind, count in (("blank", 4), ("good", 7), ("ice", 7)):
    for i in range(count):
        pixels = frame(kind)
        name = f"{kind}/f{i + 1}.img"
        (folder / "frames" / kind).mkdir(parents=True, exist_ok=True)
        (folder / "frames" / name).write_bytes(smv(pixels))
        names.append(name)
        kinds.append(kind)
        pictures.append(pixels.astype("f4") / np.float32(255))
        labels.append((int(kind == "ice"), int(kind == "good" or i in (1, 4))))
(folder / "frames" / "labels.csv").write_text("file,rings,strong\n" + "".join(
    f"{name},{a},{b}\n" for name, (a, b) in zip(names, labels)))
x = np.stack(pictures)[..., None]


def newcombe(area, m, n, end):
    def off(t):
        v = t * (1 - t) / (m * n) * (1 + ((m + n) / 2 - 1) * ((1 - t) / (2 - t) + t / (1 + t)))
        return abs(area - t) - 1.959963984540054 * np.sqrt(v)
    if area == end:
        return end
    inner = area + (end - area) * 1e-9
    return brentq(off, inner, end - np.sign(end - 0.5) * 1e-12, xtol=1e-14)


def shells(values, step):
    """Means of a unit's maps (N, H, W) by shell and by ice."""
    rows, columns = (np.mgrid[:values.shape[1], :values.shape[2]] + 0.5) * step
    with np.errstate(divide="ignore"):
        d = spacing(rows, columns)
    shell = np.floor(100 / d).astype(int)
    ice = np.min([np.abs(d / ring - 1) for ring in ICE], axis=0) <= 0.01
    inside = shell < 100
    means = {int(s): float(values[:, (shell == s)].astype("f8").mean()) for s in np.unique(shell[inside])}
    return {"shells": means, "ice": float(values[:, ice & inside].astype("f8").mean()),
            "outside": float(values[:, ~ice & inside].astype("f8").mean())}


expected = {}
ps = []
for layer, step in (("conv1", 1), ("conv2", 2), ("relu", 2), ("quality", 0), ("ice", 0)):
    values = keras.Model(model.inputs, model.get_layer(layer).output).predict(x, verbose=0)
    flat = values.reshape(-1, values.shape[-1]).astype("f8")
    largest = np.abs(flat).max()
    with np.errstate(invalid="ignore", divide="ignore"):
        correlation = np.corrcoef(flat.T).reshape(values.shape[-1], -1)
    units = []
    for unit in range(values.shape[-1]):
        same = [k for k in range(values.shape[-1]) if k != unit and correlation[unit, k] > 0.99]
        means = values[..., unit].reshape(len(x), -1).astype("f8").mean(1)
        ice, good = means[np.array(kinds) == "ice"], means[np.array(kinds) == "good"]
        truth = [1] * len(ice) + [0] * len(good)
        area = roc_auc_score(truth, np.concatenate([ice, good]))
        p = mannwhitneyu(ice, good, method="asymptotic").pvalue if len(set(means)) > 1 else 1.0
        a, b = np.array(labels).T
        one, other = means[(a == 1) & (b == 0)], means[(a == 0) & (b == 1)]
        zeros = np.abs(flat[:, unit]) <= 1e-6 * largest
        units.append({
            "mean": flat[:, unit].mean(), "max": flat[:, unit].max(), "zeros": zeros.mean(), "dead": bool(zeros.all()),
            "duplicate_of": same[0] if same else None, "auc": area, "auc_low": newcombe(area, len(ice), len(good), 0),
            "auc_high": newcombe(area, len(ice), len(good), 1), "p": p,
            "labels": roc_auc_score([1] * len(one) + [0] * len(other), np.concatenate([one, other])),
            **(shells(values[..., unit], step) if step else {})})
        ps.append(units[-1])
    expected[layer] = units
for unit, q in zip(ps, false_discovery_control([unit["p"] for unit in ps])):
    unit["q"] = q
(folder / "expected.json").write_text(json.dumps(expected, indent=1) + "\n")
for layer, units in expected.items():
    for i, unit in enumerate(units):
        print(layer, i, {k: v for k, v in unit.items() if k != "shells"})
