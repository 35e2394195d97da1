package org.convscope.inspect.topimages;

import java.util.Arrays;
import java.util.List;
import org.convscope.core.OutputView;
import org.convscope.inspect.fold.UnitValues;

/**
 * Each unit's largest finite value on a frame, and the first place that has it.
 *
 * @param places -1 where a unit has no finite value
 */
record UnitPeaks(int[] places, float[] values) {
    /** As many numbers of several places side by side are compared by vector instructions. */
    private static final int ROW = 1024;

    /** So few that the one which has a unit's largest value is soon looked through. */
    private static final int CHUNK = 1 << 15;

    /** The largest value of each unit of a block on some places; NaN or infinite where one is. */
    private record Chunk(UnitValues values, float[] max) {
        static Chunk of(UnitValues values) {
            int lanes = values.lanes();
            float[] row = new float[values.rowLength(ROW)];
            float[] highest = new float[row.length];
            Arrays.fill(highest, Float.NEGATIVE_INFINITY);
            int inRow = row.length / lanes;
            for (int place = 0; place < values.places(); place += inRow) {
                int count = Math.min(inRow, values.places() - place);
                values.read(place, count, row);
                // behind the last place stands what was read before
                raise(highest, row);
            }
            float[] max = Arrays.copyOf(highest, values.units());
            for (int i = lanes; i < highest.length; i += lanes) {
                for (int unit = 0; unit < max.length; unit++) {
                    max[unit] = Math.max(max[unit], highest[i + unit]);
                }
            }
            return new Chunk(values, max);
        }

        private static void raise(float[] highest, float[] row) {
            for (int i = 0; i < highest.length; i++) {
                highest[i] = Math.max(highest[i], row[i]);
            }
        }

        boolean isFinite() {
            for (float largest : max) {
                if (!Float.isFinite(largest)) {
                    return false;
                }
            }
            return true;
        }
    }

    /**
     * Where they lie.
     *
     * @param entry which frame of the output
     */
    static UnitPeaks of(OutputView output, int entry) {
        var peaks = new UnitPeaks(new int[output.channels()], new float[output.channels()]);
        Arrays.fill(peaks.places, -1);
        for (UnitValues block : UnitValues.of(output, entry)) {
            List<Chunk> chunks = UnitValues.chunks(List.of(block), CHUNK, Chunk::of);
            if (chunks.stream().allMatch(Chunk::isFinite)) {
                for (int lane = 0; lane < block.units(); lane++) {
                    peaks.find(lane, chunks);
                }
            } else {
                peaks.findFinite(block);
            }
        }
        return peaks;
    }

    private void find(int lane, List<Chunk> chunks) {
        Chunk first = chunks.get(0);
        for (Chunk chunk : chunks) {
            if (chunk.max[lane] > first.max[lane]) {
                first = chunk;
            }
        }
        UnitValues values = first.values;
        float[] row = new float[values.rowLength(ROW)];
        int inRow = row.length / values.lanes();
        for (int place = 0; place < values.places(); place += inRow) {
            int count = Math.min(inRow, values.places() - place);
            values.read(place, count, row);
            for (int i = 0; i < count; i++) {
                float value = row[i * values.lanes() + lane];
                if (value == first.max[lane]) {
                    take(values.firstUnit() + lane, values.from() + place + i, value);
                    return;
                }
            }
        }
    }

    private void take(int unit, int place, float value) {
        places[unit] = place;
        values[unit] = value;
    }

    /** Number by number, since some are not finite. */
    private void findFinite(UnitValues block) {
        float[] row = new float[block.lanes()];
        for (int place = 0; place < block.places(); place++) {
            block.read(place, 1, row);
            for (int lane = 0; lane < block.units(); lane++) {
                int unit = block.firstUnit() + lane;
                if (Float.isFinite(row[lane]) && (places[unit] < 0 || row[lane] > values[unit])) {
                    take(unit, place, row[lane]);
                }
            }
        }
    }
}
