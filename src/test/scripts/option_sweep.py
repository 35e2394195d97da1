"""Holds every option of every layer that Convscope knows against the Keras that writes it.

  KERAS_BACKEND=tensorflow python option_sweep.py write DIR [CLASS...]     in each Python that has a Keras (1.2, 2.2, 2.15, 3.15)
  python option_sweep.py judge DIR BIN > results.json           BIN: bin/convscope; runs `verify` on what was written
  python option_sweep.py table results.json docs/models.md      puts the table where models.md has its two marks

For each class a model with one branch for each argument of the constructor (inspect.signature, base classes included) at up to
two values that are not the default, on one input, saved by that Keras with what it computes. A branch is named argument__0.
"""
import inspect
import json
import os
import re
import subprocess
import sys

SEQ, IMG, VOL, VEC = (6, 4), (7, 8, 4), (5, 6, 4, 2), (6,)

# class: (shape of the input, arguments that must be given)
CLASSES = {
    "Conv1D": (SEQ, dict(filters=4, kernel_size=3)),
    "Conv2D": (IMG, dict(filters=4, kernel_size=3)),
    "Conv3D": (VOL, dict(filters=2, kernel_size=2)),
    "Conv1DTranspose": (SEQ, dict(filters=3, kernel_size=3)),
    "Conv2DTranspose": (IMG, dict(filters=3, kernel_size=3)),
    "Conv3DTranspose": (VOL, dict(filters=2, kernel_size=2)),
    "DepthwiseConv1D": (SEQ, dict(kernel_size=3)),
    "DepthwiseConv2D": (IMG, dict(kernel_size=3)),
    "SeparableConv1D": (SEQ, dict(filters=3, kernel_size=3)),
    "SeparableConv2D": (IMG, dict(filters=3, kernel_size=3)),
    "LocallyConnected1D": (SEQ, dict(filters=3, kernel_size=3)),
    "LocallyConnected2D": (IMG, dict(filters=2, kernel_size=(3, 3))),
    "Dense": (SEQ, dict(units=3)),
    "MaxPooling1D": (SEQ, {}), "MaxPooling2D": (IMG, {}), "MaxPooling3D": (VOL, {}),
    "AveragePooling1D": (SEQ, {}), "AveragePooling2D": (IMG, {}), "AveragePooling3D": (VOL, {}),
    "GlobalMaxPooling1D": (SEQ, {}), "GlobalMaxPooling2D": (IMG, {}), "GlobalMaxPooling3D": (VOL, {}),
    "GlobalAveragePooling1D": (SEQ, {}), "GlobalAveragePooling2D": (IMG, {}), "GlobalAveragePooling3D": (VOL, {}),
    "BatchNormalization": (IMG, {}), "SyncBatchNormalization": (IMG, {}), "LayerNormalization": (IMG, {}),
    "RMSNormalization": (IMG, {}), "GroupNormalization": (IMG, dict(groups=2)), "UnitNormalization": (IMG, {}),
    "Normalization": (IMG, dict(mean=[1., 2., 3., 4.], variance=[1., 2., 3., 4.])), "Rescaling": (IMG, dict(scale=2.)),
    "Resizing": (IMG, dict(height=5, width=9)), "CenterCrop": (IMG, dict(height=5, width=5)),
    "Activation": (IMG, dict(activation="tanh")), "ReLU": (IMG, {}), "LeakyReLU": (IMG, {}), "ELU": (IMG, {}),
    "ThresholdedReLU": (IMG, {}), "Softmax": (IMG, {}), "PReLU": (IMG, {}),
    "Flatten": (IMG, {}), "Reshape": (IMG, dict(target_shape=(8, 28))), "Permute": (IMG, dict(dims=(2, 1, 3))),
    "RepeatVector": (VEC, dict(n=3)),
    "ZeroPadding1D": (SEQ, {}), "ZeroPadding2D": (IMG, {}), "ZeroPadding3D": (VOL, {}),
    "Cropping1D": (SEQ, {}), "Cropping2D": (IMG, dict(cropping=1)), "Cropping3D": (VOL, {}),
    "UpSampling1D": (SEQ, {}), "UpSampling2D": (IMG, {}), "UpSampling3D": (VOL, {}),
    "Dropout": (IMG, dict(rate=0.5)), "SpatialDropout1D": (SEQ, dict(rate=0.5)), "SpatialDropout2D": (IMG, dict(rate=0.5)),
    "SpatialDropout3D": (VOL, dict(rate=0.5)), "AlphaDropout": (IMG, dict(rate=0.5)),
    "GaussianDropout": (IMG, dict(rate=0.5)), "GaussianNoise": (IMG, dict(stddev=0.5)), "ActivityRegularization": (IMG, {}),
    "RandomFlip": (IMG, {}), "RandomRotation": (IMG, dict(factor=0.2)), "RandomZoom": (IMG, dict(height_factor=0.2)),
    "RandomTranslation": (IMG, dict(height_factor=0.2, width_factor=0.2)), "RandomContrast": (IMG, dict(factor=0.2)),
    "RandomBrightness": (IMG, dict(factor=0.2)),
    "SimpleRNN": (SEQ, dict(units=3)), "LSTM": (SEQ, dict(units=3)), "GRU": (SEQ, dict(units=3)),
    "Add": (IMG, {}), "Subtract": (IMG, {}), "Multiply": (IMG, {}), "Average": (IMG, {}), "Maximum": (IMG, {}),
    "Minimum": (IMG, {}), "Concatenate": (IMG, {}), "Dot": (SEQ, dict(axes=2)),
    "MultiHeadAttention": (SEQ, dict(num_heads=2, key_dim=3)), "Attention": (SEQ, {}), "AdditiveAttention": (SEQ, {}),
    # the names of Keras 1
    "Convolution1D": (SEQ, dict(nb_filter=3, filter_length=3)),
    "Convolution2D": (IMG, dict(nb_filter=3, nb_row=3, nb_col=2)),
    "Convolution3D": (VOL, dict(nb_filter=2, kernel_dim1=2, kernel_dim2=2, kernel_dim3=2)),
    "AtrousConvolution1D": (SEQ, dict(nb_filter=3, filter_length=2, atrous_rate=2)),
    "AtrousConvolution2D": (IMG, dict(nb_filter=3, nb_row=2, nb_col=2, atrous_rate=(2, 2))),
    "SeparableConvolution2D": (IMG, dict(nb_filter=3, nb_row=3, nb_col=2)),
    "Deconvolution2D": (IMG, dict(nb_filter=3, nb_row=3, nb_col=3, output_shape=(None, 9, 10, 3))),
}
# under Keras 1
OLD = {"Dense": dict(output_dim=3), "Dropout": dict(p=0.5), "GaussianDropout": dict(p=0.5), "GaussianNoise": dict(sigma=0.5),
       "SpatialDropout1D": dict(p=0.5), "SpatialDropout2D": dict(p=0.5), "SpatialDropout3D": dict(p=0.5),
       "SimpleRNN": dict(output_dim=3), "LSTM": dict(output_dim=3), "GRU": dict(output_dim=3),
       "LocallyConnected1D": dict(nb_filter=3, filter_length=3), "LocallyConnected2D": dict(nb_filter=2, nb_row=3, nb_col=3)}
