package org.convscope.network;

import java.util.Arrays;
import java.util.List;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;

/**
 * The shape that an operation gives, by Keras's rules. Shapes are without the batch, channels last, -1 where free; axes in
 * operations count the batch as 0.
 */
public final class ShapeInference {
    private ShapeInference() {}

    /**
     * @param operation what is computed
     * @param activation applied to the result; a gated linear unit halves an axis
     * @param inputs one shape an input
     * @throws ProblemException if the operation cannot take these shapes
     */
    public static int[] outputShape(Operation operation, Activation activation, List<int[]> inputs) {
        int[] shape = outputShape(operation, inputs).clone();
        if (activation.kind() == Activation.Kind.GLU) {
            int axis = shape.length + (int) activation.alpha();
            if (axis < 0 || (shape[axis] % 2 != 0 && shape[axis] > 0)) {
                throw Problem.of("its activation halves an axis that has no two halves")
                        .found(text(shape))
                        .asException();
            }
            shape[axis] = shape[axis] < 0 ? -1 : shape[axis] / 2;
        }
        return shape;
    }

    /**
     * The shape before the activation.
     *
     * @throws ProblemException if the operation cannot take these shapes
     */
    public static int[] outputShape(Operation operation, List<int[]> inputs) {
        if (operation instanceof Operation.Input input) {
            return input.shape();
        }
        if (operation instanceof Operation.Constant constant) {
            return constant.value().shape();
        }
        if (inputs.isEmpty()) {
            throw Problem.of("takes no input").asException();
        }
        int[] x = inputs.get(0);
        if (operation instanceof Operation.Distributed
                || operation instanceof Operation.Recurrent
                || operation instanceof Operation.ConvolutionalLstm
                || operation instanceof Operation.StepMask
                || operation instanceof Operation.Composite
                || operation instanceof Operation.Embedding) {
            return SequenceShapes.outputShape(operation, inputs);
        }
        if (operation instanceof Operation.Activate
                || operation instanceof Operation.Identity
                || operation instanceof Operation.Elementwise
                || operation instanceof Operation.Clip
                || operation instanceof Operation.Masking
                || operation instanceof Operation.BroadcastAffine
                || operation instanceof Operation.FakeQuantization
                || operation instanceof Operation.Unavailable
                || operation instanceof Operation.UnitNormalization
                || operation instanceof Operation.ChannelScale
                || operation instanceof Operation.GroupNormalization
                || operation instanceof Operation.LayerNormalization
                || operation instanceof Operation.BatchNormalization
                || operation instanceof Operation.BatchStatistics
                || operation instanceof Operation.Quantization
                || operation instanceof Operation.Standardization
                || operation instanceof Operation.Rescaling
                || operation instanceof Operation.Accumulate
                || operation instanceof Operation.Sort
                || operation instanceof Operation.Softmax
                || operation instanceof Operation.ParametricRelu) {
            return x;
        }
        if (operation instanceof Operation.Dense dense) {
            return withLast(x, dense.units());
        }
        if (operation instanceof Operation.Merge || operation instanceof Operation.Select) {
            int[] shape = x;
            for (int[] other : inputs.subList(1, inputs.size())) {
                shape = Broadcast.shape(shape, other);
            }
            return shape;
        }
        if (operation instanceof Operation.Binary binary) {
            if (binary.constant() != null) {
                return Broadcast.withConstant(x, binary.constant().shape());
            }
            return Broadcast.shape(x, second(inputs));
        }
        if (operation instanceof Operation.MatrixProduct product) {
            return Broadcast.product(x, second(inputs), product);
        }
        if (operation instanceof Operation.MultiHeadAttention attention) {
            return withLast(x, attention.outputDimension());
        }
        if (operation instanceof Operation.DotAttention) {
            return withLast(x, second(inputs)[second(inputs).length - 1]);
        }
        if (operation instanceof Operation.Einsum einsum) {
            return EinsumShapes.outputShape(einsum, inputs);
        }
        int[] shape = WindowShapes.outputShape(operation, x);
        return shape != null ? shape : AxisShapes.outputShape(operation, inputs);
    }

    private static int[] second(List<int[]> inputs) {
        if (inputs.size() < 2) {
            throw Problem.of("takes too few inputs").expected(2).found(1).asException();
        }
        return inputs.get(1);
    }

    private static int[] withLast(int[] shape, int length) {
        if (shape.length == 0) {
            throw Problem.of("takes at least one axis besides the batch").asException();
        }
        int[] result = shape.clone();
        result[result.length - 1] = length;
        return result;
    }

    /** As users write it: (None, 64, 64, 3). */
    public static String text(int[] shape) {
        StringBuilder text = new StringBuilder("(None");
        Arrays.stream(shape).forEach(length -> text.append(", ").append(length < 0 ? "None" : length + ""));
        return text.append(shape.length == 0 ? ",)" : ")").toString();
    }
}
