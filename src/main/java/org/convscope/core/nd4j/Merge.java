package org.convscope.core.nd4j;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.convscope.network.BroadcastShapes;
import org.convscope.network.Operation.Merging;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Keras's merging layers. An input with fewer axes gets axes of length 1 after the batch, as Keras's {@code Merge} does;
 * then numpy's broadcasting.
 */
final class Merge extends OnHeap {
    private final Merging merging;

    Merge(Merging merging) {
        super(new org.convscope.core.host.Merging(merging));
        this.merging = merging;
    }

    @Override
    public Storage storage() {
        return Storage.IN_PLACE;
    }

    @Override
    public void forward(StepScope scope, List<INDArray> inputs, INDArray output) {
        int[] shape = NativeArrays.shape(output);
        List<INDArray> operands = new ArrayList<>();
        for (INDArray input : inputs) {
            operands.add(NativeArrays.view(input, BroadcastShapes.widened(NativeArrays.shape(input), shape.length)));
        }
        INDArray sum = operands.get(0);
        if (operands.size() == 1 && sum != output) {
            output.assign(sum);
        }
        for (int i = 1; i < operands.size(); i++) {
            int[] partial = BroadcastShapes.shape(NativeArrays.shape(sum), NativeArrays.shape(operands.get(i)));
            INDArray next = Arrays.equals(partial, shape) ? output : scope.temporary(partial);
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
            case MAXIMUM, MINIMUM -> throw new IllegalArgumentException("computed in Java");
        };
    }

    @Override
    public List<INDArray> inputGradients(StepScope scope, Passed passed, INDArray gradient) {
        int[] shape = NativeArrays.shape(gradient);
        boolean isAlike = passed.inputShapes().stream().allMatch(input -> Arrays.equals(input, shape));
        if (isAlike && remembers() == Remembers.SHAPES) {
            return ofSum(scope, passed.inputShapes().size(), gradient);
        }
        return merging == Merging.MULTIPLY && passed.inputs().size() == 2
                ? List.of(ofFactor(scope, passed, gradient, 0), ofFactor(scope, passed, gradient, 1))
                : super.inputGradients(scope, passed, gradient);
    }

    /** The gradient of one of two factors: times the other, summed where the factor was repeated. */
    private static INDArray ofFactor(StepScope scope, Passed passed, INDArray gradient, int which) {
        int[] shape = NativeArrays.shape(gradient);
        int[] own = passed.inputShapes().get(which);
        INDArray other = passed.inputs().get(1 - which);
        INDArray wide = NativeArrays.view(other, BroadcastShapes.widened(NativeArrays.shape(other), shape.length));
        INDArray product = scope.temporary(shape);
        NativeArrays.execute("multiply", List.of(gradient, wide), product);
        if (Arrays.equals(own, shape)) {
            return product;
        }
        return scope.temporary(org.convscope.core.host.Merging.summed(
                NativeArrays.read(product).data(), shape, own));
    }

    /** The gradients of a sum, difference or mean of inputs of one shape, the first in the output gradient itself. */
    private List<INDArray> ofSum(StepScope scope, int count, INDArray gradient) {
        if (merging == Merging.AVERAGE) {
            gradient.divi(count);
        }
        List<INDArray> gradients = new ArrayList<>(List.of(gradient));
        for (int i = 1; i < count; i++) {
            INDArray own = scope.temporary(NativeArrays.shape(gradient));
            own.assign(gradient);
            gradients.add(merging == Merging.SUBTRACT ? own.negi() : own);
        }
        return gradients;
    }
}
