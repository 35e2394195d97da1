package org.convscope.render.mosaic;

/** Where the first row of a map is drawn. */
public enum RowOrigin {
    /** The first row at the top, as images are. */
    UPPER,
    /** The first row at the bottom, as plots are. */
    LOWER
}
