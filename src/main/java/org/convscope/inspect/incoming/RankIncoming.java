package org.convscope.inspect.incoming;

import org.convscope.array.Tensor;
import org.convscope.inspect.kernels.KernelStack;
import org.convscope.inspect.kernels.ReadKernels;
import org.convscope.inspect.target.Target;
import org.convscope.inspect.target.TargetObjective;
import org.convscope.network.ConvolvingOperation;
import org.convscope.network.KernelLayout;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.network.Operation;

/** Ranks the channels of the layer before by how much a unit's kernel weighs them. */
public final class RankIncoming {
    /**
     * @throws org.convscope.problem.ProblemException if there is no such unit, the layer has no kernels, or they
     * cannot be read
     */
    public IncomingWeights of(Network network, Target.Unit target) {
        TargetObjective objective = target.in(network);
        LayerCall call = network.call(objective.call());
        KernelStack stack = new ReadKernels().of(network, call.id());
        int unit = objective.channel();
        String source = call.inputs().get(0);
        if (call.kind() instanceof Operation.SeparableConvolution separable) {
            return IncomingWeights.ranked(source, call.id(), unit, separable(call, stack, separable, unit), 0);
        }
        Tensor whole = Tensor.of(stack.whole(unit), stack.height(), stack.width(), stack.inputs());
        return IncomingWeights.ranked(source, call.id(), unit, whole, first(call, stack, unit));
    }

    /**
     * Each channel's kernels times their weights in the pointwise kernel, (height, width, channels).
     *
     * @param depthwise the layer's first kernels, so many a channel
     */
    private static Tensor separable(
            LayerCall call, KernelStack depthwise, Operation.SeparableConvolution separable, int unit) {
        Tensor pointwise = call.weight("pointwise_kernel").orElseThrow().read();
        int multiplier = separable.multiplier();
        int channels = depthwise.units() / multiplier;
        int pixels = depthwise.height() * depthwise.width();
        float[] whole = new float[pixels * channels];
        for (int pixel = 0; pixel < pixels; pixel++) {
            for (int between = 0; between < depthwise.units(); between++) {
                whole[pixel * channels + between / multiplier] += depthwise.data()[pixel * depthwise.units() + between]
                        * pointwise.data()[between * separable.filters() + unit];
            }
        }
        return Tensor.of(whole, depthwise.height(), depthwise.width(), channels);
    }

    /** Number of the first channel that a unit's kernel looks at: that of its group. */
    private static int first(LayerCall call, KernelStack stack, int unit) {
        ConvolvingOperation convolution = (ConvolvingOperation) call.kind();
        if (convolution.kernelLayout() == KernelLayout.CHANNELS_MULTIPLIER) {
            int multiplier = call.kernel()
                    .orElseThrow()
                    .shape()[call.kernel().orElseThrow().shape().length - 1];
            return unit / multiplier;
        }
        return unit / (stack.units() / convolution.groups()) * stack.inputs();
    }
}
