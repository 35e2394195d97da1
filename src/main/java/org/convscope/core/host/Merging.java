package org.convscope.core.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.convscope.array.Tensor;
import org.convscope.network.BroadcastShapes;
import org.convscope.network.Operation;

/**
 * {@code Add}, {@code Subtract}, {@code Multiply}, {@code Average}, {@code Maximum}, {@code Minimum}: inputs of fewer axes get
 * axes of length 1 after the batch.
 */
public final class Merging extends HostOperation {
    private final Operation.Merging merging;

    public Merging(Operation.Merging merging) {
        this.merging = merging;
    }

    /** The merging layer as whose work an operation on two operands can be seen. */
    public static Optional<Operation.Merging> of(Operation.Arithmetic arithmetic) {
        return switch (arithmetic) {
            case ADD -> Optional.of(Operation.Merging.ADD);
            case SUBTRACT -> Optional.of(Operation.Merging.SUBTRACT);
            case MULTIPLY -> Optional.of(Operation.Merging.MULTIPLY);
            default -> Optional.empty();
        };
    }

    @Override
    public Remembers remembers() {
        return switch (merging) {
            case ADD, SUBTRACT, AVERAGE -> Remembers.SHAPES;
            case MULTIPLY, MAXIMUM, MINIMUM -> Remembers.INPUTS;
        };
    }

    @Override
    public void compute(HostScope scope, List<Tensor> inputs, Tensor output) {
        int[] shape = output.shape();
        float[] result = output.data();
        spread(inputs.get(0), shape, result);
        float[] next = new float[inputs.size() > 1 ? result.length : 0];
        for (int i = 1; i < inputs.size(); i++) {
            spread(inputs.get(i), shape, next);
            for (int at = 0; at < result.length; at++) {
                result[at] = merged(result[at], next[at]);
            }
        }
        if (merging == Operation.Merging.AVERAGE) {
            for (int at = 0; at < result.length; at++) {
                result[at] /= inputs.size();
            }
        }
    }

    private float merged(float a, float b) {
        return switch (merging) {
            case ADD, AVERAGE -> a + b;
            case SUBTRACT -> a - b;
            case MULTIPLY -> a * b;
            case MAXIMUM -> Math.max(a, b);
            case MINIMUM -> Math.min(a, b);
        };
    }

    private static void spread(Tensor input, int[] shape, float[] wide) {
        Strided.broadcast(BroadcastShapes.widened(input.shape(), shape.length), shape)
                .copy(input.data(), wide);
    }

    @Override
    public List<Tensor> gradients(HostScope scope, List<Tensor> inputs, Tensor output, Tensor gradient) {
        int[] shape = gradient.shape();
        float[] g = gradient.data();
        List<float[]> operands = new ArrayList<>();
        for (Tensor input : inputs) {
            float[] wide = new float[g.length];
            if (remembers() == Remembers.INPUTS) {
                spread(input, shape, wide);
            }
            operands.add(wide);
        }
        List<Tensor> gradients = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            float[] own = new float[g.length];
            for (int at = 0; at < g.length; at++) {
                own[at] = (float) (g[at] * share(i, at, inputs.size(), operands));
            }
            gradients.add(summed(own, shape, inputs.get(i).shape()));
        }
        return gradients;
    }

    /**
     * Numbers of a result summed where an operand was repeated.
     *
     * @param numbers of the result's shape
     * @param operand the operand's shape
     */
    public static Tensor summed(float[] numbers, int[] shape, int[] operand) {
        Tensor sum = zeros(operand);
        Strided.broadcast(BroadcastShapes.widened(operand, shape.length), shape).addTo(numbers, sum.data());
        return sum;
    }

    /** How much the output at a place changes with input {@code i} there. */
    private double share(int i, int at, int count, List<float[]> operands) {
        return switch (merging) {
            case ADD -> 1;
            case SUBTRACT -> i == 0 ? 1 : -1;
            case AVERAGE -> 1.0 / count;
            case MULTIPLY -> {
                double product = 1;
                for (int other = 0; other < count; other++) {
                    product *= other == i ? 1 : operands.get(other)[at];
                }
                yield product;
            }
            case MAXIMUM, MINIMUM -> chosen(at, operands) == i ? 1 : 0;
        };
    }

    /** The first input that has the extreme number, as TensorFlow's gradient takes it. */
    private int chosen(int at, List<float[]> operands) {
        int chosen = 0;
        for (int other = 1; other < operands.size(); other++) {
            float a = operands.get(chosen)[at];
            float b = operands.get(other)[at];
            if (merging == Operation.Merging.MAXIMUM ? b > a : b < a) {
                chosen = other;
            }
        }
        return chosen;
    }
}
