package org.convscope.core.host;

import java.util.ArrayList;
import java.util.List;
import org.convscope.array.Tensor;
import org.convscope.network.InputShapes;
import org.convscope.network.Operation;

/** {@code Dot}: one axis of each input is contracted, frame by frame; with {@code normalize}, of unit vectors. */
final class Dot extends HostOperation {
    private final Operation.Dot operation;
    private final MatrixProduct product = new MatrixProduct(new Operation.MatrixProduct(false, true));
    private final RowOperation unit;

    Dot(Operation.Dot operation) {
        this.operation = operation;
        this.unit = Normalize.unit(new Operation.UnitNormalization(new int[] {2}, operation.smallest()));
    }

    private static RowOperation.Rows rows(Tensor x, int axis) {
        return RowOperation.Rows.of(x.shape(), new int[] {InputShapes.axis(axis, x.rank())});
    }

    /** (N, rest, contracted axis). */
    private static Tensor matrices(Tensor x, RowOperation.Rows rows) {
        return Tensor.of(rows.gather(x.data()), x.length(0), rows.count() / x.length(0), rows.length());
    }

    private Tensor normalized(HostScope scope, Tensor matrices) {
        if (!operation.normalize()) {
            return matrices;
        }
        Tensor result = Tensor.zeros(matrices.shape());
        unit.compute(scope, List.of(matrices), result);
        return result;
    }

    @Override
    public void compute(HostScope scope, List<Tensor> inputs, Tensor output) {
        Tensor a = inputs.get(0);
        Tensor b = inputs.get(1);
        Tensor x = normalized(scope, matrices(a, rows(a, operation.firstAxis())));
        Tensor y = normalized(scope, matrices(b, rows(b, operation.secondAxis())));
        product.compute(scope, List.of(x, y), output.reshaped(x.length(0), x.length(1), y.length(1)));
    }

    @Override
    public List<Tensor> gradients(HostScope scope, List<Tensor> inputs, Tensor output, Tensor gradient) {
        List<RowOperation.Rows> rows =
                List.of(rows(inputs.get(0), operation.firstAxis()), rows(inputs.get(1), operation.secondAxis()));
        List<Tensor> plain = List.of(matrices(inputs.get(0), rows.get(0)), matrices(inputs.get(1), rows.get(1)));
        List<Tensor> operands = plain.stream().map(x -> normalized(scope, x)).toList();
        int[] shape = {
            plain.get(0).length(0), plain.get(0).length(1), plain.get(1).length(1)
        };
        List<Tensor> between = product.gradients(scope, operands, output, gradient.reshaped(shape));
        List<Tensor> gradients = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            Tensor g = operation.normalize()
                    ? unit.gradients(scope, List.of(plain.get(i)), output, between.get(i))
                            .get(0)
                    : between.get(i);
            Tensor result = Tensor.zeros(inputs.get(i).shape());
            rows.get(i).scatter(g.data(), result.data());
            gradients.add(result);
        }
        return gradients;
    }
}
