package org.convscope.network;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.convscope.array.Tensor;

/**
 * A weight array that stays in its file until somebody asks for it. Shapes and orders are those that Keras's
 * channels-last layers use, whatever the file holds: a convolution's kernel is (kH, kW, in / groups, out).
 */
public interface Weight {
    /** The field's name: kernel, bias, gamma, beta, moving_mean, moving_variance, depthwise_kernel, alpha ... */
    String name();

    int[] shape();

    /** How many numbers there are; may be more than an array holds. */
    default long size() {
        return Tensor.sizeOf(shape());
    }

    /**
     * Reads it all, as float32.
     *
     * @throws org.convscope.problem.ProblemException if the file is gone, changed, or damaged, or there are more numbers
     *     than one array holds
     */
    Tensor read();

    /**
     * Reads rows {@code [from, to)} of the first axis, row-major, for a kernel too large to read at once. All is read for it
     * where the weight says nothing else.
     *
     * @throws org.convscope.problem.ProblemException as {@link #read()}
     */
    default float[] readRows(long from, long to) {
        int[] shape = shape();
        long row = shape.length == 0 ? 1 : size() / Math.max(1, shape[0]);
        return Arrays.copyOfRange(read().data(), Math.toIntExact(from * row), Math.toIntExact(to * row));
    }

    /**
     * Reads rows to the beginning of an array.
     *
     * @param into at least as long as the rows
     * @throws org.convscope.problem.ProblemException as {@link #read()}
     */
    default void readRows(long from, long to, float[] into) {
        float[] rows = readRows(from, to);
        System.arraycopy(rows, 0, into, 0, rows.length);
    }

    /** Calls back with the first row of each run of rows that holds at most {@code maxNumbers} numbers. */
    default void forEachRun(long maxNumbers, LongConsumer firstRow) {
        int[] shape = shape();
        long rows = shape.length == 0 ? 1 : shape[0];
        long run = rowsPerRun(maxNumbers);
        for (long row = 0; row < rows; row += run) {
            firstRow.accept(row);
        }
    }

    /** How many rows of the first axis hold at most {@code maxNumbers} numbers; at least one. */
    default long rowsPerRun(long maxNumbers) {
        int[] shape = shape();
        long rows = shape.length == 0 ? 1 : Math.max(1, shape[0]);
        return Math.max(1, maxNumbers / Math.max(1, size() / rows));
    }

    /** What the layer computes with, where that is not what is stored: a kernel that is rounded as integers would be. */
    default Weight computed() {
        return this;
    }

    /** What it was before training; empty where the file does not say it. */
    default Optional<WeightInitializer> initializer() {
        return Optional.empty();
    }
}
