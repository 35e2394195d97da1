package org.convscope.core.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_MEAN;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SCALE;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SHIFT;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_VARIANCE;
import static org.bytedeco.dnnl.global.dnnl.dnnl_batch_normalization_forward_desc_init;
import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_add;
import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_mul;
import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_sub;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_inference;
import static org.bytedeco.dnnl.global.dnnl.dnnl_layer_normalization_forward_desc_init;
import static org.bytedeco.dnnl.global.dnnl.dnnl_use_global_stats;
import static org.bytedeco.dnnl.global.dnnl.dnnl_use_scale;
import static org.bytedeco.dnnl.global.dnnl.dnnl_use_shift;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.bytedeco.dnnl.dnnl_batch_normalization_desc_t;
import org.bytedeco.dnnl.dnnl_layer_normalization_desc_t;
import org.convscope.array.Tensor;
import org.convscope.core.plan.ChannelAffine;
import org.convscope.core.plan.StepWeights;
import org.convscope.network.Activation;
import org.convscope.network.Operation;
import org.jspecify.annotations.Nullable;

/** Normalisation by known means and variances, or by those of each row. */
final class NormalizationSteps {
    private final CompileScope scope;
    private final ProgramWriter writer;
    private final Followers followers;
    private final OwnedWeights owned;
    private final StepWeights weights;

    NormalizationSteps(CompileScope scope, OwnedWeights owned) {
        this.scope = scope;
        this.writer = scope.writer();
        this.followers = new Followers(scope);
        this.owned = owned;
        this.weights = owned.source();
    }

    /** {@code BatchNormalization} in inference. */
    Compiled batch(Operation.BatchNormalization operation, NativeArray input, AfterOperation after) {
        int rank = input.rank();
        int channels = input.shape()[operation.axis()];
        boolean isLast = operation.axis() == rank - 1 && rank >= 2 && rank <= 5;
        Compiled.Backward back = gradient -> List.of(back(operation, gradient, channels));
        Optional<EltwiseFunction> fused = followers.fused(after.activation());
        if (isLast) {
            ChannelAffine affine = ChannelAffine.of(operation, weights, channels);
            Supplier<Tensor> offset = () -> affine.applyTo(Tensor.zeros(channels));
            Optional<NativeArray> written = channelwise(input, "a scale", affine::scale, offset, after.added(), fused);
            if (written.isPresent()) {
                return followers.finished(written.get(), after, fused, back);
            }
        }
        NativeArray output = writer.create(input.layout(), input.shape());
        if (!isLast) {
            byFactors(operation, input, channels, output);
        } else if (after.added() == null && after.activation().equals(Activation.RELU)) {
            byPrimitive(operation, input, channels, fused, output);
            return followers.finished(output, after, fused, back);
        } else {
            byPrimitive(operation, input, channels, Optional.empty(), output);
        }
        return followers.applied(new Compiled(output, back), after, input.shape());
    }

    /**
     * Each channel of images as one pixel of a depthwise convolution, whose code is several times as fast as that of two
     * operands, and takes a sum and any activation; empty for other arrays.
     *
     * @param offset what is added in each channel; null for nothing
     */
    private Optional<NativeArray> channelwise(
            NativeArray input,
            String role,
            Supplier<Tensor> scale,
            @Nullable Supplier<Tensor> offset,
            @Nullable NativeArray added,
            Optional<EltwiseFunction> function) {
        if (input.rank() != 4 || !scope.isFinite()) {
            return Optional.empty();
        }
        ConvolutionShape shape = ConvolutionShape.ofEachChannel(input.shape());
        var numbers =
                new PrimitiveWeights(owned.owner(), owned.role() + role, shape.kernelOfDepthwise(), scale, offset);
        return new ConvolutionSteps(scope).channelwise(shape, numbers, input, added, function);
    }

    private CachedWeight rowFactor(String name, Supplier<Tensor> values, int channels) {
        Layout layout = Layout.rowMajor(1, channels);
        return writer.weight(owned.owner(), owned.role() + name, layout, layout, values);
    }

    private void byPrimitive(
            Operation.BatchNormalization operation,
            NativeArray input,
            int channels,
            Optional<EltwiseFunction> function,
            NativeArray output) {
        try (dnnl_batch_normalization_desc_t descriptor = new dnnl_batch_normalization_desc_t();
                var attributes = new Attributes()) {
            Status.check(
                    dnnl_batch_normalization_forward_desc_init(
                            descriptor,
                            dnnl_forward_inference,
                            input.layout().descriptor(),
                            (float) operation.epsilon(),
                            dnnl_use_global_stats | dnnl_use_scale | dnnl_use_shift),
                    "a batch normalisation");
            function.ifPresent(fused -> attributes.then(fused.curve()));
            Primitive primitive = Primitive.find(writer.stream(), descriptor, attributes, null, "a batch normalisation")
                    .orElseThrow(() -> new IllegalStateException("oneDNN has no such batch normalisation"));
            writer.call(
                    primitive,
                    new Arguments()
                            .with(DNNL_ARG_SRC, input)
                            .with(DNNL_ARG_DST, output)
                            .with(DNNL_ARG_MEAN, row("mean", () -> weights.readFlat("moving_mean", channels), channels))
                            .with(
                                    DNNL_ARG_VARIANCE,
                                    row("variance", () -> weights.readFlat("moving_variance", channels), channels))
                            .with(
                                    DNNL_ARG_SCALE,
                                    row("gamma", () -> weights.readFlatOr("gamma", channels, 1), channels))
                            .with(
                                    DNNL_ARG_SHIFT,
                                    row("beta", () -> weights.readFlatOr("beta", channels, 0), channels)));
        }
    }

