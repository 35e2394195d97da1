package org.convscope.inspect.kernels;

import java.util.Optional;
import org.convscope.array.Tensor;
import org.convscope.network.ConvolvingOperation;
import org.convscope.network.KernelLayout;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.network.Weight;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;

/** Reads the kernels of a convolution from its file, whatever kind of convolution it is. */
public final class ReadKernels {
    /** More numbers than this are not drawn as kernels. */
    private static final long MOST_NUMBERS = 256L << 20;

    /**
     * @throws ProblemException if there is no such layer, it has no kernels that can be drawn, or its weights cannot be read
     */
    public KernelStack of(Network network, String layer) {
        LayerCall call = network.find(layer).orElseThrow(() -> Problem.of("there is no such layer")
                .subject("layer '" + layer + "'")
                .nextStep("The summary lists the names")
                .asException());
        Weight weight = call.kernel()
                .orElseThrow(() -> problem(call, "it has no kernel").asException());
        if (!(call.kind() instanceof ConvolvingOperation convolution) || !hasKernels(call)) {
            throw problem(call, "a " + call.className() + " has no kernels that can be drawn")
                    .asException();
        }
        if (weight.size() > MOST_NUMBERS) {
            throw problem(call, "its kernels are too large to draw")
                    .found(weight.size() + " numbers")
                    .asException();
        }
        return stack(call, convolution.kernelLayout(), weight.read());
    }

    /** Whether a call has kernels that this can read. */
    public static boolean hasKernels(LayerCall call) {
        return call.kind() instanceof ConvolvingOperation convolution
                && convolution.kernelLayout() != KernelLayout.PLACES
                && call.kernel()
                        .filter(w -> w.shape().length >= 3 && w.size() > 0)
                        .isPresent();
    }

    /** The first call of a network with kernels that this can read. */
    public static Optional<LayerCall> first(Network network) {
        return network.calls().stream().filter(ReadKernels::hasKernels).findFirst();
    }

    private static Problem problem(LayerCall call, String what) {
        return Problem.of(what).subject("layer '" + call.id() + "'");
    }

    private static KernelStack stack(LayerCall call, KernelLayout layout, Tensor kernel) {
        int[] shape = kernel.shape();
        int axes = shape.length - 2;
        int width = shape[axes - 1];
        int height = 1;
        for (int axis = 0; axis < axes - 1; axis++) {
            height *= shape[axis];
        }
        int first = shape[axes];
        int second = shape[axes + 1];
        return switch (layout) {
            case INPUTS_UNITS -> new KernelStack(call.id(), height, width, first, second, kernel.data());
            case UNITS_INPUTS ->
                new KernelStack(call.id(), height, width, second, first, swapped(kernel.data(), first, second));
            case CHANNELS_MULTIPLIER -> new KernelStack(call.id(), height, width, 1, first * second, kernel.data());
            case PLACES -> throw new IllegalArgumentException(call.id() + " has a kernel for each place");
        };
    }

    /** (k, units, inputs) to (k, inputs, units). */
    private static float[] swapped(float[] data, int units, int inputs) {
        float[] swapped = new float[data.length];
        int plane = units * inputs;
        for (int from = 0; from < data.length; from += plane) {
            for (int unit = 0; unit < units; unit++) {
                for (int input = 0; input < inputs; input++) {
                    swapped[from + input * units + unit] = data[from + unit * inputs + input];
                }
            }
        }
        return swapped;
    }
}
