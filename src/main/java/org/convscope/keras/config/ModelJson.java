package org.convscope.keras.config;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import java.io.StringReader;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;

/** Parses a model's JSON within limits that real models never reach. */
public final class ModelJson {
    private static final int DEEPEST = 200;

    private ModelJson() {}

    /**
     * @param text JSON, with Python's NaN and Infinity allowed
     * @throws ProblemException if it is nested too deep, broken, or no object
     */
    public static JsonObject parse(String text) {
        checkDepth(text);
        JsonElement parsed;
        try {
            var reader = new JsonReader(new StringReader(text));
            reader.setNestingLimit(DEEPEST + 1);
            reader.setStrictness(Strictness.LENIENT);
            parsed = JsonParser.parseReader(reader);
        } catch (JsonParseException | IllegalStateException e) {
            throw new ProblemException(
                    Problem.of("the model's description is damaged, it is no valid JSON")
                            .found(position(e, text.length()))
                            .nextStep("Save the model again from Keras"),
                    e);
        }
        if (!parsed.isJsonObject()) {
            throw Problem.of("the model's description is not a JSON object").asException();
        }
        return parsed.getAsJsonObject();
    }

    private static String position(Exception e, int length) {
        String message = String.valueOf(e.getMessage());
        int line = message.indexOf("at line ");
        if (line < 0) {
            return "an early end after " + length + " characters";
        }
        int end = message.indexOf('\n', line);
        String where = end < 0 ? message.substring(line) : message.substring(line, end);
        return "a fault " + (where.length() > 100 ? where.substring(0, 100) : where);
    }

    /** Before parsing, since a parser may recurse. */
    private static void checkDepth(String text) {
        int depth = 0;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                if (c == '\\') {
                    i++;
                } else if (c == '"') {
                    quoted = false;
                }
            } else if (c == '"') {
                quoted = true;
            } else if (c == '{' || c == '[') {
                if (++depth > DEEPEST) {
                    throw Problem.of("the model's description is nested too deep to be a model")
                            .expected("at most " + DEEPEST + " levels")
                            .found("more at character " + i)
                            .asException();
                }
            } else if (c == '}' || c == ']') {
                depth--;
            }
        }
    }
}
