package org.convscope.keras.dl4j;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.convscope.network.Activation;
import org.convscope.network.LayerCall;
import org.convscope.network.Operation;
import org.convscope.network.Operation.Delivered;
import org.convscope.network.Padding;
import org.jspecify.annotations.Nullable;

/**
 * A layer as DL4J's importer knows it: Keras 2's class and settings.
 *
 * @param className Keras's class
 * @param config its settings
 */
record KnownLayer(String className, JsonObject config) {
    private static final List<String> UNUSED =
            List.of("kernel", "bias", "depthwise", "pointwise", "activity", "recurrent");

    /**
     * What stands for an operation; empty where the importer has nothing, or is known to fail.
     *
     * @param inputs shapes of what it takes
     * @param output shape of what it gives
     * @param afterInput whether it takes an input of the model itself
     */
    static Optional<KnownLayer> of(LayerCall call, List<int[]> inputs, int[] output, boolean afterInput) {
        int rank = inputs.get(0).length;
        KnownLayer layer = windowed(call.operation(), rank, afterInput);
        if (layer == null) {
            layer = plain(call, inputs, output);
        }
        return Optional.ofNullable(layer);
    }

    private static @Nullable KnownLayer windowed(Operation operation, int rank, boolean afterInput) {
        if (operation instanceof Operation.Convolution c && c.groups() == 1) {
            boolean known = c.kernel().length < 3 || Arrays.stream(c.dilation()).allMatch(d -> d == 1);
            return known
                    ? convolution(
                            "Conv" + c.kernel().length + "D",
                            c.filters(),
                            c.kernel(),
                            c.strides(),
                            c.padding(),
                            c.dilation())
                    : null;
        }
        if (operation instanceof Operation.TransposedConvolution c && c.kernel().length == 2) {
            boolean derived = Arrays.stream(c.outputPadding()).allMatch(p -> p < 0)
                    && Arrays.stream(c.dilation()).allMatch(d -> d == 1);
            // for valid padding DL4J's length is Keras's only where the kernel is not smaller than the stride
            boolean reaches = c.kernel()[0] >= c.strides()[0] && c.kernel()[1] >= c.strides()[1];
            return derived && reaches
                    ? convolution("Conv2DTranspose", c.filters(), c.kernel(), c.strides(), c.padding(), c.dilation())
                    : null;
        }
        if (operation instanceof Operation.SeparableConvolution c && c.kernel().length == 2) {
            KnownLayer layer =
                    convolution("SeparableConv2D", c.filters(), c.kernel(), c.strides(), c.padding(), c.dilation());
            layer.config.addProperty("depth_multiplier", c.multiplier());
            return layer;
        }
        if (operation instanceof Operation.DepthwiseConvolution c && c.kernel().length == 2 && !afterInput) {
            KnownLayer layer = convolution("DepthwiseConv2D", 1, c.kernel(), c.strides(), c.padding(), c.dilation());
            layer.config.remove("filters");
            layer.config.addProperty("depth_multiplier", c.multiplier());
            return layer;
        }
        if (operation instanceof Operation.Pooling p) {
            JsonObject config = base();
            config.add("pool_size", list(p.size()));
            config.add("strides", list(p.strides()));
            config.addProperty("padding", p.padding().name().toLowerCase(Locale.ROOT));
            return new KnownLayer(kind(p.reduction()) + "Pooling" + p.size().length + "D", config);
        }
        if (operation instanceof Operation.GlobalPooling p && !p.keepDimensions()) {
            return new KnownLayer("Global" + kind(p.reduction()) + "Pooling" + (rank - 1) + "D", base());
        }
        return borders(operation);
    }

    private static @Nullable KnownLayer borders(Operation operation) {
        if (operation instanceof Operation.ZeroPadding p && p.before().length == 2) {
            JsonObject config = base();
            config.add("padding", pairs(p.before(), p.after()));
            return new KnownLayer("ZeroPadding2D", config);
        }
        if (operation instanceof Operation.Cropping c && c.before().length == 2) {
            JsonObject config = base();
            config.add("cropping", pairs(c.before(), c.after()));
            return new KnownLayer("Cropping2D", config);
        }
        if (operation instanceof Operation.UpSampling u
                && u.factors().length == 2
                && u.interpolation() == Operation.Interpolation.NEAREST) {
            JsonObject config = base();
            config.add("size", list(u.factors()));
            config.addProperty("interpolation", "nearest");
            return new KnownLayer("UpSampling2D", config);
        }
        return null;
    }

    private static @Nullable KnownLayer plain(LayerCall call, List<int[]> inputs, int[] output) {
        Operation operation = call.operation();
        int rank = inputs.get(0).length;
        if (operation instanceof Operation.Dense dense && rank == 1) {
            JsonObject config = base();
            config.addProperty("units", dense.units());
            config.addProperty("activation", "linear");
            config.addProperty("use_bias", true);
            return new KnownLayer("Dense", config);
        }
        if (operation instanceof Operation.BatchNormalization b && b.axis() == rank) {
            JsonObject config = base();
            config.addProperty("axis", b.axis());
            config.addProperty("momentum", 0.99);
            config.addProperty("epsilon", b.epsilon());
            config.addProperty("center", true);
            config.addProperty("scale", true);
            for (String name : List.of("beta", "gamma", "moving_mean", "moving_variance")) {
                config.add(name + "_initializer", zeros());
                config.add(name + "_regularizer", JsonNull.INSTANCE);
                config.add(name + "_constraint", JsonNull.INSTANCE);
            }
            return new KnownLayer("BatchNormalization", config);
        }
        if (operation instanceof Operation.Activate) {
            return activation(call.activation())
                    .map(name -> {
                        JsonObject config = base();
                        config.addProperty("activation", name);
                        return new KnownLayer("Activation", config);
                    })
                    .orElse(null);
        }
        if (operation instanceof Operation.Identity || operation instanceof Operation.Dropout) {
            JsonObject config = base();
            config.addProperty("rate", 0.0);
            return new KnownLayer("Dropout", config);
        }
        if (operation instanceof Operation.Flatten && rank == 3) {
            return new KnownLayer("Flatten", base());
        }
        if (operation instanceof Operation.Recurrent recurrent && inputs.size() == 1) {
            return recurrent(recurrent);
        }
        return merged(operation, inputs, output);
    }

