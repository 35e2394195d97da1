package org.convscope.core.onednn;

import java.nio.FloatBuffer;
import org.bytedeco.javacpp.FloatPointer;
import org.convscope.core.host.Chunks;
import org.convscope.core.onednn.NativeProduct.Factor;
import org.convscope.core.onednn.NativeProduct.Target;

/**
 * Sums over a frame's places of the products of two channels, by oneDNN: the matrix of all places, less each channel's mean, times
 * itself. Some thousand places are added up in single precision, these sums in double.
 */
final class ChannelProducts implements AutoCloseable {
    private static final int PLACES_IN_SINGLE = 2048;
    /** Numbers that are prepared together, so that they are still in the caches when they are multiplied. */
    private static final int NUMBERS_AT_ONCE = 1 << 19;
    /** Numbers of several places side by side that lose their means in one loop. */
    private static final int ROW = 4096;

    private final NativeOutput output;
    private final int entry;
    private final int length;
    private final int pieces;
    private final float[][] means;
    private final NativeBuffer prepared;
    private final FloatBuffer numbers;
    private final NativeBuffer product;
    private final float[] square;
    private final double[] sums;

    private ChannelProducts(NativeOutput output, int entry, float[] means) {
        this.output = output;
        this.entry = entry;
        this.length = output.blockLength();
        int blocks = output.blocks();
        int channels = output.channels();
        int most = Math.max(1, (int) (NUMBERS_AT_ONCE / ((long) PLACES_IN_SINGLE * blocks * length)));
        this.pieces = Math.min(most, (output.places() + PLACES_IN_SINGLE - 1) / PLACES_IN_SINGLE);
        this.means = means(means, blocks, length);
        this.square = new float[length * length];
        this.sums = new double[channels * (channels + 1) / 2];
        this.prepared = new NativeBuffer(4L * Math.multiplyExact(pieces * PLACES_IN_SINGLE, blocks * length));
        this.numbers = prepared.floats().asBuffer();
        this.product = new NativeBuffer(4L * square.length);
    }

    /** As {@link org.convscope.core.OutputView#products}. */
    static double[] of(NativeOutput output, int entry, float... means) {
        try (var products = new ChannelProducts(output, entry, means)) {
            return products.sums();
        }
    }

    /** Of each block, again and again for the places of a row. */
    private static float[][] means(float[] means, int blocks, int length) {
        float[][] rows = new float[blocks][length * Math.max(1, ROW / length)];
        for (int block = 0; block < blocks; block++) {
            for (int i = 0; i < rows[block].length; i++) {
                int channel = block * length + i % length;
                rows[block][i] = channel < means.length ? means[channel] : 0;
            }
        }
        return rows;
    }

    private double[] sums() {
        for (int place = 0; place < output.places(); place += pieces * PLACES_IN_SINGLE) {
            int first = place;
            int count = Math.min(pieces, (output.places() - first + PLACES_IN_SINGLE - 1) / PLACES_IN_SINGLE);
            Chunks.each(count * output.blocks(), 1, (from, to) -> prepare(first, from));
            for (int piece = 0; piece < count; piece++) {
                multiply(piece, Math.min(PLACES_IN_SINGLE, output.places() - first - piece * PLACES_IN_SINGLE));
            }
        }
        return sums;
    }

    /** Of a block of a piece, less their means. */
    private void prepare(int first, int number) {
        int piece = number / output.blocks();
        int block = number % output.blocks();
        int begin = first + piece * PLACES_IN_SINGLE;
        int end = Math.min(begin + PLACES_IN_SINGLE, output.places());
        float[] row = new float[means[block].length];
        int inRow = row.length / length;
        for (int place = begin; place < end; place += inRow) {
            int count = Math.min(inRow, end - place);
            output.read(entry, block, place, count, row);
            subtract(row, means[block]);
            numbers.put(at(piece, block) + (place - begin) * length, row, 0, count * length);
        }
    }

    private static void subtract(float[] row, float[] means) {
        for (int i = 0; i < row.length; i++) {
            row[i] -= means[i];
        }
    }

    /** Where a block of a piece begins. */
    private int at(int piece, int block) {
        return (piece * output.blocks() + block) * PLACES_IN_SINGLE * length;
    }

    private FloatPointer matrix(int piece, int block, int places) {
        return Address.floats(prepared.address() + 4L * at(piece, block), (long) places * length);
    }

    private void multiply(int piece, int places) {
        for (int a = 0; a < output.blocks(); a++) {
            for (int b = a; b < output.blocks(); b++) {
                NativeProduct.gemm(
                        new Factor(matrix(piece, a, places), length, true),
                        new Factor(matrix(piece, b, places), length, false),
                        length,
                        places,
                        length,
                        new Target(product.floats(), length, 0));
                product.floats().get(square, 0, square.length);
                add(a * length, b * length);
            }
        }
    }

    private void add(int firstRow, int firstColumn) {
        int channels = output.channels();
        for (int row = 0; row < length && firstRow + row < channels; row++) {
            int a = firstRow + row;
            int begin = a * channels - a * (a - 1) / 2 - a;
            for (int column = 0; column < length && firstColumn + column < channels; column++) {
                int b = firstColumn + column;
                if (b >= a) {
                    sums[begin + b] += square[row * length + column];
                }
            }
        }
    }

    @Override
    public void close() {
        prepared.close();
        product.close();
    }
}
