package org.convscope.keras.layer;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.convscope.problem.Problem;

/** Functions on tensors, under the names of TensorFlow and of Keras 3. */
final class TensorFunctions {
    private static final Map<String, Function<OpCall, LayerTranslation>> TABLE = table();

    private TensorFunctions() {}

    private static Map<String, Function<OpCall, LayerTranslation>> table() {
        Map<String, Function<OpCall, LayerTranslation>> table = new HashMap<>();
        ElementwiseFunctions.register(table);
        ActivationFunctions.register(table);
        ReductionFunctions.register(table);
        ShapeFunctions.register(table);
        SliceFunctions.register(table);
        SplitFunctions.register(table);
        BorderFunctions.register(table);
        ProductFunctions.register(table);
        NormalizationFunctions.register(table);
        WindowFunctions.register(table);
        ImageFunctions.register(table);
        ResizeFunctions.register(table);
        return Map.copyOf(table);
    }

    static boolean knows(String name) {
        return TABLE.containsKey(name);
    }

    /**
     * @throws org.convscope.problem.ProblemException if the function is not known, or cannot be applied
     */
    static LayerTranslation translate(OpCall call) {
        Function<OpCall, LayerTranslation> function = TABLE.get(call.name());
        if (function == null) {
            throw Problem.of("the function " + call.name() + " is not known").asException();
        }
        return function.apply(call);
    }
}
