package org.convscope.core.host;

import java.util.List;
import java.util.function.Function;
import org.convscope.array.Tensor;
import org.convscope.core.plan.Shapes;
import org.convscope.network.Operation;
import org.jspecify.annotations.Nullable;

/** Picks numbers of the input in another order: transposing, slicing, splitting, cropping, repeating. */
final class Rearrange extends HostOperation {
    private final Function<int[], Picked> picker;

    /**
     * @param walk through the input, in the order of the output
     * @param shape the output's
     */
    private record Picked(Strided walk, int[] shape) {
        static Picked of(Strided walk) {
            return new Picked(walk, walk.shape());
        }
    }

    private Rearrange(Function<int[], Picked> picker) {
        this.picker = picker;
    }

    static Rearrange transpose(int[] axes) {
        return new Rearrange(shape ->
                Picked.of(Strided.whole(Shapes.withRank(shape, axes.length)).permuted(axes)));
    }

    static Rearrange repeat(int times) {
        return new Rearrange(shape -> {
            Shapes.withRank(shape, 2);
            return Picked.of(new Strided(new int[] {shape[0], times, shape[1]}, new int[] {shape[1], 0, 1}, 0));
        });
    }

    static Rearrange crop(int[] before, int[] after) {
        return new Rearrange(shape -> {
            Shapes.withRank(shape, before.length + 2);
            Strided walk = Strided.whole(shape);
            for (int i = 0; i < before.length; i++) {
                int left = shape[i + 1] - before[i] - after[i];
                if (left < 1) {
                    throw Shapes.wrong("nothing is left after cropping", "a larger input", shape);
                }
                walk = walk.sliced(i + 1, before[i], left, 1);
            }
            return Picked.of(walk);
        });
    }

    static Rearrange split(Operation.Split split) {
        return new Rearrange(shape -> {
            int axis = Shapes.axis(split.axis(), shape.length);
            if (split.parts() < 1 || shape[axis] % split.parts() != 0) {
                throw Shapes.wrong("it cannot be split into " + split.parts() + " equal parts", "", shape);
            }
            int length = shape[axis] / split.parts();
            return Picked.of(Strided.whole(shape).sliced(axis, split.taken() * length, length, 1));
        });
    }

    static Rearrange slice(Operation.Slice slice) {
        return new Rearrange(shape -> {
            Strided walk = Strided.whole(shape);
            for (int axis = 0; axis < Math.min(shape.length, slice.axes().size()); axis++) {
                walk = sliced(walk, axis, slice.axes().get(axis));
            }
            int[] result = walk.shape().clone();
            for (int axis : slice.dropped()) {
                result[axis] = -1;
            }
            result = java.util.Arrays.stream(result).filter(n -> n >= 0).toArray();
            for (int axis : slice.added()) {
                int[] wider = new int[result.length + 1];
                System.arraycopy(result, 0, wider, 0, axis);
                wider[axis] = 1;
                System.arraycopy(result, axis, wider, axis + 1, result.length - axis);
                result = wider;
            }
            return new Picked(walk, result);
        });
    }

    /** As Python slices. */
    private static Strided sliced(Strided walk, int axis, Operation.AxisSlice slice) {
        int length = walk.shape()[axis];
        int step = slice.stride();
        int begin = limit(slice.begin(), length, step, step > 0 ? 0 : length - 1);
        int end = limit(slice.end(), length, step, step > 0 ? length : -1);
        int count = step > 0 ? (end - begin + step - 1) / step : (begin - end - step - 1) / -step;
        return walk.sliced(axis, begin, Math.max(0, count), step);
    }

    private static int limit(@Nullable Integer value, int length, int step, int otherwise) {
        if (value == null) {
            return otherwise;
        }
        int place = value < 0 ? value + length : value;
        return step > 0 ? Math.max(0, Math.min(length, place)) : Math.max(-1, Math.min(length - 1, place));
    }

    @Override
    public Remembers remembers() {
        return Remembers.SHAPES;
    }

    @Override
    public int[] outputShape(List<int[]> inputs) {
        return picker.apply(Shapes.single(inputs)).shape();
    }

    @Override
    public void compute(HostScope scope, List<Tensor> inputs, Tensor output) {
        picker.apply(inputs.get(0).shape()).walk().copy(inputs.get(0).data(), output.data());
    }

    @Override
    public List<Tensor> gradients(HostScope scope, List<Tensor> inputs, Tensor output, Tensor gradient) {
        int[] shape = inputs.get(0).shape();
        Tensor result = Tensor.zeros(shape);
        picker.apply(shape).walk().addTo(gradient.data(), result.data());
        return List.of(result);
    }
}
