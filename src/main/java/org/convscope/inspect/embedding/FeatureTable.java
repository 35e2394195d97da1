package org.convscope.inspect.embedding;

import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** The features of frames as they come: in memory while they fit there, else in a temporary file. To be closed. */
public final class FeatureTable implements AutoCloseable {
    /** A quarter of the memory that the program may take, at most. */
    private static final long MOST_BYTES =
            Math.min(1L << 30, Runtime.getRuntime().maxMemory() / 4);

    private final int capacity;
    private final long mostBytes;
    private @Nullable FeatureRows rows;

    /**
     * @param capacity how many frames there are at most
     */
    public FeatureTable(int capacity) {
        this(capacity, MOST_BYTES);
    }

    FeatureTable(int capacity, long mostBytes) {
        this.capacity = capacity;
        this.mostBytes = mostBytes;
    }

    /**
     * The next frame's.
     *
     * @throws ProblemException if it has not as many as the frames before, or the disk is full
     */
    void add(float[] features) {
        FeatureRows table = rows;
        if (table == null) {
            boolean fits = (long) features.length * capacity * Float.BYTES <= mostBytes;
            table = fits ? new RowsInMemory() : new RowsOnDisk(features.length, capacity);
            rows = table;
        }
        if (table.count() > 0 && features.length != table.length()) {
            throw Problem.of("the layer gives another number of values on this frame than on those before")
                    .expected(table.length())
                    .found(features.length)
                    .nextStep("Take the means of the maps as features, or frames of one size")
                    .asException();
        }
        table.add(features);
    }

    int count() {
        return rows == null ? 0 : rows.count();
    }

    /** What was added; at least one frame's. */
    FeatureRows rows() {
        if (rows == null) {
            throw new IllegalStateException("no frame was added");
        }
        return rows;
    }

    @Override
    public void close() {
        if (rows != null) {
            rows.close();
        }
    }
}
