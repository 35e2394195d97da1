"""Layers of the networks of keras.applications, and what each network's preprocessing makes of a pixel: application_layers.py OUT.

Run with Keras 2.15 and with Keras 3; appends to OUT. A network begins with a line "= version name with|without r g b" (with or
without its own preprocessing layers; the three numbers that the pixel (12, 100, 250) becomes before the first convolution),
then a line a layer: its path, class and units.
"""
import inspect, os, sys
os.environ["KERAS_BACKEND"] = "tensorflow"
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
import keras, numpy as np

NAMES = """VGG16 VGG19 ResNet50 ResNet101V2 ResNet50V2 ResNet152 ResNetRS50 DenseNet121 DenseNet201 MobileNet MobileNetV2
MobileNetV3Small MobileNetV3Large EfficientNetB0 EfficientNetB3 EfficientNetV2B0 EfficientNetV2S Xception InceptionV3
InceptionResNetV2 NASNetMobile ConvNeXtTiny RegNetX002 RegNetY004""".split()
PIXEL = np.array([12, 100, 250], "float32")


def prepared(name, model):
    x = np.tile(PIXEL, (1, 8, 8, 1))
    x = np.array(sys.modules[getattr(keras.applications, name).__module__].preprocess_input(x.copy()))
    for layer in model.layers[1:4]:
        if type(layer).__name__ in ("Rescaling", "Normalization"):
            x = np.array(layer(x))
    return x[0, 0, 0]


def lines(model, around=""):
    for layer in model.layers:
        shape = layer.output.shape if not isinstance(layer.output, list) else layer.output[0].shape
        yield f"{around}{layer.name}\t{type(layer).__name__}\t{shape[-1] or -1}"
        if isinstance(layer, keras.Model):
            yield from lines(layer, around + layer.name + "\t\t")


with open(sys.argv[1], "a") as out:
    for name in NAMES:
        build = getattr(keras.applications, name, None)
        if build is None:
            continue
        own = "include_preprocessing" in inspect.signature(build).parameters
        pixel = None
        for included in ([True, False] if own else [True]):
            model = build(weights=None, **({"include_preprocessing": included} if own else {}))
            pixel = prepared(name, model) if pixel is None else pixel
            word = "with" if included else "without"
            print("=", keras.__version__, name, word, *(f"{v:.7g}" for v in pixel), file=out)
            print(*lines(model), sep="\n", file=out, flush=True)
            del model
            keras.backend.clear_session()
