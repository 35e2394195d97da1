package org.convscope.keras.layer;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.convscope.keras.weights.LayerWeights;
import org.convscope.keras.weights.Rearrangement;
import org.convscope.network.Activation;
import org.convscope.network.LayerCall.Layout;
import org.convscope.network.Operation;
import org.convscope.network.Padding;
import org.convscope.problem.Problem;

/** Convolutions of every kind, and Dense. */
final class Convolutions {
    private Convolutions() {}

    static void register(Map<String, LayerTranslator> table) {
        for (int axes = 1; axes <= 3; axes++) {
            int rank = axes;
            table.put("Conv" + axes + "D", site -> convolution(site, rank));
            table.put("Conv" + axes + "DTranspose", site -> transposed(site, rank));
            table.put("DepthwiseConv" + axes + "D", site -> depthwise(site, rank));
            table.put("SeparableConv" + axes + "D", site -> separable(site, rank));
            table.put("LocallyConnected" + axes + "D", site -> LocalConnections.translate(site, rank));
        }
        table.put("Dense", Convolutions::dense);
        table.put("EinsumDense", EinsumDenses::translate);
    }

    private static Translation convolution(LayerSite site, int axes) {
        Flow input = site.spatialInput();
        int filters = site.settings().positive("filters");
        int groups = site.settings().get("groups").isPresent() ? site.settings().positive("groups") : 1;
        int[] kernel = site.settings().positives("kernel_size", axes, 1);
        int channels = LayerSite.channels(input);
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
                || Arrays.stream(strides(site, axes)).anyMatch(stride -> stride > 1);
        if (site.version().paddedByTheano() && padding(site) == Padding.SAME && uneven) {
            throw Problem.of("Theano pads such a convolution otherwise than TensorFlow, which cannot be computed")
                    .asException();
        }
        int[] strides = strides(site, axes);
        if (axes == 3
                && padding(site) == Padding.SAME
                && IntStream.range(0, axes).anyMatch(axis -> strides[axis] > kernel[axis])) {
            throw Problem.of("moves a padded three-dimensional kernel by more than its size, where TensorFlow's own "
                            + "numbers change from run to run")
                    .asException();
        }
        Operation operation = new Operation.Convolution(
                filters, kernel, strides, padding(site), site.settings().positives("dilation_rate", axes, 1), groups);
        kernel(site, kernel, channels < 0 ? -1 : channels / groups, filters);
        bias(site, filters);
        return finished(site, operation, input).noting(kernelNotes(site));
    }

    /** As stored, or as Keras 1 and Theano store it. */
    private static void kernel(LayerSite site, int[] kernel, int in, int out) {
        LayerWeights weights = site.weights();
        int[] expected = shape(kernel, in, out);
        boolean first = site.dataFormat() == Layout.CHANNELS_FIRST;
        int[] stored = weights.storedShape("kernel").orElse(expected);
        boolean old = site.version().major() == 1;
        boolean turned = site.version().turnedKernels(first);
        int axes = kernel.length;
        Rearrangement order;
        if (old && axes == 1 && stored.length == 4) {
            boolean newer = stored[1] == 1 && stored[0] == kernel[0] && stored[3] == out;
            order = (newer ? Rearrangement.moved(0, 1, 2, 3) : Rearrangement.moved(2, 3, 1, 0))
                    .shaped(kernel[0], stored[newer ? 2 : 1], out);
            weights.take("kernel", turned ? order.reversing(0) : order, expected);
            return;
        }
        if (old && first && axes > 1) {
            int[] moved = new int[axes + 2];
            for (int i = 0; i < axes; i++) {
                moved[i] = i + 2;
            }
            moved[axes] = 1;
            moved[axes + 1] = 0;
            order = new Rearrangement(moved, new int[0], new int[0]);
        } else if (turned) {
            order = Rearrangement.moved(range(axes + 2));
        } else {
            weights.take("kernel", expected);
            adapted(site);
            return;
        }
        weights.take("kernel", turned ? order.reversing(range(axes)) : order, expected);
    }

