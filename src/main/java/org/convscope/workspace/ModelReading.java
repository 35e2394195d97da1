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
 */
public record ModelReading(Map<String, String> declarations, Optional<String> start) {
    public static final ModelReading NONE = new ModelReading(Map.of(), Optional.empty());

    public ModelReading {
        declarations = Collections.unmodifiableMap(new LinkedHashMap<>(declarations));
    }

    /** The reading with a layer declared; an empty text takes its declaration back. */
    public ModelReading declare(String layer, String text) {
        Map<String, String> more = new LinkedHashMap<>(declarations);
        if (text.isBlank()) {
            more.remove(layer);
        } else {
            more.put(layer, text.strip());
        }
        return new ModelReading(more, start);
    }

    public ModelReading start(Optional<String> newStart) {
        return new ModelReading(declarations, newStart);
    }
}
