package org.convscope.json;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.convscope.array.Range;
import org.convscope.file.TextFile;
import org.convscope.problem.FailureText;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;

/** Reads entries of one JSON object strictly: a missing one is the given default, one of the wrong kind is refused by name. */
public final class JsonFields {
    private final JsonObject object;
    private final JsonPlace place;

    private JsonFields(JsonObject object, JsonPlace place) {
        this.object = object;
        this.place = place;
    }

    /**
     * The object in a file.
     *
     * @throws ProblemException if it cannot be read, or is no valid JSON, or anything but an object
     */
    public static JsonFields read(Path file) {
        return parse(TextFile.read(file), file.toString());
    }

    /**
     * @param file named in complaints
     * @throws ProblemException if it is no valid JSON, or anything but an object
     */
    public static JsonFields parse(String text, String file) {
        try (var reader = new JsonReader(new StringReader(text))) {
            reader.setStrictness(Strictness.STRICT);
            JsonElement element = new Gson().getAdapter(JsonElement.class).read(reader);
            if (reader.peek() != JsonToken.END_DOCUMENT) {
                throw new JsonParseException("something follows after its end");
            }
            if (element instanceof JsonObject object) {
                return new JsonFields(object, new JsonPlace(file, ""));
            }
            throw Problem.inFile(file, "is of the wrong kind")
                    .expected("a JSON object")
                    .found(JsonPlace.shown(element))
                    .asException();
        } catch (JsonParseException | IOException e) {
            throw new ProblemException(Problem.inFile(file, "is no valid JSON: " + FailureText.of(e)), e);
        }
    }

    /** All of it as it stands. */
    public JsonObject json() {
        return object.deepCopy();
    }

    /** Refuses entries that nobody knows. */
    public JsonFields only(String... names) {
        List<String> known = List.of(names);
        for (String name : object.keySet()) {
            if (!known.contains(name)) {
                throw place.problem(name, "is not known")
                        .expected("one of " + String.join(", ", names))
                        .asException();
            }
        }
        return this;
    }

    /** The names of all entries, in the order of the file. */
    public List<String> names() {
        return List.copyOf(object.keySet());
    }

    /** An object within; an empty one where it is missing. */
    public JsonFields object(String name) {
        return given(name).orElseGet(() -> within(name, new JsonObject()));
    }

    /** An object within; empty where it is missing. */
    public Optional<JsonFields> given(String name) {
        return find(name).map(element -> within(name, element));
    }

    /** An object within, for which a text alone may stand: its entry {@code first}. Empty where it is missing. */
    public Optional<JsonFields> given(String name, String first) {
        return find(name).map(element -> {
            if (!isText(element)) {
                return within(name, element);
            }
            var alone = new JsonObject();
            alone.add(first, element);
            return within(name, alone);
        });
    }

    private JsonFields within(String name, JsonElement element) {
        if (!element.isJsonObject()) {
            throw place.wrong(name, "an object", element);
        }
        return new JsonFields(element.getAsJsonObject(), place.within(name));
    }

    /** Objects within a list; none where it is missing. */
    public List<JsonFields> objects(String name) {
        List<JsonFields> found = new ArrayList<>();
        for (JsonElement element : array(name)) {
            found.add(within(name + "[" + found.size() + "]", element));
        }
        return found;
    }

    private JsonArray array(String name) {
        Optional<JsonElement> element = find(name);
        if (element.isEmpty()) {
            return new JsonArray();
        }
        if (!element.get().isJsonArray()) {
            throw place.wrong(name, "a list", element.get());
        }
        return element.get().getAsJsonArray();
    }

    public Optional<String> text(String name) {
        return find(name).map(element -> text(name, element));
    }

    private String text(String name, JsonElement element) {
        if (!isText(element)) {
            throw place.wrong(name, "a text", element);
        }
        return element.getAsString();
    }

    /** A text that must be there. */
    public String needed(String name) {
        return text(name).orElseThrow(() -> place.missing(name, "a text"));
    }

    public List<String> texts(String name) {
        List<String> found = new ArrayList<>();
        for (JsonElement element : array(name)) {
            found.add(text(name + "[" + found.size() + "]", element));
        }
        return found;
    }

    public int integer(String name, int missing) {
        return find(name)
                .map(element -> {
                    try {
                        return number(name, element).intValueExact();
                    } catch (ArithmeticException e) {
                        throw place.wrong(name, "a whole number", element);
                    }
                })
                .orElse(missing);
    }

