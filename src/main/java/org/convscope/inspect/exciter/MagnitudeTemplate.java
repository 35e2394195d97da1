package org.convscope.inspect.exciter;

import java.util.List;
import org.convscope.array.Range;
import org.convscope.array.Tensor;
import org.convscope.frame.FrameCount;
import org.convscope.inspect.exciter.FourierTransform.Direction;
import org.convscope.problem.Problem;

/**
 * How strong each spatial frequency of a picture is, (height, width), as a Fourier transform orders them.
 *
 * @param source where it comes from, in a few words
 */
public record MagnitudeTemplate(int height, int width, float[] magnitudes, String source) {
    /** Falling with 1 / f, as photographs do on average (Field 1987). */
    public static MagnitudeTemplate powerLaw(int height, int width) {
        float[] magnitudes = new float[height * width];
        double least = 1.0 / Math.max(height, width);
        for (int y = 0; y < height; y++) {
            double down = (double) Math.min(y, height - y) / height;
            for (int x = 0; x < width; x++) {
                double across = (double) Math.min(x, width - x) / width;
                magnitudes[y * width + x] = (float) (1 / Math.max(least, Math.hypot(down, across)));
            }
        }
        return new MagnitudeTemplate(height, width, magnitudes, "1/f");
    }

    /**
     * The mean magnitudes over all parts of this size that frames divide into, each with its mean taken off and faded
     * out at its edges (Hann), so that the edges are no frequencies.
     *
     * @param frames (1, H, W, C), numbers as the network takes them; channels are averaged
     * @throws org.convscope.problem.ProblemException if none is as large as the template
     */
    public static MagnitudeTemplate ofFrames(int height, int width, List<Tensor> frames) {
        double[] sums = new double[height * width];
        var transform = new FourierTransform(height, width);
        int parts = 0;
        for (Tensor frame : frames) {
            for (int top = 0; top + height <= frame.length(1); top += height) {
                for (int left = 0; left + width <= frame.length(2); left += width) {
                    add(sums, part(frame, top, left, height, width), transform);
                    parts++;
                }
            }
        }
        if (parts == 0) {
            throw Problem.of("no frame is as large as the exciter, so its spectrum cannot be taken")
                    .expected("at least " + height + " x " + width)
                    .nextStep("Choose a smaller size, or larger frames")
                    .asException();
        }
        float[] magnitudes = new float[sums.length];
        for (int i = 0; i < magnitudes.length; i++) {
            magnitudes[i] = (float) (sums[i] / parts);
        }
        magnitudes[0] = 0;
        if (!(Range.of(magnitudes).max() > 0)) {
            throw Problem.of("the frames are the same everywhere, so they have no spectrum that a picture could keep")
                    .nextStep("Choose other frames, or leave --magnitudes out")
                    .asException();
        }
        return new MagnitudeTemplate(
                height, width, magnitudes, "of " + FrameCount.text(frames.size()) + ", " + parts + " parts");
    }

    /** For pictures of another size, linearly between the frequencies that are there. */
    MagnitudeTemplate resized(int newHeight, int newWidth) {
        float[] resized = new float[newHeight * newWidth];
        for (int y = 0; y < newHeight; y++) {
            double row = frequency(y, newHeight) * height;
            int top = (int) Math.floor(row);
            for (int x = 0; x < newWidth; x++) {
                double column = frequency(x, newWidth) * width;
                int left = (int) Math.floor(column);
                double above = between(at(top, left), at(top, left + 1), column - left);
                double below = between(at(top + 1, left), at(top + 1, left + 1), column - left);
                resized[y * newWidth + x] = (float) between(above, below, row - top);
            }
        }
        return new MagnitudeTemplate(newHeight, newWidth, resized, source);
    }

    /** Of a place of a transform, in cycles a pixel. */
    private static double frequency(int place, int length) {
        return (double) (2 * place < length ? place : place - length) / length;
    }

    private static double between(double first, double second, double share) {
        return first + share * (second - first);
    }

    private double at(int row, int column) {
        return magnitudes[Math.floorMod(row, height) * width + Math.floorMod(column, width)];
    }

    private static double[] part(Tensor frame, int top, int left, int height, int width) {
        int channels = frame.length(3);
        double[] part = new double[height * width];
        double mean = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int from = ((top + y) * frame.length(2) + left + x) * channels;
                double sum = 0;
                for (int c = 0; c < channels; c++) {
                    sum += frame.data()[from + c];
                }
                part[y * width + x] = sum / channels;
                mean += sum / channels / part.length;
            }
        }
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                part[y * width + x] = (part[y * width + x] - mean) * hann(y, height) * hann(x, width);
            }
        }
        return part;
    }

    private static double hann(int place, int length) {
        double sine = Math.sin(Math.PI * (place + 0.5) / length);
        return sine * sine;
    }

    private static void add(double[] sums, double[] part, FourierTransform transform) {
        double[] im = new double[part.length];
        transform.apply(part, im, Direction.FORWARD);
        for (int i = 0; i < sums.length; i++) {
            sums[i] += Math.hypot(part[i], im[i]);
        }
    }
}
