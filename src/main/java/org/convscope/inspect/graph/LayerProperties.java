package org.convscope.inspect.graph;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.convscope.array.Tensor;
import org.convscope.inspect.summary.ShapeText;
import org.convscope.network.Activation;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.network.Operation;
import org.convscope.network.Weight;
import org.jspecify.annotations.Nullable;

/** All that a file says of a layer, as lines of a name and a value. Reads no weight. */
public final class LayerProperties {
    /** A line. */
    public record Property(String name, String value) {}

    private LayerProperties() {}

    /**
     * @param graph of the network
     * @param id of one of its nodes
     */
    public static List<Property> of(Network network, NetworkGraph graph, String id) {
        LayerCall call = network.call(id);
        List<Property> lines = new ArrayList<>();
        lines.add(new Property("layer", String.join("/", call.path())));
        lines.add(new Property("class", call.className()));
        if (graph.nodes().stream()
                        .filter(node -> node.call().path().equals(call.path()))
                        .count()
                > 1) {
            lines.add(new Property("call", "number " + (call.call() + 1) + " of a shared layer"));
        }
        lines.add(new Property("output", ShapeText.named(call.outputShape())));
        lines.add(new Property("takes", named(graph.sources(id))));
        lines.add(new Property("goes to", named(graph.takers(id))));
        network.unavailable(id).ifPresent(reason -> lines.add(new Property("not computed", reason)));
        network.declared(id).ifPresent(said -> lines.add(new Property("declared by you", said)));
        of(call.operation(), lines);
        if (!call.activation().isLinear()) {
            lines.add(new Property("activation", call.activation().word()));
        }
        for (Weight weight : call.weights()) {
            lines.add(new Property("weight " + weight.name(), ShapeText.times(weight.shape())));
        }
        if (call.parameters() > 0) {
            lines.add(new Property("parameters", String.format(Locale.ROOT, "%,d", call.parameters())));
            lines.add(new Property("trainable", call.trainable() ? "yes" : "no, frozen"));
        }
        if (call.layout() == LayerCall.Layout.CHANNELS_FIRST) {
            lines.add(new Property("layout", "channels first in the file, turned here"));
        }
        return List.copyOf(lines);
    }

    private static String named(List<String> ids) {
        return ids.isEmpty() ? "nothing" : String.join(", ", ids);
    }

    /** What the operation is made with, under the names that it has in the network. */
    private static void of(Operation operation, List<Property> lines) {
        if (operation instanceof Record made) {
            for (RecordComponent part : made.getClass().getRecordComponents()) {
                lines.add(new Property(words(part.getName()), text(value(made, part))));
            }
        }
    }

    private static @Nullable Object value(Record made, RecordComponent part) {
        try {
            return part.getAccessor().invoke(made);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a record of our own that cannot be read: " + made.getClass(), e);
        }
    }

    private static String text(@Nullable Object value) {
        if (value == null) {
            return "none";
        }
        if (value instanceof int[] numbers) {
            return ShapeText.times(numbers);
        }
        if (value instanceof double[] numbers) {
            return Arrays.stream(numbers).mapToObj(LayerProperties::number).collect(Collectors.joining(", "));
        }
        if (value instanceof Double number) {
            return number(number);
        }
        if (value instanceof Boolean yes) {
            return yes ? "yes" : "no";
        }
        if (value instanceof Enum<?> one) {
            return one.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
        if (value instanceof Activation function) {
            return function.word();
        }
        if (value instanceof Tensor tensor) {
            return ShapeText.times(tensor.shape()) + " numbers";
        }
        if (value instanceof List<?> several) {
            return several.stream().map(LayerProperties::text).collect(Collectors.joining("; "));
        }
        if (value instanceof Record made) {
            return words(made.getClass().getSimpleName())
                    + Arrays.stream(made.getClass().getRecordComponents())
                            .map(part -> words(part.getName()) + " " + text(value(made, part)))
                            .collect(Collectors.joining(", ", " (", ")"));
        }
        return value.toString();
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e9
                ? String.valueOf((long) value)
                : String.valueOf(value);
    }

    /** {@code poolSize} becomes "pool size". */
    private static String words(String name) {
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }
}
