package org.convscope.keras.layer;

import java.util.Arrays;
import java.util.List;
import org.convscope.array.Tensor;
import org.convscope.keras.weights.ComputedWeight;
import org.convscope.keras.weights.LocalMatrix;
import org.convscope.keras.weights.ViewedWeight;
import org.convscope.network.Activation;
import org.convscope.network.Operation;
import org.convscope.network.Padding;
import org.convscope.network.Weight;
import org.convscope.problem.Problem;

/** {@code LocallyConnected1D/2D} of Keras 2, in each of its three implementations. */
final class LocalConnections {
    private static final long LARGEST_MATRIX = 1L << 26;

    private LocalConnections() {}

    static LayerTranslation translate(TranslationContext context, int axes) {
        int implementation = context.settings().whole("implementation", 1);
        boolean same = ConvolutionLayers.padding(context) == Padding.SAME;
        if (axes > 2 || implementation < 1 || implementation > 3 || (implementation == 1 && same)) {
            throw Problem.of("this kind of locally connected layer cannot be computed")
                    .asException();
        }
        GraphTensor input = context.spatialInput();
        int filters = context.settings().positive("filters");
        int[] kernel = context.settings().positives("kernel_size", axes, 1);
        int[] strides = context.settings().positives("strides", axes, 1);
        if (implementation == 1 && !input.channelsFirst()) {
            context.weights().take("kernel", -1, -1, filters);
            bias(context, axes, filters);
            return ConvolutionLayers.finished(context, new Operation.LocallyConnected(filters, kernel, strides), input);
        }
        return matrix(context, input, filters, kernel, strides, implementation, same);
    }

    private static void bias(TranslationContext context, int axes, int filters) {
        if (context.settings().flag("use_bias", true)) {
            context.weights().take("bias", axes == 1 ? new int[] {-1, filters} : new int[] {-1, -1, filters});
        }
    }

    /** The layer as one dense layer from the whole input. */
    private static LayerTranslation matrix(
            TranslationContext context,
            GraphTensor input,
            int filters,
            int[] kernel,
            int[] strides,
            int implementation,
            boolean same) {
        int[] shape = context.shape(input);
        int axes = kernel.length;
        if (shape.length != axes + 1 || Arrays.stream(shape).anyMatch(length -> length < 1)) {
            throw Problem.of("a locally connected layer takes an input of a known size")
                    .asException();
        }
        int[] spatial = Arrays.copyOf(shape, axes);
        int[] output = new int[axes];
        Arrays.setAll(output, i -> ((same ? spatial[i] : spatial[i] - kernel[i] + 1) + strides[i] - 1) / strides[i]);
        int[] result = Arrays.copyOf(output, axes + 1);
        result[axes] = filters;
        long columns = Tensor.sizeOf(result);
        if (columns < 1 || Tensor.sizeOf(shape) * columns > LARGEST_MATRIX) {
            throw Problem.of("a locally connected layer of this size cannot be computed")
                    .found(Arrays.toString(shape))
                    .asException();
        }
        int[] stored = context.weights().storedShape("kernel").orElse(new int[] {-1});
        Weight held = context.weights().take("kernel", stored);
        Weight matrix = new LocalMatrix(
                held,
                implementation,
                spatial,
                output,
                kernel,
                strides,
                shape[axes],
                filters,
                same,
                input.channelsFirst());
        bias(context, axes, filters);
        List<Weight> all = context.weights().taken();
        List<Weight> weights = all.size() == 1
                ? List.of(matrix)
                : List.of(matrix, flatBias(all.get(1), (int) columns, filters, input));
        var chain = new OperationChain(context.graph());
        GraphTensor flat = chain.then(new Operation.Flatten(), input);
        GraphTensor given = chain.then(new Operation.Dense((int) columns), Activation.LINEAR, weights, flat);
        // the activation's axis is one of the result's, which lies as the input does
        return LayerTranslation.of(new Operation.Reshape(result), given)
                .with(ActivationLayers.onGraph(ActivationLayers.setting(context, "activation"), input, context))
                .layout(input.layout());
    }

    /** (rows, columns, filters); Keras takes the same numbers for (filters, rows, columns) where the channels come first. */
    private static Weight flatBias(Weight bias, int columns, int filters, GraphTensor input) {
        if (!input.channelsFirst()) {
            return new ViewedWeight("bias", bias, new int[] {columns});
        }
        return new ComputedWeight("bias", new int[] {columns}, () -> {
            float[] stored = bias.read().data();
            float[] moved = new float[columns];
            int places = columns / filters;
            for (int i = 0; i < columns; i++) {
                moved[i] = stored[i % filters * places + i / filters];
            }
            return Tensor.of(moved, columns);
        });
    }
}
