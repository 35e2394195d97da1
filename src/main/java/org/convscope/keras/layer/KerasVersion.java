package org.convscope.keras.layer;

import java.util.Optional;
import org.convscope.network.KernelOrder;
import org.convscope.network.UpSamplingRule;

/**
 * What wrote a file, and what a user decides where the file cannot tell.
 *
 * @param text the version of Keras as the file says, empty where it does not
 * @param backend as the file says, empty where it does not
 * @param writer what the names of the variables say of the backend
 * @param kernels how the user has them read, if he says so
 * @param upSampling how the user has bilinear up-sampling computed, if he says so
 */
public record KerasVersion(
        String text,
        String backend,
        VariableNames writer,
        Optional<KernelOrder> kernels,
        Optional<UpSamplingRule> upSampling) {
    /** What the names of a file's variables tell. */
    public enum VariableNames {
        /** Names of arrays as TensorFlow writes them: {@code conv1_W:0}. */
        TENSORFLOW,
        /** {@code conv1_W} in a file of Keras 1 */
        THEANO,
        /** No names, or {@code param_0} */
        NOTHING
    }

    /** What a file says by itself, with names of variables that tell nothing. */
    public KerasVersion(String text, String backend) {
        this(text, backend, VariableNames.NOTHING, Optional.empty(), Optional.empty());
    }

    /** The same with what the user decides. */
    public KerasVersion with(Optional<KernelOrder> chosenKernels, Optional<UpSamplingRule> chosenUpSampling) {
        return new KerasVersion(text, backend, writer, chosenKernels, chosenUpSampling);
    }

    /** 1, 2 or 3; a file that says nothing is of Keras 1. */
    public int major() {
        return text.isEmpty() || !Character.isDigit(text.charAt(0)) ? 1 : text.charAt(0) - '0';
    }

    /** Whether kernels are stored for a true convolution, turned by 180 degrees: Keras 2.2.4 turns such when it loads them. */
    boolean turnedKernels(boolean channelsFirst) {
        if (kernels.isPresent()) {
            return kernels.get() == KernelOrder.TURNED;
        }
        if (!backend.isEmpty() || major() > 1) {
            return backend.equals("theano");
        }
        return writer == VariableNames.THEANO || (writer == VariableNames.NOTHING && channelsFirst);
    }

    /** Whether Theano itself computed the model, in the time of Keras 1, when it padded otherwise than TensorFlow. */
    boolean paddedByTheano() {
        return major() == 1 && (backend.equals("theano") || writer == VariableNames.THEANO);
    }

    /** Whether that is no more than the likelier reading: a file of Keras 1 that names no backend. */
    boolean kernelsAreGuessed() {
        return kernels.isEmpty() && backend.isEmpty() && major() == 1 && writer == VariableNames.NOTHING;
    }

    /**
     * How bilinear up-sampling is computed. Keras up to 2.3 calls TensorFlow 1's {@code resize_bilinear}, whatever TensorFlow
     * it runs on; tf.keras (2.2.4-tf and later) and Keras from 2.4 on {@code resize_images_v2}.
     */
    UpSamplingRule upSamplingRule() {
        boolean old = major() == 2 && !text.endsWith("-tf") && text.matches("2\\.[0-3](\\D.*)?");
        return upSampling.orElse(old ? UpSamplingRule.TF1 : UpSamplingRule.TF2);
    }

    /** Whether that is a guess, since the file says no version. */
    boolean upSamplingIsGuessed() {
        return upSampling.isEmpty() && text.isEmpty();
    }

    /** Whether it is tf.keras of TensorFlow 1.13 to 2.1, the first two of which write no interpolation. */
    boolean mayLackInterpolation() {
        return text.equals("2.2.4-tf");
    }

    /** Whether it is tf.keras, or Keras since that is the same: 2.2.4-tf, 2.4 and later. */
    boolean isPartOfTensorFlow() {
        return text.endsWith("-tf") || major() >= 3 || text.matches("2\\.([4-9]|\\d\\d).*");
    }

    /** Whether Keras has a GroupNormalization of its own: since 2.11. */
    boolean hasGroupNormalization() {
        return major() >= 3 || text.matches("2\\.(1[1-9]|[2-9]\\d).*");
    }
}
