package org.convscope.core.nd4j;

import java.util.Arrays;
import java.util.List;
import org.convscope.array.Tensor;
import org.convscope.core.host.HostOperation;
import org.convscope.network.Operation;
import org.convscope.network.Operation.Merging;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Sums, differences and products of two operands, by libnd4j; of two inputs with as many axes they are what the merging
 * layers compute, with those layers' gradients.
 */
final class Arithmetic extends OnHeap {
    private final Operation.Binary operation;
    private final Merging merging;

    /**
     * @param onHeap the same, for gradients that libnd4j does not give
     */
    Arithmetic(Operation.Binary operation, Merging merging, HostOperation onHeap) {
        super(onHeap);
        this.operation = operation;
        this.merging = merging;
    }

    @Override
    public void forward(StepScope scope, List<INDArray> inputs, INDArray output) {
        Tensor constant = operation.constant();
        if (constant == null) {
            NativeArrays.execute(Merge.operation(merging), inputs, output);
            return;
        }
        INDArray second = prepared(scope, constant);
        // never first: libnd4j writes a lone number over the output before it looks at the second operand
        boolean isReversed = merging == Merging.SUBTRACT && operation.constantFirst();
        NativeArrays.execute(
                isReversed ? "reversesubtract" : Merge.operation(merging), List.of(inputs.get(0), second), output);
    }

    @Override
    public List<INDArray> inputGradients(StepScope scope, Passed passed, INDArray gradient) {
        List<int[]> shapes = passed.inputShapes();
        if (shapes.size() == 2 && shapes.get(0).length == shapes.get(1).length) {
            return new Merge(merging).inputGradients(scope, passed, gradient);
        }
        Tensor constant = operation.constant();
        if (constant != null && Arrays.equals(shapes.get(0), NativeArrays.shape(gradient))) {
            return List.of(byConstant(scope, constant, gradient));
        }
        return super.inputGradients(scope, passed, gradient);
    }

    /** In place. */
    private INDArray byConstant(StepScope scope, Tensor constant, INDArray gradient) {
        if (merging == Merging.MULTIPLY) {
            NativeArrays.execute("multiply", List.of(gradient, prepared(scope, constant)), gradient);
        }
        return merging == Merging.SUBTRACT && operation.constantFirst() ? gradient.negi() : gradient;
    }

    private static INDArray prepared(StepScope scope, Tensor constant) {
        int[] shape = constant.rank() == 0 ? new int[] {1} : constant.shape();
        return scope.array("constant", () -> constant.reshaped(shape));
    }
}
