package org.convscope.keras.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.convscope.keras.config.CallArgument;
import org.convscope.keras.config.CallArguments;
import org.convscope.keras.config.FlatCall;
import org.convscope.keras.config.FlatModel;
import org.convscope.keras.declared.LayerDeclaration;
import org.convscope.keras.weights.LayerWeights;
import org.convscope.keras.weights.WeightStore;
import org.convscope.network.Activation;
import org.convscope.network.LayerCall;
import org.convscope.network.LayerCall.Layout;
import org.convscope.network.LayerCall.Origin;
import org.convscope.network.ModelDeclarations;
import org.convscope.network.Network;
import org.convscope.network.Operation;
import org.convscope.network.ShapeInference;
import org.convscope.network.Weight;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Builds the network from a flat model and its weights. A layer that cannot be translated becomes unavailable, with the
 * reason among the remarks; the rest goes on.
 */
public final class NetworkBuilder {
    private static final String MASK = "mask";
    private static final String NEVER_BUILT = "the model was never built, its input has no shape";

    private final FlatModel model;
    private final WeightStore store;
    private final KerasVersion version;
    private final DeclaredCalls declared;
    private final Optional<String> start;
    private final GraphBuilder graph = new GraphBuilder();
    private final BuildRemarks remarks = new BuildRemarks();
    private final SequenceMasks masks = new SequenceMasks();
    private final CallOutputs outputs = new CallOutputs(graph);

    /** A builder of a model as its file has it. */
    public NetworkBuilder(FlatModel model, WeightStore store, KerasVersion version) {
        this(model, store, version, Map.of(), Optional.empty());
    }

    /**
     * @param declared what layers compute that the file does not describe, by name
     * @param start what the model was cut off before, for those who look at the network
     */
    public NetworkBuilder(
            FlatModel model,
            WeightStore store,
            KerasVersion version,
            Map<String, LayerDeclaration> declared,
            Optional<String> start) {
        this.model = model;
        this.store = store;
        this.version = version;
        this.declared = new DeclaredCalls(declared);
        this.start = start;
    }

    /** What did not work, layer by layer, and what is worth knowing; complete after {@link #build}. */
    public List<Problem> remarks() {
        return remarks.all();
    }

    /**
     * Translates every call.
     *
     * @throws ProblemException if what is declared of a layer does not fit it
     */
    public Network build() {
        Set<Integer> firsts = InputLayouts.channelsFirst(model);
        for (int i = 0; i < model.calls().size(); i++) {
            FlatCall call = model.calls().get(i);
            switch (call.kind()) {
                case INPUT -> input(call, firsts.contains(i));
                case NESTED_OUTPUT -> nestedOutput(call);
                case CUT_OFF -> cutOff(call);
                case LAYER -> layer(call);
            }
        }
        return new Network(
                model.name(),
                version.text(),
                graph.calls(),
                model.inputs().stream().map(input -> outputs.of(input).id()).toList(),
                model.outputs().stream().map(output -> outputs.of(output).id()).toList(),
                new ModelDeclarations(declared.computed(), start));
    }

    private void cutOff(FlatCall call) {
        String id = "__cut_off/" + call.id();
        String reason = "needs the output of " + call.id() + ", which stands before the chosen start";
        graph.insert(id, new Operation.Unavailable(reason), Activation.LINEAR, List.of(), null, Layout.CHANNELS_LAST);
        outputs.unknown(id, reason);
        outputs.add(new GraphTensor(id, null, Layout.CHANNELS_LAST));
    }

    private void input(FlatCall call, boolean channelsFirst) {
        Layout layout = channelsFirst ? Layout.CHANNELS_FIRST : Layout.CHANNELS_LAST;
        int[] shape = InputShape.of(call, layout).orElse(null);
        if (shape == null) {
            remarks.add(Problem.of("the file does not say what the model takes: it was saved before it was built")
                    .subject("input '" + call.id() + "'")
                    .nextStep("Call the model once in Keras and save it again"));
            outputs.unknown(call.id(), NEVER_BUILT);
        }
        Operation operation = shape == null ? new Operation.Unavailable(NEVER_BUILT) : new Operation.Input(shape);
        add(call, Origin.INPUT, operation, Activation.LINEAR, List.of(), shape, List.of(), layout);
    }

    private void nestedOutput(FlatCall call) {
        GraphTensor inner = outputs.of(call.call().tensors().get(0));
        outputs.reasonOfUnknown(List.of(inner)).ifPresent(reason -> outputs.unknown(call.id(), reason));
        Optional<GraphTensor> mask = masks.handedOn(inner);
        add(
                call,
                Origin.NESTED_OUTPUT,
                new Operation.Identity(),
                Activation.LINEAR,
                List.of(inner),
                inner.shape(),
                List.of(),
                inner.layout());
        mask.ifPresent(found -> masks.set(outputs.last(), found));
    }