MERGES = {"Add", "Subtract", "Multiply", "Average", "Maximum", "Minimum", "Concatenate", "Dot", "Attention", "AdditiveAttention"}
SKIPPED = {"self", "args", "kwargs", "name", "weights", "input_shape", "batch_input_shape", "input_dim", "input_length", "rank",
           "conv_op", "pool_function", "cell", "trainable", "pool_dimensions"}

VALUES = {
    "filters": [5, 2], "units": [5, 1], "kernel_size": [2, 1], "strides": [2, 3], "padding": ["same", "causal"],
    "dilation_rate": [2, 3], "groups": [2, 4], "depth_multiplier": [2, 3], "output_padding": [1, 0], "rank": [],
    "activation": ["relu", "softplus", "sigmoid"], "recurrent_activation": ["hard_sigmoid", "tanh"],
    "inner_activation": ["sigmoid", "tanh"], "use_bias": [False], "bias": [False],
    "data_format": ["channels_first", "channels_last"], "dim_ordering": ["th", "tf"], "pool_size": [3, 1], "pool_length": [3, 1],
    "stride": [1, 3], "keepdims": [True], "axis": [1, 2], "epsilon": [0.1, 1e-5], "center": [False], "scale": [False, 3.],
    "momentum": [0.5, 0.9], "renorm": [True], "renorm_clipping": [{}], "renorm_momentum": [0.5], "fused": [False],
    "virtual_batch_size": [2], "synchronized": [True], "rms_scaling": [True], "mode": [1, 2, "horizontal", "vertical"],
    "mean": [[2.], [0., 1., 2., 3.]], "variance": [[2.], [4., 1., 2., 3.]], "invert": [True], "offset": [1., -0.5],
    "height": [3, 11], "width": [3, 11], "interpolation": ["nearest", "bicubic", "bilinear"], "antialias": [True],
    "crop_to_aspect_ratio": [True], "pad_to_aspect_ratio": [True], "fill_mode": ["reflect", "constant"], "fill_value": [3., 1.],
    "negative_slope": [0.2, 0.5], "max_value": [0.5, 1.], "threshold": [0.2, 0.5], "alpha": [0.2, 0.7], "theta": [0.2, 0.7],
    "shared_axes": [[1], [1, 2]], "target_shape": [(7, 32), (-1, 4)], "dims": [(3, 1, 2), (3, 2, 1)], "n": [1, 5],
    "cropping": [2, 0], "size": [3, 1], "length": [3, 1], "rate": [0.2, 0.8], "p": [0.2, 0.8], "noise_shape": [[None, 1, 1, 4]],
    "seed": [3, 7], "stddev": [0.1, 1.], "sigma": [0.1, 1.], "l1": [0.1], "l2": [0.1], "factor": [0.1, 0.4],
    "height_factor": [0.1, 0.3], "width_factor": [0.1, 0.3], "value_range": [(0., 1.), (0., 10.)],
    "return_sequences": [True], "return_state": [True], "go_backwards": [True], "stateful": [True], "unroll": [True],
    "time_major": [True], "dropout": [0.2, 0.5], "recurrent_dropout": [0.2, 0.5], "dropout_W": [0.2], "dropout_U": [0.2],
    "implementation": [0, 1, 2, 3], "reset_after": [False, True], "unit_forget_bias": [False], "use_cudnn": [False],
    "zero_output_for_mask": [True], "consume_less": ["mem", "gpu"], "axes": [1, (2, 1)], "normalize": [True],
    "num_heads": [1, 3], "key_dim": [2, 5], "value_dim": [2, 5], "output_shape": [5, (3,)], "attention_axes": [(1,), (2,)],
    "flash_attention": [False], "use_gate": [True], "sliding_window": [2], "use_scale": [True, False],
    "score_mode": ["concat", "dot"], "lora_rank": [2, 1], "lora_alpha": [2.], "quantization_config": [],
    "nb_filter": [2, 5], "filter_length": [2, 1], "nb_row": [2, 1], "nb_col": [3, 1], "subsample": [(2, 2), (3, 1)],
    "subsample_length": [2, 3], "border_mode": ["same"], "atrous_rate": [1, 3], "kernel_dim1": [1, 3], "kernel_dim2": [1, 3],
    "kernel_dim3": [1, 3], "output_dim": [2, 5], "force_generator": [True], "rng_type": [], "bounding_box_format": ["xyxy"],
    "adjustment": [], "init": ["uniform", "one"], "beta_init": ["one"], "gamma_init": ["zero"], "inner_init": ["uniform"],
    "forget_bias_init": ["zero"], "groups_": [],
}
OF_CLASS = {
    ("UpSampling2D", "interpolation"): ["bilinear"], ("SpatialDropout1D", "noise_shape"): [], ("Softmax", "axis"): [1, [1, 2], -2],
    ("Normalization", "axis"): [3], ("Rescaling", "scale"): [3., [1., 2., 3., 4.]],
    ("Conv3D", "strides"): [2, (1, 2, 1)], ("Subtract", "axis"): [], ("RandomFlip", "mode"): ["horizontal", "vertical"],
    ("Deconvolution2D", "output_shape"): [(None, 9, 10, 3)], ("ZeroPadding1D", "padding"): [2, (1, 2)],
    ("ZeroPadding2D", "padding"): [2, ((1, 0), (2, 1))], ("ZeroPadding3D", "padding"): [2, ((1, 0), (2, 1), (0, 1))],
    ("Cropping1D", "cropping"): [2, (0, 1)], ("Cropping2D", "cropping"): [2, ((1, 0), (2, 1))],
    ("Cropping3D", "cropping"): [2, ((1, 0), (2, 1), (0, 1))], ("AtrousConvolution2D", "atrous_rate"): [(1, 1), (3, 2)],
    ("LocallyConnected2D", "implementation"): [2, 3], ("LocallyConnected1D", "implementation"): [2, 3],
    ("LeakyReLU", "alpha"): [0.2, 0.7], ("RandomContrast", "factor"): [0.1, (0.1, 0.4)],
    ("BatchNormalization", "axis"): [1, 2], ("GroupNormalization", "groups"): [1, 4], ("BatchNormalization", "mode"): [1, 2],
    ("Merge", "mode"): [], ("Convolution3D", "subsample"): [(2, 1, 1), (1, 2, 2)], ("AtrousConvolution1D", "atrous_rate"): [1, 3],
    ("Conv1D", "strides"): [2, 3], ("Attention", "dropout"): [0.3],
}


