package org.convscope.workspace;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.convscope.array.Range;
import org.convscope.problem.Problem;

/** Reads entries of one JSON object strictly: a missing one is the given default, one of the wrong kind is refused by name. */
public final class JsonFields {
    private final JsonObject object;
    private final String path;
    private final String file;

    JsonFields(JsonObject object, String path, String file) {
        this.object = object;
        this.path = path;
        this.file = file;
    }

    /** Refuses entries that nobody knows. */
    JsonFields only(String... names) {
        List<String> known = List.of(names);
        for (String name : object.keySet()) {
            if (!known.contains(name)) {
                throw problem(name, "is not known")
                        .expected("one of " + String.join(", ", names))
                        .asException();
            }
        }
        return this;
    }

    /** The names of all entries, in the order of the file. */
    List<String> names() {
        return List.copyOf(object.keySet());
    }

    /** An object within; an empty one where it is missing. */
    JsonFields object(String name) {
        return find(name)
                .map(element -> new JsonFields(asObject(name, element), path + name + ".", file))
                .orElseGet(() -> new JsonFields(new JsonObject(), path + name + ".", file));
    }

    /** Objects within a list; none where it is missing. */
    List<JsonFields> objects(String name) {
        List<JsonFields> found = new ArrayList<>();
        for (JsonElement element : array(name)) {
            String entry = name + "[" + found.size() + "]";
            found.add(new JsonFields(asObject(entry, element), path + entry + ".", file));
        }
        return found;
    }

    private JsonArray array(String name) {
        Optional<JsonElement> element = find(name);
        if (element.isEmpty()) {
            return new JsonArray();
        }
        if (!element.get().isJsonArray()) {
            throw wrong(name, "a list", element.get());
        }
        return element.get().getAsJsonArray();
    }

    Optional<String> text(String name) {
        return find(name).map(element -> {
            if (element instanceof JsonPrimitive primitive && primitive.isString()) {
                return primitive.getAsString();
            }
            throw wrong(name, "a text", element);
        });
    }

    List<String> texts(String name) {
        List<String> found = new ArrayList<>();
        for (JsonElement element : array(name)) {
            if (!(element instanceof JsonPrimitive primitive) || !primitive.isString()) {
                throw wrong(name + "[" + found.size() + "]", "a text", element);
            }
            found.add(primitive.getAsString());
        }
        return found;
    }

    int integer(String name, int missing) {
        return find(name)
                .map(element -> {
                    try {
                        return number(name, element).intValueExact();
                    } catch (ArithmeticException e) {
                        throw wrong(name, "a whole number", element);
                    }
                })
                .orElse(missing);
    }

    Optional<Range> range(String name) {
        return find(name).map(element -> {
            var within = new JsonFields(asObject(name, element), path + name + ".", file).only("min", "max");
            double min = within.number("min");
            double max = within.number("max");
            if (min > max) {
                throw wrong(name, "min not above max", element);
            }
            return new Range(min, max);
        });
    }

    <E extends Enum<E>> E choice(String name, E missing) {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return missing;
        }
        E[] all = missing.getDeclaringClass().getEnumConstants();
        return Arrays.stream(all)
                .filter(value -> word(value).equals(text.get()))
                .findFirst()
                .orElseThrow(() -> problem(name, "is not known")
                        .expected("one of "
                                + Arrays.stream(all).map(JsonFields::word).collect(Collectors.joining(", ")))
                        .found(text.get())
                        .asException());
    }

    /** Every entry, all of them texts. */
    Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        object.keySet().forEach(name -> texts.put(name, text(name).orElse("")));
        return texts;
    }

    /** A JSON object as it stands. */
    Optional<JsonObject> raw(String name) {
        return find(name).map(element -> asObject(name, element));
    }

    /** How an enum's value is written: {@code side-by-side}. */
    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether there is such an entry. */
    boolean has(String name) {
        return find(name).isPresent();
    }

    /** A finite number; empty where it is missing. */
    OptionalDouble decimal(String name) {
        return has(name) ? OptionalDouble.of(number(name)) : OptionalDouble.empty();
    }

    List<Double> numbers(String name) {
        List<Double> found = new ArrayList<>();
        for (JsonElement element : array(name)) {
            found.add(number(name + "[" + found.size() + "]", element).doubleValue());
        }
        return found;
    }

    /** A range of finite numbers, as {@link #range} reads it. */
    static void add(JsonObject json, String name, Optional<Range> range) {
        if (range.isPresent()
                && Double.isFinite(range.get().min())
                && Double.isFinite(range.get().max())) {
            var limits = new JsonObject();
            limits.addProperty("min", range.get().min());
            limits.addProperty("max", range.get().max());
            json.add(name, limits);
        }
    }

    private double number(String name) {
        double value = find(name)
                .map(element -> number(name, element).doubleValue())
                .orElseThrow(
                        () -> problem(name, "is missing").expected("a number").asException());
        if (!Double.isFinite(value)) {
            throw problem(name, "is too large").asException();
        }
        return value;
    }

    private BigDecimal number(String name, JsonElement element) {
        // the length bounds what a hostile exponent could cost
        if (element instanceof JsonPrimitive primitive
                && primitive.isNumber()
                && primitive.getAsString().length() < 40
                && Math.abs(primitive.getAsDouble()) < 1e300) {
            return primitive.getAsBigDecimal();
        }
        throw wrong(name, "a number", element);
    }

    private Optional<JsonElement> find(String name) {
        JsonElement element = object.get(name);
        return element == null || element instanceof JsonNull ? Optional.empty() : Optional.of(element);
    }

    private JsonObject asObject(String name, JsonElement element) {
        if (!element.isJsonObject()) {
            throw wrong(name, "an object", element);
        }
        return element.getAsJsonObject();
    }

    private RuntimeException wrong(String name, String expected, JsonElement found) {
        String text = found.toString();
        return problem(name, "is of the wrong kind")
                .expected(expected)
                .found(text.length() > 60 ? text.substring(0, 60) + " ..." : text)
                .asException();
    }

    private Problem problem(String name, String what) {
        return Problem.inFile(file, what).subject("entry '" + path + name + "'");
    }
}
