package org.convscope.core.host;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.convscope.network.Weight;
import org.jspecify.annotations.Nullable;

/**
 * A weight's rows, some at a time; the next ones are read while the last ones are worked on, into the array of those before:
 * gigabytes of garbage a run would make the heap grow.
 */
public final class WeightReadAhead implements Iterator<WeightReadAhead.Rows> {
    private final Weight weight;
    private final long rows;
    private final long perRun;
    private final float[][] buffers = new float[2][];
    private long asked;
    private @Nullable CompletableFuture<Rows> coming;

    /**
     * @param from number of the first row
     * @param numbers row-major, gone when the next rows are taken; may be longer than the rows
     */
    public record Rows(long from, int count, float[] numbers) {}

    /**
     * @param numbersPerRun how many numbers are read at once at most, unless one row has more
     */
    public WeightReadAhead(Weight weight, long numbersPerRun) {
        this.weight = weight;
        this.rows = weight.shape()[0];
        this.perRun = weight.rowsPerRun(numbersPerRun);
        this.coming = ask();
    }

    private @Nullable CompletableFuture<Rows> ask() {
        if (asked >= rows) {
            return null;
        }
        long from = asked;
        long to = Math.min(rows, from + perRun);
        asked = to;
        int turn = (int) (from / perRun % buffers.length);
        return CompletableFuture.supplyAsync(() -> new Rows(from, (int) (to - from), read(turn, from, to)));
    }

    /** Each turn has its own buffer, and its reader alone touches it until the rows are handed out. */
    private float[] read(int turn, long from, long to) {
        float[] buffer = buffers[turn];
        if (buffer == null) {
            buffer = weight.readRows(from, to);
            buffers[turn] = buffer;
        } else {
            weight.readRows(from, to, buffer);
        }
        return buffer;
    }

    @Override
    public boolean hasNext() {
        return coming != null;
    }

    /**
     * @throws org.convscope.problem.ProblemException if the weight cannot be read
     */
    @Override
    public Rows next() {
        CompletableFuture<Rows> now = coming;
        if (now == null) {
            throw new NoSuchElementException();
        }
        try {
            Rows read = now.join();
            coming = ask();
            return read;
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }
}
