package org.convscope.keras.layer;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.convscope.array.Tensor;
import org.convscope.keras.config.CallArgument;
import org.convscope.keras.config.CallArguments;
import org.convscope.keras.config.LayerConfig;
import org.convscope.keras.declared.DeclaredStep;
import org.convscope.keras.declared.LayerDeclaration;
import org.convscope.keras.weights.LayerWeights;
import org.convscope.network.LayerCall.Layout;
import org.convscope.network.Operation;
import org.convscope.network.ShapeInference;
import org.convscope.network.Weight;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;

/** Layers that compute what the user declares; channels are those of the model, wherever their axis is. */
final class DeclaredLayers {
    private static final String LAMBDA = "Lambda";

    private final TranslationContext context;

    private DeclaredLayers(TranslationContext context) {
        this.context = context;
    }

    /**
     * @param id of the call
     * @throws org.convscope.problem.ProblemException if what is declared does not fit the layer's input, its weights or the
     *     shape that the file itself says it gives
     */
    static LayerTranslation translate(TranslationContext context, LayerDeclaration declaration, String id) {
        var layers = new DeclaredLayers(context);
        List<DeclaredStep> steps = declaration.steps();
        LayerTranslation last = context.identity();
        if (context.inputs().size() != 1 && !(steps.size() == 1 && steps.get(0) instanceof DeclaredStep.Layer)) {
            throw Problem.of("takes " + context.inputs().size() + " tensors, so only a class can be declared for it")
                    .expected("such as as:Add")
                    .asException();
        }
        GraphTensor tensor = context.input();
        for (int i = 0; i < steps.size(); i++) {
            last = layers.step(steps.get(i), tensor);
            if (i < steps.size() - 1) {
                tensor = layers.insert("__" + id + ":declared_" + i, last);
            }
        }
        layers.checkShape(last);
        return last;
    }

    private GraphTensor insert(String id, LayerTranslation part) {
        int[] shape = part.inputs().get(0).shape() == null
                ? null
                : ShapeInference.outputShape(
                        part.operation(),
                        part.activation(),
                        List.of(context.shape(part.inputs().get(0))));
        context.graph()
                .insert(
                        id,
                        part.operation(),
                        part.activation(),
                        part.inputs().stream().map(GraphTensor::id).toList(),
                        shape,
                        part.layout());
        return new GraphTensor(id, shape, part.layout());
    }

    private LayerTranslation step(DeclaredStep step, GraphTensor tensor) {
        if (step instanceof DeclaredStep.Arithmetic arithmetic) {
            return arithmetic(arithmetic, tensor);
        }
        if (step instanceof DeclaredStep.Swap) {
            return swap(tensor);
        }
        if (step instanceof DeclaredStep.Cut cut) {
            Map<String, CallArgument<GraphTensor>> keywords =
                    Map.of("slice_spec", new CallArgument.Value<GraphTensor>(cut.entries()));
            return function(
                    "getitem", new CallArguments<>(List.of(new CallArgument.Tensor<>(tensor)), keywords, false));
        }
        if (step instanceof DeclaredStep.Function function) {
            List<CallArgument<GraphTensor>> arguments = new ArrayList<>(List.of(new CallArgument.Tensor<>(tensor)));
            function.arguments().forEach(value -> arguments.add(new CallArgument.Value<>(value)));
            Map<String, CallArgument<GraphTensor>> keywords = new LinkedHashMap<>();
            function.keywords().forEach((name, value) -> keywords.put(name, new CallArgument.Value<>(value)));
            return function(function.name(), new CallArguments<>(arguments, keywords, false));
        }
        return layer((DeclaredStep.Layer) step, tensor);
    }

    private static LayerTranslation arithmetic(DeclaredStep.Arithmetic step, GraphTensor tensor) {
        int channels = TranslationContext.channels(tensor);
        int count = step.constant().size();
        if (count > 1 && channels > 0 && channels != count) {
            throw Problem.of("the numbers that are declared do not fit its channels")
                    .expected(channels == 1 ? "one number" : channels + " numbers, or one for all")
                    .found(count)
                    .asException();
        }
        float[] constant = new float[count];
        for (int i = 0; i < count; i++) {
            constant[i] = step.constant().get(i).floatValue();
        }
        Tensor operand = count == 1 ? Tensor.of(constant) : Tensor.of(constant, count);
        return LayerTranslation.of(new Operation.Binary(step.operation(), operand, step.constantFirst()), tensor);
    }

    private LayerTranslation swap(GraphTensor tensor) {
        int rank = context.shape(tensor).length;
        List<Operation.AxisSlice> slices = new ArrayList<>();
        for (int axis = 0; axis <= rank; axis++) {
            slices.add(new Operation.AxisSlice(null, null, axis == rank && rank > 0 ? -1 : 1));
        }
        return LayerTranslation.of(new Operation.Slice(slices, new int[0], new int[0]), tensor);
    }

