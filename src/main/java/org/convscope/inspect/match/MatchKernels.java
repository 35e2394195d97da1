package org.convscope.inspect.match;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convscope.inspect.kernels.KernelStack;
import org.convscope.inspect.kernels.ReadKernels;
import org.convscope.network.ConvolvingOperation;
import org.convscope.network.KernelLayout;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.network.WindowOperations;
import org.convscope.problem.NearNames;
import org.convscope.problem.Problem;

/**
 * Says of each slice of a layer's kernels which classic kernel it is most like, by the cosine of the angle between them. Slices are
 * taken as they are stored: what a convolution correlates its input with.
 */
public final class MatchKernels {
    private final Network network;
    private final Map<Integer, KernelBank> banks = new HashMap<>();
    private final Map<Integer, ChanceMatch> chances = new HashMap<>();

    public MatchKernels(Network network) {
        this.network = network;
    }

    /** All layers with kernels over a picture's rows and columns, each once however often it is called. */
    public List<LayerCall> layers() {
        Map<String, LayerCall> layers = new LinkedHashMap<>();
        network.convolutions().forEach(call -> layers.putIfAbsent(path(call), call));
        return List.copyOf(layers.values());
    }

    /**
     * The layer of a name, whichever call of it.
     *
     * @throws org.convscope.problem.ProblemException if there is none, or it is no convolution
     */
    public LayerCall named(String name) {
        return layers().stream()
                .filter(call -> path(call).equals(name))
                .findFirst()
                .or(() -> network.convolutions().stream()
                        .filter(call -> call.id().equals(name))
                        .findFirst())
                .orElseThrow(() -> unknown(name).asException());
    }

    private Problem unknown(String name) {
        List<String> names = layers().stream().map(MatchKernels::path).toList();
        boolean isLayer = network.layers().stream()
                .anyMatch(call -> call.id().equals(name) || path(call).equals(name));
        return Problem.of(isLayer ? "is no convolution, so it has no kernels" : "the model has no such layer")
                .subject("layer '" + name + "'")
                .nextStep(
                        names.isEmpty()
                                ? "The model has no convolutions"
                                : "Perhaps " + String.join(", ", NearNames.of(name, names)) + " is meant");
    }

    /** Why a layer's kernels cannot be compared; empty where they can. */
    public static Optional<String> reason(LayerCall call) {
        if (call.kind() instanceof ConvolvingOperation convolution
                && convolution.kernelLayout() == KernelLayout.PLACES) {
            return Optional.of("has kernels of its own at every place");
        }
        if (!ReadKernels.hasKernels(call)) {
            return Optional.of("has no kernels that can be read");
        }
        int[] shape = call.kernel().orElseThrow().shape();
        if (shape.length != 4) {
            return Optional.of("has kernels along " + (shape.length - 2) + " axes, where the classic ones have two");
        }
        if (shape[0] == 1 && shape[1] == 1) {
            return Optional.of("has kernels of 1 x 1, which have no shape");
        }
        return ClassicKernels.hasBank(shape[0], shape[1])
                ? Optional.empty()
                : Optional.of("has kernels of " + shape[0] + " x " + shape[1]
                        + ", where the classic ones are square with an odd side");
    }

    /** What should be known of a layer's slices, where they are not simply what its input is correlated with. */
    public static Optional<String> remark(LayerCall call) {
        if (call.kind() instanceof WindowOperations.SeparableConvolution) {
            return Optional.of("is separable: its depthwise kernels are compared, units are those between both steps");
        }
        if (call.kind() instanceof WindowOperations.TransposedConvolution) {
            return Optional.of("is transposed: its kernels are what one input number adds to the output around it");
        }
        return Optional.empty();
    }

    /**
     * @throws org.convscope.problem.ProblemException if there is a {@link #reason} against it, or weights cannot be read
     */
    public KernelMatches of(LayerCall call) {
        reason(call).ifPresent(reason -> {
            throw Problem.of(reason).subject(LayerCall.subject(path(call))).asException();
        });
        KernelStack stack = new ReadKernels().of(network, call.id());
        KernelBank bank = bank(stack.height());
        List<KernelMatches.Slice> slices = new ArrayList<>(stack.units() * stack.inputs());
        for (int unit = 0; unit < stack.units(); unit++) {
            for (int input = 0; input < stack.inputs(); input++) {
                float[] slice = stack.slice(input, unit);
                slices.add(new KernelMatches.Slice(
                        unit,
                        channel(call, stack, unit, input),
                        KernelBank.hasDirection(slice) ? Optional.of(bank.best(slice)) : Optional.empty()));
            }
        }
        return new KernelMatches(
                path(call), stack.height(), chances.computeIfAbsent(stack.height(), ChanceMatch::ofSide), slices);
    }

    private KernelBank bank(int side) {
        return banks.computeIfAbsent(side, KernelBank::new);
    }

    /** The channel of the layer's input that a slice lies over. */
    public static int channel(LayerCall call, KernelStack stack, int unit, int input) {
        if (!(call.kind() instanceof ConvolvingOperation convolution)) {
            return input;
        }
        if (convolution.kernelLayout() == KernelLayout.CHANNELS_MULTIPLIER) {
            int[] shape = call.kernel().orElseThrow().shape();
            return unit / shape[shape.length - 1];
        }
        return unit / Math.max(1, stack.units() / convolution.groups()) * stack.inputs() + input;
    }

    private static String path(LayerCall call) {
        return String.join("/", call.path());
    }
}
