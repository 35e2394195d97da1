package org.convscope.render;

import java.awt.FontMetrics;
import java.util.ArrayList;
import java.util.List;

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

    /**
     * The text in lines that fit, broken between words.
     *
     * @param most lines; the last one is cut where the text is longer
     */
    public static List<String> lines(String text, FontMetrics metrics, double width, int most) {
        List<String> lines = new ArrayList<>();
        String left = text;
        while (lines.size() < most - 1 && metrics.stringWidth(left) > width) {
            int end = left.length();
            while (end > 0 && metrics.stringWidth(left.substring(0, end)) > width) {
                end = left.lastIndexOf(' ', end - 1);
            }
            if (end <= 0) {
                break; // a word that is too long
            }
            lines.add(left.substring(0, end));
            left = left.substring(end).strip();
        }
        lines.add(of(left, metrics, width));
        return lines;
    }
}
