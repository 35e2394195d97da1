package org.convscope.export;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON from maps, lists, strings and numbers, in the order they were put in. */
public final class JsonText {
    private static final Gson GSON = new GsonBuilder()
            .setPrettyPrinting()
            .serializeNulls()
            .disableHtmlEscaping()
            .create();

    private JsonText() {}

    /** The text of a tree of maps, lists, strings, numbers and nulls, indented. */
    public static String text(Object tree) {
        return GSON.toJson(tree);
    }

    /** A number, or null where it is NaN or infinite, which JSON does not have. A whole one is written without a point. */
    public static @Nullable Number number(double value) {
        if (!Double.isFinite(value)) {
            return null;
        }
        if (value == Math.rint(value) && Math.abs(value) < 1L << 53) {
            return (long) value;
        }
        return value;
    }

    /** A number computed in float32, in its shortest form; null where it is not finite. */
    public static @Nullable Number number(float value) {
        return Float.isFinite(value) ? value : null;
    }

    /** A new object, whose entries stay in order. */
    public static Map<String, @Nullable Object> object() {
        return new LinkedHashMap<>();
    }

    /** A new object that begins with the entries of a provenance, their names in small letters. */
    public static Map<String, @Nullable Object> object(Provenance provenance) {
        Map<String, @Nullable Object> object = object();
        provenance.entries().forEach((key, value) -> object.put(key.toLowerCase(Locale.ROOT), value));
        return object;
    }
}
