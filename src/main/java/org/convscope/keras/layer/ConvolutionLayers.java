package org.convscope.keras.layer;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.convscope.keras.weights.ArrayRearrangement;
import org.convscope.network.Activation;
import org.convscope.network.LayerCall.Layout;
import org.convscope.network.Operation;
import org.convscope.network.Padding;
import org.convscope.problem.Problem;

/** Convolutions of every kind, and Dense. */
final class ConvolutionLayers {
    private ConvolutionLayers() {}

    static void register(Map<String, LayerTranslator> table) {
        for (int axes = 1; axes <= 3; axes++) {
            int rank = axes;
            table.put("Conv" + axes + "D", context -> convolution(context, rank));
            table.put("Conv" + axes + "DTranspose", context -> transposed(context, rank));
            table.put("DepthwiseConv" + axes + "D", context -> depthwise(context, rank));
            table.put("SeparableConv" + axes + "D", context -> separable(context, rank));
            table.put("LocallyConnected" + axes + "D", context -> LocalConnections.translate(context, rank));
        }
        table.put("Dense", ConvolutionLayers::dense);
        table.put("EinsumDense", EinsumDenseLayers::translate);
    }

    private static LayerTranslation convolution(TranslationContext context, int axes) {
        GraphTensor input = context.spatialInput();
        int filters = context.settings().positive("filters");
        int groups = context.settings().get("groups").isPresent()
                ? context.settings().positive("groups")
                : 1;
        int[] kernel = context.settings().positives("kernel_size", axes, 1);
        int channels = TranslationContext.channels(input);
        if (filters % groups != 0 || (channels > 0 && channels % groups != 0)) {
            throw Problem.of("its groups do not divide its channels")
                    .expected(groups + " groups")
                    .found(channels + " channels, " + filters + " filters")
                    .asException();
        }
        if (axes == 3 && groups > 1) {
            throw Problem.of("a three-dimensional convolution in groups cannot be computed")
                    .asException();
        }
        boolean uneven = Arrays.stream(kernel).anyMatch(side -> side % 2 == 0)
                || Arrays.stream(strides(context, axes)).anyMatch(stride -> stride > 1);
        if (context.version().paddedByTheano() && padding(context) == Padding.SAME && uneven) {
            throw Problem.of("Theano pads such a convolution otherwise than TensorFlow, which cannot be computed")
                    .asException();
        }
        int[] strides = strides(context, axes);
        if (axes == 3
                && padding(context) == Padding.SAME
                && IntStream.range(0, axes).anyMatch(axis -> strides[axis] > kernel[axis])) {
            throw Problem.of("moves a padded three-dimensional kernel by more than its size, where TensorFlow's own "
                            + "numbers change from run to run")
                    .asException();
        }
        Operation operation = new Operation.Convolution(
                filters,
                kernel,
                strides,
                padding(context),
                context.settings().positives("dilation_rate", axes, 1),
                groups);
        ConvolutionKernels.take(context, kernel, channels < 0 ? -1 : channels / groups, filters);
        bias(context, filters);
        return finished(context, operation, input).noting(ConvolutionKernels.notes(context));
    }

    private static LayerTranslation transposed(TranslationContext context, int axes) {
        GraphTensor input = context.spatialInput();
        int filters = context.settings().positive("filters");
        int[] kernel = context.settings().positives("kernel_size", axes, 1);
        int[] strides = context.settings().positives("strides", axes, 1);
        int[] extra = context.settings()
                .wholes("output_padding", axes)
                .or(() -> askedLength(context, input, kernel, strides))
                .orElseGet(() -> {
                    int[] derived = new int[axes];
                    Arrays.fill(derived, -1);
                    return derived;
                });
        Operation operation = new Operation.TransposedConvolution(
                filters,
                kernel,
                strides,
                padding(context),
                context.settings().positives("dilation_rate", axes, 1),
                extra);
        ConvolutionKernels.takeTransposed(context, kernel, filters, TranslationContext.channels(input));
        bias(context, filters);
        return finished(context, operation, input).noting(ConvolutionKernels.notes(context));
    }

    /**
     * Keras 1 states the shape of what a Deconvolution2D gives, the batch first. As output_padding: what goes beyond
     * (n - 1) s + k, or beyond (n - 1) s + k - 2 floor(k / 2) with the padding same.
     */
    private static Optional<int[]> askedLength(
            TranslationContext context, GraphTensor input, int[] kernel, int[] strides) {
        return context.settings().list("output_shape").map(shape -> {
            int first = context.dataFormat() == Layout.CHANNELS_FIRST ? 2 : 1;
            if (shape.length != kernel.length + 2) {
                throw Problem.of("its setting output_shape cannot be understood")
                        .found(Arrays.toString(shape))
                        .asException();
            }
            int[] extra = new int[kernel.length];
            for (int axis = 0; axis < extra.length; axis++) {
                int cut = padding(context) == Padding.SAME ? 2 * (kernel[axis] / 2) : 0;
                extra[axis] =
                        shape[first + axis] - ((context.shape(input)[axis] - 1) * strides[axis] + kernel[axis] - cut);
                if (extra[axis] < 0) {
                    throw Problem.of("its setting output_shape does not fit its input")
                            .found(Arrays.toString(shape))
                            .asException();
                }
            }
            return extra;
        });
    }

