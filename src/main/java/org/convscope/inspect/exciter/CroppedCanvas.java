package org.convscope.inspect.exciter;

import java.util.random.RandomGenerator;

/**
 * The middle of a larger canvas. What a spectrum has to hold but the picture has no use for can lie around it, as where
 * a network sees crops of a larger picture alone.
 */
final class CroppedCanvas implements PictureCanvas {
    private final PictureCanvas canvas;
    private final PictureSize whole;
    private final PictureSize middle;

    /**
     * @param canvas gives the whole
     * @param whole at least as large as the middle, with as many channels
     */
    CroppedCanvas(PictureCanvas canvas, PictureSize whole, PictureSize middle) {
        this.canvas = canvas;
        this.whole = whole;
        this.middle = middle;
    }

    @Override
    public float[] start(RandomGenerator chance) {
        return canvas.start(chance);
    }

    @Override
    public float[] picture(float[] numbers) {
        float[] all = canvas.picture(numbers);
        float[] picture = new float[middle.numbers()];
        for (int y = 0; y < middle.height(); y++) {
            System.arraycopy(all, inWhole(y), picture, y * row(), row());
        }
        return picture;
    }

    @Override
    public float[] slope(float[] numbers, float[] slopeByPicture) {
        float[] all = new float[whole.numbers()];
        for (int y = 0; y < middle.height(); y++) {
            System.arraycopy(slopeByPicture, y * row(), all, inWhole(y), row());
        }
        return canvas.slope(numbers, all);
    }

    private int row() {
        return middle.width() * middle.channels();
    }

    /** Where a row of the middle begins in the whole. */
    private int inWhole(int y) {
        int top = (whole.height() - middle.height()) / 2;
        int left = (whole.width() - middle.width()) / 2;
        return ((top + y) * whole.width() + left) * whole.channels();
    }
}
