package org.convscope.keras.layer;

/**
 * The version of Keras that wrote a file.
 *
 * @param text as the file says, empty where it does not
 * @param backend as the file says, empty where it does not
 */
public record KerasVersion(String text, String backend) {
    /** 1, 2 or 3; a file that says nothing is of Keras 1. */
    public int major() {
        return text.isEmpty() || !Character.isDigit(text.charAt(0)) ? 1 : text.charAt(0) - '0';
    }

    /** Whether kernels are stored for a true convolution, rotated by 180 degrees. */
    boolean rotatedKernels(boolean channelsFirst) {
        return backend.equals("theano") || (backend.isEmpty() && major() == 1 && channelsFirst);
    }
}
