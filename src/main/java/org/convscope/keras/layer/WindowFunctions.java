package org.convscope.keras.layer;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.convscope.array.Tensor;
import org.convscope.network.Activation;
import org.convscope.network.ArrayWeight;
import org.convscope.network.Operation;
import org.convscope.network.Operation.Reduction;
import org.convscope.network.Padding;
import org.convscope.problem.Problem;

/** Convolutions with constant kernels, and pooling: {@code tf.nn} and {@code keras.ops.nn}. */
final class WindowFunctions {
    private WindowFunctions() {}

    static void register(Map<String, Function<OpCall, LayerTranslation>> table) {
        for (String name : List.of("conv", "conv1d", "conv2d", "conv3d", "conv1d_v2", "conv2d_v2", "conv3d_v2")) {
            table.put(name, call -> convolved(call, false));
        }
        for (String name : List.of("depthwise_conv", "depthwise_conv2d", "depthwise_conv2d_v2")) {
            table.put(name, call -> convolved(call, true));
        }
        for (String name : List.of("max_pool", "max_pool1d", "max_pool2d", "max_pool3d", "max_pool_v2")) {
            table.put(name, call -> pooled(call, Reduction.MAX));
        }
        for (String name :
                List.of("average_pool", "avg_pool", "avg_pool1d", "avg_pool2d", "avg_pool3d", "avg_pool_v2")) {
            table.put(name, call -> pooled(call, Reduction.AVERAGE));
        }
        for (String name : List.of("pool", "pool_v2")) {
            table.put(name, WindowFunctions::anyPool);
        }
    }

    /** A picture with its channels last, in the layout that the call's data_format says. */
    static GraphTensor spatial(OpCall call, int place) {
        String format = call.text("", place, "data_format");
        boolean first = format.startsWith("NC") || format.equals("channels_first");
        if (!first && !format.isEmpty() && !format.equals("channels_last") && !format.matches("N[DHW]+C")) {
            throw Problem.of("its data_format cannot be understood")
                    .found(format)
                    .asException();
        }
        return first ? call.context().graph().channelsLast(call.input()) : call.tensor();
    }

    /** One number an axis between batch and channels; TensorFlow may have entries for these two as well. */
    private static int[] each(OpCall call, int axes, int otherwise, int place, String... names) {
        int[] list = call.list(place, names).orElse(new int[] {otherwise});
        int[] values = list;
        if (list.length == 1) {
            values = new int[axes];
            Arrays.fill(values, list[0]);
        } else if (list.length == axes + 2 && list[0] == 1) {
            boolean first = call.text("", -1, "data_format").startsWith("NC");
            values = first ? Arrays.copyOfRange(list, 2, axes + 2) : Arrays.copyOfRange(list, 1, axes + 1);
            if (list[first ? 1 : axes + 1] != 1) {
                throw Problem.of("moves over the channels, which is not supported")
                        .asException();
            }
        }
        if (values.length != axes) {
            throw Problem.of("has settings for another number of axes")
                    .expected(axes)
                    .found(list.length)
                    .asException();
        }
        for (int value : values) {
            LayerSettings.positive(names[0], value);
        }
        return values;
    }

    private static Padding padding(OpCall call, int place) {
        String padding = call.text("valid", place, "padding").toLowerCase(Locale.ROOT);
        return switch (padding) {
            case "valid" -> Padding.VALID;
            case "same" -> Padding.SAME;
            default ->
                throw Problem.of("its padding cannot be computed")
                        .found(padding)
                        .asException();
        };
    }

    private static LayerTranslation convolved(OpCall call, boolean depthwise) {
        boolean keras3 = call.context().layer().isOperation();
        call.passOver("use_cudnn_on_gpu", "name");
        Tensor kernel = call.constant(call.operand(1, "kernel", "filters", "filter"));
        int axes = kernel.rank() - 2;
        if (axes < 1 || axes > (depthwise ? 2 : 3)) {
            throw Problem.of("its kernel has an impossible number of axes").asException();
        }
        GraphTensor input = spatial(call, keras3 ? -1 : 4);
        int[] strides = each(call, axes, 1, keras3 ? -1 : 2, "strides", "stride");
        int[] dilation = each(call, axes, 1, keras3 ? -1 : 5, "dilation_rate", "dilations");
        Padding padding = padding(call, keras3 ? -1 : 3);
        int[] size = Arrays.copyOf(kernel.shape(), axes);
        int channels = TranslationContext.channels(input);
        int in = kernel.length(axes);
        if (channels < 0 || channels % in != 0 || (depthwise && channels != in)) {
            throw Problem.of("its kernel does not fit its channels")
                    .expected(in)
                    .found(channels)
                    .asException();
        }
        if (Arrays.stream(strides).anyMatch(s -> s > 1)
                && Arrays.stream(dilation).anyMatch(d -> d > 1)) {
            throw Problem.of("a convolution with both strides and dilation cannot be computed")
                    .asException();
        }
        Operation operation = depthwise
                ? new Operation.DepthwiseConvolution(kernel.length(-1), size, strides, padding, dilation)
                : new Operation.Convolution(kernel.length(-1), size, strides, padding, dilation, channels / in);
        GraphTensor result = call.chain()
                .then(
                        operation,
                        Activation.LINEAR,
                        List.of(new ArrayWeight(depthwise ? "depthwise_kernel" : "kernel", kernel)),
                        input);
        return call.on(result, new Operation.Identity());
    }

    private static LayerTranslation pooled(OpCall call, Reduction reduction) {
        boolean keras3 = call.context().layer().isOperation();
        GraphTensor input = spatial(call, keras3 ? -1 : 4);
        int axes = call.context().shape(input).length - 1;
        int[] size = each(call, axes, 2, keras3 ? -1 : 1, "pool_size", "ksize");
        int place = keras3 ? -1 : 2;
        int[] strides = call.value(place, "strides").isPresent() ? each(call, axes, 1, place, "strides") : size;
        return call.on(input, new Operation.Pooling(reduction, size, strides, padding(call, keras3 ? -1 : 3)));
    }

    /** {@code tf.nn.pool(input, window_shape, pooling_type, strides, padding, data_format, dilations)}. */
    private static LayerTranslation anyPool(OpCall call) {
        GraphTensor input = spatial(call, 5);
        int axes = call.context().shape(input).length - 1;
        String type = call.text("", 2, "pooling_type");
        if (!List.of("AVG", "MAX").contains(type)) {
            throw Problem.of("pooling of the type " + type + " cannot be computed")
                    .asException();
        }
        if (Arrays.stream(each(call, axes, 1, 6, "dilations")).anyMatch(d -> d > 1)) {
            throw Problem.of("dilated pooling cannot be computed").asException();
        }
        return call.on(
                input,
                new Operation.Pooling(
                        type.equals("MAX") ? Reduction.MAX : Reduction.AVERAGE,
                        each(call, axes, 2, 1, "window_shape"),
                        each(call, axes, 1, 3, "strides"),
                        padding(call, 4)));
    }
}
