package org.convscope.core.op;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.convscope.network.Weight;
import org.jspecify.annotations.Nullable;

/** A weight's rows, some at a time; the next ones are read while the last ones are worked on. */
final class ReadAhead implements Iterator<ReadAhead.Rows> {
    private final Weight weight;
    private final long rows;
    private final long perRun;
    private long asked;
    private @Nullable CompletableFuture<Rows> coming;

    /**
     * @param from number of the first row
     * @param numbers row-major
     */
    record Rows(long from, int count, float[] numbers) {}

    /**
     * @param numbersPerRun how many numbers are read at once at most, unless one row has more
     */
    ReadAhead(Weight weight, long numbersPerRun) {
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
        return CompletableFuture.supplyAsync(() -> new Rows(from, (int) (to - from), weight.readRows(from, to)));
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
