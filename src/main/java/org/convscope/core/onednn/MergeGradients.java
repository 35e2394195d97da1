package org.convscope.core.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_mul;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.convscope.network.Operation;

/** Merging layers and their gradients. */
final class MergeGradients {
    private final CompileScope scope;
    private final ProgramWriter writer;

    /** The way back that is taken where primitives do not have it. */
    @FunctionalInterface
    interface Otherwise {
        List<NativeArray> back(NativeArray output, NativeArray gradient);
    }

    MergeGradients(CompileScope scope) {
        this.scope = scope;
        this.writer = scope.writer();
    }

    Compiled compile(Operation.Merging merging, List<NativeArray> inputs, int[] shape, Otherwise otherwise) {
        NativeArray sum = new MergeSteps(writer).merged(scope, merging, inputs, shape);
        NativeArray output = merging == Operation.Merging.AVERAGE
                ? new LinearSteps(scope).compile(1.0 / inputs.size(), 0, sum).output()
                : sum;
        boolean isAlike = inputs.stream().allMatch(input -> Arrays.equals(input.shape(), shape));
        return new Compiled(output, gradient -> {
            if (!isAlike) {
                return otherwise.back(output, gradient);
            }
            return switch (merging) {
                case ADD -> inputs.stream().map(input -> gradient).toList();
                case SUBTRACT -> List.of(gradient, new LinearSteps(scope).scaled(gradient, -1));
                case AVERAGE -> {
                    NativeArray share = new LinearSteps(scope).scaled(gradient, 1.0 / inputs.size());
                    yield inputs.stream().map(input -> share).toList();
                }
                case MULTIPLY -> inputs.size() == 2 ? ofFactors(inputs, gradient) : otherwise.back(output, gradient);
                case MAXIMUM, MINIMUM -> otherwise.back(output, gradient);
            };
        });
    }

    private List<NativeArray> ofFactors(List<NativeArray> inputs, NativeArray gradient) {
        List<NativeArray> gradients = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            NativeArray product = writer.create(gradient.layout(), gradient.shape());
            new MergeSteps(writer).apply(dnnl_binary_mul, gradient, inputs.get(1 - i), product);
            gradients.add(product);
        }
        return gradients;
    }
}
