package org.convscope.train;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.convscope.array.Tensor;
import org.convscope.input.ImageSize;
import org.convscope.input.OutputLabel;
import org.convscope.keras.ModelWriter.StoredLayer;
import org.convscope.keras.ModelWriter.StoredWeight;
import org.convscope.network.WeightInitializer.Fan;
import org.convscope.problem.Problem;

/**
 * A new network as Keras 2 describes it, with initial weights as Keras makes them: kernels uniform within sqrt(6 / (fan in + fan
 * out)) (Glorot and Bengio 2010, Keras's {@code GlorotUniform}), biases 0, normalisations 1, 0, 0, 1.
 */
public final class KerasArchitecture {
    /** Layers whose constructors in Keras 3 take no {@code trainable}: a file that says it is refused there. */
    private static final Set<String> UNTRAINED = Set.of("InputLayer", "SpatialDropout2D");

    /** The version whose description this is. */
    public static final String KERAS_VERSION = "2.15.0";

    private static final long MOST_WEIGHTS = 1L << 28;

    private final JsonArray layers = new JsonArray();
    private final List<StoredLayer> weights = new ArrayList<>();
    private final SplittableRandom random;
    private String last = "";
    private int height;
    private int width;
    private int channels;
    private long numbers;

    private KerasArchitecture(long seed) {
        random = new SplittableRandom(seed);
    }

    /**
     * A network before its training.
     *
     * @param architecture {@code {"class_name": "Functional", "config": ...}}
     * @param layers those with weights
     */
    public record InitialNetwork(JsonObject architecture, List<StoredLayer> layers) {
        public InitialNetwork {
            layers = List.copyOf(layers);
        }
    }

    /**
     * @param size of the input
     * @param inputChannels 1 or 3
     * @param heads at least one
     * @throws org.convscope.problem.ProblemException if the blocks do not fit into frames of that size, or the weights into
     *     memory
     */
    public static InitialNetwork of(
            NetworkDesign design, ImageSize size, int inputChannels, List<OutputHead> heads, long seed) {
        return new KerasArchitecture(seed).build(design, size, inputChannels, heads);
    }

    private InitialNetwork build(NetworkDesign design, ImageSize size, int inputChannels, List<OutputHead> heads) {
        height = size.height();
        width = size.width();
        channels = inputChannels;
        var input = new JsonObject();
        var shape = new JsonArray();
        shape.add(JsonNull.INSTANCE);
        List.of(height, width, channels).forEach(shape::add);
        input.add("batch_input_shape", shape);
        input.addProperty("sparse", false);
        input.addProperty("ragged", false);
        add("InputLayer", "input_1", input);
        for (int b = 0; b < design.blocks().size(); b++) {
            block("block" + (b + 1), design.blocks().get(b));
        }
        int features = channels;
        if (design.globalPooling()) {
            add("GlobalAveragePooling2D", "average", new JsonObject());
        } else {
            add("Flatten", "flatten", new JsonObject());
            features = Math.multiplyExact(Math.multiplyExact(height, width), channels);
        }
        for (int d = 0; d < design.dense().size(); d++) {
            int units = design.dense().get(d);
            dense("dense" + (d + 1), features, units, "relu");
            features = units;
        }
        if (design.dropout() > 0) {
            var dropout = new JsonObject();
            dropout.addProperty("rate", design.dropout());
            add("Dropout", "dropout", dropout);
        }
        String trunk = last;
        for (OutputHead head : heads) {
            last = trunk;
            dense(head.output(), features, head.size(), activation(head.kind()));
        }
        return new InitialNetwork(architecture(heads), weights);
    }

    private static String activation(OutputLabel.Kind kind) {
        return switch (kind) {
            case SOFTMAX -> "softmax";
            case SIGMOID -> "sigmoid";
            case REGRESSION -> "linear";
        };
    }

    private void block(String name, NetworkDesign.Block block) {
        for (int c = 1; c <= block.convolutions(); c++) {
            String own = name + "_conv" + c;
            convolution(own, block);
            if (block.batchNormalization()) {
                normalization(own + "_bn");
                var activation = new JsonObject();
                activation.addProperty("activation", block.activation());
                add("Activation", own + "_" + block.activation(), activation);
            }
        }
        if (block.spatialDropout() > 0) {
            var dropout = new JsonObject();
            dropout.addProperty("rate", block.spatialDropout());
            add("SpatialDropout2D", name + "_dropout", dropout);
        }
        if (block.pool() > 1) {
            var pool = new JsonObject();
            pool.add("pool_size", pair(block.pool()));
            pool.add("strides", pair(block.pool()));
            pool.addProperty("padding", "valid");
            add("MaxPooling2D", name + "_pool", pool);
            height /= block.pool();
            width /= block.pool();
            requireRoom(name + "_pool");
        }
    }

