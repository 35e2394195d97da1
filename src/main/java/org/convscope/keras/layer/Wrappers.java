package org.convscope.keras.layer;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.convscope.keras.config.Json;
import org.convscope.keras.config.LayerConfig;
import org.convscope.keras.weights.LayerWeights;
import org.convscope.network.Operation;
import org.convscope.network.Operation.Delivered;
import org.convscope.network.Operation.Merging;
import org.convscope.network.Operation.Walk;
import org.convscope.problem.Problem;

/** Layers that hold another one: {@code TimeDistributed} and {@code Bidirectional}. */
final class Wrappers {
    private static final Map<String, Merging> MERGINGS =
            Map.of("sum", Merging.ADD, "mul", Merging.MULTIPLY, "ave", Merging.AVERAGE);

    private static final String ZEROS = "zero_output_for_mask";

    private Wrappers() {}

    static void register(Map<String, LayerTranslator> table) {
        table.put("TimeDistributed", TimeDistribution::layer);
        InferenceWrappers.register(table);
        Quantizations.register(table);
        table.put("Bidirectional", Wrappers::bidirectional);
    }

    /** The layer that is wrapped. */
    static LayerConfig wrapped(LayerSite site) {
        return wrapped(site, "layer")
                .orElseThrow(() -> Problem.of("its inner layer is missing").asException());
    }

    private static Optional<LayerConfig> wrapped(LayerSite site, String setting) {
        site.settings().get(setting);
        return Json.object(site.layer().config(), setting)
                .map(layer -> new LayerConfig(
                        site.layer().name(),
                        Json.text(layer, "class_name").orElse("?"),
                        "",
                        Json.object(layer, "config").orElseGet(JsonObject::new),
                        site.layer().calls(),
                        Optional.empty()));
    }

    /** Both directions stand in the graph as calls of their own; the layer puts together what they give. */
    private static Translation bidirectional(LayerSite site) {
        LayerConfig forward = wrapped(site);
        LayerConfig backward = wrapped(site, "backward_layer").orElseGet(() -> turned(forward));
        List<Flow> states = new ArrayList<>();
        Translation ahead = direction(site, forward, Direction.FORWARD);
        Translation back = inTime(direction(site, backward, Direction.BACKWARD));
        Flow first =
                site.graph().put(site.id() + "/forward", ahead, site.weights().taken("forward_"));
        Flow second =
                site.graph().put(site.id() + "/backward", back, site.weights().taken("backward_"));
        states.addAll(ahead.more());
        states.addAll(back.more());
        Optional<String> mode = mode(site);
        if (mode.isEmpty()) {
            states.add(0, second);
            return Translation.of(new Operation.Identity(), first).more(states).masked(ahead.mask());
        }
        return Translation.of(merging(mode.get(), site.shape(first).length), List.of(first, second), first.layout())
                .more(states)
                .masked(ahead.mask());
    }

    private enum Direction {
        FORWARD,
        BACKWARD
    }

    /** How the directions are put together; empty where they stay apart. */
    private static Optional<String> mode(LayerSite site) {
        Optional<String> mode =
                site.settings().get("merge_mode").map(value -> site.settings().text("merge_mode", ""));
        return site.settings().json().has("merge_mode") ? mode : Optional.of("concat");
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

    private static Translation direction(LayerSite site, LayerConfig layer, Direction direction) {
        List<Flow> states = Recurrents.givenStates(site);
        int half = states.size() / 2;
        boolean ahead = direction == Direction.FORWARD;
        List<Flow> own = new ArrayList<>(List.of(site.input()));
        own.addAll(ahead ? states.subList(0, half) : states.subList(half, states.size()));
        String role = direction.name().toLowerCase(Locale.ROOT);
        LayerWeights weights = site.weights().half(role + "_", ahead ? 0 : 1);
        LayerConfig masking = with(layer, ZEROS, new JsonPrimitive(zeroWhereMasked(site, layer)));
        LayerSite there = site.part(role, masking, own, weights);
        Translation translation = LayerTable.translate(there);
        weights.taken().forEach(weight -> site.weights().add(role + "_" + weight.name(), weight));
        if (!(translation.operation() instanceof Operation.Recurrent)
                && !(translation.operation() instanceof Operation.ConvolutionalLstm)) {
            throw Problem.of("a bidirectional " + layer.className() + " cannot be computed")
                    .asException();
        }
        return translation;
    }

    /** {@code force_zero_output_for_mask} of tf.keras and Keras 3; Keras before it was part of TensorFlow does not have it. */
    private static boolean zeroWhereMasked(LayerSite site, LayerConfig layer) {
        boolean sequences = new Settings(layer.config()).flag("return_sequences", false);
        boolean masked = site.masks().of(site.input()).isPresent();
        if (masked && !sequences && site.version().text().equals("2.2.4-tf")) {
            throw Problem.of(
                            "what it gives under a mask depends on the version of TensorFlow, which the file does not say")
                    .asException();
        }
        return sequences && site.version().isPartOfTensorFlow();
    }

    private static LayerConfig turned(LayerConfig layer) {
        boolean backwards = new Settings(layer.config()).flag("go_backwards", false);
        return with(layer, "go_backwards", new JsonPrimitive(!backwards));
    }

    private static LayerConfig with(LayerConfig layer, String setting, JsonPrimitive value) {
        JsonObject changed = layer.config().deepCopy();
        changed.add(setting, value);
        return new LayerConfig(layer.name(), layer.className(), layer.module(), changed, layer.calls(), layer.model());
    }

    /** What goes backwards gives its steps out in the order of time. */
    private static Translation inTime(Translation translation) {
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
