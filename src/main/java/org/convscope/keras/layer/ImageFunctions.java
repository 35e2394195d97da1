package org.convscope.keras.layer;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.convscope.array.Tensor;
import org.convscope.keras.weights.ConstantWeight;
import org.convscope.network.Activation;
import org.convscope.network.LayerCall.Layout;
import org.convscope.network.Operation;
import org.convscope.network.Operation.Accumulation;
import org.convscope.network.Operation.Arithmetic;
import org.convscope.network.Operation.Reduction;
import org.convscope.network.Padding;
import org.convscope.problem.Problem;

/** Convolutions with constant kernels, pooling, and functions on pictures: {@code tf.nn}, {@code tf.image}, {@code keras.ops.image}. */
final class ImageFunctions {
    private ImageFunctions() {}

    static void register(Map<String, Function<OpCall, Translation>> table) {
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
            table.put(name, ImageFunctions::anyPool);
        }
        table.put("depth_to_space", call -> blocks(call, false));
        table.put("depth_to_space_v2", call -> blocks(call, false));
        table.put("space_to_depth", call -> blocks(call, true));
        table.put("space_to_depth_v2", call -> blocks(call, true));
        table.put("flip_left_right", call -> mirrored(call, 2));
        table.put("flip_up_down", call -> mirrored(call, 1));
        table.put("per_image_standardization", ImageFunctions::standardized);
        table.put("adjust_brightness", ImageFunctions::brighter);
        table.put("adjust_contrast", ImageFunctions::contrasted);
        table.put("grayscale_to_rgb", ImageFunctions::toColour);
        table.put("rgb_to_grayscale", ImageFunctions::toGrey);
        table.put("rgbto_grayscale", ImageFunctions::toGrey);
        table.put("crop_to_bounding_box", ImageFunctions::box);
        table.put("crop_images", ImageFunctions::cropped);
        table.put("pad_images", ImageFunctions::padded);
    }

    /** A picture with its channels last, in the layout that the call's data_format says. */
    private static Flow spatial(OpCall call, int place) {
        String format = call.text("", place, "data_format");
        boolean first = format.startsWith("NC") || format.equals("channels_first");
        if (!first && !format.isEmpty() && !format.equals("channels_last") && !format.matches("N[DHW]+C")) {
            throw Problem.of("its data_format cannot be understood").found(format).asException();
        }
        return first ? call.site().graph().channelsLast(call.input()) : call.tensor();
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
                throw Problem.of("moves over the channels, which is not supported").asException();
            }
        }
        if (values.length != axes) {
            throw Problem.of("has settings for another number of axes")
                    .expected(axes)
                    .found(list.length)
                    .asException();
        }
        for (int value : values) {
            Settings.positive(names[0], value);
        }
        return values;
    }

    private static Padding padding(OpCall call, int place) {
        String padding = call.text("valid", place, "padding").toLowerCase(Locale.ROOT);
        return switch (padding) {
            case "valid" -> Padding.VALID;
            case "same" -> Padding.SAME;
            default -> throw Problem.of("its padding cannot be computed").found(padding).asException();
        };
    }

    private static Translation convolved(OpCall call, boolean depthwise) {
        boolean keras3 = call.site().layer().isOperation();
        call.passOver("use_cudnn_on_gpu", "name");
        Tensor kernel = call.constant(call.operand(1, "kernel", "filters", "filter"));
        int axes = kernel.rank() - 2;
        if (axes < 1 || axes > (depthwise ? 2 : 3)) {
            throw Problem.of("its kernel has an impossible number of axes").asException();
        }
        Flow input = spatial(call, keras3 ? -1 : 4);
        int[] strides = each(call, axes, 1, keras3 ? -1 : 2, "strides", "stride");
        int[] dilation = each(call, axes, 1, keras3 ? -1 : 5, "dilation_rate", "dilations");
        Padding padding = padding(call, keras3 ? -1 : 3);
        int[] size = Arrays.copyOf(kernel.shape(), axes);
        int channels = LayerSite.channels(input);
        int in = kernel.length(axes);
        if (channels < 0 || channels % in != 0 || (depthwise && channels != in)) {
            throw Problem.of("its kernel does not fit its channels")
                    .expected(in)
                    .found(channels)
                    .asException();
        }
        if (Arrays.stream(strides).anyMatch(s -> s > 1) && Arrays.stream(dilation).anyMatch(d -> d > 1)) {
            throw Problem.of("a convolution with both strides and dilation cannot be computed")
                    .asException();
        }
        Operation operation = depthwise
                ? new Operation.DepthwiseConvolution(kernel.length(-1), size, strides, padding, dilation)
                : new Operation.Convolution(kernel.length(-1), size, strides, padding, dilation, channels / in);
        Flow result = call.chain()
                .then(
                        operation,
                        Activation.LINEAR,
                        List.of(new ConstantWeight(depthwise ? "depthwise_kernel" : "kernel", kernel)),
                        input);
        return call.on(result, new Operation.Identity());
    }

    private static Translation pooled(OpCall call, Reduction reduction) {
        boolean keras3 = call.site().layer().isOperation();
        Flow input = spatial(call, keras3 ? -1 : 4);
        int axes = call.site().shape(input).length - 1;
        int[] size = each(call, axes, 2, keras3 ? -1 : 1, "pool_size", "ksize");
        int place = keras3 ? -1 : 2;
        int[] strides = call.value(place, "strides").isPresent() ? each(call, axes, 1, place, "strides") : size;
        return call.on(input, new Operation.Pooling(reduction, size, strides, padding(call, keras3 ? -1 : 3)));
    }

    /** {@code tf.nn.pool(input, window_shape, pooling_type, strides, padding, data_format, dilations)}. */
    private static Translation anyPool(OpCall call) {
        Flow input = spatial(call, 5);
        int axes = call.site().shape(input).length - 1;
        String type = call.text("", 2, "pooling_type");
        if (!List.of("AVG", "MAX").contains(type)) {
            throw Problem.of("pooling of the type " + type + " cannot be computed").asException();
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

    /** Blocks of pixels become channels, or channels blocks, the pixel's place before the channel in both. */
    private static Translation blocks(OpCall call, boolean toDepth) {
        Flow input = spatial(call, 2);
        int size = Settings.positive("block_size", call.whole(0, 1, "block_size"));
        int[] shape = call.site().shape(input);
        if (shape.length != 3 || Arrays.stream(shape).anyMatch(length -> length < 0) || input.channelsFirst()) {
            throw Problem.of("the function " + call.name() + " of such an input cannot be computed")
                    .asException();
        }
        boolean fits = toDepth ? shape[0] % size == 0 && shape[1] % size == 0 : shape[2] % (size * size) == 0;
        if (!fits) {
            throw Problem.of("its blocks do not divide its input").found(size).asException();
        }
        Chain chain = call.chain();
        if (toDepth) {
            int h = shape[0] / size;
            int w = shape[1] / size;
            Flow split = chain.then(new Operation.Reshape(new int[] {h, size, w, size, shape[2]}), input);
            Flow turned = chain.then(new Operation.Transpose(new int[] {0, 1, 3, 2, 4, 5}), split);
            return call.on(turned, new Operation.Reshape(new int[] {h, w, size * size * shape[2]}));
        }
        int channels = shape[2] / size / size;
        Flow split = chain.then(new Operation.Reshape(new int[] {shape[0], shape[1], size, size, channels}), input);
        Flow turned = chain.then(new Operation.Transpose(new int[] {0, 1, 3, 2, 4, 5}), split);
        return call.on(turned, new Operation.Reshape(new int[] {shape[0] * size, shape[1] * size, channels}));
    }

    private static Flow picture(OpCall call) {
        Flow flow = call.tensor();
        if (call.site().shape(flow).length != 3) {
            throw Problem.of("takes no pictures").asException();
        }
        return flow;
    }

    private static Translation mirrored(OpCall call, int axis) {
        return call.on(picture(call), SliceFunctions.flipped(4, axis));
    }

    /** (x - mean) / max(standard deviation, 1 / sqrt(numbers)), a picture. */
    private static Translation standardized(OpCall call) {
        Flow flow = picture(call);
        int[] shape = call.site().shape(flow);
        int[] axes = {1, 2, 3};
        if (Arrays.stream(shape).anyMatch(length -> length < 0)) {
            throw Problem.of("standardises pictures of a free size, which is not supported")
                    .asException();
        }
        Chain chain = call.chain();
        Flow mean = chain.then(new Operation.Reduce(Accumulation.MEAN, axes, true), flow);
        Flow deviation = chain.then(new Operation.Reduce(Accumulation.STANDARD_DEVIATION, axes, true), flow);
        Flow least = chain.with(Arithmetic.MAXIMUM, deviation, 1 / Math.sqrt((double) Tensor.sizeOf(shape)));
        return Translation.of(
                new Operation.Binary(Arithmetic.DIVIDE, null, false),
                List.of(chain.both(Arithmetic.SUBTRACT, flow, mean), least),
                Layout.CHANNELS_LAST);
    }

    private static Translation brighter(OpCall call) {
        float delta = (float) call.number(0, 1, "delta");
        return call.on(
                call.input(), new Operation.Binary(Arithmetic.ADD, Tensor.of(new float[] {delta}), false));
    }

    /** Away from each channel's mean. */
    private static Translation contrasted(OpCall call) {
        Flow flow = picture(call);
        double factor = call.number(1, 1, "contrast_factor");
        Chain chain = call.chain();
        Flow mean = chain.then(new Operation.Reduce(Accumulation.MEAN, new int[] {1, 2}, true), flow);
        Flow moved = chain.with(Arithmetic.MULTIPLY, chain.both(Arithmetic.SUBTRACT, flow, mean), factor);
        return Translation.of(
                new Operation.Binary(Arithmetic.ADD, null, false), List.of(moved, mean), Layout.CHANNELS_LAST);
    }

    private static Translation toColour(OpCall call) {
        Flow flow = picture(call);
        return call.on(flow, new Operation.Pick(3, Operation.Picking.TILE, new int[] {3}));
    }

    private static Translation toGrey(OpCall call) {
        Flow flow = spatial(call, -1);
        Translation grey =
                ProductFunctions.byMatrix(call, flow, Tensor.of(new float[] {0.2989f, 0.5870f, 0.1140f}, 3, 1));
        return grey;
    }

    private static Translation box(OpCall call) {
        Flow flow = picture(call);
        int top = call.whole(0, 1, "offset_height");
        int left = call.whole(0, 2, "offset_width");
        return within(call, flow, top, left, call.whole(0, 3, "target_height"), call.whole(0, 4, "target_width"));
    }

    private static Translation within(OpCall call, Flow flow, int top, int left, int height, int width) {
        int[] shape = call.site().shape(flow);
        int[] before = {top, left};
        int[] after = {shape[0] - top - height, shape[1] - left - width};
        boolean inside = top >= 0 && left >= 0 && height > 0 && width > 0 && after[0] >= 0 && after[1] >= 0;
        if (!inside) {
            throw Problem.of("cuts out more than there is, or from a picture of a free size")
                    .asException();
        }
        return call.on(flow, new Operation.Cropping(before, after));
    }

    /** {@code keras.ops.image.crop_images}: on each axis two of before, after and the size. */
    private static Translation cropped(OpCall call) {
        Flow flow = spatial(call, -1);
        int[] shape = call.site().shape(flow);
        int[] rows = span(call, shape[0], -1, "top_cropping", "bottom_cropping", "target_height");
        int[] columns = span(call, shape[1], -1, "left_cropping", "right_cropping", "target_width");
        return within(call, flow, rows[0], columns[0], rows[1], columns[1]);
    }

    private static Translation padded(OpCall call) {
        Flow flow = spatial(call, -1);
        int[] shape = call.site().shape(flow);
        int[] rows = span(call, shape[0], 1, "top_padding", "bottom_padding", "target_height");
        int[] columns = span(call, shape[1], 1, "left_padding", "right_padding", "target_width");
        int[] before = {rows[0], columns[0]};
        int[] after = {rows[1] - shape[0] - rows[0], columns[1] - shape[1] - columns[0]};
        if (before[0] < 0 || before[1] < 0 || after[0] < 0 || after[1] < 0) {
            throw Problem.of("pads to less than there is").asException();
        }
        return call.on(flow, new Operation.ZeroPadding(before, after));
    }

    /** How much goes before, and how long the axis is then. */
    private static int[] span(OpCall call, int length, int sign, String before, String after, String target) {
        int open = Integer.MIN_VALUE;
        int first = call.whole(open, -1, before);
        int last = call.whole(open, -1, after);
        int size = call.whole(open, -1, target);
        if (length < 0) {
            throw Problem.of("the function " + call.name() + " of a free size cannot be computed")
                    .asException();
        }
        if (first == open && last != open && size != open) {
            first = sign * (size - length) - last;
        }
        if (size == open) {
            size = length + sign * (Math.max(0, first) + Math.max(0, last));
        }
        return new int[] {first == open ? 0 : first, size};
    }
}
