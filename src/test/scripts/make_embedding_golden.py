"""Makes src/test/resources/org/convscope/inspect/embedding with scikit-learn 1.9 and Keras 2.15: frames on a plane.

points.f32: 120 points of 12 features, float32, in six clouds cut off at zero as after a ReLU; points.json: where scikit-learn's PCA has
them, their trustworthiness (k = 5) there and as its t-SNE has them, and t-SNE's divergence, of all points and of the first 30 and 12.
frames.json: the frames of the folder topimages beside it, as PCA has the outputs that Keras computes for them with top.h5: the means of
a convolution's maps, all its numbers, and a dense layer's outputs.
usage: make_embedding_golden.py [FOLDER]
"""
import json, pathlib, sys
import numpy as np
import keras
from PIL import Image
from sklearn.decomposition import PCA
from sklearn.manifold import TSNE, trustworthiness

here = pathlib.Path(__file__).resolve().parent
folder = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else here.parent / "resources/org/convscope/inspect/embedding"
top = here.parent / "resources/org/convscope/inspect/topimages"
folder.mkdir(parents=True, exist_ok=True)


def plane(x):
    """Coordinates, shares of the variance, trustworthiness."""
    pca = PCA(2, svd_solver="full")
    xy = pca.fit_transform(x.astype("f8"))
    return {"x": xy[:, 0].tolist(), "y": xy[:, 1].tolist(), "explained": pca.explained_variance_ratio_.tolist(),
            "trustworthiness": trustworthiness(x, xy, n_neighbors=5)}


rng = np.random.default_rng(5)
middles = rng.normal(0, 1, (6, 12))
x = np.maximum(middles[rng.integers(0, 6, 120)] + rng.normal(0, 0.6, (120, 12)), 0).astype("<f4")
x.tofile(folder / "points.f32")
tsne = {}
for count in (120, 30, 12):
    some = x[:count]
    fit = TSNE(max_iter=400, init="pca", random_state=0, perplexity=min(30, (count - 1) / 3))
    xy = fit.fit_transform(some)
    tsne[count] = {"trustworthiness": trustworthiness(some, xy, n_neighbors=5), "divergence": float(fit.kl_divergence_)}
(folder / "points.json").write_text(json.dumps({"pca": plane(x), "tsne": tsne}) + "\n")

model = keras.models.load_model(top / "top.h5", compile=False)
height, width = model.input_shape[1:3]
names = sorted(str(p.relative_to(top / "frames")) for p in (top / "frames").rglob("*.png"))
inputs = np.stack([np.asarray(Image.open(top / "frames" / n).resize((width, height), Image.NEAREST), "f4")[..., None] / 255
                   for n in names])
frames = {"names": names}
for layer in ("conv2", "quality"):
    values = keras.Model(model.inputs, model.get_layer(layer).output).predict(inputs, verbose=0)
    frames[layer + " all"] = plane(values.reshape(len(names), -1))
    frames[layer + " mean"] = plane(values.mean((1, 2)) if values.ndim == 4 else values)
(folder / "frames.json").write_text(json.dumps(frames) + "\n")
