package org.convscope.render.frame;

/** The numbers of a frame, as exactly as they are known. Asked on several threads. */
@FunctionalInterface
public interface FrameCounts {
    /** The number at a row, a column and a channel, all from 0. */
    double at(int row, int column, int channel);
}
