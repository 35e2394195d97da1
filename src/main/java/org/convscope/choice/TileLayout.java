package org.convscope.choice;

/** How the tiles of a page are laid out: rows x columns. */
public enum TileLayout {
    /** 8 x 8 for 64, else the nearest square. */
    SQUARE,
    FOUR_BY_EIGHT,
    EIGHT_BY_FOUR,
    SIXTEEN_A_ROW;

    private static final int SQUARE_SIDE = 8;

    /** How many tiles a page holds. */
    public int pageSize() {
        return this == FOUR_BY_EIGHT || this == EIGHT_BY_FOUR ? 32 : SQUARE_SIDE * SQUARE_SIDE;
    }

    /** How many tiles stand in a row of a page with so many tiles. */
    public int columns(int tiles) {
        return switch (this) {
            case SQUARE -> Math.max(1, Math.min(SQUARE_SIDE, (int) Math.ceil(Math.sqrt(tiles))));
            case FOUR_BY_EIGHT -> 8;
            case EIGHT_BY_FOUR -> 4;
            case SIXTEEN_A_ROW -> 16;
        };
    }
}
