#!/usr/bin/env python3
"""One measurement with Keras, in this process alone. Prints one JSON line.

usage: keras_side.py open|maps|job|job-predict|many MODEL FRAME [--out DIR] [--count 8]
       keras_side.py exciter|operations-exciter vgg19-152|vgg19-224|vgg16-512
       keras_side.py primitives-maps MODEL FRAME RUNS, primitives-network MODEL RUNS, primitives-exciter vgg19-152|... STEPS
       keras_side.py operations-maps MODEL FRAME
       keras_side.py training MODEL ARRAYS EPOCHS
       keras_side.py growth MODEL SIDE BATCH LAYERS
       keras_side.py exciters MODEL LAYER SIDE
       keras_side.py network|operations-network MODEL
       keras_side.py census|top MODEL FOLDER TIMES --out LAYER,LAYER...
open         from load_model to the kernels as arrays
maps         load, then the outputs of all 13 convolutions: first (cold) and second (warm) run
job          load, outputs of the last convolution of each block, five 8x8 mosaics of 1,024 px as PNG files
job-predict  job, and the predictions
many         maps of several frames, per frame, after a warm-up
exciters     the exciters of all units of a layer, 40 steps each, as many together as is fastest, the second time
exciter      40 steps of gradient ascent on the input after one, per step; and that first one, with TensorFlow's tracing
primitives-  nothing but that many equal runs, so that oneDNN's own account of them can be added up
operations-  what TensorFlow's profiler says each kind of operation took, in ms a run; copying to numpy is not among it
network      maps of all convolutions of a noise frame: median of five runs after two, compiled or by predict_on_batch, the faster
saliency     the mean of STEPS gradients of one noise frame, compiled, in batches of the size that is fastest
census       from PNG files to sums, maxima, zeros and products of all units of LAYERS (--out) on every frame, frames a second
top          from PNG files to the ten frames that excite each unit of LAYERS most, and where, frames a second
training     a step of 32 frames of ARRAYS, by fit: the median of EPOCHS without the first two
growth       maps of the first LAYERS convolutions on BATCH noise frames of SIDE pixels: median of three warm runs
"""
import argparse
import json
import os
import sys
import time

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
BLOCK_ENDS = ["block1_conv2", "block2_conv2", "block3_conv3", "block4_conv3", "block5_conv3"]


def frame(path, side):
    import numpy as np
    from PIL import Image
    image = Image.open(path)
    image = image.resize((side, side), Image.NEAREST) if image.size != (side, side) else image
    return np.asarray(image, "float32").reshape(1, side, side, -1)[..., :1] / 255


