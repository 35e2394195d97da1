package org.convscope.core.nd4j;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.convscope.core.plan.Shapes;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The input's numbers under another shape: flattening, reshaping, new and dropped axes, and layers that do nothing. */
final class Reshaping extends ArrayOperation {
    private final UnaryOperator<int[]> shape;

    private Reshaping(UnaryOperator<int[]> shape) {
        this.shape = shape;
    }

    static Reshaping identity() {
        return new Reshaping(UnaryOperator.identity());
    }

    static Reshaping flatten() {
        return new Reshaping(input -> new int[] {input[0], Shapes.product(input, 1, input.length)});
    }

    /** To a shape without the batch, in which one entry may be -1. */
    static Reshaping reshape(int[] target) {
        return new Reshaping(input -> resolved(input, target));
    }

    static Reshaping expand(int axis) {
        return new Reshaping(input -> {
            int[] output = new int[input.length + 1];
            int at = Shapes.axis(axis, output.length);
            System.arraycopy(input, 0, output, 0, at);
            output[at] = 1;
            System.arraycopy(input, at, output, at + 1, input.length - at);
            return output;
        });
    }

    static Reshaping squeeze(int[] axes) {
        return new Reshaping(input -> {
            int[] marked = input.clone();
            for (int axis : axes) {
                int at = Shapes.axis(axis, input.length);
                if (input[at] != 1) {
                    throw Shapes.wrong("axis " + axis + " cannot be taken out", "length 1", input);
                }
                marked[at] = -1;
            }
            return Arrays.stream(marked).filter(length -> length != -1).toArray();
        });
    }

    private static int[] resolved(int[] input, int[] target) {
        int[] output = new int[target.length + 1];
        output[0] = input[0];
        System.arraycopy(target, 0, output, 1, target.length);
        int size = Shapes.product(input, 1, input.length);
        int known = 1;
        int free = -1;
        for (int axis = 1; axis < output.length; axis++) {
            if (output[axis] < 0) {
                free = axis;
            } else {
                known = Math.multiplyExact(known, output[axis]);
            }
        }
        if (free > 0 && known > 0) {
            output[free] = size / known;
            known *= output[free];
        }
        if (known != size) {
            throw Shapes.wrong("the input cannot be reshaped", Shapes.text(target) + " a frame", input);
        }
        return output;
    }

    @Override
    public Storage storage() {
        return Storage.VIEW;
    }

    @Override
    public int[] outputShape(List<int[]> inputs) {
        return shape.apply(Shapes.single(inputs));
    }

    @Override
    public void forward(StepScope scope, List<INDArray> inputs, INDArray output) {
        throw new IllegalStateException("nothing to compute");
    }

    @Override
    public List<INDArray> inputGradients(StepScope scope, Passed passed, INDArray gradient) {
        throw new IllegalStateException("nothing to compute");
    }
}
