package org.convscope.inspect.rows;

/** The gray gradient that readings are compared with: 0 to 254 from left to right, 8 rows high. */
public final class GrayGradient {
    public static final int WIDTH = 255;
    public static final int HEIGHT = 8;
    /** Distance of the ticks below it. */
    public static final int TICK = 20;

    private GrayGradient() {}

    /** (HEIGHT, WIDTH) row-major. */
    public static double[] values() {
        double[] values = new double[WIDTH * HEIGHT];
        for (int i = 0; i < values.length; i++) {
            values[i] = i % WIDTH;
        }
        return values;
    }
}
