package org.convscope.render;

import java.awt.FontMetrics;

/** Text that is no wider than its place. */
public final class CutText {
    private CutText() {}

    /** The text, or what fits of its beginning with an ellipsis; two characters at the least. */
    public static String of(String text, FontMetrics metrics, int width) {
        String shorter = text;
        while (shorter.length() > 2 && metrics.stringWidth(shorter) > width) {
            shorter = shorter.substring(0, shorter.length() - 2) + "…";
        }
        return shorter;
    }
}
