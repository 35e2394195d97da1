package org.convscope.inspect.pixel;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.convscope.array.Tensor;
import org.convscope.core.Engine;
import org.convscope.inspect.maps.ComputeMaps;
import org.convscope.inspect.maps.LayerMaps;
import org.convscope.inspect.maps.MapCache;
import org.convscope.inspect.maps.NetworkInput;
import org.convscope.network.Activation;
import org.convscope.network.BeforeActivation;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.network.Operation;
import org.convscope.task.TaskMonitor;

/**
 * Works out one value of a layer's output number by number, from the input of the convolution, dense or pooling layer that it
 * goes back to through normalisations and activations, and sets it beside the value that the engine gives.
 */
public final class TracePixel {
    private final ComputeMaps maps;

    /**
     * @param cache of maps that need not be computed again
     */
    public TracePixel(Engine engine, MapCache cache) {
        maps = new ComputeMaps(engine, cache);
    }

    /**
     * A value; what lies outside the layer's output is moved to its nearest edge.
     *
     * @param layer id of the call
     * @param first place of the first channel that is taken apart, the one that adds most being 0
     * @param count how many channels
     */
    public record Request(
            Network network, NetworkInput input, String layer, int unit, int row, int column, int first, int count) {}

    /**
     * @throws org.convscope.problem.ProblemException as {@link Engine#run}, or if a weight cannot be read
     */
    public PixelTrace trace(Request request, TaskMonitor monitor) {
        Network network = request.network();
        Deque<LayerCall> chain = chain(network, network.call(request.layer()));
        LayerCall base = Objects.requireNonNull(chain.peekFirst());
        Map<String, LayerMaps> values = values(request, network, needed(network, chain), monitor);
        LayerMaps shown = Objects.requireNonNull(values.get(request.layer()));
        Place place = Place.within(shown, request);
        PixelSource source = source(request, base, place, values, monitor);
        List<PixelStep> steps = steps(request, chain, source, place, values, monitor);
        return new PixelTrace(
                request.layer(),
                place.unit(),
                place.row(),
                place.column(),
                source,
                steps,
                place.of(shown),
                plane(shown, place.unit()),
                below(source, values));
    }

    /** A number of a stack of maps. */
    private record Place(int unit, int row, int column, int width, int units) {
        static Place within(LayerMaps maps, Request request) {
            return new Place(
                    clamped(request.unit(), maps.units()),
                    clamped(request.row(), maps.height()),
                    clamped(request.column(), maps.width()),
                    maps.width(),
                    maps.units());
        }

        private static int clamped(int value, int length) {
            return Math.max(0, Math.min(length - 1, value));
        }

        double of(LayerMaps maps) {
            return maps.values().get(row, column, unit);
        }

        /** All units' numbers there. */
        double[] all(LayerMaps maps) {
            double[] numbers = new double[maps.units()];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = maps.values().get(row, column, i);
            }
            return numbers;
        }

