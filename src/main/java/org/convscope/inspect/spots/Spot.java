package org.convscope.inspect.spots;

/**
 * A place that stands out.
 *
 * @param row of the picture, from 0
 * @param column of the picture, from 0
 * @param strength height above the background around it, in multiples of the noise there
 */
public record Spot(int row, int column, double strength) {}
