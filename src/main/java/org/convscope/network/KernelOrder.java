package org.convscope.network;

import java.util.Locale;

/** How the kernels of convolutions lie in a file: Theano convolves with kernels turned by 180 degrees, TensorFlow does not. */
public enum KernelOrder {
    AS_STORED,
    TURNED;

    /** As the command line and sidecars call it: {@code as-stored}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
