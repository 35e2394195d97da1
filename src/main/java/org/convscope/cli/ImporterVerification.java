package org.convscope.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.convscope.array.Tensor;
import org.convscope.core.Engine;
import org.convscope.export.JsonText;
import org.convscope.inspect.verify.ImporterLayer;
import org.convscope.inspect.verify.VerifiedLayer.Verdict;
import org.convscope.inspect.verify.VerifyImporter;
import org.convscope.inspect.verify.VerifyLayers;
import org.convscope.keras.ImportedOutputs;
import org.convscope.keras.dl4j.ImportedNetwork;
import org.convscope.network.LayerCall;
import org.convscope.network.ModelAxes;
import org.convscope.network.Network;
import org.convscope.task.TaskMonitor;
import org.jspecify.annotations.Nullable;

/**
 * The graph that DL4J's importer makes of the model, computed by DL4J and compared.
 *
 * @param rows a layer each, in order of execution
 */
record ImporterVerification(List<ImporterLayer> rows) {
    ImporterVerification {
        rows = List.copyOf(rows);
    }

    /**
     * @throws org.convscope.problem.ProblemException if the importer refuses the model, it is too large, or DL4J fails
     */
    static ImporterVerification of(VerifyLayers.Request request, Engine engine, TaskMonitor monitor) {
        Network network = request.network();
        List<Tensor> inputs = new ArrayList<>();
        for (int i = 0; i < request.inputs().size(); i++) {
            LayerCall input = network.call(network.inputs().get(i));
            inputs.add(ModelAxes.toChannelsLast(input, request.inputs().get(i)));
        }
        var imported = new ImportedNetwork(network, inputs);
        monitor.progress("DL4J's graph", -1);
        ImportedOutputs theirs = imported.compute(layers -> engine.run(network, inputs, layers, monitor));
        List<String> computed = network.calls().stream()
                .map(LayerCall::id)
                .filter(id -> network.unavailable(id).isEmpty())
                .toList();
        Map<String, Tensor> ours = engine.run(network, inputs, computed, monitor);
        return new ImporterVerification(new VerifyImporter(network, request.reference(), request.tolerance())
                .compare(ours, theirs.outputs(), theirs.remarks()));
    }

    private long count(Verdict verdict) {
        return rows.stream().filter(row -> row.verdict() == verdict).count();
    }

    String text() {
        int name = 5;
        int shape = 5;
        for (ImporterLayer row : rows) {
            name = Math.max(name, row.layer().length());
            shape = Math.max(shape, row.shape().length());
        }
        String format = "%-" + name + "s  %-" + shape + "s  %9s  %9s  %s%n";
        var text = new StringBuilder(
                "\n\nDL4J with its importer's graph, against what is computed here and the reference:\n");
        text.append(String.format(Locale.ROOT, format, "layer", "shape", "to ours", "reference", "verdict"));
        for (ImporterLayer row : rows) {
            String verdict = row.verdict().label() + (row.remark().isEmpty() ? "" : ": " + row.remark());
            text.append(String.format(
                    Locale.ROOT,
                    format,
                    row.layer(),
                    row.shape(),
                    error(row.fromOurs()),
                    error(row.fromReference()),
                    verdict));
        }
        return text.append(count(Verdict.AGREES))
                .append(" of ")
                .append(rows.size())
                .append(" layers agree by DL4J.")
                .toString();
    }

    private static String error(double error) {
        if (Double.isNaN(error)) {
            return "";
        }
        return Double.isInfinite(error) ? "no number" : String.format(Locale.ROOT, "%.2e", error);
    }

    List<Map<String, @Nullable Object>> tree() {
        List<Map<String, @Nullable Object>> tree = new ArrayList<>();
        for (ImporterLayer row : rows) {
            Map<String, @Nullable Object> one = JsonText.object();
            one.put("layer", row.layer());
            one.put("shape", row.shape());
            one.put("errorToOurs", JsonText.number(row.fromOurs()));
            one.put("errorToReference", JsonText.number(row.fromReference()));
            one.put("verdict", row.verdict().label());
            one.put("remark", row.remark());
            tree.add(one);
        }
        return tree;
    }
}
