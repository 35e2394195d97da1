package org.convscope.inspect.occlusion;

/** Fills rings around the beam with what lies beside them, as if nothing stood out there. */
final class RadialFill {
    private final InputPicture picture;
    private final double[] radii;

    /**
     * @param radii of each pixel, in input pixels
     */
    RadialFill(InputPicture picture, double... radii) {
        this.picture = picture;
        this.radii = radii;
    }

    /**
     * Puts into a picture what fills the ring from one radius up to another: in each channel the mean of the shell a pixel wide
     * within it and of that beyond it, in between on the straight line from the middle of the one to that of the other. Where one of
     * them lies off the input it is the other one's mean, where both do the mean of the input.
     */
    void fill(double inner, double outer, float[] target) {
        double[] within = mean(inner - 1, inner);
        double[] beyond = mean(outer, outer + 1);
        double[] low = within.length > 0 ? within : beyond.length > 0 ? beyond : picture.means();
        double[] high = beyond.length > 0 ? beyond : low;
        int channels = picture.channels();
        for (int i = 0; i < radii.length; i++) {
            if (radii[i] >= inner && radii[i] < outer) {
                double share = (radii[i] - (inner - 0.5)) / (outer + 0.5 - (inner - 0.5));
                for (int c = 0; c < channels; c++) {
                    target[i * channels + c] = (float) (low[c] + share * (high[c] - low[c]));
                }
            }
        }
    }

    /** Of each channel from one radius up to another; empty where no pixel lies. */
    private double[] mean(double from, double to) {
        int channels = picture.channels();
        double[] sums = new double[channels];
        int count = 0;
        for (int i = 0; i < radii.length; i++) {
            if (radii[i] >= from && radii[i] < to) {
                for (int c = 0; c < channels; c++) {
                    sums[c] += picture.numbers()[i * channels + c];
                }
                count++;
            }
        }
        if (count == 0) {
            return new double[0];
        }
        for (int c = 0; c < channels; c++) {
            sums[c] /= count;
        }
        return sums;
    }
}
