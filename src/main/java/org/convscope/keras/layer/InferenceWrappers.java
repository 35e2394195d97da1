package org.convscope.keras.layer;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.convscope.array.Tensor;
import org.convscope.keras.weights.LayerWeights;
import org.convscope.network.Weight;
import org.convscope.problem.Problem;

/**
 * Wrappers that matter while a model is trained, and at inference are the layer they hold with a kernel of their own: as stored
 * ({@code SpectralNormalization} of Keras and tensorflow_addons), times a mask ({@code PruneLowMagnitude} of
 * tensorflow-model-optimization), or of unit length times g ({@code WeightNormalization} of tensorflow_addons).
 */
final class InferenceWrappers {
    private static final List<String> KERNELS = List.of("kernel", "pointwise_kernel", "depthwise_kernel", "embeddings");

    private InferenceWrappers() {}

    static void register(Map<String, LayerTranslator> table) {
        table.put("SpectralNormalization", InferenceWrappers::spectral);
        table.put("PruneLowMagnitude", InferenceWrappers::pruned);
        table.put("Addons>WeightNormalization", InferenceWrappers::weightNormalized);
        table.put("Addons>SpectralNormalization", table.get("SpectralNormalization"));
    }

    /**
     * @param own names of the wrapper's arrays
     * @param training settings that matter while a model is trained
     */
    private static LayerTranslation inner(TranslationContext context, Predicate<String> own, String... training) {
        for (String setting : training) {
            context.settings().get(setting);
        }
        LayerWeights weights = context.weights().wrapped(own);
        LayerTranslation translation = LayerTable.translate(context.wrapping(WrapperLayers.wrapped(context), weights));
        weights.taken().forEach(weight -> context.weights().add(weight.name(), weight));
        return translation;
    }

    private static LayerTranslation spectral(TranslationContext context) {
        Predicate<String> own = Set.of("vector_u", "sn_u", "u")::contains;
        LayerTranslation translation = inner(context, own, "power_iterations");
        context.weights().keepVector("vector_u", own);
        return translation;
    }

    private static LayerTranslation pruned(TranslationContext context) {
        LayerTranslation translation = inner(
                context,
                name -> name.matches("(.*/)?(mask|threshold|pruning_step)(_\\d+)?"),
                "pruning_schedule",
                "block_size",
                "block_pooling_type",
                "sparsity_m_by_n");
        LayerWeights weights = context.weights();
        if (weights.has("mask_1")) {
            throw Problem.of("several pruned weights in one layer are not supported")
                    .asException();
        }
        if (weights.has("mask")) {
            Weight mask = weights.stored("mask");
            String kernel = KERNELS.stream()
                    .filter(name -> weights.taken().stream()
                            .anyMatch(weight ->
                                    weight.name().equals(name) && Arrays.equals(weight.shape(), mask.shape())))
                    .findFirst()
                    .orElseThrow(() ->
                            Problem.of("its mask fits none of its kernels").asException());
            weights.change(kernel, stored -> product(stored, mask.read()));
        }
        return translation;
    }

    private static Tensor product(Tensor kernel, Tensor mask) {
        float[] product = new float[kernel.size()];
        for (int i = 0; i < product.length; i++) {
            product[i] = kernel.data()[i] * mask.data()[i];
        }
        return Tensor.of(product, kernel.shape());
    }

    /** A layer that was never called takes g from v: then the kernel is v. */
    private static LayerTranslation weightNormalized(TranslationContext context) {
        boolean fromData = context.settings().flag("data_init", true);
        LayerTranslation translation = inner(
                context, name -> name.equals("g") || name.equals("initialized") || name.startsWith("data_dep_init/"));
        LayerWeights weights = context.weights();
        boolean direct =
                weights.taken().stream().anyMatch(weight -> weight.name().equals("kernel"));
        boolean recurrent =
                weights.taken().stream().anyMatch(weight -> weight.name().equals("recurrent_kernel"));
        if (!direct || recurrent || !weights.has("g") || !weights.has("initialized")) {
            throw Problem.of("a weight normalisation of this kind of layer is not supported")
                    .asException();
        }
        boolean initialized = weights.stored("initialized").read().data()[0] != 0;
        if (!initialized && fromData) {
            throw Problem.of("its g was never set: it takes it from the first data that it gets")
                    .nextStep("Train the model or call it once in Keras, and save it again")
                    .asException();
        }
        Weight g = weights.stored("g");
        if (initialized) {
            weights.change("kernel", stored -> normalized(stored, g.read()));
        }
        return translation;
    }

    /** {@code tf.nn.l2_normalize(v, all axes but the last) * g}. */
    private static Tensor normalized(Tensor kernel, Tensor g) {
        int units = kernel.length(kernel.rank() - 1);
        double[] squares = new double[units];
        for (int i = 0; i < kernel.size(); i++) {
            squares[i % units] += (double) kernel.data()[i] * kernel.data()[i];
        }
        float[] result = new float[kernel.size()];
        for (int i = 0; i < result.length; i++) {
            double length = Math.sqrt(Math.max(squares[i % units], 1e-12));
            result[i] = (float) (kernel.data()[i] / length * g.data()[i % units]);
        }
        return Tensor.of(result, kernel.shape());
    }
}
