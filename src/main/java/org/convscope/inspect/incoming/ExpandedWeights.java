package org.convscope.inspect.incoming;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.convscope.array.Tensor;
import org.convscope.choice.WindowBorder;
import org.convscope.core.Engine;
import org.convscope.inspect.receptive.ReceptiveField;
import org.convscope.inspect.receptive.ReceptiveFields;
import org.convscope.inspect.target.Target;
import org.convscope.inspect.target.TargetObjective;
import org.convscope.network.ActivatingOperation;
import org.convscope.network.Activation;
import org.convscope.network.ConvolvingOperation;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.network.NetworkPart;
import org.convscope.network.Operation;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;
import org.convscope.task.TaskMonitor;

/**
 * Weights between two layers that are not next to each other: the slope of a unit at one position by an earlier
 * layer's output, with activations passed straight through and maximum pooling taken as average pooling. Source: Voss
 * et al., "Visualizing Weights", Distill 2021.
 */
public final class ExpandedWeights {
    private static final int LARGEST_FIELD = 1024;
    private static final int FIRST_SIDE = 64;

    private final Engine engine;

    public ExpandedWeights(Engine engine) {
        this.engine = engine;
    }

    /**
     * What is asked for.
     *
     * @param from the earlier layer, as a user names it
     * @param window rows and columns: around the middle of what the unit sees; of two middles the one nearer to the
     *     first pixel
     */
    public record Request(Network network, Target.Unit unit, String from, int window, WindowBorder border) {
        public Request {
            if (window < 1) {
                throw new IllegalArgumentException("a window of " + window);
            }
        }
    }

    /**
     * @throws org.convscope.problem.ProblemException if a layer is not there, does not lead to the unit, or something
     *     that is not linear lies between, or the unit sees more than 1024 pixels
     */
    public IncomingWeights of(Request request, TaskMonitor monitor) {
        TargetObjective objective = request.unit().in(request.network());
        String from = source(request);
        int channels = request.network().call(from).units();
        Patch patch = request.border() == WindowBorder.PADDED
                ? padded(request, objective, from, channels)
                : endless(request, objective, from, channels);
        try {
            Tensor slope = slope(patch, objective, monitor);
            return IncomingWeights.ranked(from, objective.call(), objective.channel(), patch.window(slope), 0);
        } finally {
            engine.release(patch.network());
        }
    }

    /**
     * Where weights of a unit can begin: layers and inputs with maps that everything between them and the unit comes
     * from and is linear, or taken as linear; the nearest first.
     *
     * @param unit id of the unit's call
     */
    public static List<String> sources(Network network, String unit) {
        Set<String> reached = new HashSet<>();
        Deque<String> next = new ArrayDeque<>(List.of(unit));
        while (!next.isEmpty()) {
            LayerCall call = network.call(next.remove());
            if (passes(call.operation())) {
                call.inputs().stream().filter(reached::add).forEach(next::add);
            }
        }
        List<String> sources = new ArrayList<>();
        for (LayerCall call : network.ancestors(List.of(unit))) {
            boolean isNamed =
                    call.origin() == LayerCall.Origin.LAYER || network.inputs().contains(call.id());
            if (reached.contains(call.id())
                    && isNamed
                    && call.hasMaps()
                    && call.units() >= 1
                    && NetworkPart.isAllFrom(network, call.id(), unit)) {
                sources.add(0, call.id());
            }
        }
        return List.copyOf(sources);
    }

    private static boolean passes(Operation operation) {
        return operation instanceof ActivatingOperation
                || operation instanceof Operation.Pooling
                || isLinear(operation);
    }

    private static String source(Request request) {
        Network network = request.network();
        if (network.inputs().contains(request.from())) {
            return request.from();
        }
        String from = new Target.Unit(request.from(), 0).in(network).call();
        if (!network.call(from).hasMaps() || network.call(from).units() < 1) {
            throw Problem.of("gives no maps").subject(LayerCall.subject(from)).asException();
        }
        return from;
    }

    /**
     * A linear network, the position of the unit in it, and where the window lies.
     *
     * @param side rows and columns of the network's input
     */
    private record Patch(Network network, int side, int channels, int row, int column, int top, int left, int size) {
        /** (size, size, channels) of a slope (1, side, side, channels); zeros where the window lies outside. */
        Tensor window(Tensor slope) {
            float[] made = new float[size * size * channels];
            for (int y = 0; y < size; y++) {
                for (int x = 0; x < size; x++) {
                    if (isInside(top + y) && isInside(left + x)) {
                        System.arraycopy(
                                slope.data(),
                                ((top + y) * side + left + x) * channels,
                                made,
                                (y * size + x) * channels,
                                channels);
                    }
                }
            }
            return Tensor.of(made, size, size, channels);
        }

        private boolean isInside(int place) {
            return place >= 0 && place < side;
        }
    }