def mosaic(maps, side):
    import numpy as np
    from PIL import Image
    tile = side // 8
    out = np.zeros((side, side), "uint8")
    for c in range(min(64, maps.shape[-1])):
        m = maps[0, :, :, c]
        lo, hi = m.min(), m.max()
        gray = np.zeros(m.shape, "uint8") if hi == lo else ((m - lo) * (255 / (hi - lo))).astype("uint8")
        out[c // 8 * tile:c // 8 * tile + tile, c % 8 * tile:c % 8 * tile + tile] = np.asarray(
            Image.fromarray(gray).resize((tile, tile), Image.BOX if m.shape[0] > tile else Image.NEAREST))
    return out


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("what")
    p.add_argument("model")
    p.add_argument("frame", nargs="?")
    p.add_argument("numbers", nargs="*", type=int)
    p.add_argument("--out", default="/tmp")
    p.add_argument("--count", type=int, default=8)
    a = p.parse_args()
    begin = time.perf_counter()
    import numpy as np
    import tensorflow as tf
    import keras
    imported = time.perf_counter()
    result = {"import_s": imported - begin, "keras": keras.__version__, "tensorflow": tf.__version__}
    if a.what == "primitives-exciter":
        step, x = climber(a.model)
        for _ in range(int(a.frame)):
            x = step(x)
        x.numpy()
        return
    if a.what in ("exciter", "operations-exciter"):
        exciter(a.model, result, a.what != "exciter")
        print(json.dumps(result))
        return
    if a.what == "saliency":
        saliency(a.model, a.frame, *a.numbers, a.out, result)
        print(json.dumps(result))
        return
    if a.what == "occlusion":
        occlusion(a.model, a.frame, *a.numbers, result)
        print(json.dumps(result))
        return
    if a.what in ("census", "top"):
        (census if a.what == "census" else top)(a.model, a.frame, a.numbers[0], a.out.split(","), result)
        print(json.dumps(result))
        return
    if a.what == "exciters":
        exciters(a.model, a.frame, a.numbers[0], result)
        print(json.dumps(result))
        return
    if a.what == "training":
        training(a.model, a.frame, a.numbers[0], result)
        print(json.dumps(result))
        return
    if a.what == "growth":
        growth(a.model, int(a.frame), *a.numbers, result)
        print(json.dumps(result))
        return
    if a.what == "primitives-network":
        run, _, _, _ = compiled_network(a.model)
        for _ in range(int(a.frame)):
            run()
        return
    if a.what.endswith("network"):
        network(a.model, result, a.what != "network")
        print(json.dumps(result))
        return
    model = keras.models.load_model(a.model, compile=False)
    kernels = [layer.get_weights()[0] for layer in model.layers if "conv" in layer.name]
    result["open_s"] = time.perf_counter() - imported
    result["kernels"] = len(kernels)
    if a.what in ("maps", "many", "operations-maps", "primitives-maps"):
        convolutions = [layer.output for layer in model.layers if "conv" in layer.name]
        maps = tf.function(keras.Model(model.inputs, convolutions))
        x = frame(a.frame, model.input_shape[1])
        if a.what == "primitives-maps":
            for _ in range(a.numbers[0]):
                [y.numpy() for y in maps(tf.constant(x))]
            return
        for run in ("cold", "warm"):
            t = time.perf_counter()
            for y in maps(tf.constant(x)):
                y.numpy()
            result[run + "_s"] = time.perf_counter() - t
        if a.what == "operations-maps":
            result["operations_ms"] = operations(lambda: maps(tf.constant(x)))
        if a.what == "many":
            t = time.perf_counter()
            for i in range(a.count):
                for y in maps(tf.constant(np.roll(x, i, 1))):
                    y.numpy()
            result["per_frame_s"] = (time.perf_counter() - t) / a.count
    if a.what.startswith("job"):
        from PIL import Image
        ends = keras.Model(model.inputs, [model.get_layer(n).output for n in BLOCK_ENDS])
        x = frame(a.frame, model.input_shape[1])
        for name, y in zip(BLOCK_ENDS, ends.predict(x, verbose=0)):
            Image.fromarray(mosaic(y, 1024)).save(os.path.join(a.out, name + ".png"))
        if a.what == "job-predict":
            result["prediction"] = [float(v) for v in model.predict(x, verbose=0)[0]]
    result["total_s"] = time.perf_counter() - begin
    print(json.dumps(result))


def operations(work, runs=5):
    """Milliseconds a run of each kind of operation, from TensorFlow's own trace."""
    import glob
    import tempfile
    import tensorflow as tf
    from tensorflow.tsl.profiler.protobuf import xplane_pb2
    with tempfile.TemporaryDirectory() as folder:
        with tf.profiler.experimental.Profile(folder):
            for _ in range(runs):
                work()
        space = xplane_pb2.XSpace()
        with open(glob.glob(folder + "/**/*.xplane.pb", recursive=True)[0], "rb") as h:
            space.ParseFromString(h.read())
    times = {}
    for plane in space.planes:
        for line in plane.lines:
            for event in line.events:
                _, colon, kind = plane.event_metadata[event.metadata_id].name.rpartition(":")
                if colon and kind.isidentifier() and kind not in ("Run", "Process"):
                    times[kind] = times.get(kind, 0) + event.duration_ps / 1e9 / runs
    return {kind: round(ms, 3) for kind, ms in sorted(times.items(), key=lambda item: -item[1]) if ms > 0.05}


