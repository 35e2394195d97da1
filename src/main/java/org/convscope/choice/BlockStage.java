package org.convscope.choice;

/** Which output of a block's last convolution is meant. */
public enum BlockStage {
    /** The convolution layer's own output, as Keras gives it. */
    CONVOLUTION,
    /** After the normalisation and activation layers that directly follow. */
    AFTER_ACTIVATION
}
