package org.convscope.render.plane;

/** Along one axis: which picture pixels each device pixel covers, and by how much. */
public final class PixelCoverage {
    /** What covers less than this of a device pixel is rounding, not picture. */
    private static final double EPSILON = 1e-6;

    private final int from;
    private final int to;
    private final int[] first;
    private final int[] last;
    private final float[] firstWeight;
    private final float[] lastWeight;
    private final float inner;
    private final int widest;

    private PixelCoverage(double origin, double scale, int devicePixels, int pictureLength) {
        first = new int[devicePixels];
        last = new int[devicePixels];
        firstWeight = new float[devicePixels];
        lastWeight = new float[devicePixels];
        inner = (float) scale;
        int begin = devicePixels;
        int end = 0;
        int most = 1;
        for (int d = 0; d < devicePixels; d++) {
            double left = origin + d / scale;
            double right = origin + (d + 1) / scale;
            double clippedLeft = Math.max(0, left);
            double clippedRight = Math.min(pictureLength, right);
            // a device pixel belongs to the picture if the picture covers its middle
            if (origin + (d + 0.5) / scale < 0 || origin + (d + 0.5) / scale >= pictureLength) {
                continue;
            }
            begin = Math.min(begin, d);
            end = d + 1;
            first[d] = (int) Math.floor(clippedLeft + EPSILON / scale);
            last[d] = Math.max(first[d], (int) Math.ceil(clippedRight - EPSILON / scale) - 1);
            if (first[d] == last[d]) {
                firstWeight[d] = 1;
                lastWeight[d] = 1;
            } else {
                firstWeight[d] = (float) ((first[d] + 1 - clippedLeft) * scale);
                lastWeight[d] = (float) ((clippedRight - last[d]) * scale);
            }
            most = Math.max(most, last[d] - first[d] + 1);
        }
        from = Math.min(begin, end);
        to = end;
        widest = most;
    }

    /**
     * @param origin the picture's coordinate where the first device pixel begins
     * @param scale device pixels a picture pixel
     */
    public static PixelCoverage of(double origin, double scale, int devicePixels, int pictureLength) {
        return new PixelCoverage(origin, scale, devicePixels, pictureLength);
    }

    /** The first device pixel that shows the picture. */
    public int from() {
        return from;
    }

    /** One after the last device pixel that shows the picture. */
    public int to() {
        return to;
    }

    /** The first picture pixel that a device pixel covers. */
    public int first(int device) {
        return first[device];
    }

    /** The last picture pixel that a device pixel covers. */
    public int last(int device) {
        return last[device];
    }

    /** Whether a device pixel lies within one picture pixel. */
    public boolean isSingle(int device) {
        return first[device] == last[device];
    }

    /** Whether a device pixel lies within the same picture pixel as the one before it. */
    boolean isRepeated(int device) {
        return device > from && isSingle(device) && isSingle(device - 1) && first[device] == first[device - 1];
    }

    /** How many picture pixels a device pixel covers at most. */
    public int widest() {
        return widest;
    }

    /** The share of a device pixel that one of its picture pixels takes. */
    public float weight(int device, int picturePixel) {
        if (picturePixel == first[device]) {
            return firstWeight[device];
        }
        return picturePixel == last[device] ? lastWeight[device] : inner;
    }
}
