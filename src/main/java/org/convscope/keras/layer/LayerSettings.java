package org.convscope.keras.layer;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.convscope.keras.config.ConfigJson;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;

/** A layer's settings, every one checked when it is asked for. They remember what was asked for. */
public final class LayerSettings {
    private final JsonObject config;
    private final Set<String> asked = new HashSet<>();

    public LayerSettings(JsonObject config) {
        this.config = config;
    }

    public boolean has(String name) {
        return get(name).isPresent();
    }

    /** The value; empty where it is missing or null. */
    public Optional<JsonElement> get(String name) {
        asked.add(name);
        return ConfigJson.get(config, name);
    }

    /** Whether it is there and null, which is not the same as missing where something else is the default. */
    boolean isNull(String name) {
        asked.add(name);
        return config.has(name) && config.get(name).isJsonNull();
    }

    public JsonObject json() {
        return config;
    }

    /** All of them: another layer in the same place has them too, and is asked instead. */
    JsonObject handedOn() {
        asked.addAll(config.keySet());
        return config;
    }

    /** What is written that nobody asked for, with its name. */
    Map<String, JsonElement> notAsked() {
        Map<String, JsonElement> left = new LinkedHashMap<>(config.asMap());
        left.keySet().removeAll(asked);
        return left;
    }

    public boolean flag(String name, boolean otherwise) {
        return get(name)
                .map(value -> {
                    if (value.isJsonPrimitive() && value.getAsJsonPrimitive().isBoolean()) {
                        return value.getAsBoolean();
                    }
                    Integer number = ConfigJson.whole(value);
                    if (number == null) {
                        throw bad(name, "true or false", value);
                    }
                    return number != 0;
                })
                .orElse(otherwise);
    }

    public String text(String name, String otherwise) {
        return get(name)
                .map(value -> {
                    if (!ConfigJson.isText(value)) {
                        throw bad(name, "a text", value);
                    }
                    return value.getAsString();
                })
                .orElse(otherwise);
    }

    /** A number; one wrapped as a numpy array counts as well. */
    public double number(String name, double otherwise) {
        return get(name)
                .map(value -> {
                    Double number = ConfigJson.number(unwrap(value));
                    if (number == null) {
                        throw bad(name, "a number", value);
                    }
                    return number;
                })
                .orElse(otherwise);
    }

    /** A whole number. */
    public int whole(String name, int otherwise) {
        return get(name).map(value -> whole(name, value)).orElse(otherwise);
    }

    /** A whole number from 1 on, which must be there. */
    public int positive(String name) {
        int value = get(name).map(element -> whole(name, element)).orElseThrow(() -> Problem.of(
                        "its setting " + name + " is missing")
                .asException());
        return positive(name, value);
    }

    public static int positive(String name, int value) {
        if (value < 1) {
            throw Problem.of("its setting " + name + " is impossible")
                    .expected("1 or more")
                    .found(value)
                    .asException();
        }
        return value;
    }

    /** One number for all axes, or one an axis; all from 1 on. */
    public int[] positives(String name, int axes, int otherwise) {
        int[] values = wholes(name, axes).orElseGet(() -> filled(axes, otherwise));
        for (int value : values) {
            positive(name, value);
        }
        return values;
    }

    /** One number for all axes, or one an axis. */
    public Optional<int[]> wholes(String name, int axes) {
        return get(name).map(value -> {
            if (!value.isJsonArray()) {
                return filled(axes, whole(name, value));
            }
            int[] list = list(name, value.getAsJsonArray());
            if (list.length != axes) {
                throw bad(name, axes + " numbers", value);
            }
            return list;
        });
    }

    /** A list of whole numbers; a single one counts as a list, null entries as -1. */
    public Optional<int[]> list(String name) {
        return get(name)
                .map(value ->
                        value.isJsonArray() ? list(name, value.getAsJsonArray()) : new int[] {whole(name, value)});
    }