    /**
     * That a file says its version, a number from 1 on, and that it is one that is known.
     *
     * @param name of the entry
     * @param newest that is known
     * @param lack what a file without the entry is said to be
     * @throws ProblemException if it has none, or is of a newer one
     */
    public void requireVersion(String name, int newest, String lack) {
        int version = integer(name, 0);
        if (version < 1) {
            throw Problem.inFile(place.file(), lack)
                    .expected("an entry " + name)
                    .asException();
        }
        if (version > newest) {
            throw Problem.inFile(place.file(), "was written by a newer Convscope")
                    .expected("version " + newest)
                    .found("version " + version)
                    .nextStep("Open it with that version")
                    .asException();
        }
    }

    public Optional<Range> range(String name) {
        return find(name).map(element -> {
            JsonFields within = within(name, element).only("min", "max");
            double min = within.number("min");
            double max = within.number("max");
            if (min > max) {
                throw place.wrong(name, "min not above max", element);
            }
            return new Range(min, max);
        });
    }

    public <E extends Enum<E>> E choice(String name, E missing) {
        return choice(name, List.of(missing.getDeclaringClass().getEnumConstants()), JsonFields::word)
                .orElse(missing);
    }

    /** One of the values by its word; empty where it is missing. */
    public <T> Optional<T> choice(String name, List<T> values, Function<? super T, String> word) {
        return text(name).map(found -> values.stream()
                .filter(value -> word.apply(value).equals(found))
                .findFirst()
                .orElseThrow(() -> wrong(
                        name,
                        "one of " + String.join(", ", values.stream().map(word).toList()))));
    }

    /** Every entry, all of them texts. */
    public Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        object.keySet().forEach(name -> texts.put(name, text(name).orElse("")));
        return texts;
    }

    /** An entry as it stands, whatever it is. */
    public Optional<String> written(String name) {
        return find(name).map(JsonElement::toString);
    }

    /** How an enum's value is written: {@code side-by-side}. */
    public static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether there is such an entry. */
    public boolean has(String name) {
        return find(name).isPresent();
    }

    /** A finite number; empty where it is missing. */
    public OptionalDouble decimal(String name) {
        return has(name) ? OptionalDouble.of(number(name)) : OptionalDouble.empty();
    }

    /** A list of numbers, or one number alone; none where it is missing. */
    public List<Double> numbers(String name) {
        Optional<JsonElement> alone = find(name).filter(element -> !element.isJsonArray());
        if (alone.isPresent()) {
            return List.of(number(name, alone.get()).doubleValue());
        }
        List<Double> found = new ArrayList<>();
        for (JsonElement element : array(name)) {
            found.add(number(name + "[" + found.size() + "]", element).doubleValue());
        }
        return found;
    }

    /** A range of finite numbers, as {@link #range} reads it. */
    public static void add(JsonObject json, String name, Optional<Range> range) {
        if (range.isPresent()
                && Double.isFinite(range.get().min())
                && Double.isFinite(range.get().max())) {
            var limits = new JsonObject();
            limits.addProperty("min", range.get().min());
            limits.addProperty("max", range.get().max());
            json.add(name, limits);
        }
    }

    /** A finite number that must be there. */
    public double number(String name) {
        return find(name)
                .map(element -> number(name, element).doubleValue())
                .orElseThrow(() -> place.missing(name, "a number"));
    }

    private BigDecimal number(String name, JsonElement element) {
        // the length bounds what a hostile exponent could cost
        if (element instanceof JsonPrimitive primitive
                && primitive.isNumber()
                && primitive.getAsString().length() < 40
                && Math.abs(primitive.getAsDouble()) < 1e300) {
            return primitive.getAsBigDecimal();
        }
        throw place.wrong(name, "a number", element);
    }

    private Optional<JsonElement> find(String name) {
        JsonElement element = object.get(name);
        return element == null || element instanceof JsonNull ? Optional.empty() : Optional.of(element);
    }

    private static boolean isText(JsonElement element) {
        return element instanceof JsonPrimitive primitive && primitive.isString();
    }

    /** What to throw where an entry is there but makes no sense. */
    public ProblemException wrong(String name, String expected) {
        return place.wrong(name, expected, find(name).orElse(object));
    }
}
