package org.convscope.inspect.fold;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.convscope.array.Tensor;
import org.convscope.core.OutputView;

/**
 * What some units of a layer give on some places of one frame, where it lies: units that lie side by side there.
 *
 * @param entry which frame of the output
 * @param block which units
 * @param from the first place
 */
public record UnitValues(OutputView output, int entry, int block, int from, int places) {
    /** So many are looked at by one thread: the same whatever the number of threads, so that sums have the same bits. */
    private static final int CHUNK = 1 << 17;

    /** All of a frame. */
    public static List<UnitValues> of(OutputView output, int entry) {
        int blocks = (output.channels() + output.blockLength() - 1) / output.blockLength();
        return IntStream.range(0, blocks)
                .mapToObj(block -> new UnitValues(output, entry, block, 0, output.places()))
                .toList();
    }

    /** Of an array of (places, units). */
    public static List<UnitValues> of(float[] numbers, int units) {
        return of(OutputView.of(Tensor.of(numbers, 1, numbers.length / units, units)), 0);
    }

    public int firstUnit() {
        return block * output.blockLength();
    }

    public int units() {
        return Math.min(output.blockLength(), output.channels() - firstUnit());
    }

    /** How many numbers a place has here; those behind the last unit's mean nothing. */
    public int lanes() {
        return output.blockLength();
    }

    /** How many numbers stand in a row of several places side by side: about so many, of at least one place. */
    public int rowLength(int about) {
        return lanes() * Math.max(1, Math.min(places, about / lanes()));
    }

    /** Copies the numbers of some places to the start of a row, the first place here being 0. */
    public void read(int place, int count, float[] row) {
        output.read(entry, block, from + place, count, row);
    }

    /** As {@link #read}, the bits of each number. */
    public void readBits(int place, int count, int[] row) {
        output.readBits(entry, block, from + place, count, row);
    }

    /** What is made of each of the chunks that these divide into, in order; by all processors. */
    public static <C> List<C> chunks(List<UnitValues> all, Function<UnitValues, C> work) {
        return chunks(all, CHUNK, work);
    }

    /**
     * As {@link #chunks(List, Function)}, of other chunks.
     *
     * @param numbers how many a chunk has, about
     */
    public static <C> List<C> chunks(List<UnitValues> all, int numbers, Function<UnitValues, C> work) {
        List<UnitValues> chunks = new ArrayList<>();
        for (UnitValues values : all) {
            int each = Math.max(1, numbers / values.lanes());
            for (int at = 0; at < values.places; at += each) {
                chunks.add(new UnitValues(
                        values.output,
                        values.entry,
                        values.block,
                        values.from + at,
                        Math.min(each, values.places - at)));
            }
        }
        return chunks.parallelStream().map(work).toList();
    }
}
