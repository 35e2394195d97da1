package org.convscope.inspect.pixel;

import java.util.Optional;
import org.convscope.array.Tensor;
import org.convscope.inspect.kernels.KernelStack;
import org.convscope.inspect.kernels.ReadKernels;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.network.Operation;
import org.convscope.network.Weight;
import org.convscope.task.TaskMonitor;

/**
 * What one unit of a layer multiplies its input by, at one place.
 *
 * @param numbers of the kernel
 * @param firstChannel of the input that it takes
 * @param channels how many
 * @param bias 0 where there is none
 * @param note empty, or how it came about
 */
record UnitKernel(KernelNumbers numbers, int firstChannel, int channels, double bias, String note) {
    /** A dense kernel is read in pieces of so many numbers. */
    private static final long PIECE = 1 << 22;

    /**
     * The kernel of a convolution or a dense layer; empty for other operations.
     *
     * @param inputs channels of the layer's input
     * @param place of the output, row-major, for layers that have a kernel at each
     * @throws org.convscope.problem.ProblemException if the weights cannot be read
     */
    static Optional<UnitKernel> of(
            Network network, LayerCall call, int inputs, int unit, int place, TaskMonitor monitor) {
        Operation operation = call.operation();
        double bias = bias(call, unit, place);
        if (operation instanceof Operation.Convolution convolution) {
            KernelStack stack = new ReadKernels().of(network, call.id());
            int group = unit / (stack.units() / convolution.groups());
            return Optional.of(new UnitKernel(
                    (y, x, channel) -> stack.value(y, x, channel, unit),
                    group * stack.inputs(),
                    stack.inputs(),
                    bias,
                    convolution.groups() > 1 ? "group " + (group + 1) + " of " + convolution.groups() : ""));
        }
        if (operation instanceof Operation.TransposedConvolution) {
            KernelStack stack = new ReadKernels().of(network, call.id());
            return Optional.of(
                    new UnitKernel((y, x, channel) -> stack.value(y, x, channel, unit), 0, stack.inputs(), bias, ""));
        }
        if (operation instanceof Operation.DepthwiseConvolution depthwise) {
            KernelStack stack = new ReadKernels().of(network, call.id());
            return Optional.of(new UnitKernel(
                    (y, x, channel) -> stack.value(y, x, 0, unit),
                    unit / depthwise.multiplier(),
                    1,
                    bias,
                    "depthwise: one channel for each unit"));
        }
        if (operation instanceof Operation.SeparableConvolution separable) {
            return Optional.of(separable(network, call, separable, inputs, unit, bias));
        }
        if (operation instanceof Operation.LocallyConnected local) {
            return call.weight("kernel").map(weight -> local(weight, local, inputs, unit, place, bias));
        }
        if (operation instanceof Operation.Dense) {
            return call.weight("kernel").map(weight -> dense(weight, unit, bias, monitor));
        }
        return Optional.empty();
    }

    private static double bias(LayerCall call, int unit, int place) {
        return call.weight("bias")
                .map(weight -> {
                    Tensor bias = weight.read();
                    int units = bias.length(bias.rank() - 1);
                    return (double) bias.data()[bias.rank() > 1 ? place * units + unit : unit];
                })
                .orElse(0.0);
    }

    private static UnitKernel separable(
            Network network,
            LayerCall call,
            Operation.SeparableConvolution separable,
            int inputs,
            int unit,
            double bias) {
        KernelStack depthwise = new ReadKernels().of(network, call.id());
        Tensor pointwise = call.weight("pointwise_kernel").orElseThrow().read();
        int multiplier = separable.multiplier();
        int units = separable.filters();
        KernelNumbers numbers = (y, x, channel) -> {
            double sum = 0;
            for (int m = 0; m < multiplier; m++) {
                int between = channel * multiplier + m;
                sum += (double) depthwise.value(y, x, 0, between) * pointwise.data()[between * units + unit];
            }
            return sum;
        };
        return new UnitKernel(
                numbers, 0, inputs, bias, "separable: each channel's kernel times its weight in the pointwise kernel");
    }

    private static UnitKernel local(
            Weight weight, Operation.LocallyConnected local, int inputs, int unit, int place, double bias) {
        float[] own = weight.readRows(place, place + 1L);
        int wide = local.kernel()[local.kernel().length - 1];
        int units = local.filters();
        return new UnitKernel(
                (y, x, channel) -> own[((y * wide + x) * inputs + channel) * units + unit],
                0,
                inputs,
                bias,
                "locally connected: a kernel of this place alone");
    }

    /** The unit's column, of a kernel that need not fit into memory. */
    private static UnitKernel dense(Weight weight, int unit, double bias, TaskMonitor monitor) {
        int inputs = weight.shape()[0];
        int units = weight.shape()[1];
        float[] column = new float[inputs];
        int rows = (int) Math.max(1, PIECE / units);
        for (int from = 0; from < inputs; from += rows) {
            monitor.checkCancelled();
            int to = Math.min(inputs, from + rows);
            float[] piece = weight.readRows(from, to);
            for (int i = from; i < to; i++) {
                column[i] = piece[(i - from) * units + unit];
            }
        }
        return new UnitKernel((y, x, channel) -> column[channel], 0, inputs, bias, "");
    }
}
