package org.convscope.input;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/** A preprocessing as JSON, as docs/sidecar.md describes it. */
public final class PreprocessingJson {
    private static final String FIELD = "preprocessing";
    private static final String INTERPOLATION = "interpolation";

    /** What Keras's {@code load_img} takes as its interpolation. */
    private static final FrameResampling[] KERAS = {
        FrameResampling.NEAREST,
        FrameResampling.PILLOW_BILINEAR,
        FrameResampling.PILLOW_BICUBIC,
        FrameResampling.PILLOW_LANCZOS
    };

    private PreprocessingJson() {}

    /**
     * A file that holds a preprocessing alone, or a whole sidecar.
     *
     * @throws org.convscope.problem.ProblemException naming the field that is wrong
     */
    public static Preprocessing read(Path file) {
        JsonObject object = StrictJson.object(file);
        return read(object.has(FIELD) ? object.get(FIELD) : object, file.toString());
    }

    /**
     * Fields that are left out are as in {@link Preprocessing#RAW}.
     *
     * @param file named in complaints
     * @throws org.convscope.problem.ProblemException naming the field that is wrong
     */
    public static Preprocessing read(JsonElement element, String file) {
        JsonObject object = StrictJson.objectOf(element, file, FIELD);
        StrictJson.only(object, file, FIELD, "size", "resample", INTERPOLATION, "crop", "channels", "counts", "scale");
        Preprocessing result = Preprocessing.RAW;
        if (isGiven(object, "size")) {
            result = result.withSize(size(object.get("size"), file));
        }
        if (isGiven(object, "resample")) {
            result = result.withResample(StrictJson.choice(
                    object.get("resample"),
                    file,
                    FIELD + ".resample",
                    FrameResampling.values(),
                    FrameResampling::json));
        }
        if (isGiven(object, INTERPOLATION)) {
            if (isGiven(object, "resample")) {
                throw StrictJson.wrong(file, FIELD, "either 'resample' or 'interpolation'", object)
                        .asException();
            }
            result = result.withResample(StrictJson.choice(
                    object.get(INTERPOLATION),
                    file,
                    FIELD + "." + INTERPOLATION,
                    KERAS,
                    PreprocessingJson::interpolation));
        }
        if (isGiven(object, "crop")) {
            result = result.withCrop(
                    StrictJson.choice(object.get("crop"), file, FIELD + ".crop", FrameCrop.values(), FrameCrop::json));
        }
        if (isGiven(object, "channels")) {
            int channels = StrictJson.whole(object.get("channels"), file, FIELD + ".channels");
            if (channels != 1 && channels != 3) {
                throw StrictJson.wrong(file, FIELD + ".channels", "1 or 3", object.get("channels"))
                        .asException();
            }
            result = result.withChannels(OptionalInt.of(channels));
        }
        if (isGiven(object, "counts")) {
            result = result.withCounts(counts(object.get("counts"), file));
        }
        if (isGiven(object, "scale")) {
            result = result.withScale(scale(object.get("scale"), file));
        }
        return result;
    }

    /** The name of an interpolation in Keras's {@code load_img}. */
    private static String interpolation(FrameResampling resample) {
        return resample.json().replace("pillow-", "");
    }

    private static boolean isGiven(JsonObject object, String field) {
        return object.has(field) && !object.get(field).isJsonNull();
    }

    private static Optional<ImageSize> size(JsonElement element, String file) {
        List<Double> numbers = StrictJson.numbers(element, file, FIELD + ".size");
        if (numbers.size() != 2 || !numbers.stream().allMatch(PreprocessingJson::isLength)) {
            throw StrictJson.wrong(file, FIELD + ".size", "[height, width]", element)
                    .asException();
        }
        return Optional.of(
                new ImageSize(numbers.get(0).intValue(), numbers.get(1).intValue()));
    }

    private static boolean isLength(double value) {
        return value >= 1 && value <= 1 << 20 && value == Math.rint(value);
    }

    private static EightBitCounts counts(JsonElement element, String file) {
        String field = FIELD + ".counts";
        var mode = new Mode(element, file, field);
        return switch (mode.name()) {
            case "none" -> mode.with(EightBitCounts.Kept::new);
            case "linear" ->
                mode.with(
                        () -> new EightBitCounts.Linear(mode.number("low", 0.1), mode.number("high", 99.9)),
                        "low",
                        "high");
            case "sqrt" ->
                mode.with(
                        () -> new EightBitCounts.SquareRoot(mode.number("low", 0.1), mode.number("high", 99.9)),
                        "low",
                        "high");
            case "sqrt-median" ->
                mode.with(
                        () -> new EightBitCounts.SquareRootOfMedian(
                                mode.number("factor", 128), mode.number("offset", -10)),
                        "factor",
                        "offset");
            default ->
                throw StrictJson.wrong(file, field, "one of none, linear, sqrt, sqrt-median", element)
                        .asException();
        };
    }

