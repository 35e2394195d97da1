package org.convscope.keras.declared;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.convscope.problem.Problem;

/** Python's plain values as JSON: numbers, texts, True, False, None, and lists and tuples of these. */
final class PythonValues {
    private static final int DEEPEST = 20;
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?");

    private static final Map<String, JsonElement> WORDS = Map.of(
            "True", new JsonPrimitive(true),
            "true", new JsonPrimitive(true),
            "False", new JsonPrimitive(false),
            "false", new JsonPrimitive(false),
            "None", JsonNull.INSTANCE,
            "null", JsonNull.INSTANCE);

    private PythonValues() {}

    /**
     * @throws org.convscope.problem.ProblemException if it is anything else
     */
    static JsonElement parse(String text) {
        return parse(text.strip(), 0);
    }

    private static JsonElement parse(String text, int depth) {
        if (depth > DEEPEST) {
            throw wrong(text);
        }
        JsonElement word = WORDS.get(text);
        if (word != null) {
            return word;
        }
        if (NUMBER.matcher(text).matches()) {
            double number = Double.parseDouble(text);
            return number == Math.rint(number) && Math.abs(number) < 1e9
                    ? new JsonPrimitive((int) number)
                    : new JsonPrimitive(number);
        }
        if (isIn(text, '\'', '\'') || isIn(text, '"', '"')) {
            return new JsonPrimitive(text.substring(1, text.length() - 1));
        }
        if (isIn(text, '[', ']') || isIn(text, '(', ')')) {
            String inside = text.substring(1, text.length() - 1).strip();
            List<String> items = inside.isEmpty() ? List.of() : new ArrayList<>(split(inside, ','));
            if (items.size() > 1 && items.get(items.size() - 1).isBlank()) {
                items.remove(items.size() - 1);
            }
            var array = new JsonArray();
            items.forEach(item -> array.add(parse(item.strip(), depth + 1)));
            return array;
        }
        throw wrong(text);
    }

    private static boolean isIn(String text, char first, char last) {
        return text.length() > 1 && text.charAt(0) == first && text.charAt(text.length() - 1) == last;
    }

    /** Parted where the separator stands outside of brackets and texts. */
    static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int from = 0;
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == '(' || c == '[') {
                depth++;
            } else if (c == ')' || c == ']') {
                depth--;
            } else if (c == separator && depth == 0) {
                parts.add(text.substring(from, i));
                from = i + 1;
            }
        }
        parts.add(text.substring(from));
        return parts;
    }

    private static RuntimeException wrong(String text) {
        return Problem.of("what is declared cannot be read: a value is none that Python writes plainly")
                .expected("a number, a text in quotes, True, False, None, or a list of these")
                .found(text.length() > 60 ? text.substring(0, 60) : text)
                .asException();
    }
}