    /** A function of Keras 3 has its own defaults, as its prefix says. */
    private LayerTranslation function(String name, CallArguments<GraphTensor> call) {
        var config = new JsonObject();
        config.addProperty("function", name.replaceFirst("^(tf|tensorflow)\\.", ""));
        boolean keras3 = name.contains("ops.");
        String own = name.substring(name.lastIndexOf('.') + 1);
        LayerConfig layer = keras3
                ? new LayerConfig(
                        context.layer().name(), own, "keras.ops", new JsonObject(), List.of(), Optional.empty())
                : new LayerConfig(context.layer().name(), "TFOpLambda", "", config, List.of(), Optional.empty());
        return LayerTable.translate(context.as(layer, LayerArguments.ofFunction(call), new LayerWeights(List.of())));
    }

    /** The file's settings count as far as the class has them; the author's own are passed over, and named. */
    private LayerTranslation layer(DeclaredStep.Layer step, GraphTensor tensor) {
        if (step.className().equals(LAMBDA)) {
            throw Problem.of("a Lambda cannot be declared as a Lambda").asException();
        }
        var config = new JsonObject();
        List<String> passedOver = new ArrayList<>();
        for (Map.Entry<String, JsonElement> entry : context.layer().config().entrySet()) {
            String option = entry.getKey();
            if (!KerasDefaults.has(step.className()) || belongs(step.className(), option)) {
                config.add(option, entry.getValue());
            } else if (!step.settings().has(option)
                    && !context.layer().className().equals(LAMBDA)) {
                passedOver.add(option);
            }
        }
        step.settings().entrySet().forEach(entry -> config.add(entry.getKey(), entry.getValue()));
        // what has neither this nor a dtype is taken for a function
        config.add("trainable", new JsonPrimitive(context.layer().trainable()));
        LayerConfig layer =
                new LayerConfig(context.layer().name(), step.className(), "", config, List.of(), Optional.empty());
        LayerArguments arguments =
                context.inputs().size() == 1 ? LayerArguments.ofLayer(CallArguments.of(tensor)) : context.arguments();
        LayerTranslation translation = translated(context.as(layer, arguments, context.weights()));
        return passedOver.isEmpty()
                ? translation
                : translation.noting(List.of("was declared as " + step.className() + ", which has no option '"
                        + String.join("', '", passedOver) + "'; what the file says there is not used"));
    }

    /** A layer of the author's own may name its arrays otherwise: then their order counts, and is told. */
    private static LayerTranslation translated(TranslationContext inside) {
        try {
            return LayerTable.translate(inside);
        } catch (ProblemException e) {
            if (!e.problem().what().equals(LayerWeights.NONE_STORED)
                    || inside.weights().isEmpty()) {
                throw e;
            }
            inside.weights().restartInOrder();
            LayerTranslation translation = LayerTable.translate(inside);
            return translation.noting(List.of("was declared; its arrays have other names, so they are taken in the"
                    + " file's order, as "
                    + inside.weights().taken().stream().map(Weight::name).collect(Collectors.joining(", "))));
        }
    }

    private static boolean belongs(String className, String option) {
        return option.equals("dtype") || KerasDefaults.has(className, option) || HarmlessOptions.has(className, option);
    }

    /** Keras 2 writes what a Lambda gives; whatever is declared has to give that. */
    private void checkShape(LayerTranslation translation) {
        Optional<int[]> said = context.layer().className().equals(LAMBDA)
                        && context.settings()
                                .get("output_shape")
                                .filter(JsonElement::isJsonArray)
                                .isPresent()
                ? context.settings().list("output_shape")
                : Optional.empty();
        List<int[]> inputs = new ArrayList<>();
        for (GraphTensor input : translation.inputs()) {
            if (input.shape() == null) {
                return;
            }
            inputs.add(context.shape(input));
        }
        int[] given = modelOrder(
                ShapeInference.outputShape(translation.operation(), translation.activation(), inputs),
                translation.layout());
        if (said.isPresent() && !fits(given, said.get())) {
            throw Problem.of("what is declared gives another shape than the file says that it gives")
                    .expected(java.util.Arrays.toString(said.get()).replace("-1", "any"))
                    .found(java.util.Arrays.toString(given).replace("-1", "any"))
                    .asException();
        }
    }

    private static int[] modelOrder(int[] shape, Layout layout) {
        if (layout != Layout.CHANNELS_FIRST || shape.length < 2) {
            return shape;
        }
        int[] moved = new int[shape.length];
        moved[0] = shape[shape.length - 1];
        System.arraycopy(shape, 0, moved, 1, shape.length - 1);
        return moved;
    }

    private static boolean fits(int[] given, int[] said) {
        if (given.length != said.length) {
            return false;
        }
        for (int i = 0; i < given.length; i++) {
            if (given[i] >= 0 && said[i] >= 0 && given[i] != said[i]) {
                return false;
            }
        }
        return true;
    }
}
