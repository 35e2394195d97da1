package org.convscope.core.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SCALE;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SHIFT;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_MEAN;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SCALE;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SHIFT;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_VARIANCE;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WORKSPACE;
import static org.bytedeco.dnnl.global.dnnl.dnnl_backward;
import static org.bytedeco.dnnl.global.dnnl.dnnl_batch_normalization_backward_desc_init;
import static org.bytedeco.dnnl.global.dnnl.dnnl_batch_normalization_forward_desc_init;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_training;
import static org.bytedeco.dnnl.global.dnnl.dnnl_fuse_norm_relu;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_workspace_md;
import static org.bytedeco.dnnl.global.dnnl.dnnl_use_scale;
import static org.bytedeco.dnnl.global.dnnl.dnnl_use_shift;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import org.bytedeco.dnnl.dnnl_batch_normalization_desc_t;
import org.convscope.core.host.MovedAverages;
import org.convscope.core.plan.StepWeights;
import org.convscope.network.NormalizationOperations.MovingAverages;
import org.convscope.network.Operation;
import org.jspecify.annotations.Nullable;

/**
 * A normalisation by the mean and the variance of the batch itself while it learns: forwards, and in one way back the gradients by
 * its input, scale and offset.
 */
final class StatisticsSteps {
    private static final int HIGHEST_RANK = 5;

    private final CompileScope scope;
    private final ProgramWriter writer;
    private final OwnedWeights owned;
    private final Operation.BatchStatistics operation;
    private final NativeArray input;
    private final int channels;
    private final NativeArray mean;
    private final NativeArray variance;
    private int flags = dnnl_use_scale | dnnl_use_shift;

    /** Where a ReLU let numbers through; null without one. */
    private @Nullable NativeArray workspace;

    /** Ways back that are written already: what learns and what goes on are one. */
    private final IdentityHashMap<NativeArray, Slopes> written = new IdentityHashMap<>();

    private record Slopes(NativeArray input, NativeArray scale, NativeArray shift) {}

    /**
     * @param input for which {@link #canCompile} holds
     */
    StatisticsSteps(CompileScope scope, OwnedWeights owned, Operation.BatchStatistics operation, NativeArray input) {
        this.scope = scope;
        this.writer = scope.writer();
        this.owned = owned;
        this.operation = operation;
        this.input = input;
        this.channels = input.channels();
        this.mean = ofChannels();
        this.variance = ofChannels();
    }

    /** Whether it is along the channels of numbers that primitives take. */
    static boolean canCompile(Operation.BatchStatistics operation, NativeArray input) {
        return input.rank() >= 2 && input.rank() <= HIGHEST_RANK && operation.axis() == input.rank() - 1;
    }

    private NativeArray ofChannels() {
        return writer.create(Layout.plain(channels), channels);
    }

    /** With what follows: a ReLU is the primitive's, both ways. */
    Compiled compile(AfterOperation after, int[] shape) {
        boolean isRelu = EltwiseFunction.of(after.activation())
                .filter(EltwiseFunction::isPlainRelu)
                .isPresent();
        if (isRelu) {
            flags |= dnnl_fuse_norm_relu;
        }
        NativeArray output = writer.create(input.layout(), input.shape());
        Primitive primitive = forward();
        var arguments = new Arguments()
                .with(DNNL_ARG_SRC, input)
                .with(DNNL_ARG_DST, output)
                .with(DNNL_ARG_MEAN, mean)
                .with(DNNL_ARG_VARIANCE, variance)
                .with(DNNL_ARG_SCALE, weight("gamma", 1))
                .with(DNNL_ARG_SHIFT, weight("beta", 0));
        if (primitive.has(dnnl_query_workspace_md)) {
            workspace = writer.create(primitive.layout(dnnl_query_workspace_md), input.shape());
            arguments.with(DNNL_ARG_WORKSPACE, workspace);
        }
        writer.call(primitive, arguments);
        Compiled normalized =
                new Compiled(output, gradient -> List.of(slopes(gradient).input())).learning(this::learn);
        return isRelu ? normalized : new Followers(scope).applied(normalized, after, shape);
    }

