package org.convscope.network;

import java.util.Locale;

/**
 * The places where bilinear up-sampling takes its samples: TensorFlow 1 from the pixels' corners, TensorFlow 2 from
 * their centres.
 */
public enum UpSamplingRule {
    TF1,
    TF2;

    /** The rule's name on the command line and in sidecars: {@code tf1}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
