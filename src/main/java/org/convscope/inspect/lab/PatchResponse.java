package org.convscope.inspect.lab;

import org.convscope.array.Tensor;
import org.convscope.frame.Frame;

/**
 * What a patch of a frame gives to a unit that looks at its largest number alone.
 *
 * @param patch (side, side), NaN where nothing was measured or the frame ends
 * @param largest its largest number; NaN where there is none
 * @param z weight * largest + bias - threshold
 * @param relu the larger of z and 0
 */
public record PatchResponse(Tensor patch, double largest, double z, double relu) {
    /** Rows and columns of a patch. */
    public static final int SIDE = 5;

    /**
     * @param x column of the patch's middle
     * @param y row of the patch's middle
     */
    public static PatchResponse of(Frame frame, int x, int y, double weight, double bias, double threshold) {
        float[] values = new float[SIDE * SIDE];
        double largest = Double.NaN;
        for (int i = 0; i < values.length; i++) {
            int row = y - SIDE / 2 + i / SIDE;
            int column = x - SIDE / 2 + i % SIDE;
            boolean within = row >= 0 && row < frame.height() && column >= 0 && column < frame.width();
            double value = within ? frame.measured(row * frame.width() + column) : Double.NaN;
            values[i] = (float) value;
            if (!Double.isNaN(value)) {
                largest = Double.isNaN(largest) ? value : Math.max(largest, value);
            }
        }
        double z = weight * largest + bias - threshold;
        return new PatchResponse(Tensor.of(values, SIDE, SIDE), largest, z, Math.max(0, z));
    }
}
