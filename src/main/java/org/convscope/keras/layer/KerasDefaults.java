package org.convscope.keras.layer;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.convscope.keras.config.ConfigJson;

/**
 * What the layers and functions of Keras 1.2, 2.2, 2.15 and 3.15 and of TensorFlow 2.15 take, and with which values an
 * argument says nothing: from their own signatures, listed by {@code src/test/scripts/list_options.py}.
 */
final class KerasDefaults {
    private static final String CALL = "call:";
    private static final Map<String, Map<String, String>> TABLE = read();

    private KerasDefaults() {}

    private static Map<String, Map<String, String>> read() {
        InputStream stream = Objects.requireNonNull(KerasDefaults.class.getResourceAsStream("options.tsv"));
        try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            Map<String, Map<String, String>> table = new HashMap<>();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                String[] cells = line.split("\t", -1);
                table.computeIfAbsent(cells[0], name -> new HashMap<>())
                        .merge(Keras1Names.option(cells[1]), cells[2], KerasDefaults::join);
            }
            return table;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Two lists in JSON as one. */
    private static String join(String first, String second) {
        JsonArray both = JsonParser.parseString(first).getAsJsonArray();
        both.addAll(JsonParser.parseString(second).getAsJsonArray());
        return both.toString();
    }

    /** Whether some version has such a class or function. */
    static boolean has(String name) {
        return TABLE.containsKey(name);
    }

    /** Whether some version has such an argument of the constructor. */
    static boolean has(String name, String option) {
        return TABLE.getOrDefault(name, Map.of()).containsKey(option);
    }

    /** Whether an argument of the constructor, or of a function, has a value that is its default in some version. */
    static boolean isDefault(String name, String option, JsonElement value) {
        String defaults = TABLE.getOrDefault(name, Map.of()).get(option);
        return defaults != null && among(defaults, value);
    }

    /** The same for an argument of a layer's call. */
    static boolean isDefaultOfCall(String name, String option, JsonElement value) {
        return isDefault(name, CALL + option, value);
    }

    private static boolean among(String defaults, JsonElement value) {
        return JsonParser.parseString(defaults).getAsJsonArray().asList().stream()
                .anyMatch(known -> same(known, value));
    }

    /** Numbers by their value, texts without regard to case; one number stands for a list of equal ones. */
    private static boolean same(JsonElement known, JsonElement value) {
        if (value.isJsonArray() && known.isJsonArray()) {
            JsonArray one = known.getAsJsonArray();
            JsonArray other = value.getAsJsonArray();
            boolean same = one.size() == other.size();
            for (int i = 0; same && i < one.size(); i++) {
                same = same(one.get(i), other.get(i));
            }
            return same;
        }
        if (value.isJsonArray() != known.isJsonArray()) {
            JsonArray list = value.isJsonArray() ? value.getAsJsonArray() : known.getAsJsonArray();
            JsonElement single = value.isJsonArray() ? known : value;
            return !list.isEmpty() && list.asList().stream().allMatch(item -> same(item, single));
        }
        Double first = ConfigJson.number(known);
        Double second = ConfigJson.number(value);
        if (first != null && second != null) {
            return first.equals(second);
        }
        boolean texts = ConfigJson.isText(known) && ConfigJson.isText(value);
        return texts ? known.getAsString().equalsIgnoreCase(value.getAsString()) : known.equals(value);
    }
}
