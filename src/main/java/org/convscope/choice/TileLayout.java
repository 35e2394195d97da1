package org.convscope.choice;

/** How tiles are laid out: rows x columns. */
public enum TileLayout {
    /** 8 x 8 for 64, else the nearest square. */
    SQUARE,
    FOUR_BY_EIGHT,
    EIGHT_BY_FOUR,
    SIXTEEN_A_ROW
}
