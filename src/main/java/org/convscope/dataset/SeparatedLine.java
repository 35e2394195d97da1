package org.convscope.dataset;

import java.util.ArrayList;
import java.util.List;

/** A line of a table in a text file (RFC 4180). */
public final class SeparatedLine {
    private SeparatedLine() {}

    /** Its cells as they stand; they may be quoted, a quote inside being doubled. */
    public static List<String> cells(String line, char separator) {
        List<String> cells = new ArrayList<>();
        var cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                cell.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == separator && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }
}
