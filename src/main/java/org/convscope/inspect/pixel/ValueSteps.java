package org.convscope.inspect.pixel;

import java.util.Locale;
import java.util.Optional;
import org.convscope.array.Tensor;
import org.convscope.core.host.ActivationValues;
import org.convscope.network.Activation;
import org.convscope.network.LayerCall;
import org.convscope.network.Operation;

/** What layers do to a value where it stands: normalise, scale, activate. */
final class ValueSteps {
    private ValueSteps() {}

    /** Whether a call does nothing but change each number by itself, in a way that {@link #step} knows. */
    static boolean isKnown(LayerCall call) {
        Operation operation = call.operation();
        boolean isPlain = operation instanceof Operation.Activate
                || operation instanceof Operation.Identity
                || operation instanceof Operation.Dropout
                || operation instanceof Operation.ParametricRelu
                || (operation instanceof Operation.BatchNormalization normalisation
                        && normalisation.axis() == call.outputShape().length);
        return isPlain && call.inputs().size() == 1 && (call.activation().isLinear() || isKnown(call.activation()));
    }

    /** Whether an activation gives one number for one number. */
    static boolean isKnown(Activation activation) {
        return switch (activation.kind()) {
            case GLU, SOFTMAX, LOG_SOFTMAX, SPARSEMAX -> false;
            default -> true;
        };
    }

    /**
     * The call's own operation; empty where it leaves the number as it is.
     *
     * @param place of the number in its frame's output, row-major with the channel last
     */
    static Optional<PixelStep> step(LayerCall call, int unit, int place, double value, double magnitude) {
        if (call.operation() instanceof Operation.BatchNormalization normalisation) {
            double scale = weight(call, "gamma", unit, 1)
                    / Math.sqrt(weight(call, "moving_variance", unit, 1) + normalisation.epsilon());
            double offset = weight(call, "beta", unit, 0) - weight(call, "moving_mean", unit, 0) * scale;
            double grown = magnitude * Math.abs(scale) + Math.abs(offset);
            return Optional.of(new PixelStep(
                    call.id(),
                    "batch normalisation, folded: × " + number(scale) + " + " + number(offset),
                    value * scale + offset,
                    grown));
        }
        if (call.operation() instanceof Operation.ParametricRelu) {
            double alpha = alpha(call, place);
            return Optional.of(new PixelStep(
                    call.id(),
                    "PReLU: × " + number(alpha) + " below 0",
                    value > 0 ? value : value * alpha,
                    magnitude * Math.max(1, Math.abs(alpha))));
        }
        return Optional.empty();
    }

    /** The activation behind a call's operation; empty where there is none. */
    static Optional<PixelStep> activation(LayerCall call, double value, double magnitude) {
        Activation activation = call.activation();
        if (activation.isLinear()) {
            return Optional.empty();
        }
        return Optional.of(
                new PixelStep(call.id(), activation.word(), ActivationValues.of(activation, value), magnitude));
    }

    private static double weight(LayerCall call, String name, int unit, double otherwise) {
        return call.weight(name)
                .map(weight -> (double) weight.read().data()[unit])
                .orElse(otherwise);
    }

    /** One a place, or shared along axes, whose length is 1 then. */
    private static double alpha(LayerCall call, int place) {
        Tensor alpha = call.weight("alpha").orElseThrow().read();
        int[] shape = call.outputShape();
        int left = place;
        int at = 0;
        int step = 1;
        for (int axis = shape.length - 1; axis >= 0; axis--) {
            int here = left % shape[axis];
            left /= shape[axis];
            at += (alpha.length(axis) == 1 ? 0 : here) * step;
            step *= alpha.length(axis);
        }
        return alpha.data()[at];
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4g", value).replace("-", "−");
    }
}
