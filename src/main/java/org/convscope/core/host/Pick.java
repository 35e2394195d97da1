package org.convscope.core.host;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.convscope.array.Tensor;
import org.convscope.core.plan.Shapes;
import org.convscope.network.InputShapes;
import org.convscope.network.Operation;

/** Entries of one axis in another order: {@code take}, {@code roll}, {@code repeat}, {@code tile}, mirrored borders. */
final class Pick extends HostOperation {
    private final Operation.Pick operation;

    Pick(Operation.Pick operation) {
        this.operation = operation;
    }

    @Override
    public Remembers remembers() {
        return Remembers.SHAPES;
    }

    /** The entry of an axis that each of the output's is. */
    private int[] places(int length) {
        int[] n = operation.numbers();
        return switch (operation.picking()) {
            case PLACES ->
                Arrays.stream(n)
                        .map(place -> place < 0 ? place + length : place)
                        .toArray();
            case ROLL ->
                IntStream.range(0, length)
                        .map(i -> Math.floorMod(i - n[0], length))
                        .toArray();
            case REPEAT ->
                IntStream.range(0, Math.multiplyExact(length, n[0]))
                        .map(i -> i / n[0])
                        .toArray();
            case TILE ->
                IntStream.range(0, Math.multiplyExact(length, n[0]))
                        .map(i -> i % length)
                        .toArray();
            case REFLECT -> around(length, i -> length == 1 ? 0 : mirrored(i, 2 * length - 2, length));
            case SYMMETRIC ->
                around(length, i -> {
                    int at = Math.floorMod(i, 2 * length);
                    return at < length ? at : 2 * length - 1 - at;
                });
            case EDGE -> around(length, i -> Math.max(0, Math.min(length - 1, i)));
            case WRAP -> around(length, i -> Math.floorMod(i, length));
        };
    }

    private static int mirrored(int place, int period, int length) {
        int at = Math.floorMod(place, period);
        return at < length ? at : period - at;
    }

    private int[] around(int length, java.util.function.IntUnaryOperator place) {
        int[] borders = operation.numbers();
        return IntStream.range(-borders[0], length + borders[1]).map(place).toArray();
    }

    @Override
    public void compute(HostScope scope, List<Tensor> inputs, Tensor output) {
        Tensor x = inputs.get(0);
        int axis = InputShapes.axis(operation.axis(), x.rank());
        int[] places = places(x.length(axis));
        int inner = Shapes.product(x.shape(), axis + 1, x.rank());
        int outer = Shapes.product(x.shape(), 0, axis);
        for (int o = 0; o < outer; o++) {
            for (int i = 0; i < places.length; i++) {
                System.arraycopy(
                        x.data(),
                        (o * x.length(axis) + places[i]) * inner,
                        output.data(),
                        (o * places.length + i) * inner,
                        inner);
            }
        }
    }

    @Override
    public List<Tensor> gradients(HostScope scope, List<Tensor> inputs, Tensor output, Tensor gradient) {
        Tensor result = Tensor.zeros(inputs.get(0).shape());
        int axis = InputShapes.axis(operation.axis(), result.rank());
        int[] places = places(result.length(axis));
        int inner = Shapes.product(result.shape(), axis + 1, result.rank());
        int outer = Shapes.product(result.shape(), 0, axis);
        for (int o = 0; o < outer; o++) {
            for (int i = 0; i < places.length; i++) {
                int from = (o * places.length + i) * inner;
                int to = (o * result.length(axis) + places[i]) * inner;
                for (int k = 0; k < inner; k++) {
                    result.data()[to + k] += gradient.data()[from + k];
                }
            }
        }
        return List.of(result);
    }
}
