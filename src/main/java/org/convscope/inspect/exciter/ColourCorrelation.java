package org.convscope.inspect.exciter;

/**
 * Three channels that are independent of each other made into red, green and blue as they go together in photographs,
 * by the square root of their correlation; other numbers of channels stay as they are. Source: Olah, Mordvintsev and
 * Schubert, "Feature Visualization", Distill 2017, measured on ImageNet.
 */
final class ColourCorrelation {
    private static final float[][] ROOT = {{0.26f, 0.09f, 0.02f}, {0.27f, 0.00f, -0.05f}, {0.27f, -0.09f, 0.03f}};
    private static final int COLOURS = 3;

    private ColourCorrelation() {}

    /** Correlates colours in place: (..., C). */
    static void apply(float[] picture, int channels) {
        for (int i = 0; channels == COLOURS && i < picture.length; i += COLOURS) {
            float a = picture[i];
            float b = picture[i + 1];
            float c = picture[i + 2];
            for (int colour = 0; colour < COLOURS; colour++) {
                picture[i + colour] = ROOT[colour][0] * a + ROOT[colour][1] * b + ROOT[colour][2] * c;
            }
        }
    }

    /** The slope by the independent channels from that by the colours, in place. */
    static void applySlope(float[] slope, int channels) {
        for (int i = 0; channels == COLOURS && i < slope.length; i += COLOURS) {
            float red = slope[i];
            float green = slope[i + 1];
            float blue = slope[i + 2];
            for (int part = 0; part < COLOURS; part++) {
                slope[i + part] = ROOT[0][part] * red + ROOT[1][part] * green + ROOT[2][part] * blue;
            }
        }
    }
}
