package org.convscope.core.onednn;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.convscope.network.Activation;
import org.jspecify.annotations.Nullable;

/** What is done to an operation's result, by its primitive where that can do it, and the way back through it. */
final class Followers {
    private final CompileScope scope;
    private final ProgramWriter writer;

    Followers(CompileScope scope) {
        this.scope = scope;
        this.writer = scope.writer();
    }

    /** The activation, if a primitive can apply it to its result: for gradients it must be known from the output. */
    Optional<EltwiseFunction> fused(Activation activation) {
        return scope.isFinite()
                ? EltwiseFunction.of(activation).filter(function -> scope.isForward() || function.byOutput())
                : Optional.empty();
    }

    /**
     * Where a primitive writes its result: over what is added, or over a copy of that where it is needed later.
     *
     * @param added as the step takes it; null for nothing
     * @param image the same as the primitive's output is shaped; null for nothing
     */
    NativeArray target(@Nullable NativeArray added, @Nullable NativeArray image, Layout layout, int[] shape) {
        if (added == null || image == null) {
            return writer.create(layout, shape);
        }
        boolean isOwn = image.region() != added.region() || scope.mayOverwrite(added);
        return isOwn ? writer.inLayout(image, layout) : writer.copied(image, layout);
    }

    /**
     * @param result of the operation with what has been fused
     * @param function what has been fused
     * @param own the operation's way back
     */
    Compiled finished(
            NativeArray result, AfterOperation after, Optional<EltwiseFunction> function, Compiled.Backward own) {
        Compiled.Backward back = gradient -> {
            List<NativeArray> gradients = new ArrayList<>(own.back(gradient));
            if (after.added() != null) {
                gradients.add(gradient);
            }
            return gradients;
        };
        if (function.isPresent()) {
            var activations = new Activations(writer);
            return new Compiled(result, gradient -> activations.gradient(function.get(), result, gradient), back);
        }
        if (after.activation().isLinear()) {
            return new Compiled(result, back);
        }
        Compiled activated = new ActivationSteps(scope).compile(after.activation(), result, after.owned());
        return new Compiled(
                activated.output(), gradient -> activated.back(gradient).get(0), back);
    }

    /** What is done to the result of an operation that knows nothing of it. */
    Compiled applied(Compiled operation, AfterOperation after, int[] shape) {
        NativeArray added = after.added();
        NativeArray result = added == null
                ? operation.output()
                : new MergeSteps(writer)
                        .sum(List.of(operation.output(), added), shape)
                        .output();
        return finished(result, after, Optional.empty(), operation::back)
                .learning(gradient ->
                        operation.learning().learn(operation.activation().apply(gradient)));
    }
}
