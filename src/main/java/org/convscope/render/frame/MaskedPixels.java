package org.convscope.render.frame;

/** The pixels that hold no measurement. Asked on several threads. */
@FunctionalInterface
public interface MaskedPixels {
    /** None is masked. */
    MaskedPixels NONE = (row, column) -> false;

    /** Whether the pixel at a row and a column holds no measurement. */
    boolean isMasked(int row, int column);
}