    private static InputScale scale(JsonElement element, String file) {
        String field = FIELD + ".scale";
        var mode = new Mode(element, file, field);
        return switch (mode.name()) {
            case "raw" -> mode.with(InputScale.Raw::new);
            case "1/255" -> mode.with(InputScale.By255::new);
            case "-1..1" -> mode.with(InputScale.MinusOneToOne::new);
            case "caffe" -> mode.with(InputScale.Caffe::new);
            case "z-score" ->
                mode.with(() -> new InputScale.ZScore(mode.numbers("mean"), mode.numbers("std")), "mean", "std");
            case "min-max" ->
                mode.with(() -> new InputScale.MinMax(mode.number("min"), mode.number("max")), "min", "max");
            default ->
                throw StrictJson.wrong(file, field, "one of raw, 1/255, -1..1, caffe, z-score, min-max", element)
                        .asException();
        };
    }

    /** {@code "name"}, or {@code {"mode": "name", ...}} with parameters. */
    private record Mode(JsonElement element, String file, String field) {
        String name() {
            if (!element.isJsonObject()) {
                return StrictJson.string(element, file, field);
            }
            JsonElement mode = element.getAsJsonObject().get("mode");
            if (mode == null) {
                throw StrictJson.wrong(file, field, "a field 'mode'", element).asException();
            }
            return StrictJson.string(mode, file, field + ".mode");
        }

        <T> T with(Supplier<T> make, String... parameters) {
            if (element.isJsonObject()) {
                String[] known = Arrays.copyOf(parameters, parameters.length + 1);
                known[parameters.length] = "mode";
                StrictJson.only(element.getAsJsonObject(), file, field, known);
            }
            try {
                return make.get();
            } catch (IllegalArgumentException e) {
                throw StrictJson.wrong(file, field, "parameters that make sense", element)
                        .asException();
            }
        }

        double number(String name, double otherwise) {
            return element.isJsonObject() && element.getAsJsonObject().has(name) ? number(name) : otherwise;
        }

        double number(String name) {
            return StrictJson.number(parameter(name), file, field + "." + name);
        }

        List<Double> numbers(String name) {
            return StrictJson.numbers(parameter(name), file, field + "." + name);
        }

        private JsonElement parameter(String name) {
            JsonElement value =
                    element.isJsonObject() ? element.getAsJsonObject().get(name) : null;
            if (value == null) {
                throw StrictJson.wrong(file, field, "a field '" + name + "'", element)
                        .asException();
            }
            return value;
        }
    }

    /** The preprocessing in one line, for people and keys: equal texts, equal inputs. */
    public static String text(Preprocessing preprocessing) {
        return write(preprocessing).toString();
    }

    /** What {@link #read} reads back to an equal preprocessing, except that it is no guess any more. */
    public static JsonObject write(Preprocessing preprocessing) {
        var object = new JsonObject();
        preprocessing
                .size()
                .ifPresent(size -> object.add("size", array(List.of((double) size.height(), (double) size.width()))));
        object.addProperty("resample", preprocessing.resample().json());
        object.addProperty("crop", preprocessing.crop().json());
        preprocessing.channels().ifPresent(channels -> object.addProperty("channels", channels));
        object.add("counts", write(preprocessing.counts()));
        object.add("scale", write(preprocessing.scale()));
        return object;
    }

    private static JsonElement write(EightBitCounts counts) {
        if (counts instanceof EightBitCounts.Linear linear) {
            return mode("linear", "low", linear.low(), "high", linear.high());
        }
        if (counts instanceof EightBitCounts.SquareRoot root) {
            return mode("sqrt", "low", root.low(), "high", root.high());
        }
        if (counts instanceof EightBitCounts.SquareRootOfMedian root) {
            return mode("sqrt-median", "factor", root.factor(), "offset", root.offset());
        }
        return new JsonPrimitive("none");
    }

    private static JsonElement write(InputScale scale) {
        if (scale instanceof InputScale.ZScore score) {
            var object = new JsonObject();
            object.addProperty("mode", "z-score");
            object.add("mean", array(score.mean()));
            object.add("std", array(score.deviation()));
            return object;
        }
        if (scale instanceof InputScale.MinMax limits) {
            return mode("min-max", "min", limits.min(), "max", limits.max());
        }
        if (scale instanceof InputScale.By255) {
            return new JsonPrimitive("1/255");
        }
        if (scale instanceof InputScale.MinusOneToOne) {
            return new JsonPrimitive("-1..1");
        }
        return new JsonPrimitive(scale instanceof InputScale.Caffe ? "caffe" : "raw");
    }

    private static JsonObject mode(String mode, String first, double firstValue, String second, double secondValue) {
        var object = new JsonObject();
        object.addProperty("mode", mode);
        object.addProperty(first, firstValue);
        object.addProperty(second, secondValue);
        return object;
    }

    private static JsonArray array(List<Double> numbers) {
        var array = new JsonArray();
        for (double number : numbers) {
            if (number == Math.rint(number) && Math.abs(number) < 1e15) {
                array.add((long) number);
            } else {
                array.add(number);
            }
        }
        return array;
    }
}
