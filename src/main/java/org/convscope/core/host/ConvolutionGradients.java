package org.convscope.core.host;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.convscope.array.Tensor;
import org.convscope.core.host.Matrices.Matrix;
import org.convscope.core.plan.PaddedWindow;
import org.convscope.core.plan.Shapes;
import org.convscope.core.plan.StepWeights;
import org.convscope.network.InputShapes;
import org.convscope.network.Operation;
import org.convscope.network.SlidingWindow;
import org.jspecify.annotations.Nullable;

/** Gradients by the kernels and biases of convolutions of all kinds and of dense layers. */
final class ConvolutionGradients {
    private ConvolutionGradients() {}

    /**
     * @param zeros around the input, which the convolution itself puts there; null for none
     */
    static WeightGradient full(Operation.Convolution o, StepWeights weights, Operation.@Nullable ZeroPadding zeros) {
        return (scope, inputs, gradient) -> {
            Tensor x = inputs.get(0);
            var kernel = new KernelGradient(windows(x.shape(), o.window(), zeros), x.shape(), gradient.shape());
            boolean isDepthwise = o.groups() > 1 && o.groups() == x.length(-1);
            float[] ofKernel =
                    isDepthwise ? kernel.depthwise(scope, x, gradient) : kernel.full(scope, x, gradient, o.groups());
            return withBias(weights, gradient, "kernel", ofKernel);
        };
    }

    /**
     * @param zeros as {@link #full}
     */
    static WeightGradient depthwise(
            Operation.DepthwiseConvolution o, StepWeights weights, Operation.@Nullable ZeroPadding zeros) {
        return (scope, inputs, gradient) -> {
            Tensor x = inputs.get(0);
            var kernel = new KernelGradient(windows(x.shape(), o.window(), zeros), x.shape(), gradient.shape());
            return withBias(weights, gradient, "depthwise_kernel", kernel.depthwise(scope, x, gradient));
        };
    }

    static WeightGradient separable(Operation.SeparableConvolution o, StepWeights weights) {
        return (scope, inputs, gradient) -> {
            Tensor x = inputs.get(0);
            int between = Math.multiplyExact(x.length(-1), o.multiplier());
            int filters = o.filters();
            var depthwise = new KernelGradient(
                    windows(x.shape(), o.window(), null),
                    x.shape(),
                    InputShapes.with(gradient.shape(), gradient.rank() - 1, between));
            Tensor maps = depthwise.depthwiseMaps(
                    scope, x, weights.weight("depthwise_kernel").read());
            Matrix given = rows(gradient);
            float[] ofPointwise = new float[between * filters];
            scope.multiply(rows(maps).transpose(), given, ofPointwise);
            float[] ofMaps = new float[maps.size()];
            float[] pointwise = weights.weight("pointwise_kernel").read().data();
            scope.multiply(given, Matrix.of(pointwise, 0, between, filters).transpose(), ofMaps);
            Map<String, Tensor> gradients = withBias(weights, gradient, "pointwise_kernel", ofPointwise);
            put(gradients, weights, "depthwise_kernel", depthwise.depthwise(scope, x, Tensor.of(ofMaps, maps.shape())));
            return gradients;
        };
    }

    static WeightGradient transposed(Operation.TransposedConvolution o, StepWeights weights) {
        return (scope, inputs, gradient) -> {
            Tensor x = inputs.get(0);
            var kernel = new KernelGradient(windows(gradient.shape(), o.window(), null), gradient.shape(), x.shape());
            return withBias(weights, gradient, "kernel", kernel.full(scope, gradient, x, 1));
        };
    }

    static WeightGradient local(Operation.LocallyConnected o, StepWeights weights) {
        return (scope, inputs, gradient) -> {
            Tensor x = inputs.get(0);
            var kernel = new KernelGradient(windows(x.shape(), o.window(), null), x.shape(), gradient.shape());
            Map<String, Tensor> gradients = new LinkedHashMap<>();
            put(gradients, weights, "kernel", kernel.local(x, gradient));
            if (weights.has("bias")) {
                Tensor frames = gradient.reshaped(gradient.length(0), gradient.size() / gradient.length(0));
                put(gradients, weights, "bias", Sums.channels(frames));
            }
            return gradients;
        };
    }

    static WeightGradient dense(StepWeights weights) {
        return (scope, inputs, gradient) -> {
            Matrix x = rows(inputs.get(0));
            Matrix given = rows(gradient);
            float[] ofKernel = new float[Shapes.heapLength((long) x.columns() * given.columns())];
            scope.multiply(x.transpose(), given, ofKernel);
            return withBias(weights, gradient, "kernel", ofKernel);
        };
    }

    private static Matrix rows(Tensor tensor) {
        int columns = tensor.length(-1);
        return Matrix.of(tensor.data(), 0, tensor.size() / columns, columns);
    }

    private static List<PaddedWindow> windows(
            int[] image, SlidingWindow window, Operation.@Nullable ZeroPadding zeros) {
        List<PaddedWindow> windows = new ArrayList<>();
        for (int axis = 0; axis < window.axes(); axis++) {
            int before = zeros == null ? 0 : zeros.before()[axis];
            int after = zeros == null ? 0 : zeros.after()[axis];
            PaddedWindow own = PaddedWindow.of(window.axis(axis), image[axis + 1] + before + after);
            windows.add(new PaddedWindow(
                    own.kernel(), own.stride(), own.dilation(), own.before() + before, own.after() + after));
        }
        return windows;
    }

    private static Map<String, Tensor> withBias(StepWeights weights, Tensor gradient, String name, float[] kernel) {
        Map<String, Tensor> gradients = new LinkedHashMap<>();
        put(gradients, weights, name, kernel);
        if (weights.has("bias")) {
            put(gradients, weights, "bias", Sums.channels(gradient));
        }
        return gradients;
    }

    private static void put(Map<String, Tensor> gradients, StepWeights weights, String name, float[] numbers) {
        gradients.put(name, Tensor.of(numbers, weights.weight(name).shape()));
    }
}
