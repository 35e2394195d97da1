package org.convscope.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.convscope.inspect.summary.LayerRow;
import org.convscope.inspect.summary.ModelSummary;
import org.jspecify.annotations.Nullable;

/** A summary as JSON, as docs/cli.md describes it. */
public final class SummaryJson {
    private SummaryJson() {}

    public static Map<String, @Nullable Object> tree(ModelSummary summary) {
        List<Object> inputs = new ArrayList<>();
        summary.inputs().forEach(input -> {
            Map<String, @Nullable Object> one = JsonText.object();
            one.put("name", input.name());
            one.put("shape", input.shape());
            inputs.add(one);
        });
        List<Object> layers = new ArrayList<>();
        summary.layers().forEach(row -> layers.add(layer(row)));
        List<Object> cutoffs = new ArrayList<>();
        summary.cutoffs().forEach(cutoff -> {
            Map<String, @Nullable Object> one = JsonText.object();
            one.put("layer", cutoff.layer());
            one.put("parameters", cutoff.totals().parameters());
            one.put("nonTrainable", cutoff.totals().nonTrainable());
            cutoffs.add(one);
        });
        Map<String, @Nullable Object> tree = JsonText.object();
        tree.put("model", summary.model());
        tree.put("kerasVersion", summary.kerasVersion());
        tree.put("inputs", inputs);
        tree.put("layers", layers);
        tree.put("parameters", summary.totals().parameters());
        tree.put("trainable", summary.totals().trainable());
        tree.put("nonTrainable", summary.totals().nonTrainable());
        tree.put("cutoffs", cutoffs);
        tree.put("start", summary.start().orElse(null));
        return tree;
    }

    private static Map<String, @Nullable Object> layer(LayerRow row) {
        Map<String, @Nullable Object> one = JsonText.object();
        one.put("name", row.name());
        one.put("class", row.className());
        one.put("outputShape", row.outputShape());
        one.put("parameters", row.parameters());
        one.put("trainable", row.trainable());
        one.put("available", row.available());
        one.put("reason", row.reason().orElse(null));
        one.put("declared", row.declared().orElse(null));
        return one;
    }
}
