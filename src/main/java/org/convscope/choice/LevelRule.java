package org.convscope.choice;

/** How a value becomes a share of the colour map. */
public sealed interface LevelRule permits Curve, TileStandardisation {
    /** The name in menus and files. */
    String word();

    /** The share of the colour map, 0 to 1, for a place t in the range, 0 to 1; rises with t. */
    double share(double t);

    /** The place in the range for a share of the colour map: the inverse of {@link #share}. */
    double place(double share);
}
