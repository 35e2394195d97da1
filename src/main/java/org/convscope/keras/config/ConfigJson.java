package org.convscope.keras.config;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks into JSON without ever throwing. */
public final class ConfigJson {
    private ConfigJson() {}

    public static Optional<JsonElement> get(JsonObject object, String name) {
        JsonElement value = object.get(name);
        return value == null || value.isJsonNull() ? Optional.empty() : Optional.of(value);
    }

    public static Optional<String> text(JsonObject object, String name) {
        return get(object, name).filter(ConfigJson::isText).map(JsonElement::getAsString);
    }

    public static Optional<JsonObject> object(JsonObject object, String name) {
        return get(object, name).filter(JsonElement::isJsonObject).map(JsonElement::getAsJsonObject);
    }

    public static Optional<JsonArray> array(JsonObject object, String name) {
        return get(object, name).filter(JsonElement::isJsonArray).map(JsonElement::getAsJsonArray);
    }

    public static boolean isText(@Nullable JsonElement value) {
        return value != null
                && value.isJsonPrimitive()
                && value.getAsJsonPrimitive().isString();
    }

    /** Whether it is a number, Python's NaN and Infinity included. */
    public static boolean isNumber(@Nullable JsonElement value) {
        return value != null && value.isJsonPrimitive() && number(value) != null;
    }

    /** The number, or null where it is none. */
    public static @Nullable Double number(JsonElement value) {
        if (!value.isJsonPrimitive()
                || value.getAsJsonPrimitive().isBoolean()
                || value.getAsString().length() > 64) {
            return null;
        }
        try {
            return Double.valueOf(value.getAsString());
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** The whole number, or null where it is none or too large. */
    public static @Nullable Integer whole(@Nullable JsonElement value) {
        Double number = value == null ? null : number(value);
        return number == null || number != Math.rint(number) || Math.abs(number) > Integer.MAX_VALUE
                ? null
                : (Integer) number.intValue();
    }
}
