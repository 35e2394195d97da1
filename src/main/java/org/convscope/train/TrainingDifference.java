package org.convscope.train;

import com.google.gson.JsonElement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.convscope.json.JsonFields;
import org.convscope.problem.ProblemException;

/** Wherein two trainings differ, in words: what follows from another difference is not told too, nor are digests. */
final class TrainingDifference {
    private static final String FRAMES = "frames";
    private static final String NETWORK = "network";
    private static final String PARTS = "parts";
    private static final String PREPROCESSING = "preprocessing";
    private static final Pattern NAME =
            Pattern.compile("(?:NetworkDesign\\[name=)?(.*?)(?:, blocks=|, [0-9a-f]{64}).*");

    private TrainingDifference() {}

    /**
     * @param own entries of what is to be trained, as JSON
     * @param found those of the training that was found
     * @return what was found of it; empty where nothing is told
     */
    static String words(String own, String found) {
        Map<String, String> before = entries(own);
        Map<String, String> different = new LinkedHashMap<>();
        entries(found).forEach((name, value) -> {
            if (!value.equals(before.get(name))) {
                different.put(name, value);
            }
        });
        if (different.containsKey(FRAMES)) {
            return "other frames";
        }
        if (different.containsKey("seed") || different.containsKey("split")) {
            // which frames are trained on follows from them, and from these the range
            different.remove(PARTS);
            different.remove(PREPROCESSING);
        }
        List<String> words = new ArrayList<>();
        different.forEach((name, value) -> words.add(
                switch (name) {
                    case PARTS -> "another split";
                    case NETWORK -> NETWORK + " " + network(Objects.requireNonNullElse(before.get(name), ""), value);
                    default -> name + " " + value;
                }));
        return String.join(", ", words);
    }

    /** None of what a file says that is no such description. */
    private static Map<String, String> entries(String json) {
        Map<String, String> entries = new LinkedHashMap<>();
        try {
            JsonFields.parse(json, "")
                    .json()
                    .entrySet()
                    .forEach(entry -> entries.put(entry.getKey(), text(entry.getValue())));
        } catch (ProblemException e) {
            return Map.of();
        }
        return entries;
    }

    private static String text(JsonElement value) {
        return value.isJsonPrimitive() ? value.getAsString() : value.toString();
    }

    private static String network(String own, String found) {
        return name(found) + (name(found).equals(name(own)) ? " as it was then" : "");
    }

    private static String name(String description) {
        Matcher matcher = NAME.matcher(description);
        return matcher.matches() ? matcher.group(1) : description;
    }
}
