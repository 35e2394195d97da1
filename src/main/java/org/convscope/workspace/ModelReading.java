package org.convscope.workspace;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the user says about the open model that its file does not.
 *
 * @param declarations what layers compute, by their names
 * @param start the layer that the network begins with, or the nested model that it is alone; empty for the whole model
 * @param fillings what inputs take that take no frame, by their names
 */
public record ModelReading(Map<String, String> declarations, Optional<String> start, Map<String, String> fillings) {
    public static final ModelReading NONE = new ModelReading(Map.of(), Optional.empty(), Map.of());

    public ModelReading {
        declarations = Collections.unmodifiableMap(new LinkedHashMap<>(declarations));
        fillings = Collections.unmodifiableMap(new LinkedHashMap<>(fillings));
    }

    /** The reading with a layer declared; an empty text takes its declaration back. */
    public ModelReading declare(String layer, String text) {
        Map<String, String> more = new LinkedHashMap<>(declarations);
        if (text.isBlank()) {
            more.remove(layer);
        } else {
            more.put(layer, text.strip());
        }
        return new ModelReading(more, start, fillings);
    }

    /** The reading from another layer on; of inputs that were filled nothing is known there. */
    public ModelReading start(Optional<String> newStart) {
        return new ModelReading(declarations, newStart, newStart.equals(start) ? fillings : Map.of());
    }

    public ModelReading fillings(Map<String, String> newFillings) {
        return new ModelReading(declarations, start, newFillings);
    }
}
