package org.convscope.keras.layer;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.convscope.array.Tensor;
import org.convscope.network.LayerCall.Layout;
import org.convscope.network.Operation;
import org.convscope.network.Operation.Accumulation;
import org.convscope.network.Operation.Arithmetic;
import org.convscope.problem.Problem;

/** Functions on pictures: {@code tf.image}, {@code keras.ops.image}. */
final class ImageFunctions {
    private ImageFunctions() {}

    static void register(Map<String, Function<OpCall, LayerTranslation>> table) {
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

    /** Blocks of pixels become channels, or channels blocks, the pixel's place before the channel in both. */
    private static LayerTranslation blocks(OpCall call, boolean toDepth) {
        GraphTensor input = WindowFunctions.spatial(call, 2);
        int size = LayerSettings.positive("block_size", call.whole(0, 1, "block_size"));
        int[] shape = call.context().shape(input);
        if (shape.length != 3 || Arrays.stream(shape).anyMatch(length -> length < 0) || input.channelsFirst()) {
            throw Problem.of("the function " + call.name() + " of such an input cannot be computed")
                    .asException();
        }
        boolean fits = toDepth ? shape[0] % size == 0 && shape[1] % size == 0 : shape[2] % (size * size) == 0;
        if (!fits) {
            throw Problem.of("its blocks do not divide its input").found(size).asException();
        }
        OperationChain chain = call.chain();
        if (toDepth) {
            int h = shape[0] / size;
            int w = shape[1] / size;
            GraphTensor split = chain.then(new Operation.Reshape(new int[] {h, size, w, size, shape[2]}), input);
            GraphTensor turned = chain.then(new Operation.Transpose(new int[] {0, 1, 3, 2, 4, 5}), split);
            return call.on(turned, new Operation.Reshape(new int[] {h, w, size * size * shape[2]}));
        }
        int channels = shape[2] / size / size;
        GraphTensor split =
                chain.then(new Operation.Reshape(new int[] {shape[0], shape[1], size, size, channels}), input);
        GraphTensor turned = chain.then(new Operation.Transpose(new int[] {0, 1, 3, 2, 4, 5}), split);
        return call.on(turned, new Operation.Reshape(new int[] {shape[0] * size, shape[1] * size, channels}));
    }

    private static GraphTensor picture(OpCall call) {
        GraphTensor tensor = call.tensor();
        if (call.context().shape(tensor).length != 3) {
            throw Problem.of("takes no pictures").asException();
        }
        return tensor;
    }

    private static LayerTranslation mirrored(OpCall call, int axis) {
        return call.on(picture(call), SliceFunctions.flipped(4, axis));
    }

    /** (x - mean) / max(standard deviation, 1 / sqrt(numbers)), a picture. */
    private static LayerTranslation standardized(OpCall call) {
        GraphTensor tensor = picture(call);
        int[] shape = call.context().shape(tensor);
        int[] axes = {1, 2, 3};
        if (Arrays.stream(shape).anyMatch(length -> length < 0)) {
            throw Problem.of("standardises pictures of a free size, which is not supported")
                    .asException();
        }
        OperationChain chain = call.chain();
        GraphTensor mean = chain.then(new Operation.Reduce(Accumulation.MEAN, axes, true), tensor);
        GraphTensor deviation = chain.then(new Operation.Reduce(Accumulation.STANDARD_DEVIATION, axes, true), tensor);
        GraphTensor least = chain.with(Arithmetic.MAXIMUM, deviation, 1 / Math.sqrt((double) Tensor.sizeOf(shape)));
        return LayerTranslation.of(
                new Operation.Binary(Arithmetic.DIVIDE, null, false),
                List.of(chain.both(Arithmetic.SUBTRACT, tensor, mean), least),
                Layout.CHANNELS_LAST);
    }

    private static LayerTranslation brighter(OpCall call) {
        float delta = (float) call.number(0, 1, "delta");
        return call.on(call.input(), new Operation.Binary(Arithmetic.ADD, Tensor.of(new float[] {delta}), false));
    }

    /** Away from each channel's mean. */
    private static LayerTranslation contrasted(OpCall call) {
        GraphTensor tensor = picture(call);
        double factor = call.number(1, 1, "contrast_factor");
        OperationChain chain = call.chain();
        GraphTensor mean = chain.then(new Operation.Reduce(Accumulation.MEAN, new int[] {1, 2}, true), tensor);
        GraphTensor moved = chain.with(Arithmetic.MULTIPLY, chain.both(Arithmetic.SUBTRACT, tensor, mean), factor);
        return LayerTranslation.of(
                new Operation.Binary(Arithmetic.ADD, null, false), List.of(moved, mean), Layout.CHANNELS_LAST);
    }

    private static LayerTranslation toColour(OpCall call) {
        GraphTensor tensor = picture(call);
        return call.on(tensor, new Operation.Pick(3, Operation.Picking.TILE, new int[] {3}));
    }

    private static LayerTranslation toGrey(OpCall call) {
        GraphTensor tensor = WindowFunctions.spatial(call, -1);
        return ProductFunctions.byMatrix(call, tensor, Tensor.of(new float[] {0.2989f, 0.5870f, 0.1140f}, 3, 1));
    }

    private static LayerTranslation box(OpCall call) {
        GraphTensor tensor = picture(call);
        int top = call.whole(0, 1, "offset_height");
        int left = call.whole(0, 2, "offset_width");
        return within(call, tensor, top, left, call.whole(0, 3, "target_height"), call.whole(0, 4, "target_width"));
    }

    private static LayerTranslation within(OpCall call, GraphTensor tensor, int top, int left, int height, int width) {
        int[] shape = call.context().shape(tensor);
        int[] before = {top, left};
        int[] after = {shape[0] - top - height, shape[1] - left - width};
        boolean inside = top >= 0 && left >= 0 && height > 0 && width > 0 && after[0] >= 0 && after[1] >= 0;
        if (!inside) {
            throw Problem.of("cuts out more than there is, or from a picture of a free size")
                    .asException();
        }
        return call.on(tensor, new Operation.Cropping(before, after));
    }

    /** {@code keras.ops.image.crop_images}: on each axis two of before, after and the size. */
    private static LayerTranslation cropped(OpCall call) {
        GraphTensor tensor = WindowFunctions.spatial(call, -1);
        int[] shape = call.context().shape(tensor);
        int[] rows = span(call, shape[0], -1, "top_cropping", "bottom_cropping", "target_height");
        int[] columns = span(call, shape[1], -1, "left_cropping", "right_cropping", "target_width");
        return within(call, tensor, rows[0], columns[0], rows[1], columns[1]);
    }

    private static LayerTranslation padded(OpCall call) {
        GraphTensor tensor = WindowFunctions.spatial(call, -1);
        int[] shape = call.context().shape(tensor);
        int[] rows = span(call, shape[0], 1, "top_padding", "bottom_padding", "target_height");
        int[] columns = span(call, shape[1], 1, "left_padding", "right_padding", "target_width");
        int[] before = {rows[0], columns[0]};
        int[] after = {rows[1] - shape[0] - rows[0], columns[1] - shape[1] - columns[0]};
        if (before[0] < 0 || before[1] < 0 || after[0] < 0 || after[1] < 0) {
            throw Problem.of("pads to less than there is").asException();
        }
        return call.on(tensor, new Operation.ZeroPadding(before, after));
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
