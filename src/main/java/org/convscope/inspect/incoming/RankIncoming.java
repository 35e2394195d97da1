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

/** Ranks the channels of the layer before by how much a unit's kernel weighs them. */
public final class RankIncoming {
    /**
     * @throws org.convscope.problem.ProblemException if there is no such unit, the layer has no kernels, or they
     * cannot be read
     */
    public IncomingWeights of(Network network, Target.Unit unit) {
        TargetObjective objective = unit.in(network);
        LayerCall call = network.call(objective.call());
        KernelStack stack = new ReadKernels().of(network, call.id());
        Tensor whole = Tensor.of(stack.whole(objective.channel()), stack.height(), stack.width(), stack.inputs());
        return IncomingWeights.ranked(
                call.inputs().get(0), call.id(), objective.channel(), whole, first(call, stack, objective.channel()));
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
