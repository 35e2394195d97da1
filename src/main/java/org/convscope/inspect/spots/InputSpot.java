package org.convscope.inspect.spots;

/**
 * A place of a frame, or of a network's input, that stands out.
 *
 * @param row of the picture, from 0
 * @param column of the picture, from 0
 * @param strength height above the background around it, in multiples of the noise there
 */
public record InputSpot(int row, int column, double strength) {}
