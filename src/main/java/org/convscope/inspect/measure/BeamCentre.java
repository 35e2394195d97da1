package org.convscope.inspect.measure;

/**
 * A beam centre found on a frame, in pixels: x to the right, y down, the first pixel covers 0 to 1.
 *
 * @param basis what it was found by
 * @param rings how many rings it was fitted to; 0 for the background
 * @param points how many places on rings, or blocks of the background, it was fitted to
 * @param residual root mean square: for rings the points' distance from their circles in pixels, for the background the
 *     share by which counts at the same distance from the centre differ
 */
public record BeamCentre(double x, double y, Basis basis, int rings, int points, double residual) {
    /** What a centre is found by. */
    public enum Basis {
        RINGS,
        BACKGROUND
    }
}
