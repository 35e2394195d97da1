package org.convscope.frame.io;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** The header of a Bruker frame: cards of 80 characters, {@code KEYWORD:value}, in blocks of 512 bytes counted by {@code HDRBLKS}. */
final class BrukerHeader {
    private static final int CARD = 80;
    private static final int BLOCK = 512;

    /** The header is always a multiple of so many blocks, so that it ends with a card. */
    private static final int STEP = 5;

    private static final int MOST_BLOCKS = 1024;

    private final FileContent content;
    private final Map<String, String> values = new HashMap<>();
    private final long bytes;

    /**
     * @throws org.convscope.problem.ProblemException if it ends too early, or claims an impossible length
     */
    BrukerHeader(FileContent content) {
        this.content = content;
        add(0, (long) STEP * BLOCK);
        long blocks = whole("HDRBLKS", 0, STEP);
        if (blocks < STEP || blocks > MOST_BLOCKS) {
            throw content.problem("the header claims an impossible length")
                    .subject("HDRBLKS")
                    .expected("from " + STEP + " to " + MOST_BLOCKS)
                    .found(blocks + " blocks of " + BLOCK + " bytes")
                    .asException();
        }
        bytes = blocks * BLOCK;
        add((long) STEP * BLOCK, bytes - (long) STEP * BLOCK);
    }

    private void add(long offset, long length) {
        String text =
                StandardCharsets.ISO_8859_1.decode(content.read(offset, length)).toString();
        for (int at = 0; at < text.length(); at += CARD) {
            String card = text.substring(at, Math.min(text.length(), at + CARD));
            int colon = card.indexOf(':');
            if (colon > 0) {
                values.putIfAbsent(
                        card.substring(0, colon).strip(),
                        card.substring(colon + 1).strip());
            }
        }
    }

    /** The place where the counts begin, in bytes. */
    long bytes() {
        return bytes;
    }

    String text(String key) {
        return values.getOrDefault(key, "");
    }

    /** The words of a value; none where there is no such key. */
    String[] words(String key) {
        String text = text(key);
        return text.isEmpty() ? new String[0] : text.split("\\s+");
    }

    /** The numbers of a value, in their order; NaN where there are not so many, or it is no number. */
    double number(String key, int index) {
        String[] words = words(key);
        return index < words.length ? HeaderNumbers.parse(words[index]) : Double.NaN;
    }

    /** The number that stands behind a word of a value, as in {@code PIXPERCM: 81.92}; NaN without it. */
    double numberBehind(String key, String word) {
        String[] words = words(key);
        int index = Arrays.asList(words).indexOf(word);
        return index < 0 ? Double.NaN : number(key, index + 1);
    }

    /**
     * @throws org.convscope.problem.ProblemException if there is something else than a whole number
     */
    long whole(String key, int index, long otherwise) {
        String[] words = words(key);
        return index < words.length ? whole(key, index) : otherwise;
    }

    /**
     * @throws org.convscope.problem.ProblemException if it is no whole number
     */
    long whole(String key, int index) {
        double value = number(key, index);
        if (!(Math.abs(value) <= 1L << 52 && value == Math.rint(value))) {
            throw content.problem("the header is damaged")
                    .subject(key)
                    .expected("a whole number")
                    .found(text(key).isEmpty() ? "nothing" : text(key))
                    .asException();
        }
        return (long) value;
    }
}
