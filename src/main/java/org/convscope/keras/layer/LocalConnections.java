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

    static Translation translate(LayerSite site, int axes) {
        int implementation = site.settings().whole("implementation", 1);
        boolean same = Convolutions.padding(site) == Padding.SAME;
        if (axes > 2 || implementation < 1 || implementation > 3 || (implementation == 1 && same)) {
            throw Problem.of("this kind of locally connected layer cannot be computed")
                    .asException();
        }
        Flow input = site.spatialInput();
        int filters = site.settings().positive("filters");
        int[] kernel = site.settings().positives("kernel_size", axes, 1);
        int[] strides = site.settings().positives("strides", axes, 1);
        if (implementation == 1 && !input.channelsFirst()) {
            site.weights().take("kernel", -1, -1, filters);
            bias(site, axes, filters);
            return Convolutions.finished(site, new Operation.LocallyConnected(filters, kernel, strides), input);
        }
        return matrix(site, input, filters, kernel, strides, implementation, same);
    }

    private static void bias(LayerSite site, int axes, int filters) {
        if (site.settings().flag("use_bias", true)) {
            site.weights().take("bias", axes == 1 ? new int[] {-1, filters} : new int[] {-1, -1, filters});
        }
    }

    /** As one dense layer from the whole input. */
    private static Translation matrix(
            LayerSite site, Flow input, int filters, int[] kernel, int[] strides, int implementation, boolean same) {
        int[] shape = site.shape(input);
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
        int[] stored = site.weights().storedShape("kernel").orElse(new int[] {-1});
        Weight held = site.weights().take("kernel", stored);
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
        bias(site, axes, filters);
        List<Weight> all = site.weights().taken();
        List<Weight> weights = all.size() == 1
                ? List.of(matrix)
                : List.of(matrix, flatBias(all.get(1), (int) columns, filters, input));
        Chain chain = new Chain(site.graph());
        Flow flat = chain.then(new Operation.Flatten(), input);
        Flow given = chain.then(new Operation.Dense((int) columns), Activation.LINEAR, weights, flat);
        // the activation's axis is one of the result's, which lies as the input does
        return Translation.of(new Operation.Reshape(result), given)
                .with(Activations.onGraph(Activations.setting(site, "activation"), input, site))
                .layout(input.layout());
    }

    /** (rows, columns, filters); Keras takes the same numbers for (filters, rows, columns) where the channels come first. */
    private static Weight flatBias(Weight bias, int columns, int filters, Flow input) {
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
