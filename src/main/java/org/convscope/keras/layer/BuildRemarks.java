package org.convscope.keras.layer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.convscope.problem.Problem;

/** What a user should know of a network that was built: what did not work, and notes on what is computed. */
final class BuildRemarks {
    private static final int SHOWN_LAYERS = 5;

    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, List<String>> notes = new LinkedHashMap<>();

    void add(Problem problem) {
        problems.add(problem);
    }

    /** Said once, however many layers it is true of. */
    void note(String note, String layer) {
        notes.computeIfAbsent(note, text -> new ArrayList<>()).add(layer);
    }

    List<Problem> all() {
        List<Problem> all = new ArrayList<>(problems);
        notes.forEach((note, layers) -> all.add(Problem.of(note).subject(subject(layers))));
        return all;
    }

    private static String subject(List<String> layers) {
        String shown = layers.stream().limit(SHOWN_LAYERS).collect(Collectors.joining("', '"));
        String more = layers.size() > SHOWN_LAYERS ? " and " + (layers.size() - SHOWN_LAYERS) + " more" : "";
        return (layers.size() == 1 ? "layer '" : "layers '") + shown + "'" + more;
    }
}
