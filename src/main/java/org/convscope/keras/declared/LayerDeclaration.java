package org.convscope.keras.declared;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.convscope.problem.Problem;

/**
 * What a user says that a layer computes, since the file does not: {@code x/255}, {@code x-103.9,116.8,123.7},
 * {@code swap}, {@code identity}, {@code slice:[:, ::2, ::2]}, {@code as:BatchNormalization(axis=-1)},
 * {@code as:tf.nn.space_to_depth(2)}, or several of these with {@code ;} between them.
 *
 * @param text as the user wrote it
 * @param steps one after the other; none is the identity
 */
public record LayerDeclaration(String text, List<DeclaredStep> steps) {
    /** The forms, for those who wrote another. */
    public static final String FORMS = "x/255, x-MEAN,MEAN,MEAN, swap, identity, as:CLASS or slice:[...]";

    private static final Pattern CALL = Pattern.compile("([A-Za-z_][\\w.>]*)\\s*(\\((.*)\\))?", Pattern.DOTALL);
    private static final Pattern KEYWORD = Pattern.compile("\\s*([A-Za-z_]\\w*)\\s*=(.*)", Pattern.DOTALL);
    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,9}");

    public LayerDeclaration {
        steps = List.copyOf(steps);
    }

    /**
     * @throws org.convscope.problem.ProblemException if it is none of the forms; the layer is for the caller to name
     */
    public static LayerDeclaration parse(String text) {
        List<DeclaredStep> steps = new ArrayList<>();
        List<String> parts = PythonValues.split(text, ';');
        for (int i = 0; i < parts.size(); i++) {
            String part = parts.get(i).strip();
            if (part.startsWith("as:")) {
                if (i < parts.size() - 1) {
                    throw wrong("a class or function can only stand last", text);
                }
                steps.add(called(part.substring(3).strip(), text));
            } else if (part.startsWith("slice:")) {
                steps.add(new DeclaredStep.Cut(slices(part.substring(6).strip(), text)));
            } else if (part.equals("swap")) {
                steps.add(new DeclaredStep.Swap());
            } else if (!part.equals("identity") && !part.equals("x")) {
                steps.addAll(new DeclaredFormula(part).steps());
            }
        }
        return new LayerDeclaration(text.strip(), steps);
    }

    private static DeclaredStep called(String call, String text) {
        Matcher matcher = CALL.matcher(call);
        if (!matcher.matches()) {
            throw wrong("what stands after 'as:' is no class or function", text);
        }
        String name = matcher.group(1);
        String inside = matcher.group(3) == null ? "" : matcher.group(3).strip();
        List<JsonElement> arguments = new ArrayList<>();
        Map<String, JsonElement> keywords = new LinkedHashMap<>();
        List<String> given = inside.isEmpty() ? List.of() : PythonValues.split(inside, ',');
        for (int i = 0; i < given.size(); i++) {
            Matcher keyword = KEYWORD.matcher(given.get(i));
            if (keyword.matches()) {
                keywords.put(keyword.group(1), PythonValues.parse(keyword.group(2)));
            } else if (!(i == 0 && given.get(0).strip().equals("x"))) {
                arguments.add(PythonValues.parse(given.get(i)));
            }
        }
        String own = name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('>')) + 1);
        if (own.isEmpty()) {
            throw wrong("what stands after 'as:' is no class or function", text);
        }
        if (!Character.isUpperCase(own.charAt(0))) {
            return new DeclaredStep.Function(name, arguments, keywords);
        }
        if (!arguments.isEmpty()) {
            throw wrong("the settings of a class are given by name, as in as:Conv2D(filters=8)", text);
        }
        var settings = new JsonObject();
        keywords.forEach(settings::add);
        return new DeclaredStep.Layer(own, settings);
    }

    private static JsonArray slices(String given, String text) {
        String inside = given.startsWith("[") && given.endsWith("]") ? given.substring(1, given.length() - 1) : given;
        var entries = new JsonArray();
        for (String entry : PythonValues.split(inside, ',')) {
            entries.add(slice(entry.strip(), text));
        }
        return entries;
    }

    private static JsonElement slice(String entry, String text) {
        if (entry.equals("...") || entry.equals("Ellipsis")) {
            return new JsonPrimitive("Ellipsis");
        }
        if (entry.equals("None") || entry.endsWith("newaxis")) {
            return JsonNull.INSTANCE;
        }
        if (!entry.contains(":")) {
            return new JsonPrimitive(whole(entry, text));
        }
        String[] limits = entry.split(":", -1);
        if (limits.length > 3) {
            throw wrong("a slice has at most begin:end:step", text);
        }
        var slice = new JsonObject();
        List<String> names = List.of("start", "stop", "step");
        for (int i = 0; i < names.size(); i++) {
            String limit = i < limits.length ? limits[i].strip() : "";
            slice.add(names.get(i), limit.isEmpty() ? JsonNull.INSTANCE : new JsonPrimitive(whole(limit, text)));
        }
        return slice;
    }

    private static int whole(String number, String text) {
        if (!WHOLE.matcher(number).matches()) {
            throw wrong("a slice is made of whole numbers, as Python writes it: slice:[:, ::2, 4:20]", text);
        }
        return Integer.parseInt(number);
    }

    private static RuntimeException wrong(String what, String text) {
        return Problem.of("what is declared cannot be read: " + what)
                .expected(FORMS)
                .found(text)
                .asException();
    }
}
