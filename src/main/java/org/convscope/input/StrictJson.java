package org.convscope.input;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.convscope.problem.FailureText;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;

/** Reads small JSON files strictly; every complaint names the file and the field. */
final class StrictJson {
    private static final long MOST_BYTES = 16L << 20;

    private StrictJson() {}

    static String text(Path file) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw Problem.inFile(file, "is too large for what it should be")
                        .expected("at most 16 MiB")
                        .found(Files.size(file) + " bytes")
                        .asException();
            }
            byte[] bytes = Files.readAllBytes(file);
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new ProblemException(Problem.inFile(file, "is not text in UTF-8"), e);
        } catch (NoSuchFileException e) {
            throw new ProblemException(Problem.inFile(file, "no such file"), e);
        } catch (IOException e) {
            throw new ProblemException(Problem.inFile(file, "cannot be read: " + FailureText.of(e)), e);
        }
    }

    static JsonObject object(Path file) {
        try (Reader text = new StringReader(text(file));
                var reader = new JsonReader(text)) {
            reader.setStrictness(Strictness.STRICT);
            JsonElement element = new Gson().getAdapter(JsonElement.class).read(reader);
            if (reader.peek() != JsonToken.END_DOCUMENT) {
                throw new JsonParseException("something follows after its end");
            }
            return objectOf(element, file.toString(), "the file");
        } catch (JsonParseException | IOException e) {
            throw new ProblemException(Problem.inFile(file, "is no valid JSON: " + FailureText.of(e)), e);
        }
    }

    static JsonObject objectOf(JsonElement element, String file, String field) {
        if (!element.isJsonObject()) {
            throw wrong(file, field, "an object", element).asException();
        }
        return element.getAsJsonObject();
    }

    /** Refuses fields that nobody would read: most likely a slip of the pen. */
    static void only(JsonObject object, String file, String field, String... known) {
        for (String key : object.keySet()) {
            if (!Set.of(known).contains(key)) {
                throw Problem.inFile(file, "there is an unknown field")
                        .subject(field + "." + key)
                        .expected(String.join(", ", known))
                        .asException();
            }
        }
    }

    static double number(JsonElement element, String file, String field) {
        if (element.isJsonPrimitive() && element.getAsJsonPrimitive().isNumber()) {
            double value = element.getAsDouble();
            if (Double.isFinite(value)) {
                return value;
            }
        }
        throw wrong(file, field, "a number", element).asException();
    }

    static int whole(JsonElement element, String file, String field) {
        double value = number(element, file, field);
        if (value != (int) value) {
            throw wrong(file, field, "a whole number", element).asException();
        }
        return (int) value;
    }

    /** A list of numbers, or one number alone. */
    static List<Double> numbers(JsonElement element, String file, String field) {
        if (!element.isJsonArray()) {
            return List.of(number(element, file, field));
        }
        return element.getAsJsonArray().asList().stream()
                .map(each -> number(each, file, field))
                .toList();
    }

    static String string(JsonElement element, String file, String field) {
        if (!element.isJsonPrimitive() || !element.getAsJsonPrimitive().isString()) {
            throw wrong(file, field, "a text", element).asException();
        }
        return element.getAsString();
    }

    static <T> T choice(JsonElement element, String file, String field, T[] values, Function<T, String> name) {
        String found = string(element, file, field);
        for (T value : values) {
            if (name.apply(value).equals(found)) {
                return value;
            }
        }
        String known = String.join(", ", Arrays.stream(values).map(name).toList());
        throw wrong(file, field, "one of " + known, element).asException();
    }

    static Problem wrong(String file, String field, String expected, JsonElement found) {
        String text = found.toString();
        return Problem.inFile(file, "has a wrong value")
                .subject(field)
                .expected(expected)
                .found(text.length() > 60 ? text.substring(0, 60) + "..." : text);
    }
}