    private void layer(FlatCall call) {
        CallArguments<GraphTensor> arguments = call.call().map(outputs::of);
        List<Problem> problems = new ArrayList<>();
        LayerWeights weights = weights(call, problems);
        LayerSettings settings = Keras1Names.settings(call.layer());
        CallArguments<GraphTensor> tensors = isFunction(call) ? arguments : arguments.without(MASK);
        var context = new TranslationContext(
                call.id(),
                call.layer(),
                settings,
                given(call, tensors),
                weights,
                version,
                graph,
                masks(arguments, tensors));
        LayerTranslation translation = null;
        int[] shape = null;
        LayerDeclaration declaration = declared.of(call);
        try {
            translation = TimeDistribution.translate(
                    context,
                    call.steps(),
                    inner -> declaration == null
                            ? LayerTable.translate(inner)
                            : DeclaredLayers.translate(inner, declaration, call.id()));
            shape = shape(translation);
        } catch (ProblemException e) {
            problems.add(e.problem());
        } catch (ArithmeticException | IndexOutOfBoundsException | NegativeArraySizeException e) {
            problems.add(Problem.of("its settings or inputs do not fit one another"));
        }
        if (translation == null || !problems.isEmpty()) {
            refuseMisfit(call, arguments, problems.get(0));
            unavailable(call, arguments, weights, problems.get(0));
            return;
        }
        if (declaration != null) {
            declared.computes(call, declaration, weights).ifPresent(remarks::add);
        }
        if (shape == null) {
            outputs.reason(translation.inputs()).ifPresent(reason -> outputs.unknown(call.id(), reason));
        }
        add(
                call,
                Origin.LAYER,
                translation.operation(),
                translation.activation(),
                translation.inputs(),
                shape,
                StoredInitializers.with(
                        declaration != null && weights.taken().isEmpty() ? weights.all() : weights.taken(),
                        call.layer().config()),
                translation.layout());
        further(call, translation);
        translation.mask().ifPresent(mask -> masks.set(outputs.last(), mask));
        translation.notes().forEach(note -> remarks.note(note, call.id()));
    }

    private static LayerArguments given(FlatCall call, CallArguments<GraphTensor> arguments) {
        return isFunction(call) ? LayerArguments.ofFunction(arguments) : LayerArguments.ofLayer(arguments);
    }

    private static boolean isFunction(FlatCall call) {
        return call.layer().isOperation() || call.layer().config().has("function");
    }

    /** Where a call names the mask of its first tensor, as Keras 3 writes it, that one counts. */
    private SequenceMasks masks(CallArguments<GraphTensor> arguments, CallArguments<GraphTensor> tensors) {
        CallArgument<GraphTensor> named = arguments.keywords().get(MASK);
        Optional<GraphTensor> mask =
                named == null ? Optional.empty() : named.tensors().findFirst();
        return mask.isPresent() && !tensors.tensors().isEmpty()
                ? masks.with(tensors.tensors().get(0), mask.get())
                : masks;
    }

    /** What is declared counts only where it fits; of a layer whose input nobody knows, nobody can tell. */
    private void refuseMisfit(FlatCall call, CallArguments<GraphTensor> arguments, Problem problem) {
        if (outputs.reasonOfUnknown(arguments.tensors()).isEmpty() && store != WeightStore.NONE) {
            declared.refuseMisfit(call, arguments, problem);
        }
    }

    static String subject(FlatCall call) {
        return "layer '" + call.id() + "' (" + call.layer().className() + ")";
    }

    private LayerWeights weights(FlatCall call, List<Problem> problems) {
        try {
            return new LayerWeights(store.arrays(call.path()));
        } catch (ProblemException e) {
            problems.add(e.problem());
            return new LayerWeights(List.of());
        }
    }

    private static int @Nullable [] shape(LayerTranslation translation) {
        List<int[]> inputs = new ArrayList<>();
        for (GraphTensor input : translation.inputs()) {
            int[] shape = input.shape();
            if (shape == null) {
                return null;
            }
            inputs.add(shape);
        }
        return ShapeInference.outputShape(translation.operation(), translation.activation(), inputs);
    }

    /** The further outputs of a layer, each a call of its own on the same inputs. */
    private void further(FlatCall call, LayerTranslation translation) {
        List<Operation> operations = translation.further();
        for (int i = 0; i < operations.size(); i++) {
            outputs.addToLast(graph.put(
                    call.id() + ":" + (i + 1),
                    translation.operation(operations.get(i)).with(Activation.LINEAR),
                    List.of()));
        }
        translation.more().forEach(outputs::addToLast);
    }

    private void unavailable(
            FlatCall call, CallArguments<GraphTensor> arguments, LayerWeights weights, Problem problem) {
        Optional<String> cause = outputs.reasonOfUnknown(arguments.tensors());
        String reason = cause.orElseGet(() -> reason(problem));
        outputs.unknown(call.id(), cause.orElse("needs the output of " + call.id() + ": " + reason));
        boolean noFile = store == WeightStore.NONE && problem.what().equals(LayerWeights.NONE_STORED);
        if (cause.isEmpty() && !noFile) {
            remarks.add(problem.subject(subject(call)));
        }
        List<Weight> all = weights.all();
        add(
                call,
                Origin.LAYER,
                new Operation.Unavailable(reason),
                Activation.LINEAR,
                arguments.tensors(),
                null,
                all,
                Layout.CHANNELS_LAST);
    }

    /** What is wrong without file and layer, since both are clear where it is shown. */
    private static String reason(Problem problem) {
        String sentence = new Problem("", "", problem.what(), problem.expected(), problem.found(), "").sentence();
        return sentence.substring(0, sentence.length() - 1);
    }

    private void add(
            FlatCall call,
            Origin origin,
            Operation operation,
            Activation activation,
            List<GraphTensor> inputs,
            int @Nullable [] shape,
            List<Weight> weights,
            Layout layout) {
        graph.add(new LayerCall(
                call.id(),
                call.path(),
                call.number(),
                call.layer().className(),
                origin,
                operation,
                activation,
                inputs.stream().map(GraphTensor::id).toList(),
                shape == null ? new int[0] : shape,
                weights,
                call.trainable(),
                layout));
        outputs.add(new GraphTensor(call.id(), shape, layout));
    }
}
