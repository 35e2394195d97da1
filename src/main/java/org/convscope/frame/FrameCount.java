package org.convscope.frame;

import java.util.Locale;

/** How many frames, in words. */
public final class FrameCount {
    private FrameCount() {}

    /** {@code 1 frame}, {@code 41,956 frames}. */
    public static String text(long frames) {
        return String.format(Locale.ROOT, "%,d %s", frames, noun(frames));
    }

    /** The noun behind a number of them. */
    public static String noun(long frames) {
        return frames == 1 ? "frame" : "frames";
    }
}
