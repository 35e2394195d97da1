package org.convscope.keras.dl4j;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.convscope.keras.ImporterReport;
import org.convscope.keras.ImporterReport.Verdict;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.network.Operation;
import org.convscope.network.ShapeInference;
import org.convscope.problem.FailureText;
import org.convscope.problem.ProblemException;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.modelimport.keras.KerasLayer;
import org.deeplearning4j.nn.modelimport.keras.KerasModel;

/** Has DL4J's {@code KerasModelBuilder} translate the network's canonical JSON; no parameters are made. */
public final class ImporterCheck {
    private static final int MOST_CALLS = 3000;
    private static final int MOST_REMARKS = 20;

    static {
        KerasLayer.registerCustomLayer(DeclaredLayer.CLASS_NAME, DeclaredLayer.class);
    }

    private ImporterCheck() {}

    /** Never throws: whatever goes wrong in the importer is what the report says. */
    public static ImporterReport check(Network network) {
        boolean nothing = network.calls().stream()
                .noneMatch(call ->
                        network.unavailable(call.id()).isEmpty() && !(call.operation() instanceof Operation.Input));
        if (nothing || network.calls().size() > MOST_CALLS) {
            return new ImporterReport(
                    Verdict.NOT_ASKED,
                    List.of(nothing ? "There is nothing that can be computed." : "The model has too many layers."));
        }
        try {
            return alone(() -> compare(network));
        } catch (ProblemException e) {
            return new ImporterReport(Verdict.NOT_ASKED, List.of(e.getMessage()));
        } catch (Exception | LinkageError | StackOverflowError e) {
            return new ImporterReport(Verdict.REFUSES, List.of("DL4J's importer refuses it: " + said(e) + "."));
        }
    }

    /** Work with the importer, by one thread at a time: it keeps its settings in statics. */
    static <T> T alone(Callable<T> work) throws Exception {
        synchronized (ImporterCheck.class) {
            return work.call();
        }
    }

    private static ImporterReport compare(Network network) throws Exception {
        Map<String, int[]> shapes = ConcreteShapes.of(network);
        var json = new CanonicalJson(network, shapes);
        List<String> remarks = differences(network, shapes, json, model(json));
        if (remarks.isEmpty()) {
            return new ImporterReport(Verdict.AGREES, List.of());
        }
        return new ImporterReport(Verdict.DIFFERS, remarks.subList(0, Math.min(MOST_REMARKS, remarks.size())));
    }

    /** What the importer makes of a model; only one thread at a time. */
    static KerasModel model(CanonicalJson json) throws Exception {
        return new KerasModel()
                .modelBuilder()
                .modelJson(json.write())
                .enforceTrainingConfig(false)
                .buildModel();
    }

    /** Where the importer's graph has other layers or shapes, a sentence each. */
    static List<String> differences(Network network, Map<String, int[]> shapes, CanonicalJson json, KerasModel model)
            throws Exception {
        ComputationGraphConfiguration graph = model.getComputationGraphConfiguration();
        Map<String, InputType> types = model.getOutputTypes();
        List<String> remarks = new ArrayList<>();
        json.names().forEach((name, id) -> {
            LayerCall call = network.call(id);
            boolean there = call.operation() instanceof Operation.Input
                    ? graph.getNetworkInputs().contains(name)
                    : graph.getVertices().containsKey(name) || model.getLayers().containsKey(name);
            InputType type = types.get(name);
            int[] shape = shapes.getOrDefault(id, new int[0]);
            if (!there) {
                remarks.add("Layer '" + id + "' is missing in DL4J's graph.");
            } else if (type != null && !ImporterTypes.fits(type, shape)) {
                remarks.add("Layer '" + id + "': DL4J has the shape " + type + ", Keras " + ShapeInference.text(shape)
                        + ".");
            }
        });
        return remarks;
    }

    /** What went wrong in DL4J, in a line. */
    static String said(Throwable e) {
        String line = FailureText.of(e).strip().lines().findFirst().orElse("");
        return line.length() > 200 ? line.substring(0, 200) : line.replaceFirst("\\.$", "");
    }
}
