package org.convscope.core.host;

import java.util.List;
import java.util.function.Function;
import org.convscope.array.Tensor;
import org.convscope.network.Operation;

/** Picks numbers of the input in another order: transposing, slicing, splitting, cropping, repeating. */
final class Rearrange extends HostOperation {
    /** The walk through an input of a shape, in the order of the output. */
    private final Function<int[], Strided> picker;

    private Rearrange(Function<int[], Strided> picker) {
        this.picker = picker;
    }

    static Rearrange transpose(int[] axes) {
        return new Rearrange(shape -> Strided.whole(shape).permuted(axes));
    }

    static Rearrange repeat(int times) {
        return new Rearrange(
                shape -> new Strided(new int[] {shape[0], times, shape[1]}, new int[] {shape[1], 0, 1}, 0));
    }

    static Rearrange crop(int[] before, int[] after) {
        return new Rearrange(shape -> {
            Strided walk = Strided.whole(shape);
            for (int i = 0; i < before.length; i++) {
                walk = walk.sliced(i + 1, before[i], shape[i + 1] - before[i] - after[i], 1);
            }
            return walk;
        });
    }

    static Rearrange split(Operation.Split split) {
        return new Rearrange(shape -> {
            int length = shape[split.axis()] / split.parts();
            return Strided.whole(shape).sliced(split.axis(), split.taken() * length, length, 1);
        });
    }

    static Rearrange slice(Operation.Slice slice) {
        return new Rearrange(shape -> {
            Strided walk = Strided.whole(shape);
            for (int axis = 0; axis < Math.min(shape.length, slice.axes().size()); axis++) {
                Operation.AxisSlice one = slice.axes().get(axis);
                walk = walk.sliced(axis, one.first(shape[axis]), one.count(shape[axis]), one.stride());
            }
            return walk;
        });
    }

    @Override
    public Remembers remembers() {
        return Remembers.SHAPES;
    }

    @Override
    public void compute(HostScope scope, List<Tensor> inputs, Tensor output) {
        picker.apply(inputs.get(0).shape()).copy(inputs.get(0).data(), output.data());
    }

    @Override
    public List<Tensor> gradients(HostScope scope, List<Tensor> inputs, Tensor output, Tensor gradient) {
        int[] shape = inputs.get(0).shape();
        Tensor result = Tensor.zeros(shape);
        picker.apply(shape).addTo(gradient.data(), result.data());
        return List.of(result);
    }
}