    private static @Nullable KnownLayer merged(Operation operation, List<int[]> inputs, int[] output) {
        boolean alike = inputs.size() > 1 && inputs.stream().allMatch(shape -> Arrays.equals(shape, output));
        if (operation instanceof Operation.Merge merge && alike) {
            return switch (merge.merging()) {
                case ADD -> new KnownLayer("Add", base());
                case SUBTRACT -> inputs.size() == 2 ? new KnownLayer("Subtract", base()) : null;
                case MULTIPLY -> new KnownLayer("Multiply", base());
                case AVERAGE -> new KnownLayer("Average", base());
                case MAXIMUM -> new KnownLayer("Maximum", base());
                case MINIMUM -> null;
            };
        }
        if (operation instanceof Operation.Concatenate c && c.axis() == output.length && inputs.size() > 1) {
            JsonObject config = base();
            config.addProperty("axis", c.axis());
            return new KnownLayer("Concatenate", config);
        }
        return null;
    }

    /** Only what gives out all its steps or the last. */
    private static @Nullable KnownLayer recurrent(Operation.Recurrent recurrent) {
        boolean lstm = recurrent.cell() == Operation.Cell.LSTM;
        Delivered delivered = recurrent.walk().delivered();
        Optional<String> activation = activation(recurrent.activation());
        Optional<String> gate = activation(recurrent.gate());
        if ((!lstm && recurrent.cell() != Operation.Cell.SIMPLE)
                || (delivered != Delivered.ALL && delivered != Delivered.LAST)
                || activation.isEmpty()
                || gate.isEmpty()) {
            return null;
        }
        JsonObject config = base();
        config.addProperty("units", recurrent.units());
        config.addProperty("activation", activation.get());
        config.addProperty("recurrent_activation", gate.get());
        config.addProperty("use_bias", true);
        config.addProperty("return_sequences", delivered == Delivered.ALL);
        config.addProperty("go_backwards", recurrent.walk().backwards());
        config.addProperty("dropout", 0.0);
        config.addProperty("recurrent_dropout", 0.0);
        config.addProperty("unroll", false);
        config.addProperty("unit_forget_bias", true);
        return new KnownLayer(lstm ? "LSTM" : "SimpleRNN", config);
    }

    private static KnownLayer convolution(
            String className, int filters, int[] kernel, int[] strides, Padding padding, int[] dilation) {
        JsonObject config = base();
        config.addProperty("filters", filters);
        config.add("kernel_size", list(kernel));
        config.add("strides", list(strides));
        config.addProperty("padding", padding.name().toLowerCase(Locale.ROOT));
        config.add("dilation_rate", list(dilation));
        config.addProperty("activation", "linear");
        config.addProperty("use_bias", true);
        return new KnownLayer(className, config);
    }

    /** The name of an activation in Keras 2, where the importer has it. */
    static Optional<String> activation(Activation activation) {
        return switch (activation.kind()) {
            case LINEAR -> Optional.of("linear");
            case RELU ->
                activation.equals(Activation.RELU)
                        ? Optional.of("relu")
                        : activation.equals(Activation.reluUpTo(6)) ? Optional.of("relu6") : Optional.empty();
            case ELU -> activation.alpha() == 1 ? Optional.of("elu") : Optional.empty();
            case SOFTMAX -> activation.alpha() == -1 ? Optional.of("softmax") : Optional.empty();
            case SILU -> Optional.of("swish");
            case HARD_SIGMOID_2 -> Optional.of("hard_sigmoid");
            case SELU, SIGMOID, TANH, SOFTPLUS, SOFTSIGN ->
                Optional.of(activation.kind().name().toLowerCase(Locale.ROOT));
            default -> Optional.empty();
        };
    }

    private static String kind(Operation.Reduction reduction) {
        return reduction == Operation.Reduction.MAX ? "Max" : "Average";
    }

    private static JsonObject base() {
        JsonObject config = new JsonObject();
        config.addProperty("data_format", "channels_last");
        for (String name : UNUSED) {
            config.add(name + "_initializer", zeros());
            config.add(name + "_regularizer", JsonNull.INSTANCE);
            config.add(name + "_constraint", JsonNull.INSTANCE);
        }
        return config;
    }

    private static JsonObject zeros() {
        JsonObject zeros = new JsonObject();
        zeros.addProperty("class_name", "Zeros");
        zeros.add("config", new JsonObject());
        return zeros;
    }

    private static JsonArray list(int[] values) {
        JsonArray list = new JsonArray();
        for (int value : values) {
            list.add(value);
        }
        return list;
    }

    private static JsonArray pairs(int[] before, int[] after) {
        JsonArray pairs = new JsonArray();
        for (int i = 0; i < before.length; i++) {
            pairs.add(list(new int[] {before[i], after[i]}));
        }
        return pairs;
    }
}
