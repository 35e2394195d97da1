package org.convscope.core.nd4j;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Several operations one after the other as one; for the gradient all are done once more. */
final class Composite extends ArrayOperation {
    private final List<Part> parts;

    /**
     * @param computing what computes it
     * @param shape the shape of its output, by those of what it takes
     */
    record Part(ArrayOperation computing, Function<List<int[]>, int[]> shape) {}

    Composite(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    @Override
    public Remembers remembers() {
        return Remembers.INPUTS;
    }

    @Override
    public void forward(StepScope scope, List<INDArray> inputs, INDArray output) {
        List<List<INDArray>> between = all(scope, inputs);
        output.assign(between.get(parts.size()).get(0));
    }

    /** What each of them takes, and in the end what the last one gives. */
    private List<List<INDArray>> all(StepScope scope, List<INDArray> inputs) {
        List<List<INDArray>> between = new ArrayList<>(List.of(inputs));
        for (int i = 0; i < parts.size(); i++) {
            ArrayOperation op = parts.get(i).computing();
            List<INDArray> taken = between.get(i);
            int[] shape = parts.get(i)
                    .shape()
                    .apply(taken.stream().map(NativeArrays::shape).toList());
            INDArray given;
            if (op.storage() == Storage.VIEW) {
                given = NativeArrays.view(taken.get(0), shape);
            } else {
                given = scope.temporary(shape);
                op.forward(scope.of("part " + i), taken, given);
            }
            between.add(List.of(given));
        }
        return between;
    }

    @Override
    public List<INDArray> inputGradients(StepScope scope, Passed passed, INDArray gradient) {
        List<List<INDArray>> between = all(scope, passed.inputs());
        List<INDArray> gradients = List.of(scope.temporary(NativeArrays.read(gradient)));
        for (int i = parts.size() - 1; i >= 0; i--) {
            ArrayOperation op = parts.get(i).computing();
            List<INDArray> taken = between.get(i);
            List<int[]> shapes = taken.stream().map(NativeArrays::shape).toList();
            if (op.storage() == Storage.VIEW) {
                gradients = List.of(scope.reshaped(gradients.get(0), shapes.get(0)));
            } else {
                @Nullable
                INDArray given =
                        op.remembers() == Remembers.OUTPUT ? between.get(i + 1).get(0) : null;
                List<INDArray> remembered = op.remembers() == Remembers.INPUTS ? taken : List.of();
                gradients = op.inputGradients(
                        scope.of("part " + i), new Passed(shapes, remembered, given), gradients.get(0));
            }
        }
        return gradients;
    }
}
