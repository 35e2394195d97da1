package org.convscope.keras.layer;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Options of Keras's layers that change no number when a model is only applied: none of them has to be asked for. */
final class HarmlessOptions {
    /** Names, what training starts from and is held by, and the shape that a first layer states. */
    private static final Set<String> OF_ALL = Set.of(
            "name",
            "trainable",
            "batch_input_shape",
            "batch_shape",
            "input_shape",
            "input_dim",
            "input_length",
            "input_dtype",
            "weights",
            "init",
            "seed");

    private static final List<String> ENDINGS = List.of("_initializer", "_regularizer", "_constraint", "_init");

    private static final Set<String> OF_BATCH_NORMALIZATION = Set.of(
            "momentum", "renorm", "renorm_clipping", "renorm_momentum", "fused", "virtual_batch_size", "synchronized");

    /** Chosen for speed, or at work while a model is trained. */
    private static final Set<String> OF_RECURRENT = Set.of(
            "dropout",
            "recurrent_dropout",
            "dropout_W",
            "dropout_U",
            "consume_less",
            "implementation",
            "unroll",
            "unit_forget_bias",
            "use_cudnn");

    /** Those of a projection that is trained beside a kernel; what is stored is either in the kernel or left over. */
    private static final Set<String> OF_LORA = Set.of("lora_rank", "lora_alpha");

    /** The class of Keras 1 that stands for all kinds of merging; its mode says which, and which of the axes is asked for. */
    private static final Set<String> OF_MERGE = Set.of(
            "mode", "mode_type", "axis", "axes", "output_shape", "output_shape_type", "output_mask_type", "arguments");

    private static final Map<String, Set<String>> OF_CLASS = Map.ofEntries(
            Map.entry("BatchNormalization", OF_BATCH_NORMALIZATION),
            Map.entry("BatchNormalizationV1", OF_BATCH_NORMALIZATION),
            Map.entry("BatchNormalizationV2", OF_BATCH_NORMALIZATION),
            Map.entry("SyncBatchNormalization", OF_BATCH_NORMALIZATION),
            Map.entry("LayerScale", Set.of("init_values")),
            Map.entry("SimpleRNN", OF_RECURRENT),
            Map.entry("LSTM", OF_RECURRENT),
            Map.entry("GRU", OF_RECURRENT),
            Map.entry("Merge", OF_MERGE),
            Map.entry("RNN", OF_RECURRENT),
            Map.entry("CuDNNLSTM", OF_RECURRENT),
            Map.entry("CuDNNGRU", OF_RECURRENT),
            Map.entry("ConvLSTM1D", OF_RECURRENT),
            Map.entry("ConvLSTM2D", OF_RECURRENT),
            Map.entry("ConvLSTM3D", OF_RECURRENT),
            Map.entry(
                    "MultiHeadAttention",
                    Set.of("dropout", "flash_attention", "query_shape", "key_shape", "value_shape")),
            Map.entry("Attention", Set.of("dropout")),
            Map.entry("Resizing", Set.of("bounding_box_format")),
            Map.entry("CenterCrop", Set.of("bounding_box_format")),
            Map.entry("AdditiveAttention", Set.of("dropout")),
            Map.entry("Conv1D", OF_LORA),
            Map.entry("Conv2D", OF_LORA),
            Map.entry("Conv3D", OF_LORA),
            Map.entry("Dense", OF_LORA));

    private HarmlessOptions() {}

    /** Whether an option of a class, under the names of Keras 2, changes no number. */
    static boolean has(String className, String option) {
        return OF_ALL.contains(option)
                || ENDINGS.stream().anyMatch(option::endsWith)
                || OF_CLASS.getOrDefault(className, Set.of()).contains(option)
                || (SimpleLayers.IDENTITIES.contains(className) && KerasDefaults.has(className, option));
    }
}
