package org.convscope.core.host;

import java.util.List;
import org.convscope.array.Tensor;
import org.convscope.core.plan.StepWeights;
import org.convscope.network.Operation;
import org.convscope.problem.Problem;

/** {@code Embedding}: rows of a table. A number says which row, so there is no gradient. */
final class Embedding extends HostOperation {
    private final Operation.Embedding operation;
    private final StepWeights weights;

    Embedding(Operation.Embedding operation, StepWeights weights) {
        this.operation = operation;
        this.weights = weights;
    }

    @Override
    public Remembers remembers() {
        return Remembers.SHAPES;
    }

    @Override
    public void compute(HostScope scope, List<Tensor> inputs, Tensor output) {
        int units = operation.units();
        Tensor table = scope.constant("embeddings", () -> weights.read("embeddings", operation.rows(), units));
        float[] numbers = inputs.get(0).data();
        for (int i = 0; i < numbers.length; i++) {
            int row = (int) numbers[i];
            if (!(row >= 0 && row < operation.rows())) {
                throw Problem.of("its input asks for a row that its table does not have")
                        .expected("0 to " + (operation.rows() - 1))
                        .found(numbers[i])
                        .asException();
            }
            System.arraycopy(table.data(), row * units, output.data(), i * units, units);
        }
    }

    @Override
    public List<Tensor> gradients(HostScope scope, List<Tensor> inputs, Tensor output, Tensor gradient) {
        return List.of(inputs.get(0));
    }
}