def signature(cls):
    found = {}
    for base in inspect.getmro(cls):
        if base is object or base.__name__ in ("Layer", "Operation", "KerasSaveable", "Module") or "__init__" not in vars(base):
            continue
        for p in inspect.signature(vars(base)["__init__"]).parameters.values():
            if p.kind not in (p.VAR_KEYWORD, p.VAR_POSITIONAL) and p.name not in SKIPPED:
                found.setdefault(p.name, p.default)
    return found


def same(a, b):
    return str(a) == str(b) or (isinstance(b, (tuple, list)) and len(set(b)) == 1 and a == b[0])


def candidates(name, argument, default):
    if (name, argument) in OF_CLASS:
        values = OF_CLASS[(name, argument)]
    elif argument.endswith("_initializer"):
        values = ["ones", "he_normal"]
    elif argument.endswith("_regularizer"):
        values = ["l2"]
    elif argument.endswith("_constraint"):
        values = ["non_neg" if KERAS[0] > 1 else "nonneg"]
    elif isinstance(default, bool) and argument not in VALUES:
        values = [not default]
    else:
        values = VALUES.get(argument, [])
    return [v for v in values if not same(v, default)][:2]


KERAS = (0,)


def write(folder, *only):
    import numpy as np
    import keras
    global KERAS
    KERAS = tuple(int(n) for n in keras.__version__.split(".")[:2])
    os.makedirs(folder, exist_ok=True)
    rng = np.random.RandomState(1)
    for name, (shape, given) in CLASSES.items():
        cls = getattr(keras.layers, name, None)
        if cls is None or (only and name not in only) or (KERAS[0] > 1 and re.search("Convolution|Deconv", name)) or (KERAS[0] == 1 and name not in OLD
                                                                                      and cls.__name__ != name):
            continue
        if KERAS[0] == 1 and name == "ActivityRegularization":
            continue  # gives its own input back, so that Keras 1 confuses who made it
        if KERAS[0] == 1 and name in OLD:
            given = OLD[name]
        arguments = signature(cls)
        base = {k: v for k, v in given.items() if k in arguments or KERAS[0] == 1 or k == "rate" or k == "stddev"}
        variants = [("plain__0", "", None, base)]
        for argument, default in arguments.items():
            for i, value in enumerate(candidates(name, argument, base.get(argument, default))):
                variants.append(("%s__%d" % (argument, i), argument, value, dict(base, **{argument: value})))
        if KERAS[0] > 1:
            for i, value in enumerate(["float64", "mixed_float16"] if KERAS > (2, 4) else ["float64"]):
                variants.append(("dtype__%d" % i, "dtype", value, dict(base, dtype=value)))
        write_class(keras, np, rng, folder, name, cls, shape, variants)


