package org.convscope.core.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_mul;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.convscope.core.host.DropoutMask;
import org.convscope.core.plan.Shapes;
import org.convscope.network.Operation;

/** Dropout as a product with a mask, which is drawn in Java and serves both ways, in whatever layout the numbers have. */
final class DropoutSteps {
    private final CompileScope scope;
    private final ProgramWriter writer;
    private final Operation.DropoutMask operation;

    DropoutSteps(CompileScope scope, Operation.DropoutMask operation) {
        this.scope = scope;
        this.writer = scope.writer();
        this.operation = operation;
    }

    /** Empty where it is left to Java: for all but single numbers and maps that are dropped. */
    Optional<Compiled> compile(NativeArray input) {
        int[] shape = input.shape();
        int[] own = shape.clone();
        for (int axis : operation.sharedAxes()) {
            own[axis] = 1;
        }
        boolean isOfMaps = Arrays.equals(own, new int[] {shape[0], 1, 1, input.channels()});
        if (!scope.isFinite() || !(isOfMaps || Arrays.equals(own, shape))) {
            return Optional.empty();
        }
        NativeArray mask = writer.create(own);
        int size = Shapes.product(own, 0, own.length);
        writer.add(
                context -> context.write(DropoutMask.factors(operation, operation.seed(context.seed()), size), mask),
                mask);
        return Optional.of(new Compiled(
                times(input, mask), gradient -> List.of(times(writer.inLayout(gradient, input.layout()), mask))));
    }

    private NativeArray times(NativeArray maps, NativeArray mask) {
        var merges = new MergeSteps(writer);
        if (Arrays.equals(maps.shape(), mask.shape())) {
            NativeArray product = writer.create(maps.layout(), maps.shape());
            merges.apply(dnnl_binary_mul, maps, mask, product);
            return product;
        }
        return merges.timesMaps(maps, mask);
    }
}
