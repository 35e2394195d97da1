package org.convscope.keras.layer;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.convscope.keras.config.CallArgument;
import org.convscope.keras.config.ConfigJson;
import org.convscope.keras.config.LayerConfig;
import org.convscope.keras.weights.LayerWeights;
import org.convscope.network.Activation;
import org.convscope.network.LayerCall.Layout;
import org.convscope.network.Operation;
import org.convscope.network.Operation.Cell;
import org.convscope.network.Operation.Delivered;
import org.convscope.network.Operation.Walk;
import org.convscope.problem.Problem;

/** {@code SimpleRNN}, {@code LSTM}, {@code GRU}, a {@code RNN} of one of their cells, and those of CuDNN. Weights: kernel, recurrent_kernel, bias. */
final class RecurrentLayers {
    private static final Map<Cell, Integer> GATES =
            Map.of(Cell.SIMPLE, 1, Cell.LSTM, 4, Cell.GRU_RESET_BEFORE, 3, Cell.GRU_RESET_AFTER, 3);

    private static final String STATEFUL =
            "keeps its state from batch to batch in Keras (stateful); here every frame starts from none, as after"
                    + " reset_states()";

    private RecurrentLayers() {}

    static void register(Map<String, LayerTranslator> table) {
        table.put("SimpleRNN", context -> plain(context, Cell.SIMPLE));
        table.put("LSTM", context -> plain(context, Cell.LSTM));
        table.put("GRU", context -> plain(context, gru(context.settings())));
        table.put("RNN", RecurrentLayers::ofCell);
        table.put("CuDNNLSTM", context -> CudnnWeights.translate(context, Cell.LSTM));
        table.put("CuDNNGRU", context -> CudnnWeights.translate(context, Cell.GRU_RESET_AFTER));
        ConvolutionalLstms.register(table);
        table.put("Embedding", EmbeddingLayers::embedding);
        table.put("Masking", EmbeddingLayers::masking);
        WrapperLayers.register(table);
    }

    /** Files of a time before there was a choice have no such setting: they reset before. */
    private static Cell gru(LayerSettings settings) {
        return settings.flag("reset_after", false) ? Cell.GRU_RESET_AFTER : Cell.GRU_RESET_BEFORE;
    }

    /** {@code RNN(LSTMCell(...))} and the like: the cell's settings and the layer's own. */
    private static LayerTranslation ofCell(TranslationContext context) {
        JsonObject cell = ConfigJson.object(context.layer().config(), "cell")
                .orElseThrow(() -> Problem.of("its cell is missing").asException());
        String className = ConfigJson.text(cell, "class_name").orElse("?");
        JsonObject merged =
                ConfigJson.object(cell, "config").orElseGet(JsonObject::new).deepCopy();
        context.settings().handedOn().asMap().forEach(merged::add);
        merged.remove("cell");
        if (!List.of("SimpleRNNCell", "LSTMCell", "GRUCell").contains(className)) {
            throw Problem.of("a recurrent layer of the cell " + className + " cannot be computed")
                    .asException();
        }
        String layer = className.substring(0, className.length() - "Cell".length());
        return LayerTable.translate(context.as(new LayerConfig(
                context.layer().name(), layer, "", merged, context.layer().calls(), Optional.empty())));
    }

    private static LayerTranslation plain(TranslationContext context, Cell cell) {
        GraphTensor input = sequence(context);
        int units = context.settings().positive("units");
        weights(context, cell, TranslationContext.channels(input), units);
        return translate(context, cell, units, input);
    }

    static GraphTensor sequence(TranslationContext context) {
        GraphTensor input = context.graph().modelOrder(context.input());
        int[] shape = context.shape(input);
        if (shape.length != 2 || shape[1] < 0) {
            throw Problem.of("a recurrent layer takes (steps, features)").asException();
        }
        return input;
    }

    /** After its weights have been taken. */
    static LayerTranslation translate(TranslationContext context, Cell cell, int units, GraphTensor input) {
        Activation activation = activation(context, "activation", "tanh");
        Activation gate =
                cell == Cell.SIMPLE ? Activation.LINEAR : activation(context, "recurrent_activation", "sigmoid");
        return delivered(
                context,
                List.of(input),
                cell == Cell.LSTM ? 2 : 1,
                walk -> new Operation.Recurrent(cell, units, activation, gate, walk));
    }

    /** Makes the operation for what is given out. */
    interface Maker {
        Operation of(Walk walk);
    }

