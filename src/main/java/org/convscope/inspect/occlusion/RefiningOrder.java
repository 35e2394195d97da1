package org.convscope.inspect.occlusion;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The order in which a table of parts is computed: every so many rows and columns first, then twice as many, until all are there.
 *
 * @param step from one part of the first level to the next, in rows and columns: a power of 2
 */
record RefiningOrder(int rows, int columns, int step) {
    private static final int FIRST_STEP = 4;
    private static final int MOST_FIRST = 1100;

    /** From a fourth of the fineness, or so coarse that a first picture is there soon. */
    static RefiningOrder of(HiddenParts parts) {
        if (parts.rows() == 1) {
            return new RefiningOrder(1, parts.columns(), 1);
        }
        int step = FIRST_STEP;
        while ((long) places(parts.rows(), step) * places(parts.columns(), step) > MOST_FIRST) {
            step *= 2;
        }
        return new RefiningOrder(parts.rows(), parts.columns(), step);
    }

    private static int places(int count, int step) {
        return (count + step - 1) / step;
    }

    /** Steps of the levels, coarse first. */
    List<Integer> steps() {
        List<Integer> steps = new ArrayList<>();
        for (int one = step; one >= 1; one /= 2) {
            steps.add(one);
        }
        return steps;
    }

    /** The parts of a level that no coarser level has, row by row. */
    int[] parts(int level) {
        return IntStream.range(0, rows * columns)
                .filter(part -> isOf(part, level) && (level == step || !isOf(part, 2 * level)))
                .toArray();
    }

    private boolean isOf(int part, int level) {
        return part / columns % level == 0 && part % columns % level == 0;
    }

    /**
     * A table without holes: what is not there yet is taken from the nearest part of a coarser level.
     *
     * @param known which parts are there; all of the first level are
     * @param level the finest of which a part may be there
     */
    float[] filled(float[] table, BitSet known, int level) {
        float[] filled = table.clone();
        for (int part = known.nextClearBit(0); part < filled.length; part = known.nextClearBit(part + 1)) {
            int from = part;
            for (int coarse = level; !known.get(from) && coarse <= step; coarse *= 2) {
                from = nearest(part / columns, rows, coarse) * columns + nearest(part % columns, columns, coarse);
            }
            filled[part] = table[from];
        }
        return filled;
    }

    private static int nearest(int place, int count, int coarse) {
        int last = (count - 1) / coarse * coarse;
        return Math.min(last, (place + coarse / 2) / coarse * coarse);
    }
}
