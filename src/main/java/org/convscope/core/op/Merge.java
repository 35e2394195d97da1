package org.convscope.core.op;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.convscope.array.Tensor;
import org.convscope.core.memory.NativeArrays;
import org.convscope.network.Operation.Merging;
import org.convscope.problem.Problem;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Keras's merging layers. An input with fewer axes gets axes of length 1 after the batch, as Keras's {@code Merge} does;
 * then numpy's broadcasting.
 */
final class Merge extends Op {
    private final Merging merging;

    Merge(Merging merging) {
        this.merging = merging;
    }

    @Override
    public Storage storage() {
        return Storage.IN_PLACE;
    }

    @Override
    public Remembers remembers() {
        return switch (merging) {
            case ADD, SUBTRACT, AVERAGE -> Remembers.SHAPES;
            case MULTIPLY, MAXIMUM, MINIMUM -> Remembers.INPUTS;
        };
    }

    @Override
    public int[] outputShape(List<int[]> inputs) {
        if (inputs.isEmpty() || (merging == Merging.SUBTRACT && inputs.size() != 2)) {
            throw Problem.of("it has the wrong number of inputs")
                    .found(inputs.size())
                    .asException();
        }
        int[] shape = inputs.get(0);
        for (int[] input : inputs) {
            int rank = Math.max(shape.length, input.length);
            shape = Shapes.broadcast(expanded(shape, rank), expanded(input, rank));
        }
        return shape;
    }

    private static int[] expanded(int[] shape, int rank) {
        int[] wide = new int[rank];
        Arrays.fill(wide, 1);
        wide[0] = shape[0];
        System.arraycopy(shape, 1, wide, rank - shape.length + 1, shape.length - 1);
        return wide;
    }

    @Override
    public void forward(Bench bench, List<INDArray> inputs, INDArray output) {
        int[] shape = NativeArrays.shape(output);
        List<INDArray> operands = new ArrayList<>();
        for (INDArray input : inputs) {
            operands.add(NativeArrays.view(input, expanded(NativeArrays.shape(input), shape.length)));
        }
        INDArray sum = operands.get(0);
        if (operands.size() == 1 && sum != output) {
            output.assign(sum);
        }
        for (int i = 1; i < operands.size(); i++) {
            int[] partial = Shapes.broadcast(NativeArrays.shape(sum), NativeArrays.shape(operands.get(i)));
            INDArray next = Arrays.equals(partial, shape) ? output : bench.temporary(partial);
            NativeArrays.execute(operation(merging), List.of(sum, operands.get(i)), next);
            sum = next;
        }
        if (merging == Merging.AVERAGE) {
            output.divi(inputs.size());
        }
    }

    /** libnd4j's name for what is done to two operands. */
    static String operation(Merging merging) {
        return switch (merging) {
            case ADD, AVERAGE -> "add";
            case SUBTRACT -> "subtract";
            case MULTIPLY -> "multiply";
            case MAXIMUM -> "maximum";
            case MINIMUM -> "minimum";
        };
    }

    @Override
    public List<INDArray> inputGradients(Bench bench, Passed passed, INDArray gradient) {
        int[] shape = NativeArrays.shape(gradient);
        boolean isAlike = passed.inputShapes().stream().allMatch(input -> Arrays.equals(input, shape));
        if (isAlike && remembers() == Remembers.SHAPES) {
            return ofSum(bench, passed.inputShapes().size(), gradient);
        }
        return merging == Merging.MULTIPLY && passed.inputs().size() == 2
                ? List.of(ofFactor(bench, passed, gradient, 0), ofFactor(bench, passed, gradient, 1))
                : onHeap(bench, passed, gradient);
    }

    /** The gradient of one of two factors: times the other, summed where the factor was repeated. */
    private static INDArray ofFactor(Bench bench, Passed passed, INDArray gradient, int which) {
        int[] shape = NativeArrays.shape(gradient);
        int[] own = passed.inputShapes().get(which);
        INDArray other = passed.inputs().get(1 - which);
        INDArray wide = NativeArrays.view(other, expanded(NativeArrays.shape(other), shape.length));
        INDArray product = bench.temporary(shape);
        NativeArrays.execute("multiply", List.of(gradient, wide), product);
        if (Arrays.equals(own, shape)) {
            return product;
        }
        Tensor sum = Tensor.zeros(own);
        Strided.broadcast(expanded(own, shape.length), shape)
                .addTo(NativeArrays.read(product).data(), sum.data());
        return bench.temporary(sum);
    }

    /** The gradients of a sum, difference or mean of inputs of one shape, the first in the output gradient itself. */
    private List<INDArray> ofSum(Bench bench, int count, INDArray gradient) {
        if (merging == Merging.AVERAGE) {
            gradient.divi(count);
        }
        List<INDArray> gradients = new ArrayList<>(List.of(gradient));
        for (int i = 1; i < count; i++) {
            INDArray own = bench.temporary(NativeArrays.shape(gradient));
            own.assign(gradient);
            gradients.add(merging == Merging.SUBTRACT ? own.negi() : own);
        }
        return gradients;
    }

    private List<INDArray> onHeap(Bench bench, Passed passed, INDArray gradient) {
        int[] shape = NativeArrays.shape(gradient);
        List<Strided> walks = passed.inputShapes().stream()
                .map(input -> Strided.broadcast(expanded(input, shape.length), shape))
                .toList();
        float[] g = NativeArrays.read(gradient).data();
        List<float[]> operands = new ArrayList<>();
        for (int i = 0; i < passed.inputs().size(); i++) {
            float[] wide = new float[g.length];
            walks.get(i).copy(NativeArrays.read(passed.inputs().get(i)).data(), wide);
            operands.add(wide);
        }
        List<INDArray> gradients = new ArrayList<>();
        for (int i = 0; i < walks.size(); i++) {
            float[] own = new float[g.length];
            for (int at = 0; at < g.length; at++) {
                own[at] = (float) (g[at] * share(i, at, walks.size(), operands));
            }
            Tensor result = Tensor.zeros(passed.inputShapes().get(i));
            walks.get(i).addTo(own, result.data());
            gradients.add(bench.temporary(result));
        }
        return gradients;
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
            if (merging == Merging.MAXIMUM ? b > a : b < a) {
                chosen = other;
            }
        }
        return chosen;
    }
}
