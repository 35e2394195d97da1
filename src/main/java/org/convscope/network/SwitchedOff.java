package org.convscope.network;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.convscope.problem.Problem;

/**
 * Units of a layer that are switched off: whatever takes the layer's output finds one number everywhere in their maps. The layer
 * itself stays as it is.
 *
 * @param layer id of the call
 * @param values by unit, from 0: the number that stands for its map
 */
public record SwitchedOff(String layer, SortedMap<Integer, Double> values) {
    private static final String INSERTED = "__switched_off/";
    private static final MathContext DIGITS = new MathContext(5);

    public SwitchedOff {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    /** Units that give zero. */
    public static SwitchedOff toZero(String layer, Iterable<Integer> units) {
        SortedMap<Integer, Double> values = new TreeMap<>();
        units.forEach(unit -> values.put(unit, 0.0));
        return new SwitchedOff(layer, values);
    }

    /**
     * A network in which units are switched off.
     *
     * @param off a layer each; none has no effect
     * @return under the same ids, with what is switched off among its declarations
     * @throws org.convscope.problem.ProblemException if there is no such call or unit, nothing takes the layer's output, or nothing
     *     says how many units it has
     */
    public static Network in(Network network, List<SwitchedOff> off) {
        List<SwitchedOff> some =
                off.stream().filter(one -> !one.values().isEmpty()).toList();
        if (some.isEmpty()) {
            return network;
        }
        Map<String, SwitchedOff> byLayer = new HashMap<>();
        for (SwitchedOff one : some) {
            one.require(network);
            byLayer.put(one.layer(), one);
        }
        List<LayerCall> calls = new ArrayList<>();
        for (LayerCall call : network.calls()) {
            calls.add(call.withInputs(call.inputs().stream()
                    .map(id -> byLayer.containsKey(id) ? INSERTED + id : id)
                    .toList()));
            SwitchedOff own = byLayer.get(call.id());
            if (own != null) {
                calls.add(own.inserted(call));
            }
        }
        return new Network(
                network.name(),
                network.kerasVersion(),
                calls,
                network.inputs(),
                network.outputs(),
                network.declarations().switchedOff(some));
    }

    /**
     * @throws org.convscope.problem.ProblemException as {@link #in}
     */
    public void require(Network network) {
        LayerCall call = network.find(layer)
                .orElseThrow(() -> problem("the model has no such layer").asException());
        if (call.outputShape().length == 0 || call.units() < 0) {
            throw problem("how many units it has depends on the frame, so none can be switched off")
                    .asException();
        }
        for (int unit : values.keySet()) {
            if (unit < 0 || unit >= call.units()) {
                throw problem("has no unit " + unit)
                        .expected(call.units() == 1 ? "0" : "0 to " + (call.units() - 1))
                        .asException();
            }
        }
        if (network.calls().stream().noneMatch(other -> other.inputs().contains(layer))) {
            throw problem("is an output of the model: nothing comes after it that a unit could be missing from")
                    .nextStep("Name an earlier layer")
                    .asException();
        }
    }

    private Problem problem(String what) {
        return Problem.of(what).subject(LayerCall.subject(layer));
    }

    private LayerCall inserted(LayerCall call) {
        double[] scale = new double[call.units()];
        double[] offset = new double[call.units()];
        Arrays.fill(scale, 1);
        values.forEach((unit, value) -> {
            scale[unit] = 0;
            offset[unit] = value;
        });
        return new LayerCall(
                INSERTED + layer,
                call.path(),
                call.call(),
                "SwitchedOff",
                LayerCall.Origin.INSERTED,
                new Operation.Rescaling(scale, offset),
                Activation.LINEAR,
                List.of(layer),
                call.outputShape(),
                List.of(),
                false,
                call.layout());
    }

    /** In a few words: {@code unit 3 of conv is 0}. */
    public String text() {
        String units = (values.size() == 1 ? "unit " : "units ") + ranges();
        List<Double> numbers = values.values().stream().distinct().toList();
        String shown = numbers.size() == 1
                ? text(numbers.get(0))
                : values.values().stream().map(SwitchedOff::text).collect(Collectors.joining(", "));
        return units + " of " + layer + " switched off to " + shown;
    }

    private static String text(double value) {
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        return value == Math.rint(value) && Math.abs(value) < 1e6
                ? Long.toString((long) value)
                : Double.toString(new BigDecimal(value).round(DIGITS).doubleValue());
    }

    /** {@code 0-3, 7}. */
    private String ranges() {
        List<String> parts = new ArrayList<>();
        List<Integer> units = List.copyOf(values.keySet());
        for (int from = 0; from < units.size(); ) {
            int to = from;
            while (to + 1 < units.size() && units.get(to + 1) == units.get(to) + 1) {
                to++;
            }
            parts.add(to == from ? units.get(from).toString() : units.get(from) + "-" + units.get(to));
            from = to + 1;
        }
        return String.join(", ", parts);
    }
}
