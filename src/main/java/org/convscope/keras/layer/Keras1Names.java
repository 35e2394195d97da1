package org.convscope.keras.layer;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.Map;
import java.util.Set;
import org.convscope.keras.config.ConfigJson;
import org.convscope.keras.config.LayerConfig;

/** Renames Keras 1's classes and settings, and classes that are another one's at inference, to those of Keras 2. */
final class Keras1Names {
    private static final Map<String, String> CLASSES = Map.ofEntries(
            Map.entry("Convolution1D", "Conv1D"),
            Map.entry("Convolution2D", "Conv2D"),
            Map.entry("Convolution3D", "Conv3D"),
            Map.entry("AtrousConvolution1D", "Conv1D"),
            Map.entry("AtrousConvolution2D", "Conv2D"),
            Map.entry("SeparableConvolution1D", "SeparableConv1D"),
            Map.entry("SeparableConvolution2D", "SeparableConv2D"),
            Map.entry("DepthwiseConvolution2D", "DepthwiseConv2D"),
            Map.entry("Convolution1DTranspose", "Conv1DTranspose"),
            Map.entry("Convolution2DTranspose", "Conv2DTranspose"),
            Map.entry("Convolution3DTranspose", "Conv3DTranspose"),
            Map.entry("Deconvolution2D", "Conv2DTranspose"),
            Map.entry("MaxPool1D", "MaxPooling1D"),
            Map.entry("MaxPool2D", "MaxPooling2D"),
            Map.entry("MaxPool3D", "MaxPooling3D"),
            Map.entry("AvgPool1D", "AveragePooling1D"),
            Map.entry("AvgPool2D", "AveragePooling2D"),
            Map.entry("AvgPool3D", "AveragePooling3D"),
            Map.entry("GlobalMaxPool1D", "GlobalMaxPooling1D"),
            Map.entry("GlobalMaxPool2D", "GlobalMaxPooling2D"),
            Map.entry("GlobalMaxPool3D", "GlobalMaxPooling3D"),
            Map.entry("GlobalAvgPool1D", "GlobalAveragePooling1D"),
            Map.entry("GlobalAvgPool2D", "GlobalAveragePooling2D"),
            Map.entry("GlobalAvgPool3D", "GlobalAveragePooling3D"),
            // efficientnet's and Mask R-CNN's own, which differ only while they are trained
            Map.entry("FixedDropout", "Dropout"),
            Map.entry("BatchNorm", "BatchNormalization"));

    private static final Map<String, String> MERGES = Map.of(
            "sum", "Add",
            "mul", "Multiply",
            "ave", "Average",
            "max", "Maximum",
            "concat", "Concatenate",
            "dot", "Dot");

    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("nb_filter", "filters"),
            Map.entry("filter_length", "kernel_size"),
            Map.entry("subsample", "strides"),
            Map.entry("subsample_length", "strides"),
            Map.entry("border_mode", "padding"),
            Map.entry("bias", "use_bias"),
            Map.entry("atrous_rate", "dilation_rate"),
            Map.entry("dim_ordering", "data_format"),
            Map.entry("output_dim", "units"),
            Map.entry("pool_length", "pool_size"),
            Map.entry("stride", "strides"),
            Map.entry("concat_axis", "axis"),
            Map.entry("dot_axes", "axes"),
            Map.entry("length", "size"),
            Map.entry("inner_activation", "recurrent_activation"));

    /** The options that become kernel_size. */
    private static final Set<String> KERNEL_SIDES =
            Set.of("nb_row", "nb_col", "kernel_dim1", "kernel_dim2", "kernel_dim3");

    private Keras1Names() {}

    /** An option as Keras 2 calls it. */
    static String option(String name) {
        return SETTINGS.getOrDefault(name, name);
    }

    /** The class as Keras 2 and 3 call it, without a package in front. */
    static String className(LayerConfig layer) {
        String name = layer.className();
        name = name.startsWith("keras.layers>") || name.startsWith("Custom>")
                ? name.substring(name.indexOf('>') + 1)
                : name;
        if (name.equals("Merge")) {
            return MERGES.getOrDefault(ConfigJson.text(layer.config(), "mode").orElse("sum"), "Merge");
        }
        return CLASSES.getOrDefault(name, name);
    }

    /** The settings under the names of Keras 2; those that have them already stay. */
    static LayerSettings settings(LayerConfig layer) {
        JsonObject old = layer.config();
        var renamed = new JsonObject();
        boolean legacy = SETTINGS.keySet().stream().anyMatch(old::has)
                || KERNEL_SIDES.stream().anyMatch(old::has);
        if (!legacy) {
            return new LayerSettings(old);
        }
        boolean convolves = layer.className().contains("onv");
        for (Map.Entry<String, JsonElement> entry : old.entrySet()) {
            String name = entry.getKey();
            String current = SETTINGS.getOrDefault(name, name);
            // these words mean something else in other layers
            boolean other = (name.equals("padding") && convolves && old.has("border_mode"))
                    || (name.equals("output_dim") && layer.className().equals("Embedding"))
                    || (name.equals("length") && !layer.className().equals("UpSampling1D"));
            if (KERNEL_SIDES.contains(name)) {
                continue;
            }
            if (!other && !renamed.has(current)) {
                renamed.add(current, entry.getValue());
            } else if (!renamed.has(name)) {
                renamed.add(name, entry.getValue());
            }
        }
        if (old.has("nb_row") && old.has("nb_col")) {
            var kernel = new JsonArray();
            if (old.has("kernel_dim1")) {
                kernel.add(old.get("kernel_dim1"));
            }
            kernel.add(old.get("nb_row"));
            kernel.add(old.get("nb_col"));
            renamed.add("kernel_size", kernel);
        }
        if (old.has("kernel_dim1") && old.has("kernel_dim2") && old.has("kernel_dim3")) {
            var kernel = new JsonArray();
            kernel.add(old.get("kernel_dim1"));
            kernel.add(old.get("kernel_dim2"));
            kernel.add(old.get("kernel_dim3"));
            renamed.add("kernel_size", kernel);
        }
        if (renamed.has("axis") && renamed.get("axis").isJsonNull()) {
            renamed.add("axis", new JsonPrimitive(-1));
        }
        return new LayerSettings(renamed);
    }
}
