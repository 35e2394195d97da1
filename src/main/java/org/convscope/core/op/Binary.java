package org.convscope.core.op;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.convscope.array.Tensor;
import org.convscope.core.memory.NativeArrays;
import org.convscope.network.Operation;
import org.convscope.network.Operation.Merging;
import org.convscope.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Two operands, two inputs or an input and a constant, with numpy's broadcasting. Sums, differences and products are
 * libnd4j's; of two inputs with as many axes they are what the merging layers compute, with those layers' gradients.
 */
final class Binary extends HostOp {
    private final Operation.Binary operation;
    private final @Nullable Merging merging;
    private final BinaryFunction function;

    Binary(Operation.Binary operation) {
        this.operation = operation;
        this.function = BinaryFunction.of(operation.arithmetic());
        this.merging = switch (operation.arithmetic()) {
            case ADD -> Merging.ADD;
            case SUBTRACT -> Merging.SUBTRACT;
            case MULTIPLY -> Merging.MULTIPLY;
            default -> null;
        };
    }

    @Override
    public Storage storage() {
        return Storage.IN_PLACE;
    }

    @Override
    public void forward(Bench bench, List<INDArray> inputs, INDArray output) {
        if (merging == null) {
            super.forward(bench, inputs, output);
            return;
        }
        Tensor constant = operation.constant();
        if (constant == null) {
            NativeArrays.execute(Merge.operation(merging), inputs, output);
            return;
        }
        INDArray second = prepared(bench, constant);
        // never first: libnd4j writes a lone number over the output before it looks at the second operand
        boolean isReversed = merging == Merging.SUBTRACT && operation.constantFirst();
        NativeArrays.execute(
                isReversed ? "reversesubtract" : Merge.operation(merging), List.of(inputs.get(0), second), output);
    }

    @Override
    public List<INDArray> inputGradients(Bench bench, Passed passed, INDArray gradient) {
        List<int[]> shapes = passed.inputShapes();
        if (merging != null && shapes.size() == 2 && shapes.get(0).length == shapes.get(1).length) {
            return new Merge(merging).inputGradients(bench, passed, gradient);
        }
        Tensor constant = operation.constant();
        if (merging != null && constant != null && Arrays.equals(shapes.get(0), NativeArrays.shape(gradient))) {
            return List.of(byConstant(bench, constant, gradient));
        }
        return super.inputGradients(bench, passed, gradient);
    }

    /** In place. */
    private INDArray byConstant(Bench bench, Tensor constant, INDArray gradient) {
        if (merging == Merging.MULTIPLY) {
            NativeArrays.execute("multiply", List.of(gradient, prepared(bench, constant)), gradient);
        }
        return merging == Merging.SUBTRACT && operation.constantFirst() ? gradient.negi() : gradient;
    }

    private static INDArray prepared(Bench bench, Tensor constant) {
        int[] shape = constant.rank() == 0 ? new int[] {1} : constant.shape();
        return bench.constant("constant", () -> constant.reshaped(shape));
    }

    @Override
    public int[] outputShape(List<int[]> inputs) {
        if (inputs.size() != (operation.constant() == null ? 2 : 1)) {
            throw Problem.of("it has the wrong number of inputs")
                    .found(inputs.size())
                    .asException();
        }
        int[] second = operation.constant() == null
                ? inputs.get(1)
                : operation.constant().shape();
        return Shapes.broadcast(inputs.get(0), second);
    }

    private List<Tensor> operands(List<Tensor> inputs) {
        Tensor constant = operation.constant();
        if (constant == null) {
            return inputs;
        }
        return operation.constantFirst() ? List.of(constant, inputs.get(0)) : List.of(inputs.get(0), constant);
    }

    private static float[] spread(Tensor tensor, int[] shape) {
        float[] wide = new float[Shapes.product(shape, 0, shape.length)];
        Strided.broadcast(tensor.shape(), shape).copy(tensor.data(), wide);
        return wide;
    }

    @Override
    void compute(Bench bench, List<Tensor> inputs, Tensor output) {
        List<Tensor> operands = operands(inputs);
        float[] a = spread(operands.get(0), output.shape());
        float[] b = spread(operands.get(1), output.shape());
        for (int i = 0; i < a.length; i++) {
            output.data()[i] = (float) function.value(a[i], b[i]);
        }
    }

    @Override
    List<Tensor> gradients(Bench bench, List<Tensor> inputs, Tensor output, Tensor gradient) {
        List<Tensor> operands = operands(inputs);
        int[] shape = gradient.shape();
        float[] a = spread(operands.get(0), shape);
        float[] b = spread(operands.get(1), shape);
        List<Tensor> gradients = new ArrayList<>();
        for (int which = 0; which < 2; which++) {
            boolean isConstant = operation.constant() != null && (which == 0) == operation.constantFirst();
            if (isConstant) {
                continue;
            }
            float[] own = new float[a.length];
            for (int i = 0; i < own.length; i++) {
                own[i] = (float) (gradient.data()[i]
                        * (which == 0 ? function.firstSlope(a[i], b[i]) : function.secondSlope(a[i], b[i])));
            }
            Tensor result = Tensor.zeros(operands.get(which).shape());
            Strided.broadcast(result.shape(), shape).addTo(own, result.data());
            gradients.add(result);
        }
        return gradients;
    }
}
