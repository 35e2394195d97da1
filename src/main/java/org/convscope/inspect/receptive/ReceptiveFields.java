package org.convscope.inspect.receptive;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.convscope.inspect.receptive.ReceptiveField.Axis;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.network.Operation;
import org.convscope.network.Padding;

/**
 * Receptive fields of every layer with maps: size, stride and offset in input pixels, by the usual recursion (Araujo,
 * Norris and Sim, "Computing receptive fields of convolutional neural networks", Distill 2019). Gates that look at the
 * whole image, as squeeze-and-excitation's, do not widen the field of what they multiply.
 */
public final class ReceptiveFields {
    private final Map<String, ReceptiveField> fields = new HashMap<>();

    public ReceptiveFields(Network network) {
        for (LayerCall call : network.calls()) {
            fields.put(call.id(), field(network, call));
        }
    }

    /** What a position of this call's output sees; everything where the output has no positions. */
    public ReceptiveField of(String id) {
        return fields.getOrDefault(id, ReceptiveField.EVERYTHING);
    }

    private ReceptiveField field(Network network, LayerCall call) {
        if (call.operation() instanceof Operation.Input) {
            return new ReceptiveField(Axis.PIXEL, Axis.PIXEL);
        }
        if (call.outputShape().length != 3 && call.outputShape().length != 2) {
            return ReceptiveField.EVERYTHING;
        }
        ReceptiveField seen = ReceptiveField.EVERYTHING;
        int[] inputShape = {};
        for (String input : call.inputs()) {
            ReceptiveField one = of(input);
            if (seen.seesEverything()) {
                seen = one;
                inputShape = network.call(input).outputShape();
            } else if (!one.seesEverything()) {
                seen = seen.union(one);
            }
        }
        if (seen.seesEverything() || inputShape.length != call.outputShape().length) {
            return ReceptiveField.EVERYTHING;
        }
        return through(call, seen, inputShape);
    }

    private static ReceptiveField through(LayerCall call, ReceptiveField seen, int[] inputShape) {
        Operation operation = call.operation();
        if (operation instanceof Operation.Convolution c) {
            return windows(seen, inputShape, new Windows(c.kernel(), c.strides(), c.dilation(), c.padding()));
        }
        if (operation instanceof Operation.DepthwiseConvolution c) {
            return windows(seen, inputShape, new Windows(c.kernel(), c.strides(), c.dilation(), c.padding()));
        }
        if (operation instanceof Operation.SeparableConvolution c) {
            return windows(seen, inputShape, new Windows(c.kernel(), c.strides(), c.dilation(), c.padding()));
        }
        if (operation instanceof Operation.LocallyConnected c) {
            return windows(seen, inputShape, new Windows(c.kernel(), c.strides(), ones(c.kernel()), Padding.VALID));
        }
        if (operation instanceof Operation.Pooling p) {
            return windows(seen, inputShape, new Windows(p.size(), p.strides(), ones(p.size()), p.padding()));
        }
        if (operation instanceof Operation.TransposedConvolution t) {
            return axes(seen, t.kernel(), (axis, i) -> transposed(axis, t, i));
        }
        if (operation instanceof Operation.UpSampling u) {
            return axes(seen, u.factors(), (axis, i) -> enlarged(axis, u.factors()[i], u.interpolation()));
        }
        if (operation instanceof Operation.ZeroPadding z) {
            return axes(seen, z.before(), (axis, i) -> axis.window(1, 1, 1, z.before()[i]));
        }
        if (operation instanceof Operation.Cropping c) {
            return axes(seen, c.before(), (axis, i) -> axis.window(1, 1, 1, -c.before()[i]));
        }
        if (operation instanceof Operation.Resizing r) {
            return resized(seen, inputShape, r.height(), r.width());
        }
        if (isElementwise(operation)) {
            return seen;
        }
        return ReceptiveField.EVERYTHING;
    }