def write_class(keras, np, rng, folder, name, cls, shape, variants):
    from keras import backend as K
    K.clear_session()
    x = rng.normal(0, 1, (2,) + shape).astype("f4")
    made, refused = [], []
    inputs = {}

    def source(stateful):
        if stateful not in inputs:
            make = keras.layers.Input
            inputs[stateful] = make(batch_shape=(2,) + shape) if stateful else make(shape=shape)
        return inputs[stateful]

    plain = source(False)
    for branch, argument, value, arguments in variants:
        if arguments.get("stateful"):
            refused.append((argument, value, "needs a batch of its own"))
            continue
        try:
            layer = cls(name=branch, **arguments)
            if name == "Normalization" and "mean" not in arguments:
                layer.adapt(x)
            if name == "MultiHeadAttention":
                output = layer(plain, plain)
            elif name in MERGES:
                output = layer([plain, plain])
            else:
                output = layer(plain)
            first = output[0] if isinstance(output, (list, tuple)) else output
            eager = KERAS[0] == 3 or KERAS > (2, 4)
            if eager and layer.get_weights():
                layer.set_weights([weight(np, rng, w) for w in layer.get_weights()])
            if argument == "dim_ordering" and argument not in layer.get_config():
                refused.append((argument, value, "not written into the file by this Keras"))
                continue
            truth = None
            if eager:
                applied = {"training": False} if re.match("Random|.*Dropout|.*Noise", name) else {}
                at = (layer(x, x) if name == "MultiHeadAttention" else layer([x, x]) if name in MERGES
                      else layer(x, **applied))
                at = at[0] if isinstance(at, (list, tuple)) else at
                truth = np.asarray(K.get_value(at) if KERAS[0] < 3 else keras.ops.convert_to_numpy(at))
            made.append((branch, argument, value, first, truth))
        except Exception as e:
            refused.append((argument, value, type(e).__name__ + ": " + str(e).split("\n")[0][:100]))
    if not made:
        return
    kinds = ["keras", "h5"] if KERAS[0] == 3 else ["h5"]
    stem = os.path.join(folder, "%s_%d.%d" % ((name,) + KERAS))
    import h5py
    while made:
        try:
            model = keras.models.Model(plain, [m[3] for m in made])
            if made[0][4] is None:
                model.set_weights([weight(np, rng, w) for w in model.get_weights()])
                made = together(keras, K, plain, made, x)
                model = keras.models.Model(plain, [m[3] for m in made])
            for kind in kinds:
                model.save(stem + "." + kind)
            break
        except Exception as e:
            bad = [m for m in made if m[0] in str(e)]
            sys.stderr.write("%s: %s\n" % (stem, str(e)[:200]))
            if not bad:
                return
            made = [m for m in made if m not in bad]
    with h5py.File(stem + ".input", "w") as f:
        f["input"] = x
    with h5py.File(stem + ".truth", "w") as f:
        for branch, _, _, _, truth in made:
            f[branch] = np.asarray(truth, "f4")
        f.attrs["layer_order"] = [m[0].encode() for m in made]
    with open(stem + ".json", "w") as f:
        json.dump({"class": name, "keras": "%d.%d" % KERAS, "branches": [m[:3] for m in made], "refused": refused}, f)


