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
        ConvolutionLayers.register(table);
        PoolingLayers.register(table);
        NormalizationLayers.register(table);
        SimpleLayers.register(table);
        MergingLayers.register(table);
        ShapingLayers.register(table);
        PreprocessingLayers.register(table);
        AttentionLayers.register(table);
        RecurrentLayers.register(table);
        table.put("TFOpLambda", context -> TensorFunctions.translate(OpCall.ofTensorFlow(context)));
        table.put("TensorFlowOpLayer", OpLayers::translate);
        table.put("SlicingOpLambda", context -> TensorFunctions.translate(OpCall.ofTensorFlow(context)));
        return Map.copyOf(table);
    }

    /**
     * @throws org.convscope.problem.ProblemException if nobody knows the layer, or it cannot be translated
     */
    static LayerTranslation translate(TranslationContext context) {
        LayerTranslation translation = translated(context);
        return translation.noting(new PassedOver(context, names(context)).check());
    }

    /** The names under which {@link KerasDefaults} knows it. */
    private static List<String> names(TranslationContext context) {
        String own = context.layer().className();
        if (isOperation(context)) {
            return List.of("ops." + own);
        }
        String function = context.settings().text("function", "");
        return function.isEmpty()
                ? List.of(Keras1Names.className(context.layer()), own)
                : List.of("tf." + function, own);
    }

    /** An HDF5 file does not say which of both it is, and some layers have settings like an operation's. */
    private static boolean isOperation(TranslationContext context) {
        return context.layer().isOperation()
                && (!context.layer().module().isEmpty()
                        || TensorFunctions.knows(OpCall.ofKeras3(context).name())
                        || !LAYERS.containsKey(Keras1Names.className(context.layer())));
    }

    private static LayerTranslation translated(TranslationContext context) {
        if (isOperation(context)) {
            return TensorFunctions.translate(OpCall.ofKeras3(context));
        }
        String className = Keras1Names.className(context.layer());
        LayerTranslator translator = LAYERS.get(className);
        if (translator == null) {
            throw Problem.of(
                            className.equals("Lambda")
                                    ? "it is Python code of the model's author, which is never run"
                                    : "layers of the class " + context.layer().className() + " are not known")
                    .nextStep("If you know what it computes, declare it: --declare, or its menu in the model's tree")
                    .asException();
        }
        Optional<JsonObject> weighted = WeightedActivations.of(context);
        if (weighted.isPresent()) {
            return WeightedActivations.translate(context, weighted.get());
        }
        SequenceMasks.check(context, className);
        LayerTranslation translation = translator.translate(context);
        return translation.mask().isPresent()
                ? translation
                : translation.masked(SequenceMasks.after(context, className));
    }
}
