package org.convscope.keras.layer;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.convscope.keras.config.Json;
import org.convscope.keras.config.LayerConfig;
import org.convscope.keras.weights.LayerWeights;
import org.convscope.network.Activation;
import org.convscope.network.Activation.Kind;
import org.convscope.network.LayerCall.Layout;
import org.convscope.network.Operation;
import org.convscope.problem.Problem;

/** Recurrent layers, which the core delegates. Weights: kernel, recurrent_kernel, bias. */
final class Recurrents {
    private static final Map<String, Integer> GATES = Map.of("SimpleRNN", 1, "LSTM", 4, "GRU", 3);

    /** What the core computes inside a recurrent layer, by the name that it is handed on with. */
    private static final Map<Activation, String> ACTIVATIONS = Map.ofEntries(
            Map.entry(Activation.LINEAR, "linear"),
            Map.entry(Activation.RELU, "relu"),
            Map.entry(Activation.of(Kind.TANH), "tanh"),
            Map.entry(Activation.of(Kind.SIGMOID), "sigmoid"),
            Map.entry(Activation.of(Kind.HARD_SIGMOID_2), "hard_sigmoid"),
            Map.entry(Activation.of(Kind.SOFTSIGN), "softsign"),
            Map.entry(Activation.of(Kind.SOFTPLUS), "softplus"),
            Map.entry(Activation.of(Kind.ELU, 1), "elu"),
            Map.entry(Activation.of(Kind.SELU), "selu"),
            Map.entry(Activation.of(Kind.GELU), "gelu"),
            Map.entry(Activation.of(Kind.SILU), "swish"),
            Map.entry(Activation.of(Kind.EXPONENTIAL), "exponential"));

    /** What DL4J has other numbers for, or nothing: only the GRU, which is the core's own, takes these. */
    private static final Set<String> ONLY_GRU = Set.of("gelu", "swish", "exponential");

    private Recurrents() {}

    static void register(Map<String, LayerTranslator> table) {
        GATES.keySet().forEach(name -> table.put(name, site -> recurrent(site, name)));
        table.put("TimeDistributed", Recurrents::timeDistributed);
    }

    private static Translation recurrent(LayerSite site, String className) {
        Flow input = site.graph().modelOrder(site.input());
        int[] shape = sequence(site, input);
        int units = site.settings().positive("units");
        weights(site, className, shape[1], units);
        int[] output =
                site.settings().flag("return_sequences", false) ? new int[] {shape[0], units} : new int[] {units};
        return Translation.of(
                new Operation.Delegated(className, canonical(site, className), output),
                List.of(input),
                Layout.CHANNELS_LAST);
    }

    private static int[] sequence(LayerSite site, Flow input) {
        if (site.inputs().size() > 1) {
            throw Problem.of("a recurrent layer with a given initial state cannot be computed")
                    .asException();
        }
        int[] shape = site.shape(input);
        if (shape.length != 2 || shape[1] < 0) {
            throw Problem.of("a recurrent layer takes (steps, features)").asException();
        }
        return shape;
    }

    private static void weights(LayerSite site, String className, int features, int units) {
        LayerWeights weights = site.weights();
        int gates = GATES.getOrDefault(className, 1);
        if (site.version().major() == 1 && gates > 1) {
            // Keras 1 has an array a gate: i, c, f, o; Keras 2's order is i, f, c, o, and z, r, h
            List<String> order = gates == 4 ? List.of("i", "f", "c", "o") : List.of("z", "r", "h");
            weights.compose("kernel", suffixed("W_", order), features, units);
            weights.compose("recurrent_kernel", suffixed("U_", order), units, units);
            weights.compose("bias", suffixed("b_", order), units);
            return;
        }
        int columns = units * gates;
        weights.take("kernel", features, columns);
        weights.take("recurrent_kernel", units, columns);
        if (site.settings().flag("use_bias", true)) {
            boolean two = weights.storedShape("bias").map(s -> s.length == 2).orElse(false);
            weights.take("bias", two ? new int[] {2, columns} : new int[] {columns});
        }
    }

    private static List<String> suffixed(String prefix, List<String> names) {
        return names.stream().map(name -> prefix + name).toList();
    }

    /** What works on the last axis alone does the same at every step. */
    private static Translation timeDistributed(LayerSite site) {
        LayerConfig inner = inner(site);
        String className = Keras1Names.className(inner);
        boolean stepwise = List.of("Dense", "Dropout", "Activation", "ReLU", "LeakyReLU", "ELU", "Rescaling")
                .contains(className);
        if (!stepwise) {
            throw Problem.of("a time-distributed " + className + " cannot be computed")
                    .asException();
        }
        return LayerTable.translate(site.as(inner));
    }

    private static LayerConfig inner(LayerSite site) {
        JsonObject layer = Json.object(site.layer().config(), "layer")
                .orElseThrow(() -> Problem.of("its inner layer is missing").asException());
        return new LayerConfig(
                site.layer().name(),
                Json.text(layer, "class_name").orElse("?"),
                "",
                Json.object(layer, "config").orElseGet(JsonObject::new),
                site.layer().calls(),
                Optional.empty());
    }

    /** The settings that matter when a layer is only applied, as Keras 2 calls them. */
    private static Map<String, Object> canonical(LayerSite site, String className) {
        Map<String, Object> config = new LinkedHashMap<>();
        for (String name : List.of(
                "units",
                "activation",
                "recurrent_activation",
                "use_bias",
                "return_sequences",
                "return_state",
                "go_backwards",
                "stateful",
                "time_major",
                "reset_after",
                "unit_forget_bias",
                "unroll")) {
            site.settings()
                    .get(name)
                    .map(value ->
                            name.endsWith("activation") ? activation(value, site.version(), className) : plain(value))
                    .ifPresent(value -> config.put(name, value));
        }
        return config;
    }

    private static String activation(JsonElement value, KerasVersion version, String className) {
        Activation activation = Activations.read(value, version);
        String name = ACTIVATIONS.get(activation);
        if (name == null || (ONLY_GRU.contains(name) && !className.equals("GRU"))) {
            String words = activation.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
            throw Problem.of("the activation " + words + " cannot be computed in a layer of the class " + className)
                    .asException();
        }
        return name;
    }

    private static Object plain(JsonElement value) {
        if (value.isJsonPrimitive() && value.getAsJsonPrimitive().isBoolean()) {
            return value.getAsBoolean();
        }
        Integer whole = Json.whole(value);
        if (whole != null) {
            return whole;
        }
        return Json.isText(value) ? value.getAsString() : value.toString();
    }
}
