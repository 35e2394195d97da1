package org.convscope.keras.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convscope.keras.weights.LayerWeights;
import org.convscope.network.LayerCall.Layout;
import org.convscope.network.Operation;
import org.convscope.problem.Problem;

/** Attention layers over sequences. */
final class Attentions {
    private static final List<String> ROLES = List.of("query", "value", "key");

    private Attentions() {}

    static void register(Map<String, LayerTranslator> table) {
        table.put("MultiHeadAttention", Attentions::multiHead);
        table.put("Attention", site -> dot(site, false));
        table.put("AdditiveAttention", site -> dot(site, true));
    }

    private static Translation multiHead(LayerSite site) {
        List<Flow> inputs = inputs(site);
        for (Flow input : inputs) {
            if (site.shape(input).length != 2) {
                throw Problem.of("attention over more than one axis cannot be computed")
                        .asException();
            }
        }
        int[] axes = site.settings().list("attention_axes").orElse(new int[] {1});
        boolean plain = axes.length == 1
                && (axes[0] == 1 || axes[0] == -2)
                && !site.settings().flag("use_gate", false)
                && !site.settings().has("sliding_window");
        if (!plain) {
            throw Problem.of("this kind of attention cannot be computed").asException();
        }
        int heads = site.settings().positive("num_heads");
        int keys = site.settings().positive("key_dim");
        int values = site.settings().has("value_dim") ? site.settings().positive("value_dim") : keys;
        int outputs = site.settings()
                .list("output_shape")
                .map(list -> list[list.length - 1])
                .orElse(LayerSite.channels(inputs.get(0)));
        project(site, "query", LayerSite.channels(inputs.get(0)), heads, keys);
        project(site, "key", LayerSite.channels(inputs.get(2)), heads, keys);
        project(site, "value", LayerSite.channels(inputs.get(1)), heads, values);
        LayerWeights output = site.weights().inside("attention_output", "output_dense", "_output_dense");
        site.weights().add("output_kernel", output.take("kernel", heads, values, outputs));
        if (site.settings().flag("use_bias", true)) {
            site.weights().add("output_bias", output.take("bias", outputs));
        }
        return Translation.of(
                new Operation.MultiHeadAttention(heads, keys, values, outputs), inputs, Layout.CHANNELS_LAST);
    }

    private static void project(LayerSite site, String role, int in, int heads, int size) {
        LayerWeights weights = site.weights().inside(role, role + "_dense", "_" + role + "_dense");
        site.weights().add(role + "_kernel", weights.take("kernel", in, heads, size));
        if (site.settings().flag("use_bias", true)) {
            site.weights().add(role + "_bias", weights.take("bias", heads, size));
        }
    }

    /** Query, value, key; the key is the value where it is not given. */
    private static List<Flow> inputs(LayerSite site) {
        List<Flow> positional = site.inputs();
        if (positional.size() > 3) {
            throw Problem.of("attention with a mask cannot be computed").asException();
        }
        List<Flow> inputs = new ArrayList<>(positional);
        for (int i = positional.size(); i < 3; i++) {
            Optional<Flow> named = site.arguments().named(ROLES.get(i)).flatMap(argument -> argument.tensors()
                    .findFirst());
            if (named.isPresent()) {
                inputs.add(named.get());
            } else if (i == 2 && inputs.size() == 2) {
                inputs.add(inputs.get(1));
            }
        }
        if (inputs.size() < 3) {
            throw Problem.of("attention needs a query and a value").asException();
        }
        return inputs.stream().map(site.graph()::modelOrder).toList();
    }

    private static Translation dot(LayerSite site, boolean additive) {
        List<Flow> inputs = inputs(site);
        boolean scale = site.settings().flag("use_scale", additive);
        if (!site.settings().text("score_mode", "dot").equals("dot")
                || site.settings().flag("causal", false)) {
            throw Problem.of("this kind of attention cannot be computed").asException();
        }
        if (scale) {
            site.weights().take("scale", additive ? new int[] {LayerSite.channels(inputs.get(2))} : new int[0]);
        }
        return Translation.of(new Operation.DotAttention(scale, additive), inputs, Layout.CHANNELS_LAST);
    }
}