    private void convolution(String name, NetworkDesign.Block block) {
        var config = new JsonObject();
        config.addProperty("filters", block.filters());
        config.add("kernel_size", pair(block.kernel()));
        config.add("strides", pair(1));
        config.addProperty("padding", block.padding());
        config.addProperty("activation", block.batchNormalization() ? "linear" : block.activation());
        config.addProperty("use_bias", true);
        add("Conv2D", name, config);
        if (block.padding().equals("valid")) {
            height -= block.kernel() - 1;
            width -= block.kernel() - 1;
            requireRoom(name);
        }
        kernel(name, new int[] {block.kernel(), block.kernel(), channels, block.filters()});
        channels = block.filters();
    }

    private void requireRoom(String layer) {
        if (height < 1 || width < 1) {
            throw Problem.of("the frames are too small for so many layers")
                    .subject("layer '" + layer + "'")
                    .expected("a map of at least 1 x 1")
                    .found(height + " x " + width)
                    .nextStep("Take fewer blocks, padding 'same', or a larger --size")
                    .asException();
        }
    }

    private void normalization(String name) {
        var config = new JsonObject();
        var axis = new JsonArray();
        axis.add(3);
        config.add("axis", axis);
        config.addProperty("momentum", 0.99);
        config.addProperty("epsilon", 0.001);
        config.addProperty("center", true);
        config.addProperty("scale", true);
        add("BatchNormalization", name, config);
        float[] ones = new float[channels];
        java.util.Arrays.fill(ones, 1);
        weights.add(new StoredLayer(
                name,
                List.of(
                        new StoredWeight("gamma", Tensor.of(ones, channels)),
                        new StoredWeight("beta", Tensor.zeros(channels)),
                        new StoredWeight("moving_mean", Tensor.zeros(channels)),
                        new StoredWeight("moving_variance", Tensor.of(ones.clone(), channels)))));
    }

    private void dense(String name, int in, int units, String activation) {
        var config = new JsonObject();
        config.addProperty("units", units);
        config.addProperty("activation", activation);
        config.addProperty("use_bias", true);
        add("Dense", name, config);
        kernel(name, new int[] {in, units});
    }

    private void kernel(String name, int[] shape) {
        int out = shape[shape.length - 1];
        long size = Tensor.sizeOf(shape);
        numbers += size + out;
        if (numbers > MOST_WEIGHTS) {
            throw Problem.of("the network would be too large to be trained here")
                    .subject("layer '" + name + "'")
                    .expected("at most " + MOST_WEIGHTS + " parameters")
                    .found(numbers)
                    .nextStep("Take smaller frames (--size), more pooling, or globalPooling")
                    .asException();
        }
        float[] values = new float[(int) size];
        double limit = Math.sqrt(3 / Fan.AVERAGE.of(shape));
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) ((2 * random.nextDouble() - 1) * limit);
        }
        weights.add(new StoredLayer(
                name,
                List.of(
                        new StoredWeight("kernel", Tensor.of(values, shape)),
                        new StoredWeight("bias", Tensor.zeros(out)))));
    }

    private static JsonArray pair(int length) {
        var pair = new JsonArray();
        pair.add(length);
        pair.add(length);
        return pair;
    }

    private void add(String className, String name, JsonObject own) {
        var config = new JsonObject();
        config.addProperty("name", name);
        if (!UNTRAINED.contains(className)) {
            config.addProperty("trainable", true);
        }
        config.addProperty("dtype", "float32");
        own.asMap().forEach(config::add);
        var layer = new JsonObject();
        layer.addProperty("class_name", className);
        layer.add("config", config);
        layer.addProperty("name", name);
        var nodes = new JsonArray();
        if (!last.isEmpty()) {
            var node = new JsonArray();
            JsonArray tensor = reference(last);
            tensor.add(new JsonObject());
            node.add(tensor);
            nodes.add(node);
        }
        layer.add("inbound_nodes", nodes);
        layers.add(layer);
        last = name;
    }

    private static JsonArray reference(String layer) {
        var reference = new JsonArray();
        reference.add(layer);
        reference.add(0);
        reference.add(0);
        return reference;
    }

    private JsonObject architecture(List<OutputHead> heads) {
        var config = new JsonObject();
        config.addProperty("name", "model");
        config.addProperty("trainable", true);
        config.add("layers", layers);
        var inputs = new JsonArray();
        inputs.add(reference("input_1"));
        config.add("input_layers", inputs);
        var outputs = new JsonArray();
        heads.forEach(head -> outputs.add(reference(head.output())));
        config.add("output_layers", outputs);
        var model = new JsonObject();
        model.addProperty("class_name", "Functional");
        model.add("config", config);
        return model;
    }
}
