package org.convscope.render.mosaic;

import java.awt.FontMetrics;
import java.util.ArrayList;
import java.util.List;

/** A title on as many lines as its words need; a word that is longer than a line goes on on the next. */
final class TitleLines {
    private TitleLines() {}

    static List<String> of(String title, FontMetrics metrics, int width) {
        List<String> lines = new ArrayList<>();
        var line = new StringBuilder();
        for (String word : title.split(" ", -1)) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (line.isEmpty() || metrics.stringWidth(longer) <= width) {
                line.setLength(0);
                line.append(longer);
            } else {
                lines.add(line.toString());
                line.setLength(0);
                line.append(word);
            }
            while (line.length() > 1 && metrics.stringWidth(line.toString()) > width) {
                int fitting = fitting(line, metrics, width);
                lines.add(line.substring(0, fitting));
                line.delete(0, fitting);
            }
        }
        lines.add(line.toString());
        return lines;
    }

    private static int fitting(CharSequence line, FontMetrics metrics, int width) {
        int fitting = 1;
        while (fitting < line.length() - 1
                && metrics.stringWidth(line.subSequence(0, fitting + 1).toString()) <= width) {
            fitting++;
        }
        return fitting;
    }
}
