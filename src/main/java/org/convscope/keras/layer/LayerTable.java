package org.convscope.keras.layer;

import com.google.gson.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convscope.problem.Problem;

/** All classes of layers that can be translated. */
final class LayerTable {
    private static final Map<String, LayerTranslator> LAYERS = layers();

    private LayerTable() {}

    private static Map<String, LayerTranslator> layers() {
        Map<String, LayerTranslator> table = new HashMap<>();
        Convolutions.register(table);
        Poolings.register(table);
        Normalizations.register(table);
        SimpleLayers.register(table);
        Merges.register(table);
        Shapings.register(table);
        Preprocessings.register(table);
        Attentions.register(table);
        Recurrents.register(table);
        table.put("TFOpLambda", site -> Functions.translate(OpCall.ofTensorFlow(site)));
        table.put("TensorFlowOpLayer", OpLayers::translate);
        table.put("SlicingOpLambda", site -> Functions.translate(OpCall.ofTensorFlow(site)));
        return Map.copyOf(table);
    }

    /**
     * @throws org.convscope.problem.ProblemException if nobody knows the layer, or it cannot be translated
     */
    static Translation translate(LayerSite site) {
        Translation translation = translated(site);
        return translation.noting(new PassedOver(site, names(site)).check());
    }

    /** The names under which {@link KerasDefaults} knows it. */
    private static List<String> names(LayerSite site) {
        String own = site.layer().className();
        if (isOperation(site)) {
            return List.of("ops." + own);
        }
        String function = site.settings().text("function", "");
        return function.isEmpty() ? List.of(Keras1Names.className(site.layer()), own) : List.of("tf." + function, own);
    }

    /** An HDF5 file does not say which of both it is, and some layers have settings like an operation's. */
    private static boolean isOperation(LayerSite site) {
        return site.layer().isOperation()
                && (!site.layer().module().isEmpty()
                        || Functions.knows(OpCall.ofKeras3(site).name())
                        || !LAYERS.containsKey(Keras1Names.className(site.layer())));
    }

    private static Translation translated(LayerSite site) {
        if (isOperation(site)) {
            return Functions.translate(OpCall.ofKeras3(site));
        }
        String className = Keras1Names.className(site.layer());
        LayerTranslator translator = LAYERS.get(className);
        if (translator == null) {
            throw Problem.of(
                            className.equals("Lambda")
                                    ? "it is Python code of the model's author, which is never run"
                                    : "layers of the class " + site.layer().className() + " are not known")
                    .nextStep("If you know what it computes, declare it: --declare, or its menu in the model's tree")
                    .asException();
        }
        Optional<JsonObject> weighted = WeightedActivations.of(site);
        if (weighted.isPresent()) {
            return WeightedActivations.translate(site, weighted.get());
        }
        Masks.check(site, className);
        Translation translation = translator.translate(site);
        return translation.mask().isPresent() ? translation : translation.masked(Masks.after(site, className));
    }
}
