"""Lists what the layers, operations and functions of a Keras take, with the values that say nothing (defaults).

  python list_options.py list > part.tsv     in each Python that has a Keras (1.2, 2.2, 2.15, 3.15; 3.6 or newer)
  python list_options.py merge part.tsv ...  > src/main/resources/org/convscope/keras/layer/options.tsv

Lines: name, argument, defaults as JSON, versions. Names: Conv2D (a layer), ops.Max (an operation of Keras 3),
tf.math.reduce_max (a function of TensorFlow as TFOpLambda calls it). An argument that must be given has no default.
call:mask is an argument of the call of a layer.
"""
import inspect
import json
import os
import sys

SKIPPED = {"self", "kwargs", "args", "cls", "name", "weights"}


def values(function):
    """Arguments of a function with their defaults, those that JSON cannot hold left out."""
    try:
        parameters = inspect.signature(function).parameters.values()
    except (TypeError, ValueError):
        return
    for parameter in parameters:
        if parameter.name in SKIPPED or parameter.kind in (parameter.VAR_KEYWORD, parameter.VAR_POSITIONAL):
            continue
        if parameter.default is parameter.empty:
            yield parameter.name, None
            continue
        try:
            yield parameter.name, json.dumps(parameter.default)
        except TypeError:
            yield parameter.name, json.dumps(str(getattr(parameter.default, "name", parameter.default)))


def arguments(cls, *methods):
    """All along the classes that it comes from, the nearest first."""
    found = {}
    for base in inspect.getmro(cls):
        if base is object or base.__name__ in ("Layer", "Operation", "KerasSaveable", "Module"):
            continue
        for method in methods:
            if method in vars(base):
                for name, default in values(vars(base)[method]):
                    found.setdefault(name, default)
    return found.items()


def layers(keras):
    base = keras.layers.Layer
    spaces = [keras.layers]
    if hasattr(keras, "legacy") and hasattr(keras.legacy, "layers"):
        spaces.append(keras.legacy.layers)
    for space in spaces:
        for name in sorted(dir(space)):
            cls = getattr(space, name)
            if inspect.isclass(cls) and issubclass(cls, base) and cls is not base:
                for argument, default in arguments(cls, "__init__"):
                    yield cls.__name__, argument, default
                for argument, default in arguments(cls, "call"):
                    yield cls.__name__, "call:" + argument, default


def operations():
    from keras.src import ops
    from keras.src.ops.operation import Operation
    import importlib
    import pkgutil
    for module in pkgutil.iter_modules(ops.__path__):
        if module.name.endswith("_test"):
            continue
        inside = importlib.import_module("keras.src.ops." + module.name)
        for name in sorted(dir(inside)):
            cls = getattr(inside, name)
            if inspect.isclass(cls) and issubclass(cls, Operation) and cls is not Operation:
                for argument, default in arguments(cls, "__init__", "call"):
                    yield "ops." + name, argument, default


def functions(tf):
    from tensorflow.python.util import tf_export
    from tensorflow.python.util import tf_inspect
    seen = set()
    inside = ["math", "nn", "image", "linalg", "signal", "__operators__"]
    modules = [tf] + [getattr(tf, name) for name in inside if hasattr(tf, name)]
    modules += [getattr(tf.compat.v1, name) for name in ("math", "nn", "image")]
    for module in modules:
        for name in sorted(dir(module)):
            function = getattr(module, name, None)
            if not callable(function) or inspect.isclass(function):
                continue
            known = tf_export.get_canonical_name_for_symbol(function, add_prefix_to_v1_names=True)
            if not known or known in seen or known.startswith("keras."):
                continue
            seen.add(known)
            try:
                parameters = tf_inspect.signature(function).parameters
            except (TypeError, ValueError):
                continue
            for argument, parameter in parameters.items():
                if parameter.default is parameter.empty:
                    yield "tf." + known, argument, None
                else:
                    try:
                        yield "tf." + known, argument, json.dumps(parameter.default)
                    except TypeError:
                        yield "tf." + known, argument, json.dumps(str(getattr(parameter.default, "name", "?")))


def listed():
    os.environ.setdefault("KERAS_BACKEND", "tensorflow")
    import keras
    version = ".".join(keras.__version__.split(".")[:2])
    rows = list(layers(keras))
    if version[0] == "3":
        rows += operations()
    if version == "2.15":
        import tensorflow as tf
        rows += functions(tf)
    for name, argument, default in rows:
        print("\t".join([name, argument, default if default is not None else "", version]))


def merged(parts):
    table = {}
    for part in parts:
        for line in open(part):
            name, argument, default, version = line.rstrip("\n").split("\t")
            defaults, versions = table.setdefault((name, argument), ([], []))
            if default and default not in defaults:
                defaults.append(default)
            if version not in versions:
                versions.append(version)
    for (name, argument), (defaults, versions) in sorted(table.items()):
        if not defaults and name.startswith("tf."):
            continue
        print("\t".join([name, argument, "[" + ",".join(defaults) + "]", " ".join(versions)]))


if __name__ == "__main__":
    if sys.argv[1] == "list":
        listed()
    else:
        merged(sys.argv[2:])