    private static boolean isElementwise(Operation operation) {
        return operation instanceof Operation.BatchNormalization
                || operation instanceof Operation.Standardization
                || operation instanceof Operation.Rescaling
                || operation instanceof Operation.Activate
                || operation instanceof Operation.ParametricRelu
                || operation instanceof Operation.Merge
                || operation instanceof Operation.Concatenate
                || operation instanceof Operation.Identity
                || operation instanceof Operation.Elementwise
                || operation instanceof Operation.Binary
                || operation instanceof Operation.Clip
                || operation instanceof Operation.Select
                || operation instanceof Operation.Dense
                || operation instanceof Operation.UnitNormalization
                || operation instanceof Operation.LayerNormalization
                || operation instanceof Operation.GroupNormalization;
    }

    private record Windows(int[] kernel, int[] strides, int[] dilation, Padding padding) {}

    @FunctionalInterface
    private interface AxisStep {
        Axis apply(Axis axis, int spatialAxis);
    }

    /** Images have two spatial axes; a sequence's only one is drawn as the width. */
    private static ReceptiveField axes(ReceptiveField seen, int[] perAxis, AxisStep step) {
        if (perAxis.length == 1) {
            return new ReceptiveField(seen.vertical(), step.apply(seen.horizontal(), 0));
        }
        return new ReceptiveField(step.apply(seen.vertical(), 0), step.apply(seen.horizontal(), 1));
    }

    private static ReceptiveField windows(ReceptiveField seen, int[] inputShape, Windows w) {
        return axes(seen, w.kernel(), (axis, i) -> {
            int reach = (w.kernel()[i] - 1) * w.dilation()[i] + 1;
            int before = before(w.padding(), inputShape[i], reach, w.strides()[i]);
            return axis.window(w.kernel()[i], w.strides()[i], w.dilation()[i], before);
        });
    }

    /** Padding before the first pixel, as TensorFlow's "same"; where the length is free, as if the stride divided it. */
    private static int before(Padding padding, int length, int reach, int stride) {
        return switch (padding) {
            case VALID -> 0;
            case CAUSAL -> reach - 1;
            case SAME -> {
                int rest = length < 0 || length % stride == 0 ? stride : length % stride;
                yield Math.max(reach - rest, 0) / 2;
            }
        };
    }

    /** Each output position takes the inputs whose kernel, put down every stride, covers it. */
    private static Axis transposed(Axis axis, Operation.TransposedConvolution t, int i) {
        int reach = (t.kernel()[i] - 1) * t.dilation()[i] + 1;
        int stride = t.strides()[i];
        int cut = t.padding() == Padding.SAME ? Math.max(reach - stride, 0) / 2 : 0;
        double neighbours = Math.ceil(reach / (double) stride) - 1;
        double firstInput = Math.ceil((cut - reach + 1) / (double) stride);
        return new Axis(
                axis.size() + neighbours * axis.stride(),
                axis.stride() / stride,
                axis.start() + firstInput * axis.stride());
    }

    private static Axis enlarged(Axis axis, int factor, Operation.Interpolation interpolation) {
        double step = axis.stride() / factor;
        if (interpolation == Operation.Interpolation.BILINEAR_FROM_CORNERS) {
            return new Axis(axis.size() + axis.stride(), step, axis.start());
        }
        double middle = (step - axis.stride()) / 2;
        double wider = interpolation == Operation.Interpolation.NEAREST ? 0 : axis.stride();
        return new Axis(axis.size() + wider, step, axis.start() + middle - wider / 2);
    }

    private static ReceptiveField resized(ReceptiveField seen, int[] inputShape, int height, int width) {
        if (inputShape.length != 3 || inputShape[0] <= 0 || inputShape[1] <= 0) {
            return ReceptiveField.EVERYTHING;
        }
        return new ReceptiveField(
                scaled(seen.vertical(), inputShape[0] / (double) height),
                scaled(seen.horizontal(), inputShape[1] / (double) width));
    }

    private static Axis scaled(Axis axis, double step) {
        double wider = axis.stride() * Math.max(1, step);
        double centre = (step - 1) / 2 * axis.stride();
        return new Axis(axis.size() + wider, axis.stride() * step, axis.start() + centre - wider / 2);
    }

    private static int[] ones(int[] like) {
        int[] ones = new int[like.length];
        Arrays.fill(ones, 1);
        return ones;
    }
}