    private int[] list(String name, JsonArray values) {
        int[] list = new int[values.size()];
        for (int i = 0; i < list.length; i++) {
            list[i] = values.get(i).isJsonNull() ? -1 : whole(name, values.get(i));
        }
        return list;
    }

    /** One number, a list of numbers, or a wrapped array of them, flat. */
    public Optional<double[]> numbers(String name) {
        return get(name).map(value -> {
            JsonElement inside = unwrapArray(value);
            if (!inside.isJsonArray()) {
                return new double[] {number(name, 0)};
            }
            return inside.getAsJsonArray().asList().stream()
                    .mapToDouble(item -> {
                        Double number = ConfigJson.number(unwrap(item));
                        if (number == null) {
                            throw bad(name, "numbers", value);
                        }
                        return number;
                    })
                    .toArray();
        });
    }

    /** What is added or cut before and after each axis: one number, one an axis, or a pair an axis. Gives {before, after}. */
    public int[][] borders(String name, int axes) {
        JsonElement value = get(name).orElse(null);
        int[] before = filled(axes, 1);
        int[] after = filled(axes, 1);
        if (value == null) {
            return new int[][] {before, after};
        }
        boolean list = value.isJsonArray();
        if (list && axes == 1 && value.getAsJsonArray().size() == 2) {
            int[] pair = list(name, value.getAsJsonArray());
            return notNegative(name, new int[] {pair[0]}, new int[] {pair[1]});
        }
        if (list && value.getAsJsonArray().size() != axes) {
            throw bad(name, "one entry for each of " + axes + " axes", value);
        }
        for (int axis = 0; axis < axes; axis++) {
            JsonElement entry = list ? value.getAsJsonArray().get(axis) : value;
            int[] pair = entry.isJsonArray()
                    ? list(name, entry.getAsJsonArray())
                    : new int[] {whole(name, entry), whole(name, entry)};
            if (pair.length != 2) {
                throw bad(name, "pairs of numbers", value);
            }
            before[axis] = pair[0];
            after[axis] = pair[1];
        }
        return notNegative(name, before, after);
    }

    private static int[][] notNegative(String name, int[] before, int[] after) {
        if (Arrays.stream(before).anyMatch(v -> v < 0) || Arrays.stream(after).anyMatch(v -> v < 0)) {
            throw Problem.of("its setting " + name + " is impossible")
                    .expected("0 or more")
                    .found(Arrays.toString(before) + " and " + Arrays.toString(after))
                    .asException();
        }
        return new int[][] {before, after};
    }

    private static int whole(String name, JsonElement value) {
        Integer number = ConfigJson.whole(unwrap(value));
        if (number == null) {
            throw bad(name, "a whole number", value);
        }
        return number;
    }

    /** Numpy's numbers are written as an object or a list of one. */
    static JsonElement unwrap(JsonElement value) {
        JsonElement inside = unwrapArray(value);
        return inside.isJsonArray() && inside.getAsJsonArray().size() == 1
                ? inside.getAsJsonArray().get(0)
                : inside;
    }

    private static JsonElement unwrapArray(JsonElement value) {
        if (value.isJsonObject()) {
            JsonObject object = value.getAsJsonObject();
            if (object.has("value")) {
                return object.get("value");
            }
            if (object.has("config") && object.get("config").isJsonObject()) {
                JsonElement inner = object.getAsJsonObject("config").get("value");
                return inner == null ? value : inner;
            }
        }
        return value;
    }

    private static int[] filled(int axes, int value) {
        int[] values = new int[axes];
        Arrays.fill(values, value);
        return values;
    }

    private static ProblemException bad(String name, String expected, JsonElement found) {
        String text = found.toString();
        return Problem.of("its setting " + name + " cannot be understood")
                .expected(expected)
                .found(text.length() > 80 ? text.substring(0, 80) : text)
                .asException();
    }
}
