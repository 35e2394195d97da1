package org.convscope.frame.geometry;

/**
 * The places of a d-spacing on a frame: an ellipse with its axes along x and y, a circle for square pixels.
 *
 * @param dAngstrom the d-spacing
 * @param centreX in pixels, as {@link Geometry} counts them
 * @param centreY in pixels
 * @param radiusX in pixels
 * @param radiusY in pixels
 */
public record ResolutionRing(double dAngstrom, double centreX, double centreY, double radiusX, double radiusY) {}
