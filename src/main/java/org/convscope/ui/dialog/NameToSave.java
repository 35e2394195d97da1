package org.convscope.ui.dialog;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A name for a file to be written, with its ending. A name typed without one stands for another file than the one that the
 * chooser knows of: whether that is to be replaced is asked here, and the name once more where it is not.
 *
 * @param ending put on where it is left out, dot included
 * @param chooser asks for a name, given a proposal; asks itself whether a file of the very name that is typed is to be replaced
 * @param replaces asks whether a file that is there is to be replaced
 */
record NameToSave(String ending, Function<String, Optional<Path>> chooser, Predicate<Path> replaces) {
    /** The file to write; empty if the user thinks better of it. */
    Optional<Path> ask(String proposed) {
        String name = proposed;
        while (true) {
            Optional<Path> chosen = chooser.apply(name);
            if (chosen.isEmpty() || hasEnding(chosen.get())) {
                return chosen;
            }
            Path whole = chosen.get().resolveSibling(chosen.get().getFileName() + ending);
            if (!Files.exists(whole) || replaces.test(whole)) {
                return Optional.of(whole);
            }
            name = String.valueOf(whole.getFileName());
        }
    }

    private boolean hasEnding(Path file) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(ending.toLowerCase(Locale.ROOT));
    }
}
