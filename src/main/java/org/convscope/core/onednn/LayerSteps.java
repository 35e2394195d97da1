package org.convscope.core.onednn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.convscope.array.Tensor;
import org.convscope.core.plan.StepWeights;
import org.convscope.network.Operation;
import org.convscope.network.Padding;

/** Layers with weights, and pooling. */
final class LayerSteps {
    private final CompileScope scope;

    LayerSteps(CompileScope scope) {
        this.scope = scope;
    }

    private ConvolutionSteps convolutions() {
        return new ConvolutionSteps(scope);
    }

    private static Supplier<Tensor> bias(StepWeights weights, int units) {
        return () -> weights.bias(units);
    }

    Compiled convolution(Operation.Convolution operation, OperationWork work) {
        int[] input = work.input().shape();
        int[] kernel = operation.kernel();
        int[] shape = Arrays.copyOf(kernel, kernel.length + 2);
        shape[kernel.length] = input[input.length - 1] / operation.groups();
        shape[kernel.length + 1] = operation.filters();
        var convolution =
                ConvolutionShape.of(operation.window(), operation.groups(), input, work.shape(), work.padding());
        StepWeights source = work.source();
        var weights = new PrimitiveWeights(
                work.weights().owner(),
                work.weights().role() + "kernel",
                convolution.kernelOfConvolution(),
                () -> source.kernel("kernel", shape.length - 1, shape),
                source.hasBias() ? bias(source, operation.filters()) : null);
        return convolutions()
                .compile(convolution, weights, work.input(), work.after(), work.shape())
                .learning(gradient ->
                        new KernelLearning(scope, "kernel", shape).learn(convolution, weights, work.input(), gradient));
    }

    Compiled depthwise(Operation.DepthwiseConvolution operation, OperationWork work) {
        int channels = work.input().channels();
        var convolution =
                ConvolutionShape.of(operation.window(), channels, work.input().shape(), work.shape(), work.padding());
        StepWeights source = work.source();
        Supplier<Tensor> bias = source.hasBias() ? bias(source, channels * operation.multiplier()) : null;
        PrimitiveWeights weights = depthwise(
                        convolution, source, work.weights(), operation.kernel(), channels, operation.multiplier())
                .withBias(bias);
        int[] shape = Arrays.copyOf(operation.kernel(), operation.kernel().length + 2);
        shape[shape.length - 2] = channels;
        shape[shape.length - 1] = operation.multiplier();
        return convolutions()
                .compile(convolution, weights, work.input(), work.after(), work.shape())
                .learning(gradient -> new KernelLearning(scope, "depthwise_kernel", shape)
                        .learn(convolution, weights, work.input(), gradient));
    }

    private static PrimitiveWeights depthwise(
            ConvolutionShape convolution,
            StepWeights source,
            OwnedWeights owned,
            int[] kernel,
            int channels,
            int multiplier) {
        int[] shape = Arrays.copyOf(kernel, kernel.length + 2);
        shape[kernel.length] = channels;
        shape[kernel.length + 1] = multiplier;
        return new PrimitiveWeights(
                owned.owner(),
                owned.role() + "depthwise_kernel",
                convolution.kernelOfDepthwise(),
                () -> source.kernel("depthwise_kernel", shape.length - 1, shape),
                null);
    }

    Compiled separable(Operation.SeparableConvolution operation, OperationWork work) {
        int channels = work.input().channels();
        int[] between = work.shape().clone();
        between[between.length - 1] = Math.multiplyExact(channels, operation.multiplier());
        var first =
                ConvolutionShape.of(operation.window(), channels, work.input().shape(), between, null);
        PrimitiveWeights depthwise = depthwise(
                first, work.source().unscaled(), work.weights(), operation.kernel(), channels, operation.multiplier());
        Compiled maps =
                convolutions().compile(first, depthwise, work.input(), AfterOperation.nothing(work.weights()), between);
        Compiled units = pointwise(operation, work, maps.output());
        return new Compiled(units.output(), gradient -> {
            List<NativeArray> back = new ArrayList<>(units.back(gradient));
            back.set(0, maps.back(back.get(0)).get(0));
            return back;
        });
    }

    private Compiled pointwise(Operation.SeparableConvolution operation, OperationWork work, NativeArray maps) {
        int axes = operation.kernel().length;
        int[] shape = new int[axes + 2];
        Arrays.fill(shape, 1);
        shape[axes] = maps.channels();
        shape[axes + 1] = operation.filters();
        int[] ones = Arrays.copyOf(shape, axes);
        var window = new Operation.Convolution(operation.filters(), ones, ones, Padding.VALID, ones, 1).window();
        var convolution = ConvolutionShape.of(window, 1, maps.shape(), work.shape(), null);
        StepWeights source = work.source();
        var weights = new PrimitiveWeights(
                work.weights().owner(),
                work.weights().role() + "pointwise_kernel",
                convolution.kernelOfConvolution(),
                () -> source.kernel("pointwise_kernel", shape.length - 1, shape),
                source.hasBias() ? bias(source, operation.filters()) : null);
        return convolutions().compile(convolution, weights, maps, work.after(), work.shape());
    }

    Compiled transposed(Operation.TransposedConvolution operation, OperationWork work) {
        int[] kernel = operation.kernel();
        int[] shape = Arrays.copyOf(kernel, kernel.length + 2);
        shape[kernel.length] = operation.filters();
        shape[kernel.length + 1] = work.input().channels();
        var convolution =
                ConvolutionShape.transposed(operation.window(), work.input().shape(), work.shape());
        StepWeights source = work.source();
        var weights = new PrimitiveWeights(
                work.weights().owner(),
                work.weights().role() + "kernel",
                convolution.kernelOfTransposed(),
                () -> source.kernel("kernel", kernel.length, shape),
                source.hasBias() ? bias(source, operation.filters()) : null);
        return convolutions().compileTransposed(convolution, weights, work.input(), work.after(), work.shape());
    }

    Compiled dense(Operation.Dense operation, OperationWork work) {
        return new DenseSteps(scope).compile(work.weights(), work.input(), work.after(), work.shape());
    }

    /** Empty where it is left to Java. */
    Optional<Compiled> pooling(Operation.Pooling operation, OperationWork work) {
        return PoolingSteps.canCompile(operation.window(), work.input())
                ? Optional.of(new PoolingSteps(scope)
                        .compile(operation.reduction(), operation.window(), work.input(), work.shape()))
                : Optional.empty();
    }

    Compiled batchNormalization(Operation.BatchNormalization operation, OperationWork work) {
        return new NormalizationSteps(scope, work.weights()).batch(operation, work.input(), work.after());
    }

    Compiled channelScale(Operation.ChannelScale operation, OperationWork work) {
        return new NormalizationSteps(scope, work.weights()).scaled(work.input());
    }
}
