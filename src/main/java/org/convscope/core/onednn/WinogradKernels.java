package org.convscope.core.onednn;

import java.nio.FloatBuffer;
import java.util.stream.IntStream;

/**
 * Transforms kernels of 3 x 3 pixels for Winograd's convolutions: U = G g Gt (Lavin and Gray, Fast Algorithms for Convolutional
 * Neural Networks, 2016), with oneDNN's matrices G. By all processors and straight into place: oneDNN's own reorder gives
 * the same bits, but goes by way of a second array of that size.
 */
final class WinogradKernels {
    private static final int KERNEL = WinogradLayout.KERNEL;
    /** For tiles of 2 x 2: the points 0, 1, -1 and infinity. */
    private static final float[][] OF_TWO = {{1, 0, 0}, {0.5f, 0.5f, 0.5f}, {0.5f, -0.5f, 0.5f}, {0, 0, 1}};
    /** For tiles of 4 x 4: 0, 5/8, -5/8, 3/2, -3/2 and infinity. */
    private static final float[][] OF_FOUR = {
        {1.1377778f, 0, 0},
        {-0.68840337f, -0.4302521f, -0.26890758f},
        {-0.68840337f, 0.4302521f, -0.26890758f},
        {0.11951447f, 0.17927171f, 0.26890758f},
        {0.11951447f, -0.17927171f, 0.26890758f},
        {0, 0, 1}
    };
    /** Numbers of each pixel that are worked on at once: what that takes stays in a core's own cache. */
    private static final int AT_ONCE = 512;

    private final float[] kernel;
    private final WinogradLayout layout;
    private final int places;
    private final float[][] matrix;

    /**
     * @param kernel (3, 3, inputs, outputs), finite
     */
    WinogradKernels(float[] kernel, WinogradLayout layout) {
        this.kernel = kernel;
        this.layout = layout;
        this.places = layout.places();
        this.matrix = places == OF_TWO.length ? OF_TWO : OF_FOUR;
    }

    /**
     * @param target as long as the layout says
     */
    void write(FloatBuffer target) {
        IntStream.range(0, layout.blocks()).parallel().forEach(block -> write(block, target));
    }

    private void write(int block, FloatBuffer target) {
        int width = layout.outputBlock();
        int rows = Math.max(1, Math.min(AT_ONCE / width, layout.inputChunk()));
        float[] pixels = new float[KERNEL * KERNEL * rows * width];
        float[] halves = new float[KERNEL * places * rows * width];
        float[] all = new float[places * places * rows * width];
        for (int chunk = 0; chunk < layout.inputs(); chunk += layout.inputChunk()) {
            for (int from = 0; from < layout.inputChunk(); from += rows) {
                int count = Math.min(rows, layout.inputChunk() - from) * width;
                gather(chunk + from, block * width, count, pixels);
                transform(pixels, halves, all, count);
                for (int place = 0; place < places * places; place++) {
                    target.put(layout.at(place, chunk + from, block), all, place * count, count);
                }
            }
        }
    }

    /** The kernels of some input channels and a block of outputs, one pixel after the other. */
    private void gather(int input, int output, int count, float[] pixels) {
        int width = layout.outputBlock();
        for (int pixel = 0; pixel < KERNEL * KERNEL; pixel++) {
            int source = (pixel * layout.inputs() + input) * layout.outputs() + output;
            for (int row = 0; row < count; row += width) {
                System.arraycopy(kernel, source, pixels, pixel * count + row, width);
                source += layout.outputs();
            }
        }
    }

    /** The rows of pixels first, then the columns. */
    private void transform(float[] pixels, float[] halves, float[] all, int count) {
        for (int row = 0; row < KERNEL; row++) {
            for (int place = 0; place < places; place++) {
                int to = (row * places + place) * count;
                combine(matrix[place], pixels, row * KERNEL * count, count, halves, to, count);
            }
        }
        for (int place = 0; place < places; place++) {
            for (int column = 0; column < places; column++) {
                int to = (place * places + column) * count;
                combine(matrix[place], halves, column * count, places * count, all, to, count);
            }
        }
    }

    /** Sums of three stretches, {@code step} numbers from the first to the second and on to the third. */
    private static void combine(float[] factors, float[] from, int first, int step, float[] to, int at, int count) {
        float a = factors[0];
        float b = factors[1];
        float c = factors[2];
        int second = first + step;
        int third = second + step;
        for (int i = 0; i < count; i++) {
            to[at + i] = a * from[first + i] + b * from[second + i] + c * from[third + i];
        }
    }
}
