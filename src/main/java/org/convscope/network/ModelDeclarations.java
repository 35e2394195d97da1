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
 * @param off units that are switched off
 * @param fillings what inputs take that take no frame, by their ids
 */
public record ModelDeclarations(
        Map<String, String> calls, Optional<String> start, List<SwitchedOff> off, Map<String, String> fillings) {
    public static final ModelDeclarations NONE = new ModelDeclarations(Map.of(), Optional.empty());

    public ModelDeclarations {
        calls = Collections.unmodifiableMap(new LinkedHashMap<>(calls));
        off = List.copyOf(off);
        fillings = Collections.unmodifiableMap(new LinkedHashMap<>(fillings));
    }

    public ModelDeclarations(Map<String, String> calls, Optional<String> start) {
        this(calls, start, List.of(), Map.of());
    }

    /** The same with units switched off. */
    public ModelDeclarations switchedOff(List<SwitchedOff> units) {
        return new ModelDeclarations(calls, start, units, fillings);
    }

    /** The same with inputs filled. */
    public ModelDeclarations filled(Map<String, String> inputs) {
        return new ModelDeclarations(calls, start, off, inputs);
    }

    public boolean isEmpty() {
        return calls.isEmpty() && start.isEmpty() && off.isEmpty() && fillings.isEmpty();
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
        fillings.forEach((input, text) -> parts.add("input " + input + " = " + text));
        off.forEach(units -> parts.add(units.text()));
        return String.join("; ", parts);
    }
}
