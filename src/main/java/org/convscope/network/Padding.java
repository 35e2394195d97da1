package org.convscope.network;

/** The ways in which a window treats the border, as in Keras. */
public enum Padding {
    VALID,
    /** Padding as TensorFlow's: the odd pixel goes to the end. Average pooling leaves the padding out of its count. */
    SAME,
    /** One-dimensional only: all padding before the first sample. */
    CAUSAL
}
