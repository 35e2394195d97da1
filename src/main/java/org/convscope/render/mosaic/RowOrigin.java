package org.convscope.render.mosaic;

/** Where the first row of a map is drawn. */
public enum RowOrigin {
    /** At the top, as images are. */
    UPPER,
    /** At the bottom, as plots are. */
    LOWER
}
