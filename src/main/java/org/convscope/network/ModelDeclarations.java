package org.convscope.network;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Declarations of the user about what a model's file does not say, shown wherever its numbers are.
 *
 * @param calls what calls compute, by their ids, in the user's words
 * @param start the layer that the network begins with, or the nested model that it is alone; empty for the whole model
 */
public record ModelDeclarations(Map<String, String> calls, Optional<String> start) {
    public static final ModelDeclarations NONE = new ModelDeclarations(Map.of(), Optional.empty());

    public ModelDeclarations {
        calls = Collections.unmodifiableMap(new LinkedHashMap<>(calls));
    }

    public boolean isEmpty() {
        return calls.isEmpty() && start.isEmpty();
    }

    /** For those who look at numbers that rest on them: {@code declared by you: scale = x/255; starts at conv1}. */
    public String sentence() {
        return "declared by you: " + text();
    }

    /** The declarations in one line: {@code scale = x/255; starts at conv1}; empty where there are none. */
    public String text() {
        List<String> parts = new ArrayList<>();
        calls.forEach((id, text) -> parts.add(id + " = " + text));
        start.ifPresent(layer -> parts.add("starts at " + layer));
        return String.join("; ", parts);
    }
}