def together(keras, K, plain, made, x):
    """What the branches give, all at once where nothing is in the way; the others are left out."""
    try:
        values = K.function([plain, K.learning_phase()], [m[3] for m in made])([x, 0])
    except Exception:
        values = []
        for m in made:
            try:
                values.append(K.function([plain, K.learning_phase()], [m[3]])([x, 0])[0])
            except Exception:
                values.append(None)
    return [m[:4] + (v,) for m, v in zip(made, values) if v is not None]


def weight(np, rng, w):
    """Positive where one axis, so that a variance is one."""
    return rng.uniform(0.5, 1.5, w.shape) if len(w.shape) < 2 else rng.normal(0, 1, w.shape) / max(1, np.prod(w.shape[:-1])) ** 0.5


def judge(folder, binary):
    results = []
    for name in sorted(os.listdir(folder)):
        if not name.endswith(".json"):
            continue
        stem = os.path.join(folder, name[:-5])
        about = json.load(open(stem + ".json"))
        for kind in ("keras", "h5"):
            if not os.path.exists(stem + "." + kind):
                continue
            model = stem + "." + kind
            run = subprocess.run([binary, "verify", model, "--tensor", stem + ".input", "--reference", stem + ".truth", "--json",
                                  "--tolerance", "1e-4"], capture_output=True, text=True)
            try:
                said = json.loads(run.stdout)
                rows = {r.get("layer", r.get("id")): r for r in (said if isinstance(said, list) else said.get("layers") or said["rows"])}
                reasons = {}
                if any("agrees" not in str(r["verdict"]) for r in rows.values()):
                    seen = subprocess.run([binary, "summary", model, "--json"], capture_output=True, text=True)
                    reasons = {r["name"]: r["reason"] or "" for r in json.loads(seen.stdout)["layers"]}
            except Exception:
                sys.stderr.write("%s: %s\n" % (model, run.stderr.strip()[-300:]))
                rows, reasons = {}, {}
            for branch, argument, value in about["branches"]:
                row = rows.get(branch, {})
                verdict = str(row.get("verdict", "?"))
                # Keras computes in half precision, Convscope in float32
                half = value == "mixed_float16" and (row.get("error") or 1) < 5e-3
                state = ("agrees" if half or ("agree" in verdict and "dis" not in verdict) else
                         "wrong" if "differ" in verdict or "shape" in verdict else "refused")
                results.append({"class": about["class"], "keras": about["keras"], "file": kind, "argument": argument, "value": value,
                                "state": state, "error": row.get("error"),
                                "reason": reasons.get(branch, run.stderr.strip()[-200:]) if state != "agrees" else ""})
    json.dump(results, sys.stdout, indent=1)


