package org.convscope.inspect.kernels;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.convscope.array.Range;

/** The input channels that a unit listens to most: the slices of its kernel by their Frobenius norm. */
public final class StrongestInputs {
    /**
     * An input channel of a unit's kernel.
     *
     * @param input its index
     * @param norm square root of the sum of the slice's squares
     * @param slice (height, width) row-major
     */
    public record Input(int input, double norm, float[] slice) {
        /** Smallest and largest number of the slice. */
        public Range range() {
            return Range.of(slice);
        }
    }

    /**
     * The channels with the largest norms, largest first; equal ones in order of index.
     *
     * @param count how many, at most
     */
    public List<Input> of(KernelStack stack, int unit, int count) {
        List<Input> all = new ArrayList<>();
        for (int input = 0; input < stack.inputs(); input++) {
            float[] slice = stack.slice(input, unit);
            double squares = 0;
            for (float v : slice) {
                squares += (double) v * v;
            }
            all.add(new Input(input, Math.sqrt(squares), slice));
        }
        all.sort(Comparator.comparingDouble(Input::norm).reversed());
        return List.copyOf(all.subList(0, Math.min(count, all.size())));
    }
}
