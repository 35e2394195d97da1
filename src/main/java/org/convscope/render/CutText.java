package org.convscope.render;

import java.awt.FontMetrics;

/** Text that is no wider than its place. */
public final class CutText {
    private CutText() {}

    /** The text, or as much of its beginning as fits before an ellipsis; empty where not even one character does. */
    public static String of(String text, FontMetrics metrics, double width) {
        if (metrics.stringWidth(text) <= width) {
            return text;
        }
        for (int length = text.length() - 1; length > 0; length--) {
            String cut = text.substring(0, length).stripTrailing() + "…";
            if (metrics.stringWidth(cut) <= width) {
                return cut;
            }
        }
        return "";
    }
}