    private CachedWeight row(String name, Supplier<Tensor> values, int channels) {
        return writer.plainWeight(owned.owner(), owned.role() + name, values, channels);
    }

    private void byFactors(
            Operation.BatchNormalization operation, NativeArray input, int channels, NativeArray output) {
        ChannelAffine affine = ChannelAffine.of(operation, weights, channels);
        var merges = new MergeSteps(writer);
        merges.apply(
                dnnl_binary_sub,
                input,
                factor("a mean", () -> row(affine.factors().get().mean()), operation, input),
                output);
        merges.apply(dnnl_binary_mul, output, scale(affine, operation, input), output);
        merges.apply(
                dnnl_binary_add,
                output,
                factor("an offset", () -> row(affine.factors().get().offset()), operation, input),
                output);
    }

    private CachedWeight scale(ChannelAffine affine, Operation.BatchNormalization operation, NativeArray array) {
        return factor("a scale", () -> row(affine.factors().get().scale()), operation, array);
    }

    private CachedWeight factor(
            String name, Supplier<Tensor> values, Operation.BatchNormalization operation, NativeArray array) {
        int[] shape = new int[array.rank()];
        Arrays.fill(shape, 1);
        shape[operation.axis()] = array.shape()[operation.axis()];
        Layout layout = Layout.rowMajor(shape);
        return writer.weight(owned.owner(), owned.role() + name, layout, layout, values);
    }

    private static Tensor row(double[] values) {
        float[] row = new float[values.length];
        for (int i = 0; i < row.length; i++) {
            row[i] = (float) values[i];
        }
        return Tensor.of(row, row.length);
    }

    private NativeArray back(Operation.BatchNormalization operation, NativeArray gradient, int channels) {
        ChannelAffine affine = ChannelAffine.of(operation, weights, channels);
        if (operation.axis() == gradient.rank() - 1) {
            return times(gradient, "a scale", affine::scale);
        }
        NativeArray before = writer.create(gradient.layout(), gradient.shape());
        new MergeSteps(writer).apply(dnnl_binary_mul, gradient, scale(affine, operation, gradient), before);
        return before;
    }

    /** {@code LayerNormalization} of each row of the last axis, forwards. */
    NativeArray rows(Operation.LayerNormalization operation, NativeArray input) {
        NativeArray rows = RowMatrices.of(writer.rowMajor(input));
        NativeArray output = writer.create(rows.shape());
        int channels = rows.channels();
        try (dnnl_layer_normalization_desc_t descriptor = new dnnl_layer_normalization_desc_t();
                var attributes = new Attributes()) {
            Layout statistics = Layout.plain(rows.shape()[0]);
            Status.check(
                    dnnl_layer_normalization_forward_desc_init(
                            descriptor,
                            dnnl_forward_inference,
                            rows.layout().descriptor(),
                            statistics.descriptor(),
                            (float) operation.epsilon(),
                            dnnl_use_scale | dnnl_use_shift),
                    "a layer normalisation");
            Primitive primitive = Primitive.find(writer.stream(), descriptor, attributes, null, "a layer normalisation")
                    .orElseThrow(() -> new IllegalStateException("oneDNN has no layer normalisation"));
            writer.call(
                    primitive,
                    new Arguments()
                            .with(DNNL_ARG_SRC, rows)
                            .with(DNNL_ARG_DST, output)
                            .with(
                                    DNNL_ARG_SCALE,
                                    row("gamma", () -> weights.readFlatOr("gamma", channels, 1), channels))
                            .with(
                                    DNNL_ARG_SHIFT,
                                    row("beta", () -> weights.readFlatOr("beta", channels, 0), channels)));
        }
        return output.reshaped(input.shape());
    }

    /** {@code LayerScale}: each channel times a number. */
    Compiled scaled(NativeArray input) {
        Supplier<Tensor> gamma = () -> weights.readFlat("gamma", input.channels());
        return new Compiled(times(input, "gamma", gamma), gradient -> List.of(times(gradient, "gamma", gamma)));
    }

    private NativeArray times(NativeArray array, String role, Supplier<Tensor> factors) {
        return channelwise(array, role, factors, null, null, Optional.empty()).orElseGet(() -> {
            NativeArray given = writer.rowMajor(array);
            NativeArray output = writer.create(array.shape());
            CachedWeight factor = rowFactor(role, factors, array.channels());
            new MergeSteps(writer).apply(dnnl_binary_mul, RowMatrices.of(given), factor, RowMatrices.of(output));
            return output;
        });
    }
}