        int spatial() {
            return row * width + column;
        }
    }

    /** The call and what it comes from as long as that only changes numbers where they stand; the origin first. */
    private static Deque<LayerCall> chain(Network network, LayerCall last) {
        Deque<LayerCall> chain = new ArrayDeque<>();
        chain.addFirst(last);
        LayerCall call = last;
        while (ValueSteps.isKnown(call) || isSoftmax(call)) {
            call = network.call(call.inputs().get(0));
            chain.addFirst(call);
        }
        return chain;
    }

    private static boolean isSoftmax(LayerCall call) {
        return call.operation() instanceof Operation.Activate && isOverUnits(call.activation());
    }

    private static boolean isOverUnits(Activation activation) {
        return activation.kind() == Activation.Kind.SOFTMAX && activation.alpha() == -1;
    }

    private static Set<String> needed(Network network, Deque<LayerCall> chain) {
        Map<String, LayerCall> needed = new LinkedHashMap<>();
        chain.forEach(call -> needed.put(call.id(), call));
        LayerCall base = Objects.requireNonNull(chain.peekFirst());
        if (isTakenApart(network, base)) {
            base.inputs().forEach(input -> needed.put(input, network.call(input)));
        }
        return needed.keySet();
    }

    private Map<String, LayerMaps> values(Request request, Network network, Set<String> layers, TaskMonitor monitor) {
        Map<String, LayerMaps> values = new LinkedHashMap<>();
        maps.stream(
                new ComputeMaps.Request(network, List.of(request.input()), List.copyOf(layers)),
                of -> values.put(of.layer(), of),
                monitor);
        return values;
    }

    /** Whether it is said what a call's value is made of. */
    private static boolean isTakenApart(Network network, LayerCall call) {
        Operation operation = call.operation();
        if (call.inputs().isEmpty() || call.outputShape().length > 3 || !isActivated(call)) {
            return false;
        }
        int rank = network.call(call.inputs().get(0)).outputShape().length;
        if (operation instanceof Operation.Merge) {
            return call.inputs().stream()
                    .allMatch(input -> Arrays.equals(network.call(input).outputShape(), call.outputShape()));
        }
        return rank <= 3
                && (operation instanceof Operation.Convolution
                        || operation instanceof Operation.DepthwiseConvolution
                        || operation instanceof Operation.SeparableConvolution
                        || operation instanceof Operation.TransposedConvolution
                        || operation instanceof Operation.LocallyConnected
                        || operation instanceof Operation.Dense
                        || operation instanceof Operation.Pooling);
    }

    private static boolean isActivated(LayerCall call) {
        return call.activation().isLinear() || ValueSteps.isKnown(call.activation()) || isOverUnits(call.activation());
    }

    private PixelSource source(
            Request request, LayerCall base, Place place, Map<String, LayerMaps> values, TaskMonitor monitor) {
        double given = place.of(Objects.requireNonNull(values.get(base.id())));
        if (!isTakenApart(request.network(), base)) {
            String reason = base.origin() == LayerCall.Origin.INPUT
                    ? "It is the network's input."
                    : "What a " + base.className() + " makes of its input is not taken apart.";
            return new PixelSource.Given(base.id(), given, reason);
        }
        LayerMaps below = Objects.requireNonNull(values.get(base.inputs().get(0)));
        var windows = new PixelWindows(base, below, place.row(), place.column());
        if (base.operation() instanceof Operation.Merge merge) {
            return merged(base, merge, place, values);
        }
        if (base.operation() instanceof Operation.Pooling pooling) {
            return windows.pooled(pooling, place.unit());
        }
        UnitKernel kernel = UnitKernel.of(
                        request.network(), base, below.units(), place.unit(), place.spatial(), monitor)
                .orElseThrow();
        return windows.weighed(kernel, request.first(), request.count());
    }

    private static PixelSource merged(
            LayerCall base, Operation.Merge merge, Place place, Map<String, LayerMaps> values) {
        List<PixelSource.Operand> operands = new ArrayList<>();
        for (String input : base.inputs()) {
            operands.add(new PixelSource.Operand(input, place.of(Objects.requireNonNull(values.get(input)))));
        }
        double[] numbers =
                operands.stream().mapToDouble(PixelSource.Operand::value).toArray();
        double value = numbers[0];
        for (int i = 1; i < numbers.length; i++) {
            value = switch (merge.merging()) {
                case ADD, AVERAGE -> value + numbers[i];
                case SUBTRACT -> value - numbers[i];
                case MULTIPLY -> value * numbers[i];
                case MAXIMUM -> Math.max(value, numbers[i]);
                case MINIMUM -> Math.min(value, numbers[i]);
            };
        }
        return new PixelSource.Merged(
                base.id(),
                merge.merging().name().toLowerCase(Locale.ROOT),
                operands,
                merge.merging() == Operation.Merging.AVERAGE ? value / numbers.length : value);
    }

    private List<PixelStep> steps(
            Request request,
            Deque<LayerCall> chain,
            PixelSource source,
            Place place,
            Map<String, LayerMaps> values,
            TaskMonitor monitor) {
        List<PixelStep> steps = new ArrayList<>();
        String before = "";
        for (LayerCall call : chain) {
            double value = last(steps, source.value());
            double magnitude = steps.isEmpty()
                    ? source.magnitude()
                    : steps.get(steps.size() - 1).magnitude();
            if (before.isEmpty()) {
                if (!(source instanceof PixelSource.Given)) {
                    activated(request, call, place, value, magnitude, monitor).ifPresent(steps::add);
                }
            } else if (isSoftmax(call)) {
                double[] all = place.all(Objects.requireNonNull(values.get(before)));
                steps.add(softmax(call, all, place.unit(), value));
            } else {
                ValueSteps.step(call, place.unit(), place.spatial() * place.units() + place.unit(), value, magnitude)
                        .ifPresent(steps::add);
                ValueSteps.activation(call, last(steps, source.value()), magnitude)
                        .ifPresent(steps::add);
            }
            before = call.id();
        }
        return steps;
    }

    private static double last(List<PixelStep> steps, double otherwise) {
        return steps.isEmpty() ? otherwise : steps.get(steps.size() - 1).value();
    }

    /** The activation of the layer that the value comes from. */
    private Optional<PixelStep> activated(
            Request request, LayerCall base, Place place, double value, double magnitude, TaskMonitor monitor) {
        if (!isOverUnits(base.activation())) {
            return ValueSteps.activation(base, value, magnitude);
        }
        Network before = BeforeActivation.of(request.network(), base.id(), Set.of(Activation.Kind.SOFTMAX));
        LayerMaps all = Objects.requireNonNull(
                values(request, before, Set.of(base.id()), monitor).get(base.id()));
        return Optional.of(softmax(base, place.all(all), place.unit(), value));
    }

    private static PixelStep softmax(LayerCall call, double[] all, int unit, double own) {
        all[unit] = own;
        double most = Arrays.stream(all).max().orElse(0);
        double sum = Arrays.stream(all).map(z -> Math.exp(z - most)).sum();
        return new PixelStep(
                call.id(),
                "softmax: its share of e to the power of each of " + all.length + " units",
                Math.exp(own - most) / sum,
                1);
    }

    private static Tensor plane(LayerMaps maps, int unit) {
        return Tensor.of(maps.map(unit), maps.height(), maps.width());
    }

    private static Tensor below(PixelSource source, Map<String, LayerMaps> values) {
        if (source instanceof PixelSource.Weighed weighed && !weighed.patches().isEmpty()) {
            return plane(
                    Objects.requireNonNull(values.get(weighed.input())),
                    weighed.patches().get(0).channel());
        }
        return source instanceof PixelSource.Pooled pooled
                ? plane(
                        Objects.requireNonNull(values.get(pooled.input())),
                        pooled.patch().channel())
                : Tensor.zeros(0, 0);
    }
}