    private static Translation transposed(LayerSite site, int axes) {
        Flow input = site.spatialInput();
        int filters = site.settings().positive("filters");
        int[] kernel = site.settings().positives("kernel_size", axes, 1);
        int[] strides = site.settings().positives("strides", axes, 1);
        int[] extra = site.settings()
                .wholes("output_padding", axes)
                .or(() -> askedLength(site, input, kernel, strides))
                .orElseGet(() -> {
                    int[] derived = new int[axes];
                    Arrays.fill(derived, -1);
                    return derived;
                });
        Operation operation = new Operation.TransposedConvolution(
                filters, kernel, strides, padding(site), site.settings().positives("dilation_rate", axes, 1), extra);
        int[] expected = shape(kernel, filters, LayerSite.channels(input));
        boolean first = site.dataFormat() == Layout.CHANNELS_FIRST;
        boolean turned = site.version().turnedKernels(first);
        boolean old = site.version().major() == 1 && axes == 2;
        Rearrangement order = Rearrangement.moved(range(axes + 2));
        if (old) {
            order = first ? Rearrangement.moved(2, 3, 0, 1) : Rearrangement.moved(0, 1, 3, 2);
        }
        if (old || turned) {
            site.weights().take("kernel", turned ? order.reversing(range(axes)) : order, expected);
        } else {
            site.weights().take("kernel", expected);
        }
        bias(site, filters);
        return finished(site, operation, input).noting(kernelNotes(site));
    }

    /**
     * Keras 1 states the shape of what a Deconvolution2D gives, the batch first. As output_padding: what goes beyond
     * (n - 1) s + k, or beyond (n - 1) s + k - 2 floor(k / 2) with the padding same.
     */
    private static Optional<int[]> askedLength(LayerSite site, Flow input, int[] kernel, int[] strides) {
        return site.settings().list("output_shape").map(shape -> {
            int first = site.dataFormat() == Layout.CHANNELS_FIRST ? 2 : 1;
            if (shape.length != kernel.length + 2) {
                throw Problem.of("its setting output_shape cannot be understood")
                        .found(Arrays.toString(shape))
                        .asException();
            }
            int[] extra = new int[kernel.length];
            for (int axis = 0; axis < extra.length; axis++) {
                int cut = padding(site) == Padding.SAME ? 2 * (kernel[axis] / 2) : 0;
                extra[axis] =
                        shape[first + axis] - ((site.shape(input)[axis] - 1) * strides[axis] + kernel[axis] - cut);
                if (extra[axis] < 0) {
                    throw Problem.of("its setting output_shape does not fit its input")
                            .found(Arrays.toString(shape))
                            .asException();
                }
            }
            return extra;
        });
    }

    private static Translation depthwise(LayerSite site, int axes) {
        Flow input = site.spatialInput();
        int[] kernel = site.settings().positives("kernel_size", axes, 1);
        int multiplier = Settings.positive("depth_multiplier", site.settings().whole("depth_multiplier", 1));
        Operation operation = new Operation.DepthwiseConvolution(
                multiplier,
                kernel,
                strides(site, axes),
                padding(site),
                site.settings().positives("dilation_rate", axes, 1));
        int channels = LayerSite.channels(input);
        int[] shape = site.weights()
                .take("depthwise_kernel", shape(kernel, channels, multiplier))
                .shape();
        bias(site, shape[axes] * multiplier);
        return finished(site, operation, input);
    }

