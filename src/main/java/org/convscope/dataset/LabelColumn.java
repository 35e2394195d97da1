package org.convscope.dataset;

import java.util.List;

/**
 * One label that frames carry.
 *
 * @param name for people
 * @param kind what its numbers are
 * @param classes names of the classes, a value being an index into them; empty but for {@link Kind#CLASS}
 */
public record LabelColumn(String name, Kind kind, List<String> classes) {
    /** The kinds of column. */
    public enum Kind {
        /** A label that a frame has or has not: 1 or 0. */
        BINARY,
        /** A quantity on a continuous scale. */
        CONTINUOUS,
        /** Index of one of several classes that exclude each other. */
        CLASS
    }

    public LabelColumn {
        classes = List.copyOf(classes);
    }

    public static LabelColumn of(String name, Kind kind) {
        return new LabelColumn(name, kind, List.of());
    }

    /** A value as it stood in the file, more or less: a class's name, a whole number without its point. */
    public String text(double value) {
        if (Double.isNaN(value)) {
            return "";
        }
        if (kind == Kind.CLASS) {
            return classes.get((int) value);
        }
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
