package org.convscope.network;

import java.util.Locale;

/** Where bilinear up-sampling takes its samples: TensorFlow 1 from the pixels' corners, TensorFlow 2 from their centres. */
public enum UpSamplingRule {
    TF1,
    TF2;

    /** As the command line and sidecars call it: {@code tf1}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
