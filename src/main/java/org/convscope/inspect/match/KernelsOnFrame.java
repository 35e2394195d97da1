package org.convscope.inspect.match;

import org.convscope.array.Tensor;
import org.convscope.choice.KernelPass;
import org.convscope.inspect.kernels.KernelStack;
import org.convscope.inspect.kernels.ReadKernels;
import org.convscope.network.Network;

/**
 * A learned kernel slice and another kernel, both laid over a frame as the network is given it.
 *
 * @param height rows of all three
 * @param width columns of all three
 * @param input what they are laid over, (height, width) row-major
 * @param learned what the slice gives
 * @param other what the other kernel gives
 */
public record KernelsOnFrame(int height, int width, float[] input, float[] learned, float[] other) {
    /**
     * @param input (1, H, W, C): its channel of the slice's number, or the mean of its channels where it has no such
     * @param slice which input of the unit's kernel
     * @param pass how both are laid over it
     * @throws org.convscope.problem.ProblemException if the layer has no kernels that can be read
     */
    public static KernelsOnFrame of(
            Network network, String layer, int unit, int slice, TypedKernel other, KernelPass pass, Tensor input) {
        KernelStack stack = new ReadKernels().of(network, layer);
        int height = input.length(1);
        int width = input.length(2);
        float[] plane = plane(input, slice);
        float[] stored = stack.slice(slice, unit);
        double[] learned = new double[stored.length];
        for (int i = 0; i < learned.length; i++) {
            learned[i] = stored[i];
        }
        return new KernelsOnFrame(
                height,
                width,
                plane,
                ApplyKernel.to(plane, height, width, learned, stack.height(), stack.width(), pass),
                ApplyKernel.to(plane, height, width, other.values(), other.height(), other.width(), pass));
    }

    private static float[] plane(Tensor input, int channel) {
        int channels = input.length(3);
        int from = channel < channels ? channel : 0;
        int to = channel < channels ? channel + 1 : channels;
        float[] plane = new float[input.length(1) * input.length(2)];
        for (int i = 0; i < plane.length; i++) {
            double sum = 0;
            for (int c = from; c < to; c++) {
                sum += input.data()[i * channels + c];
            }
            plane[i] = (float) (sum / (to - from));
        }
        return plane;
    }
}