def training(path, arrays, epochs, result):
    """Seconds a step of fit; the network is the file's."""
    import keras
    import numpy as np
    model = keras.models.load_model(path, compile=False)
    model.compile(keras.optimizers.Adam(1e-4), "sparse_categorical_crossentropy", metrics=["accuracy"])
    data = np.load(arrays)
    x, y = data["x"][..., None], data["y"]
    x = (x - x.min()) / (x.max() - x.min())
    begins, ends = [], []
    model.fit(x, y, batch_size=32, epochs=epochs, verbose=0, callbacks=[keras.callbacks.LambdaCallback(
        on_epoch_begin=lambda *_: begins.append(time.perf_counter()), on_epoch_end=lambda *_: ends.append(time.perf_counter()))])
    each = sorted((end - begin) / (len(x) // 32) for begin, end in list(zip(begins, ends))[2:])
    result["step_s"], result["least_s"] = each[len(each) // 2], each[0]


def growth(path, side, batch, layers, result):
    import statistics
    import numpy as np
    import tensorflow as tf
    import keras
    model = keras.models.load_model(path, compile=False)
    wanted = [layer.output for layer in model.layers if "conv" in layer.name][:layers]
    maps = tf.function(keras.Model(model.inputs, wanted))
    x = np.random.default_rng(0).random((batch, side, side, 1)).astype("f4")
    times = []
    for _ in range(4):
        t = time.perf_counter()
        for y in maps(tf.constant(x)):
            y.numpy()
        times.append(time.perf_counter() - t)
    result["maps_s"] = statistics.median(times[1:])


def occlusion(path, layer, side, patch, stride, result):
    """A pass for every patch, of which so many are measured that each batch takes some seconds; the rest is worked out from them."""
    import numpy as np
    import keras
    model = keras.models.load_model(path, compile=False)
    if layer == "-":
        model.layers[-1].activation = keras.activations.linear
        part = model
    else:
        part = keras.Model(model.inputs, model.get_layer(layer).output)
    x = np.random.default_rng(0).random((side, side, model.input_shape[-1])).astype("f4")
    centres = range(patch // 2, side, stride)
    places = [(max(0, y - patch // 2), max(0, x_ - patch // 2)) for y in centres for x_ in centres]
    times = {}
    for size in (1, 4, 8, 16, 32):
        some = places[:: len(places) // 32][:32]
        hidden = np.repeat(x[None], len(some), 0)
        for k, (top, left) in enumerate(some):
            hidden[k, top:top + patch, left:left + patch] = 0
        part.predict(hidden[:size], batch_size=size, verbose=0)
        t = time.perf_counter()
        part.predict(hidden, batch_size=size, verbose=0)[..., 0].reshape(len(some), -1).mean(axis=1)
        times[size] = (time.perf_counter() - t) / len(some)
        if times[size] > 1.3 * min(times.values()):
            break
    result["batch"], result["pass_s"] = min(times.items(), key=lambda item: item[1])
    result["passes"] = len(places)
    result["best_s"] = result["pass_s"] * len(places)


def saliency(path, layer, side, steps, method, result):
    """Integrated gradients or SmoothGrad of a unit's mean, or of class 0 before the softmax."""
    import numpy as np
    import tensorflow as tf
    import keras
    model = keras.models.load_model(path, compile=False)
    if layer == "-":
        model.layers[-1].activation = keras.activations.linear
        part = model
    else:
        part = keras.Model(model.inputs, model.get_layer(layer).output)

    @tf.function
    def gradients(x):
        with tf.GradientTape() as tape:
            tape.watch(x)
            y = tf.reduce_sum(tf.reduce_mean(tf.reshape(part(x)[..., 0], (tf.shape(x)[0], -1)), axis=1))
        return tf.reduce_sum(tape.gradient(y, x), axis=0)

    x = np.random.default_rng(0).random((1, side, side, model.input_shape[-1])).astype("f4")
    random = np.random.default_rng(1)

    def batch(first, count):
        if method == "integrated":
            shares = (np.arange(first, first + count, dtype="f4") + 0.5) / steps
            return tf.constant(shares[:, None, None, None] * x)
        return tf.constant(x + 0.1 * (x.max() - x.min()) * random.standard_normal((count,) + x.shape[1:], dtype="f4"))

    times = {}
    for size in (5, 10, 25, 50):
        gradients(batch(0, size)).numpy()
        t = time.perf_counter()
        total = sum(gradients(batch(first, size)).numpy() for first in range(0, steps, size)) / steps
        if method == "integrated":
            total *= x[0]
        times[size] = time.perf_counter() - t
        if times[size] > 1.3 * min(times.values()):
            break
    result["batch"], result["best_s"] = min(times.items(), key=lambda item: item[1])
    result["batches"] = times


def folded(path, folder, count, layers, look, end, result):
    """Frames a second of what is worked out of a batch's maps, compiled, in batches of the size that is fastest; frames are read beside it."""
    import glob
    from concurrent.futures import ThreadPoolExecutor
    import numpy as np
    import tensorflow as tf
    import keras
    model = keras.models.load_model(path, compile=False)
    part = keras.Model(model.inputs, [model.get_layer(name).output for name in layers])
    side = model.input_shape[1]

    @tf.function
    def looked(x):
        maps = part(x)
        found = []
        for y in maps if len(layers) > 1 else [maps]:
            found += look(tf.reshape(y, (tf.shape(y)[0], -1, y.shape[-1])))
        return found

    files = sorted(glob.glob(os.path.join(folder, "*.png"))) * count
    times = {}
    for size in (1, 4, 8, 16):
        for _ in range(2):
            t = time.perf_counter()
            seen = []
            with ThreadPoolExecutor(1) as readers:
                batches = [files[i:i + size] for i in range(0, len(files), size)]

                def read(batch):
                    return np.concatenate([frame(path, side) for path in batch])

                following = readers.submit(read, batches[0])
                for i in range(len(batches)):
                    x = following.result()
                    following = readers.submit(read, batches[i + 1]) if i + 1 < len(batches) else None
                    seen = end(seen, [y.numpy() for y in looked(tf.constant(x))], i + 1 == len(batches))
            times[size] = time.perf_counter() - t
        if times[size] > 1.3 * min(times.values()):
            break
    result["batch"], best = min(times.items(), key=lambda item: item[1])
    result["frames_per_s"] = len(files) / best
    result["seconds"] = times


def census(path, folder, count, layers, result):
    """What a census needs of every frame, and areas under the ROC curve at its end."""
    import numpy as np
    import tensorflow as tf

    def sums(flat):
        return [tf.reduce_sum(flat, 1), tf.reduce_max(flat, 1), tf.reduce_sum(tf.cast(tf.abs(flat) <= 1e-6, tf.int32), 1),
                tf.reduce_max(tf.abs(flat), (1, 2)), tf.matmul(flat, flat, transpose_a=True)]

    def add(seen, some, is_last):
        square = [y.astype("f8").sum(0) for y in some[4::5]]
        products = [p + q for p, q in zip(seen[0], square)] if seen else square
        numbers = (seen[1] if seen else []) + [[np.concatenate(some[k::5], -1) for k in (0, 1, 2)]]
        if is_last:
            means = np.concatenate([one[0] for one in numbers])
            ranks = means.argsort(0).argsort(0) + 1
            positive = np.arange(len(means)) % 2 == 0
            n = positive.sum()
            (ranks[positive].sum(0) - n * (n + 1) / 2) / (n * (len(means) - n))
        return [products, numbers]

    folded(path, folder, count, layers, sums, add, result)


def top(path, folder, count, layers, result):
    """Each unit's largest value on every frame and its place, and the ten frames with the largest."""
    import numpy as np
    import tensorflow as tf

    def peaks(flat):
        return [tf.reduce_max(flat, 1), tf.argmax(flat, 1)]

    def add(seen, some, is_last):
        seen = seen + [some]
        if is_last:
            largest = np.concatenate([one[0] for one in seen])
            places = np.concatenate([one[1] for one in seen])
            order = np.argsort(-largest, 0)[:10]
            np.take_along_axis(largest, order, 0), np.take_along_axis(places, order, 0)
        return seen

    folded(path, folder, count, layers, peaks, add, result)


def convolutions(model):
    """The outputs of all of them, also of those in nested models, which TensorFlow computes once for both."""
    import keras
    outputs = []
    for layer in model.layers:
        if isinstance(layer, keras.Model):
            inner = convolutions(layer)
            outputs += [keras.Model(layer.inputs, output)(layer.get_input_at(-1)) for output in inner]
        elif type(layer).__name__ in ("Conv2D", "DepthwiseConv2D", "SeparableConv2D", "Conv2DTranspose"):
            outputs.append(layer.output)
    return outputs


def compiled_network(path):
    """A run of the compiled network that copies all maps, the same uncompiled, a run that copies none, and how many maps there are."""
    import numpy as np
    import tensorflow as tf
    import keras
    from keras.src.applications.convnext import LayerScale
    model = keras.models.load_model(path, compile=False, custom_objects={"LayerScale": LayerScale})
    wanted = convolutions(model)
    part = keras.Model(model.inputs, wanted)
    compiled = tf.function(part)
    x = 255 * np.random.default_rng(0).random((1,) + model.input_shape[1:]).astype("f4")
    return (lambda: [y.numpy() for y in compiled(tf.constant(x))], lambda: part.predict_on_batch(x), lambda: compiled(tf.constant(x)),
            len(wanted))


def network(path, result, by_operation):
    import statistics
    copied, predicted, computed, count = compiled_network(path)
    if by_operation:
        computed()
        result["operations_ms"] = operations(computed)
        return
    medians = []
    for run in (copied, predicted):
        times = []
        for _ in range(7):
            t = time.perf_counter()
            run()
            times.append(time.perf_counter() - t)
        medians.append(statistics.median(times[2:]))
    result["convolutions"] = count
    result["maps_s"] = min(medians)
    result["compiled_s"], result["predict_s"] = medians


def climber(which):
    """A step of gradient ascent, compiled at its first call, and where it starts."""
    import numpy as np
    import tensorflow as tf
    import keras
    kind, side = which.split("-")
    side = int(side)
    layer = {"vgg19-152": "block4_conv1", "vgg19-224": "block5_conv3", "vgg16-512": "block5_conv3"}[which]
    base = keras.applications.VGG19 if kind == "vgg19" else keras.applications.VGG16
    full = base(include_top=False, weights=None, input_shape=(side, side, 3 if kind == "vgg19" else 1))
    part = keras.Model(full.inputs, full.get_layer(layer).output)

    @tf.function
    def step(x):
        with tf.GradientTape() as tape:
            tape.watch(x)
            loss = tf.reduce_mean(part(x)[..., 0])
        g = tape.gradient(loss, x)
        return x + g / (tf.sqrt(tf.reduce_mean(tf.square(g))) + 1e-5)

    return step, tf.constant(128 + 20 * np.random.default_rng(0).random((1,) + full.input_shape[1:]).astype("f4"))


def exciter(which, result, by_operation):
    step, x = climber(which)
    t = time.perf_counter()
    x = step(x)
    x.numpy()
    result["first_s"] = time.perf_counter() - t
    if by_operation:
        result["operations_ms"] = operations(lambda: step(x))
        return
    t = time.perf_counter()
    for _ in range(40):
        x = step(x)
    x.numpy()
    result["step_s"] = (time.perf_counter() - t) / 40


def exciters(path, layer, side, result):
    """A whole layer's exciters, 40 steps each, as many together as is fastest: all steps in one compiled loop."""
    import keras
    import numpy as np
    import tensorflow as tf

    whole = keras.models.load_model(path, compile=False)
    channels = whole.input_shape[-1]
    part = keras.Model(whole.inputs, whole.get_layer(layer).output)
    model = keras.models.clone_model(part, input_tensors=keras.Input((side, side, channels)))
    model.set_weights(part.get_weights())
    units = model.output_shape[-1]

    @tf.function
    def climb(x, masks):
        for _ in tf.range(40):
            with tf.GradientTape() as tape:
                tape.watch(x)
                means = tf.reduce_mean(model(x, training=False), axis=(1, 2))
                losses = tf.reduce_sum(means * masks)
            g = tape.gradient(losses, x)
            x += g / (tf.sqrt(tf.reduce_mean(tf.square(g), axis=(1, 2, 3), keepdims=True)) + 1e-5)
        return x

    times = {}
    for together in (8, 16, 32, 64):
        if units % together:
            continue
        start = tf.constant(np.random.RandomState(0).uniform(128, 148, (together, side, side, channels)).astype("f4"))
        mask = np.eye(units, dtype="f4")
        climb(start, tf.constant(mask[:together])).numpy()
        t = time.perf_counter()
        for first in range(0, units, together):
            climb(start, tf.constant(mask[first:first + together])).numpy()
        times[together] = time.perf_counter() - t
    best = min(times, key=times.get)
    result["units"] = units
    result["together"] = best
    result["layer_s"] = times[best]


if __name__ == "__main__":
    sys.exit(main())
