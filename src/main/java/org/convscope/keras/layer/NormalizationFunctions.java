package org.convscope.keras.layer;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.convscope.array.Tensor;
import org.convscope.keras.config.CallArgument;
import org.convscope.network.Activation;
import org.convscope.network.ArrayWeight;
import org.convscope.network.LayerCall.Layout;
import org.convscope.network.Operation;
import org.convscope.network.Operation.Accumulation;
import org.convscope.network.Operation.Arithmetic;
import org.convscope.network.Operation.Moment;
import org.convscope.problem.Problem;

/** Functions that normalise. */
final class NormalizationFunctions {
    /** Keras's {@code backend.epsilon()}. */
    private static final double EPSILON = 1e-7;

    private NormalizationFunctions() {}

    static void register(Map<String, Function<OpCall, LayerTranslation>> table) {
        table.put("l2_normalize", NormalizationFunctions::unit);
        table.put("normalize", NormalizationFunctions::normalized);
        table.put("layer_norm", NormalizationFunctions::layer);
        table.put("rmsnorm", NormalizationFunctions::rootMeanSquare);
        table.put("batch_norm", NormalizationFunctions::batch);
        table.put("batch_normalization", NormalizationFunctions::batch);
        table.put("local_response_normalization", NormalizationFunctions::localResponse);
        table.put("lrn", NormalizationFunctions::localResponse);
    }

    /** {@code tf.math.l2_normalize}: its epsilon is of the squares' sum. */
    private static LayerTranslation unit(OpCall call) {
        GraphTensor tensor = call.tensor();
        int[] axes = call.axes(tensor, call.list(1, "axis", "dim"));
        return call.on(tensor, new Operation.UnitNormalization(axes, Math.sqrt(call.number(1e-12, 2, "epsilon"))));
    }

    /** {@code keras.ops.normalize}: divided by a norm, which counts as no less than epsilon. */
    private static LayerTranslation normalized(OpCall call) {
        GraphTensor tensor = call.tensor();
        int[] axes = call.axes(tensor, Optional.of(call.list(1, "axis").orElse(new int[] {-1})));
        double order = call.number(2, 2, "order");
        double epsilon = call.number(EPSILON, 3, "epsilon");
        if (order == 2) {
            return call.on(tensor, new Operation.UnitNormalization(axes, epsilon));
        }
        if (order != 1 || axes.length != 1) {
            throw Problem.of("normalising by a norm of the order " + order + " cannot be computed")
                    .asException();
        }
        OperationChain chain = call.chain();
        GraphTensor norm = chain.then(
                new Operation.Reduce(Accumulation.SUM, axes, true), chain.each(Operation.Function.ABSOLUTE, tensor));
        return LayerTranslation.of(
                new Operation.Binary(Arithmetic.DIVIDE, null, false),
                List.of(tensor, chain.with(Arithmetic.MAXIMUM, norm, epsilon)),
                Layout.CHANNELS_LAST);
    }

    private static LayerTranslation layer(OpCall call) {
        boolean rms = call.flag(false, -1, "rms_scaling");
        GraphTensor normal = standardized(call, rms ? Moment.VARIANCE : Moment.STANDARDIZED);
        GraphTensor scaled = applied(call, Arithmetic.MULTIPLY, normal, call.argument(1, "gamma"));
        return call.on(applied(call, Arithmetic.ADD, scaled, call.argument(2, "beta")), new Operation.Identity());
    }

    private static LayerTranslation rootMeanSquare(OpCall call) {
        GraphTensor normal = standardized(call, Moment.MEAN_SQUARE);
        return call.on(applied(call, Arithmetic.MULTIPLY, normal, call.argument(1, "scale")), new Operation.Identity());
    }

    private static GraphTensor standardized(OpCall call, Moment moment) {
        GraphTensor tensor = call.tensor();
        int[] axes = call.axes(tensor, Optional.of(call.list(-1, "axis").orElse(new int[] {-1})));
        return call.chain()
                .then(new Operation.LayerNormalization(axes, call.number(EPSILON, -1, "epsilon"), moment), tensor);
    }

    private static boolean isGiven(Optional<CallArgument<GraphTensor>> operand) {
        return operand.isPresent()
                && !(operand.get() instanceof CallArgument.Value<GraphTensor> plain
                        && plain.value().isJsonNull());
    }

