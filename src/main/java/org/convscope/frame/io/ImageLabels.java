package org.convscope.frame.io;

import java.util.List;

/**
 * What stands beside images, one row an image.
 *
 * @param columns numbers a row
 * @param isWhole whether they are whole numbers or truth values by their type, not floats
 * @param values row by row
 * @param texts the same as words, where they are words; empty for numbers
 */
public record ImageLabels(int columns, boolean isWhole, double[] values, List<String> texts) {
    public ImageLabels {
        texts = List.copyOf(texts);
    }

    /** How many rows there are. */
    public int rows() {
        return (texts.isEmpty() ? values.length : texts.size()) / Math.max(1, columns);
    }
}
