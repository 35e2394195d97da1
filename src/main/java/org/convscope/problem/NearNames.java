package org.convscope.problem;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The names that somebody may have meant who wrote one that nothing has. */
public final class NearNames {
    private static final int MOST = 3;

    private NearNames() {}

    /**
     * At most three names like the written one, the likeliest first: by the number of letters to be put in, taken out
     * or exchanged.
     */
    public static List<String> of(String written, Collection<String> names) {
        String small = written.toLowerCase(Locale.ROOT);
        return names.stream()
                .distinct()
                .sorted(Comparator.comparingInt(name -> distance(small, name.toLowerCase(Locale.ROOT))))
                .limit(MOST)
                .toList();
    }

    /** Levenshtein's distance of two words. */
    private static int distance(String a, String b) {
        int[] above = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int exchanged = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(exchanged, Math.min(above[j], row[j - 1]) + 1);
            }
            above = row;
        }
        return above[b.length()];
    }
}