    /** A tensor with another operand, if there is one, broadcast as numpy does. */
    private static GraphTensor applied(
            OpCall call, Arithmetic arithmetic, GraphTensor tensor, Optional<CallArgument<GraphTensor>> operand) {
        return isGiven(operand)
                ? call.chain()
                        .both(
                                arithmetic,
                                tensor,
                                call.flow(operand.orElseThrow(), call.context().shape(tensor).length))
                : tensor;
    }

    /** Normalisation with mean and variance that the call states; those that are constants lie along one axis. */
    private static LayerTranslation batch(OpCall call) {
        GraphTensor tensor = call.tensor();
        boolean keras3 = call.context().layer().isOperation();
        int axis = keras3
                ? call.context().axisBesidesBatch(tensor, call.whole(-1, -1, "axis"))
                : call.context().shape(tensor).length;
        double epsilon = keras3 ? call.number(1e-3, -1, "epsilon") : call.number(Double.NaN, 5, "variance_epsilon");
        if (Double.isNaN(epsilon)) {
            throw Problem.of("its epsilon is missing").asException();
        }
        OperationChain chain = call.chain();
        GraphTensor mean = along(call, call.operand(1, "mean"), axis);
        GraphTensor variance = along(call, call.operand(2, "variance"), axis);
        GraphTensor factor = chain.each(Operation.Function.RSQRT, chain.with(Arithmetic.ADD, variance, epsilon));
        Optional<CallArgument<GraphTensor>> scale = call.argument(4, "scale");
        Optional<CallArgument<GraphTensor>> offset = call.argument(3, "offset");
        if (isGiven(scale)) {
            factor = chain.both(Arithmetic.MULTIPLY, factor, along(call, scale.orElseThrow(), axis));
        }
        GraphTensor result = chain.both(Arithmetic.MULTIPLY, chain.both(Arithmetic.SUBTRACT, tensor, mean), factor);
        if (isGiven(offset)) {
            result = chain.both(Arithmetic.ADD, result, along(call, offset.orElseThrow(), axis));
        }
        return call.on(result, new Operation.Identity());
    }

    private static GraphTensor along(OpCall call, CallArgument<GraphTensor> operand, int axis) {
        GraphTensor input = call.tensor();
        int rank = call.context().shape(input).length;
        if (operand.tensors().findAny().isPresent()) {
            return call.flow(operand, rank);
        }
        Tensor constant = call.constant(operand);
        if (constant.rank() != 1) {
            return call.chain().constant(constant, rank);
        }
        int[] shape = new int[rank];
        Arrays.fill(shape, 1);
        shape[axis - 1] = constant.size();
        return call.chain().constant(constant.reshaped(shape), rank);
    }

    /** x / (bias + alpha times the sum of squares over neighbouring channels) to the power beta. */
    private static LayerTranslation localResponse(OpCall call) {
        GraphTensor tensor = call.tensor();
        int channels = TranslationContext.channels(tensor);
        int radius = call.whole(5, 1, "depth_radius");
        double bias = call.number(1, 2, "bias");
        double alpha = call.number(1, 3, "alpha");
        double beta = call.number(0.5, 4, "beta");
        if (channels < 0) {
            throw Problem.of("normalises a free axis").asException();
        }
        float[] band = ConstantTables.zeros(channels, channels);
        for (int i = 0; i < channels; i++) {
            for (int j = Math.max(0, i - radius); j <= Math.min(channels - 1, i + radius); j++) {
                band[i * channels + j] = 1;
            }
        }
        OperationChain chain = call.chain();
        GraphTensor sums = chain.then(
                new Operation.Dense(channels),
                Activation.LINEAR,
                List.of(new ArrayWeight("kernel", Tensor.of(band, channels, channels))),
                chain.each(Operation.Function.SQUARE, tensor));
        GraphTensor base = chain.with(Arithmetic.ADD, chain.with(Arithmetic.MULTIPLY, sums, alpha), bias);
        return LayerTranslation.of(
                new Operation.Binary(Arithmetic.DIVIDE, null, false),
                List.of(tensor, chain.with(Arithmetic.POWER, base, beta)),
                Layout.CHANNELS_LAST);
    }
}
