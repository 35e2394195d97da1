package org.convscope.export.report;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A file's name for each layer of a report, no two of them the same, not even where upper and lower case are one. Layers
 * whose name is one for a file keep it; the others get what is nearest, numbered from 2 where that is taken.
 */
final class FileNames {
    private static final int LONGEST = 60;

    private final Map<String, String> byLayer = new HashMap<>();

    /**
     * @param layers in the network's order
     * @param reserved names that no layer gets, in lower case
     */
    FileNames(List<String> layers, Collection<String> reserved) {
        Set<String> taken = new HashSet<>(reserved);
        layers.stream().filter(layer -> safe(layer).equals(layer)).forEach(layer -> give(layer, taken));
        layers.stream().filter(layer -> !byLayer.containsKey(layer)).forEach(layer -> give(layer, taken));
    }

    private void give(String layer, Set<String> taken) {
        String plain = safe(layer);
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

    /** A name that every file system takes, made of letters, digits, '.', '-' and '_'. */
    static String safe(String name) {
        String plain = name.replaceAll("[^\\p{L}\\p{N}._-]+", "_").replaceAll("^[._]+", "");
        String cut = plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain;
        return cut.isEmpty() ? "unnamed" : cut;
    }
}