MARKS = ("<!-- option sweep -->", "<!-- end of option sweep -->")


def table(path, document):
    results = json.load(open(path))
    versions = sorted({r["keras"] for r in results}, key=lambda v: [int(n) for n in v.split(".")])
    cells = {}
    for r in results:
        cells.setdefault(r["class"], {}).setdefault(r["keras"], []).append(r)
    lines = ["| layer | " + " | ".join("Keras " + v for v in versions) + " | refused by name |", "|---" * (len(versions) + 2) + "|"]
    total = {"agrees": 0, "refused": 0, "wrong": 0}
    for name in sorted(cells):
        row, refused = [], set()
        for version in versions:
            found = cells[name].get(version, [])
            counts = {state: sum(r["state"] == state for r in found) for state in total}
            for state in total:
                total[state] += counts[state]
            refused |= {r["argument"] or "itself" for r in found if r["state"] == "refused"}
            row.append("" if not found else "%d + %d%s" % (counts["agrees"], counts["refused"],
                                                         " + **%d wrong**" % counts["wrong"] if counts["wrong"] else ""))
        lines.append("| %s | %s | %s |" % (name, " | ".join(row), ", ".join("`%s`" % r for r in sorted(refused))))
    lines.append("")
    lines.append("Together: %(agrees)d agree, %(refused)d are refused, %(wrong)d are wrong." % total)
    text = open(document).read()
    before, rest = text.split(MARKS[0])
    after = rest.split(MARKS[1])[1]
    open(document, "w").write(before + MARKS[0] + "\n" + "\n".join(lines) + "\n" + MARKS[1] + after)


if __name__ == "__main__":
    {"write": write, "judge": judge, "table": table}[sys.argv[1]](*sys.argv[2:])
