package org.convscope.export.report;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.convscope.file.FileNames;

/**
 * A file's name for each layer of a report, no two of them the same, not even where upper and lower case are one. Layers
 * whose name is one for a file keep it; the others get what is nearest, numbered from 2 where that is taken.
 */
final class LayerFileNames {
    private final Map<String, String> byLayer = new HashMap<>();

    /**
     * @param layers in the network's order
     * @param reserved names that no layer gets, in lower case
     */
    LayerFileNames(List<String> layers, Collection<String> reserved) {
        Set<String> taken = new HashSet<>(reserved);
        layers.stream().filter(layer -> FileNames.plain(layer).equals(layer)).forEach(layer -> give(layer, taken));
        layers.stream().filter(layer -> !byLayer.containsKey(layer)).forEach(layer -> give(layer, taken));
    }

    private void give(String layer, Set<String> taken) {
        String plain = FileNames.plain(layer);
        String name = plain;
        for (int number = 2; !taken.add(name.toLowerCase(Locale.ROOT)); number++) {
            name = plain + "-" + number;
        }
        byLayer.put(layer, name);
    }

    /** The file name of a layer, without an ending. */
    String of(String layer) {
        String name = byLayer.get(layer);
        if (name == null) {
            throw new IllegalArgumentException("no layer " + layer);
        }
        return name;
    }
}
