package org.convscope.network;

import java.util.Locale;

/** How the kernels of convolutions lie in a file: Theano convolves with kernels turned by 180 degrees, TensorFlow does not. */
public enum KernelOrder {
    AS_STORED,
    TURNED;

    /** The order's name on the command line and in sidecars: {@code as-stored}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
