package org.convscope.export;

import java.util.ArrayList;
import java.util.List;
import org.convscope.array.Histogram;
import org.convscope.frame.FrameSource;

/** A table as comma-separated text (RFC 4180, lines end with a line feed), its provenance in comment lines at the top. */
public final class CsvTable {
    private final List<String> columns;
    private final List<List<String>> rows = new ArrayList<>();

    public CsvTable(String... columns) {
        this.columns = List.of(columns);
    }

    public CsvTable(List<String> columns) {
        this.columns = List.copyOf(columns);
    }

    /** The counts of a histogram, bin by bin. */
    public static CsvTable of(Histogram histogram) {
        var csv = new CsvTable("from", "to", "count");
        for (int bin = 0; bin < histogram.bins(); bin++) {
            csv.row(histogram.edge(bin), histogram.edge(bin + 1), histogram.count(bin));
        }
        return csv;
    }

    /** Adds a row; numbers are written in full. */
    public CsvTable row(Object... cells) {
        List<String> row = new ArrayList<>();
        for (Object cell : cells) {
            row.add(cell instanceof Double number ? number(number) : String.valueOf(cell));
        }
        if (row.size() != columns.size()) {
            throw new IllegalArgumentException(row.size() + " cells for " + columns.size() + " columns");
        }
        rows.add(row);
        return this;
    }

    /** A single-precision number with as many digits as tell it from its neighbours; empty for NaN. */
    public static String exact(float value) {
        return Float.isNaN(value) ? "" : Float.toString(value);
    }

    /** The file of a frame with the data set in it, if it has one; the image stands in a column of its own. */
    public static String file(FrameSource source) {
        return source.dataSet().isEmpty() ? source.file().toString() : source.file() + "::" + source.dataSet();
    }

    private static String number(double value) {
        if (Double.isNaN(value)) {
            return "";
        }
        return value == Math.rint(value) && Math.abs(value) < 1L << 53
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    public String text(Provenance provenance) {
        return provenance.comment() + text();
    }

    /** With nothing above its columns, for tables that others read by their names. */
    public String text() {
        var text = new StringBuilder();
        text.append(line(columns));
        rows.forEach(row -> text.append(line(row)));
        return text.toString();
    }

    /** One line of such a table, for tables that are too long to be held. */
    static String line(List<String> cells) {
        var text = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            if (i > 0) {
                text.append(',');
            }
            text.append(quoted(cells.get(i)));
        }
        return text.append('\n').toString();
    }

    private static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
