package org.convscope.choice;

/** How many frames are looked at side by side. */
public final class LightTableSize {
    /** One alone is no comparison. */
    public static final int LEAST = 2;

    /** More cannot be told apart. */
    public static final int MOST = 8;

    private LightTableSize() {}
}
