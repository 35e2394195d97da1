package org.convscope.core.op;

import java.util.ArrayList;
import java.util.List;
import org.convscope.core.memory.NativeArrays;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Several operations one after the other as one; for the gradient all are done once more. */
final class Composite extends Op {
    private final List<Op> ops;

    Composite(List<Op> ops) {
        this.ops = List.copyOf(ops);
    }

    @Override
    public Remembers remembers() {
        return Remembers.INPUTS;
    }

    @Override
    public int[] outputShape(List<int[]> inputs) {
        List<int[]> shapes = inputs;
        for (Op op : ops) {
            shapes = List.of(op.outputShape(shapes));
        }
        return shapes.get(0);
    }

    @Override
    public void forward(Bench bench, List<INDArray> inputs, INDArray output) {
        List<List<INDArray>> between = all(bench, inputs);
        output.assign(between.get(ops.size()).get(0));
    }

    /** What each of them takes, and in the end what the last one gives. */
    private List<List<INDArray>> all(Bench bench, List<INDArray> inputs) {
        List<List<INDArray>> between = new ArrayList<>(List.of(inputs));
        for (int i = 0; i < ops.size(); i++) {
            Op op = ops.get(i);
            List<INDArray> taken = between.get(i);
            int[] shape = op.outputShape(taken.stream().map(NativeArrays::shape).toList());
            INDArray given;
            if (op.storage() == Storage.VIEW) {
                given = NativeArrays.view(taken.get(0), shape);
            } else {
                given = bench.temporary(shape);
                op.forward(bench.of("part " + i), taken, given);
            }
            between.add(List.of(given));
        }
        return between;
    }

    @Override
    public List<INDArray> inputGradients(Bench bench, Passed passed, INDArray gradient) {
        List<List<INDArray>> between = all(bench, passed.inputs());
        List<INDArray> gradients = List.of(bench.temporary(NativeArrays.read(gradient)));
        for (int i = ops.size() - 1; i >= 0; i--) {
            Op op = ops.get(i);
            List<INDArray> taken = between.get(i);
            List<int[]> shapes = taken.stream().map(NativeArrays::shape).toList();
            if (op.storage() == Storage.VIEW) {
                gradients = List.of(bench.reshaped(gradients.get(0), shapes.get(0)));
            } else {
                @Nullable
                INDArray given =
                        op.remembers() == Remembers.OUTPUT ? between.get(i + 1).get(0) : null;
                List<INDArray> remembered = op.remembers() == Remembers.INPUTS ? taken : List.of();
                gradients = op.inputGradients(
                        bench.of("part " + i), new Passed(shapes, remembered, given), gradients.get(0));
            }
        }
        return gradients;
    }
}
