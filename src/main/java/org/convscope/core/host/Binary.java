package org.convscope.core.host;

import java.util.ArrayList;
import java.util.List;
import org.convscope.array.Tensor;
import org.convscope.core.plan.Shapes;
import org.convscope.network.Operation;

/** Two operands, two inputs or an input and a constant, with numpy's broadcasting. */
final class Binary extends HostOperation {
    private final Operation.Binary operation;
    private final BinaryFunction function;

    Binary(Operation.Binary operation) {
        this.operation = operation;
        this.function = BinaryFunction.of(operation.arithmetic());
    }

    @Override
    public boolean isInPlace() {
        return true;
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
    public void compute(HostScope scope, List<Tensor> inputs, Tensor output) {
        List<Tensor> operands = operands(inputs);
        float[] a = spread(operands.get(0), output.shape());
        float[] b = spread(operands.get(1), output.shape());
        for (int i = 0; i < a.length; i++) {
            output.data()[i] = (float) function.value(a[i], b[i]);
        }
    }

    @Override
    public List<Tensor> gradients(HostScope scope, List<Tensor> inputs, Tensor output, Tensor gradient) {
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
