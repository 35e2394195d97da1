package org.convscope.frame.geometry;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;

/**
 * Mean and maximum over rings around the beam centre, each a pixel wide; gaps and dead pixels left out.
 *
 * @param radiusPixels middle of each ring, in pixels along x
 * @param dAngstrom d-spacing there, NaN where the geometry is not complete
 * @param mean NaN where no pixel lies
 * @param max NaN where no pixel lies
 * @param pixels how many pixels there are
 */
public record RadialProfile(double[] radiusPixels, double[] dAngstrom, double[] mean, double[] max, int[] pixels) {
    private static final int MOST_RINGS = 1 << 16;

    /**
     * @param value by pixel index, y x width + x; NaN for what is left out
     * @param geometry without a beam centre, that of the frame is taken; without pixel sizes, square pixels
     */
    public static RadialProfile of(int width, int height, IntToDoubleFunction value, Geometry geometry) {
        double centreX = geometry.beamCentreX().orElse(width / 2.0);
        double centreY = geometry.beamCentreY().orElse(height / 2.0);
        double pixelWidth = geometry.pixelWidthMillimetres().orElse(1);
        double stretch = geometry.pixelHeightMillimetres().orElse(pixelWidth) / pixelWidth;
        double farX = Math.max(Math.abs(centreX), Math.abs(width - centreX));
        double farY = Math.max(Math.abs(centreY), Math.abs(height - centreY)) * stretch;
        int rings = (int) Math.min(MOST_RINGS, Math.hypot(farX, farY) + 1);
        double[] sum = new double[rings];
        double[] max = new double[rings];
        int[] count = new int[rings];
        for (int y = 0; y < height; y++) {
            double dy = (y + 0.5 - centreY) * stretch;
            for (int x = 0; x < width; x++) {
                double dx = x + 0.5 - centreX;
                int ring = (int) Math.sqrt(dx * dx + dy * dy);
                double v = value.applyAsDouble(y * width + x);
                if (ring < rings && Double.isFinite(v)) {
                    max[ring] = count[ring] == 0 ? v : Math.max(max[ring], v);
                    sum[ring] += v;
                    count[ring]++;
                }
            }
        }
        return finished(sum, max, count, Resolution.of(geometry), pixelWidth);
    }

    private static RadialProfile finished(
            double[] sum, double[] max, int[] count, Optional<Resolution> resolution, double pixelWidth) {
        double[] radius = new double[sum.length];
        double[] spacing = new double[sum.length];
        Arrays.setAll(radius, i -> i + 0.5);
        Arrays.setAll(
                spacing,
                i -> resolution.map(r -> r.dAtRadius(radius[i] * pixelWidth)).orElse(Double.NaN));
        for (int i = 0; i < sum.length; i++) {
            sum[i] = count[i] == 0 ? Double.NaN : sum[i] / count[i];
            max[i] = count[i] == 0 ? Double.NaN : max[i];
        }
        return new RadialProfile(radius, spacing, sum, max, count);
    }
}