    private static Patch padded(Request request, TargetObjective objective, String from, int channels) {
        Network network;
        try {
            network = linear(request, objective, from, new int[] {request.window(), request.window(), channels});
        } catch (ProblemException e) {
            throw e.problem().nextStep().isEmpty()
                    ? new ProblemException(e.problem().nextStep("Take a larger window"), e)
                    : e;
        }
        int[] shape = mapsOf(network, objective.call());
        return new Patch(
                network, request.window(), channels, (shape[0] - 1) / 2, (shape[1] - 1) / 2, 0, 0, request.window());
    }

    /** So large that nothing that the unit sees lies beyond the border. */
    private static Patch endless(Request request, TargetObjective objective, String from, int channels) {
        Network first = linear(request, objective, from, new int[] {FIRST_SIDE, FIRST_SIDE, channels});
        ReceptiveField field = new ReceptiveFields(first).of(objective.call());
        double size = Math.max(field.vertical().size(), field.horizontal().size());
        if (size > LARGEST_FIELD) {
            throw Problem.of("sees too much of '" + from + "' for its weights to be multiplied out")
                    .subject(LayerCall.subject(objective.call()))
                    .expected("at most " + LARGEST_FIELD + " pixels")
                    .found(field.seesEverything() ? "all" : size)
                    .asException();
        }
        int stride = (int) Math.max(
                1,
                Math.max(
                        Math.ceil(field.vertical().stride()),
                        Math.ceil(field.horizontal().stride())));
        int side = (int) Math.ceil((3 * size + request.window()) / stride + 2) * stride;
        Network network = linear(request, objective, from, new int[] {side, side, channels});
        int[] shape = mapsOf(network, objective.call());
        ReceptiveField seen = new ReceptiveFields(network).of(objective.call());
        int row = (shape[0] - 1) / 2;
        int column = (shape[1] - 1) / 2;
        return new Patch(
                network,
                side,
                channels,
                row,
                column,
                middle(seen.vertical(), row) - request.window() / 2,
                middle(seen.horizontal(), column) - request.window() / 2,
                request.window());
    }

    private static int middle(ReceptiveField.Axis seen, int position) {
        return (int) Math.floor(seen.first(position) + (seen.size() - 1) / 2);
    }

    private static int[] mapsOf(Network network, String call) {
        int[] shape = network.call(call).outputShape();
        if (shape.length != 3) {
            throw Problem.of("gives no maps").subject(LayerCall.subject(call)).asException();
        }
        return shape;
    }

    private static Network linear(Request request, TargetObjective objective, String from, int[] shape) {
        Network part = NetworkPart.between(request.network(), from, objective.call(), shape);
        return part.mapped(ExpandedWeights::linear);
    }

    /** The same call as a linear one. */
    private static LayerCall linear(LayerCall call) {
        Operation operation = call.operation();
        if (operation instanceof ActivatingOperation) {
            return call.withOperation(new Operation.Identity()).withActivation(Activation.LINEAR);
        }
        if (operation instanceof Operation.Pooling pooling) {
            return call.withOperation(new Operation.Pooling(
                    Operation.Reduction.AVERAGE, pooling.size(), pooling.strides(), pooling.padding()));
        }
        if (!isLinear(operation)) {
            throw Problem.of("is not linear, so weights cannot be multiplied out through it")
                    .subject(LayerCall.subject(call.id()))
                    .nextStep("Begin at a layer behind it")
                    .asException();
        }
        return call.withActivation(Activation.LINEAR);
    }

    private static boolean isLinear(Operation operation) {
        if (operation instanceof Operation.Merge merge) {
            return Set.of(Operation.Merging.ADD, Operation.Merging.SUBTRACT, Operation.Merging.AVERAGE)
                    .contains(merge.merging());
        }
        return (operation instanceof ConvolvingOperation && !(operation instanceof Operation.LocallyConnected))
                || operation instanceof Operation.Dense
                || operation instanceof Operation.Input
                || operation instanceof Operation.BatchNormalization
                || operation instanceof Operation.Rescaling
                || operation instanceof Operation.Identity
                || operation instanceof Operation.Dropout
                || operation instanceof Operation.Concatenate
                || operation instanceof Operation.ZeroPadding
                || operation instanceof Operation.Cropping
                || operation instanceof Operation.UpSampling;
    }

    private Tensor slope(Patch patch, TargetObjective objective, TaskMonitor monitor) {
        int[] shape = patch.network().call(objective.call()).outputShape();
        Tensor one = Tensor.zeros(1, shape[0], shape[1], shape[2]);
        one.data()[(patch.row() * shape[1] + patch.column()) * shape[2] + objective.channel()] = 1;
        Tensor nothing = Tensor.zeros(1, patch.side(), patch.side(), patch.channels());
        return Objects.requireNonNull(
                engine.inputGradients(patch.network(), List.of(nothing), objective.call(), one, monitor.ofStep())
                        .get(0));
    }
}
