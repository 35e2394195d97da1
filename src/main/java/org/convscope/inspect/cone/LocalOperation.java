package org.convscope.inspect.cone;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.convscope.network.Activation;
import org.convscope.network.LayerCall;
import org.convscope.network.Operation;
import org.convscope.network.Padding;
import org.jspecify.annotations.Nullable;

/**
 * How a layer that looks at a window of its maps is computed on a part of them, cut out with what pads it.
 *
 * @param operation what is computed of what was cut out; null where that is the result already
 * @param outside what lies beyond the map
 * @param leavesOutPadding whether an average is of what lies in the map alone, however few that are
 */
record LocalOperation(
        @Nullable Operation operation, AxisReach rows, AxisReach columns, float outside, boolean leavesOutPadding) {
    private static final int MAP_AXES = 3;
    private static final int CHANNELS = 3;

    /**
     * @param inputs shapes of what it takes, (H, W, C)
     * @param output shape of what it gives
     * @return empty where a place depends on more than a window, or nobody has said which
     */
    static Optional<LocalOperation> of(LayerCall call, List<int[]> inputs, int[] output) {
        if (output.length != MAP_AXES
                || inputs.stream().anyMatch(shape -> shape.length != MAP_AXES)
                || !isPerPlace(call.activation())) {
            return Optional.empty();
        }
        int[] first = inputs.get(0);
        Operation operation = call.operation();
        if (isPerPlace(operation, call)) {
            boolean fits = inputs.stream().allMatch(shape -> shape[0] == output[0] && shape[1] == output[1]);
            return fits
                    ? Optional.of(new LocalOperation(
                            operation, AxisReach.same(output[0]), AxisReach.same(output[1]), 0, false))
                    : Optional.empty();
        }
        if (inputs.size() != 1) {
            return Optional.empty();
        }
        if (call.activation().isLinear()) {
            Optional<LocalOperation> moving = moving(operation, first, output);
            if (moving.isPresent()) {
                return moving;
            }
        }
        return windowed(operation, first, output);
    }

    /** Whether it can be computed with what comes before at once: it needs no place twice, and none beyond the map. */
    boolean joins() {
        return operation != null
                && !leavesOutPadding
                && !rows.isPadded()
                && !columns.isPadded()
                && !rows.overlaps()
                && !columns.overlaps();
    }

    /** Whether places of the input come several times. */
    boolean repeats() {
        return rows.repeats() > 1 || columns.repeats() > 1;
    }

    /** Whether each place of the output is computed from the same place of the input. */
    boolean isSamePlace() {
        return rows.isSame() && columns.isSame();
    }

    private static Optional<LocalOperation> windowed(Operation operation, int[] input, int[] output) {
        if (operation instanceof Operation.Convolution one) {
            var unpadded = new Operation.Convolution(
                    one.filters(), one.kernel(), one.strides(), Padding.VALID, one.dilation(), one.groups());
            return Optional.of(part(one, unpadded, 0, input, output));
        }
        if (operation instanceof Operation.DepthwiseConvolution one) {
            var unpadded = new Operation.DepthwiseConvolution(
                    one.multiplier(), one.kernel(), one.strides(), Padding.VALID, one.dilation());
            return Optional.of(part(one, unpadded, 0, input, output));
        }
        if (operation instanceof Operation.SeparableConvolution one) {
            var unpadded = new Operation.SeparableConvolution(
                    one.filters(), one.multiplier(), one.kernel(), one.strides(), Padding.VALID, one.dilation());
            return Optional.of(part(one, unpadded, 0, input, output));
        }
        if (operation instanceof Operation.Pooling one) {
            var unpadded = new Operation.Pooling(one.reduction(), one.size(), one.strides(), Padding.VALID);
            boolean isMaximum = one.reduction() == Operation.Reduction.MAX;
            LocalOperation made = part(one, unpadded, isMaximum ? -Float.MAX_VALUE : 0, input, output);
            boolean isPadded = made.rows.isPadded() || made.columns.isPadded();
            return Optional.of(isPadded && !isMaximum ? made.leavingOutPadding() : made);
        }
        return Optional.empty();
    }

    private static Optional<LocalOperation> moving(Operation operation, int[] input, int[] output) {
        if (operation instanceof Operation.ZeroPadding || operation instanceof Operation.Cropping) {
            return Optional.of(part(operation, null, 0, input, output));
        }
        if (operation instanceof Operation.ConstantPadding one && input[2] == output[2] && one.before()[2] == 0) {
            return Optional.of(part(one, null, (float) one.value(), input, output));
        }
        if (operation instanceof Operation.UpSampling one
                && one.interpolation() == Operation.Interpolation.NEAREST
                && one.factors()[0] > 0
                && one.factors()[1] > 0) {
            return Optional.of(part(one, one, 0, input, output));
        }
        return Optional.empty();
    }

    /**
     * @param whole what is computed of whole maps
     * @param part what is computed of what was cut out
     */
    private static LocalOperation part(
            Operation whole, @Nullable Operation part, float outside, int[] input, int[] output) {
        return new LocalOperation(part, reach(whole, 0, input, output), reach(whole, 1, input, output), outside, false);
    }

    private static AxisReach reach(Operation whole, int axis, int[] input, int[] output) {
        return AxisReach.of(whole.localField(axis, input[axis]), input[axis], output[axis]);
    }

    private LocalOperation leavingOutPadding() {
        return new LocalOperation(operation, rows, columns, outside, true);
    }

    /** Whether each place of the output is computed from that place alone, by the same rule everywhere. */
    private static boolean isPerPlace(Operation operation, LayerCall call) {
        if (operation instanceof Operation.Composite steps) {
            return steps.parts().stream()
                    .allMatch(part -> isPerPlace(part.operation(), call) && isPerPlace(part.activation()));
        }
        if (operation instanceof Operation.Activate
                || operation instanceof Operation.Identity
                || operation instanceof Operation.Dropout
                || operation instanceof Operation.Elementwise
                || operation instanceof Operation.Clip
                || operation instanceof Operation.Rescaling
                || operation instanceof Operation.ChannelScale
                || operation instanceof Operation.Quantization
                || operation instanceof Operation.Merge
                || operation instanceof Operation.Select
                || operation instanceof Operation.Dense) {
            return true;
        }
        if (operation instanceof Operation.ParametricRelu
                || operation instanceof Operation.BroadcastAffine
                || operation instanceof Operation.FakeQuantization) {
            return isShared(call);
        }
        if (operation instanceof Operation.Standardization one) {
            return isShared(call)
                    && (one.mean() == null || isShared(one.mean().shape()))
                    && (one.variance() == null || isShared(one.variance().shape()));
        }
        if (operation instanceof Operation.Binary one) {
            return one.constant() == null || isShared(one.constant().shape());
        }
        return isAlongChannels(operation);
    }

    private static boolean isAlongChannels(Operation operation) {
        if (operation instanceof Operation.BatchNormalization one) {
            return one.axis() == CHANNELS;
        }
        if (operation instanceof Operation.Concatenate one) {
            return one.axis() == CHANNELS;
        }
        if (operation instanceof Operation.LayerNormalization one) {
            return isChannels(one.axes());
        }
        if (operation instanceof Operation.UnitNormalization one) {
            return isChannels(one.axes());
        }
        return operation instanceof Operation.Softmax one && isChannels(one.axes());
    }

    private static boolean isChannels(int... axes) {
        return Arrays.equals(axes, new int[] {CHANNELS});
    }

    private static boolean isPerPlace(Activation activation) {
        return switch (activation.kind()) {
            case SOFTMAX, LOG_SOFTMAX, SPARSEMAX, GLU -> activation.alpha() == -1;
            default -> true;
        };
    }

    private static boolean isShared(LayerCall call) {
        return call.weights().stream().allMatch(weight -> isShared(weight.shape()));
    }

    /** Whether numbers of this shape are the same at every place: one a channel at most. */
    private static boolean isShared(int... shape) {
        for (int axis = 0; axis < shape.length - 1; axis++) {
            if (shape[axis] != 1) {
                return false;
            }
        }
        return true;
    }
}
