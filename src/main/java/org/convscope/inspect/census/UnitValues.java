package org.convscope.inspect.census;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * What a layer's units give on one frame, where it lies.
 *
 * @param numbers with (places, units) of them somewhere
 * @param from where they begin
 */
record UnitValues(float[] numbers, int from, int places, int units) {
    /** So many are looked at by one thread: the same whatever the number of threads, so that sums have the same bits. */
    private static final int CHUNK = 1 << 17;

    static UnitValues of(float[] numbers, int units) {
        return new UnitValues(numbers, 0, numbers.length / units, units);
    }

    /** Behind the last. */
    int end() {
        return from + places * units;
    }

    /** How many numbers stand in a row of several places side by side: about so many, of at least one place. */
    int rowLength(int about) {
        return units * Math.max(1, Math.min(places, about / units));
    }

    /** What is made of each of the chunks that these divide into, in order; by all processors. */
    <C> List<C> chunks(Function<UnitValues, C> work) {
        int each = Math.max(1, CHUNK / units);
        int count = Math.max(1, (places + each - 1) / each);
        return IntStream.range(0, count)
                .parallel()
                .mapToObj(i -> work.apply(
                        new UnitValues(numbers, from + i * each * units, Math.min(each, places - i * each), units)))
                .toList();
    }
}
