package org.convscope.network;

import java.util.Arrays;
import java.util.List;
import org.convscope.problem.ProblemException;

/** Shapes as layer calls have them: without the batch, channels last, -1 where free. */
public final class ShapeInference {
    private ShapeInference() {}

    /**
     * The shape that an operation and the activation of its result give.
     *
     * @param inputs one shape an input
     * @throws ProblemException if the operation cannot take these shapes
     */
    public static int[] outputShape(Operation operation, Activation activation, List<int[]> inputs) {
        int[] shape = operation.outputShape(
                inputs.stream().map(ShapeInference::withBatch).toList());
        return Arrays.copyOfRange(activation.outputShape(shape), 1, shape.length);
    }

    private static int[] withBatch(int[] shape) {
        int[] batched = new int[shape.length + 1];
        batched[0] = -1;
        System.arraycopy(shape, 0, batched, 1, shape.length);
        return batched;
    }

    /** A shape as users write it: (None, 64, 64, 3). */
    public static String text(int[] shape) {
        return InputShapes.text(withBatch(shape));
    }
}