    private static Translation separable(LayerSite site, int axes) {
        Flow input = site.spatialInput();
        int filters = site.settings().positive("filters");
        int[] kernel = site.settings().positives("kernel_size", axes, 1);
        int multiplier = Settings.positive("depth_multiplier", site.settings().whole("depth_multiplier", 1));
        Operation operation = new Operation.SeparableConvolution(
                filters,
                multiplier,
                kernel,
                strides(site, axes),
                padding(site),
                site.settings().positives("dilation_rate", axes, 1));
        int channels = LayerSite.channels(input);
        int[] ones = new int[axes];
        Arrays.fill(ones, 1);
        if (site.version().major() == 1 && site.dataFormat() == Layout.CHANNELS_FIRST) {
            // Keras 1: (multiplier, in, rows, columns) and (filters, in * multiplier, 1, 1)
            site.weights()
                    .take("depthwise_kernel", Rearrangement.moved(2, 3, 1, 0), shape(kernel, channels, multiplier));
            site.weights().take("pointwise_kernel", Rearrangement.moved(2, 3, 1, 0), shape(ones, -1, filters));
        } else {
            int[] shape = site.weights()
                    .take("depthwise_kernel", shape(kernel, channels, multiplier))
                    .shape();
            site.weights().take("pointwise_kernel", shape(ones, shape[axes] * multiplier, filters));
        }
        bias(site, filters);
        return finished(site, operation, input);
    }

    private static Translation dense(LayerSite site) {
        Flow input = site.graph().modelOrder(site.input());
        int units = site.settings().positive("units");
        Optional<String> quantized = QuantizedDense.mode(site.settings());
        if (quantized.isPresent()) {
            Flow rounded = QuantizedDense.input(site, quantized.get(), units, input);
            return finished(site, new Operation.Dense(units), rounded);
        }
        site.weights().take("kernel", LayerSite.channels(input), units);
        adapted(site);
        bias(site, units);
        return finished(site, new Operation.Dense(units), input);
    }

    /** Keras 3's {@code enable_lora}: where an HDF5 file has the two matrices beside the kernel, their product belongs to it. */
    static void adapted(LayerSite site) {
        // a .keras archive has no names, and the product in its kernel already
        if (site.settings().has("lora_rank") && site.weights().names("lora_kernel_a")) {
            double rank = site.settings().positive("lora_rank");
            double alpha = site.settings().number("lora_alpha", rank);
            site.weights().addProduct("kernel", "lora_kernel_a", "lora_kernel_b", alpha / rank);
        }
    }

    private static void bias(LayerSite site, int units) {
        if (site.settings().flag("use_bias", true)) {
            site.weights().take("bias", units);
        }
    }

    /** Of a convolution whose kernels Theano would have stored otherwise. */
    private static List<String> kernelNotes(LayerSite site) {
        boolean first = site.dataFormat() == Layout.CHANNELS_FIRST;
        if (!site.version().kernelsAreGuessed()) {
            return List.of();
        }
        return List.of(
                site.version().turnedKernels(first)
                        ? "the file does not say whether Theano wrote it; its kernels are turned by 180 degrees, as Theano stores them"
                                + " (--kernels as-stored reads them as they are)"
                        : "the file does not say whether Theano wrote it; its kernels are read as they are stored"
                                + " (--kernels turned for a file of Theano)");
    }

    static Translation finished(LayerSite site, Operation operation, Flow input) {
        Activation activation = Activations.setting(site, "activation");
        return Translation.of(operation, input).with(Activations.onGraph(activation, input, site));
    }

    /**
     * The strides of a convolution that is not dilated; Keras itself refuses both at once.
     */
    static int[] strides(LayerSite site, int axes) {
        int[] strides = site.settings().positives("strides", axes, 1);
        int[] dilation = site.settings().positives("dilation_rate", axes, 1);
        if (Arrays.stream(strides).anyMatch(stride -> stride > 1)
                && Arrays.stream(dilation).anyMatch(rate -> rate > 1)) {
            throw Problem.of("a convolution with both strides and dilation cannot be computed")
                    .asException();
        }
        return strides;
    }

    static Padding padding(LayerSite site) {
        String padding = site.settings().text("padding", "valid").toLowerCase(Locale.ROOT);
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

    private static int[] range(int count) {
        int[] range = new int[count];
        Arrays.setAll(range, i -> i);
        return range;
    }
}
