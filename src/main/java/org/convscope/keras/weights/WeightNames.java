package org.convscope.keras.weights;

import java.util.Map;
import java.util.Set;

/** What the versions of Keras call a layer's weights. */
final class WeightNames {
    /** Keras's field, and what older versions called it. */
    private static final Map<String, Set<String>> ALIASES = Map.of(
            "kernel", Set.of("kernel", "W"),
            "bias", Set.of("bias", "b"),
            "moving_mean", Set.of("moving_mean", "running_mean"),
            "moving_variance", Set.of("moving_variance", "running_std", "moving_var", "running_var"),
            "depthwise_kernel", Set.of("depthwise_kernel", "kernel"),
            "alpha", Set.of("alpha", "alphas"),
            "gamma", Set.of("gamma", "scale"),
            "embeddings", Set.of("embeddings", "W"));

    private WeightNames() {}

    /** All names of one of Keras's fields. */
    static Set<String> of(String field) {
        return ALIASES.getOrDefault(field, Set.of(field));
    }

    /** kernel, kernel_1, and Keras 1's convolution2d_1_W. */
    static boolean named(String found, String name) {
        String plain = found.replaceFirst("_\\d+$", "");
        return found.equals(name) || plain.equals(name) || (plain.endsWith("_" + name) && !speaks(plain));
    }

    /** Whether it is itself one of Keras's names for a weight. */
    static boolean speaks(String found) {
        String name = found.replaceFirst("_\\d+$", "");
        return ALIASES.values().stream().anyMatch(names -> names.contains(name))
                || Set.of(
                                "gamma",
                                "beta",
                                "depthwise_kernel",
                                "pointwise_kernel",
                                "recurrent_kernel",
                                "mean",
                                "variance",
                                "count",
                                "scale")
                        .contains(name);
    }
}
