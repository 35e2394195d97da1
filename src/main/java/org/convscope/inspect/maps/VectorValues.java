package org.convscope.inspect.maps;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The numbers of a vector, as few as can be drawn side by side, and which of them stand out.
 *
 * @param bars in order; each the number of largest magnitude among its neighbours
 * @param each how many numbers a bar stands for; the last may stand for fewer
 * @param strongest indices of the numbers of largest magnitude, the largest first
 */
public record VectorValues(List<Float> bars, int each, List<Integer> strongest) {
    public VectorValues {
        bars = List.copyOf(bars);
        strongest = List.copyOf(strongest);
    }

    /**
     * @param most bars
     * @param strong how many of the strongest
     */
    public static VectorValues of(float[] values, int most, int strong) {
        int each = Math.max(1, (values.length + most - 1) / most);
        List<Float> bars = new ArrayList<>();
        for (int from = 0; from < values.length; from += each) {
            float bar = values[from];
            for (int i = from + 1; i < Math.min(values.length, from + each); i++) {
                bar = Math.abs(values[i]) > Math.abs(bar) ? values[i] : bar;
            }
            bars.add(bar);
        }
        List<Integer> strongest = IntStream.range(0, values.length)
                .boxed()
                .sorted((a, b) -> Float.compare(Math.abs(values[b]), Math.abs(values[a])))
                .limit(strong)
                .toList();
        return new VectorValues(bars, each, strongest);
    }
}
