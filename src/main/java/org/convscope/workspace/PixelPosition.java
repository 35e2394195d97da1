package org.convscope.workspace;

/** A pixel of a frame: x to the right, y down, both from 0. */
public record PixelPosition(int x, int y) {}
