package org.convscope.file;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The one rule for names of files that are made of other names: letters, digits, '.', '-' and '_', which every file system takes. */
public final class FileNames {
    private static final int LONGEST_WORD = 60;
    private static final int LONGEST = 120;

    private FileNames() {}

    /** A file's name without its ending. */
    public static String stem(String name) {
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    /** A name as a file's; whatever a file system may not like becomes '_'. */
    public static String plain(String name) {
        String cut = cut(name);
        return cut.isEmpty() ? "unnamed" : cut;
    }

    /** A file's name of several words, with '_' between them; those that nothing is left of are passed over. */
    public static String of(String... words) {
        String name = Arrays.stream(words)
                .map(FileNames::cut)
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining("_"));
        return name.isEmpty() ? "convscope" : name.substring(0, Math.min(name.length(), LONGEST));
    }

    private static String cut(String name) {
        String plain = name.replaceAll("[^\\p{L}\\p{N}._-]+", "_").replaceAll("^[._]+", "");
        return plain.substring(0, Math.min(plain.length(), LONGEST_WORD));
    }
}
