package org.convscope.keras.layer;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.convscope.keras.config.ConfigJson;
import org.convscope.keras.config.LayerConfig;
import org.convscope.keras.weights.LayerWeights;
import org.convscope.network.Operation;
import org.convscope.network.Operation.Delivered;
import org.convscope.network.Operation.Merging;
import org.convscope.network.Operation.Walk;
import org.convscope.problem.Problem;

/** Layers that hold another one: {@code TimeDistributed} and {@code Bidirectional}. */
final class WrapperLayers {
    private static final Map<String, Merging> MERGINGS =
            Map.of("sum", Merging.ADD, "mul", Merging.MULTIPLY, "ave", Merging.AVERAGE);

    private static final String ZEROS = "zero_output_for_mask";

    private WrapperLayers() {}

    static void register(Map<String, LayerTranslator> table) {
        table.put("TimeDistributed", TimeDistribution::layer);
        InferenceWrappers.register(table);
        QuantizationLayers.register(table);
        table.put("Bidirectional", WrapperLayers::bidirectional);
    }

    /** The layer that is wrapped. */
    static LayerConfig wrapped(TranslationContext context) {
        return wrapped(context, "layer")
                .orElseThrow(() -> Problem.of("its inner layer is missing").asException());
    }

    private static Optional<LayerConfig> wrapped(TranslationContext context, String setting) {
        context.settings().get(setting);
        return ConfigJson.object(context.layer().config(), setting)
                .map(layer -> new LayerConfig(
                        context.layer().name(),
                        ConfigJson.text(layer, "class_name").orElse("?"),
                        "",
                        ConfigJson.object(layer, "config").orElseGet(JsonObject::new),
                        context.layer().calls(),
                        Optional.empty()));
    }

    /** Both directions stand in the graph as calls of their own; the layer puts together what they give. */
    private static LayerTranslation bidirectional(TranslationContext context) {
        LayerConfig forward = wrapped(context);
        LayerConfig backward = wrapped(context, "backward_layer").orElseGet(() -> turned(forward));
        List<GraphTensor> states = new ArrayList<>();
        LayerTranslation ahead = direction(context, forward, Direction.FORWARD);
        LayerTranslation back = inTime(direction(context, backward, Direction.BACKWARD));
        GraphTensor first = context.graph()
                .put(context.id() + "/forward", ahead, context.weights().taken("forward_"));
        GraphTensor second = context.graph()
                .put(context.id() + "/backward", back, context.weights().taken("backward_"));
        states.addAll(ahead.more());
        states.addAll(back.more());
        Optional<String> mode = mode(context);
        if (mode.isEmpty()) {
            states.add(0, second);
            return LayerTranslation.of(new Operation.Identity(), first)
                    .more(states)
                    .masked(ahead.mask());
        }
        return LayerTranslation.of(
                        merging(mode.get(), context.shape(first).length), List.of(first, second), first.layout())
                .more(states)
                .masked(ahead.mask());
    }

    private enum Direction {
        FORWARD,
        BACKWARD
    }

    /** How the directions are put together; empty where they stay apart. */
    private static Optional<String> mode(TranslationContext context) {
        Optional<String> mode = context.settings().get("merge_mode").map(value -> context.settings()
                .text("merge_mode", ""));
        return context.settings().json().has("merge_mode") ? mode : Optional.of("concat");
    }

    private static Operation merging(String mode, int lastAxis) {
        if (mode.equals("concat")) {
            return new Operation.Concatenate(lastAxis);
        }
        Merging merging = MERGINGS.get(mode);
        if (merging == null) {
            throw Problem.of("its setting merge_mode is not known")
                    .expected("concat, sum, mul, ave or none")
                    .found(mode)
                    .asException();
        }
        return new Operation.Merge(merging);
    }

    private static LayerTranslation direction(TranslationContext context, LayerConfig layer, Direction direction) {
        List<GraphTensor> states = RecurrentLayers.givenStates(context);
        int half = states.size() / 2;
        boolean ahead = direction == Direction.FORWARD;
        List<GraphTensor> own = new ArrayList<>(List.of(context.input()));
        own.addAll(ahead ? states.subList(0, half) : states.subList(half, states.size()));
        String role = direction.name().toLowerCase(Locale.ROOT);
        LayerWeights weights = context.weights().half(role + "_", ahead ? 0 : 1);
        LayerConfig masking = with(layer, ZEROS, new JsonPrimitive(zeroWhereMasked(context, layer)));
        TranslationContext there = context.part(role, masking, own, weights);
        LayerTranslation translation = LayerTable.translate(there);
        weights.taken().forEach(weight -> context.weights().add(role + "_" + weight.name(), weight));
        if (!(translation.operation() instanceof Operation.Recurrent)
                && !(translation.operation() instanceof Operation.ConvolutionalLstm)) {
            throw Problem.of("a bidirectional " + layer.className() + " cannot be computed")
                    .asException();
        }
        return translation;
    }

    /** {@code force_zero_output_for_mask} of tf.keras and Keras 3; Keras before it was part of TensorFlow does not have it. */
    private static boolean zeroWhereMasked(TranslationContext context, LayerConfig layer) {
        boolean sequences = new LayerSettings(layer.config()).flag("return_sequences", false);
        boolean masked = context.masks().of(context.input()).isPresent();
        if (masked && !sequences && context.version().text().equals("2.2.4-tf")) {
            throw Problem.of("what it gives under a mask depends on the version of TensorFlow, which the file does not"
                            + " say")
                    .asException();
        }
        return sequences && context.version().isPartOfTensorFlow();
    }

    private static LayerConfig turned(LayerConfig layer) {
        boolean backwards = new LayerSettings(layer.config()).flag("go_backwards", false);
        return with(layer, "go_backwards", new JsonPrimitive(!backwards));
    }

    private static LayerConfig with(LayerConfig layer, String setting, JsonPrimitive value) {
        JsonObject changed = layer.config().deepCopy();
        changed.add(setting, value);
        return new LayerConfig(layer.name(), layer.className(), layer.module(), changed, layer.calls(), layer.model());
    }

    /** What goes backwards gives its steps out in the order of time. */
    private static LayerTranslation inTime(LayerTranslation translation) {
        Operation operation = translation.operation();
        if (operation instanceof Operation.Recurrent r) {
            return translation.operation(
                    new Operation.Recurrent(r.cell(), r.units(), r.activation(), r.gate(), inTime(r.walk())));
        }
        if (operation instanceof Operation.ConvolutionalLstm r) {
            return translation.operation(new Operation.ConvolutionalLstm(
                    r.filters(), r.kernel(), r.activation(), r.gate(), inTime(r.walk())));
        }
        return translation;
    }

    /** The steps of whichever direction: the second one's are turned round, whether it went forwards or backwards. */
    private static Walk inTime(Walk walk) {
        return walk.delivered() == Delivered.ALL ? walk.giving(Delivered.ALL_TURNED) : walk;
    }
}
