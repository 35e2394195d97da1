package org.convscope.core.onednn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.convscope.core.onednn.LayoutWishes.Wish;
import org.convscope.core.plan.Shapes;
import org.convscope.network.Operation;

/** Operations that are made of operations. */
final class NestedSteps {
    private final ProgramWriter writer;
    private final Function<OperationWork, Compiled> compiler;

    /**
     * @param compiler writes one of them with what follows it
     */
    NestedSteps(ProgramWriter writer, Function<OperationWork, Compiled> compiler) {
        this.writer = writer;
        this.compiler = compiler;
    }

    /** One part after the other, with what follows each. */
    Compiled composite(Operation.Composite operation, OperationWork work) {
        NativeArray now = work.input();
        List<Compiled> parts = new ArrayList<>();
        for (int i = 0; i < operation.parts().size(); i++) {
            Operation.Part part = operation.parts().get(i);
            OwnedWeights weights = work.weights().part(part.role(), "part " + i);
            List<NativeArray> inputs = i == 0 ? work.inputs() : List.of(now);
            int[] shape = part.operation()
                    .outputShape(inputs.stream().map(NativeArray::shape).toList());
            var after = new AfterOperation(null, part.activation(), weights, Wish.ANY);
            Compiled compiled =
                    compiler.apply(new OperationWork(part.operation(), weights, inputs, after, shape, null));
            parts.add(compiled);
            now = compiled.output();
        }
        return new Compiled(now, gradient -> {
            List<NativeArray> gradients = List.of(gradient);
            for (int i = parts.size() - 1; i >= 0; i--) {
                gradients = parts.get(i).back(gradients.get(0));
            }
            return gradients;
        });
    }

    /** (N, time, ...) seen as (N x time, ...). */
    Compiled distributed(Operation.Distributed operation, OperationWork work) {
        List<NativeArray> inputs = work.inputs().stream()
                .map(input -> writer.rowMajor(input).reshaped(joined(input.shape())))
                .toList();
        int[] shape = joined(work.shape());
        Compiled compiled = compiler.apply(new OperationWork(
                operation.operation(), work.weights(), inputs, AfterOperation.nothing(work.weights()), shape, null));
        return new Compiled(writer.rowMajor(compiled.output()).reshaped(work.shape()), gradient -> {
            List<NativeArray> back = compiled.back(writer.rowMajor(gradient).reshaped(shape));
            List<NativeArray> parted = new ArrayList<>();
            for (int i = 0; i < back.size(); i++) {
                parted.add(writer.rowMajor(back.get(i))
                        .reshaped(work.inputs().get(i).shape()));
            }
            return parted;
        });
    }

    private static int[] joined(int[] shape) {
        int[] joined = Arrays.copyOfRange(shape, 1, shape.length);
        joined[0] = Shapes.product(shape, 0, 2);
        return joined;
    }
}
