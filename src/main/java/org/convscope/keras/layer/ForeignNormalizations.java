package org.convscope.keras.layer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.convscope.array.Tensor;
import org.convscope.network.LayerCall.Layout;
import org.convscope.network.Operation;
import org.convscope.network.Operation.Accumulation;
import org.convscope.network.Operation.Arithmetic;
import org.convscope.problem.Problem;

/**
 * Normalisations and scales that are no layers of Keras but common in files: of keras-contrib, of converted ResNets and
 * DenseNets, of SSD. A class is taken for the known one only where its settings are those that the known one writes.
 */
final class ForeignNormalizations {
    private static final Set<String> OF_CONTRIB = Set.of("axis", "epsilon", "center", "scale");

    private ForeignNormalizations() {}

    static void register(Map<String, LayerTranslator> table) {
        table.put("InstanceNormalization", ForeignNormalizations::instance);
        table.put("Scale", ForeignNormalizations::scale);
        table.put("L2Normalization", ForeignNormalizations::unit);
    }

    /** Refuses what another class of the same name would have written. */
    static void require(TranslationContext context, String known, Set<String> settings) {
        if (!context.settings().json().keySet().containsAll(settings)) {
            throw Problem.of("layers of the class " + context.layer().className() + " are known only as " + known
                            + " has them")
                    .expected("the options "
                            + String.join(", ", settings.stream().sorted().toList()))
                    .found(String.join(", ", context.settings().json().keySet()))
                    .asException();
        }
    }

    /** keras-contrib: (x - mean) / (standard deviation + epsilon) over all axes but the batch and, where it is given, one. */
    private static LayerTranslation instance(TranslationContext context) {
        require(context, "keras-contrib's InstanceNormalization", OF_CONTRIB);
        GraphTensor input = context.graph().modelOrder(context.input());
        int rank = context.shape(input).length;
        int kept = context.settings().has("axis")
                ? context.axisBesidesBatch(input, context.settings().whole("axis", -1))
                : 0;
        int[] axes = IntStream.rangeClosed(1, rank).filter(axis -> axis != kept).toArray();
        GraphBuilder graph = context.graph();
        GraphTensor mean = graph.put(
                context.id() + "/mean", new Operation.Reduce(Accumulation.MEAN, axes, true), List.of(input), List.of());
        GraphTensor centred = graph.put(
                context.id() + "/centred",
                new Operation.Binary(Arithmetic.SUBTRACT, null, false),
                List.of(input, mean),
                List.of());
        GraphTensor deviation = graph.put(
                context.id() + "/deviation",
                new Operation.Reduce(Accumulation.STANDARD_DEVIATION, axes, true),
                List.of(input),
                List.of());
        Tensor epsilon = Tensor.of(new float[] {(float) context.settings().number("epsilon", 1e-3)});
        GraphTensor divisor = graph.put(
                context.id() + "/divisor",
                new Operation.Binary(Arithmetic.ADD, epsilon, false),
                List.of(deviation),
                List.of());
        GraphTensor normal = graph.put(
                context.id() + "/normal",
                new Operation.Binary(Arithmetic.DIVIDE, null, false),
                List.of(centred, divisor),
                List.of());
        int[] shape = ones(rank);
        if (kept > 0) {
            shape[kept - 1] = context.shape(input)[kept - 1];
        }
        affine(context, shape);
        return LayerTranslation.of(new Operation.BroadcastAffine(), normal);
    }

    /**
     * keras-contrib: the tensor is seen as (N, groups, ..., channels / groups, ...) without being rearranged, so that with channels
     * last a group is a band of rows; normalised over all but the groups.
     */
    static LayerTranslation groups(TranslationContext context) {
        require(context, "keras-contrib's GroupNormalization", OF_CONTRIB);
        GraphTensor input = context.graph().modelOrder(context.input());
        int[] shape = context.shape(input);
        int axis = context.axisBesidesBatch(input, context.settings().whole("axis", -1));
        int groups = context.settings().positive("groups");
        int channels = shape[axis - 1];
        if (channels < 0 || channels % groups != 0) {
            throw Problem.of("its groups do not divide its channels")
                    .expected(groups + " groups")
                    .found(channels + " channels")
                    .asException();
        }
        List<Integer> grouped = new ArrayList<>(List.of(groups));
        Arrays.stream(shape).forEach(grouped::add);
        grouped.set(axis, channels / groups);
        int[] seen = grouped.stream().mapToInt(Integer::intValue).toArray();
        GraphBuilder graph = context.graph();
        GraphTensor parted =
                graph.put(context.id() + "/groups", new Operation.Reshape(seen), List.of(input), List.of());
        GraphTensor normal = graph.put(
                context.id() + "/normal",
                new Operation.LayerNormalization(
                        IntStream.rangeClosed(2, seen.length).toArray(),
                        context.settings().number("epsilon", 1e-5),
                        Operation.Moment.STANDARDIZED),
                List.of(parted),
                List.of());
        int[] weights = ones(seen.length);
        weights[0] = groups;
        weights[axis] = channels / groups;
        affine(context, weights);
        GraphTensor scaled = graph.put(
                context.id() + "/scaled",
                new Operation.BroadcastAffine(),
                List.of(normal),
                context.weights().taken());
        return LayerTranslation.of(new Operation.Reshape(shape), List.of(scaled), Layout.CHANNELS_LAST);
    }

    /** Gamma and beta, where they are used, under a shape that broadcasts. */
    private static void affine(TranslationContext context, int[] shape) {
        if (context.settings().flag("scale", true)) {
            context.weights().takeAs("gamma", shape);
        }
        if (context.settings().flag("center", true)) {
            context.weights().takeAs("beta", shape);
        }
    }

    /** The layer {@code Scale} of the ResNet-101/152 and DenseNets that were converted from Caffe: gamma x + beta. */
    private static LayerTranslation scale(TranslationContext context) {
        require(context, "the converted ResNets and DenseNets", Set.of("axis", "momentum"));
        context.settings().number("momentum", 0);
        GraphTensor input = context.graph().modelOrder(context.input());
        int axis = context.axisBesidesBatch(input, context.settings().whole("axis", -1));
        int[] shape = ones(context.shape(input).length);
        shape[axis - 1] = context.shape(input)[axis - 1];
        context.weights().takeAs("gamma", shape);
        context.weights().takeAs("beta", shape);
        return LayerTranslation.of(new Operation.BroadcastAffine(), input);
    }

    /** The layer {@code L2Normalization} of SSD: unit vectors along the channels, times gamma. */
    private static LayerTranslation unit(TranslationContext context) {
        require(context, "SSD", Set.of("gamma_init"));
        context.settings().number("gamma_init", 0);
        GraphTensor input = context.graph().modelOrder(context.input());
        int[] shape = context.shape(input);
        if (shape.length != 3) {
            throw Problem.of("takes images").found(shape.length + " axes").asException();
        }
        GraphTensor normal = context.graph()
                .put(
                        context.id() + "/unit",
                        new Operation.UnitNormalization(new int[] {3}, 1e-6),
                        List.of(input),
                        List.of());
        context.weights().takeAs("gamma", 1, 1, shape[2]);
        return LayerTranslation.of(new Operation.BroadcastAffine(), normal);
    }

    private static int[] ones(int rank) {
        int[] ones = new int[rank];
        Arrays.fill(ones, 1);
        return ones;
    }
}