    /** One number a channel, the same everywhere where the layer has no such weight. */
    private CachedWeight weight(String name, float otherwise) {
        StepWeights weights = owned.source();
        return writer.plainWeight(
                owned.owner(), owned.role() + name, () -> weights.readFlatOr(name, channels, otherwise), channels);
    }

    private Primitive forward() {
        try (dnnl_batch_normalization_desc_t descriptor = new dnnl_batch_normalization_desc_t();
                var attributes = new Attributes()) {
            Status.check(
                    dnnl_batch_normalization_forward_desc_init(
                            descriptor,
                            dnnl_forward_training,
                            input.layout().descriptor(),
                            (float) operation.epsilon(),
                            flags),
                    "a normalisation by the batch");
            return Primitive.find(writer.stream(), descriptor, attributes, null, "a normalisation by the batch")
                    .orElseThrow(() -> new IllegalStateException("oneDNN has no normalisation by the batch"));
        }
    }

    private Slopes slopes(NativeArray gradient) {
        return written.computeIfAbsent(gradient, this::back);
    }

    private Slopes back(NativeArray gradient) {
        Layout layout = input.layout();
        var slopes = new Slopes(writer.create(layout, input.shape()), ofChannels(), ofChannels());
        try (dnnl_batch_normalization_desc_t descriptor = new dnnl_batch_normalization_desc_t();
                var attributes = new Attributes();
                Primitive forward = forward()) {
            Status.check(
                    dnnl_batch_normalization_backward_desc_init(
                            descriptor,
                            dnnl_backward,
                            layout.descriptor(),
                            layout.descriptor(),
                            (float) operation.epsilon(),
                            flags),
                    "the gradient of a normalisation by the batch");
            Primitive backward = Primitive.find(
                            writer.stream(),
                            descriptor,
                            attributes,
                            forward,
                            "the gradient of a normalisation by the batch")
                    .orElseThrow(() -> new IllegalStateException("oneDNN has no gradient of such a normalisation"));
            var arguments = new Arguments()
                    .with(DNNL_ARG_SRC, input)
                    .with(DNNL_ARG_MEAN, mean)
                    .with(DNNL_ARG_VARIANCE, variance)
                    .with(DNNL_ARG_DIFF_DST, writer.inLayout(gradient, layout))
                    .with(DNNL_ARG_SCALE, weight("gamma", 1))
                    // of no use, but oneDNN 2.5 asks for it
                    .with(DNNL_ARG_SHIFT, weight("beta", 0))
                    .with(DNNL_ARG_DIFF_SRC, slopes.input())
                    .with(DNNL_ARG_DIFF_SCALE, slopes.scale())
                    .with(DNNL_ARG_DIFF_SHIFT, slopes.shift());
            if (workspace != null) {
                arguments.with(DNNL_ARG_WORKSPACE, workspace);
            }
            writer.call(backward, arguments);
        }
        return slopes;
    }

    private Optional<List<Compiled.Learned>> learn(NativeArray gradient) {
        Slopes slopes = slopes(gradient);
        List<Compiled.Learned> learned = new ArrayList<>();
        learn("gamma", slopes.scale(), learned);
        learn("beta", slopes.shift(), learned);
        MovingAverages averages = operation.averages();
        if (averages != null) {
            writer.add(context -> noteAverages(averages, context), mean, variance);
        }
        return Optional.of(learned);
    }

    private void learn(String name, NativeArray slope, List<Compiled.Learned> learned) {
        StepWeights weights = owned.source();
        if (weights.has(name)) {
            learned.add(new Compiled.Learned(
                    name, slope.reshaped(weights.weight(name).shape())));
        }
    }

    private void noteAverages(MovingAverages averages, RunContext context) {
        StepWeights weights = owned.source();
        MovedAverages.of(averages, weights, read(mean, context), read(variance, context), input.size() / channels)
                .forEach((name, value) -> context.wantedGradients().average(weights.fullName(name), value));
    }

    private static double[] read(NativeArray array, RunContext context) {
        float[] numbers = context.readNumbers(array);
        double[] wide = new double[numbers.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = numbers[i];
        }
        return wide;
    }
}