    private static LayerTranslation depthwise(TranslationContext context, int axes) {
        GraphTensor input = context.spatialInput();
        int[] kernel = context.settings().positives("kernel_size", axes, 1);
        int multiplier =
                LayerSettings.positive("depth_multiplier", context.settings().whole("depth_multiplier", 1));
        Operation operation = new Operation.DepthwiseConvolution(
                multiplier,
                kernel,
                strides(context, axes),
                padding(context),
                context.settings().positives("dilation_rate", axes, 1));
        int channels = TranslationContext.channels(input);
        int[] shape = context.weights()
                .take("depthwise_kernel", shape(kernel, channels, multiplier))
                .shape();
        bias(context, shape[axes] * multiplier);
        return finished(context, operation, input);
    }

    private static LayerTranslation separable(TranslationContext context, int axes) {
        GraphTensor input = context.spatialInput();
        int filters = context.settings().positive("filters");
        int[] kernel = context.settings().positives("kernel_size", axes, 1);
        int multiplier =
                LayerSettings.positive("depth_multiplier", context.settings().whole("depth_multiplier", 1));
        Operation operation = new Operation.SeparableConvolution(
                filters,
                multiplier,
                kernel,
                strides(context, axes),
                padding(context),
                context.settings().positives("dilation_rate", axes, 1));
        int channels = TranslationContext.channels(input);
        int[] ones = new int[axes];
        Arrays.fill(ones, 1);
        if (context.version().major() == 1 && context.dataFormat() == Layout.CHANNELS_FIRST) {
            // Keras 1: (multiplier, in, rows, columns) and (filters, in * multiplier, 1, 1)
            context.weights()
                    .take(
                            "depthwise_kernel",
                            ArrayRearrangement.moved(2, 3, 1, 0),
                            shape(kernel, channels, multiplier));
            context.weights().take("pointwise_kernel", ArrayRearrangement.moved(2, 3, 1, 0), shape(ones, -1, filters));
        } else {
            int[] shape = context.weights()
                    .take("depthwise_kernel", shape(kernel, channels, multiplier))
                    .shape();
            context.weights().take("pointwise_kernel", shape(ones, shape[axes] * multiplier, filters));
        }
        bias(context, filters);
        return finished(context, operation, input);
    }

    private static LayerTranslation dense(TranslationContext context) {
        GraphTensor input = context.graph().modelOrder(context.input());
        int units = context.settings().positive("units");
        Optional<String> quantized = QuantizedDense.mode(context.settings());
        if (quantized.isPresent()) {
            GraphTensor rounded = QuantizedDense.input(context, quantized.get(), units, input);
            return finished(context, new Operation.Dense(units), rounded);
        }
        context.weights().take("kernel", TranslationContext.channels(input), units);
        adapted(context);
        bias(context, units);
        return finished(context, new Operation.Dense(units), input);
    }

    /** Keras 3's {@code enable_lora}: where an HDF5 file has the two matrices beside the kernel, their product belongs to it. */
    static void adapted(TranslationContext context) {
        // a .keras archive has no names, and the product in its kernel already
        if (context.settings().has("lora_rank") && context.weights().names("lora_kernel_a")) {
            double rank = context.settings().positive("lora_rank");
            double alpha = context.settings().number("lora_alpha", rank);
            context.weights().addProduct("kernel", "lora_kernel_a", "lora_kernel_b", alpha / rank);
        }
    }

    private static void bias(TranslationContext context, int units) {
        if (context.settings().flag("use_bias", true)) {
            context.weights().take("bias", units);
        }
    }

    static LayerTranslation finished(TranslationContext context, Operation operation, GraphTensor input) {
        Activation activation = ActivationLayers.setting(context, "activation");
        return LayerTranslation.of(operation, input).with(ActivationLayers.onGraph(activation, input, context));
    }

    /**
     * The strides of a convolution that is not dilated; Keras itself refuses both at once.
     */
    static int[] strides(TranslationContext context, int axes) {
        int[] strides = context.settings().positives("strides", axes, 1);
        int[] dilation = context.settings().positives("dilation_rate", axes, 1);
        if (Arrays.stream(strides).anyMatch(stride -> stride > 1)
                && Arrays.stream(dilation).anyMatch(rate -> rate > 1)) {
            throw Problem.of("a convolution with both strides and dilation cannot be computed")
                    .asException();
        }
        return strides;
    }

    static Padding padding(TranslationContext context) {
        String padding = context.settings().text("padding", "valid").toLowerCase(Locale.ROOT);
        return switch (padding) {
            case "valid" -> Padding.VALID;
            case "same" -> Padding.SAME;
            case "causal" -> Padding.CAUSAL;
            default ->
                throw Problem.of("its setting padding cannot be understood")
                        .expected("valid, same or causal")
                        .found(padding)
                        .asException();
        };
    }

    static int[] shape(int[] kernel, int in, int out) {
        int[] shape = Arrays.copyOf(kernel, kernel.length + 2);
        shape[kernel.length] = in;
        shape[kernel.length + 1] = out;
        return shape;
    }
}
