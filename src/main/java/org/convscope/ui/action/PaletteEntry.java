package org.convscope.ui.action;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;

/**
 * An entry of the palette of all actions.
 *
 * @param title what it does
 * @param place the menus that it stands in, such as {@code View > Range}
 * @param hint more about it; empty where there is none
 * @param shortcut its key as people write it; empty where it has none
 * @param missing why it is not possible now; empty where it is
 * @param run does it
 */
public record PaletteEntry(String title, String place, String hint, String shortcut, String missing, Runnable run) {
    private static final int NOWHERE = 4;
    private static final Pattern SPACES = Pattern.compile("\\s+");

    public boolean isPossible() {
        return missing.isEmpty();
    }

    /** Those that have all words of a query, the best first: in the title's beginning, at a word's, within it, elsewhere. */
    public static List<PaletteEntry> find(List<PaletteEntry> entries, String query) {
        List<String> words = SPACES.splitAsStream(query.toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .toList();
        ToIntFunction<PaletteEntry> rank =
                entry -> words.stream().mapToInt(entry::rank).max().orElse(0);
        return entries.stream()
                .filter(entry -> rank.applyAsInt(entry) < NOWHERE)
                .sorted(Comparator.comparing((PaletteEntry entry) -> !entry.isPossible())
                        .thenComparingInt(rank))
                .toList();
    }

    private int rank(String word) {
        String lower = title.toLowerCase(Locale.ROOT);
        if (lower.startsWith(word)) {
            return 0;
        }
        if (lower.contains(" " + word)) {
            return 1;
        }
        if (lower.contains(word)) {
            return 2;
        }
        String others = String.join("\n", place, hint, shortcut).toLowerCase(Locale.ROOT);
        return others.contains(word) ? 3 : NOWHERE;
    }
}