    /**
     * @param inputs what the operation takes before mask and states
     * @param states how many it carries on
     */
    static LayerTranslation delivered(TranslationContext context, List<GraphTensor> inputs, int states, Maker maker) {
        LayerSettings settings = context.settings();
        Optional<GraphTensor> mask = context.masks().of(context.input());
        List<GraphTensor> all = new ArrayList<>(inputs);
        mask.ifPresent(all::add);
        all.addAll(firstStates(context, states));
        boolean sequences = settings.flag("return_sequences", false);
        boolean backwards = settings.flag("go_backwards", false);
        boolean zeros = settings.flag("zero_output_for_mask", false);
        boolean timeFirst = settings.flag("time_major", false);
        boolean state = settings.flag("return_state", false);
        var walk = new Walk(backwards, mask.isPresent(), zeros, timeFirst, sequences ? Delivered.ALL : Delivered.LAST);
        if (timeFirst && (all.size() > 1 || !sequences || state)) {
            throw Problem.of("takes time before the batch (time_major), which is supported only where it gives out all"
                            + " steps")
                    .asException();
        }
        LayerTranslation main = LayerTranslation.of(maker.of(walk), all, Layout.CHANNELS_LAST)
                .masked(sequences ? mask : Optional.empty())
                .noting(settings.flag("stateful", false) ? List.of(STATEFUL) : List.of());
        if (!state) {
            return main;
        }
        List<GraphTensor> more = new ArrayList<>();
        for (int number = 0; number < states; number++) {
            Delivered which = number == 0 ? Delivered.FIRST_STATE : Delivered.SECOND_STATE;
            more.add(context.graph()
                    .put(
                            context.id() + "/state_" + (number + 1),
                            maker.of(walk.giving(which)),
                            all,
                            context.weights().taken()));
        }
        return main.more(more);
    }

    /** The states that a call gives: after the sequence, or by name. */
    static List<GraphTensor> givenStates(TranslationContext context) {
        List<GraphTensor> given =
                new ArrayList<>(context.inputs().subList(1, context.inputs().size()));
        Optional<CallArgument<GraphTensor>> named = context.arguments().named("initial_state");
        if (given.isEmpty() && named.isPresent()) {
            named.get().tensors().forEach(given::add);
        }
        return given;
    }

    private static List<GraphTensor> firstStates(TranslationContext context, int states) {
        List<GraphTensor> given = givenStates(context);
        if (!given.isEmpty() && given.size() != states) {
            throw Problem.of("is given another number of first states than it has")
                    .expected(states)
                    .found(given.size())
                    .asException();
        }
        return given.stream().map(context.graph()::modelOrder).toList();
    }

    private static void weights(TranslationContext context, Cell cell, int features, int units) {
        LayerWeights weights = context.weights();
        int gates = GATES.getOrDefault(cell, 1);
        boolean together = context.settings().text("consume_less", "cpu").equals("gpu");
        if (context.version().major() == 1 && gates > 1 && !together) {
            // Keras 1 has an array a gate: i, c, f, o; Keras 2's order is i, f, c, o, and z, r, h
            List<String> order = gates == 4 ? List.of("i", "f", "c", "o") : List.of("z", "r", "h");
            weights.compose("kernel", suffixed("W_", order), features, units);
            weights.compose("recurrent_kernel", suffixed("U_", order), units, units);
            weights.compose("bias", suffixed("b_", order), units);
            return;
        }
        int columns = units * gates;
        weights.take("kernel", features, columns);
        weights.take("recurrent_kernel", units, columns);
        if (context.settings().flag("use_bias", true)) {
            weights.take("bias", cell == Cell.GRU_RESET_AFTER ? new int[] {2, columns} : new int[] {columns});
        }
    }

    private static List<String> suffixed(String prefix, List<String> names) {
        return names.stream().map(name -> prefix + name).toList();
    }

    /** An activation of numbers one by one. */
    static Activation activation(TranslationContext context, String name, String otherwise) {
        Activation activation = context.settings()
                .get(name)
                .map(value -> ActivationLayers.read(value, context.version()))
                .orElseGet(() -> context.settings().json().has(name)
                        ? Activation.LINEAR
                        : ActivationLayers.named(otherwise, context.version()));
        return switch (activation.kind()) {
            case SOFTMAX, LOG_SOFTMAX, SPARSEMAX, GLU ->
                throw Problem.of("the activation "
                                + activation
                                        .kind()
                                        .name()
                                        .toLowerCase(Locale.ROOT)
                                        .replace('_', ' ')
                                + " cannot be computed in a recurrent layer")
                        .asException();
            default -> activation;
        };
    }
}
