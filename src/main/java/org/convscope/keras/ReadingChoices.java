package org.convscope.keras;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.convscope.network.KernelOrder;
import org.convscope.network.UpSamplingRule;

/**
 * What a user decides about a file that does not say it itself.
 *
 * @param declarations what layers compute that the file does not describe, by the layer's name as the summary lists it; the
 *     text is one of {@link org.convscope.keras.declared.LayerDeclaration}
 * @param start the layer that the network begins with; of a nested model: that model alone. Empty for the whole model
 * @param kernels how kernels are read where the file does not tell whether Theano wrote it, or against what it tells
 * @param upSampling how bilinear up-sampling is computed where the file does not tell, or against what it tells
 * @param fillings what inputs take that take no frame, by their names, in the words of
 *     {@link org.convscope.network.InputFilling}; names of files are counted from the model's folder on
 */
public record ReadingChoices(
        Map<String, String> declarations,
        Optional<String> start,
        Optional<KernelOrder> kernels,
        Optional<UpSamplingRule> upSampling,
        Map<String, String> fillings) {
    /** The choices that read a model as its file has it. */
    public static final ReadingChoices NONE = new ReadingChoices(Map.of(), Optional.empty());

    /** Kernels and up-sampling as the file says, no input filled. */
    public ReadingChoices(Map<String, String> declarations, Optional<String> start) {
        this(declarations, start, Optional.empty(), Optional.empty(), Map.of());
    }

    public ReadingChoices {
        declarations = Collections.unmodifiableMap(new LinkedHashMap<>(declarations));
        fillings = Collections.unmodifiableMap(new LinkedHashMap<>(fillings));
    }
}
