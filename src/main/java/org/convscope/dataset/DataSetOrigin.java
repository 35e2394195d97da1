package org.convscope.dataset;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The files and folders that a data set is made of, and its renamed classes.
 *
 * @param paths folders, label files and files of arrays, joined in this order; at least one
 * @param renamed categories and other classes by their old names, with the names they get: two that get the same become
 *     one
 */
public record DataSetOrigin(List<Path> paths, Map<String, String> renamed) {
    public DataSetOrigin {
        if (paths.isEmpty()) {
            throw new IllegalArgumentException("nothing to be made of");
        }
        paths = List.copyOf(paths);
        renamed = Map.copyOf(renamed);
    }

    /** One folder or file, nothing renamed. */
    public static DataSetOrigin of(Path path) {
        return new DataSetOrigin(List.of(path), Map.of());
    }

    /** The same origin with another name for a class, found by the name that it has now. */
    public DataSetOrigin rename(String old, String now) {
        Map<String, String> all = new LinkedHashMap<>();
        renamed.forEach((from, to) -> all.put(from, to.equals(old) ? now : to));
        all.putIfAbsent(old, now);
        all.entrySet().removeIf(entry -> entry.getKey().equals(entry.getValue()));
        return new DataSetOrigin(paths, all);
    }

    /** The names of the files and folders, for people. */
    public String name() {
        return paths.stream()
                .map(path -> path.getFileName() == null
                        ? path.toString()
                        : path.getFileName().toString())
                .collect(Collectors.joining(" + "));
    }

    /** The paths, and what is renamed. */
    @Override
    public String toString() {
        List<String> parts = new ArrayList<>();
        parts.add(paths.stream().map(Path::toString).collect(Collectors.joining(", ")));
        renamed.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> parts.add(entry.getKey() + " as " + entry.getValue()));
        return String.join(", ", parts);
    }
}
