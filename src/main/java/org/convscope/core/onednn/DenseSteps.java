package org.convscope.core.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_inference;
import static org.bytedeco.dnnl.global.dnnl.dnnl_inner_product_backward_data_desc_init;
import static org.bytedeco.dnnl.global.dnnl.dnnl_inner_product_forward_desc_init;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_weights_md;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.bytedeco.dnnl.dnnl_inner_product_desc_t;
import org.convscope.array.Tensor;
import org.convscope.core.plan.StepWeights;
import org.jspecify.annotations.Nullable;

/** {@code Dense} on the last axis, with what follows it. Kernels too large to be kept go {@link StreamedDense}'s way. */
final class DenseSteps {
    private final ProgramWriter writer;
    private final Followers followers;
    private final CompileScope scope;

    DenseSteps(CompileScope scope) {
        this.scope = scope;
        this.writer = scope.writer();
        this.followers = new Followers(scope);
    }

    Compiled compile(OwnedWeights owned, NativeArray input, AfterOperation after, int[] shape) {
        StepWeights weights = owned.source();
        int in = input.channels();
        int units = shape[shape.length - 1];
        weights.requireShape("kernel", in, units);
        NativeArray rows = RowMatrices.of(writer.rowMajor(input));
        if (4L * in * units > writer.weightBudgetBytes() / 4) {
            return new StreamedDense(writer, followers).compile(weights, rows, input.shape(), after, shape);
        }
        Layout kernel = stored(in, units);
        Supplier<Tensor> values = () -> weights.kernel("kernel", 1, in, units);
        Supplier<Tensor> bias = weights.hasBias() ? () -> weights.bias(units) : null;
        var layer = new PrimitiveWeights(owned.owner(), owned.role() + "kernel", kernel, values, bias);
        Optional<EltwiseFunction> function = followers.fused(after.activation());
        NativeArray added = after.added() == null ? null : RowMatrices.of(writer.rowMajor(after.added()));
        int[] matrix = {rows.shape()[0], units};
        NativeArray output = followers.target(after.added(), added, Layout.rowMajor(matrix), matrix);
        try (var attributes = new Attributes()) {
            if (added != null) {
                attributes.sum();
            }
            function.ifPresent(fused -> attributes.then(fused.curve()));
            Primitive primitive = forward(rows.layout(), matrix, in, bias != null, attributes);
            var arguments = new Arguments()
                    .with(DNNL_ARG_SRC, rows)
                    .with(DNNL_ARG_WEIGHTS, kernel(layer, primitive))
                    .with(DNNL_ARG_DST, output);
            if (bias != null) {
                arguments.with(DNNL_ARG_BIAS, writer.plainWeight(owned.owner(), owned.role() + "bias", bias, units));
            }
            writer.call(primitive, arguments);
        }
        return followers
                .finished(
                        output.reshaped(shape),
                        after,
                        function,
                        gradient -> List.of(back(layer, gradient, input.shape())))
                .learning(gradient -> Optional.of(new DenseLearning(writer, rows, bias != null).learn(gradient)));
    }

    /** (in, units) row-major, which oneDNN calls (units, in). */
    static Layout stored(int in, int units) {
        return Layout.strided(new long[] {units, in}, new long[] {1, units});
    }

    /** As oneDNN likes it best; as it is stored where laying it out would take longer than what is gained. */
    private Layout kernelWish(int in, int units) {
        return scope.isLearning() ? stored(in, units) : Layout.any(new long[] {units, in});
    }

    private CachedWeight kernel(PrimitiveWeights layer, Primitive primitive) {
        return writer.weight(
                layer.owner(), layer.role(), layer.layout(), primitive.layout(dnnl_query_weights_md), layer.kernel());
    }

    private Primitive forward(Layout rows, int[] matrix, int in, boolean hasBias, Attributes attributes) {
        var layouts = new Layouts(
                rows, kernelWish(in, matrix[1]), hasBias ? Layout.plain(matrix[1]) : null, Layout.rowMajor(matrix));
        return forward(writer, dnnl_forward_inference, layouts, attributes);
    }

    /** Of what a primitive of a dense layer takes and gives. */
    record Layouts(Layout rows, Layout kernel, @Nullable Layout bias, Layout result) {}

    /**
     * @param kind oneDNN's: for an answer alone, or to learn
     */
    static Primitive forward(ProgramWriter writer, int kind, Layouts layouts, Attributes attributes) {
        Layout bias = layouts.bias();
        try (dnnl_inner_product_desc_t descriptor = new dnnl_inner_product_desc_t()) {
            Status.check(
                    dnnl_inner_product_forward_desc_init(
                            descriptor,
                            kind,
                            layouts.rows().descriptor(),
                            layouts.kernel().descriptor(),
                            bias == null ? null : bias.descriptor(),
                            layouts.result().descriptor()),
                    "a dense layer");
            return Primitive.find(writer.stream(), descriptor, attributes, null, "a dense layer")
                    .orElseThrow(() -> new IllegalStateException("oneDNN has no dense layer"));
        }
    }

    private NativeArray back(PrimitiveWeights layer, NativeArray gradient, int[] shape) {
        NativeArray after = RowMatrices.of(writer.rowMajor(gradient));
        int in = shape[shape.length - 1];
        NativeArray before = writer.create(after.shape()[0], in);
        try (dnnl_inner_product_desc_t descriptor = new dnnl_inner_product_desc_t();
                var attributes = new Attributes();
                Primitive forward = forward(before.layout(), after.shape(), in, false, attributes)) {
            Status.check(
                    dnnl_inner_product_backward_data_desc_init(
                            descriptor,
                            before.layout().descriptor(),
                            kernelWish(in, after.channels()).descriptor(),
                            after.layout().descriptor()),
                    "a dense layer's gradient");
            Primitive backward = Primitive.find(
                            writer.stream(), descriptor, attributes, forward, "a dense layer's gradient")
                    .orElseThrow(() -> new IllegalStateException("oneDNN has no dense layer's gradient"));
            writer.call(
                    backward,
                    new Arguments()
                            .with(DNNL_ARG_DIFF_DST, after)
                            .with(DNNL_ARG_WEIGHTS, kernel(layer, backward))
                            .with(DNNL_ARG_DIFF_SRC, before));
        }
        return before.reshaped(shape);
    }
}
