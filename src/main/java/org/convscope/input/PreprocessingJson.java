package org.convscope.input;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.convscope.json.JsonFields;
import org.convscope.problem.ProblemException;

/** A preprocessing as JSON, as docs/sidecar.md describes it. */
public final class PreprocessingJson {
    private static final String RESAMPLE = "resample";
    private static final String INTERPOLATION = "interpolation";
    private static final String MODE = "mode";

    /** What Keras's {@code load_img} takes as its interpolation. */
    private static final List<FrameResampling> KERAS = List.of(
            FrameResampling.NEAREST,
            FrameResampling.PILLOW_BILINEAR,
            FrameResampling.PILLOW_BICUBIC,
            FrameResampling.PILLOW_LANCZOS);

    private PreprocessingJson() {}

    /**
     * A file that holds a preprocessing alone, or a whole sidecar.
     *
     * @throws org.convscope.problem.ProblemException naming the entry that is wrong
     */
    public static Preprocessing read(Path file) {
        JsonFields all = JsonFields.read(file);
        return read(all.given("preprocessing").orElse(all));
    }

    /**
     * Entries that are left out are as in {@link Preprocessing#RAW}.
     *
     * @throws org.convscope.problem.ProblemException naming the entry that is wrong
     */
    public static Preprocessing read(JsonFields json) {
        json.only("size", RESAMPLE, INTERPOLATION, "crop", "channels", "counts", "scale");
        if (json.has(RESAMPLE) && json.has(INTERPOLATION)) {
            throw json.wrong(INTERPOLATION, "either 'resample' or 'interpolation'");
        }
        Preprocessing raw = Preprocessing.RAW;
        return raw.withSize(size(json))
                .withResample(json.choice(INTERPOLATION, KERAS, PreprocessingJson::interpolation)
                        .orElseGet(() -> json.choice(RESAMPLE, raw.resample())))
                .withCrop(json.choice("crop", raw.crop()))
                .withChannels(channels(json))
                .withCounts(counts(json).orElse(raw.counts()))
                .withScale(scale(json).orElse(raw.scale()));
    }

    /** The name of an interpolation in Keras's {@code load_img}. */
    private static String interpolation(FrameResampling resample) {
        return JsonFields.word(resample).replace("pillow-", "");
    }

    private static Optional<ImageSize> size(JsonFields json) {
        List<Double> numbers = json.numbers("size");
        if (json.has("size") && (numbers.size() != 2 || !numbers.stream().allMatch(PreprocessingJson::isLength))) {
            throw json.wrong("size", "[height, width]");
        }
        return numbers.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new ImageSize(numbers.get(0).intValue(), numbers.get(1).intValue()));
    }

    private static boolean isLength(double value) {
        return value >= 1 && value <= 1 << 20 && value == Math.rint(value);
    }

    private static OptionalInt channels(JsonFields json) {
        int channels = json.integer("channels", 0);
        if (json.has("channels") && channels != 1 && channels != 3) {
            throw json.wrong("channels", "1 or 3");
        }
        return channels == 0 ? OptionalInt.empty() : OptionalInt.of(channels);
    }

    private static Optional<EightBitCounts> counts(JsonFields json) {
        String name = "counts";
        return json.given(name, MODE).map(counts -> switch (counts.needed(MODE)) {
            case "none" -> of(json, name, counts, EightBitCounts.Kept::new);
            case "linear" ->
                of(json, name, counts, () -> new EightBitCounts.Linear(low(counts), high(counts)), "low", "high");
            case "sqrt" ->
                of(json, name, counts, () -> new EightBitCounts.SquareRoot(low(counts), high(counts)), "low", "high");
            case "sqrt-median" ->
                of(
                        json,
                        name,
                        counts,
                        () -> new EightBitCounts.SquareRootOfMedian(
                                counts.decimal("factor").orElse(128),
                                counts.decimal("offset").orElse(-10)),
                        "factor",
                        "offset");
            default -> throw json.wrong(name, "one of none, linear, sqrt, sqrt-median");
        });
    }

    private static double low(JsonFields counts) {
        return counts.decimal("low").orElse(0.1);
    }

    private static double high(JsonFields counts) {
        return counts.decimal("high").orElse(99.9);
    }

    private static Optional<InputScale> scale(JsonFields json) {
        String name = "scale";
        return json.given(name, MODE).map(scale -> switch (scale.needed(MODE)) {
            case "raw" -> of(json, name, scale, InputScale.Raw::new);
            case "1/255" -> of(json, name, scale, InputScale.By255::new);
            case "-1..1" -> of(json, name, scale, InputScale.MinusOneToOne::new);
            case "caffe" -> of(json, name, scale, InputScale.Caffe::new);
            case "z-score" ->
                of(
                        json,
                        name,
                        scale,
                        () -> new InputScale.ZScore(scale.numbers("mean"), scale.numbers("std")),
                        "mean",
                        "std");
            case "min-max" ->
                of(
                        json,
                        name,
                        scale,
                        () -> new InputScale.MinMax(scale.number("min"), scale.number("max")),
                        "min",
                        "max");
            default -> throw json.wrong(name, "one of raw, 1/255, -1..1, caffe, z-score, min-max");
        });
    }

    /** What an entry {@code {"mode": "name", ...}} with these parameters stands for. */
    private static <T> T of(JsonFields json, String name, JsonFields entry, Supplier<T> make, String... parameters) {
        entry.only(Stream.concat(Stream.of(MODE), Stream.of(parameters)).toArray(String[]::new));
        try {
            return make.get();
        } catch (IllegalArgumentException e) {
            throw new ProblemException(
                    json.wrong(name, "parameters that make sense").problem(), e);
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
        object.addProperty(RESAMPLE, JsonFields.word(preprocessing.resample()));
        object.addProperty("crop", JsonFields.word(preprocessing.crop()));
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
