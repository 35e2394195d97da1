package org.convscope.inspect.occlusion;

import java.util.Locale;

/**
 * What one hidden part takes.
 *
 * @param full multiply-adds by weights of a pass of the whole network; 0 where they were not counted
 * @param done those that are done instead
 * @param words which way was taken and why, a sentence
 */
public record OcclusionEffort(long full, long done, String words) {
    private static final double MILLION = 1e6;

    /** How many times fewer are done. */
    public double saving() {
        return done == 0 ? 1 : (double) full / done;
    }

    /** All of it in a line for a user. */
    public String text() {
        return full == done
                ? words
                : words
                        + String.format(
                                Locale.ROOT,
                                " A part takes %s multiply-adds instead of %s, %.1f times fewer.",
                                count(done),
                                count(full),
                                saving());
    }

    private static String count(long number) {
        return number < 10 * MILLION
                ? String.format(Locale.ROOT, "%,d", number)
                : String.format(Locale.ROOT, "%,.1f million", number / MILLION);
    }
}
